package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

func newFind(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "find TEXT…", Short: "Every line that holds a text, in any case and without accents",
		Example: "  infoint find on-call\n  infoint find \"handover sheets\" --json=path,line",
		GroupID: groupPeople,
		Args:    words(1, -1, "a TEXT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runFind(cmd.Context(), a, strings.Join(args, " "))
		},
	}
}

type wireHit struct {
	Path    string     `json:"path"`
	ID      infoint.ID `json:"id"`
	Section optional   `json:"section"`
	Line    int        `json:"line"`
	Text    string     `json:"text"`
}

func runFind(_ context.Context, a *App, text string) error {
	v, err := a.Vault()
	if err != nil {
		return err
	}
	folded := infoint.Fold(strings.TrimSpace(text))
	if folded == "" {
		return usagef("find needs a text")
	}
	hits := []wireHit{}
	for _, e := range v.Entries() {
		hits = append(hits, hitsIn(e, folded)...)
	}
	err = a.print(hits, func() error {
		if a.IO.IsTerminal() {
			a.showHits(hits)
			return nil
		}
		t := term.NewTable(a.IO, "PATH", "SECTION", "TEXT")
		for _, h := range hits {
			t.Row(term.Bold(h.Path+":"+itoa(h.Line)), string(h.Section), h.Text)
		}
		return t.Flush()
	})
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		a.hint("no note holds %q", text)
	}
	a.leftOut(v)
	return nil
}

// showHits puts the whole of each line below its place: cut to a column, what
// was looked for would not be seen.
func (a *App) showHits(hits []wireHit) {
	for _, h := range hits {
		term.Fprintf(a.IO.Out, "%s  %s\n", term.Bold(h.Path+":"+itoa(h.Line)), term.Dim(string(h.Section)))
		for _, line := range term.Wrap(h.Text, a.IO.Width()-2) {
			term.Fprintf(a.IO.Out, "  %s\n", line)
		}
	}
}

// hitsIn searches the bytes of a note, front matter and all, even where it
// cannot be understood.
func hitsIn(e *vault.Entry, folded string) []wireHit {
	var hits []wireHit
	var sections []infoint.Section
	for i, line := range strings.Split(string(e.Source), "\n") {
		if !strings.Contains(infoint.Fold(line), folded) {
			continue
		}
		if sections == nil && !e.Unreadable {
			sections = note.Sections(e.Kind, e.Source)
		}
		hits = append(hits, wireHit{e.Path, e.ID, optional(sectionAt(sections, i+1)), i + 1, strings.TrimSpace(line)})
	}
	return hits
}

func sectionAt(sections []infoint.Section, line int) string {
	name := ""
	for _, s := range sections {
		if s.Line <= line {
			name = s.Heading
		}
	}
	return name
}
