package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func known() Known {
	return Known{"log": true, "promises": true, "notes": true, "insights": true}
}

// texts flattens items to "line:text" for comparison.
func texts(items []Item) []string {
	var out []string
	for _, it := range items {
		box := ""
		if it.IsTask() {
			box = "[" + string(it.Box) + "]"
		}
		s := box + it.Text
		if it.More != "" {
			s += " / " + strings.ReplaceAll(it.More, "\n", " / ")
		}
		out = append(out, s)
	}
	return out
}

func TestItemsOfASection(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"plain", "## Log\n- a\n- b\n", []string{"a", "b"}},
		{"any case and level", "### log\n- a\n", []string{"a"}},
		{"setext", "Log\n---\n- a\n", []string{"a"}},
		{"setext over two lines is another name", "Log\nbook\n---\n- a\n", nil},
		{"closing marks and a colon", "## Log: ##\n- a\n", []string{"a"}},
		{"repeated", "## Log\n- a\n## Other\n- x\n# Log\n- b\n", []string{"a", "b"}},
		{"ends at its own level", "## Log\n- a\n## Other\n- x\n", []string{"a"}},
		{"an unknown heading below is part of it", "## Log\n- a\n### March\n- b\n", []string{"a", "b"}},
		{"a known heading below is not", "## Log\n- a\n### Promises\n- x\n", []string{"a"}},
		{"and what follows it is again", "## Log\n- a\n### Promises\n- x\n### March\n- b\n", []string{"a", "b"}},
		{"under an unknown title", "# Ana Ruiz\n## Log\n- a\n", []string{"a"}},
		{"runs on", "## Log\n- a\n  more\n  - nested\n- b\n", []string{"a / more / - nested", "b"}},
		{"lazy continuation", "## Log\n- a\nmore\n- b\n", []string{"a / more", "b"}},
		{"loose list", "## Log\n- a\n\n- b\n\n\n- c", []string{"a", "b", "c"}},
		{"other markers", "## Log\n* a\n+ b\n1. c\n2) d\n", []string{"a", "b", "c", "d"}},
		{"tasks keep their box", "## Log\n- [ ] a\n- [x] b\n- [/] c\n- [-] d\n- [e]f\n", []string{"[ ]a", "[x]b", "[/]c", "[-]d", "[e]f"}},
		{"code", "## Log\n```\n- a\n```\n    - b\n\n- c\n", []string{"c"}},
		{"a heading in code is none", "## Log\n- a\n```\n## Other\n```\n- b\n", []string{"a", "b"}},
		{"quote", "## Log\n> - a\n\n- b\n", []string{"b"}},
		{"callout", "## Log\n> [!note]\n> - a\n\n- b\n", []string{"b"}},
		{"HTML comment", "## Log\n<!--\n- a\n-->\n\n- b\n", []string{"b"}},
		{"Obsidian comment", "## Log\n%%\n- a\n%%\n- b\n", []string{"b"}},
		{"Obsidian comment within a line", "## Log\n- a %%not this%%\n- b\n", []string{"a %%not this%%", "b"}},
		{"a mark in code is no comment", "## Log\n`%%`\n- a\n", []string{"a"}},
		{"a backtick in a comment is no code", "## Log\n%% ` %% `\n- a\n", []string{"a"}},
		{"an open comment hides the rest", "## Log\n- a\n\n%%\n\n- b\n", []string{"a"}},
		{"a heading in a comment is none", "## Log\n%%\n## Other\n%%\n- a\n", []string{"a"}},
		{"CRLF", "## Log\r\n- a  \r\n  more\r\n- b\r\n", []string{"a / more", "b"}},
		{"list behind a paragraph", "## Log\nwords\n- a\n", []string{"a"}},
		{"two lists", "## Log\n- a\n\nwords\n\n- b\n", []string{"a", "b"}},
		{"no final newline", "## Log\n- a", []string{"a"}},
		{"empty item", "## Log\n-\n- a\n", []string{"", "a"}},
		{"no such section", "- a\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// Front matter before the body must not shift anything.
			for _, head := range []string{"", "---\na: 1\n---\n"} {
				d := NewParser(known()).Parse([]byte(head+tt.src), len(head))
				items := d.Items("Log")
				if diff := cmp.Diff(tt.want, texts(items)); diff != "" {
					t.Errorf("items (-want +got):\n%s", diff)
				}
				lines := strings.Split(head+tt.src, "\n")
				for _, it := range items {
					if line := lines[it.Line-1]; !strings.Contains(line, it.Text) {
						t.Errorf("item %q is said to be in line %d, which is %q", it.Text, it.Line, line)
					}
				}
			}
		})
	}
}

func TestPrivateSections(t *testing.T) {
	d := NewParser(known()).Parse([]byte("## Notes\na\n## Private\n- b\n### Insights\n- c\n## Insights\n- d\n"), 0)
	got := map[string]bool{}
	for _, s := range d.Sections() {
		for _, it := range s.Items {
			got[it.Text] = s.Private
		}
	}
	if diff := cmp.Diff(map[string]bool{"b": true, "c": true, "d": false}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAppendItem(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"behind the last", "## Log\n- a\n", "## Log\n- a\nNEW\n"},
		{"no final newline stays missing", "## Log\n- a", "## Log\n- a\nNEW"},
		{"before what follows", "## Log\n- a\n\n## Notes\nx\n", "## Log\n- a\nNEW\n\n## Notes\nx\n"},
		{"behind the running text", "## Log\n- a\n  b\n\n## Notes\n", "## Log\n- a\n  b\nNEW\n\n## Notes\n"},
		{"empty section", "## Log\n\n## Notes\n", "## Log\nNEW\n\n## Notes\n"},
		{"empty section at the end", "## Log", "## Log\nNEW"},
		{"section with words", "## Log\nnothing yet\n", "## Log\nnothing yet\nNEW\n"},
		{"CRLF", "## Log\r\n- a\r\n", "## Log\r\n- a\r\nNEW\r\n"},
		{"no section", "words\n", "words\n\n## Log\nNEW\n"},
		{"no section, blank line there", "words\n\n", "words\n\n## Log\nNEW\n"},
		{"no section, no newline", "words", "words\n\n## Log\nNEW"},
		{"empty note", "", "## Log\nNEW\n"},
		{"the last of two", "## Log\n- a\n## X\n## Log\n- b\n", "## Log\n- a\n## X\n## Log\n- b\nNEW\n"},
		{"not into the section below", "## Log\n- a\n### Promises\n- x\n", "## Log\n- a\nNEW\n### Promises\n- x\n"},
		{"trailing blanks are kept", "## Log\n- a  \n\n\n", "## Log\n- a  \nNEW\n\n\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := NewParser(known()).Parse([]byte(tt.src), 0)
			if diff := cmp.Diff(tt.want, string(d.AppendItem("Log", "NEW"))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	tests := []struct {
		in   string
		want []string // target|label
	}{
		{"[[ben-ito]]", []string{"ben-ito|"}},
		{"see [[ben-ito|Ben Ito]], and [[contacts/ana.md#Log|Ana]]", []string{"ben-ito|Ben Ito", "ana|Ana"}},
		{"[Ben](../contacts/ben-ito.md) [x](https://x.org/a.md) [y](a.pdf)", []string{"ben-ito|Ben"}},
		{"[C#](C%23.md) [a](<a (b).md>) [t](a.md \"the title\") [q](a%zz.md)", []string{"C#|C#", "a (b)|a", "a|t", "a%zz|q"}},
		{"[a](<b.md) [a](b.md", nil},
		{"[[[a]]] [[a]]] [[b\\|B]] [[x.MD]] [[.md]]", []string{"a|", "a|", "b|B", "x|", ".md|"}},
		{"[Zoë](../contacts/Zo%C3%AB%20Ax.md#Log)", []string{"Zoë Ax|Zoë"}},
		{"`[[code]]` and ``a ` [[b]]`` but [[c]]", []string{"c|"}},
		{"`unclosed [[d]]", []string{"d|"}},
		{"[[]] [[#heading]] [[a", nil},
		{"![[embed]]", []string{"embed|"}},
	}
	for _, tt := range tests {
		var got []string
		for _, l := range Links(tt.in) {
			got = append(got, l.Target+"|"+l.Label)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Links(%q): %s", tt.in, diff)
		}
	}
}

func TestFields(t *testing.T) {
	line := "About 60 % is meetings [against:: h1] [by:: [[ana|Ana]]] `[no:: x]` [empty::] [[not::this]]"
	fields := Fields(line)
	got := map[string]string{}
	for _, f := range fields {
		got[f.Key] = f.Value
	}
	want := map[string]string{"against": "h1", "by": "[[ana|Ana]]", "empty": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, want := WithoutFields(line, fields), "About 60 % is meetings `[no:: x]` [[not::this]]"; got != want {
		t.Errorf("without fields: %q, want %q", got, want)
	}
}

func TestCutColon(t *testing.T) {
	tests := []struct {
		in, before, after string
		found             bool
	}{
		{"reply yes: happy to", "reply yes", "happy to", true},
		{"reply yes:", "reply yes", "", true},
		{"at 10:30 we met", "at 10:30 we met", "", false},
		{"told-about [[a: b|A: B]]: well", "told-about [[a: b|A: B]]", "well", true},
		{"[k:: v: w] x: y", "[k:: v: w] x", "y", true},
		{"`a: b` c: d", "`a: b` c", "d", true},
	}
	for _, tt := range tests {
		before, after, found := CutColon(tt.in)
		if before != tt.before || after != tt.after || found != tt.found {
			t.Errorf("CutColon(%q) = %q, %q, %v", tt.in, before, after, found)
		}
	}
}

func TestEmbeds(t *testing.T) {
	for _, l := range Links("![[a]] ![b](b.md) [[c]] [d](d.md)") {
		if want := l.Target == "a" || l.Target == "b"; l.Embed != want {
			t.Errorf("%s: embed %v", l.Target, l.Embed)
		}
	}
}

func TestWithoutComments(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a", "a"},
		{"a %%b%% c", "a  c"},
		{"a <!-- b --> c%%d%%", "a  c"},
		{"`%%` and `<!--` a", "`%%` and `<!--` a"},
		{"a %%b ` c%% ` d", "a  ` d"},
		{"a %% b\nc", "a "},
		{"a <!-- b", "a "},
		{"5 % < 6", "5 % < 6"},
		{"%%%%", ""},
	}
	for _, tt := range tests {
		if got := WithoutComments(tt.in); got != tt.want {
			t.Errorf("WithoutComments(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCutBlockID(t *testing.T) {
	tests := []struct{ in, rest, id string }{
		{"a ^b-1", "a", "b-1"}, {"^b", "", "b"}, {"a^b", "a^b", ""}, {"a ^", "a ^", ""}, {"a ^b c", "a ^b c", ""}, {"a ^b ^c", "a ^b", "c"}, {"", "", ""},
	}
	for _, tt := range tests {
		if rest, id := CutBlockID(tt.in); rest != tt.rest || id != tt.id {
			t.Errorf("CutBlockID(%q) = %q, %q", tt.in, rest, id)
		}
	}
}

func TestRunOn(t *testing.T) {
	tests := []struct{ src, want string }{
		{"- a\n", ""}, {"- a\n  b\n  c\n", "b\nc"}, {"- a\n  - b\n  c\n", ""}, {"- a\n  b\n\n  c\n  - d\n  e\n", "b\n\nc"}, {"- a\n  %%\n  - b\n  %%\n", "%%\n- b\n%%"},
	}
	for _, tt := range tests {
		if got := NewParser(known()).Parse([]byte("## Log\n"+tt.src), 0).Items("Log")[0].RunOn(); got != tt.want {
			t.Errorf("%q runs on with %q, want %q", tt.src, got, tt.want)
		}
	}
}

// Obsidian indents with tabs, of which a list takes only a part.
func TestTabs(t *testing.T) {
	tests := []struct {
		src  string
		want []string // the nested items, each with its place
	}{
		{"- a\n\t- b\n\t- [x] c\n", []string{"b 2:4", "c 3:8"}},
		{"-\n\t- b\n", []string{"b 2:4"}},
		{"-\n\t-", []string{" 2:3"}},
		{"1.\n\t- b\n", []string{"b 2:4"}},
		{"- a\r\n\t- b\r\n\t\t- c\r\n", []string{"b 2:4", "c 3:5"}},
		{"1. a\n\t1. b\n", []string{"b 2:5"}},
	}
	for _, tt := range tests {
		var got []string
		var walk func(items []Item)
		walk = func(items []Item) {
			for _, it := range items {
				got = append(got, fmt.Sprintf("%s %d:%d", it.Text, it.Line, it.Column))
				walk(it.Children)
			}
		}
		for _, it := range NewParser(known()).Parse([]byte(tt.src), 0).Sections()[0].Items {
			walk(it.Children)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.src, diff)
		}
	}
}

func TestTicking(t *testing.T) {
	tests := []struct{ src, boxed, appended string }{
		{"## Log\n- [ ] a\n", "## Log\n- [x] a\n", "## Log\n- [ ] a!\n"},
		{"## Log\r\n1. [é] a  \r\n", "## Log\r\n1. [x] a  \r\n", "## Log\r\n1. [é] a!  \r\n"},
		{"## Log\n- [ ] a ^b\n", "## Log\n- [x] a ^b\n", "## Log\n- [ ] a! ^b\n"},
	}
	for _, tt := range tests {
		d := NewParser(known()).Parse([]byte(tt.src), 0)
		it := d.Items("Log")[0]
		if got := string(d.SetBox(it, 'x')); got != tt.boxed {
			t.Errorf("box of %q: %q", tt.src, got)
		}
		if got := string(d.AppendText(it, "!")); got != tt.appended {
			t.Errorf("text of %q: %q", tt.src, got)
		}
	}
}

// FuzzAppendItem: an item that is added to a section is added to the bytes and
// nothing else changes.
func FuzzAppendItem(f *testing.F) {
	for _, s := range []string{"", "## Log\n- a\n", "x\r\n## log\r\n* b\r\n", "```\n", "<!--\n## Log", "- a\n  ## Log\n", "-\n\t-", "## Log\n- a\n\t- b\n\t\t- [ ] c\n", "%%\n## Log\n- a\n%%", "Log\n===\n-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d := NewParser(known()).Parse([]byte(src), 0)
		out := string(d.AppendItem("Log", "- new"))
		i := strings.Index(out, "- new")
		if i < 0 {
			t.Fatalf("%q: not written: %q", src, out)
		}
		rest := out
		for _, added := range []string{"- new", "## Log"} {
			if len(rest) > len(src) {
				at := strings.LastIndex(rest, added)
				rest = rest[:max(at, 0)] + rest[max(at, 0)+len(added):]
			}
		}
		strip := func(s string) string { return strings.NewReplacer("\n", "", "\r", "").Replace(s) }
		if !strings.HasPrefix(out, src[:min(i, len(src))]) && strip(rest) != strip(src) {
			t.Fatalf("%q became %q", src, out)
		}
		d.Links()
		for _, s := range d.Sections() {
			d.Text(s)
		}
	})
}
