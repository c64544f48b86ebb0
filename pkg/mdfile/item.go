package mdfile

import (
	"bytes"
	"slices"

	"gopkg.in/yaml.v3"
)

// An item is one item of a list, and where its bytes are. A single value is
// the one item of its key.
type item struct {
	value  Value
	text   string
	known  bool   // it is a text, and its lexeme is known
	link   bool   // it is an unquoted [[link]]
	quote  byte   // around a scalar, or 0
	lexeme extent // zero where the end is not clear

	// Of a block list:
	lead int // offset of the comment lines above
	line int // offset of the line of the dash
	end  int // offset of the line below
}

// is says whether the item is what v would write.
func (it item) is(v Scalar) bool { return it.known && it.text == v.text }

// readsAs says whether the item reads as v would, also where it cannot be
// written anew: behind a tag or an anchor.
func (it item) readsAs(v Scalar) bool { return it.is(v) || v.is(it.value) }

func (s Scalar) value() Value { return Value{Kind: KindScalar, Text: s.text} }

func (e *edit) isBlock() bool {
	return e.at >= 0 && e.val.Kind == yaml.SequenceNode && e.val.Style&yaml.FlowStyle == 0
}

// isFlow says whether the value is a list in brackets. A lone [[link]] is none:
// who wrote it meant one link, and YAML reads a list in a list.
func (e *edit) isFlow() bool {
	return e.at >= 0 && e.val.Kind == yaml.SequenceNode && !e.isBlock() && !isLink(e.current(), e.old())
}

func isLink(v Value, raw []byte) bool {
	return v.Kind == KindList && len(v.Items) == 1 && v.Items[0].Kind == KindList &&
		bytes.HasPrefix(raw, []byte("[[")) && bytes.HasSuffix(raw, []byte("]]")) && !hasBreak(raw)
}

func hasBreak(text []byte) bool { return bytes.ContainsAny(text, "\r\n\u0085\u2028\u2029") }

func (e *edit) bytes(x extent) []byte { return e.f.src[x.from:x.to] }

// old is the lexeme of the present value.
func (e *edit) old() []byte { return e.bytes(e.lexeme) }

// items are the present items; none where the key is empty or absent.
func (e *edit) items() ([]item, error) {
	switch {
	case e.current().Kind == KindNull:
		return nil, nil
	case e.isBlock():
		return e.blockItems()
	case e.isFlow():
		return e.flowItems()
	case e.val.Kind == yaml.MappingNode:
		return nil, e.refuse("its value has keys of its own")
	}
	return []item{e.item(e.current(), e.val, e.lexeme)}, nil
}

func (e *edit) item(v Value, n *yaml.Node, lexeme extent) item {
	it := item{value: v, lexeme: lexeme}
	raw := e.bytes(lexeme)
	switch {
	case n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
	case v.Kind == KindScalar:
		it.known, it.text = true, v.Text
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			it.quote = raw[0]
		}
	case isLink(v, raw):
		it.known, it.link, it.text = true, true, string(raw)
	}
	return it
}

func (e *edit) flowItems() ([]item, error) {
	content := e.val.Content
	if e.inner.comment {
		return nil, e.refuse("there is a comment within its list")
	}
	if len(content) != len(e.inner.items) {
		return nil, e.refuse("its list is written in a way that is not clear")
	}
	var out []item
	for i, n := range content {
		out = append(out, e.item(e.current().Items[i], n, e.inner.items[i]))
	}
	return out, nil
}

// blockItems cuts a block list at its dashes. They are looked for in the text,
// in the column of the first, and must be as many as the items that were read.
func (e *edit) blockItems() ([]item, error) {
	dashes := e.dashes()
	if len(dashes) != len(e.val.Content) {
		return nil, e.refuse("its list is written in a way that is not clear")
	}
	var out []item
	lead := e.nextLine(e.colon)
	for i, n := range e.val.Content {
		limit := e.lexeme.to
		if i+1 < len(dashes) {
			limit = dashes[i+1]
		}
		it := e.blockItem(i, n, dashes[i], limit)
		it.lead, it.line = lead, e.lineStart(dashes[i])
		if it.end == 0 || it.end > e.lineStart(limit) && i+1 < len(dashes) {
			it.end, it.known, it.lexeme = e.lineStart(limit), false, extent{}
		}
		lead = it.end
		out = append(out, it)
	}
	return out, nil
}

// blockItem is the item behind a dash. Its end is known where it is one lexeme
// on the dash's line.
func (e *edit) blockItem(i int, n *yaml.Node, dash, limit int) item {
	v := e.current().Items[i]
	none := item{value: v}
	from := e.offset(n)
	if v.Kind == KindNull && n.Value == "" || from <= dash || from >= limit || !isBlank(e.inside(dash+1, from)) || hasBreak(e.inside(dash+1, from)) {
		return none
	}
	to := e.itemEnd(n, from, limit)
	if to <= from || to > limit {
		return none
	}
	rest := e.inside(to, e.breakAt(to))
	if !isBlank(rest) && (!isSpace(rest[0]) || bytes.TrimLeft(rest, " \t")[0] != '#') {
		return none
	}
	it := e.item(v, n, extent{from, to})
	it.end = e.nextLine(to)
	return it
}

// itemEnd is the end of an item's lexeme, or -1 where only its lines tell.
func (e *edit) itemEnd(n *yaml.Node, from, limit int) int {
	src := e.f.src[:limit]
	switch {
	case n.Anchor != "" || n.Style&yaml.TaggedStyle != 0:
		return -1
	case n.Kind == yaml.ScalarNode && n.Style == 0:
		line := e.inside(from, e.breakAt(from))
		if end := plainEnd(line); string(line[:end]) == n.Value {
			return from + end
		}
		return -1
	case n.Kind == yaml.ScalarNode && (src[from] == '"' || src[from] == '\''):
		return quoteEnd(src, from)
	case n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0:
		if fl, ok := lexFlow(src, from); ok && !fl.comment {
			return fl.end
		}
	}
	return -1
}

// dashes are the offsets of the dashes of a block list.
func (e *edit) dashes() []int {
	var out []int
	src, column := e.f.src, e.val.Column-1
	for at := e.lineStart(e.lexeme.from); at < e.lexeme.to; at = e.nextLine(at) {
		dash := at + column
		if dash >= e.breakAt(at) || src[dash] != '-' || !isBlank(src[at:dash]) {
			continue
		}
		if next := src[dash+1]; isSpace(next) || breakLength(src, dash+1) > 0 {
			out = append(out, dash)
		}
	}
	return out
}

// match says for each new item which of the old ones stays for it, or -1.
func match(old []item, items []Scalar) []int {
	used := make([]bool, len(old))
	out := make([]int, len(items))
	for i, v := range items {
		out[i] = -1
		for j, it := range old {
			if !used[j] && it.is(v) {
				out[i], used[j] = j, true
				break
			}
		}
	}
	return out
}

func formatAll(items []Scalar, flow bool) []string {
	out := make([]string, len(items))
	for i, v := range items {
		out[i] = v.format(0, flow)
	}
	return out
}

// wantList judges a list that must read back as the old items and then the new
// ones.
func wantList(old []item, items []Scalar) func(Value) bool {
	return func(v Value) bool {
		if v.Kind != KindList || len(v.Items) != len(old)+len(items) {
			return false
		}
		for i, got := range v.Items {
			if i < len(old) && !sameValue(got, old[i].value) ||
				i >= len(old) && !items[i-len(old)].is(got) {
				return false
			}
		}
		return true
	}
}

func sameValue(a, b Value) bool {
	return a.Kind == b.Kind && a.Text == b.Text && slices.EqualFunc(a.Items, b.Items, sameValue)
}
