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
	if j.row == nil || j.draft != nil || !j.row.Due.Date.After(today) && !j.row.Spent() {
		return false
	}
	return !j.row.IsPromise() && j.row.Rule != agenda.RulePrep
}

func (j job) command(id infoint.ID) string {
	if j.row != nil {
		return cmp.Or(j.row.Done, j.row.Next) + "  (" + j.row.Why + ")"
	}
	what := j.draft.Kind
	if !j.draft.About.IsZero() {
		what = string(j.draft.ID) // there may be one about somebody else
	}
	return infoint.Command("done", string(id), what) + "  (" + j.draft.Path + ")"
}

// jobsOf joins rows with the drafts that answer them; a draft for which no row
// stands is a job by itself.
func jobsOf(c *campaign.Campaign, rows []agenda.Row, id infoint.ID) []job {
	var jobs []job
	drafts := latestDrafts(c, id)
	for i := range rows {
		j := job{row: &rows[i]}
		if at := slices.IndexFunc(drafts, func(l *infoint.Letter) bool { return answers(c, l, rows[i]) }); at >= 0 {
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

// answers reports whether a letter is what a row asks for.
func answers(c *campaign.Campaign, l *infoint.Letter, row agenda.Row) bool {
	about, named := c.Lookup(l.About)
	return l.Kind == letterFor(c, row) && (!named || row.About == "" || about == row.About || about == row.Contact)
}

// latestDrafts returns the last draft of each kind to a person, or about them,
// unless a later letter of that kind was sent, or what it was for is in the log
// already.
func latestDrafts(c *campaign.Campaign, id infoint.ID) []*infoint.Letter {
	type purpose struct {
		kind      string
		to, about infoint.ID
	}
	var out []*infoint.Letter
	seen := map[purpose]bool{}
	for _, l := range slices.Backward(c.Letters) {
		to, ok := c.Lookup(l.To)
		about, _ := c.Lookup(l.About)
		p := purpose{l.Kind, to, about}
		if !ok || to != id && about != id || seen[p] {
			continue
		}
		seen[p] = true
		if l.Sent.IsZero() && !overtaken(c, l) {
			out = append(out, l)
		}
	}
	return out
}
