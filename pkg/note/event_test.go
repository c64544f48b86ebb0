package note

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

// logOf reads the lines below a Log heading.
func logOf(kind infoint.Kind, lines string) ([]infoint.Event, []infoint.Finding) {
	n := Read(kind, "x.md", []byte("## Log\n"+lines+"\n"))
	switch kind {
	case infoint.KindInterview:
		return n.Interview.Log, n.Findings
	case infoint.KindProfile:
		return n.Profile.Log, n.Findings
	}
	return n.Contact.Log, n.Findings
}

// show writes an event so that each of its parts can be told from the others.
func show(e infoint.Event) string {
	var b strings.Builder
	if b.WriteString(e.Date.String()); e.Hour != nil {
		fmt.Fprintf(&b, " %02d:%02d", e.Hour.Hour, e.Hour.Minute)
	}
	fmt.Fprintf(&b, " %s", e.Kind)
	for _, part := range []struct{ name, value string }{
		{"answer", e.Answer}, {"by", e.Channel}, {"link", showRef(e.Link)}, {"until", e.Until.String()}, {"rule", e.Rule},
		{"outcome", e.Outcome}, {"side", e.By}, {"from", showRef(e.From)}, {"text", strings.ReplaceAll(e.Text, "\n", " / ")},
	} {
		if part.value != "" {
			fmt.Fprintf(&b, " %s=%s", part.name, part.value)
		}
	}
	if e.Thanks {
		b.WriteString(" (thanks)")
	}
	return strings.TrimSpace(b.String())
}

type eventTest struct{ line, want, code string }

func testEvents(t *testing.T, kind infoint.Kind, tests []eventTest) {
	t.Helper()
	for _, tt := range tests {
		events, findings := logOf(kind, tt.line)
		got := make([]string, len(events))
		for i, e := range events {
			got[i] = show(e)
		}
		if joined := strings.Join(got, "; "); joined != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.line, joined, tt.want)
		}
		if got := codes(findings); got != tt.code {
			t.Errorf("%q: findings %q, want %q", tt.line, got, tt.code)
		}
	}
}

func TestDatesOfALog(t *testing.T) {
	const want = "2026-03-02 note text=x"
	var tests []eventTest
	for _, date := range []string{
		"2026-03-02", "2026-3-2", "2026-03-2", "[[2026-03-02]]", "[[daily/2026-03-02|Monday]]", "[2026-03-02](../daily/2026-03-02.md)",
		"**2026-03-02**", "*2026-03-02*", "__2026-03-02__", "**[[2026-03-02]]**", "2026-03-02:", "**2026-03-02**:", "**2026-03-02:**",
		"**[[2026-03-02]]**:", "[[2026-03-02]]:", "2026-03-02 ", "2026-03-02\u00a0", "2026-03-02\t",
	} {
		tests = append(tests, eventTest{"- " + date + " note x", want, ""})
	}
	for _, date := range []string{
		"2026-03-02T14:05", "2026-03-02 14:05", "2026-03-02T14:05:", "2026-03-02T14:05:00", "2026-3-2 14:05", "2026-03-02t14:05", "**2026-03-02 14:05**",
		"**2026-03-02** 14:05", "[[2026-03-02]] 14:05", "**[[2026-03-02]]** 14:05:", "[[2026-03-02]]T14:05", "2026-03-02: 14:05",
	} {
		tests = append(tests, eventTest{"- " + date + " note x", "2026-03-02 14:05 note text=x", ""})
	}
	for _, date := range []string{"2026-02-30", "2026-13-01", "2026-03-021", "2026-03", "02.03.2026", "0000-01-01", "26-03-02", "[[2026-03-02-letter]]", "Monday"} {
		tests = append(tests, eventTest{"- " + date + " note x", "note text=" + date + " note x", CodeUndated})
	}
	testEvents(t, infoint.KindContact, tests)
}

func TestEvents(t *testing.T) {
	tests := []eventTest{
		{"outreach", "outreach", ""},
		{"wrote: hello", "wrote text=hello", ""},
		{"OUTREACH Email: hello", "outreach by=email text=hello", ""},
		{"**outreach** email: hello", "outreach by=email text=hello", ""},
		{"outreach\temail:\thello", "outreach by=email text=hello", ""},
		{"outreach\u00a0email: hello", "outreach by=email text=hello", ""},
		{"outreach by mail: a: b", "outreach by=email text=a: b", ""},
		{"outreach in person: hello", "outreach by=in-person text=hello", ""},
		{"outreach email email", "outreach by=email", ""},
		{"outreach email:", "outreach by=email", ""},
		{"outreach: at 10:30 we met", "outreach text=at 10:30 we met", ""},
		{"outreach email, linkedin", "outreach by=email text=linkedin", ""},
		{"outreach fax: hello", "note text=outreach fax: hello", CodeBadQualifier},
		{"outreach email hello", "note text=outreach email hello", CodeBadQualifier},

		{"emailed: x", "outreach by=email text=x", ""},
		{"Messaged linkedin", "outreach by=linkedin", ""},
		{"reached OUT linkedin: x", "outreach by=linkedin text=x", ""},
		{"reached for the phone", "note text=reached for the phone", CodeUnknownEvent},
		{"followed up email", "nudge by=email", ""},
		{"Reminded: x", "nudge text=x", ""},
		{"updated: x", "wrote text=x", ""},
		{"thanked email: x", "wrote by=email text=x (thanks)", ""},
		{"called", "wrote by=phone", ""},
		{"called email", "note text=called email", CodeBadQualifier},
		{"sent times", "slots", ""},
		{"proposed times: Mon", "slots text=Mon", ""},
		{"slots email", "note text=slots email", CodeBadQualifier},

		{"reply", "reply", ""},
		{"reply yes: gladly", "reply answer=yes text=gladly", ""},
		{"replied no", "reply answer=no", ""},
		{"Answered: hm", "reply text=hm", ""},
		{"said Yes!", "reply answer=yes", ""},
		{"said no: sorry", "reply answer=no text=sorry", ""},
		{"said maybe", "note text=said maybe", CodeUnknownEvent},
		{"reply later", "reply answer=later", ""},
		{"reply later 2026-04-04: Easter", "reply answer=later until=2026-04-04 text=Easter", ""},
		{"reply later after [[2026-4-4]]", "reply answer=later until=2026-04-04", ""},
		{"reply later Easter", "note text=reply later Easter", CodeBadQualifier},
		{"reply auto until 2026-03-23: away", "reply answer=auto until=2026-03-23 text=away", ""},
		{"reply bounce", "reply answer=bounce", ""},
		{"reply question: which?", "reply answer=question text=which?", ""},
		{"reply redirect [[ben-ito|Ben: Ito]]: ask him", "reply answer=redirect link=ben-ito(Ben: Ito) text=ask him", ""},
		{"reply redirect to ben-ito", "reply answer=redirect link=ben-ito", ""},
		{"reply redirect contacts/ben-ito.md", "reply answer=redirect link=ben-ito", ""},
		{"reply redirect", "reply answer=redirect", ""},
		{"reply yes no", "note text=reply yes no", CodeBadQualifier},
		{"reply yes [[ben-ito]]", "note text=reply yes [[ben-ito]]", CodeBadQualifier},
		{"reply yes [from:: Petra Lindner]: fine", "reply answer=yes from=Petra Lindner text=fine", ""},
		{"reply yes: fine [from:: [[petra|Petra]]] then", "reply answer=yes from=petra(Petra) text=fine then", ""},
		{"reply yes: [FROM:: Petra]", "reply answer=yes from=Petra", ""},
		{"reply yes: fine `[from:: Petra]`", "reply answer=yes text=fine `[from:: Petra]`", ""},
		{"outreach [from:: Petra]: x", "note text=outreach [from:: Petra]: x", CodeBadQualifier},

		{"intro-asked [[omar]]: please", "intro-asked link=omar text=please", ""},
		{"asked for intro to [[omar|Omar]]", "intro-asked link=omar(Omar)", ""},
		{"intro-made by [Omar](omar.md)", "intro-made link=omar(Omar)", ""},
		{"intro-declined omar.", "intro-declined link=omar", ""},
		{"intro-made", "intro-made", ""},
		{"intro-made [[a]] [[b]]", "note text=intro-made [[a]] [[b]]", CodeBadQualifier},
		{"told-about [[ben-ito]]: went well", "told-about link=ben-ito text=went well", ""},
		{"told about [[ben-ito]]", "told-about link=ben-ito", ""},

		{"snooze nudge until 2026-04-01: busy", "snooze until=2026-04-01 rule=nudge text=busy", ""},
		{"snooze until 2026-04-01 Nudge", "snooze until=2026-04-01 rule=nudge", ""},
		{"snooze nudge until Easter", "note text=snooze nudge until Easter", CodeBadQualifier},
		{"dismiss thank: done by phone", "dismiss rule=thank text=done by phone", ""},
		{"dismiss thank now", "note text=dismiss thank now", CodeBadQualifier},
		{"closed parked: no answer", "closed outcome=parked text=no answer", ""},
		{"closed Dropped", "closed outcome=dropped", ""},
		{"closed for good", "note text=closed for good", CodeBadQualifier},
		{"reopened: she wrote", "reopened text=she wrote", ""},
		{"heard email: \"hi\"", "heard by=email text=\"hi\"", ""},
		{"nudge phone", "nudge by=phone", ""},

		{"note", "note", ""},
		{"note: x: y", "note text=x: y", ""},
		{"Note outreach email", "note text=outreach email", ""},
		{"**note**: x", "note text=x", ""},
		{"met at the gym", "note text=met at the gym", CodeUnknownEvent},
		{"moved them", "note text=moved them", CodeUnknownEvent},
		{"finished", "note text=finished", CodeUnknownEvent},
		{"", "note", CodeUnknownEvent},
	}
	for i := range tests {
		tests[i].line = "- 2026-03-02 " + tests[i].line
		tests[i].want = "2026-03-02 " + tests[i].want
	}
	testEvents(t, infoint.KindContact, tests)
}

func TestEventsOfOtherNotes(t *testing.T) {
	testEvents(t, infoint.KindInterview, []eventTest{
		{"- 2026-03-20 moved them: 2026-03-24T15:00 -> 2026-03-26T10:00", "2026-03-20 moved side=them text=2026-03-24T15:00 -> 2026-03-26T10:00", ""},
		{"- 2026-03-20 moved", "2026-03-20 moved", ""},
		{"- 2026-03-20 moved her", "2026-03-20 note text=moved her", CodeBadQualifier},
		{"- 2026-03-20 slots", "2026-03-20 slots", ""},
		{"- 2026-03-20 outreach", "2026-03-20 note text=outreach", CodeUnknownEvent},
	})
	testEvents(t, infoint.KindProfile, []eventTest{
		{"- 2026-03-20 finished: signed", "2026-03-20 finished text=signed", ""},
		{"- 2026-03-20 reopened", "2026-03-20 reopened", ""},
		{"- 2026-03-20 snooze reflect until 2026-04-01", "2026-03-20 snooze until=2026-04-01 rule=reflect", ""},
		{"- 2026-03-20 slots", "2026-03-20 note text=slots", CodeUnknownEvent},
	})
}

// TestWhatIsContact: of everything that can stand under Log, the top-level
// items count, and of these only what was not meant otherwise.
func TestWhatIsContact(t *testing.T) {
	const first, last = "- 2026-03-01 slots\n", "- 2026-03-09 slots\n"
	const both = "2026-03-01 slots; 2026-03-09 slots"
	for _, between := range []string{
		"\n> - 2026-03-02 nudge\n\n", "\n> [!note]\n> - 2026-03-02 nudge\n\n", "\n```\n- 2026-03-02 nudge\n```\n", "\n~~~\n- 2026-03-02 nudge\n~~~\n",
		"<!--\n- 2026-03-02 nudge\n-->\n", "<!-- - 2026-03-02 nudge -->\n", "- <!-- 2026-03-02 nudge -->\n",
		"\n%%\n- 2026-03-02 nudge\n%%\n\n", "%% - 2026-03-02 nudge %%\n", "- %%2026-03-02 nudge%%\n", "- [ ] 2026-03-02 nudge\n", "- [x] 2026-03-02 nudge\n",
		"- ![[2026-03-02 nudge]]\n", "- ![nudge](2026-03-02.png)\n", "-\n", "1. [ ] 2026-03-02 nudge\n",
		"\n| a |\n|---|\n| - 2026-03-02 nudge |\n\n", "\n## Ideas\n- 2026-03-02 nudge\n## log\n",
	} {
		// Text behind a list may continue its last item; that is no event.
		events, findings := logOf(infoint.KindContact, first+between+last)
		var got []string
		for _, e := range events {
			e.Text = ""
			got = append(got, show(e))
		}
		if strings.Join(got, "; ") != both || len(findings) > 0 {
			t.Errorf("%q: %v, %v", between, got, findings)
		}
	}
	// A dated line that is no item was meant as one; it is named.
	for between, line := range map[string]int{
		"\n2026-03-02 nudge\n\n": 3, "2026-03-02 nudge\n": 2, "words\n2026-03-02 nudge\n": 3, "  more\n\n  more\n2026-03-02 nudge\n\n": 5,
		"\nwords\n\n    - 2026-03-02 nudge\n\n": 5, "\nwords\n\n\t- 2026-03-02 nudge\n\n": 5, "\nwords\n\n\t2026-03-02 nudge\n\n": 5,
	} {
		events, findings := logOf(infoint.KindContact, first+between+last)
		if len(events) != 2 || len(findings) != 1 || findings[0].Code != CodeNoBullet || findings[0].Pos.Line != 1+line {
			t.Errorf("%q: %v, %v", between, events, findings)
		}
	}
	if events, findings := logOf(infoint.KindContact, "\t- 2026-03-01 emailed\n\t- 2026-03-02 said yes\n"); len(events) != 0 || len(findings) != 2 ||
		findings[1].Fix != "write - 2026-03-02 said yes, at the beginning of the line" {
		t.Errorf("a list that is indented: %v, %v", events, findings)
	}
	for line, want := range map[string][2]string{
		"- 01.03.2026 emailed":     {"this line of the log has no date that is read, so it counts as a note", "write - 2026-03-01 emailed"},
		"- **1.3.2026** emailed":   {"this line of the log has no date that is read, so it counts as a note", "write - 2026-03-01 emailed"},
		"- 30.2.2026 emailed":      {"this line of the log has no date, so it counts as a note", "begin it with the day, as in - 2026-03-24 30.2.2026 emailed"},
		"- 2026-02-30 emailed":     {"there is no such day as 2026-02-30, so this line of the log counts as a note", "correct the day"},
		"- [[2026-13-01]] emailed": {"there is no such day as 2026-13-01, so this line of the log counts as a note", "correct the day"},
		"- 3/1/2026 emailed":       {"this line of the log has no date, so it counts as a note", "begin it with the day, as in - 2026-03-24 3/1/2026 emailed"},
	} {
		if _, findings := logOf(infoint.KindContact, line); len(findings) != 1 || findings[0].Message != want[0] || findings[0].Fix != want[1] {
			t.Errorf("%s: %+v", line, findings)
		}
	}
	testEvents(t, infoint.KindContact, []eventTest{
		{"- 2026-03-01 emailed, asked for 20 minutes: please", "2026-03-01 outreach by=email text=asked for 20 minutes: please", ""},
		{"- 2026-03-01 said yes!! \"any time\"", "2026-03-01 reply answer=yes text=\"any time\"", ""},
		{"- 2026-03-01 outreach linkedin — about the guild", "2026-03-01 outreach by=linkedin text=about the guild", ""},
		{"- 2026-03-01 (Sun) replied, no idea when", "2026-03-01 reply text=no idea when", ""},
		{"- 2026-03-01 emailed her, asked", "2026-03-01 note text=emailed her, asked", CodeBadQualifier},
		{"* 2026-03-01 slots\n+ 2026-03-02 slots\n1. 2026-03-03 slots", "2026-03-01 slots; 2026-03-02 slots; 2026-03-03 slots", ""},
		{"- 2026-03-01 slots\n\n\n- 2026-03-02 slots", "2026-03-01 slots; 2026-03-02 slots", ""},
		{"- 2026-03-01 slots: `%%` is a mark\n- 2026-03-02 slots", "2026-03-01 slots text=`%%` is a mark; 2026-03-02 slots", ""},
		{"### March\n- 2026-03-01 slots\n#### Promises\n- 2026-03-02 slots\n### April\n- 2026-04-01 slots", "2026-03-01 slots; 2026-04-01 slots", ""},
		// Running text, nested lists.
		{"- 2026-03-01 wrote: a\n  b\n\n  c\n  - 2026-03-02 d\n    - e\n- 2026-03-03 slots", "2026-03-01 wrote text=a / b /  / c / - 2026-03-02 d /   - e; 2026-03-03 slots", ""},
		{"- 2026-03-01 wrote email\n  b: c", "2026-03-01 wrote by=email text=b: c", ""},
		{"- 2026-03-01 reply yes:\n  - \"happy\" [from:: Petra]", "2026-03-01 reply answer=yes from=Petra text=- \"happy\"", ""},
		{"- 2026-03-01 met her\n  at the gym", "2026-03-01 note text=met her / at the gym", CodeUnknownEvent},
		// Order: by date, then by line; what has no date comes first.
		{"- 2026-03-02T15:00 slots\n- 2026-03-01 slots\n- no date\n- 2026-03-02T09:00 wrote", "note text=no date; 2026-03-01 slots; 2026-03-02 15:00 slots; 2026-03-02 09:00 wrote", CodeUndated},
	})
}

func TestFindingsOfALog(t *testing.T) {
	src := "---\nname: Ana\n---\n## Log\n- 2026-03-02 slots\n* éa no date\n  - [ ] b\n- 2026-03-03 fax\n"
	var got []string
	for _, f := range Read(infoint.KindContact, "contacts/ana.md", []byte(src)).Findings {
		got = append(got, fmt.Sprintf("%s:%d:%d %s %s %v", f.Path, f.Pos.Line, f.Pos.Column, f.Severity, f.Code, f.Unreadable))
	}
	want := []string{
		"contacts/ana.md:6:3 warn log-no-date true",
		"contacts/ana.md:8:3 warn log-unknown-event true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHeadingsOfALog(t *testing.T) {
	for _, heading := range []string{"## Log", "### log", "# LOG", "###### Log:", "Log\n---", "Log\n===", "##  Log ##"} {
		n := Read(infoint.KindContact, "x.md", []byte("# Ana\n\n"+heading+"\n- 2026-03-02 slots\n\n## Notes\n- 2026-03-03 slots\n\n"+heading+"\n- 2026-03-01 wrote\n"))
		if got := len(n.Contact.Log); got != 2 || n.Contact.Log[0].Kind != infoint.EventWrote || len(n.Findings) > 0 {
			t.Errorf("%q: %v, %v", heading, n.Contact.Log, n.Findings)
		}
	}
}
