package agenda

import (
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// A Deed is what done writes down for a row: one fact, the one that ends it.
// The zero Deed is none.
type Deed struct {
	Key   string        // a date of the talk at the row's path
	Tick  bool          // the promise in the row's line
	Event infoint.Event // a line in the log of To, but for its date
	To    infoint.ID    // the row's contact, but for an introduction that I asked for
	// Channel says that the line names the channel.
	Channel bool
	// Note is the kind of a new note, made from its template.
	Note infoint.Kind
}

// IsZero reports whether no command records the row.
func (d Deed) IsZero() bool { return d == Deed{} }

// Deed returns what ends the row, none where only time or a fact in words does.
func (r Row) Deed() Deed {
	if r.open {
		return Deed{}
	}
	log := func(kind infoint.EventKind) Deed { return Deed{To: r.Contact, Event: infoint.Event{Kind: kind}} }
	message := func(kind infoint.EventKind) Deed {
		d := log(kind)
		d.Channel = true
		return d
	}
	switch r.Rule {
	case RuleConfirm:
		return Deed{Key: "confirmed"}
	case RuleThank:
		if r.others {
			d := message(infoint.EventWrote)
			d.Event.Text = campaign.ThankYou
			return d
		}
		return Deed{Key: "thanked"}
	case RuleDebrief:
		return Deed{Key: "debriefed"}
	case RulePrep:
		return Deed{Key: "prepared"}
	case RuleDidItHappen:
		return Deed{Key: "held"}
	case RulePromiseMine, RulePromiseTheirs:
		return Deed{Tick: true}
	case RulePark:
		d := log(infoint.EventClosed)
		d.Event.Outcome, d.Event.Text = "parked", "no answer"
		return d
	case RuleSendSlots, RuleChaseSlots:
		return log(infoint.EventSlots)
	case RuleNudge, RuleWake:
		return message(infoint.EventNudge)
	case RuleFollowReferral, RuleTryAnother:
		return message(infoint.EventOutreach)
	case RuleTellReferrer:
		d := log(infoint.EventToldAbout)
		d.Event.Link = infoint.Ref{Target: string(r.About)}
		return d
	case RuleIntroPending:
		return r.introDeed()
	case RuleReflect:
		return Deed{Note: infoint.KindReflection}
	case RuleResearch:
		if r.Priority != WhenConvenient {
			return Deed{} // the reason itself
		}
		d := log(infoint.EventReopened)
		d.Event.Text = "with a new reason"
		return d
	case RuleRetention:
		d := log(infoint.EventNote)
		d.Event.Text = "kept"
		return d
	}
	return message(infoint.EventWrote)
}

// Since is the day from which on what ends the row can have been done: before
// it, it would be an answer to something else. Zero where any day will do.
func (r Row) Since() infoint.Date {
	if r.IsPromise() || r.Rule == RuleDidItHappen {
		return infoint.Date{}
	}
	return r.cause
}

// introDeed: the connector was asked once more, or I wrote directly.
func (r Row) introDeed() Deed {
	if r.About == "" {
		return Deed{To: r.Contact, Channel: true, Event: infoint.Event{Kind: infoint.EventOutreach}}
	}
	return Deed{To: r.About, Event: infoint.Event{Kind: infoint.EventIntroAsked, Link: infoint.Ref{Target: string(r.Contact)}}}
}
