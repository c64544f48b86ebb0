package mdfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPlain shows where the line between plain front matter and YAML runs.
func TestPlain(t *testing.T) {
	tests := []struct {
		text  string
		plain bool
	}{
		{"a: b\n", true},
		{"a: b", true},
		{"a:\nb:   \n", true},
		{"a: b\r\nc: d\r\n", true},
		{"a: \"b: c\"\nd: 'e # f'\n", true},
		{"a:\n  - b\n  - \"[[c|C]]\"\nd:\n- e\n", true},
		{"\na: b\n\nc: d\n", true},
		{"a: 2026-03-12T10:30:00\nb: +4930\nc: https://x.org/?a=b#c\nd: no\n", true},
		{"a: null\nb: Null\nc: nUll\n", true},
		{"name: Zoë 李小龍 👋\n", true},
		{"a: b # c\n", false},
		{"# c\na: b\n", false},
		{"a: b: c\n", false},
		{"a: b:\n", false},
		{"a: ...\n", true},
		{"a: &x b\n", false},
		{"a: \"b\\n\"\n", false},
		{"a: 'it''s'\n", false},
		{"a: ...\n", true},
		{"a: \"b\" c\n", false},
		{"a: b\n  c\n", false},
		{"a: b\n  - c\n", false},
		{"a:\n  b: c\n", false},
		{"a:\n  - b: c\n", false},
		{"a:\n  -\n", false},
		{"a:\n  - b\n   - c\n", false},
		{"a:\n  - b\n c: d\n", false},
		{"a: |\n  b\n", false},
		{"a: b\na: c\n", false},
		{"a:b\n", false},
		{"yes: b\n", false},
		{"a: {{b}}\n", false},
		{"a: b {{c}}\n", false},
		{"a: b\tc\n", false},
		{"a: b\u0085c: d\n", false},
		{"a: b\u2028c: d\n", false},
		{"a: b\u00a0\n", false},
		{"a: \ufeffb\n", false},
		{"a: b\x7f\n", false},
		{" a: b\n", false},
		{"? a\n", false},
		{"a: -b\n", false},
		{"a: ~\n", false},
		{"a: ...\n", true},
	}
	for _, tt := range tests {
		f := &File{above: 1}
		if got := f.readPlain([]byte(tt.text)); got != tt.plain {
			t.Errorf("%q: plain is %v", tt.text, got)
		}
		comparePlain(t, tt.text)
	}
}

// comparePlain reads text both ways. What is plain must be what YAML reads,
// with its places.
func comparePlain(t *testing.T, text string) {
	t.Helper()
	if guardFile([]byte(text), 0) != nil {
		return // no file gets this far
	}
	plain := &File{above: 1}
	if !plain.readPlain([]byte(text)) {
		return
	}
	full, err := new(Parser).parse([]byte("---\n"+text+"\n---\n"), true)
	if err != nil {
		t.Fatalf("%q is plain, but: %v", text, err)
	}
	if diff := cmp.Diff(emptied(full.entries), emptied(plain.entries)); diff != "" {
		t.Fatalf("%q (-YAML +plain):\n%s", text, diff)
	}
}

// emptied makes an empty list out of none.
func emptied(entries []Entry) []Entry {
	return append([]Entry{}, entries...)
}

func FuzzPlain(f *testing.F) {
	seeds(func(src []byte) { f.Add(string(frontMatter(src))) })
	for _, s := range []string{"a: b\nc:\n  - d\n  - \"e\"\nf: 'g'\n", "a:\n- b\n\n- c\r\n", "a: null\nb: +1\nc: (d)\n"} {
		f.Add(s)
	}
	f.Fuzz(comparePlain)
}
