package cli

import (
	"context"
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
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindProfile),
		RunE:              func(cmd *cobra.Command, args []string) error { return runDone(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().StringVar(&opts.on, "on", "", "when it was done, `WHEN`; today where it is left out")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runDone(_ context.Context, a *App, opts doneOptions, args []string) error {
	e, c, err := a.writable(args[0], infoint.KindContact, infoint.KindProfile)
	if err != nil {
		return err
	}
	m, err := a.past(c, opts.on)
	if err != nil {
		return err
	}
	job, err := pickDone(c, e, strings.Join(args[1:], " "))
	if err != nil {
		return err
	}
	if j := job.row; j != nil && m.Date.Before(j.Since()) {
		return usagef("%s is too early: %s", m.Date, j.Why).
			hint("give a day from %s on; infoint log records what happened before", j.Since())
	}
	r := recorder{app: a, campaign: c, plan: &vault.Plan{}, person: e, on: m.Date, dated: opts.on != ""}
	made, err := r.record(job)
	if err != nil {
		return err
	}
	if err := a.write(r.plan, opts.dry, e.ID, made, "done: "+job.name()); err != nil {
		return err
	}
	a.leftOut(a.vault) // a draft among them was not marked as sent
	a.next("infoint due")
	return nil
}

// pickDone finds the one job that is meant. Without WHAT it is what due shows
// for this person, or a draft. What is not due yet counts where nothing is
// shown, as a promise may be kept early; but no message, or a done that is typed
// twice would log one that nobody wrote.
func pickDone(c *campaign.Campaign, e *vault.Entry, what string) (job, error) {
	open, jobs := openFor(c, e, func(rows []agenda.Row) []job { return jobsOf(c, rows, whoIs(e)) })
	if len(jobs) == 0 {
		jobs = slices.DeleteFunc(slices.Clone(open), func(j job) bool { return j.waits(c.Today()) })
	}
	j, err := errand{verb: "done"}.choose(e, what, open, jobs)
	switch {
	case err != nil || j.row == nil || !j.row.Deed().IsZero():
		return j, err
	case j.row.Done != "":
		return job{}, cannotf("%s; that is for you to find", j.row.Why).hint("%s", j.row.Done)
	}
	return job{}, cannotf("%s; nothing can be recorded before", j.row.Why).hint("%s", j.row.Next)
}
