package term

import (
	"context"
	"errors"
	"io"
	"testing"
)

func TestPrompt(t *testing.T) {
	s, out, errs := TestTerminal(" Ada \r\nsecond", 80)
	for _, want := range []string{"Ada", "second"} {
		if got, err := s.Prompt(t.Context(), "Who\x1b?"); err != nil || got != want {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
	if _, err := s.Prompt(t.Context(), "Who?"); !errors.Is(err, ErrCancelled) {
		t.Errorf("at the end: %v", err)
	}
	if got, want := errs.String(), `Who\x1b? Who\x1b? Who? `+"\n"; got != want || out.Len() != 0 {
		t.Errorf("asked %q on Err, %q on Out", got, out)
	}
}

func TestPromptNeedsSomebody(t *testing.T) {
	none, _, _ := Test("yes\n")
	silent, _, errs := TestTerminal("yes\n", 80)
	silent.NoInput = true
	for _, s := range []*IO{none, silent} {
		_, err := s.Prompt(t.Context(), "Who?")
		_, err2 := s.Confirm(t.Context(), "Sure?")
		_, err3 := s.Choose(t.Context(), "Which?", []string{"a"})
		for _, err := range []error{err, err2, err3} {
			if !errors.Is(err, ErrNoTerminal) {
				t.Errorf("got %v", err)
			}
		}
	}
	if errs.Len() != 0 {
		t.Errorf("asked %q", errs)
	}
}

func TestPromptEndsWithTheContext(t *testing.T) {
	s, _, _ := TestTerminal("", 80)
	r, w := io.Pipe()
	defer w.Close()
	s.In = r
	ctx, cancel := context.WithCancelCause(t.Context())
	stop := errors.New("interrupted")
	cancel(stop)
	if _, err := s.Prompt(ctx, "Who?"); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func TestConfirm(t *testing.T) {
	tests := []struct {
		in   string
		want bool
		err  error
	}{
		{"y\n", true, nil},
		{"YES\n", true, nil},
		{"n\n", false, nil},
		{"\n", false, nil},
		{"maybe\nyes\n", true, nil},
		{"", false, ErrCancelled},
	}
	for _, tt := range tests {
		s, _, _ := TestTerminal(tt.in, 80)
		if got, err := s.Confirm(t.Context(), "Sure?"); got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%q: %v, %v", tt.in, got, err)
		}
	}
}

func TestChoose(t *testing.T) {
	tests := []struct {
		in   string
		want int
		err  error
	}{
		{"2\n", 1, nil},
		{"0\n3\nx\n1\n", 0, nil},
		{"\n", 0, ErrCancelled},
		{"", 0, ErrCancelled},
	}
	for _, tt := range tests {
		s, _, _ := TestTerminal(tt.in, 80)
		if got, err := s.Choose(t.Context(), "Which?", []string{"Ada", "Ben"}); got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%q: %v, %v", tt.in, got, err)
		}
	}
	s, _, errs := TestTerminal("1\n", 80)
	if _, err := s.Choose(t.Context(), "Which?", []string{"Ada", "Ben\x1b"}); err != nil {
		t.Fatal(err)
	}
	if got, want := errs.String(), "  1  Ada\n  2  Ben\\x1b\nWhich? [1-2] "; got != want {
		t.Errorf("asked %q, want %q", got, want)
	}
}
