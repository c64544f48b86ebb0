// Package markdown reads the body of a note: its headings, list items, tasks,
// links and inline fields, each with the bytes it stands in, so that a fact
// can be found again and changed where it was written.
//
// The block structure comes from goldmark, because headings in code fences,
// lists in quotes and commented-out lines look like the real thing to any
// regular expression. Inline structure is read here: Obsidian's links, fields
// and task marks are not CommonMark, and the inline half of a Markdown parser
// is the slow half.
//
// Headings follow the vault's rule, which is wider than the outline of the
// document. A section runs to the next heading of its level or higher, but a
// heading that bears a name the caller knows opens a section of its own at any
// level, so that "### Promises" under "## Log" is read as the promises it
// says it is. What stands in a quote, in code, in an HTML comment or between
// Obsidian's %% marks belongs to no list.
//
// The package knows nothing of front matter, events or dates, and never
// re-writes text that it did not make: an edit is an insertion or the change
// of a single box.
package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Known is the set of headings, in lower case, that open a section of their
// own at any level.
type Known map[string]bool

// A Document is a parsed body. Offsets are into the source it was parsed from,
// front matter included.
type Document struct {
	src      []byte
	from     int
	parser   *Parser
	root     ast.Node
	sections []Section
	hidden   []span // between %% marks

	// Lines are counted forwards from the last one asked for: almost every
	// question is about a place behind the one before.
	atOffset, atLine int
}

type span struct{ start, end int }

// A Section is what stands under one heading. The text before the first
// heading is a section without a title at level 0.
type Section struct {
	Title   string
	Level   int
	Line    int
	Private bool // it, or a heading above it, is called Private

	Items []Item
	Loose []Item // lines of paragraphs and of indented code: no items, though one may have been meant

	name       string // Title as it is compared
	start, end int    // of what stands under the heading
}

// Is reports whether the section is called that: in any case, and whatever
// emoji or punctuation stands around the words.
func (s Section) Is(name string) bool { return s.name == nameOf(name) }

// nameOf folds a title: "Log 📒", "LOG:" and "log" are one name.
func nameOf(title string) string {
	return strings.ToLower(strings.TrimFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// An Item is one list item.
type Item struct {
	Text     string // the first line, without marker and task box
	More     string // the indented lines under it, without their indentation
	Box      rune   // the character in the task box, 0 where there is none
	Line     int
	Column   int // of Text, in characters
	Children []Item

	start, end int // whole lines, from the marker's line to the end of the last
	textAt     int
	boxAt      int // of the character in the box
}

// RunOn returns the lines of More that stand above the first nested item: the
// item's own text, where an editor broke it.
func (it Item) RunOn() string {
	if len(it.Children) == 0 {
		return it.More
	}
	end := 0
	for range it.Children[0].Line - it.Line - 1 {
		i := strings.IndexByte(it.More[end:], '\n')
		if i < 0 {
			return it.More
		}
		end += i + 1
	}
	return strings.TrimRight(it.More[:end], "\n")
}

// IsTask reports whether the item has a task box.
func (it Item) IsTask() bool { return it.Box != 0 }

// A Parser reads many bodies. Making one costs as much as reading a short note.
type Parser struct {
	blocks parser.Parser
	known  Known
}

// NewParser returns a parser for notes in which the headings have a meaning.
func NewParser(known Known) *Parser {
	return &Parser{parser.NewParser(parser.WithBlockParsers(blockParsers()...)), known}
}

// Parse reads src from the byte offset from, which is where the body begins.
func (p *Parser) Parse(src []byte, from int) *Document {
	d := &Document{src: src, from: from, parser: p, atOffset: 0, atLine: 1}
	if !d.readPlain() {
		d.read()
	}
	return d
}

// read takes the structure from goldmark.
func (d *Document) read() {
	d.parse()
	if body := d.src[d.from:]; bytes.Contains(body, []byte("%%")) {
		d.hidden = commented(body, prose(nil, d.root))
	}
	d.collectSections(d.root, d.parser.known)
}

// parse makes the nodes, which a plain body has only where somebody asks for
// its links.
func (d *Document) parse() {
	if d.root == nil {
		d.root = d.parser.blocks.Parse(text.NewReader(d.src[d.from:]))
	}
}

// Sections returns the sections in the order of the file.
func (d *Document) Sections() []Section { return d.sections }

// Items returns the list items under every heading of that name, whatever its
// level and case: a repeated heading continues its section.
func (d *Document) Items(name string) []Item {
	var items []Item
	for _, s := range d.sections {
		if s.Is(name) {
			items = append(items, s.Items...)
		}
	}
	return items
}

// Text returns what stands under the heading, without blank lines around it.
func (d *Document) Text(s Section) string {
	return strings.Trim(string(d.src[s.start:s.end]), "\r\n")
}

// SectionText joins the text of every section of that name.
func (d *Document) SectionText(name string) string {
	var parts []string
	for _, s := range d.sections {
		if s.Is(name) {
			if t := d.Text(s); t != "" {
				parts = append(parts, t)
			}
		}
	}
	return strings.Join(parts, "\n\n")
}

// blockStart returns the offset of a block's first byte.
func (d *Document) blockStart(n ast.Node) int {
	if l, ok := n.(*ast.List); ok && l.FirstChild() != nil {
		n = l.FirstChild()
	}
	pos := positionOf(n)
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		first := n.Lines().At(0).Start
		if pos < 0 || first < pos {
			pos = first
		}
	}
	return d.from + max(pos, 0)
}

// headingText is the title of a heading, without the marks that may close it.
func (d *Document) headingText(n *ast.Heading) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		if i > 0 {
			b.WriteByte(' ')
		}
		b.Write(bytes.TrimSpace(d.src[d.from+seg.Start : d.from+seg.Stop]))
	}
	return titleOf(b.String())
}

// titleOf is the title in the text of a heading.
func titleOf(text string) string { return strings.TrimSpace(strings.TrimRight(text, ":")) }

// headingEnd returns the offset of the last byte of the heading's last line;
// that of a setext heading is its underline.
func (d *Document) headingEnd(n *ast.Heading) int {
	end := d.blockStart(n)
	if k := n.Lines().Len(); k > 0 {
		end = max(end, d.from+n.Lines().At(k-1).Start)
	}
	line := d.lineStart(end)
	if !bytes.HasPrefix(bytes.TrimLeft(d.src[line:], " \t"), []byte("#")) {
		return min(d.nextLine(end), len(d.src))
	}
	return end
}

// items reads the items of one list that ends at end.
func (d *Document) items(l *ast.List, end int) []Item {
	items := make([]Item, 0, l.ChildCount())
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		itemEnd := end
		if next := n.NextSibling(); next != nil {
			itemEnd = d.lineStart(d.blockStart(next))
		}
		if start := d.blockStart(n); !d.isHidden(start) {
			it := d.item(start, itemEnd)
			d.children(&it, n)
			items = append(items, it)
		}
	}
	return items
}

func (d *Document) item(marker, end int) Item {
	it := Item{start: d.lineStart(marker), Line: d.LineAt(marker)}
	it.end = d.trimBlankLines(it.start, end)
	lineEnd := d.lineEnd(marker)
	it.textAt = d.afterMarker(marker, lineEnd)
	it.readBox(d.src, lineEnd)
	it.Text = string(bytes.TrimRight(d.src[it.textAt:lineEnd], " \t\r"))
	it.Column = 1 + utf8.RuneCount(d.src[it.start:it.textAt])
	if next := d.nextLine(marker); next < it.end {
		it.More = dedent(string(d.src[next:it.end]))
	}
	return it
}

// children reads the lists within an item.
func (d *Document) children(it *Item, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if sub, ok := c.(*ast.List); ok {
			subEnd := it.end
			if next := c.NextSibling(); next != nil {
				subEnd = min(subEnd, d.blockStart(next))
			}
			it.Children = append(it.Children, d.items(sub, subEnd)...)
		}
	}
}

// afterMarker skips "- ", "* ", "+ ", "1. " or "1) " and the blanks behind.
func (d *Document) afterMarker(at, lineEnd int) int {
	for at < lineEnd && d.src[at] >= '0' && d.src[at] <= '9' {
		at++
	}
	at = min(at+1, lineEnd)
	for at < lineEnd && (d.src[at] == ' ' || d.src[at] == '\t') {
		at++
	}
	return at
}

// readBox takes a task box off the text: "[", any one character, "]".
func (it *Item) readBox(src []byte, lineEnd int) {
	line := src[it.textAt:lineEnd]
	if len(line) < 3 || line[0] != '[' {
		return
	}
	r, size := utf8.DecodeRune(line[1:])
	if shut := 1 + size; r == '[' || r == ']' || shut >= len(line) || line[shut] != ']' {
		return
	}
	rest := line[2+size:]
	if len(rest) > 0 && rest[0] != ' ' && rest[0] != '\t' && rest[0] != '\r' {
		return
	}
	it.Box, it.boxAt = r, it.textAt+1
	blanks := len(rest) - len(bytes.TrimLeft(rest, " \t"))
	it.textAt += 2 + size + blanks
}
