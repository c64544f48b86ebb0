package letter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// span is a piece of a message: its bytes from start up to end.
type span struct{ start, end int }

// token is a word of the message, as it stands there and as it is compared.
type token struct {
	span
	word     string // small letters without accents, a straight apostrophe
	sentence int
}

// sentence is a run of words that ends with a mark, an empty line, or a short
// line such as a greeting.
type sentence struct {
	span
	tokens   []token
	greeting bool
	asks     bool // it ends with a question mark
}

// prose is a message as the rules read it: without what is quoted, without the
// signature and without the addresses of pages.
type prose struct {
	src       string
	headed    bool // it has a subject line
	subject   span
	title     []token // the words of the subject
	lines     []span  // of the body, without quoted ones and the signature
	tokens    []token
	sentences []sentence
	pages     []span // addresses of pages
	questions []span // runs of question marks
}

// readProse reads a message: lines of a header with "Subject:" among them, an
// empty line, the body; or a body alone.
func readProse(src string, isAbbreviation func(string) bool) *prose {
	p := &prose{src: src}
	from := p.readHead()
	for start := from; start < len(src); {
		end := len(src)
		if i := strings.IndexByte(src[start:], '\n'); i >= 0 {
			end = start + i
		}
		text := strings.TrimSuffix(src[start:end], "\r")
		if text == "-- " || text == "--" {
			break
		}
		if !strings.HasPrefix(strings.TrimSpace(text), ">") {
			p.lines = append(p.lines, span{start, start + len(text)})
		}
		start = end + 1
	}
	p.readSentences(isAbbreviation)
	return p
}

// readHead finds the subject and returns where the body begins.
func (p *prose) readHead() int {
	at := 0
	var subject span
	found := false
	for line := range strings.Lines(p.src) {
		text := strings.TrimRight(line, "\r\n")
		name, value, ok := strings.Cut(text, ":")
		if !ok || !isHeader(name) {
			if found && strings.TrimSpace(text) == "" {
				at += len(line)
			}
			break
		}
		if strings.EqualFold(name, "subject") && !found {
			found = true
			value = strings.TrimLeft(value, " \t")
			subject = span{at + len(text) - len(value), at + len(strings.TrimRight(text, " \t"))}
			subject.end = max(subject.start, subject.end)
		}
		at += len(line)
	}
	if !found {
		return 0
	}
	p.headed, p.subject = true, subject
	p.title = tokensIn(p.src, subject, 0)
	return at
}

// isHeader reports whether a line may begin so in the head of a message.
func isHeader(name string) bool {
	switch strings.ToLower(name) {
	case "subject", "to", "from", "cc", "bcc", "date", "reply-to":
		return true
	}
	return false
}

// shortLine is the most characters of a line that ends where its sentence does:
// greetings and names at the end have no full stop.
const shortLine = 40

// readSentences divides the lines of the body.
func (p *prose) readSentences(isAbbreviation func(string) bool) {
	var open *sentence
	closeIt := func() {
		if open != nil && len(open.tokens) > 0 {
			open.end = max(open.end, open.tokens[len(open.tokens)-1].end)
			p.sentences = append(p.sentences, *open)
			p.tokens = append(p.tokens, open.tokens...)
		}
		open = nil
	}
	for _, line := range p.lines {
		text := p.src[line.start:line.end]
		item := strings.HasPrefix(strings.TrimSpace(text), "- ")
		if strings.TrimSpace(text) == "" || item {
			closeIt()
		}
		at := line.start
		for _, part := range p.cutLine(line, isAbbreviation) {
			if open == nil {
				open = &sentence{span: part}
			}
			open.tokens = append(open.tokens, p.wordsOf(part, len(p.sentences))...)
			open.end, at = part.end, part.end
			if ends, asks := stopped(p.src[part.start:part.end]); ends {
				open.asks = asks
				closeIt()
			}
		}
		if utf8.RuneCountInString(text) < shortLine && at >= line.start {
			closeIt()
		}
	}
	closeIt()
	if len(p.sentences) > 0 {
		first := &p.sentences[0]
		first.greeting = len(first.tokens) <= 6 && !first.asks && !strings.HasSuffix(strings.TrimSpace(p.src[first.start:first.end]), ".")
	}
}

// stopped reports whether a piece of text ends a sentence, and as a question.
func stopped(text string) (ends, asks bool) {
	text = strings.TrimRight(text, "\"”’')» \t")
	if text == "" {
		return false, false
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:", r), r == '?'
}

// cutLine divides a line behind the marks that end a sentence.
func (p *prose) cutLine(line span, isAbbreviation func(string) bool) []span {
	var parts []span
	start := line.start
	for i := line.start; i < line.end; i++ {
		if !strings.ContainsRune(".!?", rune(p.src[i])) {
			continue
		}
		if p.src[i] == '?' && (i == line.start || p.src[i-1] != '?') && !p.inPage(i) {
			end := i
			for end < line.end && p.src[end] == '?' {
				end++
			}
			p.questions = append(p.questions, span{i, end})
		}
		end := i + 1
		for end < line.end {
			r, size := utf8.DecodeRuneInString(p.src[end:])
			if !strings.ContainsRune(".!?\"”’')»", r) {
				break
			}
			end += size
		}
		if end < line.end && p.src[end] != ' ' && p.src[end] != '\t' {
			continue
		}
		if p.src[i] == '.' && isAbbreviation(lastWord(p.src[start:i])) {
			continue
		}
		parts = append(parts, span{start, end})
		start, i = end, end-1
	}
	if start < line.end {
		parts = append(parts, span{start, line.end})
	}
	return parts
}

// inPage reports whether a byte stands in the address of a page.
func (p *prose) inPage(at int) bool {
	start, end := at, at
	for start > 0 && !isSpace(p.src[start-1]) {
		start--
	}
	for end < len(p.src) && !isSpace(p.src[end]) {
		end++
	}
	return isURL(p.src[start:end])
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// lastWord is the last word of a text: letters and digits only.
func lastWord(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool { return !isWordRune(r) })
	return plainWord(text[i+1:])
}

// wordsOf returns the words of a piece, and notes its addresses of pages.
func (p *prose) wordsOf(part span, number int) []token {
	var out []token
	for _, field := range fields(p.src, part) {
		if isURL(p.src[field.start:field.end]) {
			p.pages = append(p.pages, field)
			continue
		}
		out = append(out, tokensIn(p.src, field, number)...)
	}
	return out
}

// fields are the pieces of a span between spaces.
func fields(src string, s span) []span {
	var out []span
	start := -1
	for i, r := range src[s.start:s.end] {
		i += s.start
		switch {
		case unicode.IsSpace(r) && start >= 0:
			out, start = append(out, span{start, i}), -1
		case !unicode.IsSpace(r) && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, span{start, s.end})
	}
	return out
}

// tokensIn are the words of a span: letters, marks and digits, with apostrophes
// between them.
func tokensIn(src string, s span, number int) []token {
	var out []token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			piece := strings.TrimRight(src[start:end], "'’")
			out = append(out, token{span{start, start + len(piece)}, plainWord(piece), number})
		}
		start = -1
	}
	for i, r := range src[s.start:s.end] {
		i += s.start
		inside := isWordRune(r) || unicode.IsMark(r) || start >= 0 && (r == '\'' || r == '’')
		if !inside {
			flush(i)
		} else if start < 0 {
			start = i
		}
	}
	flush(s.end)
	return out
}

// plainWord is a word as it is compared: folded, with a straight apostrophe.
func plainWord(word string) string {
	word = strings.ReplaceAll(word, "’", "'")
	if isASCII(word) {
		return strings.ToLower(word)
	}
	return strings.ReplaceAll(infoint.Fold(word), " ", "")
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// place is the line and the column of a byte, both from 1, the column in
// characters.
func (p *prose) place(at int) (line, column int) {
	before := p.src[:at]
	start := strings.LastIndexByte(before, '\n') + 1
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:])
}

// find returns where one of the phrases stands in the words, leftmost first and
// without overlaps, but not where one of the exceptions covers it.
func find(tokens []token, phrases, exceptions []phrase) []span {
	var found []span
	for i := 0; i < len(tokens); {
		n := longest(tokens[i:], phrases)
		if n == 0 || excepted(tokens, i, n, exceptions) {
			i++
			continue
		}
		found = append(found, span{tokens[i].start, tokens[i+n-1].end})
		i += n
	}
	return found
}

// longest is the length in words of the longest phrase at the beginning.
func longest(tokens []token, phrases []phrase) int {
	n := 0
	for _, p := range phrases {
		n = max(n, p.at(tokens))
	}
	return n
}

// excepted reports whether an exception overlaps the n words at i.
func excepted(tokens []token, i, n int, exceptions []phrase) bool {
	const before = 6 // words that an exception may begin ahead
	for start := max(0, i-before); start < i+n; start++ {
		if m := longest(tokens[start:], exceptions); m > 0 && start+m > i {
			return true
		}
	}
	return false
}

// runOf finds the words of a name or a term next to each other.
func runOf(tokens []token, term []string) (span, bool) {
	if len(term) == 0 {
		return span{}, false
	}
	for i := 0; i+len(term) <= len(tokens); i++ {
		if slices.EqualFunc(tokens[i:i+len(term)], term, func(t token, w string) bool { return t.word == w }) {
			return span{tokens[i].start, tokens[i+len(term)-1].end}, true
		}
	}
	return span{}, false
}
