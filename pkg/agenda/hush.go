package agenda

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// hushes holds, by the name of a rule or the key of a row, until when a log
// puts it off and up to which day it is dismissed.
type hushes map[string]hush

type hush struct{ snoozed, dismissed infoint.Date }

func hushesOf(log []infoint.Event) hushes {
	var out hushes
	for _, e := range log {
		if e.Kind != infoint.EventSnooze && e.Kind != infoint.EventDismiss {
			continue
		}
		if out == nil {
			out = hushes{}
		}
		rule := strings.ToLower(e.Rule)
		h := out[rule]
		if e.Kind == infoint.EventSnooze {
			h.snoozed = e.Until // the last word counts
		} else {
			h.dismissed = e.Date
		}
		out[rule] = h
	}
	return out
}

// hushed reports whether a log puts the row off or does away with it: that of
// the person, or that of the talk. A snooze holds until its day; a dismissal
// holds until the cause happens anew.
func (a *Agenda) hushed(r Row) bool {
	t := a.c.Thread(r.Contact)
	if t == nil {
		return false
	}
	if a.holds(r, r.Contact, t.Contact.Log) {
		return true
	}
	for _, talk := range t.Talks {
		if talk.ID == r.Interview {
			return a.holds(r, talk.ID, talk.Log)
		}
	}
	return false
}

// holds looks a row up in one log, which is read once however many rows ask.
func (a *Agenda) holds(r Row, id infoint.ID, log []infoint.Event) bool {
	h, ok := a.quiet[id]
	if !ok {
		h = hushesOf(log)
		a.quiet[id] = h
	}
	for _, name := range []string{r.Rule, strings.ToLower(r.Key)} {
		hush, ok := h[name]
		if !ok {
			continue
		}
		if a.c.Today().Before(hush.snoozed) || !hush.dismissed.IsZero() && !r.cause.After(hush.dismissed) {
			return true
		}
	}
	return false
}
