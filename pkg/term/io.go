package term

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// defaultWidth is the width of what does not tell its own.
const defaultWidth = 80

// IO is where a command reads, writes and asks. Make one with [System], in
// tests with [Test] or [TestTerminal].
type IO struct {
	In       io.Reader
	Out, Err io.Writer // gated, see the package comment
	Getenv   func(string) string
	NoInput  bool // never ask

	out, err *gate
	inTTY    bool
	size     func() int // nil where Out is no terminal
	colorOut bool       // what auto means for Out
	colorErr bool
	answers  *bufio.Reader // over In, once something was asked
}

// System returns the streams of the process. Colour is on where the terminal
// and the environment, as getenv tells it, allow it; see [IO.SetColor].
func System(getenv func(string) string) *IO {
	s := newIO(os.Stdin, os.Stdout, os.Stderr, getenv)
	s.inTTY = isTerminal(os.Stdin)
	if isTerminal(os.Stdout) {
		s.size = func() int { return terminalWidth(os.Stdout) }
	}
	s.out.tty, s.err.tty = s.size != nil, isTerminal(os.Stderr)
	s.colorOut = colorWanted(getenv, s.out.tty && enableColor(os.Stdout))
	s.colorErr = colorWanted(getenv, s.err.tty && enableColor(os.Stderr))
	s.out.color, s.err.color = s.colorOut, s.colorErr
	return s
}

// Test returns streams for a test, none of them a terminal, with what was
// written to Out and to Err.
func Test(stdin string) (s *IO, out, err *bytes.Buffer) {
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	s = newIO(strings.NewReader(stdin), out, err, func(string) string { return "" })
	return s, out, err
}

// TestTerminal is [Test] with all three streams a terminal of the given width,
// without colour.
func TestTerminal(stdin string, width int) (s *IO, out, err *bytes.Buffer) {
	s, out, err = Test(stdin)
	s.inTTY, s.out.tty, s.err.tty = true, true, true
	s.size = func() int { return width }
	return s, out, err
}

func newIO(in io.Reader, out, err io.Writer, getenv func(string) string) *IO {
	s := &IO{In: in, Getenv: getenv, out: &gate{w: out}, err: &gate{w: err}}
	s.Out, s.Err = s.out, s.err
	return s
}

// IsTerminal reports whether Out is a terminal.
func (s *IO) IsTerminal() bool { return s.out.tty }

// ErrIsTerminal reports whether Err is a terminal.
func (s *IO) ErrIsTerminal() bool { return s.err.tty }

// StdinIsTerminal reports whether In is a terminal.
func (s *IO) StdinIsTerminal() bool { return s.inTTY }

// CanPrompt reports whether a question would reach somebody.
func (s *IO) CanPrompt() bool { return s.inTTY && s.err.tty && !s.NoInput }

// Width returns the columns of the terminal, 80 where there is none.
func (s *IO) Width() int {
	if s.size == nil {
		return defaultWidth
	}
	return s.size()
}

// Raw returns Out without the gate, for the two uses that the package comment
// names.
func (s *IO) Raw() io.Writer { return s.out.w }

// SetColor sets the colour of both streams: "always", "never", or "auto" for
// what the terminal and the environment allow, each stream apart. Any other
// word is an error.
func (s *IO) SetColor(when string) error {
	switch when {
	case "auto":
		s.out.color, s.err.color = s.colorOut, s.colorErr
	case "always":
		s.out.color, s.err.color = true, true
	case "never":
		s.out.color, s.err.color = false, false
	default:
		return fmt.Errorf("%q is no colour mode: auto, always or never", when)
	}
	return nil
}

// Flush writes what a half-written character holds back and returns the first
// error that a write to Out or Err had.
func (s *IO) Flush() error { return errors.Join(s.out.flush(), s.err.flush()) }

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

func terminalWidth(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return defaultWidth
	}
	return width
}

// colorWanted tells what auto means for one stream. NO_COLOR is the user's
// last word (no-color.org), then CLICOLOR_FORCE (bixense.com/clicolors).
func colorWanted(getenv func(string) string, terminal bool) bool {
	switch {
	case getenv("NO_COLOR") != "":
		return false
	case getenv("CLICOLOR_FORCE") != "" && getenv("CLICOLOR_FORCE") != "0":
		return true
	case getenv("CLICOLOR") == "0", getenv("TERM") == "dumb":
		return false
	}
	return terminal
}
