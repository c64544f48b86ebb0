// Package query selects and sorts rows by the values of their keys, for the
// lists of the command line.
//
// A condition is written as one word on the command line:
//
//	key=value      some value is that text
//	key!=value     no value is
//	key~part       some value contains it
//	key=from..to   some value lies between two numbers or dates, both included;
//	               either end may be left open
//	key            there is a value
//	key=  key!=    there is none; there is one
//
// Text is compared folded, so that case and accents do not matter. A range
// compares numbers as numbers and dates as dates; its ends may be a day, an
// hour of a day, a month or a year, and a month at the end is all of it.
//
// The package knows nothing of contacts or talks: what a key means, a stage or
// a user's own key, is the row's business. It does not evaluate more than one
// condition but by "and", and has no brackets: who needs those has --json.
package query

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// Row is something that has values by key. A list has several values, an
// absent key none and false. A link may give its target and its label, so that
// either of them matches.
type Row interface {
	Lookup(key string) (values []string, ok bool)
}

// Cond is one condition. Make it with [Parse].
type Cond struct {
	key      string
	op       op
	text     string // folded
	from, to bound
}

type op int

const (
	isSet op = iota
	isUnset
	equals
	differs
	contains
	between
)

// ParseError says that a text is no condition or no sort key, and what was
// expected in its place.
type ParseError struct {
	Expr     string
	Expected string
}

// Error implements error.
func (e *ParseError) Error() string {
	return fmt.Sprintf("%q is not understood: expected %s", e.Expr, e.Expected)
}

// Parse reads a condition. The error is a [*ParseError].
func Parse(expr string) (Cond, error) {
	key, value := expr, ""
	c := Cond{op: isSet}
	if i := strings.IndexAny(expr, "=~"); i >= 0 {
		key, value = expr[:i], strings.TrimSpace(expr[i+1:])
		c.op = contains
		if expr[i] == '=' {
			c.op = equals
			if before, negated := strings.CutSuffix(key, "!"); negated {
				key, c.op = before, differs
			}
		}
	}
	c.key = strings.TrimSpace(key)
	if !isKey(c.key) {
		return Cond{}, &ParseError{expr, "key=value, key!=value, key~part, key=from..to or key"}
	}
	return c.withValue(expr, value)
}

func (c Cond) withValue(expr, value string) (Cond, error) {
	c.text = infoint.Fold(value)
	switch {
	case c.op == contains && value == "":
		return Cond{}, &ParseError{expr, "some text after ~"}
	case c.op == equals && strings.HasPrefix(value, "="):
		return Cond{}, &ParseError{expr, "a single ="}
	case c.op == equals && value == "":
		c.op = isUnset
	case c.op == differs && value == "":
		c.op = isSet
	case c.op == equals:
		from, to, isRange := strings.Cut(value, "..")
		if isRange {
			return c.withRange(expr, from, to)
		}
	}
	return c, nil
}

func (c Cond) withRange(expr, from, to string) (Cond, error) {
	var okFrom, okTo bool
	c.op = between
	c.from, okFrom = parseBound(from)
	c.to, okTo = parseBound(to)
	if !okFrom || !okTo || c.from.open && c.to.open {
		return Cond{}, &ParseError{expr, "numbers or dates around .., as in 3..7, 2026-03-24.. or ..2026-03"}
	}
	if !c.from.open && !c.to.open && !c.from.comparable(c.to) {
		return Cond{}, &ParseError{expr, "two numbers or two dates around .."}
	}
	return c, nil
}

// isKey reports whether s can be a key. It may have spaces, as the user's own
// keys do, but none of the signs of a comparison: score>3 is a slip, no key.
func isKey(s string) bool { return s != "" && !strings.ContainsAny(s, "=~!<>") }

// Key returns the key that c asks for, so that a caller can tell an unknown one.
func (c Cond) Key() string { return c.key }

// Filter returns the rows that meet all the conditions, in their order.
func Filter[R Row](rows []R, conds []Cond) []R {
	kept := make([]R, 0, len(rows))
	for _, row := range rows {
		if !slices.ContainsFunc(conds, func(c Cond) bool { return !c.holds(row) }) {
			kept = append(kept, row)
		}
	}
	return kept
}

func (c Cond) holds(row Row) bool {
	values := lookup(row, c.key)
	switch c.op {
	case isSet:
		return len(values) > 0
	case isUnset:
		return len(values) == 0
	case differs:
		return !slices.ContainsFunc(values, c.matches)
	default:
		return slices.ContainsFunc(values, c.matches)
	}
}

// matches judges one value, for differs as for equals.
func (c Cond) matches(value string) bool {
	switch c.op {
	case contains:
		return strings.Contains(infoint.Fold(value), c.text)
	case between:
		return c.from.below(value) && c.to.above(value)
	default:
		return infoint.Fold(value) == c.text
	}
}

// lookup returns the values of a key without the blank ones.
func lookup(row Row, key string) []string {
	values, ok := row.Lookup(key)
	if !ok {
		return nil
	}
	var set []string
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			set = append(set, v)
		}
	}
	return set
}
