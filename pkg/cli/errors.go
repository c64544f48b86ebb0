package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/mdfile"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/query"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

// Exit codes; the help topic exit-codes tells the same.
const (
	exitDone        = 0
	exitCannot      = 1
	exitUsage       = 2
	exitNobody      = 3
	exitRepair      = 4
	exitInterrupted = 130
)

// An exitError carries its exit code and what to do next.
type exitError struct {
	code  int
	err   error
	hints []string
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// errSilent is an exit code whose reason has been printed already.
var errSilent = errors.New("said already")

func silent(code int) error { return &exitError{code: code, err: errSilent} }

// usagef is an error in the command line.
func usagef(format string, args ...any) *exitError {
	return &exitError{code: exitUsage, err: fmt.Errorf(format, args...)}
}

// cannotf is an error of a command that was understood.
func cannotf(format string, args ...any) *exitError {
	return &exitError{code: exitCannot, err: fmt.Errorf(format, args...)}
}

func (e *exitError) hint(format string, args ...any) *exitError {
	e.hints = append(e.hints, fmt.Sprintf(format, args...))
	return e
}

// unreadable is the error of a command whose own file cannot be read.
func unreadable(e *vault.Entry) error {
	f := e.Findings[slices.IndexFunc(e.Findings, func(f infoint.Finding) bool { return f.Unreadable })]
	err := &exitError{code: exitRepair, err: errors.New(place(f) + ": " + f.Message)}
	if f.Fix != "" {
		err.hint("%s", f.Fix)
	}
	return err.hint("%s", infoint.Command("edit", string(e.ID)))
}

// inFile gives an edit that was refused, or a file that cannot be read, its
// place in the vault.
func inFile(path string, err error) error {
	var syntax *mdfile.SyntaxError
	var key *mdfile.RefusedError
	var line *note.RefusedError
	switch {
	case errors.As(err, &syntax):
		return (&exitError{code: exitRepair, err: fmt.Errorf("%s:%d:%d: %s", path, syntax.Line, syntax.Column, syntax.Message)}).hint("%s", syntax.Hint)
	case errors.As(err, &key):
		return byHand(path, key.Line, key.Error(), key.ByHand)
	case errors.As(err, &line):
		return byHand(path, line.Line, line.Error(), line.ByHand)
	}
	return err
}

func byHand(path string, line int, why, write string) error {
	at := path
	if line > 0 {
		at = fmt.Sprintf("%s:%d:1", path, line)
	}
	err := &exitError{code: exitRepair, err: fmt.Errorf("%s: %s; nothing was written", at, why)}
	if write != "" {
		err.hint("write it by hand: %s", write)
	}
	return err
}

func place(f infoint.Finding) string {
	return fmt.Sprintf("%s:%d:%d", f.Path, f.Pos.Line, f.Pos.Column)
}

// explain turns any error into its exit code, its message and its hints.
func explain(err error) *exitError {
	var exit *exitError
	var name *vault.NameError
	var date *when.ParseError
	var gap *when.GapError
	var zone *when.ZoneError
	var value *note.ValueError
	var cond *query.ParseError
	var kind *letter.KindError
	switch {
	case errors.As(err, &exit):
		return exit
	case errors.Is(err, context.Canceled), errors.Is(err, term.ErrCancelled):
		return &exitError{code: exitInterrupted, err: errors.New("interrupted; nothing was written")}
	case errors.As(err, &name):
		return explainName(name)
	case errors.As(err, &date):
		return usagef("%w", err).hint("%s", date.Hint())
	case errors.As(err, &gap):
		return usagef("%w", err).hint("%s", gap.Hint())
	case errors.As(err, &zone):
		return usagef("%w", err).hint("%s", zone.Hint())
	case errors.As(err, &value), errors.As(err, &cond), errors.As(err, &kind):
		return usagef("%w", err)
	case errors.Is(err, vault.ErrNoVault):
		return cannotf("%w", err).hint("infoint init makes one, infoint demo shows one")
	case errors.Is(err, vault.ErrChanged):
		return cannotf("%w", err).hint("somebody else wrote the file at the same time; run the command again")
	case isReadOnly(err):
		return cannotf("%w", err).hint("the same with -n shows what it would write, and writes nothing")
	case errors.Is(err, vault.ErrNoState):
		return cannotf("%w", err).hint("set HOME, or XDG_STATE_HOME to a folder of yours")
	case errors.Is(err, vault.ErrLocked):
		return cannotf("%w", err).hint("run the command again when it is done")
	case errors.Is(err, term.ErrNoTerminal):
		return usagef("%w", err)
	}
	return cannotf("%w", err)
}

// isReadOnly reports whether nothing can be written here, by a newer format or by
// the rights of the folder; what can be read can be looked at all the same.
func isReadOnly(err error) bool {
	var write *vault.WriteError
	return errors.Is(err, vault.ErrReadOnly) || errors.As(err, &write) && errors.Is(err, fs.ErrPermission)
}

func explainName(e *vault.NameError) *exitError {
	out := &exitError{code: exitNobody, err: e}
	switch {
	case e.Unopened != nil:
		return (&exitError{code: exitRepair, err: errors.New(place(*e.Unopened) + ": " + e.Unopened.Message)}).hint("%s", e.Unopened.Fix)
	case e.Ambiguous:
		return out.hint("say which: %s", strings.Join(quoteAll(e.IDs()), ", "))
	case e.NoProfile:
		return out.hint("infoint init makes it, and changes nothing that is there")
	case e.Name == string(infoint.Me):
		return out.hint("the NAME of a person is meant here")
	case len(e.Candidates) > 0:
		return out.hint("did you mean %s?", strings.Join(quoteAll(e.IDs()), ", "))
	}
	return out.hint("infoint list shows everybody, infoint find searches all notes")
}

func quoteAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = infoint.ShellWord(w)
	}
	return out
}

// report prints an error once and returns its exit code.
func (a *App) report(err error) int {
	e := explain(err)
	if errors.Is(e.err, errSilent) {
		return e.code
	}
	a.say("infoint: %s", e.Error())
	for _, h := range e.hints {
		if h != "" {
			a.say("infoint: hint: %s", h)
		}
	}
	return e.code
}
