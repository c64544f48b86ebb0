package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// AppendItem returns src with a line added at the end of the section of that
// name, behind its last item. Where there is no such section, one is added at
// the end of the note, at level 2. Text may hold several lines; they are
// written with the file's own line endings. A missing final newline stays
// missing.
func (d *Document) AppendItem(name, line string) []byte {
	eol := d.eol()
	line = strings.ReplaceAll(line, "\n", eol)
	for _, s := range slices.Backward(d.sections) {
		if s.Is(name) {
			return d.insertLine(d.endOf(s), line, eol)
		}
	}
	return d.addSection(name, line, eol)
}

// endOf returns the offset behind the last item of a section, or behind its
// last line of text where it has no items.
func (d *Document) endOf(s Section) int {
	if k := len(s.Items); k > 0 {
		return s.Items[k-1].end
	}
	return s.start + len(bytes.TrimRight(d.src[s.start:s.end], " \t\r\n"))
}

// insertLine puts a line behind the line that at stands in, or ends.
func (d *Document) insertLine(at int, line, eol string) []byte {
	if at > 0 && at < len(d.src) && d.src[at-1] != '\n' {
		at = d.nextLine(at)
	}
	if at == len(d.src) && at > 0 && d.src[at-1] != '\n' {
		return slices.Concat(d.src, []byte(eol+line))
	}
	return slices.Concat(d.src[:at], []byte(line+eol), d.src[at:])
}

func (d *Document) addSection(name, line, eol string) []byte {
	heading := "## " + name + eol
	if d.isEmpty() {
		return slices.Concat(d.src, []byte(heading+line+eol))
	}
	trailing := d.src[len(bytes.TrimRight(d.src, " \t\r\n")):]
	gap := ""
	switch n := bytes.Count(trailing, []byte("\n")); {
	case n == 0 || d.src[len(d.src)-1] != '\n':
		return slices.Concat(d.src, []byte(eol+eol+heading+line))
	case n == 1:
		gap = eol
	}
	return slices.Concat(d.src, []byte(gap+heading+line+eol))
}

// isEmpty reports whether the file holds nothing but blanks and a byte order
// mark.
func (d *Document) isEmpty() bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(d.src, []byte("\ufeff")))) == 0
}

// SetBox returns src with the character in the item's task box replaced.
func (d *Document) SetBox(it Item, box rune) []byte {
	_, size := utf8.DecodeRune(d.src[it.boxAt:])
	return slices.Concat(d.src[:it.boxAt], utf8.AppendRune(nil, box), d.src[it.boxAt+size:])
}

// AppendText returns src with words added at the end of the item's first line,
// before its block id and the blanks that end it.
func (d *Document) AppendText(it Item, words string) []byte {
	text, _ := CutBlockID(it.Text)
	at := it.textAt + len(text)
	return slices.Concat(d.src[:at], []byte(words), d.src[at:])
}

// eol returns the line ending of the file, by its first line break.
func (d *Document) eol() string {
	if i := bytes.IndexByte(d.src, '\n'); i > 0 && d.src[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
