package term

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

func unix(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the fake programs are shell scripts")
	}
}

// script writes a shell script into a folder with a space in its name.
func script(t *testing.T, body string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my tools")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "tool")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func setenv(s *IO, pairs ...string) {
	s.Getenv = func(key string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == key {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestPage(t *testing.T) {
	unix(t)
	quoted := "'" + script(t, `sed 's/^/> /'`) + "'"
	tests := []struct {
		name     string
		terminal bool
		env      []string
		want     string
	}{
		{"piped", false, []string{"PAGER", quoted}, "Ada \\x1b\nBen\n"},
		{"no pager", true, nil, "Ada \\x1b\nBen\n"},
		{"cat", true, []string{"PAGER", "cat"}, "Ada \\x1b\nBen\n"},
		{"paged", true, []string{"PAGER", quoted}, "> Ada \\x1b\n> Ben\n"},
		{"ours first", true, []string{"PAGER", "false", "INFOINT_PAGER", "sed 's/B/b/' | sed 's/A/a/'"}, "ada \\x1b\nben\n"},
		{"missing", true, []string{"PAGER", "no-such-pager-here 2>/dev/null"}, "Ada \\x1b\nBen\n"},
		{"left early", true, []string{"PAGER", "head -n 1"}, "Ada \\x1b\n"},
		{"ends badly", true, []string{"PAGER", "cat; exit 3; :"}, "Ada \\x1b\nBen\n"},
		{"LESS", true, []string{"PAGER", "echo $LESS; :"}, "FRX\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, out, _ := Test("")
			if tt.terminal {
				s, out, _ = TestTerminal("", 80)
			}
			setenv(s, tt.env...)
			err := s.Page(func(p *IO) error {
				Fprintf(p.Out, "Ada %s\n", "\x1b")
				_, err := io.WriteString(p.Out, "Ben\n")
				return err
			})
			if err != nil || out.String() != tt.want {
				t.Errorf("got %q, %v; want %q", out, err, tt.want)
			}
		})
	}
}

func TestPageKeepsColourAndErrors(t *testing.T) {
	unix(t)
	s, out, _ := TestTerminal("", 80)
	setenv(s, "PAGER", "cat -")
	if err := s.SetColor("always"); err != nil {
		t.Fatal(err)
	}
	err := s.Page(func(p *IO) error { Fprintf(p.Out, "%s", Bold("a")); return nil })
	if got, want := out.String(), "\x1b[1ma\x1b[0m"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	out.Reset()
	broken := errors.New("broken")
	err = s.Page(func(p *IO) error { Fprintf(p.Out, "half"); return broken })
	if !errors.Is(err, broken) || out.Len() != 0 {
		t.Errorf("got %q, %v", out, err)
	}
}

func TestEdit(t *testing.T) {
	unix(t)
	tool := script(t, `echo "$1" >>"$2"`)
	tests := []struct {
		name string
		env  []string
		want string
	}{
		{"words and quotes", []string{"EDITOR", "'" + tool + "' 'one two'"}, "one two\n"},
		{"ours first", []string{"EDITOR", "false", "VISUAL", "false", "INFOINT_EDITOR", "'" + tool + "' a"}, "a\n"},
		{"visual before editor", []string{"EDITOR", "false", "VISUAL", "'" + tool + "' b"}, "b\n"},
		{"blank is unset", []string{"VISUAL", "  ", "EDITOR", "'" + tool + "' c"}, "c\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a note $(x) 'y'.md")
			s, _, _ := Test("")
			setenv(s, tt.env...)
			if err := s.Edit(path); err != nil {
				t.Fatal(err)
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != tt.want {
				t.Errorf("the file has %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func TestEditErrors(t *testing.T) {
	unix(t)
	s, _, _ := Test("")
	if err := s.Edit("a.md"); !errors.Is(err, ErrNoTerminal) {
		t.Errorf("no editor, no terminal: %v", err)
	}
	setenv(s, "EDITOR", "exit 3;")
	err := s.Edit("a.md")
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("an editor that ends with 3: %v", err)
	}
	if got, want := err.Error(), `editor "exit 3;": exit status 3`; got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	setenv(s, "EDITOR", "test ./-rf =")
	if err := s.Edit("-rf"); err != nil {
		t.Errorf("a file that looks like a flag: %v", err)
	}
}

func TestSplitWords(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{`notepad`, []string{"notepad"}},
		{`code --wait`, []string{"code", "--wait"}},
		{`"C:\Program Files\Vim\vim.exe" -f  -n`, []string{`C:\Program Files\Vim\vim.exe`, "-f", "-n"}},
		{`C:\tools\ed.exe --x="a b"`, []string{`C:\tools\ed.exe`, "--x=a b"}},
		{` `, []string{" "}},
	}
	for _, tt := range tests {
		if got := splitWords(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("splitWords(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
