package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// An Agenda is every open row of a campaign at its time.
type Agenda struct {
	c      *campaign.Campaign
	rows   []Row
	quiet  map[string]hushes // by the path of the note
	putOff []infoint.Date    // the days on which what is snoozed comes back
}

// Of applies every rule to the campaign, at the campaign's own time.
func Of(c *campaign.Campaign) *Agenda {
	a := &Agenda{c: c, quiet: map[string]hushes{}}
	keys := map[string]int{}
	finished := !c.Finished().IsZero()
	for _, rule := range Rules() {
		if rule.Rests && finished {
			continue
		}
		for _, row := range rule.find(c) {
			row.Rule, row.Priority = rule.Name, cmp.Or(row.Priority, rule.Priority)
			row.message, row.most = rule.message, rule.most
			a.complete(&row)
			row.spent = row.message && row.Priority != Today && a.wroteToday(row.Contact)
			if row.once {
				if keys[row.Key] == 0 && !a.hushed(row) {
					keys[row.Key]++
					a.rows = append(a.rows, row)
				}
				continue
			}
			if keys[row.Key]++; keys[row.Key] > 1 { // two files of one id
				row.Key += fmt.Sprintf(".%d", keys[row.Key])
			}
			if !a.hushed(row) {
				a.rows = append(a.rows, row)
			}
		}
	}
	slices.SortStableFunc(a.rows, compare)
	a.tellLater()
	a.nameDone()
	return a
}

// wroteToday reports whether a message of mine went to somebody today.
func (a *Agenda) wroteToday(id infoint.ID) bool {
	t := a.c.Thread(id)
	return t != nil && (t.WroteSince(a.c.Today()) || t.ThankedSince(a.c.Today()))
}

func (a *Agenda) complete(r *Row) {
	if p := a.c.Contact(r.Contact); p != nil {
		r.Name = p.Name
		if r.Path == "" {
			r.Path, r.Line = p.Path, 1
		}
	}
	if r.Path == "" {
		r.Path, r.Line = "profile.md", 1
	}
	if r.Key == "" {
		r.Key = r.Rule + ":" + keyWord(cmp.Or(r.Interview, r.Contact))
	}
	r.OverdueDays = max(0, a.c.Today().DaysSince(r.Due.Date))
}

// keyWord is an id as a part of a key. A key is one word in lower case without
// marks behind it, as note reads the word in a line of a log that snoozes or
// dismisses its row.
func keyWord(id infoint.ID) string {
	return hushName(strings.Join(strings.Fields(string(id)), "_"))
}

// nameDone gives each row the command that records it: by the name of its
// rule, or by its key where the same rule has several rows for one person.
func (a *Agenda) nameDone() {
	type kind struct {
		rule    string
		contact infoint.ID
	}
	count := map[kind]int{}
	for i := range a.rows {
		count[kind{a.rows[i].Rule, a.rows[i].Contact}]++
	}
	for i := range a.rows {
		r := &a.rows[i]
		if r.what = r.Rule; count[kind{r.Rule, r.Contact}] > 1 {
			r.what = r.Key
		}
		if r.open || r.Done != "" {
			continue
		}
		r.Done = infoint.Command("done", string(r.Contact), r.what)
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

// dayWords says a date as people do: "Tue 24 March".
func dayWords(d infoint.Date) string {
	return fmt.Sprintf("%s %d %s", d.Weekday().String()[:3], d.Day, d.Month)
}

func hourWords(t time.Time) string { return dayWords(infoint.DateOf(t)) + t.Format(" 15:04") }

// count says how many: "1 business day", "7 business days".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
