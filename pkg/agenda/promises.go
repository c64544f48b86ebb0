package agenda

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// promiseMine: one row for each open promise of mine.
func promiseMine(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		p := t.Contact
		rows = append(rows, promises(c, p.Promises, p.ID, Row{Path: p.Path})...)
	}
	for _, t := range c.Talks() {
		rows = append(rows, promises(c, t.Promises, t.First(), Row{Path: t.Path, Interview: t.ID, talk: t, cause: t.Held})...)
	}
	return rows
}

// promises makes the rows of one note; like holds what they share.
func promises(c *campaign.Campaign, list []infoint.Promise, to infoint.ID, like Row) []Row {
	var rows []Row
	seen := map[string]int{}
	for _, p := range list {
		if p.Owner != infoint.OwnerMe || p.State != infoint.PromiseOpen {
			continue
		}
		row := like
		row.Contact, row.Line, row.what = to, p.Line, p.Text
		if id, ok := c.Lookup(p.To); ok && like.talk != nil {
			row.Contact = id
		}
		if person := c.Contact(row.Contact); person == nil || person.DoNotContact {
			continue
		}
		row.Key = promiseKey(like, to, p.Text)
		if seen[row.Key]++; seen[row.Key] > 1 {
			row.Key += fmt.Sprintf(".%d", seen[row.Key])
		}
		row.fill(c, p)
		rows = append(rows, row)
	}
	return rows
}

// fill dates a promise: its own date, else so many days after it was made or
// the talk was held, else today. A promise cannot have been made tomorrow.
func (r *Row) fill(c *campaign.Campaign, p infoint.Promise) {
	held := r.cause
	if p.Added.After(c.Today()) {
		p.Added = infoint.Date{}
	}
	r.Why = "you promised: " + p.Text
	r.Priority = ThisWeek
	if !p.Added.IsZero() {
		r.cause = p.Added
	}
	switch {
	case !p.Due.IsZero():
		r.Due, r.Priority = onDay(p.Due), Today
	case !p.Added.IsZero():
		r.Due = onDay(p.Added.AddDays(c.Config.PromiseMine))
	case !held.IsZero():
		r.Due = onDay(held.AddDays(c.Config.PromiseMine))
	default:
		r.Due = onDay(c.Today())
	}
	if !r.Due.Date.After(c.Today()) {
		r.waits = r.Due.Date // until then nobody waits
	}
}

// promiseKey names a promise by its words, so that its key outlives any line
// that is written above it.
func promiseKey(like Row, to infoint.ID, text string) string {
	h := fnv.New32a()
	h.Write([]byte(strings.ToLower(strings.Join(strings.Fields(text), " "))))
	id := to
	if like.Interview != "" {
		id = like.Interview
	}
	return fmt.Sprintf("%s:%s:%08x", RulePromiseMine, keyWord(id), h.Sum32())
}
