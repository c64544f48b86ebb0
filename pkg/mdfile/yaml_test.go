package mdfile

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestAppendYAML(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"nothing", "", "pauses:\n  - a..b\n"},
		{"a new key", "# mine\nformat: 1  # v1\n", "# mine\nformat: 1  # v1\npauses:\n  - a..b\n"},
		{"a block list", "pauses:\n- x\nformat: 1\n", "pauses:\n- x\n- a..b\nformat: 1\n"},
		{"a flow list", "pauses: [x]  # hols\n", "pauses: [x, a..b]  # hols\n"},
		{"one value", "pauses: x\nformat: 1\n", "pauses:\n  - x\n  - a..b\nformat: 1\n"},
		{"no newline at the end", "format: 1", "format: 1\npauses:\n  - a..b"},
		{"returns", "format: 1\r\n", "format: 1\r\npauses:\r\n  - a..b\r\n"},
		{"a mark", "\ufefffoo: 1\n", "\ufefffoo: 1\npauses:\n  - a..b\n"},
	} {
		got, err := AppendYAML([]byte(c.src), "pauses", Text("a..b"))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v, and not %q", c.name, got, err, c.want)
		}
	}
}

func TestAppendYAMLRefuses(t *testing.T) {
	for src, line := range map[string]int{"---\nformat: 1\n": 0, "format: 1\npauses: {a: b}\n": 2, "format: 1\na: [\n": 2} {
		_, err := AppendYAML([]byte(src), "pauses", Text("a..b"))
		var refusal *RefusedError
		var syntax *SyntaxError
		got := -1
		if errors.As(err, &refusal) {
			got = refusal.Line
		} else if errors.As(err, &syntax) {
			got = syntax.Line
		}
		if got != line {
			t.Errorf("%q: %v in line %d, not %d", src, err, got, line)
		}
	}
}

func FuzzAppendYAML(f *testing.F) {
	for _, seed := range []string{"format: 1\n", "pauses: [x]\n", "pauses:\n  - x # y\n", "\ufeffa: 1\r\n", "---\na: 1\n", "pauses: x"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		kept := bytes.Clone(src)
		out, err := AppendYAML(src, "pauses", Text("a..b"))
		if !bytes.Equal(kept, src) {
			t.Fatalf("%q became %q", kept, src)
		}
		if err != nil {
			return
		}
		before, err := ParseYAML(src)
		if err != nil {
			t.Fatalf("%q cannot be read and became %q", src, out)
		}
		after, err := ParseYAML(out)
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		for _, e := range before.Entries() {
			if got, ok := after.Lookup(e.Key); e.Key != "pauses" && (!ok || got.Value.Text != e.Value.Text) {
				t.Fatalf("%s of %q is lost in %q", e.Key, src, out)
			}
		}
		if !strings.Contains(string(out), "a..b") {
			t.Fatalf("%q holds no new item", out)
		}
	})
}
