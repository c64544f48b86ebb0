package mdfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// The codes of a SyntaxError. A caller takes a file with CodeTemplate for no
// note; all others are findings.
const (
	CodeUnclosed     = "front-matter-unclosed"
	CodeSyntax       = "front-matter-syntax"
	CodeNotAMap      = "front-matter-not-a-map"
	CodeForeign      = "front-matter-foreign"
	CodeDuplicateKey = "duplicate-key"
	CodeConflict     = "conflict-markers"
	CodeNotUTF8      = "not-utf8"
	CodeTooLarge     = "too-large"
	CodeTooDeep      = "too-deep"
	CodeAlias        = "alias"
	CodeTemplate     = "template"
)

// A SyntaxError says where a file cannot be read, why, and what to do. Code is
// one of the constants above.
type SyntaxError struct {
	Line, Column int
	Code         string
	Message      string
	Hint         string
}

// Error is the message alone; the caller knows the path.
func (e *SyntaxError) Error() string { return e.Message }

func tooDeep(line, column int) *SyntaxError {
	return &SyntaxError{
		line, column, CodeTooDeep,
		fmt.Sprintf("front matter nested deeper than %d", maxDepth), "keep front matter flat",
	}
}

func noAlias(line, column int) *SyntaxError {
	return &SyntaxError{
		line, column, CodeAlias,
		"an alias (*name)", "write the value out, or put quotes around a text that starts with *",
	}
}

func template() *SyntaxError {
	return &SyntaxError{Code: CodeTemplate, Message: "a template: {{ or <% in the front matter"}
}

// decode reads text into nodes. Decoding into anything else would lose 01234
// and +4930…; yaml.v3 has also been seen to panic.
func decode(text []byte) (doc *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	doc = new(yaml.Node)
	if err := yaml.Unmarshal(text, doc); err != nil || doc.Kind == 0 {
		return doc, err
	}
	if root := doc.Content[0]; root.Column > 1 || root.Style&yaml.FlowStyle != 0 {
		return doc, rest(text, root)
	}
	return doc, nil
}

// rest looks for text behind the document. A line to the left of an indented
// map, or below one in braces, ends the document, and Unmarshal leaves it and
// all that follows out without a word; fuzzing found an edit beside it.
func rest(text []byte, root *yaml.Node) error {
	d := yaml.NewDecoder(bytes.NewReader(text))
	var doc yaml.Node
	if err := d.Decode(&doc); err != nil {
		return err
	}
	if err := d.Decode(&doc); errors.Is(err, io.EOF) {
		return nil
	}
	n := 0
	for line := range bytes.Lines(text) {
		n++
		own := bytes.TrimLeft(line, " \t\r\n")
		if n > root.Line && len(own) > 0 && own[0] != '#' && len(line)-len(own) < root.Column-1 {
			return fmt.Errorf("yaml: line %d: did not find expected key", n)
		}
	}
	return fmt.Errorf("yaml: line %d: did not find expected key", root.Line)
}

// diagnose finds the place of an error that yaml.v3 reports without one, or
// with the line where the surrounding map began. It reads the keys one by one:
// the first that cannot be read alone is the one.
func diagnose(text []byte, above int, cause error) *SyntaxError {
	from, to, lines := 0, len(text), above
	parts := chunks(text)
	for _, c := range parts {
		if len(parts) == 1 {
			break // read already
		}
		if _, err := decode(text[c.from:c.to]); err != nil {
			from, to, cause = c.from, c.to, err
			lines = above + bytes.Count(text[:c.from], []byte("\n"))
			break
		}
	}
	line, message := splitMessage(cause)
	e := &SyntaxError{Line: max(line, 1) + lines, Column: 1, Code: CodeSyntax}
	e.Message, e.Hint = explain(message)
	if strings.Contains(message, "unknown anchor") || strings.Contains(message, "alphabetic or numeric") {
		e.Code = CodeAlias
	}
	own := bytes.TrimRight(text[from:to], " \t\r\n")
	if bytes.IndexByte(own, '\n') < 0 {
		e.Line, e.Column = 1+lines, valueColumn(own)
	}
	return e
}

// chunks are the lines of each top-level key.
func chunks(text []byte) []extent {
	var out []extent
	for at := 0; at < len(text); {
		end := lineEnd(text, at)
		for end < len(text) && (isSpace(text[end]) || text[end] == '-' || text[end] == '#') {
			end = lineEnd(text, end)
		}
		out = append(out, extent{at, end})
		at = end
	}
	return out
}

// valueColumn is the column of the value in a line "key: value".
func valueColumn(line []byte) int {
	i := bytes.Index(line, []byte(": "))
	if i < 0 {
		return 1
	}
	i++
	for i < len(line) && line[i] == ' ' {
		i++
	}
	_, column := place(line, 0, i)
	return column
}

// splitMessage takes "yaml: line 3: what" apart.
func splitMessage(err error) (int, string) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	rest, ok := strings.CutPrefix(message, "line ")
	if !ok {
		return 0, message
	}
	digits, what, ok := strings.Cut(rest, ": ")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil {
		return 0, message
	}
	return n, what
}

// explain puts the reader's words into a person's.
func explain(message string) (what, hint string) {
	has := func(s string) bool { return strings.Contains(message, s) }
	quote := "put the value in double quotes"
	switch {
	case has("mapping values are not allowed"):
		return "a second \": \" within one value", quote
	case has("found character that cannot start any token"):
		return "a value that begins with a tab, @, % or `", quote
	case has("unknown anchor"), has("did not find expected alphabetic or numeric character"):
		return "a value that begins with * or &", quote
	case has("found unexpected end of stream"), has("quoted scalar"):
		return "a quote that is never closed", "close it on the same line"
	case has("flow"), has("did not find expected ',' or"), has("did not find expected node content"):
		return "a bracket that does not fit", "close it, or " + quote
	case has("could not find expected ':'"), has("document start"), has("document end"):
		return "a line without a key and a colon", "write `key: value`, or indent it to continue the line above"
	case has("did not find expected key"), has("did not find expected '-' indicator"):
		return "a line that is indented or quoted in a way that YAML does not read", quote + ", and align the keys at column 1"
	}
	return message, quote
}
