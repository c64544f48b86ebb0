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
		rule := hushName(e.Rule)
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

// hushName is the name of a rule or a row as a log line holds it: a word in
// lower case, without the marks that people put behind a word.
func hushName(s string) string { return strings.ToLower(strings.Trim(s, ",.;*_")) }

// hushed reports whether a log puts the row off or does away with it: that of
// the person, or that of the talk. A snooze holds until its day; a dismissal
// holds until the cause happens anew.
func (a *Agenda) hushed(r Row) bool {
	if r.Contact == infoint.Me && a.holds(r, a.c.Profile.Path, a.c.ProfileLog()) {
		return true
	}
	t := a.c.Thread(r.Contact)
	if t != nil && a.holds(r, t.Contact.Path, t.Events) {
		return true
	}
	return r.talk != nil && a.holds(r, r.talk.Path, r.talk.Log)
}

// holds looks a row up in one log, which is read once however many rows ask.
func (a *Agenda) holds(r Row, path string, log []infoint.Event) bool {
	h, ok := a.quiet[path]
	if !ok {
		h = hushesOf(log)
		a.quiet[path] = h
	}
	for _, name := range []string{r.Rule, r.Key} {
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
