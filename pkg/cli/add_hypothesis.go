package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

type hypothesisOptions struct {
	profession string
	changeMind string
	dry        bool
}

func newAddHypothesis(a *App) *cobra.Command {
	var opts hypothesisOptions
	cmd := &cobra.Command{
		Use: "hypothesis TEXT", Short: "Something that I believe, for talks to hurt or help",
		Example: "  infoint add hypothesis \"Analysts spend most of the day on analysis.\" --profession \"data analyst\" \\\n" +
			"    --change-mind \"two infoint talks tell of meetings\"",
		Args: words(1, 1, "a TEXT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runAddHypothesis(cmd.Context(), a, opts, args[0])
		},
	}
	f := cmd.Flags()
	f.StringVar(&opts.profession, "profession", "", "the one profession, `P`, that it is about")
	f.StringVar(&opts.changeMind, "change-mind", "", "what would change my mind, `TEXT`")
	a.completeProfile(cmd, professionsOf, "profession")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddHypothesis(_ context.Context, a *App, opts hypothesisOptions, claim string) error {
	me, c, err := a.profile()
	if err != nil {
		return err
	}
	h := infoint.Hypothesis{ID: c.FreeHypothesisID(), ChangeMind: strings.TrimSpace(opts.changeMind)}
	if h.Text, err = text("a hypothesis", claim); err != nil {
		return err
	}
	for _, other := range c.Profile.Hypotheses {
		if infoint.Slug(other.Text) == infoint.Slug(h.Text) {
			return cannotf("this is %s already: %s:%d", other.ID, me.Path, other.Line)
		}
	}
	if h.Profession, err = profession(c.Profile, opts.profession); err != nil {
		return err
	}
	line := func(src []byte) ([]byte, error) { return note.AppendHypothesis(src, h) }
	if err := a.addLine(me, line, opts.dry, infoint.ID(h.ID), h.ID); err != nil {
		return err
	}
	a.next("infoint list hypotheses")
	return nil
}
