package term

import (
	"fmt"
	"strings"
)

// Prosef writes to Out like [Fprintf]. On a terminal, lines that are wider than
// it are broken between words, and go on below where their text began: behind
// the mark of a list, or in the column that explains. A command of the program
// stays in one line, for it can be pasted.
//
// It is for text that is read. A letter, which is taken elsewhere, and a diff
// keep their lines.
func (s *IO) Prosef(format string, args ...any) {
	if false {
		_ = fmt.Sprintf(format, args...) // lets go vet check the callers
	}
	s.prose(0, format, args)
}

// Remarkf is [IO.Prosef] for one remark of several: what goes on is indented,
// so that the eye finds where the next one begins.
func (s *IO) Remarkf(format string, args ...any) {
	if false {
		_ = fmt.Sprintf(format, args...) // lets go vet check the callers
	}
	s.prose(2, format, args)
}

func (s *IO) prose(least int, format string, args []any) {
	text := formatted(s.out.color, format, args)
	if s.IsTerminal() {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			lines[i] = breakLine(line, s.Width(), least)
		}
		text = strings.Join(lines, "\n")
	}
	_ = s.out.flush()
	s.out.pass(text)
}

// breakLine puts newlines into a line that is wider than width. What goes on is
// indented by at least so many columns, and never beyond half the width.
func breakLine(line string, width, least int) string {
	bare := withoutColor(line)
	if columns(0, bare) <= width || isCommand(bare) {
		return line
	}
	indent := min(max(hanging(bare, width), least), width/2)
	var b strings.Builder
	at, start := 0, true // start: no word stands in this line of the screen yet
	for line != "" {
		blank := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		line = line[len(blank):]
		if line == "" {
			break // nobody sees spaces at the end
		}
		word := line
		if end := strings.IndexAny(line, " \t"); end >= 0 {
			word = line[:end]
		}
		line = line[len(word):]
		wide := cells(withoutColor(word))
		if next := columns(at, blank); start || next+wide <= width {
			b.WriteString(blank)
			at = next
		} else {
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		}
		b.WriteString(word)
		at, start = at+wide, false
	}
	return b.String()
}

// isCommand reports whether a line is one of the program's commands and no
// more: indented, with nothing beside it that explains.
func isCommand(line string) bool {
	text := strings.TrimLeft(line, " ")
	return len(text) < len(line) && strings.HasPrefix(text, "infoint ") && !strings.Contains(text, "  ")
}

// hanging returns the column in which the text of a line begins: behind the
// mark of a list or a quotation, else in an indented line behind its first gap,
// where that is in the left half, else where the line does.
func hanging(line string, width int) int {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	if n := mark(text); n > 0 {
		return indent + n
	}
	if gap := strings.Index(text, "  "); indent > 0 && gap > 0 {
		rest := strings.TrimLeft(text[gap:], " ")
		if column := cells(line) - cells(rest); rest != "" && column <= width/2 {
			return column
		}
	}
	return indent
}

// mark returns how many columns the marks of lists and quotations take with
// which a text begins.
func mark(text string) int {
	n := 0
	for {
		rest := text[n:]
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		switch {
		case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "* "), strings.HasPrefix(rest, "+ "), strings.HasPrefix(rest, "> "):
			n += 2
		case n > 0 && (strings.HasPrefix(rest, "[ ] ") || strings.HasPrefix(rest, "[x] ")):
			n += 4
		case digits > 0 && (strings.HasPrefix(rest[digits:], ". ") || strings.HasPrefix(rest[digits:], ") ")):
			n += digits + 2
		default:
			return n
		}
	}
}

// columns returns where s ends that begins in column at, with a stop for tabs
// every eight columns.
func columns(at int, s string) int {
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			at += 8 - at%8
		}
		at += cells(part)
	}
	return at
}

// withoutColor takes out what [Styled.render] put in. The gate left no other
// escape in the text.
func withoutColor(s string) string {
	before, rest, found := strings.Cut(s, "\x1b[")
	if !found {
		return s
	}
	var b strings.Builder
	for found {
		b.WriteString(before)
		_, rest, _ = strings.Cut(rest, "m")
		before, rest, found = strings.Cut(rest, "\x1b[")
	}
	b.WriteString(before)
	return b.String()
}
