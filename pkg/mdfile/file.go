package mdfile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"

	"gopkg.in/yaml.v3"
)

// A File is one parsed file. It keeps the source that it was parsed from,
// which must not be changed while the File is in use.
type File struct {
	src     []byte
	head    int        // length of the byte order mark
	open    int        // first byte between the fences
	shut    int        // first byte of the closing fence
	body    int        // first byte after the closing fence's line
	fenced  bool       // there is front matter
	above   int        // lines of the file above the text that YAML reads
	root    *yaml.Node // nil where the front matter was plain
	entries []Entry
}

// An Entry is one top-level key with its value. Line and Column are the place
// of the key: lines of the file from 1, columns in characters from 1. Lines
// break where a YAML reader breaks them: at \r\n, \r, \n, U+0085, U+2028 and
// U+2029. A byte order mark is no column.
type Entry struct {
	Key          string
	Value        Value
	Line, Column int
}

// A Kind says which shape a Value has.
type Kind int

// KindNull is an empty value, "~" or "null". KindMap stands for every shape
// that flat front matter does not have.
const (
	KindNull Kind = iota
	KindScalar
	KindList
	KindMap
)

// A Value is what stands behind a key, or one item of a list.
type Value struct {
	Kind Kind

	// Text is a scalar as text. A plain one is its source, whatever a YAML
	// reader would make of it: 01234, no, 1.10. For KindNull it is "",
	// "~" or "null" in one of its cases, for somebody may be called Null.
	Text string

	// Quoted says that the scalar is in quotes or a block ("|", ">"), and
	// so is text and nothing else.
	Quoted bool

	// Items are those of a list; of a KindMap, its keys and values in turn.
	Items        []Value
	Line, Column int
}

// A Parser reads many files, one after the other, with the same buffers. Its
// zero value is ready.
type Parser struct {
	text   bytes.Reader
	buffer *bufio.Reader
}

// Parse splits src and reads its front matter. Its error is a *SyntaxError. A
// file without front matter has no keys; its body begins after a byte order
// mark.
func Parse(src []byte) (*File, error) { return new(Parser).Parse(src) }

// Parse is the function Parse. The File does not depend on the Parser.
func (p *Parser) Parse(src []byte) (*File, error) { return p.parse(src, false) }

// parse reads src; with nodes the File has the nodes that an edit needs.
func (p *Parser) parse(src []byte, nodes bool) (*File, error) {
	f := &File{src: src, head: markLength(src), above: 1}
	err := f.split()
	var e *SyntaxError
	if errors.As(err, &e) && e.Code == CodeTooLarge {
		return nil, err // Nothing else looks at it.
	}
	if err := guardFile(src, f.head); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	if !f.fenced {
		f.body = f.head
		return f, nil
	}
	if !nodes && f.readPlain(src[f.open:f.shut]) {
		return f, nil
	}
	if err := f.read(f.between(p)); err != nil {
		return nil, err
	}
	return f, nil
}

// ParseYAML reads a plain YAML file, such as the configuration, behind the
// guards of Parse. The File has no front matter and no body.
func ParseYAML(src []byte) (*File, error) {
	f := &File{src: src, head: markLength(src)}
	f.open, f.shut, f.body = f.head, len(src), len(src)
	if err := guardFile(src, f.head); err != nil {
		return nil, err
	}
	if err := f.read(src[f.head:]); err != nil {
		return nil, err
	}
	return f, nil
}

// HasFrontMatter says whether the file has fences, be there keys or none.
func (f *File) HasFrontMatter() bool { return f.fenced }

// BodyOffset is the offset of the body's first byte in the source.
func (f *File) BodyOffset() int { return f.body }

// Entries are the top-level keys in the order of the file. The slice is the
// File's own.
func (f *File) Entries() []Entry { return f.entries }

// Lookup finds a key, which is compared as it is written.
func (f *File) Lookup(key string) (Entry, bool) {
	if i := f.index(key); i >= 0 {
		return f.entries[i], true
	}
	return Entry{}, false
}

func (f *File) index(key string) int {
	for i := range f.entries {
		if f.entries[i].Key == key {
			return i
		}
	}
	return -1
}

// read turns the text between the fences into entries.
func (f *File) read(text []byte) error {
	if err := guardYAML(text, f.above); err != nil {
		return err
	}
	doc, err := decode(text)
	if err != nil {
		return diagnose(text, f.above, err)
	}
	if doc.Kind == 0 { // nothing but comments
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return &SyntaxError{
			Line: root.Line + f.above, Column: root.Column, Code: CodeNotAMap,
			Message: "front matter that is not a list of `key: value` lines",
			Hint:    "for a ruled line at the top of a file, write *** instead of ---",
		}
	}
	f.root = root
	return f.readEntries()
}

func (f *File) readEntries() error {
	f.entries = make([]Entry, 0, len(f.root.Content)/2)
	if err := f.checkKeys(f.root); err != nil {
		return err
	}
	for i := 0; i < len(f.root.Content); i += 2 {
		key := f.root.Content[i]
		v, err := f.value(f.root.Content[i+1], 1)
		if err != nil {
			return err
		}
		f.entries = append(f.entries, Entry{key.Value, v, key.Line + f.above, key.Column})
	}
	return nil
}

// value turns a node into a Value, and refuses on the way what no reader of
// front matter should have to follow.
func (f *File) value(n *yaml.Node, depth int) (Value, error) {
	v := Value{Line: n.Line + f.above, Column: n.Column}
	if depth > maxDepth {
		return v, tooDeep(v.Line, v.Column)
	}
	switch n.Kind {
	case yaml.ScalarNode:
		v.Text = n.Value
		v.Quoted = n.Style&^yaml.TaggedStyle != 0
		if v.Quoted || n.Tag != "!!null" {
			v.Kind = KindScalar
		}
		return v, nil
	case yaml.SequenceNode:
		v.Kind = KindList
		v.Items = make([]Value, 0, len(n.Content))
	case yaml.MappingNode:
		v.Kind = KindMap
		v.Items = make([]Value, 0, len(n.Content))
		if err := f.checkKeys(n); err != nil {
			return v, err
		}
	default:
		return v, noAlias(v.Line, v.Column)
	}
	for _, c := range n.Content {
		item, err := f.value(c, depth+1)
		if err != nil {
			return v, err
		}
		v.Items = append(v.Items, item)
	}
	return v, nil
}

// checkKeys refuses keys that stand twice: decoding into nodes keeps both, and
// Obsidian, yq and we would then each believe another one.
func (f *File) checkKeys(n *yaml.Node) error {
	var seen map[string]int
	if len(n.Content) > 2*32 { // below, comparing is faster than hashing
		seen = make(map[string]int, len(n.Content)/2)
	}
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		if err := f.checkKey(k); err != nil {
			return err
		}
		first := firstLine(n.Content[:i], k.Value, seen)
		if first > 0 {
			return &SyntaxError{
				Line: k.Line + f.above, Column: k.Column, Code: CodeDuplicateKey,
				Message: fmt.Sprintf("key %q stands on line %d and on line %d", k.Value, first+f.above, k.Line+f.above),
				Hint:    "keep one of the two lines",
			}
		}
		if seen != nil {
			seen[k.Value] = k.Line
		}
	}
	return nil
}

func firstLine(before []*yaml.Node, key string, seen map[string]int) int {
	if seen != nil {
		return seen[key]
	}
	for i := 0; i < len(before); i += 2 {
		if before[i].Value == key {
			return before[i].Line
		}
	}
	return 0
}

func (f *File) checkKey(k *yaml.Node) error {
	line := k.Line + f.above
	switch {
	case k.Kind == yaml.AliasNode:
		return noAlias(line, k.Column)
	case k.Kind != yaml.ScalarNode:
		return &SyntaxError{line, k.Column, CodeSyntax, "a key that is not plain text", "a key is one word before a colon"}
	case k.Tag == "!!merge":
		return &SyntaxError{line, k.Column, CodeAlias, "a merge key (<<)", "write the keys out"}
	case k.Value == "" && k.Style == 0:
		return &SyntaxError{line, k.Column, CodeSyntax, "a value without a key", "put quotes around a text that starts with a colon"}
	}
	return nil
}
