package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
)

type listOptions struct {
	where []string
	stage string
	sort  string
	limit int
}

func newList(a *App) *cobra.Command {
	cmd := &cobra.Command{
		Use: "list [contacts|interviews|promises|referrals|hypotheses]", Short: "People, talks, promises, names and beliefs, selected by any key",
		Example: "  infoint list --where professions~analyst --where 'score=6..'\n  infoint list contacts --stage ready --json=id,name\n  infoint list promises --where owner=me",
		GroupID: groupPeople,
	}
	var opts listOptions
	listFlags(cmd, &opts)
	group(cmd,
		newListOf(a, "contacts", "People, the target list first: by score, then by name", runListContacts),
		newListOf(a, "interviews", "Talks by their hour", runListInterviews),
		newListOf(a, "promises", "Promises, mine and theirs, open and kept", runListPromises),
		newListOf(a, "referrals", "People who were named, and what became of it", runListReferrals),
		newListOf(a, "hypotheses", "What I believe, and how many people spoke for and against it", runListHypotheses),
	)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return runListContacts(cmd.Context(), a, opts) }
	return cmd
}

func newListOf(a *App, what, short string, run func(context.Context, *App, listOptions) error) *cobra.Command {
	var opts listOptions
	cmd := &cobra.Command{
		Use: what, Short: short,
		Example: "  infoint list " + what + "\n  infoint list " + what + " --limit 5 --json",
		Args:    words(0, 0, "no words; --where selects"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return run(cmd.Context(), a, opts) },
	}
	listFlags(cmd, &opts)
	return cmd
}

func listFlags(cmd *cobra.Command, opts *listOptions) {
	f := cmd.Flags()
	f.StringArrayVar(&opts.where, "where", nil, "only where `EXPR` holds: key=value key!=value key~part key=from..to key; repeated: all of them")
	f.StringVar(&opts.stage, "stage", "", "only people at stage `S`")
	f.StringVar(&opts.sort, "sort", "", "sort by `KEY`, by -KEY downwards")
	f.Var(countFlag{&opts.limit, 0}, "limit", "at most `N` rows; 0 is all")
	completeFlag(cmd, "stage", stages())
}

func runListContacts(_ context.Context, a *App, opts listOptions) error {
	if opts.stage != "" {
		if !slices.Contains(stages(), opts.stage) {
			return usagef("there is no stage %q", opts.stage).hint("the stages are %s", strings.Join(stages(), ", "))
		}
		opts.where = append(opts.where, "stage="+opts.stage)
	}
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	rows := contactRows(c)
	slices.SortStableFunc(rows, byScore)
	rows, err = choose(a, rows, opts, slices.Concat(derivedContact(), keyNames(infoint.KindContact)))
	if err != nil {
		return err
	}
	return show(a, rows, contactRow.wire, func() error {
		t := term.NewTable(a.IO, "ID", "NAME", "STAGE", "SCORE", "LAST", "NEXT", "ROLE")
		t.Spare("NAME")
		for _, r := range rows {
			p := r.thread.Contact
			t.Row(term.Bold(string(p.ID)), p.Name, string(r.thread.Stage), scoreWords(p), r.thread.LastContact.String(), r.nextDue.String(), roleWords(p))
		}
		return t.Flush()
	})
}

func roleWords(p *infoint.Contact) string {
	switch {
	case p.Role != "" && p.Company != "":
		return p.Role + ", " + p.Company
	case p.Role != "":
		return p.Role
	}
	return p.Company
}

// scoreWords is the score with its parts: relevance, reach and curiosity.
func scoreWords(p *infoint.Contact) string {
	sum := p.Score()
	if sum == nil {
		return ""
	}
	var parts []string
	for _, part := range []*int{p.Relevance, p.Reach, p.Curiosity} {
		if part == nil {
			parts = append(parts, "-")
			continue
		}
		parts = append(parts, itoa(*part))
	}
	return itoa(*sum) + " (" + strings.Join(parts, "/") + ")"
}

// byScore puts the target list into its order: by score, then by name.
func byScore(a, b contactRow) int {
	if d := score(b) - score(a); d != 0 {
		return d
	}
	return strings.Compare(infoint.Fold(a.thread.Contact.Name), infoint.Fold(b.thread.Contact.Name))
}

func score(r contactRow) int {
	if s := r.thread.Contact.Score(); s != nil {
		return *s
	}
	return -1
}

func stages() []string {
	var names []string
	for _, s := range infoint.Stages() {
		names = append(names, string(s))
	}
	return names
}

func keyNames(kind infoint.Kind) []string {
	var names []string
	for _, k := range note.Schema(kind) {
		names = append(names, k.Name)
	}
	return names
}

func runListInterviews(_ context.Context, a *App, opts listOptions) error {
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	rows, err := choose(a, talkRows(c), opts, append(keyNames(infoint.KindInterview), "id", "path", "state", "contacts"))
	if err != nil {
		return err
	}
	return show(a, rows, talkRow.wire, func() error {
		t := term.NewTable(a.IO, "ID", "WHEN", "STATE", "WITH")
		for _, r := range rows {
			ids, _ := r.Lookup("contacts")
			at := ""
			if !r.talk.Start.IsZero() {
				at = r.talk.Start.Format("2006-01-02 15:04 MST")
			}
			t.Row(string(r.talk.ID), at, string(r.talk.State()), strings.Join(ids, ", "))
		}
		return t.Flush()
	})
}

func runListPromises(_ context.Context, a *App, opts listOptions) error {
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	rows, err := choose(a, promiseRows(c), opts, []string{"contact", "interview", "owner", "text", "due", "done", "state", "path"})
	if err != nil {
		return err
	}
	return show(a, rows, promiseRow.wire, func() error {
		t := term.NewTable(a.IO, "CONTACT", "OWNER", "STATE", "DUE", "TEXT")
		for _, r := range rows {
			t.Row(string(r.contact), string(r.Owner), string(r.State), r.Due.String(), r.Text)
		}
		return t.Flush()
	})
}
