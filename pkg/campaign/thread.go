package campaign

import (
	"slices"
	"sort"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Thread is all that has passed with one person, and where it stands.
type Thread struct {
	Contact *infoint.Contact
	Talks   []*Talk // by their hour
	// Events are the lines of the log up to today, by their dates. What is
	// dated later has not happened: it is a slip, or now is set back.
	Events []infoint.Event
	Stage  infoint.Stage

	LastContact infoint.Date // of any message or talk, either way
	LastMine    infoint.Date // of anything I wrote or said
	LastTheirs  infoint.Date

	// Waiting says who has to move: me, them, or nobody (empty).
	Waiting infoint.Owner
	// Since is the day of the event that made it so.
	Since infoint.Date

	// Owes is what I owe an answer to: the reply, or nothing.
	Owes *Debt
	// Unanswered is my last message of an outreach that nobody answered.
	Unanswered *Unanswered
	// Offers counts how often I sent times in a row, while they are out.
	Offers int
	// Wake is the day from which somebody who said later wants to hear from me.
	Wake infoint.Date
	// Intro is the introduction that I asked for and that nobody made yet.
	Intro *Intro
	// Thanked is the day of the thank-you after which I have not written yet.
	Thanked infoint.Date
	// Parked is the day from which the person counts as parked, zero for nobody
	// who does.
	Parked infoint.Date
	// Tier is how often one keeps in touch: the tier that is written down, or
	// light, lowered where messages stayed unanswered; empty where it is not the
	// time for it.
	Tier string
	// Leads are those who led to them.
	Leads []Lead
	// Channel is the one last used with them, "email" where none is known.
	Channel string
	// Introducer is who led to them, where the notes say it.
	Introducer infoint.ID
	// MayName says that the introducer agreed to be named.
	MayName bool
}

// A Debt is a reply that waits for me.
type Debt struct {
	Reply infoint.Event
	// Times says that they agreed and wait for times (a yes, or a talk that
	// did not come about), rather than for an answer.
	Times bool
	// Talk is the cancelled or missed talk that times are owed for.
	Talk *Talk
	Date infoint.Date
}

// Unanswered is an outreach without a reply.
type Unanswered struct {
	Date   infoint.Date // of my last message, or the day their machine says they are back
	Sent   infoint.Date // of my last message
	Nudges int
}

// An Intro is an introduction that was asked for.
type Intro struct {
	Connector infoint.ID // empty where the note does not say
	Date      infoint.Date
	Asks      int // how often it was asked for
}

// A Lead is somebody who led to a person: named them, introduced us, or sent me
// on to them. On is zero where only the key via says so.
type Lead struct {
	By infoint.ID
	On infoint.Date
}

// InterviewCount counts the talks held.
func (t *Thread) InterviewCount() int {
	n := 0
	for _, talk := range t.Talks {
		if !talk.Held.IsZero() {
			n++
		}
	}
	return n
}

// Coming returns the next talk that is still to come about, nil for none.
func (t *Thread) Coming() *Talk {
	for _, talk := range t.Talks {
		if talk.Ahead() {
			return talk
		}
	}
	return nil
}

// LastHeld returns the last talk that was held, nil for none.
func (t *Thread) LastHeld() *Talk {
	var last *Talk
	for _, talk := range t.Talks {
		if !talk.Held.IsZero() && (last == nil || !talk.Held.Before(last.Held)) {
			last = talk
		}
	}
	return last
}

func (c *Campaign) thread(p *infoint.Contact, talks []*Talk) *Thread {
	t := &Thread{Contact: p, Events: until(p.Log, c.Today()), Channel: "email"}
	t.Talks = seenBy(talks, t.Events)
	if p.Relationship == infoint.RelationLinkedIn && p.Email == "" {
		t.Channel = "linkedin"
	}
	t.touches()
	w := walk{}
	for _, d := range t.timeline() {
		d.do(&w)
	}
	c.settle(t, &w)
	c.introducer(t)
	return t
}

// until returns the part of a log, which is in the order of its dates, that
// has happened by a day.
func until(log []infoint.Event, day infoint.Date) []infoint.Event {
	n := sort.Search(len(log), func(i int) bool { return log[i].Date.After(day) })
	return log[:n:n]
}

// touches dates what passed in either direction.
func (t *Thread) touches() {
	mine := func(d infoint.Date) { t.LastMine = later(t.LastMine, d) }
	theirs := func(d infoint.Date) { t.LastTheirs = later(t.LastTheirs, d) }
	for _, e := range t.Events {
		switch {
		case isMine(e):
			mine(e.Date)
			if e.Channel != "" && e.Channel != "in-person" {
				t.Channel = e.Channel
			}
		case isTheirs(e):
			theirs(e.Date)
		}
	}
	for _, talk := range t.Talks {
		for _, d := range []infoint.Date{talk.Booked, talk.Confirmed, talk.Held, talk.Thanked} {
			mine(d)
		}
		theirs(talk.Held)
		by := func(who string, d infoint.Date) {
			if who == string(infoint.OwnerThem) {
				theirs(d)
			} else {
				mine(d)
			}
		}
		by(talk.CancelledBy, talk.Cancelled)
		for _, e := range talk.Log {
			if e.Kind == infoint.EventMoved || e.Kind == infoint.EventSlots {
				by(e.By, e.Date)
			}
		}
	}
	t.LastContact = later(t.LastMine, t.LastTheirs)
}

func later(a, b infoint.Date) infoint.Date {
	if b.After(a) {
		return b
	}
	return a
}

// isMine reports whether an event is a message of mine to this person.
func isMine(e infoint.Event) bool {
	switch e.Kind {
	case infoint.EventOutreach, infoint.EventNudge, infoint.EventSlots, infoint.EventWrote, infoint.EventToldAbout:
		return true
	}
	return false
}

// isTheirs reports whether an event is a message of theirs; what a machine
// answers is none.
func isTheirs(e infoint.Event) bool {
	switch e.Kind {
	case infoint.EventReply:
		return e.Answer != infoint.ReplyAuto && e.Answer != infoint.ReplyBounce
	case infoint.EventHeard:
		return true
	}
	return false
}

// introducer finds who led to a person: the key via, the connector of an
// introduction, or a referral line of a talk.
func (c *Campaign) introducer(t *Thread) {
	if id, ok := c.Lookup(t.Contact.Via); ok {
		t.ledBy(id, infoint.Date{}, false)
	}
	for _, e := range t.Events {
		if e.Kind != infoint.EventIntroMade {
			continue
		}
		if id, ok := c.Lookup(e.Link); ok && id != t.Contact.ID {
			t.ledBy(id, e.Date, true)
			t.Introducer = id
		}
		t.MayName = t.Introducer != "" // who introduces agreed to be named
	}
}

// linkReferrals fills in the introducers that only referral lines name, for all threads
// at once: a search per person would be quadratic.
func (c *Campaign) linkReferrals() {
	for _, talk := range c.talks {
		for _, r := range talk.Referrals {
			if id, ok := c.referred(r); ok {
				c.byID[id].ledBy(c.speaker(talk, r.By), talk.Held, r.Permission == infoint.PermissionYes)
			}
		}
	}
	for _, t := range c.threads {
		for _, e := range t.Events {
			if e.Kind == infoint.EventReply && e.Answer == infoint.ReplyRedirect {
				if id, ok := c.Lookup(e.Link); ok {
					c.byID[id].ledBy(t.Contact.ID, e.Date, false)
				}
			}
		}
	}
}

// referred finds the person of a referral line, by its link or by its words.
func (c *Campaign) referred(r infoint.Referral) (infoint.ID, bool) {
	if id, ok := c.Lookup(r.To); ok {
		return id, true
	}
	return c.names.lookup(r.Name)
}

// ledBy notes that somebody named this person. The first who did is the
// introducer.
func (t *Thread) ledBy(id infoint.ID, on infoint.Date, mayName bool) {
	if id == "" || id == t.Contact.ID {
		return
	}
	if !slices.ContainsFunc(t.Leads, func(l Lead) bool { return l.By == id }) {
		t.Leads = append(t.Leads, Lead{By: id, On: on})
	}
	if t.Introducer == "" {
		t.Introducer = id
	}
	if t.Introducer == id && mayName {
		t.MayName = true
	}
}

// Introduced returns the people whom somebody led to, by their ids.
func (c *Campaign) Introduced(by infoint.ID) []infoint.ID {
	var out []infoint.ID
	for _, t := range c.threads {
		if by != "" && t.Introducer == by {
			out = append(out, t.Contact.ID)
		}
	}
	return out
}

// SaidOf returns what the introducer said of a person in a referral line,
// empty where it is private or nobody wrote it down.
func (c *Campaign) SaidOf(t *Thread) string {
	introducer := c.byID[t.Introducer]
	if introducer == nil {
		return ""
	}
	for _, talk := range introducer.Talks {
		for _, r := range talk.Referrals {
			if id, ok := c.referred(r); ok && id == t.Contact.ID && !r.Private {
				return r.Text
			}
		}
	}
	return ""
}
