package note

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/mdfile"
)

// eventsToWrite is every event that a kind of note can hold, with each of its
// qualifiers.
func eventsToWrite(kind infoint.Kind) []infoint.Event {
	link := infoint.Ref{Target: "ben-ito"}
	until := infoint.Date{Year: 2026, Month: 4, Day: 4}
	var out []infoint.Event
	add := func(e infoint.Event) {
		e.Date = march(28)
		out = append(out, e)
	}
	for _, k := range Events(kind) {
		add(infoint.Event{Kind: k})
		switch k {
		case infoint.EventOutreach, infoint.EventNudge, infoint.EventWrote, infoint.EventHeard:
			for _, c := range Channels() {
				add(infoint.Event{Kind: k, Channel: c})
			}
		case infoint.EventIntroAsked, infoint.EventIntroMade, infoint.EventIntroDeclined, infoint.EventToldAbout:
			add(infoint.Event{Kind: k, Link: link})
		case infoint.EventReply:
			for _, a := range Answers() {
				add(infoint.Event{Kind: k, Answer: a})
				add(infoint.Event{Kind: k, Answer: a, From: infoint.Ref{Target: "Petra Lindner"}})
			}
			add(infoint.Event{Kind: k, Answer: infoint.ReplyLater, Until: until})
			add(infoint.Event{Kind: k, Answer: infoint.ReplyAuto, Until: until})
			add(infoint.Event{Kind: k, Answer: infoint.ReplyRedirect, Link: link})
			add(infoint.Event{Kind: k, Answer: infoint.ReplyRedirect, Link: link, From: infoint.Ref{Target: "petra", Label: "Petra"}})
		case infoint.EventSnooze:
			add(infoint.Event{Kind: k, Rule: "nudge", Until: until})
		case infoint.EventDismiss:
			add(infoint.Event{Kind: k, Rule: "promise-mine:2026-03-24-ines-marek:6e655442"})
		case infoint.EventClosed:
			add(infoint.Event{Kind: k, Outcome: "parked"})
			add(infoint.Event{Kind: k, Outcome: "dropped"})
		case infoint.EventMoved:
			add(infoint.Event{Kind: k, By: "me"})
			add(infoint.Event{Kind: k, By: "them"})
		}
	}
	return out
}

// nastyTexts are what people and their mail programs put into a message.
func nastyTexts() []string {
	return []string{
		"", "plain", "a: b", ": b", "at 10:30: then", "[[ben|Ben: Ito]] [x](y.md)", "[[", "]] [a:: b] ::", "👩‍💻 🇩🇪 ★", "- [ ] buy milk", "# no heading", "---",
		"first\nsecond", "first\n\nthird", "first\n- 2026-01-01 outreach\n# two\n---\n```\n- x", "first\n    deep\n  less", "a\r\nb\rc", "  blanks around  ",
		"%%hidden%%", "100 `%%` x `%%`", "<!-- open", "x\n<!-- open", "<div>", "x\n<div>", "`open", "```", "~~~\nx", "> quote", "x\n> quote", "1. one", "| a | b |",
		"---\nname: x\n---", "\tx", "x\n\ty", "^id", "x ^id", "note: y", "2026-01-01 outreach", "[ ] box", "\\", "x  ", "\u00a0x", "<<<<<<< HEAD", "x\n=======\n>>>>>>> y",
	}
}

func TestAppendEventOfEveryKind(t *testing.T) {
	for _, kind := range []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindProfile} {
		for _, e := range eventsToWrite(kind) {
			for _, text := range nastyTexts() {
				e.Text = text
				out, err := AppendEvent(kind, []byte("## Log\n- 2026-03-01 note: before\n\n## Notes\n- 2026-03-09 after\n"), e)
				if err != nil {
					t.Errorf("%s: %v", FormatEvent(e), err)
					continue
				}
				checkAppended(t, kind, out, e)
			}
		}
	}
}

// checkAppended looks for e as the last event of a log without findings.
func checkAppended(t *testing.T, kind infoint.Kind, out []byte, e infoint.Event) {
	t.Helper()
	n := Read(kind, "x.md", out)
	log, _ := n.log()
	if len(log) == 0 || len(n.Findings) > 0 {
		t.Fatalf("%q: log %v, findings %v", out, log, n.Findings)
	}
	e.Text = clean(e.Text)
	if got := log[len(log)-1]; !sameEvents([]infoint.Event{e}, []infoint.Event{got}) {
		t.Errorf("%q\nread back %s\nwant      %s", out, show(got), show(e))
	}
}

func TestAppendEventToEveryShape(t *testing.T) {
	const event = "- 2026-03-28 reply yes: gladly"
	tests := []struct{ name, src, before, added string }{
		{"a log", "## Log\n- 2026-03-01 slots\n", "## Log\n- 2026-03-01 slots\n", event + "\n"},
		{"no final newline", "## Log\n- 2026-03-01 slots", "## Log\n- 2026-03-01 slots", "\n" + event},
		{"CR LF", "---\r\na: b\r\n---\r\n## Log\r\n- 2026-03-01 slots\r\n", "---\r\na: b\r\n---\r\n## Log\r\n- 2026-03-01 slots\r\n", event + "\r\n"},
		{"CR LF, no final newline", "## Log\r\n- 2026-03-01 slots", "## Log\r\n- 2026-03-01 slots", "\r\n" + event},
		{"BOM", "\ufeff---\na: b\n---\n## Log\n", "\ufeff---\na: b\n---\n## Log\n", event + "\n"},
		{"empty file", "", "", "## Log\n" + event + "\n"},
		{"only a BOM", "\ufeff", "\ufeff", "## Log\n" + event + "\n"},
		{"only blank lines", "\n\n", "\n\n", "## Log\n" + event + "\n"},
		{"only front matter", "---\na: b\n---\n", "---\na: b\n---\n", "\n## Log\n" + event + "\n"},
		{"only front matter, no newline", "---\na: b\n---", "---\na: b\n---", "\n\n## Log\n" + event},
		{"no log", "# Ana\n\nwords\n", "# Ana\n\nwords\n", "\n## Log\n" + event + "\n"},
		{"no log, CR LF", "words\r\n", "words\r\n", "\r\n## Log\r\n" + event + "\r\n"},
		{"### log", "### log\n\n- 2026-03-01 slots\n", "### log\n\n- 2026-03-01 slots\n", event + "\n"},
		{"other sections behind", "## Log\n\n- 2026-03-01 slots\n\n## Notes\n\nx\n", "## Log\n\n- 2026-03-01 slots\n", event + "\n"},
		{"empty log", "## Log\n\n## Notes\n", "## Log\n", event + "\n"},
		{"words in the log", "## Log\nnothing yet\n\n## Notes\n", "## Log\nnothing yet\n", event + "\n"},
		{"words behind the last event", "## Log\n- 2026-03-01 slots\n\nnot urgent\n", "## Log\n- 2026-03-01 slots\n", event + "\n"},
		{"a known heading in the log", "## Log\n- 2026-03-01 slots\n### Promises\n- [ ] x\n", "## Log\n- 2026-03-01 slots\n", event + "\n"},
		{"a log that goes on", "## Log\n- 2026-03-01 slots\n## X\n## Log\n- 2026-03-02 slots\n## Y\n", "## Log\n- 2026-03-01 slots\n## X\n## Log\n- 2026-03-02 slots\n", event + "\n"},
		{"running text", "## Log\n- 2026-03-01 slots\n  - x\n\n  y\n\n## Notes\n", "## Log\n- 2026-03-01 slots\n  - x\n\n  y\n", event + "\n"},
		{"an open fence within an item", "## Log\n- 2026-03-01 slots\n  ```\n  x\n", "## Log\n- 2026-03-01 slots\n  ```\n  x\n", event + "\n"},
		{"HTML above", "## Log\n<div>x</div>\n", "## Log\n<div>x</div>\n", "\n" + event + "\n"},
		{"a comment in the log", "## Log\n%%\n- 2026-03-01 slots\n%%\n", "## Log\n%%\n- 2026-03-01 slots\n%%\n", event + "\n"},
		{"a mark in code", "about `%%`\n", "about `%%`\n", "\n## Log\n" + event + "\n"},
		{"another log's later date", "## Log\n- 2026-03-30 slots\n", "## Log\n- 2026-03-30 slots\n", event + "\n"},
		{"indented list", "## Log\n  - 2026-03-01 slots\n", "## Log\n  - 2026-03-01 slots\n", event + "\n"},
		{"a task last", "## Log\n- [ ] 2026-03-01 slots\n", "## Log\n- [ ] 2026-03-01 slots\n", event + "\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := AppendEvent(infoint.KindContact, []byte(tt.src), infoint.Event{Date: march(28), Kind: infoint.EventReply, Answer: infoint.ReplyYes, Text: "gladly"})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.before+tt.added+strings.TrimPrefix(tt.src, tt.before), string(out)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAppendEventRefuses(t *testing.T) {
	good := infoint.Event{Date: march(28), Kind: infoint.EventReply, Answer: infoint.ReplyYes}
	tests := []struct {
		name, src string
		e         infoint.Event
	}{
		{"an open fence", "```\n## Log\n", good},
		{"an open fence in the log", "## Log\n```\n- x\n", good},
		{"an open comment", "<!--\n## Log\n", good},
		{"an open %%", "## Log\n%%\n- 2026-03-01 slots\n", good},
		{"an open script", "<script>\n", good},
		{"an unpaired %% in the text", "", infoint.Event{Date: march(28), Kind: infoint.EventNote, Text: "50 %% more"}},
		{"an unpaired %% beside one in code", "", infoint.Event{Date: march(28), Kind: infoint.EventNote, Text: "100 `%%` %% x"}},
		{"no date", "", infoint.Event{Kind: infoint.EventNote}},
		{"an event of another note", "", infoint.Event{Date: march(28), Kind: infoint.EventMoved}},
		{"a qualifier of another event", "", infoint.Event{Date: march(28), Kind: infoint.EventSlots, Channel: "email"}},
		{"a name that ends its field", "", infoint.Event{Date: march(28), Kind: infoint.EventReply, From: infoint.Ref{Target: "a] b"}}},
		{"a link that is none", "", infoint.Event{Date: march(28), Kind: infoint.EventToldAbout, Link: infoint.Ref{Target: "a]]b"}}},
		{"bytes that are no text", "", infoint.Event{Date: march(28), Kind: infoint.EventNote, Text: "\xff"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := AppendEvent(infoint.KindContact, []byte(tt.src), tt.e)
			var no *RefusedError
			if !errors.As(err, &no) || out != nil {
				t.Fatalf("%q, %v", out, err)
			}
			if no.ByHand != FormatEvent(tt.e) {
				t.Errorf("by hand: %q", no.ByHand)
			}
		})
	}
	_, err := AppendEvent(infoint.KindContact, []byte("---\na: b\n"), good)
	var syntax *mdfile.SyntaxError
	if !errors.As(err, &syntax) || syntax.Line != 1 {
		t.Errorf("a file that cannot be read: %v", err)
	}
}

func TestFormatEvent(t *testing.T) {
	hour := infoint.Wall{Date: march(2), Hour: 14, Minute: 5}
	tests := []struct {
		e    infoint.Event
		want string
	}{
		{infoint.Event{Date: march(2), Hour: &hour, Kind: "note", Text: " a\n b\n\n\tc \n"}, "- 2026-03-02T14:05 note: a\n   b\n\n  \tc"},
		{infoint.Event{Date: march(2), Kind: "wrote", Channel: "email", Thanks: true, Text: "x"}, "- 2026-03-02 thanked email: x"},
		{infoint.Event{Date: march(2), Kind: "snooze", Rule: "nudge", Until: march(9)}, "- 2026-03-02 snooze nudge until 2026-03-09"},
		{infoint.Event{Date: march(2), Kind: "reply", Answer: "redirect", Link: infoint.Ref{Target: "ben"}, From: infoint.Ref{Target: "Petra"}, Text: "x"}, "- 2026-03-02 reply redirect [[ben]] [from:: Petra]: x"},
	}
	for _, tt := range tests {
		if got := FormatEvent(tt.e); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestTickPromise(t *testing.T) {
	tests := []struct {
		name, src string
		line      int
		want      string
	}{
		{"open", "## Promises\n- [ ] a\n- [ ] b\n", 3, "## Promises\n- [ ] a\n- [x] b ✅ 2026-03-28\n"},
		{"half", "## promises\n* [/] a 📅 2026-03-31  \n", 2, "## promises\n* [x] a 📅 2026-03-31 ✅ 2026-03-28  \n"},
		{"dropped", "## Promises\n- [-] a", 2, "## Promises\n- [x] a ✅ 2026-03-28"},
		{"done already", "## Promises\n- [X] a\n", 2, "## Promises\n- [X] a\n"},
		{"CR LF", "## Promises\r\n- [ ] a\r\n  more\r\n", 2, "## Promises\r\n- [x] a ✅ 2026-03-28\r\n  more\r\n"},
		{"before a block id", "## Promises\n- [ ] a ^p1\n", 2, "## Promises\n- [x] a ✅ 2026-03-28 ^p1\n"},
		{"behind front matter", "---\na: b\n---\n## Promises\n- [ ] a\n", 5, "---\na: b\n---\n## Promises\n- [x] a ✅ 2026-03-28\n"},
		{"no such line", "## Promises\n- [ ] a\n", 3, ""},
		{"no promise", "## Todo\n- [ ] a\n", 2, ""},
		{"no text", "## Promises\n- [ ]\n", 2, ""},
		{"in a comment", "## Promises\n%%\n- [ ] a\n%%\n", 3, ""},
		{"a comment left open", "## Promises\n- [ ] a <!-- b\n", 2, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := TickPromise(infoint.KindInterview, []byte(tt.src), tt.line, march(28))
			var no *RefusedError
			if (tt.want == "") != errors.As(err, &no) {
				t.Fatal(err)
			}
			if string(out) != tt.want {
				t.Errorf("got %q, want %q", out, tt.want)
			}
		})
	}
}

func TestAppendQuestions(t *testing.T) {
	lines := []string{"- [ ] ★ What is hard? ^q1", "- [ ] And easy? ^q2"}
	tests := []struct{ name, src, want string }{
		{"empty section", "## Questions\n\n## Notes\n", "## Questions\n- [ ] ★ What is hard? ^q1\n- [ ] And easy? ^q2\n\n## Notes\n"},
		{"behind the answers", "## Questions\n- [x] mine\n  - hers\n\n## Notes\n", "## Questions\n- [x] mine\n  - hers\n- [ ] ★ What is hard? ^q1\n- [ ] And easy? ^q2\n\n## Notes\n"},
		{"none", "x\n", "x\n\n## Questions\n- [ ] ★ What is hard? ^q1\n- [ ] And easy? ^q2\n"},
		{"an open fence", "```\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := AppendQuestions([]byte(tt.src), lines)
			if string(out) != tt.want || (err != nil) != (tt.want == "") {
				t.Errorf("got %q, %v, want %q", out, err, tt.want)
			}
		})
	}
	var no *RefusedError
	if _, err := AppendQuestions([]byte("## Questions\n"), []string{"no item"}); !errors.As(err, &no) || no.ByHand != "no item" {
		t.Errorf("a line that is no question: %v", err)
	}
}

// sameEvents compares two logs but for the lines they stand in and the
// indentation of running text.
func sameEvents(a, b []infoint.Event) bool {
	return addition[infoint.Event]{bare: bareEvent}.same(a, b)
}

// isInserted reports whether after is before with one piece put in.
func isInserted(before, after []byte) bool {
	i := 0
	for i < min(len(before), len(after)) && before[i] == after[i] {
		i++
	}
	return len(after) >= len(before) && bytes.HasSuffix(after[i:], before[i:])
}

// TestAppendReplyFromSomebodyElse: who answered may stand in the text, as it is
// typed behind -m.
func TestAppendReplyFromSomebodyElse(t *testing.T) {
	e := infoint.Event{Date: march(28), Kind: infoint.EventReply, Answer: infoint.ReplyYes, Text: "come on Tuesday [from:: Bea Holt]"}
	out, err := AppendEvent(infoint.KindContact, nil, e)
	if want := "## Log\n- 2026-03-28 reply yes [from:: Bea Holt]: come on Tuesday\n"; err != nil || string(out) != want {
		t.Errorf("%q, %v, want %q", out, err, want)
	}
}
