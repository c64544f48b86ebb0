package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
)

type setOptions struct{ dry bool }

func newSet(a *App) *cobra.Command {
	var opts setOptions
	cmd := &cobra.Command{
		Use: "set NAME KEY=VALUE…", Short: "Change keys of a note and nothing else in it",
		Example:           "  infoint set ines role=\"staff engineer\" tags+=mentor\n  infoint set ines phone=\n  infoint set me timezone=Berlin",
		GroupID:           groupPeople,
		Args:              words(2, -1, "a NAME and KEY=VALUE, KEY+=ITEM, KEY-=ITEM or KEY="),
		ValidArgsFunction: a.names(nil),
		RunE:              func(cmd *cobra.Command, args []string) error { return runSet(cmd.Context(), a, opts, args) },
	}
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runSet(_ context.Context, a *App, opts setOptions, args []string) error {
	e, c, err := a.writable(args[0])
	if err != nil {
		return err
	}
	changes, err := a.assignments(c, e.Kind, e.Fields(), args[1:])
	if err != nil {
		return err
	}
	plan := &vault.Plan{}
	for _, as := range changes {
		err := plan.Edit(e.Path, e.Source, func(src []byte) ([]byte, error) { return note.Assign(e.Kind, src, as) })
		if err != nil {
			return inFile(e.Path, err)
		}
	}
	said := ""
	if len(plan.Paths()) == 0 {
		said = "nothing to change"
	}
	return a.write(plan, opts.dry, e.ID, "", said)
}
