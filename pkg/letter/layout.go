package letter

import (
	"strings"
	"unicode"
)

// Marks that stand for what the lines of a template mean. They are put into the
// template before it runs and never occur in a value (see flat), so that
// neither a note nor a sentence left out can change the shape of a letter.
const (
	markParagraph = "\x1e" // an empty line in the template
	markBreak     = "\x1f" // a backslash at the end of a line
)

// The bounds of a subject: at most 8 words and 60 characters. Boomerang found
// short subjects answered most; a phone shows some forty characters.
const (
	maxSubjectWords = 8
	maxSubjectChars = 60
)

// mark puts the marks into a template. The number of lines stays, so that
// errors name the right one.
func mark(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "":
			b.WriteString(markParagraph)
		case strings.HasSuffix(trimmed, `\`):
			b.WriteString(strings.TrimSuffix(trimmed, `\`) + markBreak)
		default:
			b.WriteString(line)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// layout makes subject and body of what a template printed: lines become
// paragraphs, runs of space one space, and what is empty is gone.
func layout(raw string) (subject, body string) {
	var paragraphs []string
	for i, block := range strings.Split(raw, markParagraph) {
		if i == 0 && strings.HasPrefix(strings.TrimSpace(block), "Subject:") {
			subject = pickSubject(block)
			continue
		}
		if p := paragraph(block); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return subject, strings.Join(paragraphs, "\n\n")
}

func paragraph(block string) string {
	var lines []string
	for part := range strings.SplitSeq(block, markBreak) {
		if line := strings.Join(strings.Fields(part), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// pickSubject returns the first subject that is not empty and not too long;
// where all are too long, the last. A thread keeps its subject at any length.
func pickSubject(block string) string {
	last := ""
	for line := range strings.SplitSeq(block, "\n") {
		s := strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "Subject:")), " ")
		if s == "" {
			continue
		}
		last = s
		short := len(strings.Fields(s)) <= maxSubjectWords && len([]rune(s)) <= maxSubjectChars
		if short || strings.HasPrefix(s, "Re: ") {
			return s
		}
	}
	return last
}

// CountWords counts the words of a body as every limit of this package means
// them: greeting and name included; lines quoted with ">", the signature below
// "-- ", addresses of pages and lone marks left out.
func CountWords(body string) int {
	n := 0
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "-- " || line == "--" {
			break
		}
		if strings.HasPrefix(strings.TrimSpace(line), ">") {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			if isCounted(word) {
				n++
			}
		}
	}
	return n
}

// isCounted reports whether a piece of text between spaces is a word of a length.
func isCounted(word string) bool { return strings.ContainsFunc(word, isWordRune) && !isURL(word) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isURL reports whether a word is the address of a page, with its scheme or as
// people write it: example.org/in/ruth.
func isURL(word string) bool {
	word = strings.ToLower(strings.TrimLeft(word, "(<"))
	if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") {
		return true
	}
	host, _, ok := strings.Cut(word, "/")
	return ok && strings.Contains(strings.Trim(host, "."), ".")
}
