package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/when"
)

type promiseOptions struct {
	by   string
	on   string
	them bool
	dry  bool
}

func newAddPromise(a *App) *cobra.Command {
	var opts promiseOptions
	cmd := &cobra.Command{
		Use: "promise NAME TEXT", Short: "Something promised, by me or by them",
		Example: "  infoint add promise ines \"send the article on handover sheets\" --by fri\n" +
			"  infoint add promise ines \"introduce me to Ben\" --them",
		Args:              words(2, 2, "a NAME and a TEXT"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindInterview),
		RunE:              func(cmd *cobra.Command, args []string) error { return runAddPromise(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.by, "by", "", "until when, `WHEN`; due has a rule where it is left out")
	f.StringVar(&opts.on, "on", "", "when it was made, `WHEN`; today where it is left out")
	f.BoolVar(&opts.them, "them", false, "they promised it to me")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddPromise(_ context.Context, a *App, opts promiseOptions, args []string) error {
	s, err := a.source(args[0])
	if err != nil {
		return err
	}
	words, err := text("a promise", args[1])
	if err != nil {
		return err
	}
	made, err := a.past(s.campaign, opts.on)
	if err != nil {
		return err
	}
	if who := s.apart(); !who.IsZero() && s.person.ID != s.talk.First() {
		words = note.Link(s.person.ID, who.Label) + ": " + words
	}
	p := infoint.Promise{Text: words, Added: made.Date}
	if opts.them {
		p.Owner = infoint.OwnerThem
	}
	if opts.by != "" {
		m, err := a.when(s.campaign, opts.by, when.Future)
		if err != nil {
			return err
		}
		a.say("by %s", when.Describe(when.Moment{Date: m.Date}, nil))
		p.Due = m.Date
	}
	line := func(src []byte) ([]byte, error) {
		after, err := note.AppendPromise(s.file.Kind, src, p)
		if err != nil {
			return nil, err
		}
		return after, s.notTwice(after)
	}
	if err := s.add(line, opts.dry); err != nil {
		return err
	}
	a.next("infoint due --all")
	return nil
}

// notTwice refuses a promise that stands there already, open: it would be due
// twice.
func (s source) notTwice(after []byte) error {
	all := promisesOf(note.Read(s.file.Kind, s.file.Path, after))
	last := len(all) - 1
	i := slices.IndexFunc(all[:last], func(p infoint.Promise) bool {
		return p.State == infoint.PromiseOpen && p.Owner == all[last].Owner && infoint.Fold(p.Text) == infoint.Fold(all[last].Text)
	})
	if i < 0 {
		return nil
	}
	return cannotf("this promise is open already: %s:%d", s.file.Path, all[i].Line).
		hint("infoint due shows it once it is due; infoint done NAME records that it was kept")
}

func promisesOf(n *note.Note) []infoint.Promise {
	if n.Contact != nil {
		return n.Contact.Promises
	}
	return n.Interview.Promises
}
