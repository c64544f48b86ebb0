package cli

import (
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
