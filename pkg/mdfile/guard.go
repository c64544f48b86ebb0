package mdfile

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// The caps stand before the YAML reader. It is linear in most input, but not
// in all, and no note needs a hundredth of this.
const (
	maxFrontMatter = 256 << 10
	maxDepth       = 64
)

// guardFile refuses what would be wrong to read in the file as a whole.
func guardFile(src []byte, head int) error {
	if !utf8.Valid(src) {
		return notUTF8(src, head)
	}
	at := conflict(src[head:])
	if at < 0 {
		return nil
	}
	line, _ := place(src, head, head+at)
	return &SyntaxError{
		Line: line, Column: 1, Code: CodeConflict,
		Message: "a merge conflict that nobody has resolved",
		Hint:    "keep what is right and delete the lines of <<<<<<<, ======= and >>>>>>>",
	}
}

func notUTF8(src []byte, head int) error {
	at := 0
	for at < len(src) {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	line, column := place(src, head, at)
	e := &SyntaxError{
		Line: line, Column: column, Code: CodeNotUTF8,
		Message: fmt.Sprintf("text that is not UTF-8 (byte %#x)", src[at]),
		Hint:    "save the file as UTF-8",
	}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		e.Message = "text in UTF-16"
	}
	return e
}

// conflict is the offset of the line that opens a conflict, or -1. Git writes
// ======= in the middle (and ||||||| with diff3), jj %%%%%%%, +++++++ or
// -------; without a middle and an end it is a text about conflicts.
func conflict(src []byte) int {
	for from := 0; ; {
		at := markerLine(src, from, '<')
		if at < 0 {
			return -1
		}
		end := markerLine(src, at, '>')
		if end < 0 {
			return -1
		}
		for _, middle := range []byte("=+%-|") {
			if m := markerLine(src[:end], at, middle); m >= 0 {
				return at
			}
		}
		from = end
	}
}

// markerLine is the offset of the next line at or after from that begins with
// seven times c, then a blank or the line's end.
func markerLine(src []byte, from int, c byte) int {
	seven := [...]byte{c, c, c, c, c, c, c}
	for from < len(src) {
		i := bytes.Index(src[from:], seven[:])
		if i < 0 {
			return -1
		}
		at := from + i
		end := at
		for end < len(src) && src[end] == c {
			end++
		}
		if (at == 0 || src[at-1] == '\n') && (end == len(src) || isSpace(src[end])) {
			return at
		}
		from = end
	}
	return -1
}

// guardYAML refuses, before the YAML reader sees it, what that reader would
// take too long over or read in part without a word.
func guardYAML(text []byte, above int) error {
	if err := guardSize(text); err != nil {
		return err
	}
	at, e := scan(text)
	if e == nil {
		return nil
	}
	line, column := place(text, 0, at)
	e.Line, e.Column = line+above, column
	return e
}

// guardSize stands before everything else that is done with front matter.
func guardSize(text []byte) error {
	if len(text) <= maxFrontMatter {
		return nil
	}
	return &SyntaxError{
		Line: 1, Column: 1, Code: CodeTooLarge,
		Message: fmt.Sprintf("front matter of %d KiB, where at most %d are read", len(text)>>10, maxFrontMatter>>10),
		Hint:    "put long text below the front matter",
	}
}

// scan looks once at each byte. Brackets are counted wherever they stand, also
// within quotes: 64 open ones are no note.
func scan(text []byte) (int, *SyntaxError) {
	depth := 0
	for i, c := range text {
		switch c {
		case '[', '{':
			depth++
			if depth > maxDepth {
				return i, tooDeep(0, 0)
			}
			if c == '{' && i+1 < len(text) && text[i+1] == '{' {
				return i, template()
			}
		case ']', '}':
			depth = max(0, depth-1)
		case '<':
			if i+1 < len(text) && text[i+1] == '%' {
				return i, template()
			}
		case '\t', '\r':
		case '\n':
			if e := scanLine(text, i+1); e != nil {
				return i + 1, e
			}
		default:
			if c < ' ' || c >= 0x7f && !readable(text[i:]) {
				return i, &SyntaxError{
					Code:    CodeSyntax,
					Message: fmt.Sprintf("a control character (byte %#x) in the front matter", c),
					Hint:    "delete it",
				}
			}
		}
	}
	if e := scanLine(text, 0); e != nil {
		return 0, e
	}
	return 0, nil
}

// readable says whether the YAML reader takes the character that text begins
// with, where its first byte is 0x7f or above.
func readable(text []byte) bool {
	switch {
	case text[0] == 0x7f:
		return false
	case text[0] == 0xc2 && text[1] < 0xa0: // C1, of which NEL is a line break
		return text[1] == 0x85
	case text[0] == 0xef && text[1] == 0xbf:
		return text[2] < 0xbe
	}
	return true
}

// scanLine looks at the beginning of the line at i. A "..." there ends the YAML
// document, and the reader would leave out all keys below; so does "--- text".
// "- - - -" nests without a bracket.
func scanLine(text []byte, i int) *SyntaxError {
	line := text[i:]
	if len(line) >= 3 && (len(line) == 3 || isSpace(line[3])) {
		first := string(line[:3])
		if first == "..." || first == fence && !onlyComments(text[:i]) {
			return &SyntaxError{
				Code:    CodeSyntax,
				Message: fmt.Sprintf("a line %s within the front matter", first),
				Hint:    "close the front matter with a line --- and nothing behind it",
			}
		}
	}
	line = bytes.TrimLeft(line, " \t")
	for n := 0; len(line) > 1 && isIndicator(line[0]) && isSpace(line[1]) && line[1] != '\n'; n++ {
		if n >= maxDepth {
			return tooDeep(0, 0)
		}
		line = bytes.TrimLeft(line[1:], " \t")
	}
	return nil
}

// onlyComments says whether text is blank lines and comments.
func onlyComments(text []byte) bool {
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

func isIndicator(c byte) bool { return c == '-' || c == '?' || c == ':' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
