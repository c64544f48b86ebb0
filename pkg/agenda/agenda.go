package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// An Agenda is every open row of a campaign at its time.
type Agenda struct {
	c     *campaign.Campaign
	rows  []Row
	quiet map[infoint.ID]hushes
}

// Of applies every rule to the campaign, at the campaign's own time.
func Of(c *campaign.Campaign) *Agenda {
	a := &Agenda{c: c, quiet: map[infoint.ID]hushes{}}
	for _, rule := range Rules() {
		for _, row := range rule.find(c) {
			row.Rule, row.Priority = rule.Name, cmp.Or(row.Priority, rule.Priority)
			row.message = rule.message
			a.complete(&row)
			if !a.hushed(row) {
				a.rows = append(a.rows, row)
			}
		}
	}
	slices.SortStableFunc(a.rows, compare)
	a.nameDone()
	return a
}

func (a *Agenda) complete(r *Row) {
	if p := a.c.Contact(r.Contact); p != nil {
		r.Name = p.Name
		if r.Path == "" {
			r.Path, r.Line = p.Path, 1
		}
	}
	if r.Key == "" {
		r.Key = r.Rule + ":" + string(cmp.Or(r.Interview, r.Contact))
	}
	r.OverdueDays = max(0, a.c.Today().DaysSince(r.Due.Date))
}

// nameDone gives each row the command that records it: by the name of its
// rule, or by its key where the same rule has several rows for one person.
func (a *Agenda) nameDone() {
	count := map[string]int{}
	for _, r := range a.rows {
		count[r.Rule+"\x00"+string(r.Contact)]++
	}
	for i := range a.rows {
		r := &a.rows[i]
		what := r.Rule
		if count[r.Rule+"\x00"+string(r.Contact)] > 1 {
			what = r.Key
		}
		r.Done = infoint.Command("done", string(r.Contact), what)
		if r.Next == "" {
			r.Next = r.Done
		}
	}
}

// compare orders rows: what matters today first, then whoever has been waiting
// longest, then by the day it is due.
func compare(a, b Row) int {
	return cmp.Or(
		cmp.Compare(a.Priority, b.Priority),
		compareWaits(a.waits, b.waits),
		a.Due.compare(b.Due),
		cmp.Compare(a.Contact, b.Contact),
		cmp.Compare(a.Key, b.Key),
	)
}

func compareWaits(a, b infoint.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
}

// A View says how far to look.
type View int

// ViewToday is what plain due shows; ViewWeek looks seven days further;
// ViewAll is every open row.
const (
	ViewToday View = iota
	ViewWeek
	ViewAll
)

// All returns every open row, none merged.
func (a *Agenda) All() []Row { return a.rows }

// Rows returns the rows of a view in order. Two messages to one person on one
// day are one row: the later one stands in Also of the first.
func (a *Agenda) Rows(view View) []Row {
	var rows []Row
	for _, r := range a.rows {
		if a.shown(r, view) {
			rows = append(rows, r)
		}
	}
	return a.merge(rows)
}

func (a *Agenda) shown(r Row, view View) bool {
	if view == ViewAll {
		return true
	}
	today := a.c.Today()
	if r.quiet || r.Priority == WhenConvenient && !a.c.Calendar.IsBusinessDay(today) {
		return false
	}
	if r.fromCause {
		return true
	}
	horizon := today
	if view == ViewWeek {
		horizon = today.AddDays(7)
	}
	return !a.c.Calendar.OnOrBefore(r.Due.Date).After(horizon)
}

// merge puts what is due to one person into one message. Promises are merged
// into a message and never into one another: each is done by itself.
func (a *Agenda) merge(rows []Row) []Row {
	first := map[infoint.ID]int{}
	for i, r := range rows {
		if _, seen := first[r.Contact]; r.message && !seen {
			first[r.Contact] = i
		}
	}
	var out []Row
	for i, r := range rows {
		at, ok := first[r.Contact]
		if !ok || at == i || !r.message && !r.IsPromise() {
			continue
		}
		rows[at].Also = append(slices.Clone(rows[at].Also), r.Key)
		if r.IsPromise() {
			rows[at].Why += "; in the same message: " + r.what
		}
		rows[i].Key = ""
	}
	for _, r := range rows {
		if r.Key != "" {
			out = append(out, r)
		}
	}
	return out
}

// Of returns the open rows about one person, none merged.
func (a *Agenda) Of(id infoint.ID) []Row {
	var out []Row
	for _, r := range a.rows {
		if r.Contact == id {
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
		if d, ok := next[r.Contact]; !ok || r.Due.Date.Before(d) {
			next[r.Contact] = r.Due.Date
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
		day := a.c.Calendar.OnOrBefore(r.Due.Date)
		if from.IsZero() || day.Before(from) {
			best, from = r, day
		}
	}
	return best, from, !from.IsZero()
}

// dayWords says a date as people do: "Tue 24 March".
func dayWords(d infoint.Date) string {
	return fmt.Sprintf("%s %d %s", d.Weekday().String()[:3], d.Day, d.Month)
}

func hourWords(t time.Time) string { return dayWords(infoint.DateOf(t)) + t.Format(" 15:04") }
