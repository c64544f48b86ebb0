package mdfile

import "bytes"

// quoteEnd is the offset behind the quote that closes the one at src[at], or -1.
func quoteEnd(src []byte, at int) int {
	quote := src[at]
	for i := at + 1; i < len(src); i++ {
		switch {
		case src[i] == '\\' && quote == '"':
			i++
		case src[i] != quote:
		case quote == '\'' && i+1 < len(src) && src[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// A bracketed value, cut at its own commas.
type flow struct {
	items   []extent // without the blanks around
	end     int      // behind the closing bracket
	comment bool     // there is a comment within
}

// lexFlow cuts the bracketed value at src[at]. A quote counts only where a
// value may begin, for [it's] has none.
func lexFlow(src []byte, at int) (fl flow, ok bool) {
	depth, fresh, from, to := 0, true, -1, -1
	finish := func() {
		if from >= 0 {
			fl.items = append(fl.items, extent{from, to})
		}
		from = -1
	}
	for i := at; i < len(src); i++ {
		c := src[i]
		switch {
		case isSpace(c):
			continue
		case c == '#' && isSpace(src[i-1]):
			fl.comment = true
			for i+1 < len(src) && breakLength(src, i+1) == 0 {
				i++
			}
			continue
		case c == ',' && depth == 1:
			finish()
			fresh = true
			continue
		case c == '[' || c == '{':
			depth++
			fresh = true
			if depth == 1 {
				continue
			}
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				finish()
				fl.end = i + 1
				return fl, true
			}
		case (c == '"' || c == '\'') && fresh:
			end := quoteEnd(src, i)
			if end < 0 {
				return fl, false
			}
			if depth == 1 && from < 0 {
				from = i
			}
			i, fresh = end-1, false
		default:
			fresh = c == ',' || c == ':' && i+1 < len(src) && isSpace(src[i+1])
		}
		if from < 0 {
			from = i
		}
		to = i + 1
	}
	return fl, false
}

// plainEnd is the end of a plain scalar on its first line: before a comment and
// the blanks around.
func plainEnd(line []byte) int {
	for i := 1; i < len(line); i++ {
		if line[i] == '#' && isSpace(line[i-1]) {
			line = line[:i]
			break
		}
	}
	return len(bytes.TrimRight(line, " \t"))
}

// mayHoldComment errs on the safe side: a "#" within quotes counts too.
func mayHoldComment(text []byte) bool {
	for i, c := range text {
		if c == '#' && (i == 0 || isSpace(text[i-1])) {
			return true
		}
	}
	return false
}
