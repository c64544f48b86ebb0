package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// LineAt returns the line, from 1, in which the byte at offset stands.
func (d *Document) LineAt(offset int) int {
	if offset < d.atOffset {
		d.atOffset, d.atLine = 0, 1
	}
	d.atLine += bytes.Count(d.src[d.atOffset:offset], []byte("\n"))
	d.atOffset = offset
	return d.atLine
}

// columnAt returns the column, from 1, in characters.
func (d *Document) columnAt(offset int) int {
	return 1 + utf8.RuneCount(d.src[d.lineStart(offset):offset])
}

func (d *Document) lineStart(offset int) int {
	return max(d.from, 1+bytes.LastIndexByte(d.src[:offset], '\n'))
}

// lineEnd returns the offset of the line break that ends the line.
func (d *Document) lineEnd(offset int) int {
	if i := bytes.IndexByte(d.src[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(d.src)
}

// nextLine returns the offset of the first byte of the next line.
func (d *Document) nextLine(offset int) int {
	return min(d.lineEnd(offset)+1, len(d.src))
}

// trimBlankLines returns end moved back over blank lines, not before start's
// own line ends.
func (d *Document) trimBlankLines(start, end int) int {
	kept := len(bytes.TrimRight(d.src[start:end], " \t\r\n"))
	return min(max(d.nextLine(start), d.nextLine(start+max(kept-1, 0))), end)
}

// dedent takes the indentation that all lines share off each of them.
func dedent(s string) string {
	lines := strings.Split(strings.TrimRight(s, " \t\r\n"), "\n")
	shared := -1
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r")
		if lines[i] == "" {
			continue
		}
		if indent := len(lines[i]) - len(strings.TrimLeft(lines[i], " \t")); shared < 0 || indent < shared {
			shared = indent
		}
	}
	for i, line := range lines {
		lines[i] = line[min(max(shared, 0), len(line)):]
	}
	return strings.Join(lines, "\n")
}
