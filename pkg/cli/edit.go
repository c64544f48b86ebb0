package cli

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

func newEdit(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "edit NAME", Short: "Open a note in your editor",
		Example:           "  infoint edit ines\n  infoint edit me\n  EDITOR='code --wait' infoint edit 2026-03-24-ines-marek",
		GroupID:           groupPeople,
		Args:              words(1, 1, "one NAME"),
		ValidArgsFunction: a.names(nil),
		RunE:              func(cmd *cobra.Command, args []string) error { return runEdit(cmd.Context(), a, args[0]) },
	}
}

// runEdit works on files that cannot be read too: it is how they are mended.
func runEdit(_ context.Context, a *App, name string) error {
	e, _, err := a.entry(name)
	if err != nil {
		return err
	}
	if err := a.editor(e.Path); err != nil {
		return err
	}
	after, err := vault.Open(a.vault.Root)
	if err != nil {
		return err
	}
	now := after.Entry(e.Path)
	if now == nil {
		a.say("%s is gone", e.Path)
		return nil
	}
	for _, f := range now.Findings {
		a.say("%s: %s: %s", place(f), f.Severity, f.Message)
	}
	if string(now.Source) == string(e.Source) {
		a.say("unchanged")
		return nil
	}
	a.say("%s", e.Path)
	return nil
}

// editor opens a file of the vault in the user's editor.
func (a *App) editor(path string) error {
	err := a.IO.Edit(filepath.Join(a.vault.Root, filepath.FromSlash(path)))
	if errors.Is(err, term.ErrNoTerminal) {
		return noEditor(infoint.Command("edit", path))
	}
	return err
}

// noEditor is the error of a command that opens one.
func noEditor(command string) error {
	return usagef("no editor is named, and there is no terminal for another").hint("EDITOR=nano %s", command)
}
