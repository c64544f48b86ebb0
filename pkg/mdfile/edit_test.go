package mdfile

import (
	"errors"
	"strings"
	"testing"
)

func items(texts ...string) []Scalar {
	var out []Scalar
	for _, t := range texts {
		out = append(out, Text(t))
	}
	return out
}

// do runs an operation written as a script line would be: set KEY VALUE,
// raw KEY VALUE, list KEY A|B, append KEY A, drop KEY A, remove KEY, empty KEY.
func do(src []byte, op, key, value string) ([]byte, error) {
	switch op {
	case "set":
		return Set(src, key, Text(value))
	case "raw":
		return Set(src, key, Verbatim(value))
	case "list":
		if value == "" {
			return SetList(src, key, nil)
		}
		return SetList(src, key, items(strings.Split(value, "|")...))
	case "append":
		return AppendItem(src, key, Text(value))
	case "drop":
		return RemoveItem(src, key, value)
	case "remove":
		return RemoveKey(src, key)
	case "empty":
		return Empty(src, key)
	}
	panic(op)
}

// TestEdits gives front matter before and after; "!" is a refusal and "=" no
// change. Each case runs with LF, CRLF, a byte order mark, and without a body.
func TestEdits(t *testing.T) {
	tests := []struct{ name, before, op, key, value, after string }{
		{"replace", "a: 1\nname: Ana # c\nb: 2\n", "set", "name", "Ines", "a: 1\nname: Ines # c\nb: 2\n"},
		{"keep alignment", "name:    Ana   # c\n", "set", "name", "Ines", "name:    Ines   # c\n"},
		{"keep single quotes", "name: 'Ana'\n", "set", "name", "O'Hara", "name: 'O''Hara'\n"},
		{"keep double quotes", "name: \"Ana\"\n", "set", "name", "Ines", "name: \"Ines\"\n"},
		{"single quotes cannot hold a break", "name: 'Ana'\n", "set", "name", "a\nb", "name: \"a\\nb\"\n"},
		{"own value", "phone: +4930123\n", "set", "phone", "+4930123", "="},
		{"own value, quoted", "name: 'Ana'\n", "set", "name", "Ana", "="},
		{"own value, Norwegian", "country: no\n", "set", "country", "no", "="},
		{"a person called Null", "name: Null\n", "set", "name", "Null", "name: \"Null\"\n"},
		{"fill", "name:\nb: 1\n", "set", "name", "Ana", "name: Ana\nb: 1\n"},
		{"fill after a blank", "name: \nb: 1\n", "set", "name", "Ana", "name: Ana\nb: 1\n"},
		{"fill before a comment", "name:   # who\nb: 1\n", "set", "name", "Ana", "name: Ana   # who\nb: 1\n"},
		{"fill tilde", "name: ~ # c\n", "set", "name", "Ana", "name: Ana # c\n"},
		{"add", "a: 1\n\n# end\n", "set", "b", "two x", "a: 1\n\n# end\nb: two x\n"},
		{"add to nothing", "", "set", "b", "x", "b: x\n"},
		{"add below an indented map", "  a: 1\n", "set", "b", "x", "  a: 1\n  b: x\n"},
		{"add below a block", "a: |\n  x\n", "set", "b", "x", "a: |\n  x\nb: x\n"},
		{"replace a block", "a: |\n  x\n  y\nb: 1\n", "set", "a", "z", "a: z\nb: 1\n"},
		{"replace a block with what may be a comment", "a: | # c\n  x\nb: 1\n", "set", "a", "z", "!"},
		{"replace plain lines", "a: x\n  y\nb: 1\n", "set", "a", "z", "a: z\nb: 1\n"},
		{"replace a quote over lines", "a: \"x\n  y\" # c\nb: 1\n", "set", "a", "z", "a: \"z\" # c\nb: 1\n"},
		{"replace below", "a:\n  x # c\nb: 1\n", "set", "a", "z", "a:\n  z # c\nb: 1\n"},
		{"replace a link", "via: [[omar-haddad]] # c\n", "set", "via", "[[ben]]", "via: \"[[ben]]\" # c\n"},
		{"replace a flow list", "a: [x, 'y, z']\n", "set", "a", "z", "a: z\n"},
		{"replace a flow list with a comment", "a: [x, # c\n  y]\n", "set", "a", "z", "!"},
		{"replace a block list", "a: # c\n  - x\n  - y\nb: 1\n", "set", "a", "z", "a: z # c\nb: 1\n"},
		{"replace a block list with comments", "a:\n  - x # c\nb: 1\n", "set", "a", "z", "!"},
		{"replace a map", "a:\n  x: 1\n", "set", "a", "z", "!"},
		{"replace a flow map", "a: {x: 1}\n", "set", "a", "z", "a: z\n"},
		{"anchor", "a: &x 1\n", "set", "a", "z", "!"},
		{"tag", "a: !!str 1\n", "set", "a", "z", "!"},
		{"anchor elsewhere", "a: &x 1\nb: 2\n", "set", "b", "z", "a: &x 1\nb: z\n"},
		{"explicit key", "? a\n: 1\nb: 2\n", "set", "a", "z", "!"},
		{"braces", "{a: 1}\n", "set", "a", "z", "!"},
		{"quoted key", "\"a\": x\n", "set", "a", "z", "\"a\": z\n"},
		{"emoji before", "\"👩\": 😀 # 👩\na: x\n", "set", "👩", "é", "\"👩\": é # 👩\na: x\n"},
		{"strange break", "a: x # \u2028\nb: y\n", "set", "b", "z", "a: x # \u2028\nb: z\n"},
		{"date", "held:\n", "raw", "held", "2026-03-12", "held: 2026-03-12\n"},
		{"date over a quoted one", "held: '2026-03-11'\n", "raw", "held", "2026-03-12", "held: 2026-03-12\n"},
		{"date-time", "", "raw", "scheduled", "2026-03-12T10:30:00", "scheduled: 2026-03-12T10:30:00\n"},
		{"no date", "", "raw", "held", "soon", "!"},
		{"template", "", "set", "why", "{{x}} <% y %>", "why: \"\\x7B{x}} \\x3C% y %>\"\n"},

		{"list: new", "b: 1\n", "list", "a", "x|y z", "b: 1\na:\n  - x\n  - y z\n"},
		{"list: none, absent", "b: 1\n", "list", "a", "", "="},
		{"list: none", "a:\n  - x\nb: 1\n", "list", "a", "", "a:\nb: 1\n"},
		{"list: same", "a:\n- x\n-   y\n", "list", "a", "x|y", "="},
		{"list: same scalar", "a: x\n", "list", "a", "x", "="},
		{"list: keep lines", "a:\n    # first\n    - x # one\n\n    - 'y'\nb: 1\n", "list", "a", "new|y|x", "a:\n    - new\n\n    - 'y'\n    # first\n    - x # one\nb: 1\n"},
		{"list: comments of what goes", "a:\n  # first\n  - x\n  - y\n", "list", "a", "y", "a:\n  # first\n  - y\n"},
		{"list: flow", "a: [ x,  'y' ] # c\n", "list", "a", "y|z, w", "a: [ 'y', \"z, w\" ] # c\n"},
		{"list: flow to none", "a: [x]\n", "list", "a", "", "a: []\n"},
		{"list: from none in flow", "a: []\n", "list", "a", "x|w", "a: [x, w]\n"},
		{"list: flow over lines", "a: [x,\n  y]\nb: 1\n", "list", "a", "x|z", "a:\n  - x\n  - z\nb: 1\n"},
		{"list: scalar", "a: 'x' # c\nb: 1\n", "list", "a", "x|w", "a: # c\n  - 'x'\n  - w\nb: 1\n"},
		{"list: link", "a: [[x]]\n", "list", "a", "[[y]]|[[x]]", "a:\n  - \"[[y]]\"\n  - \"[[x]]\"\n"},
		{"list: of maps", "a:\n  - x: 1\n", "list", "a", "y", "!"},

		{"append: block", "a:\n  - x # c\n  # end\nb: 1\n", "append", "a", "w", "a:\n  - x # c\n  - w\n  # end\nb: 1\n"},
		{"append: indent 0", "a:\n- x\nb: 1\n", "append", "a", "w", "a:\n- x\n- w\nb: 1\n"},
		{"append: indent 4", "a:\n    -  x\nb: 1\n", "append", "a", "w", "a:\n    -  x\n    -  w\nb: 1\n"},
		{"append: behind a link", "a:\n  - [[x]]\n", "append", "a", "[[y]]", "a:\n  - [[x]]\n  - \"[[y]]\"\n"},
		{"append: flow", "a: [x, y] # c\n", "append", "a", "z", "a: [x, y, z] # c\n"},
		{"append: flow, comma", "a: [ x, ]\n", "append", "a", "w", "a: [ x, w, ]\n"},
		{"append: flow, empty", "a: []\n", "append", "a", "https://x.y", "a: [\"https://x.y\"]\n"},
		{"append: scalar", "a: x # c\nb: 1\n", "append", "a", "w", "a: # c\n  - x\n  - w\nb: 1\n"},
		{"append: scalar with commas", "a: x, y\n", "append", "a", "z", "!"},
		{"append: link", "a: [[x]] # c\n", "append", "a", "w", "a: # c\n  - \"[[x]]\"\n  - w\n"},
		{"append: empty", "a: # c\nb: 1\n", "append", "a", "x", "a: # c\n  - x\nb: 1\n"},
		{"append: absent", "b: 1\n", "append", "a", "x", "b: 1\na:\n  - x\n"},
		{"append: absent, indented", "  b: 1\n", "append", "a", "x", "  b: 1\n  a:\n    - x\n"},
		{"append: behind a map", "a:\n  - x: 1\n", "append", "a", "y", "!"},
		{"append: behind a block", "a:\n  - |\n    x\n", "append", "a", "y", "!"},
		{"append: map", "a: {x: 1}\n", "append", "a", "y", "!"},

		{"drop: block", "a:\n  - x\n  - y # c\n  - z\n", "drop", "a", "y", "a:\n  - x\n  - z\n"},
		{"drop: last", "a:\n  - x\nb: 1\n", "drop", "a", "x", "a:\nb: 1\n"},
		{"drop: link", "a:\n  - [[x]]\n  - y\n", "drop", "a", "[[x]]", "a:\n  - y\n"},
		{"drop: flow", "a: [x, 'y' , z]\n", "drop", "a", "x", "a: ['y' , z]\n"},
		{"drop: flow, end", "a: [x, 'y' ]\n", "drop", "a", "y", "a: [x ]\n"},
		{"drop: flow, only", "a: [x]\n", "drop", "a", "x", "a: []\n"},
		{"drop: flow, apostrophe", "a: [it's, b]\n", "drop", "a", "b", "a: [it's]\n"},
		{"drop: scalar", "a: x # c\n", "drop", "a", "x", "a: # c\n"},
		{"drop: absent item", "a: [x]\n", "drop", "a", "y", "="},
		{"drop: absent key", "a: [x]\n", "drop", "b", "y", "="},

		{"remove", "# h\na: 1 # c\nb: 2\n", "remove", "a", "", "# h\nb: 2\n"},
		{"remove: list", "a:\n  - x\n  # c\n# next\n\nb: 2\n", "remove", "a", "", "# next\n\nb: 2\n"},
		{"remove: last", "b: 2\na: |\n  # x\n  y\n", "remove", "a", "", "b: 2\n"},
		{"remove: map", "a:\n  x: 1\nb: 2\n", "remove", "a", "", "b: 2\n"},
		{"remove: anchor", "a: &x 1\nb: 2\n", "remove", "a", "", "b: 2\n"},
		{"remove: absent", "b: 2\n", "remove", "a", "", "="},
		{"remove: only", "a: 2\n", "remove", "a", "", ""},

		{"empty", "a: x # c\nb: 2\n", "empty", "a", "", "a: # c\nb: 2\n"},
		{"empty: list", "a:\n  - x\nb: 2\n", "empty", "a", "", "a:\nb: 2\n"},
		{"empty: list with a comment", "a:\n  - x # c\nb: 2\n", "empty", "a", "", "!"},
		{"empty: empty", "a: \nb: 2\n", "empty", "a", "", "="},
		{"empty: below", "a: # c\n  x\nb: 2\n", "empty", "a", "", "a: # c\nb: 2\n"},
		{"empty: absent", "b: 2\n", "empty", "a", "", "="},
	}
	for _, tt := range tests {
		for name, dress := range dresses() {
			t.Run(tt.name+"/"+name, func(t *testing.T) {
				before := dress(tt.before)
				got, err := do([]byte(before), tt.op, tt.key, tt.value)
				var refused *RefusedError
				switch {
				case tt.after == "!":
					if !errors.As(err, &refused) {
						t.Fatalf("got %q, %v; want a refusal", got, err)
					}
				case err != nil:
					t.Fatal(err)
				case tt.after == "=":
					if string(got) != before {
						t.Errorf("got %q, want no change", got)
					}
				case string(got) != dress(tt.after):
					t.Errorf("got  %q\nwant %q", got, dress(tt.after))
				}
			})
		}
	}
}

func dresses() map[string]func(string) string {
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	return map[string]func(string) string{
		"lf":      func(s string) string { return "---\n" + s + "---\n\n# Body\n---\nx" },
		"crlf":    func(s string) string { return crlf("---\n" + s + "---\nbody\n") },
		"bom":     func(s string) string { return mark + "--- \n" + s + "---\t\nbody\n" },
		"no body": func(s string) string { return "---\n" + s + "---" },
	}
}

func TestNoFrontMatter(t *testing.T) {
	tests := []struct{ before, after string }{
		{"", "---\na: x\n---\n"},
		{"text", "---\na: x\n---\ntext"},
		{mark + "text\r\n", mark + "---\r\na: x\r\n---\r\ntext\r\n"},
		{"--- no fence\n", "---\na: x\n---\n--- no fence\n"},
	}
	for _, tt := range tests {
		got, err := Set([]byte(tt.before), "a", Text("x"))
		if err != nil || string(got) != tt.after {
			t.Errorf("Set(%q) = %q, %v; want %q", tt.before, got, err, tt.after)
		}
	}
}

func TestRefusedErrorTellsHow(t *testing.T) {
	_, err := Set([]byte("---\nx: 1\na: &b c\n---\n"), "a", Text("no"))
	var r *RefusedError
	if !errors.As(err, &r) || r.Line != 3 || r.Key != "a" || r.ByHand != `a: "no"` {
		t.Errorf("got %#v", err)
	}
}

// TestVerifier makes splices that are wrong. None of the operations does, and
// so nothing else would show whether the verifier looks.
func TestVerifier(t *testing.T) {
	src := "---\na: 1\nb: 'x'\nc: [y]\n---\nbody\n"
	for name, after := range map[string]string{
		"another value":      "---\na: 2\nb: 'z'\nc: [y]\n---\nbody\n",
		"another item":       "---\na: 2\nb: 'x'\nc: [z]\n---\nbody\n",
		"another key":        "---\na: 2\nd: 'x'\nc: [y]\n---\nbody\n",
		"another style":      "---\na: 2\nb: x\nc: [y]\n---\nbody\n",
		"another list style": "---\na: 2\nb: 'x'\nc:\n  - y\n---\nbody\n",
		"another order":      "---\na: 2\nc: [y]\nb: 'x'\n---\nbody\n",
		"moved":              "---\nb: 'x'\na: 2\nc: [y]\n---\nbody\n",
		"one more":           "---\na: 2\nb: 'x'\nc: [y]\nd: 1\n---\nbody\n",
		"one less":           "---\na: 2\nb: 'x'\n---\nbody\n",
		"gone":               "---\nb: 'x'\nc: [y]\n---\nbody\n",
		"not as asked":       "---\na: 3\nb: 'x'\nc: [y]\n---\nbody\n",
		"another body":       "---\na: 2\nb: 'x'\nc: [y]\n---\nbody\n\n",
		"body eaten":         "---\na: 2\nb: 'x'\nc: [y]\nbody\n",
		"body grown":         "---\na: 2\n---\nb: 'x'\nc: [y]\n---\nbody\n",
		"no front matter":    "a: 2\nb: 'x'\nc: [y]\n---\nbody\n",
		"template":           "---\na: 2 # {{\nb: 'x'\nc: [y]\n---\nbody\n",
	} {
		e, err := newEdit([]byte(src), "a", "")
		if err != nil {
			t.Fatal(err)
		}
		if out, err := e.finish(0, len(src), after, Verbatim("2").is); err == nil {
			t.Errorf("%s: %q was let through", name, out)
		}
	}
}
