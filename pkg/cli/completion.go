package cli

import (
	"context"
	"slices"
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

// names completes the first word of a command as a note of one of the kinds,
// with its name beside it, and the second as one of the words. No kinds means
// every kind that people name: contacts, interviews and the profile.
func (a *App) names(words []string, kinds ...infoint.Kind) cobra.CompletionFunc {
	if len(kinds) == 0 {
		kinds = []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindProfile}
	}
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		switch len(args) {
		case 0:
			return a.notesOf(kinds), cobra.ShellCompDirectiveNoFileComp
		case 1:
			return words, cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

func (a *App) notesOf(kinds []infoint.Kind) []string {
	v, err := a.Vault()
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range v.Entries() {
		switch {
		case !slices.Contains(kinds, e.Kind):
		case e.Kind == infoint.KindProfile:
			out = append(out, cobra.CompletionWithDesc(string(infoint.Me), "the profile"))
		case e.Contact != nil:
			out = append(out, cobra.CompletionWithDesc(string(e.ID), e.Contact.Name))
		default:
			out = append(out, cobra.CompletionWithDesc(string(e.ID), string(e.Kind)))
		}
	}
	return out
}

// completeFlag completes a flag with one of the words.
func completeFlag(cmd *cobra.Command, flag string, words []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func eventWords() []string {
	words := talkEvents()
	for _, e := range note.Events(infoint.KindContact) {
		words = append(words, string(e))
	}
	return words
}
