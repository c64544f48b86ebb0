package check

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
)

// hidden finds the first character of a note that an editor does not show: one
// that steers a terminal, turns the direction of writing, or has no width. It
// is read as it stands, and shown by its number wherever it is printed.
func (ch *checker) hidden(p *page) {
	if !utf8.Valid(p.Source) {
		return // which is said already
	}
	var first infoint.Pos
	shown, count, line, column := "", 0, 1, 0
	for _, r := range string(bytes.TrimPrefix(p.Source, []byte("\ufeff"))) {
		column++
		if r == '\n' {
			line, column = line+1, 0
		}
		safe := term.Safe(string(r))
		if safe == string(r) || r == '\r' { // a lone one is said already
			continue
		}
		if count++; count == 1 {
			first, shown = infoint.Pos{Line: line, Column: column}, safe
		}
	}
	if count == 0 {
		return
	}
	more := ""
	if count > 1 {
		more = fmt.Sprintf(", and %d more", count-1)
	}
	ch.find(p, infoint.Finding{
		Code: CodeHidden, Severity: infoint.SeverityWarn, Pos: first,
		Message: "a character that is not shown: " + shown + more, Fix: "delete it, unless you know what it is for",
	})
}
