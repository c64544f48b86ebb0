package agenda

import (
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// A View says how far to look.
type View int

// ViewToday is what plain due shows; ViewWeek looks seven days further;
// ViewAll is every open row.
const (
	ViewToday View = iota
	ViewWeek
	ViewAll
)

// All returns every open row, none merged and none left out.
func (a *Agenda) All() []Row { return a.rows }

// Rows returns the rows of a view in order. Two messages to one person on one
// day are one row: the later one stands in Also of the first.
func (a *Agenda) Rows(view View) []Row {
	rows := make([]Row, 0, len(a.rows))
	for _, r := range a.rows {
		if a.shown(r, view) {
			rows = append(rows, r)
		}
	}
	if view != ViewAll {
		rows = few(rows)
	}
	return a.merge(rows)
}

// few leaves those of a rule out of which there are more than it shows at once,
// the latest first. Rows of one priority are in the order of their days.
func few(rows []Row) []Row {
	count := map[string]int{}
	return slices.DeleteFunc(rows, func(r Row) bool {
		if r.most == 0 || r.Priority != WhenConvenient {
			return false
		}
		count[r.Rule]++
		return count[r.Rule] > r.most
	})
}

func (a *Agenda) shown(r Row, view View) bool {
	today := a.c.Today()
	switch {
	case view == ViewAll:
		return true
	case view == ViewToday && r.early:
		return false
	case r.Priority == WhenConvenient && !a.c.Calendar.IsBusinessDay(today):
		return false // what can wait is quiet at weekends, however far one looks
	case view == ViewWeek:
		return !a.from(r).After(today.AddDays(7))
	}
	return !a.from(r).After(today)
}

// from returns the day from which a row is shown, today at the earliest: its
// due day, moved back to a business day, unless it is shown at once.
func (a *Agenda) from(r Row) infoint.Date {
	day := a.c.Today()
	if due := a.calendar(r).OnOrBefore(r.Due.Date); !r.fromCause && due.After(day) {
		day = due
	}
	if r.spent && day == a.c.Today() {
		day = day.AddDays(1)
	}
	if r.quiet {
		for day = day.AddDays(1); day.Weekday() != time.Monday; {
			day = day.AddDays(1)
		}
	}
	if r.Priority == WhenConvenient && !a.c.Calendar.IsBusinessDay(day) {
		day = a.c.Calendar.Add(day, 1)
	}
	return day
}

// calendar is what moves a row to a business day. A talk stays in a pause where
// it was arranged, and so does what belongs to it: prepared before the pause, it
// would be prepared weeks too early.
func (a *Agenda) calendar(r Row) when.Calendar {
	switch r.Rule {
	case RulePrep, RuleConfirm, RuleDidItHappen, RuleDebrief, RuleThank:
		return when.Calendar{Holidays: a.c.Calendar.Holidays}
	}
	return a.c.Calendar
}

// A sitting is what one does for one person on one day.
type sitting struct {
	contact infoint.ID
	on      infoint.Date
}

// merge puts what is due to one person on one day into one message. Promises
// are merged into a message and never into one another: each is done by
// itself. The message stands where the first of what it holds stood, and
// matters as much. What is about nobody in particular goes to nobody, and who
// was named and has no file yet is not the next one who was.
func (a *Agenda) merge(rows []Row) []Row {
	of := make([]sitting, len(rows))
	message := map[sitting]int{} // the index of the message
	for i, r := range rows {
		of[i] = sitting{r.Contact, a.from(r)}
		if _, seen := message[of[i]]; r.message && !seen && r.Contact != infoint.Me {
			message[of[i]] = i
		}
	}
	place := map[sitting]int{}
	words := map[sitting][]string{}
	out := make([]Row, 0, len(rows))
	for i, r := range rows {
		s := of[i]
		at, ok := message[s]
		if !ok || !r.message && !r.IsPromise() {
			out = append(out, r)
			continue
		}
		if _, placed := place[s]; !placed {
			place[s] = len(out)
			first := rows[at]
			first.Priority = min(first.Priority, r.Priority)
			out = append(out, first)
		}
		if i != at {
			out[place[s]].Also = append(out[place[s]].Also, r.Key)
			words[s] = append(words[s], r.short())
		}
	}
	for s, w := range words {
		out[place[s]].Why += "; in the same message: " + strings.Join(w, ", ")
	}
	return out
}

// Of returns the open rows about one person, none merged, and those about a talk
// in which they take part.
func (a *Agenda) Of(id infoint.ID) []Row {
	var out []Row
	for _, r := range a.rows {
		if r.Contact == id || slices.Contains(r.party, id) {
			out = append(out, r)
		}
	}
	return out
}

// Shown returns those rows of a person that ViewToday shows.
func (a *Agenda) Shown(id infoint.ID) []Row {
	return slices.DeleteFunc(a.Of(id), func(r Row) bool { return !a.shown(r, ViewToday) })
}

// NextDue returns for each person the earliest due day of any row.
func (a *Agenda) NextDue() map[infoint.ID]infoint.Date {
	next := map[infoint.ID]infoint.Date{}
	for _, r := range a.rows {
		for _, id := range append([]infoint.ID{r.Contact}, r.party...) {
			if d, ok := next[id]; !ok || r.Due.Date.Before(d) {
				next[id] = r.Due.Date
			}
		}
	}
	return next
}

// Upcoming returns the row that will be shown first of those that are not
// shown today, and the day from which it is.
func (a *Agenda) Upcoming() (Row, infoint.Date, bool) {
	var best Row
	var from infoint.Date
	for _, r := range a.rows {
		if a.shown(r, ViewToday) {
			continue
		}
		if day := a.from(r); from.IsZero() || day.Before(from) {
			best, from = r, day
		}
	}
	return best, from, !from.IsZero()
}
