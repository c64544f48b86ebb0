package mdfile

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/adrg/frontmatter"
)

const (
	fence = "---"
	mark  = "\ufeff"
)

func markLength(src []byte) int {
	if bytes.HasPrefix(src, []byte(mark)) {
		return len(mark)
	}
	return 0
}

// split finds the fences. The rule is ours: both at column 1, with nothing but
// blanks behind. The second is looked for no further than front matter may
// reach: a file of many megabytes is refused without being searched.
func (f *File) split() error {
	src := f.src
	if !isFence(src[f.head:]) {
		if err := f.foreign(); err != nil {
			return err
		}
		return f.loneReturn()
	}
	f.open = lineEnd(src, f.head)
	limit := f.open + maxFrontMatter + len(fence)
	near := src[:min(limit, len(src))]
	for at := f.open; ; at++ {
		i := bytes.Index(near[at-1:], []byte("\n"+fence))
		if i < 0 {
			break
		}
		if at += i; isFence(src[at:]) {
			f.fenced, f.shut, f.body = true, at, lineEnd(src, at)
			return nil
		}
	}
	if len(src) > limit {
		return &SyntaxError{
			Line: 1, Column: 1, Code: CodeTooLarge,
			Message: fmt.Sprintf("front matter that does not close within %d KiB", maxFrontMatter>>10),
			Hint:    "add a line --- below the last key, and put long text below it",
		}
	}
	return &SyntaxError{
		Line: 1, Column: 1, Code: CodeUnclosed,
		Message: "front matter opens with --- and never closes",
		Hint:    "add a line --- below the last key",
	}
}

// between lets adrg/frontmatter cut out the text between the fences, and
// checks what it says. It trims a line before it compares, so that an indented
// "---" within a block scalar ends the front matter for it; there our own cut
// stands. It is handed no more than the front matter, for it copies whatever it
// gets, and a buffer that it takes for its own, for it would make one of 4 KiB
// for each file.
func (f *File) between(p *Parser) []byte {
	want := f.src[f.open:f.shut]
	var got []byte
	format := frontmatter.NewFormat(fence, fence, func(data []byte, v any) error {
		*v.(*[]byte) = data
		return nil
	})
	rest, err := frontmatter.Parse(p.buffered(f.src[f.head:f.body]), &got, format)
	if err != nil || len(rest) > 0 || !bytes.Equal(got, want) {
		return want
	}
	return got
}

// buffered returns a reader over text that lives until the next call.
func (p *Parser) buffered(text []byte) io.Reader {
	p.text.Reset(text)
	if p.buffer == nil {
		p.buffer = bufio.NewReader(&p.text)
	} else {
		p.buffer.Reset(&p.text)
	}
	return p.buffer
}

// loneReturn reports a file with the line ends of old Macs that means to have
// front matter: read as one long line it would have none, and an edit would put
// a second one above it.
func (f *File) loneReturn() error {
	rest, ok := bytes.CutPrefix(f.src[f.head:], []byte(fence))
	rest = bytes.TrimLeft(rest, " \t")
	if !ok || len(rest) < 2 || rest[0] != '\r' || rest[1] == '\n' {
		return nil
	}
	return &SyntaxError{
		Line: 1, Column: 1, Code: CodeSyntax,
		Message: "lines that end in a carriage return alone",
		Hint:    "save the file with LF or CRLF line ends",
	}
}

// foreign reports front matter that other programs write in another language:
// taken for text, it would be left out, and a key be added above it.
func (f *File) foreign() error {
	rest := f.src[f.head:]
	first, below := rest[:lineEnd(rest, 0)], rest[lineEnd(rest, 0):]
	var language string
	switch line := string(bytes.TrimRight(first, " \t\r\n")); {
	case line == "+++" && hasLine(below, "+++"):
		language = "TOML"
	case (line == "{" || line == ";;;") && hasLine(below, strings.Replace(line, "{", "}", 1)):
		language = "JSON"
	default:
		return nil
	}
	return &SyntaxError{
		Line: 1, Column: 1, Code: CodeForeign,
		Message: "front matter in " + language,
		Hint:    "write it as key: value between two lines ---",
	}
}

// hasLine says whether one of the lines of text is that.
func hasLine(text []byte, want string) bool {
	for line := range bytes.Lines(text) {
		if string(bytes.TrimRight(line, " \t\r\n")) == want {
			return true
		}
	}
	return false
}

// isFence says whether text begins with a fence line.
func isFence(text []byte) bool {
	if !bytes.HasPrefix(text, []byte(fence)) {
		return false
	}
	for i := len(fence); i < len(text); i++ {
		switch text[i] {
		case ' ', '\t':
		case '\n':
			return true
		case '\r':
			return i+1 == len(text) || text[i+1] == '\n'
		default:
			return false
		}
	}
	return true
}

// lineEnd is the offset behind the \n that ends the line of at.
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}
