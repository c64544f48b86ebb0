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
	return promised(c, infoint.OwnerMe, RulePromiseMine, func(r *Row, p infoint.Promise) bool {
		r.Why, r.Priority = "you promised: "+p.Text, ThisWeek
		if !p.Due.IsZero() {
			r.Priority = Today
		}
		r.datePromise(c, p, c.Config.PromiseMine)
		if !r.Due.Date.After(c.Today()) {
			r.waits = r.Due.Date // until then nobody waits
		}
		return true
	})
}

// promiseTheirs: one row for each open promise of theirs, until I asked once.
func promiseTheirs(c *campaign.Campaign) []Row {
	return promised(c, infoint.OwnerThem, RulePromiseTheirs, func(r *Row, p infoint.Promise) bool {
		r.Why = "they promised: " + p.Text + "; a light check-in, or tick it once they did"
		r.Next = infoint.Command("draft", string(r.Contact), "update")
		t := c.Thread(r.Contact)
		if r.cause.IsZero() {
			r.cause = t.LastTheirs // no later than when they were heard of last
		}
		r.datePromise(c, p, c.Config.PromiseTheirs)
		asked := c.Calendar.OnOrBefore(r.Due.Date) // the day from which the row is shown
		return asked.After(c.Today()) || !t.HeardSince(asked)
	})
}

// promised makes the rows of one rule, of all notes.
func promised(c *campaign.Campaign, owner infoint.Owner, rule string, fill func(*Row, infoint.Promise) bool) []Row {
	var rows []Row
	in := func(list []infoint.Promise, to infoint.ID, like Row) {
		seen := map[string]int{}
		for _, p := range list {
			if p.Owner != owner || p.State != infoint.PromiseOpen {
				continue
			}
			row := like
			key := promiseKey(like, to, p.Text)
			row.Contact, row.Line = to, p.Line
			if id, ok := c.Lookup(p.To); ok && like.talk != nil {
				row.Contact, p.Text = id, withoutName(p)
			}
			row.words = p.Text
			if person := c.Contact(row.Contact); person == nil || person.DoNotContact {
				continue
			}
			row.Key = rule + ":" + key
			if seen[row.Key]++; seen[row.Key] > 1 {
				row.Key += fmt.Sprintf(".%d", seen[row.Key])
			}
			if fill(&row, p) {
				rows = append(rows, row)
			}
		}
	}
	for _, t := range c.Threads() {
		in(t.Contact.Promises, t.Contact.ID, Row{Path: t.Contact.Path})
	}
	for _, t := range c.Talks() {
		in(t.Promises, t.First(), Row{Path: t.Path, Interview: t.ID, talk: t, cause: t.Held})
	}
	return rows
}

// withoutName is the text of a promise without the link before it that says to
// whom it was made, which the row says already.
func withoutName(p infoint.Promise) string {
	rest, ok := strings.CutPrefix(p.Text, p.To.Name())
	if what := strings.TrimLeft(rest, ": "); ok && what != rest && what != "" {
		return what
	}
	return p.Text
}

// datePromise dates a promise: its own date, else so many days after it was
// made or the talk was held, else today. A promise cannot have been made
// tomorrow.
func (r *Row) datePromise(c *campaign.Campaign, p infoint.Promise, days int) {
	held := r.cause
	if p.Added.After(c.Today()) {
		p.Added = infoint.Date{}
	}
	if !p.Added.IsZero() {
		r.cause = p.Added
	}
	switch {
	case !p.Due.IsZero():
		r.Due = onDay(p.Due)
	case !p.Added.IsZero():
		r.Due = onDay(p.Added.AddDays(days))
	case !held.IsZero():
		r.Due = onDay(held.AddDays(days))
	default:
		r.Due = onDay(c.Today())
	}
}

// promiseKey names a promise by its words, so that its key outlives any line
// that is written above it.
func promiseKey(like Row, to infoint.ID, text string) string {
	if like.Interview != "" {
		to = like.Interview
	}
	return keyWord(to) + ":" + hashed(text)
}

// hashed is a text as a part of a key, whatever its case and its blanks.
func hashed(text string) string {
	h := fnv.New32a()
	h.Write([]byte(strings.ToLower(strings.Join(strings.Fields(text), " "))))
	return fmt.Sprintf("%08x", h.Sum32())
}
