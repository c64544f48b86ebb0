package markdown

import (
	"reflect"
	"testing"
)

// TestPlain shows where the line between a plain body and Markdown runs.
func TestPlain(t *testing.T) {
	tests := []struct {
		src   string
		plain bool
	}{
		{"", true},
		{"\n## Log\n- 2026-03-02 outreach email: asked\n- [ ] task\n\n- b\n  runs on\n      and on\n\n## Notes\nwords\nmore words\n- item\n", true},
		{"# Ana\n### Log\n- \"a\"\n- [[b]]: c\n", true},
		{"words", true},
		{"- a", true},
		{"## Log:\n- a\n", true},
		{"- a\nlazy\n", false},
		{"- a\n\n  more\n", false},
		{"- a\n  - b\n", false},
		{"- a\n b\n", false},
		{"-\n", false},
		{"- \n", false},
		{"-  a\n", false},
		{"* a\n", false},
		{"1. a\n", false},
		{"- 1. a\n", false},
		{"- 1) a\n", false},
		{"> a\n", false},
		{"```\n", false},
		{"a\n===\n", false},
		{"a\n---\n", false},
		{"<!-- a -->\n", false},
		{"    code\n", false},
		{"a\tb\n", false},
		{"a\r\n", false},
		{"a %%b%%\n", false},
		{"## a #\n", false},
		{"####### a\n", false},
		{"##a\n", false},
		{"##\n", false},
		{"  words\n", false},
		{"| a |\n", false},
	}
	for _, tt := range tests {
		d := &Document{src: []byte(tt.src), parser: NewParser(known()), atLine: 1}
		if got := d.readPlain(); got != tt.plain {
			t.Errorf("%q: plain is %v", tt.src, got)
		}
		comparePlain(t, tt.src)
	}
}

// comparePlain reads a body both ways. What is plain must be what goldmark
// reads, with its places.
func comparePlain(t *testing.T, src string) {
	t.Helper()
	parser := NewParser(known())
	for _, head := range []string{"", "---\na: 1\n---\n"} {
		plain := &Document{src: []byte(head + src), from: len(head), parser: parser, atLine: 1}
		if !plain.readPlain() {
			return
		}
		full := &Document{src: []byte(head + src), from: len(head), parser: parser, atLine: 1}
		full.read()
		if len(plain.sections)+len(full.sections) > 0 && !reflect.DeepEqual(emptied(plain.sections), emptied(full.sections)) {
			t.Fatalf("%q:\nplain    %+v\ngoldmark %+v", src, plain.sections, full.sections)
		}
	}
}

// emptied makes no list out of an empty one.
func emptied(sections []Section) []Section {
	for i := range sections {
		s := &sections[i]
		if len(s.Items) == 0 {
			s.Items = nil
		}
		for j := range s.Items {
			if len(s.Items[j].Children) == 0 {
				s.Items[j].Children = nil
			}
		}
	}
	return sections
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{
		"## Log\n- a\n  b\n\n- c\n### Promises\n- [x] d\n### e\nwords\n- f\n", "a\n- b\nc", "# Private\n## Notes\n- a\n",
		"- 2026-03-02 outreach email: \"x\" [[y]]\n", "## Log 📒\n\n\n- a  \n", "w\nw\n\n# t\n  r\n",
	} {
		f.Add(s)
	}
	f.Fuzz(comparePlain)
}
