package markdown

import "bytes"

// Nesting costs a Markdown parser time by its square, and a note of one line,
// 1. 1. 1. …, can hold every command up for minutes. No person nests so deep.
const (
	deepest = 64  // containers that one line opens
	widest  = 200 // columns before the marker of a list item
)

// TooDeep returns the offset of the first line that nests deeper than anybody
// would, -1 where none does.
func TooDeep(src []byte, from int) int {
	for at := from; at < len(src); {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			end = len(src) - at
		}
		if tooDeep(src[at : at+end]) {
			return at
		}
		at += end + 1
	}
	return -1
}

func tooDeep(line []byte) bool {
	for opened := 0; ; opened++ {
		blanks := len(line) - len(bytes.TrimLeft(line, " \t"))
		line = line[blanks:]
		n := marker(line)
		if n == 0 {
			return false
		}
		if opened == deepest || blanks > widest {
			return true
		}
		line = line[n:]
	}
}

// marker returns the length of the mark of a quote or a list item that a line
// begins with, 0 for none.
func marker(line []byte) int {
	n := 0
	for n < len(line) && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	switch {
	case n == len(line):
		return 0
	case n == 0 && line[0] == '>':
		return 1
	case n == 0 && bytes.IndexByte([]byte("-*+"), line[0]) >= 0, n > 0 && (line[n] == '.' || line[n] == ')'):
		if n+1 == len(line) || line[n+1] == ' ' || line[n+1] == '\t' {
			return n + 1
		}
	}
	return 0
}
