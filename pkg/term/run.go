package term

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// Page calls render with an IO whose Out is shown in the pager that
// $INFOINT_PAGER, else $PAGER names. Where Out is no terminal, or there is no
// pager, or it cannot be run, what render writes goes to Out. The error is
// render's, and then no pager is shown; how the pager ended is the user's
// business.
func (s *IO) Page(render func(*IO) error) error {
	line := firstSet(s.Getenv, "INFOINT_PAGER", "PAGER")
	if !s.IsTerminal() || line == "" || line == "cat" {
		return render(s)
	}
	var text bytes.Buffer
	paged := *s
	paged.out = &gate{w: &text, tty: true, color: s.out.color}
	paged.Out = paged.out
	err := errors.Join(render(&paged), paged.out.flush())
	if err != nil || text.Len() == 0 {
		return err
	}
	cmd := command(line)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(text.Bytes()), s.out.w, s.err.w
	if s.Getenv("LESS") == "" {
		cmd.Env = append(cmd.Environ(), "LESS=FRX") // as git does: colour, and no paging of one screen
	}
	if notFound(cmd.Run()) {
		s.out.pass(text.String())
	}
	return nil
}

// Edit opens the file at path in the editor that $INFOINT_EDITOR, $VISUAL or
// $EDITOR names, else in vi (on Windows Notepad), and waits until it is left.
// It is an error when the editor cannot be run or says that it did not go
// well; without a terminal and without any of the three it is ErrNoTerminal.
//
// An interrupt that is typed meanwhile is the editor's, so no context ends it.
func (s *IO) Edit(path string) error {
	line := s.editor()
	if line == "" {
		if !s.CanEdit() {
			return fmt.Errorf("no editor in $EDITOR: %w", ErrNoTerminal)
		}
		line = defaultEditor()
	}
	if strings.HasPrefix(path, "-") {
		path = "." + string(os.PathSeparator) + path
	}
	cmd := command(line, path)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.In, s.out.w, s.err.w
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("editor %q: %w", line, err)
	}
	return nil
}

// CanEdit reports whether Edit has an editor to open.
func (s *IO) CanEdit() bool { return s.editor() != "" || s.inTTY && s.out.tty }

func (s *IO) editor() string { return firstSet(s.Getenv, "INFOINT_EDITOR", "VISUAL", "EDITOR") }

func defaultEditor() string {
	if runtime.GOOS == "windows" {
		return "notepad"
	}
	return "vi"
}

func firstSet(getenv func(string) string, names ...string) string {
	for _, name := range names {
		if value := strings.TrimSpace(getenv(name)); value != "" {
			return value
		}
	}
	return ""
}

// command returns line, as a user wrote it in the environment, with args. On
// Unix a shell reads it, as with git; on Windows it is a program if there is
// one of that name, spaces and all, else words, of which some may be quoted.
func command(line string, args ...string) *exec.Cmd {
	if runtime.GOOS != "windows" {
		return exec.Command("sh", append([]string{"-c", line + ` "$@"`, line}, args...)...)
	}
	words := []string{line}
	if _, err := exec.LookPath(line); err != nil {
		words = splitWords(line)
	}
	return exec.Command(words[0], append(words[1:], args...)...)
}

// splitWords splits at spaces that are not between double quotes. A backslash
// is one, for the words are paths of Windows. It returns at least one word.
func splitWords(line string) []string {
	quoted := false
	words := strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
	for i, w := range words {
		words[i] = strings.ReplaceAll(w, `"`, "")
	}
	if len(words) == 0 {
		return []string{line}
	}
	return words
}

// notFound reports whether err says that the program could not be started.
// That is what a shell means by 126 and 127.
func notFound(err error) bool {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode() == 126 || exit.ExitCode() == 127
	}
	var start *exec.Error
	return errors.As(err, &start)
}
