package term

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// Wrap breaks a text into lines of at most width columns, at spaces. A word
// that is wider than a line stands on one of its own. There is at least one
// line.
func Wrap(s string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(s) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case runewidth.StringWidth(*last)+1+runewidth.StringWidth(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
