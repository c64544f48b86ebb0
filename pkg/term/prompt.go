package term

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ErrNoTerminal says that there is nobody to ask: In or Err is no terminal, or
// NoInput is set. The caller names the flag that would have answered.
var ErrNoTerminal = errors.New("no terminal to ask on")

// ErrCancelled says that the user left a question unanswered.
var ErrCancelled = errors.New("cancelled")

// Prompt asks on Err and returns the line that is typed, without the space
// around it. It returns [ErrNoTerminal], [ErrCancelled] at the end of input,
// or the cause of ctx's end.
func (s *IO) Prompt(ctx context.Context, question string) (string, error) {
	if !s.CanPrompt() {
		return "", ErrNoTerminal
	}
	Fprintf(s.Err, "%s ", question)
	line, err := s.readLine(ctx)
	if errors.Is(err, io.EOF) && line == "" {
		Fprintf(s.Err, "\n")
		return "", ErrCancelled
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimSpace(line), nil
}

// Confirm asks for yes or no and asks again until it is one of them; nothing
// typed is no. Errors are those of [IO.Prompt].
func (s *IO) Confirm(ctx context.Context, question string) (bool, error) {
	for {
		answer, err := s.Prompt(ctx, question+" [y/N]")
		if err != nil {
			return false, err
		}
		switch strings.ToLower(answer) {
		case "y", "yes":
			return true, nil
		case "", "n", "no":
			return false, nil
		}
	}
}

// Choose shows the options with numbers and returns the index, from 0, of the
// one whose number is typed; it asks again until there is one. Nothing typed
// is [ErrCancelled]; other errors are those of [IO.Prompt].
func (s *IO) Choose(ctx context.Context, question string, options []string) (int, error) {
	if !s.CanPrompt() {
		return 0, ErrNoTerminal
	}
	for i, option := range options {
		Fprintf(s.Err, "%3d  %s\n", i+1, option)
	}
	for {
		answer, err := s.Prompt(ctx, fmt.Sprintf("%s [1-%d]", question, len(options)))
		if err != nil {
			return 0, err
		}
		if answer == "" {
			return 0, ErrCancelled
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(options) {
			return n - 1, nil
		}
	}
}

// readLine waits for a line or for the end of ctx. A read cannot be called
// back: one that ctx cut short goes on until the program ends.
func (s *IO) readLine(ctx context.Context) (string, error) {
	if s.answers == nil {
		s.answers = bufio.NewReader(s.In)
	}
	type result struct {
		line string
		err  error
	}
	lines := s.answers
	done := make(chan result, 1)
	go func() {
		line, err := lines.ReadString('\n')
		done <- result{line, err}
	}()
	select {
	case r := <-done:
		return r.line, r.err
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}
