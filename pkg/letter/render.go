package letter

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"time"
)

const (
	// maxOutput is the most bytes that a template may print: some ten thousand
	// words, where a letter has a hundred.
	maxOutput = 64 << 10
	// patience is how long a template may run. The built-in ones take well
	// under a millisecond.
	patience = time.Second
)

// A TemplateError is a fault in a template: where it is, and for an unknown
// fact which key. Line is 0 where there is no place to point at.
type TemplateError struct {
	File string
	Line int
	Key  string
	Err  error
}

func (e *TemplateError) Error() string {
	place := e.File
	if e.Line > 0 {
		place += ":" + strconv.Itoa(e.Line)
	}
	if e.Key != "" {
		return fmt.Sprintf("%s: there is no fact called %q", place, e.Key)
	}
	return fmt.Sprintf("%s: %v", place, e.Err)
}

func (e *TemplateError) Unwrap() error { return e.Err }

// What a template that runs wild ends with, in a TemplateError.
var (
	ErrTooMuch = errors.New("the template prints more than a letter can hold")
	ErrEndless = errors.New("the template does not end")
)

// tmpl is one template with its line of the table, if it has one.
type tmpl struct {
	entry
	known bool
	file  string
	text  string
}

// execute runs the template over the data within the bounds of size, and of time
// by ctx. When that ends first the goroutine is left behind: it stops at its
// next write.
func (t tmpl) execute(ctx context.Context, data map[string]any) (string, error) {
	parsed, err := template.New(t.file).
		Option("missingkey=error").
		Funcs(boundedFuncs()).
		Parse(mark(t.text))
	if err != nil {
		return "", t.fault(err)
	}
	type result struct {
		text string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		p := &page{ctx: ctx}
		err := parsed.Execute(p, data)
		done <- result{p.text.String(), err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return "", t.fault(r.err)
		}
		return r.text, nil
	case <-ctx.Done():
		return "", t.fault(ended(ctx))
	}
}

// ended says why the context is over: the caller's wish, or time.
func ended(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return ErrEndless
	}
	return ctx.Err()
}

// page takes what a template prints, up to maxOutput, while ctx lasts.
type page struct {
	ctx  context.Context
	text strings.Builder
}

func (p *page) Write(b []byte) (int, error) {
	if p.ctx.Err() != nil {
		return 0, ended(p.ctx)
	}
	if p.text.Len()+len(b) > maxOutput {
		return 0, ErrTooMuch
	}
	return p.text.Write(b)
}

// fault turns an error of text/template, which is a text, into one with fields.
func (t tmpl) fault(err error) error {
	e := &TemplateError{File: t.file, Err: err}
	for _, known := range []error{ErrTooMuch, ErrEndless, context.Canceled} {
		if errors.Is(err, known) {
			e.Err = known
			return e
		}
	}
	m := faultPattern().FindStringSubmatch(err.Error())
	if m == nil {
		return e
	}
	e.Line, _ = strconv.Atoi(m[1])
	e.Err = errors.New(m[2])
	if key := keyPattern().FindStringSubmatch(m[2]); key != nil {
		e.Key = key[1]
	}
	return e
}

// faultPattern reads "template: NAME:LINE:COLUMN: what" and the same without a
// column, as it comes from parsing. NAME has no colon: see isKind.
func faultPattern() *regexp.Regexp {
	return regexp.MustCompile(`(?s)^template: [^:]*:(\d+):(?:\d+:)? (.*)$`)
}

func keyPattern() *regexp.Regexp {
	return regexp.MustCompile(`map has no entry for key "([^"]*)"`)
}

// boundedFuncs replaces the built-in functions that make new text: without a
// bound a template of three lines could fill the memory before time is up.
func boundedFuncs() template.FuncMap {
	return template.FuncMap{
		"print":   func(args ...any) (string, error) { return bounded(fmt.Sprint(args...)) },
		"println": func(args ...any) (string, error) { return bounded(fmt.Sprintln(args...)) },
		"printf": func(format string, args ...any) (string, error) {
			if wide(format) {
				return "", errors.New("printf: a width has three digits at most")
			}
			return bounded(fmt.Sprintf(format, args...))
		},
		"html":     func(args ...any) (string, error) { return bounded(template.HTMLEscaper(args...)) },
		"js":       func(args ...any) (string, error) { return bounded(template.JSEscaper(args...)) },
		"urlquery": func(args ...any) (string, error) { return bounded(template.URLQueryEscaper(args...)) },
	}
}

func bounded(s string) (string, error) {
	if len(s) > maxOutput {
		return "", ErrTooMuch
	}
	return s, nil
}

// wide reports whether a format could ask for a width of thousands.
func wide(format string) bool {
	digits := 0
	for _, r := range format {
		if r < '0' || r > '9' {
			digits = 0
		} else {
			digits++
		}
		if digits > 3 || r == '*' {
			return true
		}
	}
	return false
}
