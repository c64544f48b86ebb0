package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

type decisionOptions struct {
	why     string
	because string
	reopen  string
	on      string
	dry     bool
}

func newAddDecision(a *App) *cobra.Command {
	var opts decisionOptions
	cmd := &cobra.Command{
		Use: "decision VERB WHAT", Short: "What I decided, and why: pursue, explore, park, drop or outcome",
		Example: "  infoint add decision drop \"clinical psychology\" -m \"eight more years\" --because ines --reopen \"a funded route\"\n" +
			"  infoint add decision outcome \"junior analyst at Tallow\" -m \"they offered, I took it\"",
		Args: words(2, 2, "a VERB and WHAT it is about"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return note.DecisionVerbs(), cobra.ShellCompDirectiveNoFileComp
			}
			if c, err := a.Campaign(); err == nil && len(args) == 1 {
				return c.Profile.Professions, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runAddDecision(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVarP(&opts.why, "message", "m", "", "the reason, `WHY`")
	f.StringVar(&opts.because, "because", "", "the talk that decided it, or the last one with somebody, `NAME`")
	f.StringVar(&opts.reopen, "reopen", "", "what would open the question again, `TEXT`")
	f.StringVar(&opts.on, "on", "", "when it was decided, `WHEN`; today where it is left out")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddDecision(_ context.Context, a *App, opts decisionOptions, args []string) error {
	verb, err := oneOf("the verb of a decision", args[0], note.DecisionVerbs())
	if err != nil {
		return err
	}
	d := infoint.Decision{Verb: verb, Why: strings.TrimSpace(opts.why), Reopen: strings.TrimSpace(opts.reopen)}
	if d.What, err = text("a decision", args[1]); err != nil {
		return err
	}
	if d.Verb == "" || d.Why == "" {
		return usagef("a decision needs its reason").
			hint("%s -m WHY", infoint.Command("add", "decision", args[0], args[1]))
	}
	me, c, err := a.profile()
	if err != nil {
		return err
	}
	if near := c.Profile.NearProfessions(d.What); verb != infoint.DecisionOutcome && len(near) > 0 {
		return usagef("%q is none of your professions", d.What).hint("did you mean %s?", strings.Join(near, " or "))
	}
	m, err := a.past(c, opts.on)
	if err != nil {
		return err
	}
	d.Date = m.Date
	if opts.because != "" {
		s, err := a.source(opts.because)
		if err != nil {
			return err
		}
		d.Because = note.Link(s.file.ID, "")
	}
	line := func(src []byte) ([]byte, error) { return note.AppendDecision(src, d) }
	if err := a.addLine(me, line, opts.dry, me.ID, ""); err != nil {
		return err
	}
	a.next("infoint due")
	return nil
}
