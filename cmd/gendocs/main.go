// Gendocs writes the man pages and shell completions of infoint into a folder,
// for those who make packages of it:
//
//	go run ./cmd/gendocs DIR
//
// They are made from what the program says about itself, its help, its topics
// and its completion scripts, so that nothing is told twice. The same source
// gives the same bytes.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/infoint/infoint/pkg/cli"
	"github.com/infoint/infoint/pkg/term"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return errors.New("which folder? usage: gendocs DIR")
	}
	files, err := documents()
	if err != nil {
		return err
	}
	for name, text := range files {
		file := filepath.Join(args[0], filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// documents returns what there is to install, by its path.
func documents() (map[string]string, error) {
	files := map[string]string{}
	for shell, name := range map[string]string{
		"bash": "completions/bash/infoint", "zsh": "completions/zsh/_infoint",
		"fish": "completions/fish/infoint.fish", "powershell": "completions/powershell/infoint.ps1",
	} {
		text, err := say("completion", shell)
		if err != nil {
			return nil, err
		}
		files[name] = text
	}
	short, err := addCommands(files, nil)
	if err != nil {
		return nil, err
	}
	_, topics, _ := strings.Cut(short["help"], ": ")
	for topic := range strings.SplitSeq(topics, ", ") {
		text, err := say("help", topic)
		if err != nil {
			return nil, err
		}
		title, body, _ := strings.Cut(text, "\n")
		files["man/man7/infoint-"+topic+".7"] = page("infoint-"+topic, 7, strings.ToLower(title), "DESCRIPTION:\n"+body)
	}
	return files, nil
}

// addCommands adds the page of a command and of those below it, and returns
// what the help says about each of these.
func addCommands(files map[string]string, words []string) (short map[string]string, err error) {
	text, err := say(append(words[:len(words):len(words)], "--help")...)
	if err != nil {
		return nil, err
	}
	name := strings.Join(append([]string{"infoint"}, words...), "-")
	about, rest, _ := strings.Cut(text, "\n")
	files["man/man1/"+name+".1"] = page(name, 1, about, rest)
	short = map[string]string{}
	listed := regexp.MustCompile(`(?m)^  ([a-z-]+) {2,}([A-Z].*)$`)
	for _, m := range listed.FindAllStringSubmatch(text, -1) {
		short[m[1]] = m[2]
		if _, err := addCommands(files, append(words[:len(words):len(words)], m[1])); err != nil {
			return nil, err
		}
	}
	return short, nil
}

// say runs the program and returns what it prints.
func say(args ...string) (string, error) {
	io, out, errs := term.Test("")
	if code := cli.Main(context.Background(), cli.World{IO: io}, args); code != 0 {
		return "", fmt.Errorf("infoint %s: exit %d: %s", strings.Join(args, " "), code, errs)
	}
	return out.String(), nil
}

// page sets a text as a man page: a line at the margin that is followed by
// indented ones is a heading, everything else stands as it is.
func page(name string, section int, about, text string) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH %s %d \"\" infoint\n.SH NAME\n%s \\- %s\n", strings.ToUpper(roff(name)), section, roff(name), roff(about))
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	for i, line := range lines {
		if isHeading(lines, i) {
			fmt.Fprintf(&b, ".fi\n.SH %s\n.nf\n", strings.ToUpper(roff(strings.TrimSuffix(line, ":"))))
			continue
		}
		b.WriteString(roff(line) + "\n")
	}
	b.WriteString(".fi\n")
	if name != "infoint" {
		b.WriteString(".SH SEE ALSO\n.BR infoint (1)\n")
	}
	return b.String()
}

func isHeading(lines []string, i int) bool {
	line := lines[i]
	if line == "" || line[0] == ' ' || i > 0 && lines[i-1] != "" || i+1 == len(lines) {
		return false
	}
	next := lines[i+1]
	return strings.HasSuffix(line, ":") || strings.HasPrefix(next, "  ")
}

// roff escapes what would be read as a request or as another character.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(line)
	if strings.HasPrefix(line, ".") {
		return `\&` + line
	}
	return line
}
