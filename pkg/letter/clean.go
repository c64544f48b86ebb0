package letter

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

// flat returns s as one line, as it may go into a letter.
func flat(s string) string { return infoint.Flat(s) }

// patterns are what plain takes out of a note, compiled once for a letter.
type patterns struct {
	comment, field, aside, link, page, mark, block, emphasis, stress, quoted *regexp.Regexp
}

func compile() patterns {
	return patterns{
		comment:  regexp.MustCompile(`%%.*?(%%|$)|<!--.*?(-->|$)`),
		field:    regexp.MustCompile(`[\[(][^\[\]()]*?:: (?:\[\[[^\]]*\]\]|[^\[\])])*[\])]`),
		aside:    regexp.MustCompile(`\s*\([^\pL\pN()]*\)`),
		link:     regexp.MustCompile(`!?\[\[[^\[\]]*\]\]`),
		page:     regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*\)`),
		mark:     regexp.MustCompile(`[➕📅✅⏳🛫❌🔁] ?\d{4}-\d\d-\d\d|[⏫🔼🔽🔺⏬]`),
		block:    regexp.MustCompile(` \^[\w-]+$`),
		emphasis: regexp.MustCompile("\\*\\*|__|==|`"),
		stress:   regexp.MustCompile(`(^|[^\pL\pN*_])[*_]([\pL\pN][^*_]*?)[*_]($|[^\pL\pN*_])`),
		quoted:   regexp.MustCompile(`["“„«]([^"“”„«»]+)["”“»]`),
	}
}

// plain returns a line of a note as a letter may say it: one line, links as
// their labels, no comments, fields, task dates, block ids or marks of emphasis,
// and no brackets without a word in them: "(!!)".
func (w *writer) plain(s string) string {
	s = flat(s)
	s = w.patterns.comment.ReplaceAllString(s, " ")
	s = w.patterns.field.ReplaceAllString(s, " ")
	s = w.patterns.link.ReplaceAllStringFunc(s, w.label)
	s = w.patterns.page.ReplaceAllString(s, "$1")
	s = w.patterns.aside.ReplaceAllString(s, "")
	s = w.patterns.mark.ReplaceAllString(s, " ")
	s = w.patterns.block.ReplaceAllString(strings.TrimSpace(s), "")
	s = w.patterns.emphasis.ReplaceAllString(s, "")
	s = w.patterns.stress.ReplaceAllString(s, "$1$2$3")
	if !strings.ContainsFunc(s, isWordRune) {
		return "" // marks alone say nothing
	}
	return flat(s)
}

// label is what a reader sees of [[id#part|label]].
func (w *writer) label(link string) string {
	inner := strings.Trim(link, "![]")
	target, label, _ := strings.Cut(inner, "|")
	target, _, _ = strings.Cut(target, "#")
	target = strings.TrimSuffix(target[strings.LastIndex(target, "/")+1:], ".md")
	return w.name(infoint.Ref{Target: target, Label: label})
}

// name is what a letter calls the person that a link points to.
func (w *writer) name(r infoint.Ref) string {
	if r.Label != "" {
		return flat(r.Label)
	}
	if name := w.facts.Names[infoint.ID(r.Target)]; name != "" {
		return flat(name)
	}
	return flat(r.Target)
}

// trimStop takes the full stop off a clause that will stand inside a sentence.
func trimStop(s string) string {
	if strings.HasSuffix(s, "...") {
		return s
	}
	return strings.TrimRight(s, ".;, ")
}

// isSentence reports whether s was written as a sentence of its own: a capital
// at the beginning, a mark at the end.
func isSentence(s string) bool {
	if s == "" {
		return false
	}
	first := []rune(s)[0]
	return !unicode.IsLower(first) && strings.ContainsRune(".!?", rune(s[len(s)-1]))
}
