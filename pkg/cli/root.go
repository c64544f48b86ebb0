package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/infoint/infoint/pkg/infoint"
)

// The groups in which help lists the commands: the order of the work.
const (
	groupStart   = "start"
	groupPeople  = "people"
	groupReach   = "reach"
	groupMeet    = "meet"
	groupFollow  = "follow"
	groupKeep    = "keep"
	groupProgram = "program"
)

// newRoot makes the whole tree.
func newRoot(a *App) *cobra.Command {
	root := &cobra.Command{
		Use:     "infoint",
		Short:   "Informational interviews, from the first message to the decision",
		Example: "  infoint demo\n  infoint due\n  infoint add contact \"Ines Marek\" role=\"platform engineer\"",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runHome(cmd.Context(), a)
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.setUp(cmd) },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w", err).hint("%s --help lists the flags", cmd.CommandPath())
	})
	root.AddGroup(
		&cobra.Group{ID: groupStart, Title: "Set up"},
		&cobra.Group{ID: groupPeople, Title: "People and notes"},
		&cobra.Group{ID: groupReach, Title: "Reach out"},
		&cobra.Group{ID: groupMeet, Title: "Meet"},
		&cobra.Group{ID: groupFollow, Title: "Follow up"},
		&cobra.Group{ID: groupKeep, Title: "Keep"},
		&cobra.Group{ID: groupProgram, Title: "The program"},
	)
	a.globalFlags(root)
	root.AddCommand(
		newInit(a), newDemo(a), newCheck(a),
		newAdd(a), newList(a), newShow(a), newEdit(a), newSet(a), newFind(a),
		newDraft(a), newLint(a), newLog(a),
		newSchedule(a), newSlots(a), newPrep(a),
		newDue(a), newDone(a), newSnooze(a), newDismiss(a), newPause(a), newFinish(a),
		newExport(a),
		newVersion(a), newCompletion(a),
	)
	root.SetHelpCommand(newHelp(a))
	root.SetHelpFunc(showHelp(a, root.HelpFunc()))
	return root
}

func (a *App) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVarP(&a.flags.dir, "dir", "C", "", "the vault is in `DIR`")
	f.StringVar(&a.flags.now, "now", "", "take `TIME` for now; a date alone is 09:00")
	f.Var(&a.flags.json, "json", "print JSON: all fields, or only `FIELD,...` as in --json=id,name")
	f.Lookup("json").NoOptDefVal = allFields
	f.StringVar(&a.flags.template, "template", "", "print through a Go template, `TEXT`")
	f.StringVar(&a.flags.color, "color", "auto", "colour `WHEN`: auto, always or never")
	f.BoolVar(&a.flags.noInput, "no-input", false, "never ask; the error names what is missing")
	root.PersistentFlags().BoolP("help", "h", false, "help for the command")
}

func (a *App) setUp(cmd *cobra.Command) error {
	a.IO.NoInput = a.flags.noInput
	if f := cmd.Flags().Lookup("dry-run"); f != nil {
		a.flags.dry = f.Changed
	}
	var empty error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		// A script's variable that is empty must not mean the default.
		if f.Value.String() == "" && (f.Value.Type() == "string" && f.Name != "message" || f.Name == "json") {
			empty = usagef("--%s is empty", f.Name)
		}
	})
	if empty != nil {
		return empty
	}
	if a.flags.json != "" && a.flags.template != "" {
		return usagef("--json and --template exclude each other")
	}
	if err := a.IO.SetColor(a.flags.color); err != nil {
		return usagef("--color: %w", err)
	}
	return nil
}

// dryFlag gives a writing command its -n.
func dryFlag(cmd *cobra.Command, dry *bool) {
	cmd.Flags().BoolVarP(dry, "dry-run", "n", false, "print the change as a diff and write nothing")
}

// words checks how many arguments there are; most < 0 is any number. What says
// what belongs there.
func words(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least && (most < 0 || len(args) <= most) {
			return nil
		}
		return usagef("%s takes %s", called(cmd), what).hint("%s", cmd.UseLine())
	}
}

// group makes a command that only holds others: an unknown word is an error
// with the nearest commands, no word at all shows the help.
func group(cmd *cobra.Command, subs ...*cobra.Command) *cobra.Command {
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return unknownCommand(cmd, args[0])
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	cmd.AddCommand(subs...)
	return cmd
}

// called is the path of a command without the program's own name, which stands
// before every message already.
func called(cmd *cobra.Command) string {
	return strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()))
}

func unknownCommand(cmd *cobra.Command, word string) error {
	err := usagef("there is no command %q", strings.TrimSpace(called(cmd)+" "+word))
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	for _, near := range infoint.Closest(word, names) {
		err.hint("did you mean %s %s?", cmd.CommandPath(), near)
	}
	return err.hint("%s --help lists what there is", cmd.CommandPath())
}
