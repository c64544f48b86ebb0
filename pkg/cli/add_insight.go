package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/note"
)

type insightOptions struct {
	speaksFor     []string
	speaksAgainst []string
	mixed         []string
	kind          string
	profession    string
	private       bool
	dry           bool
}

func newAddInsight(a *App) *cobra.Command {
	var opts insightOptions
	kinds := []string{infoint.EvidenceFirsthand, infoint.EvidenceOpinion, infoint.EvidenceHearsay, infoint.EvidenceInference}
	cmd := &cobra.Command{
		Use: "insight NAME TEXT", Short: "A claim heard in a talk, and what it speaks for or against",
		Example: "  infoint add insight ines \"60 % of her week is meetings\" --against h1 --kind firsthand\n" +
			"  infoint add insight ines \"nobody checks the hours\" --for independence --private",
		Args:              words(2, 2, "a NAME and a TEXT"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindInterview),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if opts.kind, err = oneOf("--kind", opts.kind, kinds); err != nil {
				return err
			}
			return runAddInsight(cmd.Context(), a, opts, args)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.speaksFor, "for", nil, "it speaks for `X`: a hypothesis, or something that you look for; may be repeated")
	f.StringArrayVar(&opts.speaksAgainst, "against", nil, "it speaks against `X`")
	f.StringArrayVar(&opts.mixed, "mixed", nil, "it speaks both ways about `X`")
	f.StringVar(&opts.kind, "kind", "", "what it rests on, `KIND`: firsthand, opinion, hearsay or inference; opinion where it is left out")
	f.StringVar(&opts.profession, "profession", "", "the one profession, `P`, that it is about")
	f.BoolVar(&opts.private, "private", false, "keep it out of letters, reports and exports")
	completeFlag(cmd, "kind", kinds)
	a.completeProfile(cmd, (*infoint.Profile).Criteria, "for", "against", "mixed")
	a.completeProfile(cmd, professionsOf, "profession")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddInsight(_ context.Context, a *App, opts insightOptions, args []string) error {
	s, err := a.source(args[0])
	if err != nil {
		return err
	}
	if err := s.heard(infoint.Command("log", args[0], "heard") + " -m TEXT, if they told you otherwise"); err != nil {
		return err
	}
	in := infoint.Insight{Kind: opts.kind, Private: opts.private, By: s.apart()}
	if in.Text, err = text("an insight", args[1]); err != nil {
		return err
	}
	if fields := markdown.Fields(in.Text); len(fields) > 0 {
		return usagef("[%s:: %s] stands in the text", fields[0].Key, fields[0].Value).
			hint("what an insight speaks for goes behind --for, --against or --mixed, the rest behind --kind, --profession, --private")
	}
	me := s.campaign.Profile
	if in.For, err = criteria(me, "--for", opts.speaksFor); err != nil {
		return err
	}
	if in.Against, err = criteria(me, "--against", opts.speaksAgainst); err != nil {
		return err
	}
	if in.Mixed, err = criteria(me, "--mixed", opts.mixed); err != nil {
		return err
	}
	if in.Profession, err = profession(me, opts.profession); err != nil {
		return err
	}
	line := func(src []byte) ([]byte, error) { return note.AppendInsight(src, in) }
	if err := s.add(line, opts.dry); err != nil {
		return err
	}
	a.next("infoint list hypotheses")
	return nil
}
