package cli

import (
	"slices"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
)

// letterFor is the kind of letter that a row asks for, empty for none.
func letterFor(c *campaign.Campaign, r agenda.Row) string {
	if r.Rule == agenda.RuleAnswerReply {
		if t := c.Thread(r.Contact); t != nil && t.Owes != nil && t.Owes.Reply.Answer == infoint.ReplyNo {
			return letter.KindDeclinedReply
		}
		return "" // an answer to anything else is in one's own words
	}
	if r.Rule == agenda.RuleIntroAnswer && r.Thanked() {
		return letter.KindOutreach
	}
	return letterKind(r.Rule)
}

// letterKind is the kind of letter that a rule always asks for, empty for none.
func letterKind(rule string) string {
	return map[string]string{
		agenda.RuleThank:          letter.KindThanks,
		agenda.RuleNudge:          letter.KindNudge,
		agenda.RuleSendSlots:      letter.KindSlots,
		agenda.RuleConfirm:        letter.KindConfirm,
		agenda.RuleApologise:      letter.KindApology,
		agenda.RuleChaseSlots:     letter.KindSlots,
		agenda.RulePromiseTheirs:  letter.KindUpdate,
		agenda.RuleFollowReferral: letter.KindOutreach,
		agenda.RuleTellReferrer:   letter.KindReferrerUpdate,
		agenda.RuleIntroAnswer:    letter.KindIntroThanks,
		agenda.RuleTryAnother:     letter.KindOutreach,
		agenda.RuleWake:           letter.KindNudge,
		agenda.RuleFirstUpdate:    letter.KindUpdate,
		agenda.RuleKeepInTouch:    letter.KindUpdate,
		agenda.RuleOutcome:        letter.KindOutcome,
	}[rule]
}

// A deed is what a letter is recorded as once it was sent: a date in the note
// of the talk, or an event in the log of the reader or of the third person.
type deed struct {
	key   string
	event infoint.EventKind
}

// deedOf is the deed of a kind of letter; a kind of the user's own is a message
// without an ask.
func deedOf(kind string) deed {
	switch kind {
	case letter.KindThanks:
		return deed{key: "thanked"}
	case letter.KindConfirm:
		return deed{key: "confirmed"}
	case letter.KindOutreach, letter.KindSecondAsk:
		return deed{event: infoint.EventOutreach}
	case letter.KindNudge:
		return deed{event: infoint.EventNudge}
	case letter.KindSlots, letter.KindReschedule:
		return deed{event: infoint.EventSlots}
	case letter.KindIntroRequest:
		return deed{event: infoint.EventIntroAsked}
	case letter.KindReferrerUpdate:
		return deed{event: infoint.EventToldAbout}
	}
	return deed{event: infoint.EventWrote}
}

// oweThanks reports whether the last talk with somebody has no thanks yet.
func oweThanks(t *campaign.Thread) bool {
	last := t.LastHeld()
	return last != nil && last.Thanked.IsZero()
}

// overtaken reports whether what a draft is for was done on its day or later
// without it. The day of a draft is in its name.
func overtaken(c *campaign.Campaign, l *infoint.Letter) bool {
	day, err := infoint.ParseDate(string(l.ID)[:min(len(l.ID), len("2006-01-02"))])
	to, ok := c.Lookup(l.To)
	if err != nil || !ok {
		return false
	}
	d, about := deedOf(l.Kind), infoint.ID("")
	if id, ok := c.Lookup(l.About); ok {
		about = id
	}
	since := func(on infoint.Date) bool { return !on.IsZero() && !on.Before(day) }
	log := c.Thread(to).Events
	switch {
	case d.key == "thanked":
		last := c.Thread(to).LastHeld()
		return last != nil && since(last.Thanked)
	case d.key == "confirmed":
		coming := c.Thread(to).Coming()
		return coming != nil && since(coming.Confirmed)
	case d.event == infoint.EventWrote:
		return false // a message of any kind is not this one
	case d.event == infoint.EventIntroAsked && about != "":
		log = c.Thread(about).Events
	}
	return slices.ContainsFunc(log, func(e infoint.Event) bool {
		link, _ := c.Lookup(e.Link)
		return e.Kind == d.event && since(e.Date) && (d.event != infoint.EventToldAbout || link == about)
	})
}
