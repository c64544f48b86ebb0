package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// An outline sorts the top level of a document to its sections, in one walk.
type outline struct {
	d     *Document
	known Known
	stack []open // the headings above the place, the document itself first
}

// open is a heading whose part of the document has not ended.
type open struct {
	section int // the section that its items go to
	level   int
	private bool
}

// outline begins with what stands before the first heading.
func (d *Document) outline(known Known) outline {
	d.sections = append(d.sections[:0], Section{start: d.from, Line: 1})
	return outline{d: d, known: known, stack: []open{{}}}
}

// collectSections walks the top level of the document once.
func (d *Document) collectSections(root ast.Node, known Known) {
	o := d.outline(known)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			s := o.section()
			s.Items = append(s.Items, d.items(n, o.endOf(n))...)
		case *ast.Paragraph, *ast.CodeBlock: // a list that is indented by a tab is code
			s := o.section()
			s.Loose = append(s.Loose, d.lines(n)...)
		case *ast.Heading:
			if start := d.blockStart(n); !d.isHidden(start) {
				o.heading(n.Level, d.headingText(n), d.lineStart(start), d.nextLine(d.headingEnd(n)))
			}
		}
	}
	d.closeSections()
}

// closeSections ends the last section, and forgets the one before the first
// heading where nothing stands in it.
func (d *Document) closeSections() {
	d.sections[len(d.sections)-1].end = len(d.src)
	d.sections = slices.DeleteFunc(d.sections, func(s Section) bool {
		return s.Level == 0 && len(s.Items) == 0 && len(bytes.TrimSpace(d.src[s.start:s.end])) == 0
	})
}

// section is the one that what comes next belongs to.
func (o *outline) section() *Section {
	return &o.d.sections[o.stack[len(o.stack)-1].section]
}

// endOf returns where a list ends: where the next block begins.
func (o *outline) endOf(n ast.Node) int {
	next := n.NextSibling()
	switch next := next.(type) {
	case nil:
		return len(o.d.src)
	case *ast.Heading:
		return o.d.lineStart(o.d.blockStart(next))
	}
	return o.d.blockStart(next)
}

// heading opens what stands under a heading, whose line begins at start and
// behind which its content begins. One of no known name below a
// known one is part of it, and takes it up again where another known one had
// come between.
func (o *outline) heading(level int, title string, start, content int) {
	d := o.d
	for len(o.stack) > 1 && o.stack[len(o.stack)-1].level >= level {
		o.stack = o.stack[:len(o.stack)-1]
	}
	top := o.stack[len(o.stack)-1]
	name := nameOf(title)
	here := open{level: level, private: top.private || name == "private", section: top.section}
	above := d.sections[top.section]
	switch {
	case top.level == 0 || o.known[name] || !o.known[above.name]:
		here.section = o.add(Section{
			Title: title, name: name, Level: level, Line: d.LineAt(start), Private: here.private, start: content,
		}, start)
	case top.section != len(d.sections)-1:
		here.section = o.add(Section{
			Title: above.Title, name: above.name, Level: above.Level, Line: d.LineAt(start), Private: here.private,
			start: start,
		}, start)
	}
	o.stack = append(o.stack, here)
}

// add ends the last section at an offset, begins another and returns its index.
func (o *outline) add(s Section, at int) int {
	d := o.d
	d.sections[len(d.sections)-1].end = at
	d.sections = append(d.sections, s)
	return len(d.sections) - 1
}

// Lazy returns the lines of an item that begin in the first column. Markdown
// takes them for its text, though they do not look like it.
func (d *Document) Lazy(it Item) []Item {
	if it.More == "" {
		return nil
	}
	var out []Item
	for at := d.nextLine(it.start); at < it.end; at = d.nextLine(at) {
		line := d.src[at:d.lineEnd(at)]
		if len(bytes.TrimSpace(line)) == 0 || line[0] == ' ' || line[0] == '\t' || d.isHidden(at) {
			continue
		}
		out = append(out, Item{Text: string(bytes.TrimSpace(line)), Line: d.LineAt(at), Column: 1})
	}
	return out
}

// lines returns the lines of a paragraph or of indented code that no comment hides.
func (d *Document) lines(n ast.Node) []Item {
	var out []Item
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		at := d.from + seg.Start
		if d.isHidden(at) {
			continue
		}
		out = append(out, Item{
			Text: string(bytes.TrimSpace(d.src[at : d.from+seg.Stop])), Line: d.LineAt(at),
			Column: 1 + utf8.RuneCount(d.src[d.lineStart(at):at]),
		})
	}
	return out
}
