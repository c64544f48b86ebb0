package term

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "Ada\tLovelace\n", "Ada\tLovelace\n"},
		{"letters", "Zoë 李小龍 محمد", "Zoë 李小龍 محمد"},
		{"emoji joined", "👩‍💻 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍💻 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"},
		{"persian joiner", "می\u200cخواهم", "می\u200cخواهم"},
		{"direction mark", "a\u200fb", "a\u200fb"},
		{"colour", "\x1b[31mred", `\x1b[31mred`},
		{"clipboard", "\x1b]52;c;eA==\a", `\x1b]52;c;eA==\x07`},
		{"backspace", "a\bb", `a\x08b`},
		{"nul", "a\x00", `a\x00`},
		{"delete", "a\x7f", `a\u007f`},
		{"c1", "a\u009b31m", `a\u009b31m`},
		{"c1, both ends", "\u0080\u009f\u00a0", `\u0080\u009f` + "\u00a0"},
		{"c1 as a byte", "a\x9b31m", `a\x9b31m`},
		{"override", "\u202eexe.txt", `\u202eexe.txt`},
		{"isolate", "\u2066a\u2069", `\u2066a\u2069`},
		{"zero width space", "a\u200bb", `a\u200bb`},
		{"byte order mark", "\ufeffa", `\ufeffa`},
		{"line separator", "a\u2028b", `a\u2028b`},
		{"crlf", "a\r\nb\r\n", "a\nb\n"},
		{"lone cr", "good\rbad", `good\x0dbad`},
		{"cr crlf", "a\r\r\n", `a\x0d` + "\n"},
		{"half a character", "a\xe6\x9d", `a\xe6\x9d`},
		{"replacement character", "a\ufffdb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Safe(tt.in); got != tt.want {
				t.Errorf("Safe(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestSafeAllocatesNothingWhenClean(t *testing.T) {
	s := strings.Repeat("Zoë 👩‍💻 plain\n", 50)
	if n := testing.AllocsPerRun(100, func() { Safe(s) }); n != 0 {
		t.Errorf("Safe of clean text allocates %v times", n)
	}
}

// What the gate does to JSON has to be JSON, and mean the same.
func TestSafeKeepsJSON(t *testing.T) {
	want := "\x1b\x7f\u009b\u202e\ufeff\u200b\u2028\\\r\n"
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got string
	if err := json.Unmarshal([]byte(Safe(string(data))), &got); err != nil || got != want {
		t.Errorf("read back %q, %v; want %q", got, err, want)
	}
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{"plain\n", "\x1b[2J", "\u202e", "\x9b", "a\r\nb\r", "👩‍💻", "\xe6\x9d", "\ufeff"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, s string, chunk int) {
		got := Safe(s)
		checkSafe(t, got)
		if again := Safe(got); again != got {
			t.Errorf("Safe(%q) = %q, then %q", s, got, again)
		}
		if clean(s) && got != s {
			t.Errorf("Safe(%q) = %q, which was clean", s, got)
		}
		if piped := throughGate(s, chunk); piped != got {
			t.Errorf("%q written in pieces of %d is %q, at once %q", s, chunk, piped, got)
		}
	})
}

func checkSafe(t *testing.T, s string) {
	if !utf8.ValidString(s) {
		t.Errorf("%q is no UTF-8", s)
	}
	for _, r := range s {
		switch {
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r <= 0x9f,
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			t.Errorf("%q has %U", s, r)
		}
	}
}

func clean(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && (r < ' ' || r > '~') })
}

func throughGate(s string, chunk int) string {
	var b bytes.Buffer
	g := &gate{w: &b}
	for chunk = 1 + chunk&7; s != ""; {
		n := min(chunk, len(s))
		_, _ = g.Write([]byte(s[:n]))
		s = s[n:]
	}
	_ = g.flush()
	return b.String()
}

func TestGateKeepsTheFirstError(t *testing.T) {
	full := errors.New("no space left")
	s := newIO(strings.NewReader(""), failing{full}, io.Discard, func(string) string { return "" })
	if _, err := s.Out.Write([]byte("a")); !errors.Is(err, full) {
		t.Errorf("Write: %v", err)
	}
	Fprintf(s.Out, "b")
	if err := s.Flush(); !errors.Is(err, full) {
		t.Errorf("Flush: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestGateJoinsPieces(t *testing.T) {
	s, out, _ := Test("")
	if _, err := io.Copy(s.Out, iotest.OneByteReader(strings.NewReader("李\r\n\x1b👩‍💻\xe6"))); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "李\n\\x1b👩‍💻\\xe6"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
