package mdfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A RefusedError says why an edit was not made. The file is as it was.
type RefusedError struct {
	Line   int // of the key, or 0 where the file has none
	Key    string
	Why    string
	ByHand string // the line to write by hand, where there is one
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("cannot change %q: %s", e.Key, e.Why)
}

// An edit is one key of a parsed file, and where its bytes are.
type edit struct {
	f      *File
	key    string
	byHand string
	starts []int
	at     int    // index of the key in f.entries, -1 where it is absent
	indent string // before the key

	// For a key that is there:
	val    *yaml.Node
	line   int    // offset of the key's line
	colon  int    // offset behind the colon
	lexeme extent // of the value; empty and at colon where there is none
	inner  flow   // of a value in brackets
	next   int    // offset of the next key's line, or of the closing fence
}

func newEdit(src []byte, key, byHand string) (*edit, error) {
	f, err := new(Parser).parse(src, true)
	if err != nil {
		return nil, err
	}
	e := &edit{f: f, key: key, byHand: byHand, at: f.index(key)}
	if why := badKey(key); why != "" {
		return nil, e.refuse("%s", why)
	}
	if !f.fenced {
		return e, nil
	}
	e.starts = f.lineStarts()
	if f.root != nil && f.root.Style&yaml.FlowStyle != 0 {
		return nil, e.refuse("the front matter is in braces")
	}
	if e.at >= 0 {
		return e, e.locate()
	}
	if f.root != nil { // a new key stands where the others do
		if first := e.offset(f.root.Content[0]); first >= 0 {
			e.indent = string(e.inside(e.lineStart(first), first))
		}
	}
	return e, nil
}

// badKey holds new keys to what each reader takes for a key: one line, not too
// long. yaml.v3 stops looking for the colon after 1024 characters.
func badKey(key string) string {
	switch {
	case strings.TrimSpace(key) != key || key == "":
		return "a key is a word"
	case len(key) > 200:
		return "the key is too long"
	case Text(key).bad != "" || !fitsSingle(key):
		return "the key holds characters that no key should"
	}
	return ""
}

func (e *edit) refuse(format string, args ...any) *RefusedError {
	r := &RefusedError{Key: e.key, Why: fmt.Sprintf(format, args...), ByHand: e.byHand}
	if e.at >= 0 {
		r.Line = e.f.entries[e.at].Line
	}
	return r
}

// locate finds the bytes of the key and of its value. yaml.v3 knows where a
// node begins, not where it ends.
func (e *edit) locate() error {
	key := e.f.root.Content[2*e.at]
	e.val = e.f.root.Content[2*e.at+1]
	at := e.offset(key)
	if at < 0 {
		return e.refuse("its place in the file is not clear")
	}
	e.line = e.lineStart(at)
	e.indent = string(e.f.src[e.line:at])
	if strings.Trim(e.indent, " ") != "" || !e.findColon(key, at) {
		return e.refuse("the key is not written as a plain `key:`")
	}
	e.next = e.f.shut
	if 2*e.at+2 < len(e.f.root.Content) {
		e.next = e.lineStart(e.offset(e.f.root.Content[2*e.at+2]))
	}
	return e.findValue()
}

// findColon looks for the key by its own text: an empty value has no place of
// its own to look back from.
func (e *edit) findColon(key *yaml.Node, at int) bool {
	src := e.f.src
	end := at + len(key.Value)
	switch {
	case key.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		if src[at] != '"' && src[at] != '\'' {
			return false
		}
		end = quoteEnd(src, at)
	case !bytes.HasPrefix(src[at:], []byte(key.Value)):
		return false
	}
	for end >= 0 && end < e.f.shut && (src[end] == ' ' || src[end] == '\t') {
		end++
	}
	if end < 0 || end >= e.f.shut || src[end] != ':' || e.breakAt(at) < end {
		return false
	}
	e.colon = end + 1
	return true
}

func (e *edit) findValue() error {
	v := e.val
	e.lexeme = extent{e.colon, e.colon}
	if v.Anchor != "" || v.Style&yaml.TaggedStyle != 0 {
		e.lexeme.to = e.contentEnd() // enough to remove the key
		return nil
	}
	if v.Kind == yaml.ScalarNode && v.Value == "" && v.Style == 0 {
		// yaml.v3 tells of no tag where that is a lone "!".
		if !onlyComments(e.inside(e.colon, e.next)) {
			return e.refuse("there is something where its value would stand")
		}
		return nil
	}
	from := e.offset(v)
	if from < e.colon || from >= e.next || !onlyComments(e.inside(e.colon, from)) {
		return e.refuse("the place of its value is not clear")
	}
	to := e.lexemeEnd(v, from)
	if to < 0 || to > e.next {
		return e.refuse("the end of its value is not clear")
	}
	e.lexeme = extent{from, to}
	return nil
}

// lexemeEnd is the offset behind the value that begins at from, or -1.
func (e *edit) lexemeEnd(v *yaml.Node, from int) int {
	src := e.f.src
	switch {
	case v.Kind != yaml.ScalarNode && v.Style&yaml.FlowStyle != 0:
		fl, ok := lexFlow(src[:e.next], from)
		if !ok {
			return -1
		}
		e.inner = fl
		return fl.end
	case v.Kind != yaml.ScalarNode, v.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return e.contentEnd()
	case v.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		if src[from] != '"' && src[from] != '\'' {
			return -1
		}
		return quoteEnd(src[:e.next], from)
	}
	line := src[from:e.breakAt(from)]
	end := plainEnd(line)
	if string(line[:end]) == v.Value {
		return from + end
	}
	return e.contentEnd()
}

// contentEnd is the end of the last line of the key that is neither empty nor
// a comment at the key's own indentation, which belongs to what follows.
func (e *edit) contentEnd() int {
	end := e.breakAt(e.colon)
	for at := e.nextLine(e.colon); at < e.next; at = e.nextLine(at) {
		line := e.f.src[at:e.breakAt(at)]
		text := bytes.TrimLeft(line, " \t")
		if len(text) == 0 || text[0] == '#' && len(line)-len(text) <= len(e.indent) {
			continue
		}
		end = at + len(bytes.TrimRight(line, " \t"))
	}
	return end
}

// current is the value as it stands; null where the key is absent.
func (e *edit) current() Value {
	if e.at < 0 {
		return Value{}
	}
	return e.f.entries[e.at].Value
}

// editable says why the value cannot be replaced.
func (e *edit) editable() error {
	if e.at < 0 {
		return nil
	}
	v := e.val
	switch {
	case v.Anchor != "":
		return e.refuse("its value has an anchor (&%s)", v.Anchor)
	case v.Style&yaml.TaggedStyle != 0:
		return e.refuse("its value has a tag (%s)", v.Tag)
	case v.Kind == yaml.MappingNode && v.Style&yaml.FlowStyle == 0:
		return e.refuse("its value has keys of its own")
	}
	return nil
}

// inside is the text of the file from one offset to another.
func (e *edit) inside(from, to int) []byte { return e.f.src[from:to] }

// below says whether the value begins on a line below its key.
func (e *edit) below() bool { return e.lexeme.from > e.breakAt(e.colon) }

// eol is the line break of the file: that of its first line.
func (e *edit) eol() string {
	if i := bytes.IndexByte(e.f.src, '\n'); i > 0 && e.f.src[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// addKey writes the lines of an absent key at the end of the front matter,
// which it makes where there is none. rest is what stands behind the colon.
func (e *edit) addKey(rest string, want func(Value) bool) ([]byte, error) {
	eol := e.eol()
	text := e.indent + Text(e.key).format(0, true) + ":" + rest + eol
	if !e.f.fenced {
		text = fence + eol + text + fence + eol
		return e.finish(e.f.head, e.f.head, text, want)
	}
	return e.finish(e.f.shut, e.f.shut, text, want)
}

// finish makes the splice, reads the result and gives it back only if nothing
// but the key is different. want judges the key's new value; nil means that the
// key is gone.
func (e *edit) finish(from, to int, text string, want func(Value) bool) ([]byte, error) {
	out := slices.Concat(e.f.src[:from], []byte(text), e.f.src[to:])
	g, err := new(Parser).parse(out, true)
	if err != nil {
		return nil, e.refuse("the file would not be readable afterwards (%v)", err)
	}
	if !g.fenced || !bytes.Equal(out[g.body:], e.f.src[e.f.body:]) {
		return nil, e.refuse("the text below the front matter would change")
	}
	if other := e.changed(g); other != "" {
		return nil, e.refuse("%q would change too", other)
	}
	entry, ok := g.Lookup(e.key)
	if ok != (want != nil) || ok && !want(entry.Value) {
		return nil, e.refuse("it would read back as something else")
	}
	return out, nil
}

// changed compares all other keys and gives back the first that is not what it
// was.
func (e *edit) changed(g *File) string {
	before, after := e.others(e.f), e.others(g)
	for i := 0; i < len(before); i += 2 {
		if i >= len(after) || !sameNode(before[i], after[i]) || !sameNode(before[i+1], after[i+1]) {
			return before[i].Value
		}
	}
	if len(after) > len(before) {
		return after[len(before)].Value
	}
	if at := g.index(e.key); at >= 0 && e.at >= 0 && at != e.at || e.at < 0 && at >= 0 && at != len(g.entries)-1 {
		return e.key
	}
	return ""
}

func (e *edit) others(f *File) []*yaml.Node {
	if f.root == nil {
		return nil
	}
	at := f.index(e.key)
	if at < 0 {
		return f.root.Content
	}
	return slices.Concat(f.root.Content[:2*at], f.root.Content[2*at+2:])
}

func sameNode(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Style == b.Style && a.Tag == b.Tag && a.Value == b.Value &&
		a.Anchor == b.Anchor && slices.EqualFunc(a.Content, b.Content, sameNode)
}
