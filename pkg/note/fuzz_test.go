package note

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// seeds are the notes of the test vault, and bodies that are hard to read.
func seeds(f *testing.F) []string {
	f.Helper()
	root := os.DirFS("../../testdata/vault")
	out := []string{
		"", "\ufeff", "---\n---\n", "## Log\n- 2026-03-02 slots", "## Log\r\n- **[[2026-3-2]]**: said yes: x\r\n  y\r\n", "```\n## Log\n", "%%\n## Log\n- x\n%%", "<!--\n## Log",
		"## Log\n### Promises\n- [ ] a 📅 2026-03-31\n### X\n- 2026-03-02 slots\n", "## Promises\n- [/] them: a ➕ 2026-03-01 ^b\n", "---\nvia: [[a]]\nwith: [[[a]], [[b]]]\n---\n", "Log\n===\n-",
	}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".md" {
			return err
		}
		src, err := fs.ReadFile(root, p)
		out = append(out, string(src))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return out
}

// FuzzReadBody: whatever the bytes, every kind of note is read, and what is
// found lies inside the file.
func FuzzReadBody(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		rd := NewReader()
		lines := bytes.Split(src, []byte("\n"))
		inside := func(what string, line, column int) {
			if line < 1 || line > len(lines) || column < 1 || column > 1+len(lines[line-1]) {
				t.Errorf("%s at %d:%d of %q", what, line, column, src)
			}
		}
		for _, kind := range kinds() {
			n := rd.Read(kind, "x.md", src)
			for _, found := range n.Findings {
				if found.Code != "front-matter-syntax" && !bytes.ContainsAny(src, "\r\u0085\u2028\u2029") {
					inside(found.Code, found.Pos.Line, found.Pos.Column)
				}
			}
			log, _ := n.log()
			for _, e := range log {
				inside("event", e.Line, 1)
			}
			Sections(kind, src)
			if !bytes.ContainsAny(src, "\r\u0085\u2028\u2029") {
				for _, ref := range Links(kind, src) {
					inside("link", ref.Pos.Line, ref.Pos.Column)
				}
			}
		}
	})
}

// FuzzLogLine: an event that was read and is written again is the same event.
func FuzzLogLine(f *testing.F) {
	for _, s := range seeds(f) {
		for line := range strings.SplitSeq(s, "\n") {
			if rest, ok := strings.CutPrefix(line, "- 20"); ok {
				f.Add("20" + rest)
			}
		}
	}
	for _, k := range []infoint.Kind{infoint.KindContact, infoint.KindInterview} {
		for _, e := range eventsToWrite(k) {
			f.Add(strings.TrimPrefix(FormatEvent(e), "- "))
		}
	}
	f.Add("**2026-3-2** 14:05:30 called: a\n  - b\n\n  c [from:: x]")
	f.Fuzz(func(t *testing.T, line string) {
		for _, kind := range []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindProfile} {
			n := Read(kind, "x.md", []byte("## Log\n- "+line+"\n"))
			log, _ := n.log()
			if len(log) != 1 || len(n.Findings) > 0 || !canWrite(log[0]) {
				continue
			}
			written := FormatEvent(log[0])
			again, findings := logOf(kind, written)
			log[0].Link.Label = ""
			if !sameEvents(log, again) || len(findings) > 0 {
				t.Errorf("%q is written as %q\nwhich is read as %v, %v\nwant %v", line, written, again, findings, log)
			}
		}
	})
}

// canWrite reports whether the links of an event can be written as they are. A
// Markdown link can have a target that an id cannot, as [x](a%5D.md) does; such
// an event is refused, and so is a text that hides what follows or that would
// be read as a field.
func canWrite(e infoint.Event) bool {
	return !strings.ContainsAny(e.Link.Target+e.From.Target+e.From.Label, "[]|#`:\\/\n") && !strings.Contains(e.Text, "[from") &&
		!strings.HasSuffix(e.Link.Target, ".md") && e.Link.Target == strings.TrimSpace(e.Link.Target)
}

// FuzzAppendEvent: what is accepted is added in one piece and reads back.
func FuzzAppendEvent(f *testing.F) {
	for i, s := range seeds(f) {
		f.Add([]byte(s), nastyTexts()[i%len(nastyTexts())])
	}
	for _, text := range nastyTexts() {
		f.Add([]byte("---\na: b\n---\n## Log\n- 2026-03-01 slots\n\n## Notes\n"), text)
	}
	f.Fuzz(func(t *testing.T, src []byte, text string) {
		e := infoint.Event{Date: march(28), Kind: infoint.EventReply, Answer: infoint.ReplyYes, Text: text}
		out, err := AppendEvent(infoint.KindContact, src, e)
		if err != nil {
			return
		}
		if !isInserted(src, out) {
			t.Fatalf("%q became %q", src, out)
		}
		before, after := Read(infoint.KindContact, "x.md", src).Contact, Read(infoint.KindContact, "x.md", out).Contact
		if len(after.Log) != len(before.Log)+1 || len(after.Promises) != len(before.Promises) {
			t.Fatalf("%q became %q: %d events, %d promises", src, out, len(after.Log), len(after.Promises))
		}
	})
}

// FuzzTickPromise: ticking changes one box, adds one date, and no other promise.
func FuzzTickPromise(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add([]byte(s))
	}
	for _, text := range nastyTexts() {
		f.Add([]byte("## Promises\n- [ ] " + text + "\n- [ ] b\n"))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		n := Read(infoint.KindInterview, "x.md", src)
		if n.Interview == nil {
			return
		}
		for i, p := range n.Interview.Promises {
			out, err := TickPromise(infoint.KindInterview, src, p.Line, march(28))
			if err != nil || p.State == infoint.PromiseDone {
				continue
			}
			after := Read(infoint.KindInterview, "x.md", out).Interview.Promises
			if len(after) != len(n.Interview.Promises) || after[i].State != infoint.PromiseDone || after[i].Text != p.Text {
				t.Fatalf("%q became %q: %v", src, out, after)
			}
			was, is := bytes.Split(src, []byte("\n")), bytes.Split(out, []byte("\n"))
			for j := range was {
				if j != p.Line-1 && !bytes.Equal(was[j], is[j]) {
					t.Fatalf("line %d: %q became %q", j+1, was[j], is[j])
				}
			}
		}
	})
}
