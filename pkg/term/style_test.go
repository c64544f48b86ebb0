package term

import (
	"errors"
	"strings"
	"testing"
)

func TestFprintf(t *testing.T) {
	tests := []struct {
		name, format string
		args         []any
		want, color  string
	}{
		{"text", "%s!\n", []any{"Ada"}, "Ada!\n", "Ada!\n"},
		{"style", "%s", []any{Bold("Ada")}, "Ada", "\x1b[1mAda\x1b[0m"},
		{"style by v", "%v", []any{Red("x")}, "x", "\x1b[31mx\x1b[0m"},
		{"style of nothing", "%s", []any{Dim("")}, "", ""},
		{"hostile text", "%s", []any{"\x1b[2J"}, `\x1b[2J`, `\x1b[2J`},
		{"hostile style", "%s", []any{Green("a\x1b[0m")}, `a\x1b[0m`, "\x1b[32ma\\x1b[0m\x1b[0m"},
		{"hostile error", "%v", []any{errors.New("a\rb")}, `a\x0db`, `a\x0db`},
		{"hostile list", "%v", []any{[]string{"\a"}}, `[\x07]`, `[\x07]`},
		{"number", "%03d %.1f", []any{7, 1.25}, "007 1.2", "007 1.2"},
		{"quoted", "%q", []any{"a\x1b"}, `"a\x1b"`, `"a\x1b"`},
		{"quoted style", "%q", []any{Cyan("a")}, `"a"`, "\x1b[36m\"a\"\x1b[0m"},
		{"width left", "%-5s|", []any{"李小"}, "李小 |", "李小 |"},
		{"width right", "%4s|", []any{Yellow("a")}, "   a|", "   \x1b[33ma\x1b[0m|"},
		{"no argument", "100%%\n", nil, "100%\n", "100%\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, out, _ := Test("")
			Fprintf(s.Out, tt.format, tt.args...)
			if out.String() != tt.want {
				t.Errorf("plain: %q, want %q", out, tt.want)
			}
			out.Reset()
			if err := s.SetColor("always"); err != nil {
				t.Fatal(err)
			}
			Fprintf(s.Out, tt.format, tt.args...)
			if out.String() != tt.color {
				t.Errorf("colour: %q, want %q", out, tt.color)
			}
		})
	}
}

func TestFprintfElsewhere(t *testing.T) {
	var b strings.Builder
	Fprintf(&b, "%s %s", Bold("a"), "\x1b")
	if got, want := b.String(), `a \x1b`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColorWanted(t *testing.T) {
	type env = map[string]string
	tests := []struct {
		name     string
		env      env
		terminal bool
		want     bool
	}{
		{"pipe", env{}, false, false},
		{"terminal", env{}, true, true},
		{"NO_COLOR", env{"NO_COLOR": "1"}, true, false},
		{"NO_COLOR of any text", env{"NO_COLOR": "0"}, true, false},
		{"NO_COLOR empty", env{"NO_COLOR": ""}, true, true},
		{"dumb", env{"TERM": "dumb"}, true, false},
		{"CLICOLOR=0", env{"CLICOLOR": "0"}, true, false},
		{"CLICOLOR=1 in a pipe", env{"CLICOLOR": "1"}, false, false},
		{"forced", env{"CLICOLOR_FORCE": "1"}, false, true},
		{"forced, dumb", env{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, true, true},
		{"forced by 0", env{"CLICOLOR_FORCE": "0"}, false, false},
		{"forced against NO_COLOR", env{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := colorWanted(func(k string) string { return tt.env[k] }, tt.terminal); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSetColor(t *testing.T) {
	s, _, _ := Test("")
	s.colorErr = true // as where only Err is a terminal
	tests := []struct {
		when     string
		out, err bool
	}{{"always", true, true}, {"auto", false, true}, {"never", false, false}}
	for _, tt := range tests {
		if err := s.SetColor(tt.when); err != nil {
			t.Fatal(err)
		}
		if s.out.color != tt.out || s.err.color != tt.err {
			t.Errorf("%s: out %v, err %v", tt.when, s.out.color, s.err.color)
		}
	}
	if err := s.SetColor("yes"); err == nil || !strings.Contains(err.Error(), `"yes"`) {
		t.Errorf("SetColor(yes): %v", err)
	}
}
