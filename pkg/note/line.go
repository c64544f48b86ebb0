package note

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

// A line is a list item in its parts, without comments and without the block
// id.
type line struct {
	item    markdown.Item
	raw     string // the first line, fields included
	text    string // the first line, fields taken out
	more    string // the lines below it, fields of the running text taken out
	fields  []markdown.Field
	private bool
}

// readLine takes an item apart. An editor may have broken it before a field,
// so the fields of its running text are its own; those of nested items are
// not, but for private: what hides a part of a line hides it all.
func readLine(it markdown.Item, private bool) line {
	l := line{item: it, private: private}
	whole := markdown.WithoutComments(it.Text + "\n" + it.More)
	first, more, _ := strings.Cut(whole, "\n")
	l.raw, _ = markdown.CutBlockID(strings.TrimSpace(first))
	l.fields = markdown.Fields(l.raw)
	l.text = markdown.WithoutFields(l.raw, l.fields)
	own := 1 + strings.Count(it.RunOn(), "\n")
	var rest []string
	for i, s := range strings.Split(more, "\n") {
		fields := markdown.Fields(s)
		for _, f := range fields {
			l.private = l.private || hides(f)
		}
		if it.RunOn() != "" && i < own && len(fields) > 0 {
			l.fields = append(l.fields, fields...)
			s = markdown.WithoutFields(s, fields)
		}
		rest = append(rest, s)
	}
	l.more = strings.Join(rest, "\n")
	for _, f := range l.fields {
		l.private = l.private || hides(f)
	}
	return l
}

// hides reports whether a field keeps its line private: any value but a no.
func hides(f markdown.Field) bool {
	is, ok := yesOrNo(f.Value)
	return f.Key == "private" && (is || !ok)
}

// field returns the value of the first field of that name.
func (l line) field(key string) (string, bool) {
	for _, f := range l.fields {
		if f.Key == key {
			return f.Value, true
		}
	}
	return "", false
}

// each calls do for the items of a section, whatever its level and however
// often it is continued.
func (r *reading) each(name string, do func(line)) {
	for _, s := range r.doc().Sections() {
		if !s.Is(name) {
			continue
		}
		for _, it := range s.Items {
			if l := readLine(it, s.Private); l.raw != "" {
				do(l)
			}
		}
	}
}

// oneOf reads a field that has a closed set of values; another one counts as
// the first.
func (r *reading) oneOf(l line, f markdown.Field, usual string, others ...string) string {
	word := strings.ToLower(f.Value)
	for _, v := range others {
		if v == word {
			return v
		}
	}
	if word != usual && word != "" {
		r.find(CodeUnknownValue, infoint.SeverityWarn, l.item.Line, l.item.Column,
			f.Key+" is "+quote(f.Value)+", so "+usual+" is taken", "one of "+strings.Join(append([]string{usual}, others...), ", "))
	}
	return usual
}
