package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

type doneOptions struct {
	on  string
	dry bool
}

func newDone(a *App) *cobra.Command {
	var opts doneOptions
	cmd := &cobra.Command{
		Use: "done NAME [WHAT]", Short: "Record what was due, or that a draft was sent",
		Example:           "  infoint done ines\n  infoint done ines thank --on yesterday\n  infoint done ines \"handover sheets\"",
		GroupID:           groupFollow,
		Args:              words(1, -1, "a NAME and, where several things are open, WHAT"),
		ValidArgsFunction: a.names(nil, infoint.KindContact),
		RunE:              func(cmd *cobra.Command, args []string) error { return runDone(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().StringVar(&opts.on, "on", "", "when it was done, `WHEN`; today where it is left out")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runDone(_ context.Context, a *App, opts doneOptions, args []string) error {
	e, c, err := a.writable(args[0], infoint.KindContact)
	if err != nil {
		return err
	}
	m, err := a.past(c, opts.on)
	if err != nil {
		return err
	}
	job, err := a.pick(c, e, strings.Join(args[1:], " "))
	if err != nil {
		return err
	}
	r := recorder{app: a, campaign: c, plan: &vault.Plan{}, person: e, on: m.Date}
	if err := r.record(job); err != nil {
		return err
	}
	if err := a.write(r.plan, opts.dry, e.ID, "", "done: "+job.name()); err != nil {
		return err
	}
	a.leftOut(a.vault) // a draft among them was not marked as sent
	a.next("infoint due")
	return nil
}

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

// pick finds the one job that is meant. Without WHAT it is what due shows for
// this person, or a draft. What is not due yet counts where nothing is shown,
// as a promise may be kept early; but not to nudge or to park, or a done that
// is typed twice would log a reminder that nobody wrote.
func (a *App) pick(c *campaign.Campaign, e *vault.Entry, what string) (job, error) {
	items := agenda.Of(c)
	open := jobsOf(c, items.Of(e.ID), e.ID)
	jobs := jobsOf(c, items.Shown(e.ID), e.ID)
	switch {
	case what != "":
		jobs = slices.DeleteFunc(slices.Clone(open), func(j job) bool { return !j.matches(what) })
	case len(jobs) == 0:
		jobs = slices.DeleteFunc(slices.Clone(open), func(j job) bool { return j.waits(c.Today()) })
	}
	switch {
	case len(jobs) == 1 && jobs[0].row != nil && jobs[0].row.Done == "":
		return job{}, cannotf("%s; nothing can be recorded before", jobs[0].row.Why).
			hint("%s, then write again and log it", jobs[0].row.Next)
	case len(jobs) == 1:
		return jobs[0], nil
	case len(jobs) > 1:
		err := &exitError{code: exitNobody, err: fmt.Errorf("%s has several open things", e.Contact.Name)}
		for _, j := range jobs {
			err.hint("%s", j.command(e.ID))
		}
		return job{}, err
	case what != "":
		return job{}, cannotf("nothing called %q is open for %s", what, e.Contact.Name).
			hint("infoint due --all shows what is; infoint log records anything else")
	case len(open) > 0:
		return job{}, cannotf("nothing is due for %s yet", e.Contact.Name).hint("%s", open[0].command(e.ID))
	}
	return job{}, cannotf("nothing is open for %s", e.Contact.Name).hint("infoint log records what happened")
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

// The kinds of letter that rows ask for, besides outreach.
const (
	kindNudge  = "nudge"
	kindSlots  = "slots"
	kindThanks = "thanks"
)

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
