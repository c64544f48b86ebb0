package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

type snoozeOptions struct {
	until string
	dry   bool
}

func newSnooze(a *App) *cobra.Command {
	var opts snoozeOptions
	cmd := &cobra.Command{
		Use: "snooze NAME [WHAT]", Short: "Put off what is due, until a day",
		Example:           "  infoint snooze ines --until monday\n  infoint snooze ines nudge --until \"in 2 weeks\"\n  infoint snooze me reflect --until 2026-05-01",
		GroupID:           groupFollow,
		Args:              words(1, -1, "a NAME and, where several things are open, WHAT"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindProfile),
		RunE:              func(cmd *cobra.Command, args []string) error { return runSnooze(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().StringVar(&opts.until, "until", "", "the day on which it is to come back, `WHEN`")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runSnooze(_ context.Context, a *App, opts snoozeOptions, args []string) error {
	if opts.until == "" {
		return usagef("snooze needs the day on which it is to come back").
			hint("%s --until monday", infoint.Command(append([]string{"snooze"}, args...)...))
	}
	e, c, err := a.writable(args[0], infoint.KindContact, infoint.KindProfile)
	if err != nil {
		return err
	}
	m, err := a.when(c, opts.until, when.Future)
	if err != nil {
		return err
	}
	if !m.Date.After(c.Today()) {
		return usagef("%s is not to come", m.Date).hint("snooze puts off until a day after today, %s", c.Today())
	}
	a.say("until %s", when.Describe(when.Moment{Date: m.Date}, nil))
	return a.hush(c, e, strings.Join(args[1:], " "), errand{"snooze", " --until " + infoint.ShellWord(opts.until)},
		infoint.Event{Kind: infoint.EventSnooze, Until: m.Date}, opts.dry)
}
