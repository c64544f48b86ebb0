package markdown

import (
	"bytes"
	"strings"
)

// Most notes are plain: headings, paragraphs and lists of one level, each at
// the beginning of its line. These are read here, line by line; whatever could
// be something else, from a tab to a fence, is left to goldmark. FuzzPlain
// holds the two to the same answer.

// A form is what a line of a plain body is.
type form int

const (
	notPlain form = iota
	blank
	title   // ## Log
	bullet  // - text
	running // indented text of a bullet
	words   // of a paragraph
)

// readPlain reads the sections of a plain body and says whether it is one.
func (d *Document) readPlain() bool {
	forms, ok := d.forms()
	if !ok {
		return false
	}
	o := d.outline(d.parser.known)
	at := d.from
	for i, f := range forms {
		end := d.lineEnd(at)
		next := min(end+1, len(d.src))
		switch f {
		case title:
			line := d.src[at:end]
			text := bytes.TrimLeft(line, "#")
			o.heading(len(line)-len(text), titleOf(string(text)), at, next)
		case bullet:
			itemEnd := next
			for _, below := range forms[i+1:] {
				if below != running {
					break
				}
				itemEnd = d.nextLine(itemEnd)
			}
			s := o.section()
			s.Items = append(s.Items, d.item(at, itemEnd))
		case words:
			s := o.section()
			s.Loose = append(s.Loose, Item{Text: strings.TrimSpace(string(d.src[at:end])), Line: d.LineAt(at), Column: 1})
		}
		at = next
	}
	d.closeSections()
	return true
}

// forms reads what each line is; a line means something only behind the one
// above it.
func (d *Document) forms() ([]form, bool) {
	body := d.src[d.from:]
	if bytes.Contains(body, []byte("%%")) {
		return nil, false
	}
	forms := make([]form, 0, bytes.Count(body, []byte("\n"))+1)
	above := blank
	for len(body) > 0 {
		line, rest, _ := bytes.Cut(body, []byte("\n"))
		body = rest
		f := formOf(line)
		switch {
		case f == notPlain:
			return nil, false
		case f == running && above != bullet && above != running:
			return nil, false // of a list that went on, or code
		case f == words && (above == bullet || above == running):
			return nil, false // it continues the item, without looking like it
		}
		forms = append(forms, f)
		above = f
	}
	return forms, true
}

func formOf(line []byte) form {
	if len(line) == 0 {
		return blank
	}
	for _, c := range line {
		if c < ' ' || c == 0x7f {
			return notPlain
		}
	}
	switch {
	case line[0] == '#':
		return titleForm(line)
	case line[0] == '-' && len(line) > 2 && line[1] == ' ' && isProse(line[2:]):
		return bullet
	case line[0] == ' ' && len(line) > 2 && line[1] == ' ' && isProse(bytes.TrimLeft(line, " ")):
		return running
	case isProse(line):
		return words
	}
	return notPlain
}

// titleForm takes a heading with one blank, a text, and no marks behind it.
func titleForm(line []byte) form {
	text := bytes.TrimLeft(line, "#")
	level := len(line) - len(text)
	if level > 6 || len(text) < 2 || text[0] != ' ' || text[1] == ' ' || bytes.ContainsAny(text, `#\`) || text[len(text)-1] == ' ' {
		return notPlain
	}
	return title
}

// isProse says whether a text can only be text: it begins with a letter, a
// digit that numbers nothing, or a mark that opens no block.
func isProse(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	c := text[0]
	digits := 0
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	switch {
	case digits > 0:
		return digits == len(text) || text[digits] != '.' && text[digits] != ')'
	case c|0x20 >= 'a' && c|0x20 <= 'z', c == '"', c == '\'', c == '(', c == '[':
		return true
	}
	return c >= 0xc2 && !bytes.HasPrefix(text, []byte("\u00a0"))
}
