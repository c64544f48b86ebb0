package check

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/mdfile"
	"github.com/infoint/infoint/pkg/note"
)

// A page is a note with what is worked out of its bytes only where something
// is wrong: most notes are in order.
type page struct {
	File
	lines    [][]byte
	sections []infoint.Section
	parsed   bool // sections is set
}

// pagesOf returns the notes by path, without templates.
func pagesOf(files []File) []*page {
	var pages []*page
	for _, f := range files {
		if !f.Template {
			pages = append(pages, &page{File: f})
		}
	}
	slices.SortFunc(pages, func(a, b *page) int { return cmp.Compare(a.Path, b.Path) })
	return pages
}

// field finds a key of the front matter.
func (p *page) field(key string) (infoint.Field, bool) {
	fields := p.Fields()
	i := slices.IndexFunc(fields, func(f infoint.Field) bool { return f.Key == key })
	if i < 0 {
		return infoint.Field{}, false
	}
	return fields[i], true
}

// pos is the place of a key, the start of the file where it is absent.
func (p *page) pos(key string) infoint.Pos {
	if f, ok := p.field(key); ok {
		return f.Pos
	}
	return start()
}

// in is the place of a text in a line of the body.
func (p *page) in(line int, text string) infoint.Pos {
	if p.lines == nil {
		p.lines = bytes.Split(p.Source, []byte("\n"))
	}
	pos := infoint.Pos{Line: line, Column: 1}
	if line < 1 || line > len(p.lines) {
		return pos
	}
	own := p.lines[line-1]
	if at := bytes.Index(own, []byte(text)); at > 0 {
		pos.Column += utf8.RuneCount(own[:at])
	}
	return pos
}

// section is the heading, in lower case, under which a line stands.
func (p *page) section(line int) string {
	if !p.parsed {
		p.sections, p.parsed = note.Sections(p.Kind, p.Source), true
	}
	i, exact := slices.BinarySearchFunc(p.sections, line, func(s infoint.Section, line int) int {
		return cmp.Compare(s.Line, line)
	})
	if !exact {
		i--
	}
	if i < 0 {
		return ""
	}
	return strings.ToLower(p.sections[i].Heading)
}

// items are the texts of a list key with their places; a single value counts
// as a list of one.
func items(src []byte, key string) []mdfile.Value {
	f, err := mdfile.Parse(src)
	if err != nil {
		return nil
	}
	e, ok := f.Lookup(key)
	if !ok {
		return nil
	}
	if e.Value.Kind == mdfile.KindList {
		return e.Value.Items
	}
	return []mdfile.Value{e.Value}
}

func placeOf(v mdfile.Value) infoint.Pos { return infoint.Pos{Line: v.Line, Column: v.Column} }
