package mdfile

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// outline writes a value so that a table can hold it: text as it is, quoted
// text in quotes, lists in brackets, keys in braces.
func outline(v Value) string {
	var parts []string
	for _, it := range v.Items {
		parts = append(parts, outline(it))
	}
	switch {
	case v.Kind == KindNull:
		return "null(" + v.Text + ")"
	case v.Kind == KindList:
		return "[" + strings.Join(parts, " ") + "]"
	case v.Kind == KindMap:
		return "{" + strings.Join(parts, " ") + "}"
	case v.Quoted:
		return fmt.Sprintf("%q", v.Text)
	}
	return v.Text
}

func TestParse(t *testing.T) {
	src := mark + `--- 
name: Inés 👩 # c
zip: 01234
phone: +4930123
country: no
held: 2026-03-12
scheduled: 2026-03-12T10:30:00
empty:
tilde: ~
who: 'Null'
via: [[omar-haddad]]
tags: [a, "b"]
list:
- 1.10
- "x"
map: {a: b}
block: |
  one
  ---
  two
plain: a
  b
--- 
body
---
`
	want := []string{
		"2:1 name=Inés 👩", "3:1 zip=01234", "4:1 phone=+4930123", "5:1 country=no",
		"6:1 held=2026-03-12", "7:1 scheduled=2026-03-12T10:30:00", "8:1 empty=null()", "9:1 tilde=null(~)",
		`10:1 who="Null"`, "11:1 via=[[omar-haddad]]", `12:1 tags=[a "b"]`, `13:1 list=[1.10 "x"]`,
		"16:1 map={a b}", `17:1 block="one\n---\ntwo\n"`, "21:1 plain=a b",
	}
	for _, eol := range []string{"\n", "\r\n"} {
		text := strings.ReplaceAll(src, "\n", eol)
		f, err := Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range f.Entries() {
			got = append(got, fmt.Sprintf("%d:%d %s=%s", e.Line, e.Column, e.Key, outline(e.Value)))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if body := text[f.BodyOffset():]; body != "body"+eol+"---"+eol {
			t.Errorf("body is %q", body)
		}
	}
}

func TestValuePlace(t *testing.T) {
	f, err := Parse([]byte("---\né: 👩\nlist:\n  - x\n  - y\nflow: [a, b]\n---\n"))
	if err != nil {
		t.Fatal(err)
	}
	list, _ := f.Lookup("list")
	flow, _ := f.Lookup("flow")
	for _, tt := range []struct {
		v            Value
		line, column int
	}{
		{f.Entries()[0].Value, 2, 4},
		{list.Value, 4, 3},
		{list.Value.Items[1], 5, 5},
		{flow.Value, 6, 7},
		{flow.Value.Items[1], 6, 11},
	} {
		if tt.v.Line != tt.line || tt.v.Column != tt.column {
			t.Errorf("%s is at %d:%d, want %d:%d", outline(tt.v), tt.v.Line, tt.v.Column, tt.line, tt.column)
		}
	}
}

func TestParseWithoutKeys(t *testing.T) {
	for src, body := range map[string]string{
		"":                      "",
		"text":                  "text",
		mark + "text":           "text",
		"---\n---\ntext":        "text",
		"---\n# c\n\n---\ntext": "text",
		"\n---\na: 1\n---\n":    "\n---\na: 1\n---\n",
		" ---\na: 1\n---\n":     " ---\na: 1\n---\n",
		"----\na: 1\n---\n":     "----\na: 1\n---\n",
		"+++\na = 1\n":          "+++\na = 1\n",
		"{ not json }\n":        "{ not json }\n",
	} {
		f, err := Parse([]byte(src))
		if err != nil {
			t.Errorf("Parse(%q): %v", src, err)
			continue
		}
		if got := src[f.BodyOffset():]; got != body || len(f.Entries()) > 0 {
			t.Errorf("Parse(%q) has body %q and keys %v", src, got, f.Entries())
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	tests := []struct{ src, code, place string }{
		{"---\na: 1\n", CodeUnclosed, "1:1"},
		{"+++\na = 1\n+++\ntext", CodeForeign, "1:1"},
		{mark + "{\r\n  \"a\": 1\r\n}\r\n", CodeForeign, "1:1"},
		{";;;\n\"a\": 1\n;;;\n", CodeForeign, "1:1"},
		{"---\na: 1\n ---\n", CodeUnclosed, "1:1"},
		{"---\n\nA ruled line above.\n\n---\n", CodeNotAMap, "3:1"},
		{"---\n- a\n---\n", CodeNotAMap, "2:1"},
		{"---\ra: 1\r---\r", CodeSyntax, "1:1"},
		{"---\na: 1\nb: 2\na: 3\n---\n", CodeDuplicateKey, "4:1"},
		{"---\nm: {a: 1, a: 2}\n---\n", CodeDuplicateKey, "2:11"},
		{"---\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n---\n", CodeConflict, "3:1"},
		{"---\na: 1\n---\n<<<<<<< HEAD\r\nb\r\n||||||| base\r\n=======\r\nc\r\n>>>>>>> other\r\n", CodeConflict, "4:1"},
		{mark + "<<<<<<< Conflict 1 of 1\n%%%%%%% Changes\n-b\n+++++++ Contents\nc\n>>>>>>> Conflict 1 of 1 ends\n", CodeConflict, "1:1"},
		{"---\na: é\xff\n---\n", CodeNotUTF8, "2:5"},
		{"\xff\xfe-\x00", CodeNotUTF8, "1:1"},
		{"---\na: x\x00\n---\n", CodeSyntax, "2:5"},
		{"---\na: x\u0081\n---\n", CodeSyntax, "2:5"},
		{"---\na: x\n...\nb: y\n---\n", CodeSyntax, "3:1"},
		{"---\na: x\n--- b\nb: y\n---\n", CodeSyntax, "3:1"},
		{"---\na: x\nb: y: z\nc: 1\n---\n", CodeSyntax, "3:4"},
		{"---\na: x\nb: @ana\n---\n", CodeSyntax, "3:4"},
		{"---\na: x\nb: \"ana\n---\n", CodeSyntax, "3:4"},
		{"---\na: x\nb: [ana\nc: 1\n---\n", CodeSyntax, "3:4"},
		{"---\na: x\nb\nc: 1\n---\n", CodeSyntax, "3:1"},
		{"---\na: x\n: c\n---\n", CodeSyntax, "3:3"},
		{"---\n  a: x\nb: y\n---\n", CodeSyntax, "3:1"},
		{"---\n{a: x}\nb: y\n---\n", CodeSyntax, "2:1"},
		{"---\na: x\n[b]: c\n---\n", CodeSyntax, "3:1"},
		{"---\na: &x 1\nb: *x\n---\n", CodeAlias, "3:4"},
		{"---\na: 1\nb: *important*\n---\n", CodeAlias, "3:4"},
		{"---\na: 1\n<<: {b: 1}\n---\n", CodeAlias, "3:1"},
		{"---\na: {{title}}\n---\n", CodeTemplate, "2:4"},
		{"---\na: <% tp.date %>\n---\n", CodeTemplate, "2:4"},
		{"---\na: " + strings.Repeat("[", 65) + "\n---\n", CodeTooDeep, "2:68"},
		{"---\na:\n " + strings.Repeat("- ", 66) + "x\n---\n", CodeTooDeep, "3:1"},
		{"---\n- " + strings.Repeat("- ", 66) + "x\n---\n", CodeTooDeep, "2:1"},
		{"---\na: " + strings.Repeat("x", maxFrontMatter) + "\n---\n", CodeTooLarge, "1:1"},
		{"---\na: " + strings.Repeat("x", maxFrontMatter-3) + "\n---\n", CodeTooLarge, "1:1"},
		{"---\n" + strings.Repeat("x\n", maxFrontMatter), CodeTooLarge, "1:1"},
		{"---\n" + strings.Repeat("x\n", maxFrontMatter/2), CodeUnclosed, "1:1"},
	}
	for _, tt := range tests {
		_, err := Parse([]byte(tt.src))
		var e *SyntaxError
		if !errors.As(err, &e) {
			t.Errorf("Parse(%.60q) = %v, want %s", tt.src, err, tt.code)
			continue
		}
		if place := fmt.Sprintf("%d:%d", e.Line, e.Column); e.Code != tt.code || place != tt.place {
			t.Errorf("Parse(%.60q) = %s %s %q, want %s %s", tt.src, place, e.Code, e.Message, tt.place, tt.code)
		}
		if e.Hint == "" && e.Code != CodeTemplate {
			t.Errorf("Parse(%.60q): no hint", tt.src)
		}
	}
}

func TestNoConflict(t *testing.T) {
	for _, src := range []string{
		"<<<<<<< is how a conflict begins\n",
		"a <<<<<<< b\n=======\n>>>>>>> c\n",
		"<<<<<<< a\n>>>>>>> b\n",
		"Heading\n=======\n",
	} {
		if _, err := Parse([]byte(src)); err != nil {
			t.Errorf("Parse(%q): %v", src, err)
		}
	}
}

// TestHostile gives the reader what is made to be slow: it
// must be refused or read at once.
func TestHostile(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, (maxFrontMatter-100)/len(s)) }
	keys := &strings.Builder{}
	for i := 0; keys.Len() < maxFrontMatter-100; i++ {
		fmt.Fprintf(keys, "k%d:\n", i)
	}
	for name, text := range map[string]string{
		"brackets":         "a: " + fill("["),
		"brackets, hidden": "a: " + fill("['[', "),
		"closed brackets":  "a: " + fill("[[]['''],"),
		"dashes":           fill("- "),
		"dash lines":       "a:\n" + fill("- \n"),
		"questions":        fill("? "),
		"keys":             keys.String(),
		"comments":         fill("#\n"),
		"comment lines":    "a:\n" + fill("  - x # c\n# d\n"),
		"blank lines":      "a: |\n" + fill("\n"),
		"quotes":           fill("\""),
		"one word":         fill("x"),
		"flow keys":        "a: {" + fill("b, "),
		"anchors":          "a: [" + fill("&x 1, ") + "]",
		"colons":           fill(": "),
		"ladder":           ladder(600),
		"lines":            fill("x\n"),
	} {
		start := time.Now()
		_, err := Parse([]byte("---\n" + text + "\n---\n"))
		// Alone on the machine each takes less than 0.1 s; the limit is for
		// a machine with ten other things to do. What it guards against
		// took minutes.
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v (%v)", name, d, err)
		} else {
			t.Logf("%s: %v (%v)", name, d, err)
		}
	}
}

func ladder(steps int) string {
	var b strings.Builder
	for i := range steps {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}

func TestParseYAML(t *testing.T) {
	f, err := ParseYAML([]byte(mark + "# config\nformat: 1\noutreach.words.warn: 100\n"))
	if err != nil {
		t.Fatal(err)
	}
	e, _ := f.Lookup("outreach.words.warn")
	if e.Value.Text != "100" || e.Line != 3 || f.HasFrontMatter() {
		t.Errorf("got %+v", e)
	}
	if f, err := ParseYAML([]byte("# c\n---\nformat: 1\n")); err != nil || len(f.Entries()) != 1 {
		t.Errorf("with a document start: %v", err)
	}
	for _, src := range []string{"a: &x 1\nb: *x\n", "a: 1\n---\nb: 1\n", "a: 1\na: 2\n", "text"} {
		if _, err := ParseYAML([]byte(src)); err == nil {
			t.Errorf("%q was read", src)
		}
	}
}

const typical = `---
type: contact
uid: k3vq7m2xpa
name: Ines Marek
aliases:
  - Inês
pronouns: she/her
role: Platform engineer
company: Nordwind
professions:
  - platform engineer
email: ines@example.org
phone: "+49 30 1234567"
location: Berlin
timezone: Europe/Berlin
relationship: alum
via: "[[omar-haddad|Omar Haddad]]"
seniority: mid
relevance: 3
why: wrote the talk on handover sheets
tags: [platform, berlin]
tier: light
created: 2026-03-01
---

## Log
- 2026-03-02 outreach email: asked for 20 minutes
`

func BenchmarkParse(b *testing.B) {
	src := []byte(typical)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(src); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkYAML is the part of Parse that yaml.v3 takes.
func BenchmarkYAML(b *testing.B) {
	text := []byte(typical[4:strings.LastIndex(typical, "---\n")])
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSet(b *testing.B) {
	src := []byte(typical)
	for b.Loop() {
		if _, err := Set(src, "role", Text("Staff engineer")); err != nil {
			b.Fatal(err)
		}
	}
}
