package mdfile

import (
	"bytes"
	"testing"
)

// corpus is front matter as people and programs write it.
func corpus() []string {
	return []string{
		"",
		"# only a comment\n",
		"\n\n",
		"name: Ana\n",
		"name: Ana # c\nrole: Engineer\n",
		"name:    Ana\nrole:    Engineer   # aligned\ncompany: Acme\n",
		"type: contact\nuid: k3vq7m2xpa\nname: Ines Marek\naliases:\n  - Inês\n  - \"No\"\ncreated: 2026-03-01\n",
		"# head\n\nname: Ana\n\n# about the company\ncompany: Acme\n\n# end\n",
		"a:\nb: \nc: ~\nd: null\ne: # c\nf:   # d\n",
		"a: 'x'\nb: \"y\"\nc: 'it''s'\nd: \"\\u00e9\\n\" # c\n",
		"tags: [a, b]\nmore: [ a,  'b, c', \"d\" ] # c\nnone: []\nlast: [a,]\n",
		"tags: [\n  a,\n  b\n]\nb: 1\n",
		"tags: [a, # c\n  b]\nb: 1\n",
		"tags:\n- a\n- b\nb: 1\n",
		"tags:\n  - a\n  - b # c\n  # d\n  - 'c'\n\nb: 1\n",
		"tags:\n    - a\n    -   b\n# e\nb: 1\n",
		"tags: # c\n\n  # d\n  - a\n  -\n  - \"b\"\n",
		"tags:\n  - a\n  - x: 1\n    y: 2\n  - [b, c]\n  - [[d]]\nb: 1\n",
		"via: [[omar-haddad]]\nmore: [[a|A b]] # c\nlist:\n  - [[x]]\n  - \"[[y|Y]]\"\n",
		"map: {a: b, c: [d]}\nb: 1\n",
		"map:\n  a: b\n  # c\n  c: |\n    d\nb: 1\n",
		"text: |\n  one\n\n  # two\n  ---\nb: 1\n",
		"text: >-\n  one\n  two\n\nb: 1\n",
		"text: |+\n  one\n\n\nb: 1\n",
		"text: | # c\n  one\nb: 1\n",
		"text: one\n  two\n  three # c\nb: 1\n",
		"text: \"one\n  two\" # c\nb: 1\n",
		"text: 'one\n\n  two'\nb: 1\n",
		"text:\n  below\nlist:\n\n  - a\nb: 1\n",
		"name: &n Ana\nb: 1\n",
		"name: !!str 12\nb: !x y\n",
		"? name\n: Ana\nb: 1\n",
		"\"name\": Ana\n'b c': 1\n",
		"name : Ana\nb\t:\t1\n",
		"{name: Ana, b: 1}\n",
		"  name: Ana\n  tags:\n    - a\n  b: 1\n",
		"zip: 01234\nphone: +49301234\nv: 1.10\nt: 12:30\nno: no\ny: n\nhex: 0x1F\n",
		"held: 2026-03-12\nscheduled: 2026-03-12T10:30:00\nleft_field: true\nhours: 1.5\n",
		"👩: 😀 # 🎉\né: [👩, 'é']\nb: 1\n",
		"a: x\u0085b: y\nc: z\n",
		"a: x # \u2028b: y\nc: z\n",
		"url: https://x.y/#z\nc#: a#b\nd: [https://x.y]\n",
		"a: \"# no comment\" # c\nb: '# none' \nc: [\"#\", '] # x'] # d\n",
		"name: Ana\t# tab\nb: 1 \t \n",
		"a: - b\nc: 1\n", // no YAML
	}
}

func nasty() []string {
	return []string{
		"Ana Ruiz", "x", "a: b", "a #b", "# a", "- a", "-", "---", "...", "", " ", " a", "a ", "no", "Y", "null", "~", "01234",
		"+49 30 1234", "1.10", "12:30", "0x1F", "2026-03-12", "2026-03-12 10:30:00", ".inf", "1_000", "1e3", "<<", "=",
		"[[ines-marek|Ines Marek]]", "[a, b]", "{a: b}", "a, b", "\"a\"", "'a'", "it's", "a\\b", "a\nb", "a\r\nb", "\t", "a\tb",
		"👩‍💻 José", "日本", "\u00a0", "\u0085", "a\u2028b", "\ufeff", "\x00", "\x1b[0m", "\x7f", "\u202e", "@a", "`a`", "%a", "*a", "&a",
		"!a", "|", ">", "?", "? a", ":", "a:", ":a", "{{a}}", "{{{", "<% a %>", "https://x.y/#z", "<<<<<<< a", "key: |", "é", "a]", "},",
		"1.", "+", "0o17", "1:2:3", "NaN", "On", "a\u00a0", "\uffff", "\U0010ffff", "x#", "x,", "10 a", "12th",
	}
}

// TestCorpus makes each edit of each key with each value, and has each judged
// by another reader.
func TestCorpus(t *testing.T) {
	stride := 9 // with 1, all of them: 100,000 edits, a minute
	if testing.Short() {
		stride = 41
	}
	made, refused := map[string]int{}, map[string]int{}
	try := func(src []byte, op, key, value string) {
		if judge(t, src, op, key, value) {
			made[op]++
		} else {
			refused[op]++
		}
	}
	for _, text := range corpus() {
		for name, dress := range dresses() {
			src := []byte(dress(text))
			f, err := Parse(src)
			if err != nil {
				t.Logf("%s %q: %v", name, text, err)
				continue
			}
			keys := []string{"new", "neu: é"}
			for _, e := range f.Entries() {
				keys = append(keys, e.Key)
			}
			for _, key := range keys {
				e, _ := f.Lookup(key)
				for i, value := range nasty() {
					if (i+len(text)+len(name))%stride != 0 {
						continue
					}
					try(src, "set", key, value)
					try(src, "append", key, value)
					try(src, "list", key, value+"|b|"+value)
				}
				for _, it := range e.Value.Items {
					try(src, "drop", key, it.Text)
					try(src, "list", key, "x|"+it.Text)
				}
				try(src, "drop", key, e.Value.Text)
				try(src, "raw", key, "2026-03-12")
				try(src, "list", key, "")
				try(src, "remove", key, "")
				try(src, "empty", key, "")
			}
		}
	}
	t.Logf("made %v, refused %v", made, refused)
}

// TestOwnValue sets each value that is there to itself.
func TestOwnValue(t *testing.T) {
	for _, text := range corpus() {
		for _, dress := range dresses() {
			ownValues(t, []byte(dress(text)))
		}
	}
}

func ownValues(t *testing.T, src []byte) {
	t.Helper()
	f, err := Parse(src)
	if err != nil {
		return
	}
	for _, e := range f.Entries() {
		var out []byte
		switch e.Value.Kind {
		case KindScalar:
			out, err = Set(src, e.Key, Text(e.Value.Text))
		case KindList:
			var own []Scalar
			for _, it := range e.Value.Items {
				if it.Kind != KindScalar {
					own = nil
					break
				}
				own = append(own, Text(it.Text))
			}
			if len(own) < len(e.Value.Items) {
				continue
			}
			out, err = SetList(src, e.Key, own)
		default:
			continue
		}
		if err == nil && !bytes.Equal(out, src) {
			t.Fatalf("%q set to its own value\nbefore %q\nafter  %q", e.Key, src, out)
		}
	}
}

// TestAnyText holds that no text is refused where there is nothing in its way:
// a writer that went wrong would be caught by the verifier, and so would show
// here as a refusal only.
func TestAnyText(t *testing.T) {
	for _, text := range []string{"", "a: x\n", "a: 'x' # c\n", "a: \"x\"\n", "a:\n", "a: [x]\n", "a:\n  - x\n"} {
		src := []byte(dresses()["lf"](text))
		for _, value := range nasty() {
			for _, op := range []string{"set", "append"} {
				if !judge(t, src, op, "a", value) {
					t.Errorf("%s %q refused for %q", op, value, text)
				}
			}
		}
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Ruiz":         "Ana Ruiz",
		"José 👩‍💻":         "José 👩‍💻",
		"日本":               "日本",
		"it's, well, fine": "it's, well, fine",
		"https://x.y/#z":   "https://x.y/#z",
		"a#b (c)":          "a#b (c)",
		"12th floor":       "12th floor",
		"no":               `"no"`,
		"Yes":              `"Yes"`,
		"y":                `"y"`,
		"NULL":             `"NULL"`,
		"01234":            `"01234"`,
		"+49 30 1234":      `"+49 30 1234"`,
		"1.10":             `"1.10"`,
		"12:30":            `"12:30"`,
		"2026-03-12":       `"2026-03-12"`,
		"-":                `"-"`,
		"[[a|b]]":          `"[[a|b]]"`,
		"a: b":             `"a: b"`,
		"a:":               `"a:"`,
		"a #b":             `"a #b"`,
		`say "hi"`:         `say "hi"`,
		`"hi" \`:           `"\"hi\" \\"`,
		"a\nb\tc":          `"a\nb\tc"`,
		" a":               `" a"`,
		"":                 `""`,
		"\x1b":             `"\x1B"`,
		"a\u2028b":         `"a\u2028b"`,
	} {
		if got := Text(text).format(0, false); got != want {
			t.Errorf("Text(%q) is written %s, want %s", text, got, want)
		}
	}
	for _, flow := range []string{"a, b", "a]", "x:y", "it's"} {
		if got := Text(flow).format(0, true); got[0] != '"' {
			t.Errorf("Text(%q) is written %s in brackets", flow, got)
		}
	}
}

func TestVerbatim(t *testing.T) {
	for text, ok := range map[string]bool{
		"2026-03-12": true, "2026-03-12T10:30:00": true, "2026-03-12T10:30": true, "0": true, "-2": true, "1.5": true, "true": true, "false": true,
		"": false, "x": false, "01": false, "1e3": false, "1.": false, ".5": false, "-": false, "2026-3-2": false, "2026-03-12 ": false,
		"2026-03-12T10:30:00Z": false, "1 # c": false, "yes": false,
	} {
		if _, err := Set(nil, "a", Verbatim(text)); (err == nil) != ok {
			t.Errorf("Verbatim(%q): %v", text, err)
		}
	}
}
