package agenda

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// hushes holds, by the name of a rule or the key of a row, until when a log
// puts it off and up to which day it is dismissed.
type hushes map[string]hush

// A hush counts by days, and on the day of a dismissal by lines: anew says that
// something else happened on that day below it.
type hush struct {
	snoozed, dismissed infoint.Date
	anew               bool
}

func hushesOf(log []infoint.Event) hushes {
	var out hushes
	for _, e := range log {
		if e.Kind != infoint.EventSnooze && e.Kind != infoint.EventDismiss {
			out.happened(e)
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
			h.dismissed, h.anew = e.Date, false
		}
		out[rule] = h
	}
	return out
}

// happened notes that a dismissal of the same day stands above an event. A note
// of mine makes no row.
func (all hushes) happened(e infoint.Event) {
	for rule, h := range all {
		if h.dismissed == e.Date && e.Kind != infoint.EventNote {
			h.anew = true
			all[rule] = h
		}
	}
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
		if !hush.dismissed.IsZero() && !r.cause.After(hush.dismissed) && !(hush.anew && r.cause == hush.dismissed) {
			return true
		}
		if a.c.Today().Before(hush.snoozed) {
			a.putOff = append(a.putOff, hush.snoozed)
			return true
		}
	}
	return false
}

// PutOff returns how many rows are snoozed, and the first day on which one of
// them comes back.
func (a *Agenda) PutOff() (int, infoint.Date) {
	if len(a.putOff) == 0 {
		return 0, infoint.Date{}
	}
	return len(a.putOff), slices.MinFunc(a.putOff, infoint.Date.Compare)
}
