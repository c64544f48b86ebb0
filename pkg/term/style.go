package term

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Styled is a text and how it is to look. Its String is the bare text;
// [Fprintf] and [Table] give it its colour where the stream has any.
type Styled struct {
	text string
	sgr  string // the parameter of "select graphic rendition", empty for none
}

// Bold returns s in bold.
func Bold(s string) Styled { return Styled{s, "1"} }

// Dim returns s fainter than its surroundings.
func Dim(s string) Styled { return Styled{s, "2"} }

// Red returns s in red, for what is wrong or overdue.
func Red(s string) Styled { return Styled{s, "31"} }

// Green returns s in green, for what is done.
func Green(s string) Styled { return Styled{s, "32"} }

// Yellow returns s in yellow, for what is doubtful or due.
func Yellow(s string) Styled { return Styled{s, "33"} }

// Cyan returns s in cyan, for what can be typed.
func Cyan(s string) Styled { return Styled{s, "36"} }

// String returns the text without its style.
func (t Styled) String() string { return t.text }

// render returns the text past the gate, and coloured if asked.
func (t Styled) render(color bool) string {
	text := Safe(t.text)
	if !color || t.sgr == "" || text == "" {
		return text
	}
	return "\x1b[" + t.sgr + "m" + text + "\x1b[0m"
}

// Fprintf formats like [fmt.Fprintf] with each argument passed through the
// gate, so that a [Styled] one can be coloured, which it is where w is an Out
// or Err that has colour. %s and %v of text count a width in columns, so that
// %-20s lines up 李小龍 too; an asterisk as a width is not understood.
//
// The format is the program's own text. Errors are told by [IO.Flush].
func Fprintf(w io.Writer, format string, args ...any) {
	if false {
		_ = fmt.Sprintf(format, args...) // lets go vet check the callers
	}
	g, ok := w.(*gate)
	s := formatted(ok && g.color, format, args)
	if !ok {
		_, _ = io.WriteString(w, s)
		return
	}
	_ = g.flush()
	g.pass(s)
}

// formatted is what Fprintf writes.
func formatted(color bool, format string, args []any) string {
	gated := make([]any, len(args))
	for i, arg := range args {
		gated[i] = argument{arg, color}
	}
	return fmt.Sprintf(format, gated...)
}

// argument is an operand of Fprintf.
type argument struct {
	value any
	color bool
}

// Format implements [fmt.Formatter].
func (a argument) Format(f fmt.State, verb rune) {
	text, ok := a.value.(Styled)
	if s, isString := a.value.(string); isString {
		text, ok = Styled{text: s}, true
	}
	if !ok || verb != 's' && verb != 'v' || f.Flag('#') {
		value := a.value
		if ok {
			value = text.text
		}
		s := Styled{text: fmt.Sprintf(fmt.FormatString(f, verb), value), sgr: text.sgr}
		_, _ = io.WriteString(f, s.render(a.color))
		return
	}
	pad := ""
	if width, ok := f.Width(); ok {
		pad = strings.Repeat(" ", max(0, width-cells(Safe(text.text))))
	}
	before, after := pad, ""
	if f.Flag('-') {
		before, after = "", pad
	}
	_, _ = io.WriteString(f, before+text.render(a.color)+after)
}

// cells returns how many columns s takes. The widths are stated here, for the
// library's own default depends on the locale.
func cells(s string) int { return widths().StringWidth(s) }

func widths() *runewidth.Condition { return &runewidth.Condition{StrictEmojiNeutral: true} }
