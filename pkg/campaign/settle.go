package campaign

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// settle turns where the walk ended into the stage of the thread today.
func (c *Campaign) settle(t *Thread, w *walk) {
	coming := c.standing(t, w)
	if coming != nil && w.debt != nil && (w.debt.Times || coming.Booked.IsZero() && w.phase != infoint.StageDeclined) {
		w.debt = nil // the times that were owed were found
	}
	t.Owes = w.debt
	if w.open() && coming == nil {
		t.Unanswered = &Unanswered{Date: w.clock, Sent: w.sent, Nudges: w.nudges}
	}
	t.Stage = c.stage(t, w, coming)
	t.Waiting, t.Since = waiting(t, w)
	if t.Stage == infoint.StageBlocked {
		t.Owes, t.Unanswered, t.Waiting, t.Since = nil, nil, "", infoint.Date{}
	}
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
		if t.Contact.Tier != tierNone && (t.updatedAfter(w.since) || t.Contact.Tier != "" && t.LastContact.After(w.since)) {
			return nurtured(t)
		}
	case "":
		if tier := t.Contact.Tier; tier != "" && tier != tierNone && !t.LastContact.IsZero() {
			return nurtured(t)
		}
		if t.Contact.Why != "" {
			return infoint.StageReady
		}
		return infoint.StageLead
	}
	return w.phase
}

// tierNone says that one does not keep in touch.
const tierNone = "none"

// updatedAfter reports whether I wrote to them after a day.
func (t *Thread) updatedAfter(day infoint.Date) bool {
	return slices.ContainsFunc(t.Events, func(e infoint.Event) bool { return isMine(e) && e.Date.After(day) })
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
// many messages stayed unanswered that no tier is left. The effective tier is
// the one written down, a step lower for every two messages of mine without
// one of theirs after them.
func nurtured(t *Thread) infoint.Stage {
	tiers := []string{"close", "warm", "light", "annual"}
	at := slices.Index(tiers, t.Contact.Tier)
	if at < 0 {
		at = slices.Index(tiers, "light") // where people who gave an interview start
	}
	if at+unreturned(t)/2 >= len(tiers) {
		return infoint.StageDormant
	}
	return infoint.StageNurturing
}

// unreturned counts the days on which I wrote since they last wrote or spoke
// to me: a thank-you that stands in the log too is one message.
func unreturned(t *Thread) int {
	days := map[infoint.Date]bool{}
	for _, e := range t.Events {
		if isMine(e) && e.Date.After(t.LastTheirs) {
			days[e.Date] = true
		}
	}
	for _, talk := range t.Talks {
		if talk.Thanked.After(t.LastTheirs) {
			days[talk.Thanked] = true
		}
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
