package cli

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The form of every command. What is in the source rather than in the tree is
// held by cmd/infoint/shape_test.go.

// longest is how many characters a Short may have: it stands in a column.
const longest = 72

// longShort are the commands that may say more, each with its reason.
var longShort = map[string]string{
	"infoint help": "names the topics, which stand nowhere else in the help",
}

// properNames may have a capital inside of a Short or a usage text.
var properNames = []string{"I", "Markdown", "Go", "Obsidian"}

// writers are the commands that change a vault. They take -n, and no others.
var writers = []string{
	"infoint init", "infoint demo", "infoint check", "infoint add contact", "infoint add interview", "infoint set",
	"infoint add promise", "infoint add referral", "infoint add insight", "infoint add hypothesis", "infoint add decision",
	"infoint draft", "infoint log", "infoint schedule", "infoint prep", "infoint done",
	"infoint slots", "infoint snooze", "infoint dismiss", "infoint pause", "infoint finish",
}

// tree returns every command with the root first; Cobra adds help only when it
// runs.
func tree() []*cobra.Command {
	root := newRoot(&App{})
	root.InitDefaultHelpCmd()
	return below(root)
}

func below(cmd *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		out = append(out, below(sub)...)
	}
	return out
}

func TestEveryCommandIsWhole(t *testing.T) {
	used := map[string]bool{}
	for _, cmd := range tree() {
		name := cmd.CommandPath()
		if n := utf8.RuneCountInString(cmd.Short); n > longest {
			used[name] = true
			if longShort[name] == "" {
				t.Errorf("%s: Short has %d characters; %d are enough", name, n, longest)
			}
		}
		if why := wrongSentence(cmd.Short); why != "" {
			t.Errorf("%s: Short %q %s", name, cmd.Short, why)
		}
		if cmd.Use == "" || cmd.Example == "" || cmd.Args == nil || cmd.RunE == nil {
			t.Errorf("%s lacks one of Use, Example, Args, RunE", name)
		}
		if cmd.Run != nil || cmd.Long != "" {
			t.Errorf("%s has Run or Long: errors are returned, and a topic explains at length", name)
		}
		for line := range strings.SplitSeq(cmd.Example, "\n") {
			if !strings.HasPrefix(line, "  ") || !strings.Contains(line, "infoint") {
				t.Errorf("%s: the example %q is no indented command", name, line)
			}
		}
	}
	for name := range longShort {
		if !used[name] {
			t.Errorf("longShort names %s, which needs no exception", name)
		}
	}
}

// wrongSentence says what is wrong with a line of help, empty for nothing.
func wrongSentence(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return "is empty"
	case strings.HasSuffix(s, "."):
		return "ends in a full stop"
	case !unicode.IsUpper(first):
		return "begins in lower case"
	}
	return noisyCapital(s[utf8.RuneLen(first):])
}

// noisyCapital finds a word that Looks Like a Title; a placeholder is all in
// capitals.
func noisyCapital(s string) string {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })[1:] {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) && word != strings.ToUpper(word) && !slices.Contains(properNames, word) {
			return "has a capital in " + word
		}
	}
	return ""
}

func TestEveryCommandHasItsGroup(t *testing.T) {
	all := tree()
	root := all[0]
	for _, cmd := range all[1:] {
		top := cmd.Parent().CommandPath() == root.CommandPath()
		if top && !root.ContainsGroup(cmd.GroupID) {
			t.Errorf("%s has the group %q, which help does not show", cmd.CommandPath(), cmd.GroupID)
		}
		if !top && cmd.GroupID != "" {
			t.Errorf("%s has a group, and lies below another command", cmd.CommandPath())
		}
	}
	for _, g := range root.Groups() {
		if !slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.GroupID == g.ID }) {
			t.Errorf("the group %s has no command", g.ID)
		}
	}
}

func TestEveryFlagSaysWhatItTakes(t *testing.T) {
	for _, cmd := range tree() {
		check := func(f *pflag.Flag) {
			where := cmd.CommandPath() + " --" + f.Name
			placeholder, usage := pflag.UnquoteUsage(f)
			quoted := strings.Contains(f.Usage, "`")
			switch takes := f.Value.Type() != "bool"; {
			case usage == "" || strings.HasSuffix(usage, "."):
				t.Errorf("%s: the usage %q is empty or ends in a full stop", where, usage)
			case takes && (!quoted || placeholder != strings.ToUpper(placeholder)):
				t.Errorf("%s takes a value, and its usage %q has no `PLACEHOLDER`", where, f.Usage)
			case !takes && quoted:
				t.Errorf("%s takes no value, and its usage %q has a placeholder", where, f.Usage)
			}
			if r, _ := utf8.DecodeRuneInString(usage); unicode.IsUpper(r) && placeholder != usage {
				t.Errorf("%s: the usage %q begins with a capital", where, usage)
			}
		}
		cmd.LocalFlags().VisitAll(check)
	}
}

func TestWritersHaveADryRun(t *testing.T) {
	all := tree()
	for _, cmd := range all {
		f := cmd.Flags().Lookup("dry-run")
		switch writes := slices.Contains(writers, cmd.CommandPath()); {
		case writes && (f == nil || f.Shorthand != "n"):
			t.Errorf("%s changes a vault and has no -n, --dry-run", cmd.CommandPath())
		case !writes && f != nil:
			t.Errorf("%s has -n, and is not listed as a command that changes a vault", cmd.CommandPath())
		}
	}
	for _, name := range writers {
		if !slices.ContainsFunc(all, func(c *cobra.Command) bool { return c.CommandPath() == name }) {
			t.Errorf("writers names %s, which is no command", name)
		}
	}
}
