package mdfile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Scalar is a value to write. Make one with Text or Verbatim.
type Scalar struct {
	text string
	raw  bool
	bad  string // why it cannot be written
}

// Text is a text. It is written plain where every reader of YAML 1.1 and 1.2
// takes it for the same text, else in double quotes; where it replaces a value
// in quotes, it keeps these if they can hold it.
func Text(s string) Scalar {
	if !utf8.ValidString(s) {
		return Scalar{text: s, bad: "the text is not UTF-8"}
	}
	return Scalar{text: s}
}

// Verbatim is a date (2026-03-12), a date and time without a zone
// (2026-03-12T10:30:00), a number, or true or false. It is written without
// quotes, for Obsidian sees no date in quotes. Edits refuse anything else.
func Verbatim(s string) Scalar {
	v := Scalar{text: s, raw: true}
	if !isDate(s) && !isNumber(s) && s != "true" && s != "false" {
		v.bad = fmt.Sprintf("%q is no date, number or checkbox", s)
	}
	return v
}

// isDate compares shapes only; whether there is a 31 February is not for us.
func isDate(s string) bool {
	return hasShape(s, "0000-00-00") || hasShape(s, "0000-00-00T00:00") || hasShape(s, "0000-00-00T00:00:00")
}

func hasShape(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		if shape[i] == '0' && isDigit(s[i]) {
			continue
		}
		if shape[i] == '0' || s[i] != shape[i] {
			return false
		}
	}
	return true
}

// isNumber takes 3, -2 and 1.5, not 01 or 1e3, which readers take for
// different things.
func isNumber(s string) bool {
	whole, part, dot := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if dot && !allDigits(part) {
		return false
	}
	return whole == "0" || allDigits(whole) && whole[0] != '0'
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// format writes the scalar. quote is the quote of the value that it replaces,
// or 0; flow says that it will stand within brackets.
func (s Scalar) format(quote byte, flow bool) string {
	switch {
	case s.raw:
		return s.text
	case quote == '\'' && fitsSingle(s.text):
		return "'" + strings.ReplaceAll(s.text, "'", "''") + "'"
	case quote != 0 || !isPlain(s.text, flow):
		return doubleQuoted(s.text)
	}
	return s.text
}

// isPlain says whether s may stand without quotes. It is narrower than YAML on
// purpose: a name that two readers could read differently costs more than two
// quotes.
func isPlain(s string, flow bool) bool {
	if s == "" || !fitsSingle(s) || readsAsOther(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if unicode.IsSpace(first) || unicode.IsSpace(last) {
		return false
	}
	if first < utf8.RuneSelf && !isLetter(s[0]) && !isDigit(s[0]) && !strings.ContainsRune("+(/_$", first) {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || last == ':' {
		return false
	}
	return !flow || !strings.ContainsAny(s, ",[]{}:?\"'#")
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// readsAsOther says whether some reader would take s for a checkbox, a number,
// a date or nothing: no, 01234, 1.10, 12:30, 1_000, 0x1F, +49 30 1234,
// 2026-03-12 10:30:00.
func readsAsOther(s string) bool {
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	if !isDigit(s[0]) && s[0] != '+' {
		return false
	}
	return strings.Trim(s, "0123456789abcdefABCDEFxXoO_+-.:,tTzZ ") == ""
}

// fitsSingle says whether s can stand plain or between single quotes, neither
// of which has escapes.
func fitsSingle(s string) bool {
	for i, r := range s {
		if mustEscape(s, i, r) {
			return false
		}
	}
	return true
}

// mustEscape says whether the character at s[i] needs an escape whatever the
// quotes. "{{" and "<%" do, or the note would become a template, and Templater
// would run what was in an imported name.
func mustEscape(s string, i int, r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, r == 0xfffe, r == 0xffff:
		return true
	case r == '{':
		return strings.HasPrefix(s[i+1:], "{")
	case r == '<':
		return strings.HasPrefix(s[i+1:], "%")
	}
	return false
}

// doubleQuoted leaves everything beyond ASCII raw: yaml.v3 would write an emoji
// as "\U0001F469".
func doubleQuoted(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !mustEscape(s, i, r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
