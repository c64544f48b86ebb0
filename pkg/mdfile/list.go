package mdfile

import (
	"bytes"
	"slices"
	"strings"
)

// SetList gives key the items as its whole list. It writes a block list
// indented by two; a list in brackets on one line stays one, and so does a
// single value that is the only item already. An item that stays keeps its line
// with the comments on and above it; comments above an item that goes stay in
// the list. Without items it leaves "key:" ("[]" in brackets), and an absent
// key absent.
func SetList(src []byte, key string, items []Scalar) ([]byte, error) {
	e, old, err := newListEdit(src, key, key+": ["+strings.Join(formatAll(items, true), ", ")+"]", items)
	if err != nil {
		return nil, err
	}
	if slices.EqualFunc(old, items, item.readsAs) {
		return src, nil
	}
	switch {
	case e.at < 0:
		return e.addKey(e.block(formatAll(items, false)), wantList(nil, items))
	case len(items) == 0 && !e.isFlow():
		return e.empty()
	case e.isBlock():
		return e.setBlock(old, items)
	case e.isFlow() && !hasBreak(e.old()):
		return e.setFlow(old, items)
	}
	return e.toBlock(old, items)
}

// AppendItem adds an item at the end of a list, in the list's own style: in
// brackets, or on a line indented like the one above. A single value becomes a
// block list of two; an empty or absent key a list of one.
func AppendItem(src []byte, key string, v Scalar) ([]byte, error) {
	e, old, err := newListEdit(src, key, "  - "+v.format(0, false), []Scalar{v})
	if err != nil {
		return nil, err
	}
	switch {
	case e.at < 0:
		return e.addKey(e.block([]string{v.format(0, false)}), wantList(nil, []Scalar{v}))
	case e.isBlock():
		return e.appendBlock(old, v)
	case e.isFlow():
		return e.appendFlow(old, v)
	}
	items := make([]Scalar, 0, 2)
	for _, it := range old {
		if it.quote == 0 && strings.Contains(it.text, ",") && !it.link {
			return nil, e.refuse("its value has commas and may be a list already")
		}
		items = append(items, Text(it.text))
	}
	return e.toBlock(old, append(items, v))
}

// RemoveItem takes out the first item with the text, and the comment on its
// line. The last item leaves "key:", which Obsidian shows as an empty property;
// "[]" where the list was in brackets. An absent item is no error.
func RemoveItem(src []byte, key, text string) ([]byte, error) {
	e, old, err := newListEdit(src, key, "", nil)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(old, func(it item) bool { return it.known && it.text == text })
	switch {
	case i < 0:
		return src, nil
	case e.isBlock():
		want := wantList(slices.Delete(slices.Clone(old), i, i+1), nil)
		if len(old) == 1 {
			want = isNull
		}
		return e.finish(old[i].line, old[i].end, "", want)
	case e.isFlow():
		return e.removeFlow(old, i)
	}
	return e.empty()
}

// newListEdit finds the key, and the items that it has.
func newListEdit(src []byte, key, byHand string, items []Scalar) (*edit, []item, error) {
	e, err := newEdit(src, key, byHand)
	if err != nil {
		return nil, nil, err
	}
	for _, it := range items {
		if it.bad != "" {
			return nil, nil, e.refuse("%s", it.bad)
		}
	}
	if err := e.editable(); err != nil {
		return nil, nil, err
	}
	old, err := e.items()
	return e, old, err
}

// texts refuses a list that is to be rewritten and holds what would be lost: a
// tag, an anchor, a list or keys in it.
func (e *edit) texts(old []item) error {
	for _, it := range old {
		if !it.known {
			return e.refuse("its list holds more than text")
		}
	}
	return nil
}

// block is the text of a block list behind the colon of its key.
func (e *edit) block(lexemes []string) string {
	var b strings.Builder
	for _, lx := range lexemes {
		b.WriteString(e.eol() + e.indent + "  - " + lx)
	}
	return b.String()
}

// toBlock turns what is not yet a list, or one in brackets over several lines,
// into a block list. A value that stays keeps its quotes, the key's line its
// comment.
func (e *edit) toBlock(old []item, items []Scalar) ([]byte, error) {
	if e.below() || e.looseComment() {
		return nil, e.refuse("its value stands in a way that only a person can rearrange")
	}
	if err := e.texts(old); err != nil {
		return nil, err
	}
	lexemes := formatAll(items, false)
	for i, j := range match(old, items) {
		if j >= 0 && !old[j].link && !hasBreak(e.bytes(old[j].lexeme)) && !e.loose() {
			lexemes[i] = string(e.bytes(old[j].lexeme))
		}
	}
	end := e.breakAt(e.lexeme.to)
	rest := string(e.inside(e.lexeme.to, end))
	return e.finish(e.colon, end, strings.TrimRight(rest, " \t")+e.block(lexemes), wantList(nil, items))
}

// setBlock rewrites a block list line by line: what stays is copied with its
// line, what is new is written like the first item.
func (e *edit) setBlock(old []item, items []Scalar) ([]byte, error) {
	if err := e.texts(old); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	from := match(old, items)
	next := 0 // old items before it have had their comments copied
	want := make([]item, len(items))
	for i, j := range from {
		if j < 0 {
			e.writeItem(&b, old[len(old)-1], items[i])
			want[i] = item{known: true, value: items[i].value()}
			continue
		}
		next = e.copyLeads(&b, old, from, next, j)
		b.Write(e.inside(old[j].lead, old[j].end))
		want[i] = old[j]
	}
	e.copyLeads(&b, old, from, next, len(old))
	return e.finish(old[0].lead, old[len(old)-1].end, b.String(), wantList(want, nil))
}

// copyLeads copies the comments above the items that go, from next up to the
// item to.
func (e *edit) copyLeads(b *bytes.Buffer, old []item, stay []int, next, to int) int {
	for ; next < to; next++ {
		if !slices.Contains(stay, next) {
			b.Write(e.inside(old[next].lead, old[next].line))
		}
	}
	return max(next, to)
}

// writeItem writes a new line in the manner of another item's.
func (e *edit) writeItem(b *bytes.Buffer, like item, v Scalar) {
	b.Write(e.inside(like.line, like.lexeme.from)) // indentation, dash, blanks
	b.WriteString(v.format(0, false))
	b.WriteString(e.breakLike(like.lexeme.to))
}

// breakLike is the line break at the end of the line of at, for a line below it.
func (e *edit) breakLike(at int) string {
	if br := string(e.inside(e.breakAt(at), e.nextLine(at))); br == "\n" || br == "\r\n" {
		return br
	}
	return e.eol()
}

func (e *edit) appendBlock(old []item, v Scalar) ([]byte, error) {
	last := old[len(old)-1]
	if last.lexeme.to == 0 {
		return nil, e.refuse("the last item of its list is more than text")
	}
	var b bytes.Buffer
	e.writeItem(&b, last, v)
	return e.finish(last.end, last.end, b.String(), wantList(old, []Scalar{v}))
}

func (e *edit) appendFlow(old []item, v Scalar) ([]byte, error) {
	text, at := v.format(0, true), e.lexeme.from+1
	if n := len(old); n > 0 {
		at = old[n-1].lexeme.to
		text = ", " + text
	}
	return e.finish(at, at, text, wantList(old, []Scalar{v}))
}

func (e *edit) setFlow(old []item, items []Scalar) ([]byte, error) {
	if err := e.texts(old); err != nil {
		return nil, err
	}
	lexemes := formatAll(items, true)
	for i, j := range match(old, items) {
		if j >= 0 {
			lexemes[i] = string(e.bytes(old[j].lexeme))
		}
	}
	if len(old) == 0 {
		return e.finish(e.lexeme.from+1, e.lexeme.to-1, strings.Join(lexemes, ", "), wantList(nil, items))
	}
	if len(items) == 0 {
		return e.finish(e.lexeme.from+1, e.lexeme.to-1, "", wantList(nil, nil))
	}
	return e.finish(old[0].lexeme.from, old[len(old)-1].lexeme.to, strings.Join(lexemes, ", "), wantList(nil, items))
}

func (e *edit) removeFlow(old []item, i int) ([]byte, error) {
	cut := old[i].lexeme
	switch {
	case len(old) == 1:
		cut = extent{e.lexeme.from + 1, e.lexeme.to - 1}
	case i+1 < len(old):
		cut.to = old[i+1].lexeme.from
	default:
		cut.from = old[i-1].lexeme.to
	}
	return e.finish(cut.from, cut.to, "", wantList(slices.Delete(slices.Clone(old), i, i+1), nil))
}
