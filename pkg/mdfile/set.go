package mdfile

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// Set gives key the value v. It replaces a scalar, an empty value, a list or a
// nested unquoted [[link]]; it adds a missing key at the end of the front
// matter, and front matter to a file that has none. Comments, alignment and
// quotes around the value stay. Its error is a *SyntaxError or *RefusedError.
func Set(src []byte, key string, v Scalar) ([]byte, error) {
	e, err := newEdit(src, key, key+": "+v.format(0, false))
	if err != nil {
		return nil, err
	}
	if v.bad != "" {
		return nil, e.refuse("%s", v.bad)
	}
	if v.is(e.current()) {
		return src, nil
	}
	if e.at < 0 {
		return e.addKey(" "+v.format(0, false), v.is)
	}
	if err := e.editable(); err != nil {
		return nil, err
	}
	return e.setScalar(v)
}

// is says whether a value that was read is this scalar. A text that reads as
// the same text counts whatever its quotes.
func (s Scalar) is(v Value) bool { return v.Kind == KindScalar && v.Text == s.text }

func (e *edit) setScalar(v Scalar) ([]byte, error) {
	text := v.format(e.quote(), false)
	old := e.inside(e.lexeme.from, e.lexeme.to)
	switch {
	case len(old) == 0:
		to := e.colon // blanks at the line's end are what Obsidian leaves behind an empty key
		if end := e.breakAt(e.colon); isBlank(e.inside(e.colon, end)) {
			to = end
		}
		return e.finish(e.colon, to, " "+text, v.is)
	case e.val.Kind == yaml.SequenceNode && e.val.Style&yaml.FlowStyle == 0:
		if mayHoldComment(e.inside(e.breakAt(e.colon), e.lexeme.to)) {
			return nil, e.refuse("the comments in its list would be lost")
		}
		rest := e.inside(e.colon, e.breakAt(e.colon))
		if isBlank(rest) {
			rest = nil
		}
		return e.finish(e.colon, e.lexeme.to, " "+text+string(rest), v.is)
	case e.inner.comment, e.looseComment():
		return nil, e.refuse("a comment within its value would be lost")
	}
	return e.finish(e.lexeme.from, e.lexeme.to, text, v.is)
}

// quote is the quote around the present value, or 0.
func (e *edit) quote() byte {
	switch {
	case e.val.Style&yaml.SingleQuotedStyle != 0:
		return '\''
	case e.val.Style&yaml.DoubleQuotedStyle != 0:
		return '"'
	}
	return 0
}

// loose says that the end of the value was found by its lines: a plain scalar
// of several, or a block. What looks like a comment there may be one.
func (e *edit) loose() bool {
	if e.val.Kind != yaml.ScalarNode || e.quote() != 0 {
		return false
	}
	return string(e.inside(e.lexeme.from, e.lexeme.to)) != e.val.Value
}

// looseComment takes any "#" behind the "|" or ">" of a block for a comment, for
// yaml.v3 does: ">#" has one.
func (e *edit) looseComment() bool {
	if !e.loose() {
		return false
	}
	header, _, _ := bytes.Cut(e.old(), []byte("\n"))
	block := e.val.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	return block && bytes.IndexByte(header, '#') >= 0 || mayHoldComment(e.old())
}

func isBlank(text []byte) bool {
	for _, c := range text {
		if !isSpace(c) {
			return false
		}
	}
	return true
}

// Empty leaves "key:" with nothing behind it but its comment. An absent key
// stays absent.
func Empty(src []byte, key string) ([]byte, error) {
	e, err := newEdit(src, key, key+":")
	if err != nil || e.at < 0 {
		return unchanged(src, err)
	}
	if err := e.editable(); err != nil {
		return nil, err
	}
	return e.empty()
}

func (e *edit) empty() ([]byte, error) {
	lx := e.lexeme
	if lx.from == lx.to {
		return e.f.src, nil
	}
	rest := ""
	cut := e.inside(lx.from, lx.to)
	if e.below() {
		rest = string(e.inside(e.colon, e.breakAt(e.colon)))
		cut = e.inside(e.breakAt(e.colon), e.breakAt(lx.to)) // with a comment behind the value
	}
	structural := e.below() || e.val.Kind != yaml.ScalarNode
	if e.inner.comment || e.looseComment() || structural && e.inner.end == 0 && mayHoldComment(cut) {
		return nil, e.refuse("a comment within its value would be lost")
	}
	return e.finish(e.colon, lx.to, rest, isNull)
}

func isNull(v Value) bool { return v.Kind == KindNull && v.Text == "" }

// RemoveKey takes out the key with the lines of its value and the comments on
// and between them, and those below that are indented deeper than the key.
// Comments above it stay. An absent key is no error.
func RemoveKey(src []byte, key string) ([]byte, error) {
	e, err := newEdit(src, key, "")
	if err != nil || e.at < 0 {
		return unchanged(src, err)
	}
	end := max(e.lexeme.to, e.contentEnd())
	return e.finish(e.line, e.nextLine(end), "", nil)
}

// unchanged is the answer of an edit with nothing to do, or that failed early.
func unchanged(src []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return src, nil
}
