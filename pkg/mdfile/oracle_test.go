package mdfile

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	yaml2 "gopkg.in/yaml.v2"
	"gopkg.in/yaml.v3"
)

// A reading is what another YAML reader, with YAML 1.1's ideas of no and 012,
// makes of a value.
type reading struct {
	Text     string
	IsString bool
	List     []reading
	Other    any
}

func read2(v any) reading {
	switch v := v.(type) {
	case nil:
		return reading{}
	case string:
		return reading{Text: v, IsString: true}
	case []any:
		r := reading{List: []reading{}}
		for _, it := range v {
			r.List = append(r.List, read2(it))
		}
		return r
	case map[any]any:
		return reading{Other: v}
	}
	return reading{Text: fmt.Sprint(v)}
}

var (
	fences  = regexp.MustCompile(`(?s)\A(?:\x{feff})?---[ \t]*\r?\n(.*?\n)??---[ \t]*(?:\r?\n|\r?\z)`)
	opening = regexp.MustCompile(`\A(?:\x{feff})?---[ \t]*\r?\n`)
	breaks  = regexp.MustCompile("\r\n|\r|\n|\u0085|\u2028|\u2029")
)

// frontMatter cuts a file by the regular expression that one would write down
// first, so that the cutting has a second opinion too.
func frontMatter(src []byte) []byte {
	m := fences.FindSubmatch(src)
	if m == nil {
		return nil
	}
	return m[1]
}

func secondReader(src []byte) (map[string]reading, error) {
	var slice yaml2.MapSlice
	if err := yaml2.Unmarshal(frontMatter(src), &slice); err != nil {
		return nil, err
	}
	out := map[string]reading{}
	for _, it := range slice {
		key, ok := it.Key.(string)
		if !ok { // 0 and 00 are one key for it, and no text
			key = fmt.Sprintf("%T %v", it.Key, it.Key)
		}
		out[key] = read2(it.Value)
	}
	return out, nil
}

func comments(src []byte) []string {
	var doc yaml.Node
	if yaml.Unmarshal(frontMatter(src), &doc) != nil {
		return nil
	}
	var out []string
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		for _, c := range []string{n.HeadComment, n.LineComment, n.FootComment} {
			for line := range strings.Lines(c) {
				out = append(out, strings.TrimSpace(line))
			}
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(&doc)
	slices.Sort(out)
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// ownLines are the bytes that an edit of key may change.
func ownLines(t *testing.T, src []byte, key string) (from, to int) {
	f, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	if !f.HasFrontMatter() {
		return f.BodyOffset(), f.BodyOffset()
	}
	fm := frontMatter(src)
	open := opening.FindIndex(src)[1]
	starts := []int{0, open}
	for _, m := range breaks.FindAllIndex(fm, -1) {
		starts = append(starts, open+m[1])
	}
	end := open + len(fm)
	for i, e := range f.Entries() {
		if e.Key != key {
			continue
		}
		if i+1 < len(f.Entries()) {
			end = starts[f.Entries()[i+1].Line-1]
		}
		return starts[e.Line-1], end
	}
	return end, end
}

// judge checks one edit. It says whether the edit was made, and whether it
// changed anything.
func judge(t *testing.T, src []byte, op, key, value string) (made bool) {
	t.Helper()
	before := bytes.Clone(src)
	out, err := do(src, op, key, value)
	if !bytes.Equal(src, before) {
		t.Fatalf("%s %q %q changed its input", op, key, value)
	}
	if err != nil {
		var refused *RefusedError
		var syntax *SyntaxError
		if !errors.As(err, &refused) && !errors.As(err, &syntax) || out != nil {
			t.Fatalf("%s %q %q: %T %v", op, key, value, err, err)
		}
		return false
	}
	fail := func(why string, args ...any) {
		t.Helper()
		t.Fatalf("%s %q %q: "+why+"\nbefore %q\nafter  %q", append(append([]any{op, key, value}, args...), src, out)...)
	}
	if bytes.Equal(out, src) {
		return true
	}
	from, to := ownLines(t, src, key)
	if !bytes.HasPrefix(out, src[:from]) || !bytes.HasSuffix(out, src[to:]) || len(out) < from+len(src)-to {
		fail("bytes outside of its lines are different")
	}
	judgeReading(t, src, out, op, key, value, fail)
	if op == "set" || op == "raw" || op == "append" || op == "empty" {
		b := comments(out)
		for _, c := range comments(src) {
			i := slices.Index(b, c)
			if i < 0 {
				fail("comment %q is not among %q", c, b)
			}
			b = slices.Delete(b, i, i+1)
		}
	}
	if op != "append" && op != "drop" {
		if again, err := do(out, op, key, value); err != nil || !bytes.Equal(again, out) {
			fail("a second time gives %q, %v", again, err)
		}
	}
	return true
}

func judgeReading(t *testing.T, src, out []byte, op, key, value string, fail func(string, ...any)) {
	t.Helper()
	a, err := secondReader(src)
	if err != nil {
		return // what it cannot read, it cannot judge
	}
	b, err := secondReader(out)
	if err != nil {
		fail("yaml.v2: %v", err)
	}
	was, is := a[key], b[key]
	_, there := b[key]
	if f, _ := Parse(src); f.index(key) >= 0 {
		if _, ok := a[key]; !ok {
			return // 012 is another key for it
		}
	}
	if there == (op == "remove") {
		fail("yaml.v2: the key is there: %v", there)
	}
	delete(a, key)
	delete(b, key)
	if !reflect.DeepEqual(a, b) {
		fail("yaml.v2: other keys were %+v and are %+v", a, b)
	}
	text := func(s string) reading { return reading{Text: s, IsString: true} }
	switch op {
	case "set":
		if !reflect.DeepEqual(is, text(value)) {
			fail("yaml.v2 reads %+v", is)
		}
	case "raw":
		if is.Text != value {
			fail("yaml.v2 reads %+v", is)
		}
	case "list":
		judgeList(is, value, fail)
	case "append":
		if n := len(is.List); n == 0 || !reflect.DeepEqual(is.List[n-1], text(value)) {
			fail("yaml.v2 reads %+v", is)
		} else if len(was.List) > 1 && !reflect.DeepEqual(was.List, is.List[:n-1]) {
			fail("yaml.v2: items were %+v and are %+v", was.List, is.List)
		}
	case "drop":
		if len(was.List) > 0 && len(is.List) != len(was.List)-1 {
			fail("yaml.v2: items were %+v and are %+v", was.List, is.List)
		}
	case "empty":
		if !reflect.DeepEqual(is, reading{}) {
			fail("yaml.v2 reads %+v", is)
		}
	}
}

func judgeList(is reading, value string, fail func(string, ...any)) {
	var want, got []string
	if value != "" {
		want = strings.Split(value, "|")
	}
	for _, it := range is.List {
		switch {
		case len(it.List) == 1: // an unquoted link that stayed
			got = append(got, "[["+it.List[0].Text+"]]")
		case !it.IsString:
			return // a plain 01234 that stayed is another number for it
		default:
			got = append(got, it.Text)
		}
	}
	if len(want) != len(got) || !slices.Equal(want, got) && !strings.Contains(value, "[[") {
		fail("yaml.v2 reads %+v", is)
	}
}
