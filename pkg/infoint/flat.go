package infoint

import (
	"strings"
	"unicode"
)

// Flat returns s as one line without control characters and without the marks
// that turn the direction of text round: what a value must be before it goes
// into a letter or a header.
func Flat(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return visible(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Visible returns a text of several lines without those characters; lines end
// in "\n", and tabs stay.
func Visible(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return visible(r)
	}, s)
}

func visible(r rune) rune {
	if unicode.IsControl(r) || r == '\uFEFF' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' {
		return -1
	}
	return r
}
