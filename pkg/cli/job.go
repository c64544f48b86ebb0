package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// A job is what done does away with: a row, a draft, or both where the draft
// is what the row asked for.
type job struct {
	row   *agenda.Row
	draft *infoint.Letter
}

func (j job) name() string {
	switch {
	case j.row != nil && j.row.IsPromise():
		return j.row.Words()
	case j.row != nil:
		return j.row.Rule
	}
	return j.draft.Kind
}

// names are the words by which a job can be meant.
func (j job) matches(what string) bool {
	folded := infoint.Fold(what)
	if j.draft != nil && (folded == infoint.Fold(j.draft.Kind) || what == string(j.draft.ID)) {
		return true
	}
	if j.row == nil {
		return false
	}
	return folded == j.row.Rule || strings.EqualFold(what, j.row.Key) ||
		j.row.IsPromise() && strings.Contains(infoint.Fold(j.row.Words()), folded)
}

// waits reports whether a day is to pass before the job is right to do.
func (j job) waits(today infoint.Date) bool {
	if j.row == nil || j.draft != nil || !j.row.Due.Date.After(today) {
		return false
	}
	return j.row.Rule == agenda.RuleNudge || j.row.Rule == agenda.RulePark
}

func (j job) command(id infoint.ID) string {
	if j.row != nil {
		return cmp.Or(j.row.Done, j.row.Next) + "  (" + j.row.Why + ")"
	}
	return infoint.Command("done", string(id), j.draft.Kind) + "  (" + j.draft.Path + ")"
}

// jobsOf joins rows with the drafts that answer them; a draft for which no row
// stands is a job by itself.
func jobsOf(c *campaign.Campaign, rows []agenda.Row, id infoint.ID) []job {
	var jobs []job
	drafts := latestDrafts(c, id)
	for i := range rows {
		j := job{row: &rows[i]}
		if at := slices.IndexFunc(drafts, func(l *infoint.Letter) bool { return l.Kind == letterKind(rows[i].Rule) }); at >= 0 {
			j.draft = drafts[at]
			drafts = slices.Delete(drafts, at, at+1)
		}
		jobs = append(jobs, j)
	}
	for _, l := range drafts {
		jobs = append(jobs, job{draft: l})
	}
	return jobs
}

// latestDrafts returns the last draft of each kind to a person, unless a later
// letter of that kind was sent, or what it was for is in the log already.
func latestDrafts(c *campaign.Campaign, id infoint.ID) []*infoint.Letter {
	var out []*infoint.Letter
	seen := map[string]bool{}
	for _, l := range slices.Backward(c.Letters) {
		if to, ok := c.Lookup(l.To); !ok || to != id || seen[l.Kind] {
			continue
		}
		seen[l.Kind] = true
		if l.Sent.IsZero() && !overtaken(c.Thread(id), l) {
			out = append(out, l)
		}
	}
	return out
}

// overtaken reports whether what a draft is for was done on its day or later
// without it. The day of a draft is in its name.
func overtaken(t *campaign.Thread, l *infoint.Letter) bool {
	day, err := infoint.ParseDate(string(l.ID)[:min(len(l.ID), len("2006-01-02"))])
	if err != nil {
		return false
	}
	if l.Kind == kindThanks {
		last := t.LastHeld()
		return last != nil && !last.Thanked.IsZero() && !last.Thanked.Before(day)
	}
	for _, e := range t.Contact.Log {
		if string(e.Kind) == l.Kind && !e.Date.Before(day) {
			return true
		}
	}
	return false
}

// letterKind is the kind of letter that a row asks for, empty for none.
func letterKind(rule string) string {
	switch rule {
	case agenda.RuleThank:
		return kindThanks
	case agenda.RuleNudge:
		return kindNudge
	case agenda.RuleSendSlots:
		return kindSlots
	}
	return ""
}
