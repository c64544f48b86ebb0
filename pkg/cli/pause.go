package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

type pauseOptions struct {
	until string
	dry   bool
}

func newPause(a *App) *cobra.Command {
	var opts pauseOptions
	cmd := &cobra.Command{
		Use: "pause", Short: "Count no days from today until a day: holidays, exams, an illness",
		Example: "  infoint pause --until 2026-04-12\n  infoint pause --until \"in 2 weeks\"",
		GroupID: groupFollow,
		Args:    words(0, 0, "no words; --until says how long"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runPause(cmd.Context(), a, opts) },
	}
	cmd.Flags().StringVar(&opts.until, "until", "", "the last day of the pause, `WHEN`")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runPause(_ context.Context, a *App, opts pauseOptions) error {
	if opts.until == "" {
		return usagef("pause needs its last day").hint("infoint pause --until \"in 2 weeks\"")
	}
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	m, err := a.when(c, opts.until, when.Future)
	if err != nil {
		return err
	}
	if m.Date.Before(c.Today()) {
		return usagef("%s is past", m.Date).hint("a pause ends today, %s, or later", c.Today())
	}
	if until := pausedUntil(c); !until.Before(m.Date) {
		a.say("paused until %s already; to end it sooner, change it under pauses in %s", when.Describe(when.Moment{Date: until}, nil), vault.ConfigPath)
		return nil
	}
	src, err := a.vault.ConfigSource()
	if err != nil {
		return err
	}
	span := infoint.Span{From: c.Today(), To: m.Date}
	after, err := note.AddPause(src, span)
	if err != nil {
		return inFile(vault.ConfigPath, err)
	}
	plan := &vault.Plan{}
	if src == nil {
		plan.Make(vault.ConfigPath, after)
	} else {
		plan.Change(vault.ConfigPath, src, after)
	}
	said := "paused until " + when.Describe(when.Moment{Date: m.Date}, nil) + "; talks and thank-yous stay as they are"
	if err := a.write(plan, opts.dry, "", "", said); err != nil {
		return err
	}
	a.next("infoint due --all")
	return nil
}

// pausedUntil is the last day of the pause that it is today, zero for none.
func pausedUntil(c *campaign.Campaign) infoint.Date {
	var last infoint.Date
	for _, p := range c.Config.Pauses {
		if !p.From.After(c.Today()) && !p.To.Before(c.Today()) && p.To.After(last) {
			last = p.To
		}
	}
	return last
}
