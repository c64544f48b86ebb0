package cli

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/check"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/templates"
)

func newHelp(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND|TOPIC]", Short: "Help for a command or a topic: " + strings.Join(topics(), ", "),
		Example: "  infoint help log\n  infoint help format\n  infoint help due-rules",
		GroupID: groupProgram,
		Args:    words(0, -1, "a COMMAND or a TOPIC"),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return append(topics(), commandNames(cmd.Root())...), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runHelp(cmd.Context(), a, cmd.Root(), args)
		},
	}
}

// showHelp returns what prints the help of a command: what Cobra writes, fitted
// to the screen.
func showHelp(a *App, cobras func(*cobra.Command, []string)) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, args []string) {
		var text bytes.Buffer
		cmd.SetOut(&text)
		cobras(cmd, args)
		cmd.SetOut(a.IO.Out)
		a.IO.Prosef("%s", text.String())
	}
}

// topics are what help explains besides the commands.
func topics() []string {
	return []string{"format", "json", "exit-codes", "environment", "due-rules", "lint-rules", "check-codes", "reminders", "privacy"}
}

func runHelp(_ context.Context, a *App, root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return root.Help()
	}
	if slices.Contains(topics(), args[0]) && len(args) == 1 {
		text, err := topic(args[0])
		if err != nil {
			return err
		}
		return a.IO.Page(func(s *term.IO) error {
			s.Prosef("%s", text)
			return nil
		})
	}
	cmd, rest, err := root.Find(args)
	if err != nil || len(rest) > 0 || cmd == root {
		err := usagef("there is no help on %q", strings.Join(args, " "))
		for _, near := range infoint.Closest(args[0], append(topics(), commandNames(root)...)) {
			err.hint("did you mean infoint help %s?", near)
		}
		return err.hint("the topics are %s", strings.Join(topics(), ", "))
	}
	cmd.InitDefaultHelpFlag()
	return cmd.Help()
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return names
}

// topic returns the text of a topic; what can be made from the code is.
func topic(name string) (string, error) {
	switch name {
	case "due-rules":
		return dueRules(), nil
	case "lint-rules":
		return lintRules(), nil
	case "check-codes":
		return checkCodes(), nil
	}
	text, err := templates.Help.ReadFile("help/" + name + ".md")
	return string(text), err
}

func dueRules() string {
	var b strings.Builder
	b.WriteString("WHAT MAKES A ROW OF DUE\n\nPriority 1 matters today, 2 this week, 3 when convenient.\n")
	for _, r := range agenda.Rules() {
		fmt.Fprintf(&b, "\n%s  (%s, priority %d)\n", r.Name, r.ID, r.Priority)
		fmt.Fprintf(&b, "  when:   %s\n  ends:   %s\n", r.When, r.Ends)
		if r.Key != "" {
			fmt.Fprintf(&b, "  set by: %s in .infoint/config.yaml\n", defaults(r.Key))
		}
		if r.Rests {
			b.WriteString("  rests:  once the campaign is finished\n")
		}
		fmt.Fprintf(&b, "  source: %s\n", r.Source)
	}
	return b.String()
}

// defaults puts the value that holds behind each key of a list.
func defaults(keys string) string {
	config := infoint.DefaultConfig()
	var out []string
	for key := range strings.SplitSeq(keys, ", ") {
		for _, s := range note.Settings(&config) {
			switch {
			case s.Key == key && *s.Value == 0:
				out = append(out, key+" (the same day)")
			case s.Key == key:
				out = append(out, strings.TrimSpace(fmt.Sprintf("%s (%d %s", key, *s.Value, s.Unit))+")")
			}
		}
	}
	return strings.Join(out, ", ")
}

func checkCodes() string {
	var b strings.Builder
	b.WriteString("WHAT CHECK FINDS\n")
	for _, c := range check.Codes() {
		fmt.Fprintf(&b, "\n%s  (%s)\n  means: %s\n  mend:  %s\n", c.Code, c.Severity, c.Means, c.Mend)
	}
	return b.String()
}
