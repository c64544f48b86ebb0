package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

type dismissOptions struct {
	why string
	dry bool
}

func newDismiss(a *App) *cobra.Command {
	var opts dismissOptions
	cmd := &cobra.Command{
		Use: "dismiss NAME [WHAT]", Short: "Drop what is due, until its cause happens anew",
		Example:           "  infoint dismiss ines nudge -m \"met her in the corridor\"\n  infoint dismiss me pipeline-dry -m \"exams\"",
		GroupID:           groupFollow,
		Args:              words(1, -1, "a NAME and, where several things are open, WHAT"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindProfile),
		RunE:              func(cmd *cobra.Command, args []string) error { return runDismiss(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().StringVarP(&opts.why, "message", "m", "", "the reason, `WHY`")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runDismiss(_ context.Context, a *App, opts dismissOptions, args []string) error {
	if opts.why = strings.TrimSpace(opts.why); opts.why == "" {
		return usagef("dismiss needs a reason: you will want to know it").
			hint("%s -m WHY", infoint.Command(append([]string{"dismiss"}, args...)...))
	}
	e, c, err := a.writable(args[0], infoint.KindContact, infoint.KindProfile)
	if err != nil {
		return err
	}
	return a.hush(c, e, strings.Join(args[1:], " "), errand{"dismiss", " -m " + infoint.ShellWord(opts.why)},
		infoint.Event{Kind: infoint.EventDismiss, Text: opts.why}, opts.dry)
}

// hush writes that a row is put off or dropped: into the log of its talk, where
// it stands in order with a talk that is moved later that day, else into that of
// the person, or of the profile.
func (a *App) hush(c *campaign.Campaign, e *vault.Entry, what string, do errand, line infoint.Event, dry bool) error {
	open, jobs := openFor(c, e, rowJobs)
	if len(jobs) == 0 {
		jobs = open
	}
	j, err := do.choose(e, what, open, jobs)
	if err != nil {
		return err
	}
	line.Date, line.Rule = c.Today(), j.row.Hush()
	l := logEntry{plan: &vault.Plan{}, note: e}
	if own := a.vault.Entry(j.row.Path); own != nil && own.Kind == infoint.KindInterview {
		l.note = own
	}
	if err := l.append(line); err != nil {
		return err
	}
	if err := a.write(l.plan, dry, e.ID, "", do.verb+": "+j.name()); err != nil {
		return err
	}
	a.next("infoint due")
	return nil
}
