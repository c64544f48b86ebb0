package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/term"
)

type lintOptions struct {
	kind string
	to   string
}

func newLint(a *App) *cobra.Command {
	var opts lintOptions
	cmd := &cobra.Command{
		Use: "lint NAME|FILE|-", Short: "Read a letter against the rules, before you send it",
		Example:           "  infoint lint ines\n  infoint lint message.txt --to ines --kind thanks\n  pbpaste | infoint lint - --to ines",
		GroupID:           groupReach,
		Args:              words(1, 1, "one NAME, one FILE, or - for standard input"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindLetter),
		RunE:              func(cmd *cobra.Command, args []string) error { return runLint(cmd.Context(), a, opts, args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.kind, "kind", "", "read it as a letter of `KIND`; else its own, or the one that due wants")
	f.StringVar(&opts.to, "to", "", "it goes to `NAME`")
	completeFlag(cmd, "kind", letter.Kinds())
	_ = cmd.RegisterFlagCompletionFunc("to", a.names(nil, infoint.KindContact))
	return cmd
}

func runLint(ctx context.Context, a *App, opts lintOptions, arg string) error {
	m, err := a.message(arg)
	if err != nil {
		return err
	}
	if err := a.address(&m, opts); err != nil {
		return err
	}
	found, err := a.lint(m)
	if err != nil {
		return err
	}
	return a.printLint(letter.Join(a.lacking(ctx, m), found))
}

// lacking are the facts that a draft was written without, while it stands as it
// was drafted: its text alone would pass, and it says less than it should. What
// may not be written any more is read by its text.
func (a *App) lacking(ctx context.Context, m message) []letter.Finding {
	l := m.letter
	if l == nil || !l.Sent.IsZero() || writer(l) != byUs || m.kind != l.Kind || m.to == nil {
		return nil
	}
	facts := a.facts(a.campaign, m.pair, m.kind, m.channel)
	facts.Draft = l.ID
	again, err := a.letter(ctx, m.kind, facts)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(again.Findings, func(f letter.Finding) bool { return f.Rule != letter.RuleMissingFact })
}

// printLint prints the findings, and is an error where one of them is.
func (a *App) printLint(found []letter.Finding) error {
	err := a.print(list(found), func() error {
		for _, f := range found {
			a.IO.Remarkf(findingForm+"\n", findingWords(f)...)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(found) == 0 {
		a.hint("clean")
	}
	if hasError(found) {
		return silent(exitCannot)
	}
	return nil
}

// findingForm is how a remark on a letter is printed, and findingWords what
// stands in it.
const findingForm = "%d:%d: %s: %s: %s; %s"

func findingWords(f letter.Finding) []any {
	return []any{f.Line, f.Column, weight(infoint.Severity(f.Severity)), f.Rule, f.Why, f.Fix}
}

// weight is a severity in its colour.
func weight(s infoint.Severity) term.Styled {
	switch s {
	case infoint.SeverityError:
		return term.Red(string(s))
	case infoint.SeverityWarn:
		return term.Yellow(string(s))
	}
	return term.Dim(string(s))
}

func hasError(found []letter.Finding) bool {
	for _, f := range found {
		if f.Severity == string(infoint.SeverityError) {
			return true
		}
	}
	return false
}

// lintRules is the help topic.
func lintRules() string {
	var b strings.Builder
	b.WriteString("WHAT LINT LOOKS FOR\n\nAn error says: do not send it. Words of a language are looked for in letters of\n" +
		"that language only. The lists of words stand in templates/words; a file of the\nsame name in .infoint/templates/words/ replaces the lists that it has.\n")
	for _, r := range letter.Rules() {
		fmt.Fprintf(&b, "\n%s  (%s)\n  weighs: %s\n  looks:  %s\n  why:    %s\n  fix:    %s\n  source: %s\n",
			r.Name, r.ID, r.Severities(), r.Looks, r.Why, r.Fix, r.Source)
	}
	return b.String()
}
