package term

import (
	"strings"
	"testing"
)

func TestProsef(t *testing.T) {
	tests := []struct {
		name, in string
		width    int
		want     string
	}{
		{"short", "one two\n", 20, "one two\n"},
		{"as wide as the screen", "one two\n", 7, "one two\n"},
		{"at a space", "one two three\n", 9, "one two\nthree\n"},
		{"no newline at the end", "one two three", 9, "one two\nthree"},
		{"empty lines", "a\n\n\nb\n", 9, "a\n\n\nb\n"},
		{"a word wider than the screen", "see https://example.org/a now\n", 9, "see\nhttps://example.org/a\nnow\n"},
		{"spaces are kept within a line", "a  b   c d e f\n", 10, "a  b   c d\ne f\n"},
		{"spaces at the end", "one two three   \n", 13, "one two three\n"},
		{"a list", "- one two three four\n", 12, "- one two\n  three four\n"},
		{"a list in a list", "  * one two three\n", 12, "  * one two\n    three\n"},
		{"a task", "- [ ] one two three\n", 14, "- [ ] one two\n      three\n"},
		{"a numbered list", "12. one two three\n", 12, "12. one two\n    three\n"},
		{"a quotation", "> one two three\n", 10, "> one two\n  three\n"},
		{"a year is no number of a list", "2026 was a year\n", 10, "2026 was a\nyear\n"},
		{"a column that explains", "  --at WHEN  one two three four\n", 26, "  --at WHEN  one two three\n             four\n"},
		{"a column too far to the right", "  --at WHEN     one two three\n", 20, "  --at WHEN     one\n  two three\n"},
		{"a deep indentation", "          one two three\n", 16, "          one\n        two\n        three\n"},
		{"what can be pasted", "  infoint log ines reply yes\n", 12, "  infoint log ines reply yes\n"},
		{"a sentence on the program", "infoint carries you through\n", 16, "infoint carries\nyou through\n"},
		{"a command that is explained", "  infoint demo  a made-up campaign\n", 32, "  infoint demo  a made-up\n                campaign\n"},
		{"no break where none may be", "one two\u00a0three\n", 9, "one\ntwo\u00a0three\n"},
		{"wide letters", "李小龍 李小龍\n", 7, "李小龍\n李小龍\n"},
		{"a tab", "a\tb c\n", 10, "a\tb\nc\n"},
		{"escapes of a file", "ab\x1b[2J cd\n", 9, "ab\\x1b[2J\ncd\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, out, _ := TestTerminal("", tt.width)
			s.Prosef("%s", tt.in)
			if out.String() != tt.want {
				t.Errorf("got %q, want %q", out, tt.want)
			}
			piped, out, _ := Test("")
			piped.Prosef("%s", tt.in)
			if want := Safe(tt.in); out.String() != want {
				t.Errorf("piped: %q, want %q", out, want)
			}
		})
	}
}

// Colour takes no column, and goes on where the line does.
func TestProsefColor(t *testing.T) {
	s, out, _ := TestTerminal("", 11)
	if err := s.SetColor("always"); err != nil {
		t.Fatal(err)
	}
	s.Prosef("%s: one two\n", Red("error"))
	if got, want := out.String(), "\x1b[31merror\x1b[0m: one\ntwo\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRemarkf(t *testing.T) {
	s, out, _ := TestTerminal("", 12)
	s.Remarkf("%d:%d: %s\n", 1, 2, "one two three")
	if got, want := out.String(), "1:2: one two\n  three\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// On a screen nothing but spaces and the ends of lines is added or taken.
func FuzzProsef(f *testing.F) {
	for _, s := range []string{"one two three\n", "- a\n  - b c d e\n", "  --x  y z\n", "\t\t\n", "> \n", "1. ", "李 小\x1b\n"} {
		f.Add(s, 8)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		s, out, _ := TestTerminal("", min(max(width, 1), 200))
		s.Prosef("%s", text)
		blank := strings.NewReplacer(" ", "", "\t", "", "\n", "")
		if got, want := blank.Replace(out.String()), blank.Replace(Safe(text)); got != want {
			t.Errorf("%q at %d became %q", text, width, out)
		}
	})
}
