package mdfile

import "strings"

// Most front matter is plain: "key: value" and "- item" on lines of their own,
// without comments, escapes or anything else that needs a YAML reader. Such
// text is read here, line by line, an order of magnitude faster; what is not
// plain beyond doubt is left to YAML. FuzzPlain holds the two to the same
// answer.

// readPlain reads text into entries and says whether it could. It leaves
// entries empty where not, and makes no claim that the text is wrong.
func (f *File) readPlain(text []byte) bool {
	if len(text) > maxFrontMatter {
		return false
	}
	r := plainReader{rest: string(text), line: f.above}
	r.entries = make([]Entry, 0, strings.Count(r.rest, "\n")+1)
	for r.rest != "" {
		if !r.readLine() {
			return false
		}
	}
	f.entries = r.entries
	return true
}

// A plainReader goes through plain front matter line by line. What it returns
// are pieces of one string.
type plainReader struct {
	rest    string
	line    int
	entries []Entry
	items   int // indentation of the open list, whose key is the last entry; -1 none
}

// mostPlainKeys is how many keys are compared with one another; more are left
// to the reader that hashes them.
const mostPlainKeys = 64

func (r *plainReader) readLine() bool {
	line, rest, _ := strings.Cut(r.rest, "\n")
	r.rest = rest
	r.line++
	line = strings.TrimSuffix(line, "\r")
	switch {
	case line == "":
		return true
	case !isPlainText(line):
		return false
	case line[0] == ' ' || line[0] == '-':
		return r.item(line)
	}
	return r.entry(line)
}

func (r *plainReader) entry(line string) bool {
	n := 0
	for n < len(line) && (isLetter(line[n]) || line[n] == '_' || n > 0 && (isDigit(line[n]) || line[n] == '-')) {
		n++
	}
	if n == 0 || n == len(line) || line[n] != ':' || readsAsOther(line[:n]) || len(r.entries) == mostPlainKeys {
		return false
	}
	for _, e := range r.entries {
		if e.Key == line[:n] {
			return false
		}
	}
	v, ok := plainValue(line, n+1)
	if !ok || len(line) > n+1 && line[n+1] != ' ' {
		return false
	}
	v.Line = r.line
	r.entries = append(r.entries, Entry{Key: line[:n], Value: v, Line: r.line, Column: 1})
	r.items = -1
	return true
}

// item reads "- value" under a key that has no value of its own.
func (r *plainReader) item(line string) bool {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	if len(r.entries) == 0 || indent+1 >= len(line) || line[indent] != '-' || line[indent+1] != ' ' {
		return false
	}
	list := &r.entries[len(r.entries)-1].Value
	if list.Kind == KindNull && list.Text == "" && r.items < 0 {
		*list = Value{Kind: KindList, Line: r.line, Column: indent + 1}
		r.items = indent
	}
	v, ok := plainValue(line, indent+1)
	if !ok || list.Kind != KindList || r.items != indent || v.Kind == KindNull && v.Text == "" {
		return false
	}
	v.Line = r.line
	list.Items = append(list.Items, v)
	return true
}

// plainValue reads the scalar behind at, which ends the line.
func plainValue(line string, at int) (Value, bool) {
	text := strings.TrimLeft(line[at:], " ")
	v := Value{Kind: KindScalar, Column: len(line) - len(text) + 1}
	text = strings.TrimRight(text, " ")
	if text == "" {
		return Value{Column: at + 1}, true
	}
	switch c := text[0]; {
	case c == '"' || c == '\'':
		v.Quoted, v.Text = true, text[1:max(1, len(text)-1)]
		return v, len(text) > 1 && text[len(text)-1] == c && !strings.ContainsAny(v.Text, `"'\`)
	case !isLetter(c) && !isDigit(c) && c < 0x80 && !strings.ContainsRune("+(/.$_", rune(c)):
		return v, false
	case strings.Contains(text, ": ") || text[len(text)-1] == ':' || strings.Contains(text, " #"):
		return v, false
	}
	switch v.Text = text; text {
	case "null", "Null", "NULL":
		v.Kind = KindNull
	}
	return v, true
}

// isPlainText says whether a line has only characters that no reader of YAML
// or of notes stumbles over. Control characters, odd spaces and breaks, marks
// and the braces of templates are left to those who know them.
func isPlainText(line string) bool {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c < ' ' || c == 0x7f:
			return false
		case c == '{' || c == '<':
			if i+1 < len(line) && (line[i+1] == '{' || line[i+1] == '%') {
				return false
			}
		case c == 0xc2: // U+0080 to U+00A0: controls, a line break, a space
			if i+1 < len(line) && line[i+1] <= 0xa0 {
				return false
			}
		case c == 0xe2: // U+2028 and U+2029 break lines
			if strings.HasPrefix(line[i:], "\u2028") || strings.HasPrefix(line[i:], "\u2029") {
				return false
			}
		case c == 0xef: // the byte order mark, and what is no character
			if i+1 < len(line) && line[i+1] >= 0xbb {
				return false
			}
		}
	}
	return true
}
