package mdfile

import (
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// An extent is a range of bytes: from, up to but without to.
type extent struct{ from, to int }

// place is the line and the column of a byte in src, whose text begins behind
// the byte order mark of head bytes.
func place(src []byte, head, at int) (line, column int) {
	line, start := 1, head
	for i := head; i < at; {
		n := breakLength(src, i)
		if n == 0 {
			i++
			continue
		}
		if i += n; i <= at {
			line, start = line+1, i
		}
	}
	return line, 1 + utf8.RuneCount(src[start:at])
}

// breakLength is the length of the line break at i, or 0. These are the breaks
// of yaml.v3's scanner: counting \n alone would put every position behind a
// U+2028 a line off.
func breakLength(src []byte, i int) int {
	switch c := src[i]; {
	case c == '\n':
		return 1
	case c == '\r':
		if i+1 < len(src) && src[i+1] == '\n' {
			return 2
		}
		return 1
	case c == 0xc2 && i+1 < len(src) && src[i+1] == 0x85:
		return 2
	case c == 0xe2 && i+2 < len(src) && src[i+1] == 0x80 && (src[i+2] == 0xa8 || src[i+2] == 0xa9):
		return 3
	}
	return 0
}

// lineStarts are the offsets of the lines between the fences as YAML counts them.
func (f *File) lineStarts() []int {
	starts := []int{f.open}
	for i := f.open; i < f.shut; {
		n := breakLength(f.src, i)
		if n == 0 {
			i++
			continue
		}
		i += n
		starts = append(starts, i)
	}
	return starts
}

// offset is where a node begins, or -1.
func (e *edit) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(e.starts) {
		return -1
	}
	at := e.starts[n.Line-1]
	for c := 1; c < n.Column; c++ {
		if at >= e.f.shut {
			return -1
		}
		_, size := utf8.DecodeRune(e.f.src[at:])
		at += size
	}
	return at
}

// lineStart is the offset of the first byte of the line of at; breakAt is the
// offset of the break that ends it.
func (e *edit) lineStart(at int) int {
	i := len(e.starts) - 1
	for i > 0 && e.starts[i] > at {
		i--
	}
	return e.starts[i]
}

func (e *edit) breakAt(at int) int {
	for at < e.f.shut && breakLength(e.f.src, at) == 0 {
		at++
	}
	return at
}

// nextLine is the offset of the line below that of at.
func (e *edit) nextLine(at int) int {
	at = e.breakAt(at)
	if at < e.f.shut {
		at += breakLength(e.f.src, at)
	}
	return at
}
