package markdown

import (
	"net/url"
	"path"
	"strings"
)

// A Link is a link to a note: [[id]], [[folder/id.md#part|label]], or a
// relative Markdown link to a .md file. Target is the bare name. Embeds
// (![[id]]) are links too. Start and End are bytes of the text searched.
type Link struct {
	Target     string
	Label      string
	Start, End int
	Embed      bool
}

// Links finds the links to notes in a piece of prose; code spans hide them.
func Links(s string) []Link {
	var links []Link
	brackets(s, func(at int) (end int, ok bool) {
		l, ok := linkAt(s, at)
		if ok {
			links = append(links, l)
		}
		return l.End, ok
	})
	return links
}

// brackets offers each opening bracket outside code to read, and goes on behind
// what it took.
func brackets(s string, read func(at int) (end int, ok bool)) {
	for at := 0; at < len(s); {
		i := strings.IndexAny(s[at:], "`[")
		if i < 0 {
			return
		}
		at += i
		if s[at] == '`' {
			at = skipCode(s, at)
		} else if end, ok := read(at); ok {
			at = end
		} else {
			at++
		}
	}
}

// LinkAt reads the link that begins at the start of s.
func LinkAt(s string) (Link, bool) { return linkAt(s, 0) }

func linkAt(s string, at int) (Link, bool) {
	read := markdownLink
	if strings.HasPrefix(s[at:], "[[") {
		read = wikiLink
	}
	l, ok := read(s, at)
	l.Embed = at > 0 && s[at-1] == '!'
	return l, ok
}

// reach is the part of s, from at on, in which a link, a field or a piece of
// code that opens there must close. Without an end to it, a line of a hundred
// thousand brackets would be searched as often.
func reach(s string, at int) string { return s[at:min(len(s), at+4096)] }

func wikiLink(s string, at int) (Link, bool) {
	end := strings.Index(reach(s, at), "]]")
	if end < 0 {
		return Link{}, false
	}
	inner := s[at+2 : at+end]
	if inner == "" || strings.ContainsAny(inner, "[\n") {
		return Link{}, false
	}
	target, label, _ := strings.Cut(inner, "|")
	l := Link{Target: BaseName(target), Label: strings.TrimSpace(label), Start: at, End: at + end + 2}
	return l, l.Target != ""
}

func markdownLink(s string, at int) (Link, bool) {
	if at >= len(s) || s[at] != '[' {
		return Link{}, false
	}
	mid := strings.Index(reach(s, at), "](")
	if mid < 0 {
		return Link{}, false
	}
	label := s[at+1 : at+mid]
	if strings.ContainsAny(label, "[]\n") {
		return Link{}, false
	}
	start := at + mid + len("](")
	target, end := destination(reach(s, start))
	file, _, _ := strings.Cut(target, "#")
	if end < 0 || strings.Contains(file, "://") || !strings.HasSuffix(strings.ToLower(file), ".md") {
		return Link{}, false
	}
	// Only now, for a file may be called C%23.md.
	if plain, err := url.PathUnescape(file); err == nil {
		file = plain
	}
	return Link{Target: fileName(file), Label: label, Start: at, End: start + end}, true
}

// destination reads what stands in the round brackets of a Markdown link and
// returns the offset behind them, -1 where they are not closed.
func destination(s string) (target string, end int) {
	closing := ")"
	if strings.HasPrefix(s, "<") {
		closing = ">)"
	}
	i := strings.Index(s, closing)
	if i < 0 || strings.Contains(s[:i], "\n") {
		return "", -1
	}
	target, _, _ = strings.Cut(strings.TrimPrefix(s[:i], "<"), ` "`)
	return strings.TrimSpace(target), i + len(closing)
}

// BaseName strips folder, heading, block and the .md of a link's target.
func BaseName(target string) string {
	target, _, _ = strings.Cut(target, "#")
	return fileName(strings.TrimSpace(target))
}

func fileName(target string) string {
	if target == "" {
		return ""
	}
	target = path.Base(strings.ReplaceAll(target, `\`, "/"))
	if len(target) > 3 && strings.EqualFold(target[len(target)-3:], ".md") {
		target = target[:len(target)-3]
	}
	return target
}

// A Field is one of Dataview's inline fields: [key:: value].
type Field struct {
	Key        string
	Value      string
	Start, End int
}

// Fields finds the inline fields of a line. A value may hold links.
func Fields(s string) []Field {
	var fields []Field
	brackets(s, func(at int) (end int, ok bool) {
		if l, ok := linkAt(s, at); ok {
			return l.End, true
		}
		f, ok := fieldAt(s, at)
		if ok {
			fields = append(fields, f)
		}
		return f.End, ok
	})
	return fields
}

// FieldAt reads the field that begins at the start of s.
func FieldAt(s string) (Field, bool) { return fieldAt(s, 0) }

func fieldAt(s string, at int) (Field, bool) {
	sep := strings.Index(reach(s, at), "::")
	if sep < 2 {
		return Field{}, false
	}
	key := s[at+1 : at+sep]
	if strings.ContainsAny(key, "[]()`\n:") {
		return Field{}, false
	}
	depth, end := 0, at+len(reach(s, at))
	for i := at; i < end && s[i] != '\n'; i++ {
		switch s[i] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			value := strings.TrimSpace(s[at+sep+2 : max(i, at+sep+2)])
			return Field{Key: strings.ToLower(strings.TrimSpace(key)), Value: value, Start: at, End: i + 1}, true
		}
	}
	return Field{}, false
}

// WithoutFields returns the line without its inline fields.
func WithoutFields(s string, fields []Field) string {
	if len(fields) == 0 {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	at := 0
	for _, f := range fields {
		b.WriteString(strings.TrimRight(s[at:f.Start], " "))
		at = f.End
	}
	b.WriteString(s[at:])
	return strings.TrimSpace(b.String())
}

// WithoutComments returns the text without what stands between %% marks or in
// an HTML comment, outside code. An unclosed one hides the rest.
func WithoutComments(s string) string {
	var b strings.Builder
	at := 0
	for search := 0; search < len(s); {
		i := strings.IndexAny(s[search:], "`%<")
		if i < 0 {
			break
		}
		search += i
		var closing string
		switch {
		case s[search] == '`':
			search = skipCode(s, search)
			continue
		case strings.HasPrefix(s[search:], "%%"):
			closing = "%%"
		case strings.HasPrefix(s[search:], "<!--"):
			closing = "-->"
		default:
			search++
			continue
		}
		b.WriteString(s[at:search])
		end := strings.Index(s[search+2:], closing)
		if end < 0 {
			return b.String()
		}
		search += 2 + end + len(closing)
		at = search
	}
	if at == 0 {
		return s
	}
	b.WriteString(s[at:])
	return b.String()
}

// CutBlockID takes Obsidian's block id (" ^day-last-tuesday") off a line.
func CutBlockID(text string) (rest, id string) {
	at := strings.LastIndexByte(text, '^')
	if at < 0 || at > 0 && text[at-1] != ' ' && text[at-1] != '\t' {
		return text, ""
	}
	id = text[at+1:]
	for _, c := range id {
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return text, ""
		}
	}
	if id == "" {
		return text, ""
	}
	return strings.TrimSpace(text[:at]), id
}

// Plain returns the text with each link replaced by what a reader sees.
func Plain(s string) string {
	links := Links(s)
	if len(links) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	for _, l := range links {
		b.WriteString(s[at:l.Start])
		if l.Label != "" {
			b.WriteString(l.Label)
		} else {
			b.WriteString(l.Target)
		}
		at = l.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// CutColon splits a line at its first ": ", or at a colon that ends it, where
// that colon stands outside links, fields and code.
func CutColon(s string) (before, after string, found bool) {
	for at := 0; at < len(s); at++ {
		switch s[at] {
		case '`':
			at = skipCode(s, at) - 1
		case '[':
			if l, ok := linkAt(s, at); ok {
				at = l.End - 1
			} else if f, ok := fieldAt(s, at); ok {
				at = f.End - 1
			}
		case ':':
			if at+1 == len(s) || s[at+1] == ' ' || s[at+1] == '\t' {
				return s[:at], strings.TrimSpace(s[at+1:]), true
			}
		}
	}
	return s, "", false
}

// skipCode returns the offset behind the code span that opens at the backtick
// at; an unclosed run of backticks is text.
func skipCode(s string, at int) int {
	open := at
	for at < len(s) && s[at] == '`' {
		at++
	}
	ticks := s[open:at]
	for search := at; search < len(s); {
		i := strings.Index(reach(s, search), ticks)
		if i < 0 {
			return at
		}
		end := search + i + len(ticks)
		if end == len(s) || s[end] != '`' {
			return end
		}
		for end < len(s) && s[end] == '`' {
			end++
		}
		search = end
	}
	return at
}

// A Place is a link of a document and where it stands.
type Place struct {
	Link
	Line, Column int
}

// Links returns every link to a note in the document's prose.
func (d *Document) Links() []Place {
	var places []Place
	d.parse()
	for _, seg := range prose(nil, d.root) {
		line := string(d.src[d.from+seg.Start : d.from+seg.Stop])
		for _, l := range Links(line) {
			at := d.from + seg.Start + l.Start
			places = append(places, Place{l, d.LineAt(at), d.columnAt(at)})
		}
	}
	return places
}
