package mdfile

import (
	"bytes"
	"testing"
)

func seeds(add func(src []byte)) {
	for _, text := range corpus() {
		for _, dress := range dresses() {
			add([]byte(dress(text)))
		}
	}
	add([]byte(typical))
}

// FuzzNothing edits nothing: what has no such key, no such item, stays as it
// is, and what is read lies where it is said to.
func FuzzNothing(f *testing.F) {
	seeds(func(src []byte) { f.Add(src) })
	f.Fuzz(func(t *testing.T, src []byte) {
		file, err := Parse(src)
		if err != nil {
			return
		}
		if file.BodyOffset() > len(src) {
			t.Fatal("the body begins behind the end")
		}
		if fm := frontMatter(src); file.HasFrontMatter() != (fm != nil || bytes.Contains(src[:file.BodyOffset()], []byte("---"))) {
			t.Fatalf("has front matter: %v, but %q", file.HasFrontMatter(), fm)
		}
		const absent = "no such key"
		if _, ok := file.Lookup(absent); ok {
			return
		}
		for _, op := range []string{"remove", "empty", "drop", "list"} {
			out, err := do(src, op, absent, "")
			if err == nil && !bytes.Equal(out, src) {
				t.Errorf("%s: %q became %q", op, src, out)
			}
		}
		for _, e := range file.Entries() {
			out, err := RemoveItem(src, e.Key, "no such item")
			if err == nil && !bytes.Equal(out, src) && !bytes.Contains(src, []byte("no such item")) {
				t.Errorf("drop %q: %q became %q", e.Key, src, out)
			}
		}
	})
}

// FuzzSetOwnValue sets each value to itself.
func FuzzSetOwnValue(f *testing.F) {
	seeds(func(src []byte) { f.Add(src) })
	f.Fuzz(ownValues)
}

// FuzzEdit makes one edit and has it judged: an edit that is made changes its
// own lines only, and reads back as asked for, also by the second reader.
func FuzzEdit(f *testing.F) {
	values := nasty()
	n := 0
	seeds(func(src []byte) {
		n++
		f.Add(src, byte(n), byte(n/7), "new", values[n%len(values)])
	})
	ops := []string{"set", "append", "list", "drop", "remove", "empty"}
	f.Fuzz(func(t *testing.T, src []byte, op, nth byte, key, value string) {
		file, err := Parse(src)
		if err != nil {
			return
		}
		if entries := file.Entries(); len(entries) > 0 && nth > 0 {
			key = entries[int(nth)%len(entries)].Key
		}
		judge(t, src, ops[int(op)%len(ops)], key, value)
	})
}
