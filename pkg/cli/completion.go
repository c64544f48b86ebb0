package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

func newCompletion(a *App) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion SHELL", Short: "A script that completes names and commands in your shell",
		Example:   "  infoint completion bash > ~/.local/share/bash-completion/completions/infoint\n  infoint completion zsh > ~/.zfunc/_infoint",
		GroupID:   groupProgram,
		Args:      words(1, 1, "one of "+strings.Join(shells, ", ")),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCompletion(cmd.Context(), a, cmd.Root(), args[0])
		},
	}
}

func runCompletion(_ context.Context, a *App, root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.IO.Out, true)
	case "zsh":
		return root.GenZshCompletion(a.IO.Out)
	case "fish":
		return root.GenFishCompletion(a.IO.Out, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(a.IO.Out)
	}
	return usagef("there is no completion for %q", shell).hint("bash, zsh, fish or powershell")
}

// completeNames completes NAME in a command and the ones below it: the ids of
// the notes, with the name and role beside them.
func completeNames(a *App, cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		completeNames(a, sub)
	}
	if cmd.ValidArgs != nil || cmd.HasSubCommands() || !strings.Contains(cmd.Use, "NAME") || cmd.Name() == "contact" {
		return
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		switch {
		case len(args) == 0:
			return a.completions(), cobra.ShellCompDirectiveNoFileComp
		case len(args) == 1 && cmd.Name() == "log":
			return eventWords(), cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

func (a *App) completions() []string {
	v, err := a.Vault()
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range v.Entries() {
		switch {
		case e.Contact != nil:
			out = append(out, cobra.CompletionWithDesc(string(e.ID), e.Contact.Name))
		case e.Interview != nil:
			out = append(out, cobra.CompletionWithDesc(string(e.ID), "interview"))
		}
	}
	return out
}

func eventWords() []string {
	words := talkEvents()
	for _, e := range note.Events(infoint.KindContact) {
		words = append(words, string(e))
	}
	return words
}
