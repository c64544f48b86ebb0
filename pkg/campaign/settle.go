package campaign

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// settle turns where the walk ended into the stage of the thread today.
func (c *Campaign) settle(t *Thread, w *walk) {
	coming := c.standing(t, w)
	if coming != nil && w.debt != nil && (w.debt.Times || coming.Booked.IsZero() && w.phase == infoint.StageProposing && answersTimes(t, w.debt.Reply)) {
		w.debt = nil // the times that were owed were found, or what they asked about them
	}
	t.Owes = w.debt
	if w.open() && coming == nil {
		t.Unanswered = &Unanswered{Date: w.clock, Sent: w.sent, Nudges: w.nudges}
	}
	t.Stage = c.stage(t, w, coming)
	t.Waiting, t.Since = waiting(t, w)
	switch t.Stage {
	case infoint.StageBlocked:
		t.Owes, t.Unanswered, t.Waiting, t.Since = nil, nil, "", infoint.Date{}
	case infoint.StageProposing:
		t.Offers = w.offers
	case infoint.StageThanked:
		t.Thanked = w.since
	case infoint.StageDeferred:
		t.Wake = w.wake
	case infoint.StageIntroAsked:
		t.Intro = &Intro{Date: w.since, Asks: w.asks}
		if id, ok := c.Lookup(w.via); ok && id != t.Contact.ID {
			t.Intro.Connector = id
		}
	case infoint.StageParked:
		if t.Parked = w.since; w.phase != infoint.StageParked {
			t.Parked = c.ParkOn(t.Unanswered)
		}
	case infoint.StageNurturing:
		t.Tier = tierOf(t)
	}
}

// answersTimes reports whether a reply came to times that I had sent, and to
// nothing that I wrote since.
func answersTimes(t *Thread, reply infoint.Event) bool {
	var last infoint.EventKind
	for _, e := range t.Events {
		if e.Line == reply.Line && e.Date == reply.Date {
			break
		}
		if isMine(e) {
			last = e.Kind
		}
	}
	return last == infoint.EventSlots
}

// standing returns the talk that is arranged, nil for none. One whose day has
// passed while nobody wrote down how it went, and after which the thread went
// on, holds nothing up; nor does a note without a day.
func (c *Campaign) standing(t *Thread, w *walk) *Talk {
	last := w.since
	if w.debt != nil {
		last = later(last, w.debt.Date)
	}
	for _, talk := range t.Talks {
		day := talk.Scheduled.Date
		if talk.Ahead() && !day.IsZero() && (!day.Before(c.Today()) || !last.After(day)) {
			return talk
		}
	}
	return nil
}

func (c *Campaign) stage(t *Thread, w *walk, coming *Talk) infoint.Stage {
	switch {
	case t.Contact.DoNotContact:
		return infoint.StageBlocked
	case w.phase == infoint.StageParked || w.phase == infoint.StageDropped || w.phase == infoint.StageDeclined:
		return w.phase
	case coming != nil:
		return infoint.StageScheduled
	case c.GivenUp(t):
		return infoint.StageParked
	}
	switch w.phase {
	case infoint.StageThanked:
		if t.Contact.Tier != TierNone && (t.WroteAfter(w.since) || t.Contact.Tier != "" && t.LastContact.After(w.since)) {
			return nurtured(t)
		}
	case "":
		if tier := t.Contact.Tier; tier != "" && tier != TierNone && !t.LastContact.IsZero() {
			return nurtured(t)
		}
		if t.Contact.Why != "" {
			return infoint.StageReady
		}
		return infoint.StageLead
	}
	return w.phase
}

// GivenUp reports whether an outreach stayed without an answer so long that it
// is parked, whether or not anybody wrote that down.
func (c *Campaign) GivenUp(t *Thread) bool {
	u := t.Unanswered
	return u != nil && u.Nudges >= c.Config.NudgeMax && !c.Today().Before(c.ParkOn(u))
}

// ParkOn is the day on which an unanswered outreach is parked.
func (c *Campaign) ParkOn(u *Unanswered) infoint.Date {
	return c.Calendar.Add(u.Date, c.Config.ParkAfter)
}

// nurtured is the stage of somebody one keeps in touch with: dormant where so
// many messages stayed unanswered that no tier is left.
func nurtured(t *Thread) infoint.Stage {
	if tierOf(t) == "" {
		return infoint.StageDormant
	}
	return infoint.StageNurturing
}

// The tiers of keeping in touch, the nearest first.
const (
	TierClose  = "close"
	TierWarm   = "warm"
	TierLight  = "light"
	TierAnnual = "annual"
	TierNone   = "none" // one does not keep in touch
)

// tierOf is the tier that holds: the one written down, a step lower for every
// two messages of mine without one of theirs after them; empty below the last.
func tierOf(t *Thread) string {
	tiers := []string{TierClose, TierWarm, TierLight, TierAnnual}
	at := slices.Index(tiers, t.Contact.Tier)
	if at < 0 {
		at = slices.Index(tiers, TierLight) // where people who gave an interview start
	}
	if at += unreturned(t) / 2; at < len(tiers) {
		return tiers[at]
	}
	return ""
}

// unreturned counts the days on which I wrote since they last wrote or spoke
// to me. Thanks answer what they gave, be they in the note of the talk or in
// the log too: nobody has to answer them.
func unreturned(t *Thread) int {
	days := map[infoint.Date]bool{}
	for _, e := range t.Events {
		if isMine(e) && e.Date.After(t.LastTheirs) {
			days[e.Date] = true
		}
	}
	for _, talk := range t.Talks {
		delete(days, talk.Thanked)
	}
	return len(days)
}

func waiting(t *Thread, w *walk) (infoint.Owner, infoint.Date) {
	switch {
	case t.Owes != nil:
		return infoint.OwnerMe, t.Owes.Date
	case t.Stage == infoint.StageHeld:
		return infoint.OwnerMe, w.since
	case t.Stage == infoint.StageContacted && w.clock.IsZero(): // an introduction was made
		return infoint.OwnerMe, w.since
	}
	switch t.Stage {
	case infoint.StageContacted, infoint.StageNudged:
		return infoint.OwnerThem, w.sent
	case infoint.StageProposing, infoint.StageIntroAsked:
		return infoint.OwnerThem, w.since
	}
	return "", infoint.Date{}
}
