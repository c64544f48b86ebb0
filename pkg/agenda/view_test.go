package agenda

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// TestWords: what a row says, and the lines it gives to a shell.
func TestWords(t *testing.T) {
	for _, c := range []struct{ name, now, archive, why, next, done string }{
		{"one day", "2026-03-17", ana("2026-03-16 outreach"), "1 business day since you wrote on Mon 16 March; silence is normal", "infoint draft ana nudge", "infoint done ana nudge"},
		{"seven", "2026-03-28", ana("2026-03-18 outreach"), "7 business days since you wrote on Wed 18 March; silence is normal", "infoint draft ana nudge", "infoint done ana nudge"},
		{"away", "2026-03-17", ana("2026-03-16 outreach", "2026-03-16 reply auto 2026-03-23"), "they are away until Mon 23 March; silence is normal", "infoint draft ana nudge", "infoint done ana nudge"},
		{"back", "2026-03-23", ana("2026-03-16 outreach", "2026-03-16 reply auto 2026-03-23"), "they are back since Mon 23 March and have not answered yet", "infoint draft ana nudge", "infoint done ana nudge"},
		{"park", "2026-03-28", ana("2026-03-04 outreach", "2026-03-13 nudge"), "no answer since Fri 13 March; let it rest, nothing needs to be sent", "infoint done ana park", "infoint done ana park"},
		{"a question", "2026-03-26", ana("2026-03-25 reply question"), "they asked something on Wed 25 March", "infoint show ana", "infoint done ana answer-reply"},
		{"a question, late", "2026-03-27", ana("2026-03-25 reply question"), "they asked something on Wed 25 March, 2 days ago", "infoint show ana", "infoint done ana answer-reply"},
		{"through somebody", "2026-03-26", ana("2026-03-25 reply no [from:: Petra Lindner]"), "they said no on Wed 25 March, through Petra Lindner; a short thank-you keeps the door open", "infoint show ana", "infoint done ana answer-reply"},
		{"later", "2026-03-26", ana("2026-03-25 reply later 2026-09-01"), "they said later on Wed 25 March; say that you will come back", "infoint show ana", "infoint done ana answer-reply"},
		{"redirect", "2026-03-26", ana("2026-03-25 reply redirect [[ben]]"), "they pointed to somebody else on Wed 25 March; thank them", "infoint show ana", "infoint done ana answer-reply"},
		{"bounce", "2026-03-26", ana("2026-03-25 reply bounce"), "your message came back on Wed 25 March; look for another address", "infoint edit ana", ""},
		{"times taken", "2026-03-26", ana("2026-03-24 slots", "2026-03-25 reply yes"), "they answered your times on Wed 25 March", "infoint add interview ana --at …", ""},
		{"a question about times", "2026-03-26", ana("2026-03-24 slots", "2026-03-25 reply question"), "they asked something on Wed 25 March", "infoint show ana", "infoint done ana answer-reply"},
		{"just an answer", "2026-03-26", ana("2026-03-25 reply"), "they answered on Wed 25 March", "infoint show ana", "infoint done ana answer-reply"},
		{"yes on Friday, seen on Tuesday", "2026-03-24", ana("2026-03-20 reply yes"), "they said yes on Fri 20 March; offer times", "infoint draft ana slots", "infoint done ana send-slots"},
		{"yes on Friday, seen on Wednesday", "2026-03-25", ana("2026-03-20 reply yes"), "they said yes on Fri 20 March, 5 days ago; offer times", "infoint draft ana slots", "infoint done ana send-slots"},
		{"cancelled", "2026-03-24", talk("scheduled: 2026-03-25T10:00", "cancelled: 2026-03-23", "cancelled_by: them"), "the talk was called off on Mon 23 March; offer new times", "infoint draft ana slots", "infoint done ana send-slots"},
		{"cancelled by me", "2026-03-24", talk("scheduled: 2026-03-25T10:00", "cancelled: 2026-03-23", "cancelled_by: me"), "you called the talk off on Mon 23 March; offer new times, or close the thread", "infoint draft ana slots", "infoint done ana send-slots"},
		{"they did not come", "2026-03-24", talk("scheduled: 2026-03-23T10:00", "missed_by: them"), "they could not make it on Mon 23 March; offer new times, gently", "infoint draft ana slots", "infoint done ana send-slots"},
		{"I did not come", "2026-03-24", talk("scheduled: 2026-03-23T10:00", "missed_by: me"), "you missed the talk on Mon 23 March; say sorry and offer new times", "infoint draft ana slots", "infoint done ana send-slots"},
		{"prep", "2026-03-23", talk("scheduled: 2026-03-24T18:00", "timezone: America/New_York"), "you talk on Tue 24 March 23:00; choose your questions", "infoint prep ana", "infoint done ana prep"},
		{"prep for a day", "2026-03-23", talk("scheduled: 2026-03-24"), "you talk on Tue 24 March; choose your questions", "infoint prep ana", "infoint done ana prep"},
		{"did it", "2026-03-24 20:00", talk("scheduled: 2026-03-24T15:00"), "the talk was set for Tue 24 March 15:00; did it take place?", "infoint log talk held", "infoint done ana did-it-happen"},
		{"thank", "2026-03-25", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24"), "you talked on Tue 24 March; a thank-you is due by Wed 25 March 15:20", "infoint draft ana thanks", "infoint done ana thank"},
		{"thank, at 48 hours", "2026-03-26 15:20", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24"), "you talked on Tue 24 March; a thank-you was due by Wed 25 March 15:20", "infoint draft ana thanks", "infoint done ana thank"},
		{"thank, late", "2026-03-26 15:21", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24"), "you talked on Tue 24 March; a late thank-you is welcome too", "infoint draft ana thanks", "infoint done ana thank"},
		{"debrief", "2026-03-27 15:20", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "thanked: 2026-03-24"), "write down what you heard on Tue 24 March", "infoint edit talk", "infoint done ana debrief"},
		{"debrief, after 72 hours", "2026-03-27 15:21", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "thanked: 2026-03-24"), "write down what you still remember of Tue 24 March, and mark it as late", "infoint edit talk", "infoint done ana debrief"},
		{"a promise to one of several", "2026-03-24", "\n-- contacts/ben.md --\n-- contacts/ana.md --\n-- interviews/talk.md --\n---\nwith: [\"[[ben]]\", \"[[ana]]\"]\n---\n## Promises\n- [ ] [[ana|Ana]]: two slides 📅 2026-03-24\n", "you promised: two slides", "infoint done ana promise-mine", "infoint done ana promise-mine"},
		{"a promise about their own", "2026-03-24", "\n-- contacts/ana.md --\n-- interviews/talk.md --\n---\nwith: [[ana]]\n---\n## Promises\n- [ ] [[ana|Ana]]'s slides, to be read 📅 2026-03-24\n", "you promised: Ana's slides, to be read", "infoint done ana promise-mine", "infoint done ana promise-mine"},
		{"a promise", "2026-03-24", "\n-- contacts/ana.md --\n## Promises\n- [ ] the [[slides|two slides]] 📅 2026-03-24\n", "you promised: the two slides", "infoint done ana promise-mine", "infoint done ana promise-mine"},
		{"a file with a space", "2026-03-24", strings.ReplaceAll(ana("2026-03-23 reply yes"), "ana.md", "Ana Ruiz.md"), "they said yes on Mon 23 March; offer times", "infoint draft 'Ana Ruiz' slots", "infoint done 'Ana Ruiz' send-slots"},
		{"a file with a quotation mark", "2026-03-24", strings.ReplaceAll(ana("2026-03-23 reply yes"), "ana.md", "Ana O'Hara.md"), "they said yes on Mon 23 March; offer times", `infoint draft 'Ana O'\''Hara' slots`, `infoint done 'Ana O'\''Hara' send-slots`},
	} {
		rows := look(t, c.now, c.archive).All()
		if !slices.ContainsFunc(rows, func(r Row) bool { return r.Why == c.why && r.Next == c.next && r.Done == c.done }) {
			t.Errorf("%s: no row says\n%s\n%s\n%s", c.name, c.why, c.next, c.done)
			for _, r := range rows {
				t.Logf("but\n%s\n%s\n%s", r.Why, r.Next, r.Done)
			}
		}
	}
}

// TestPlace: a row names the line that made it, so that an editor opens there.
func TestPlace(t *testing.T) {
	const archive = `
-- contacts/Ana Ruiz.md --
## Log
- 2026-03-23 reply question
-- contacts/ben.md --
## Log
- 2026-03-02 outreach

## Promises
- [x] a
- [ ] b
-- contacts/carl.md --
-- interviews/talk.md --
---
with: [[carl]]
held: 2026-03-23
---
`
	want := map[string]string{
		"nudge:ben":             "contacts/ben.md:1 ben, talk ",
		"answer-reply:ana_ruiz": "contacts/Ana Ruiz.md:2 Ana Ruiz, talk ",
		"debrief:talk":          "interviews/talk.md:1 carl, talk talk",
		"thank:talk":            "interviews/talk.md:1 carl, talk talk",
	}
	for _, r := range look(t, "2026-03-24", archive).All() {
		got := r.Path + ":" + string(rune('0'+r.Line)) + " " + r.Name + ", talk " + string(r.Interview)
		if r.IsPromise() {
			if got != "contacts/ben.md:6 ben, talk " || r.Words() != "b" {
				t.Errorf("the promise stands in %s: %q", got, r.Words())
			}
			continue
		}
		if got != want[r.Key] {
			t.Errorf("%s stands in %q, not %q", r.Key, got, want[r.Key])
		}
		delete(want, r.Key)
	}
	if len(want) > 0 {
		t.Errorf("no row for %v", want)
	}
}

// TestTwins: of two files with one id neither is hidden by the other, though
// only a path can tell them apart.
func TestTwins(t *testing.T) {
	rows := look(t, "2026-03-24", "\n-- contacts/alumni/ana.md --\n## Log\n- 2026-03-20 outreach\n-- contacts/ana.md --\n## Log\n- 2026-03-23 outreach\n").All()
	var got []string
	for _, r := range rows {
		got = append(got, r.Key+" "+r.Due.String()+" "+r.Done)
	}
	want := "nudge:ana 2026-03-31 infoint done ana nudge:ana, nudge:ana.2 2026-04-01 infoint done ana nudge:ana.2"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("the rows are %s, and not %s", s, want)
	}
}

// TestUpcoming: of what is not shown yet the next comes first.
func TestUpcoming(t *testing.T) {
	archive := ana("2026-03-19 outreach") + "-- contacts/ben.md --\n## Log\n- 2026-03-18 outreach\n-- contacts/carl.md --\n## Log\n- 2026-03-20 outreach\n"
	if r, day, ok := look(t, "2026-03-25", archive).Upcoming(); !ok || r.Contact != "ben" || day.String() != "2026-03-27" {
		t.Errorf("%s comes next, on %s", r.Key, day)
	}
	if _, _, ok := look(t, "2026-03-31", archive).Upcoming(); ok {
		t.Error("something comes next though everything is shown")
	}
}

func TestViews(t *testing.T) {
	archive := talk("scheduled: 2026-04-02T10:00", "booked: 2026-03-20") + `
-- contacts/ben.md --
## Log
- 2026-03-19 outreach
-- contacts/carl.md --
## Log
- 2026-03-02 outreach
- 2026-03-16 nudge
-- contacts/dora.md --
## Log
- 2026-03-27 reply yes
## Promises
- [ ] the slides 📅 2026-04-10
`
	for _, c := range []struct {
		name, now string
		view      View
		want      string
	}{
		{"today, Friday", "2026-03-27", ViewToday, "1 send-slots dora 03-30\n"},
		{"the week from Friday", "2026-03-27", ViewWeek, "1 send-slots dora 03-30\n1 prep ana 03-31\n1 confirm-tomorrow ana 04-01\n2 nudge ben 03-30\n3 park carl 03-30\n"},
		{"everything", "2026-03-27", ViewAll, "1 send-slots dora 03-30\n1 prep ana 03-31\n1 confirm-tomorrow ana 04-01\n1 promise-mine dora 04-10\n2 nudge ben 03-30\n3 park carl 03-30\n"},
		{"the eighth day", "2026-04-02", ViewWeek, "1 send-slots dora 03-30 +3\n1 prep ana 03-31 +2\n1 confirm-tomorrow ana 04-01 +1\n2 nudge ben 03-30 +3\n3 park carl 03-30 +3\n"},
		{"the seventh day", "2026-04-03", ViewWeek, "1 send-slots dora 03-30 +4\n1 did-it-happen ana 04-02T12:20+02:00 +1\n1 promise-mine dora 04-10\n2 nudge ben 03-30 +4\n3 park carl 03-30 +4\n"},
		{"Monday", "2026-03-30", ViewToday, "1 send-slots dora 03-30\n2 nudge ben 03-30\n3 park carl 03-30\n"},
		{"what can wait is quiet on Saturday", "2026-04-04", ViewToday, "1 send-slots dora 03-30 +5\n1 did-it-happen ana 04-02T12:20+02:00 +2\n2 nudge ben 03-30 +5\n"},
		{"on a Saturday the week is quiet about it too", "2026-04-04", ViewWeek, "1 send-slots dora 03-30 +5\n1 did-it-happen ana 04-02T12:20+02:00 +2\n1 promise-mine dora 04-10\n2 nudge ben 03-30 +5\n"},
	} {
		if got := briefs(look(t, c.now, archive).Rows(c.view)); got != c.want {
			t.Errorf("%s:\n%s\nand not\n%s", c.name, got, c.want)
		}
	}
}

// TestQuietDays: a holiday and a pause are as quiet as a Saturday.
func TestQuietDays(t *testing.T) {
	archive := ana("2026-03-02 outreach", "2026-03-11 nudge") +
		"-- .infoint/config.yaml --\nholidays: [2026-03-26]\npauses: [2026-03-30..2026-03-31]\n"
	if got, want := shownOn(t, archive, RulePark, "2026-03-20", "2026-04-03"), "03-25 03-27 04-01 04-02 04-03"; got != want {
		t.Errorf("it is shown on %s, not on %s", got, want)
	}
	if _, day, ok := look(t, "2026-03-28", archive).Upcoming(); !ok || day.String() != "2026-04-01" {
		t.Errorf("from Saturday it is shown next on %s", day)
	}
}

// TestOrder: what matters today, then who waits longest on me, then by day.
func TestOrder(t *testing.T) {
	const archive = `
-- contacts/a.md --
## Log
- 2026-03-25 reply question
-- contacts/b.md --
## Log
- 2026-03-23 reply yes
-- contacts/c.md --
## Promises
- [ ] x 📅 2026-03-24
- [ ] y 📅 2026-04-24
- [ ] z ➕ 2026-03-02
-- contacts/d.md --
-- interviews/d.md --
---
with: [[d]]
held: 2026-03-20
---
`
	want := `1 send-slots b 03-24 +3
1 promise-mine c 03-24 +3
1 answer-reply a 03-26 +1
1 debrief d 03-20 +7
1 thank d 03-21T23:59+01:00 +6
1 promise-mine c 04-24
2 promise-mine c 03-09 +18
`
	if got := briefs(look(t, "2026-03-27", archive).All()); got != want {
		t.Errorf("the order is\n%s\nand not\n%s", got, want)
	}
}

// TestMerge: never two messages to one person on one day.
func TestMerge(t *testing.T) {
	archive := talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24") + `## Promises
- [ ] the slides 📅 2026-03-25
- [ ] the book ➕ 2026-03-24
- [ ] [[ben]] the address 📅 2026-03-25
-- contacts/ben.md --
## Promises
- [ ] call 📅 2026-03-25
`
	a := look(t, "2026-03-25", archive)
	key := func(words string) string {
		for _, r := range a.All() {
			if r.Words() == words {
				return r.Key
			}
		}
		return words
	}
	want := "1 debrief ana 03-24 +1\n1 promise-mine ben 03-25\n1 promise-mine ben 03-25\n1 thank ana 03-25T15:20+01:00 also " + key("the slides") + "\n"
	rows := a.Rows(ViewToday)
	if got := briefs(sortedByRule(rows)); got != want {
		t.Errorf("merged there are\n%s\nand not\n%s", got, want)
	}
	all := a.Rows(ViewAll)
	if got, want := briefs(sortedByRule(all)), want[:strings.LastIndex(want, "1 thank")]+"2 promise-mine ana 03-31\n"+want[strings.LastIndex(want, "1 thank"):]; got != want {
		t.Errorf("what is due in a week is another message:\n%s\nand not\n%s", got, want)
	}
	for _, r := range rows {
		if r.Rule == RuleThank && !strings.HasSuffix(r.Why, "; in the same message: the slides") {
			t.Errorf("it says %q", r.Why)
		}
		if r.IsPromise() && r.Done != infoint.Command("done", "ben", r.Key) {
			t.Errorf("one promise of two is done by %s", r.Done)
		}
	}
	if got := a.Of("ana"); len(got) != 4 || strings.Contains(briefs(got), "also") {
		t.Errorf("unmerged there are\n%s", briefs(got))
	}
	if got := a.Shown("ana"); len(got) != 3 {
		t.Errorf("of Ana are shown\n%s", briefs(got))
	}
	if next := a.NextDue(); next["ana"].String() != "2026-03-24" || next["ben"].String() != "2026-03-25" || len(next) != 2 {
		t.Errorf("the next days are %v", next)
	}
}

// TestMergedRowMatters as much as the first thing in it, and stands there.
func TestMergedRowMatters(t *testing.T) {
	archive := ana("2026-03-16 outreach") + "## Promises\n- [ ] the slides 📅 2026-03-20\n-- contacts/ben.md --\n## Log\n- 2026-03-24 reply yes\n"
	rows := look(t, "2026-03-25", archive).Rows(ViewToday)
	if len(rows) != 2 || rows[0].Rule != RuleNudge || rows[0].Priority != Today || rows[1].Contact != "ben" {
		t.Errorf("the rows are\n%s", briefs(rows))
	}
	two := ana("2026-03-25 reply question") + "-- interviews/talk.md --\n---\nwith: [[ana]]\nheld: 2026-03-24\ndebriefed: 2026-03-24\n---\n"
	rows = look(t, "2026-03-25", two).Rows(ViewToday)
	if got, want := briefs(rows), "1 answer-reply ana 03-26 also thank:talk\n"; got != want || !strings.HasSuffix(rows[0].Why, "; in the same message: thank") {
		t.Errorf("two messages are %q %q, not %q", got, rows[0].Why, want)
	}
}

// TestGroups: what is to be done about a talk with several people is one row,
// for the first of them whom one may write to; but each is thanked.
func TestGroups(t *testing.T) {
	const archive = `
-- contacts/ana.md --
---
do_not_contact: true
---
-- contacts/ben.md --
## Log
- 2026-03-20 wrote email: thank-you for the address
-- contacts/carl.md --
-- interviews/talk.md --
---
with: ["[[ana]]", "[[ben]]", "[[carl]]"]
held: 2026-03-24
---
## Promises
- [ ] to the first
- [ ] [[carl]] the slides
`
	thanked := strings.Replace(archive, "-- contacts/carl.md", "- 2026-03-25 wrote email: thank-you\n-- contacts/carl.md", 1)
	for name, tt := range map[string]struct{ archive, want string }{
		"nobody was thanked":           {archive, "1 debrief ben 03-24 +1\n1 thank ben 03-25T23:59+01:00\n1 thank carl 03-25T23:59+01:00\n2 promise-mine carl 03-31\n"},
		"one of them was":              {thanked, "1 debrief ben 03-24 +1\n1 thank carl 03-25T23:59+01:00\n2 promise-mine carl 03-31\n3 first-update ben 05-06\n"},
		"the line says thanked":        {strings.Replace(thanked, "wrote email: thank-you\n", "Thanked email\n", 1), "1 debrief ben 03-24 +1\n1 thank carl 03-25T23:59+01:00\n2 promise-mine carl 03-31\n3 first-update ben 05-06\n"},
		"thanks for something else":    {strings.Replace(thanked, "wrote email: thank-you\n", "wrote email: thanks for the address\n", 1), "1 debrief ben 03-24 +1\n1 thank ben 03-25T23:59+01:00\n1 thank carl 03-25T23:59+01:00\n2 promise-mine carl 03-31\n"},
		"nobody else is to be thanked": {thanked + "## Log\n- 2026-03-25 dismiss thank:talk:carl: my sister\n", "1 debrief ben 03-24 +1\n2 promise-mine carl 03-31\n3 first-update ben 05-06\n"},
		"all were": {strings.Replace(thanked, "held: ", "thanked: 2026-03-25\nheld: ", 1),
			"1 debrief ben 03-24 +1\n2 promise-mine carl 03-31\n3 first-update ben 05-06\n3 first-update carl 05-06\n"},
	} {
		if got := briefs(look(t, "2026-03-25", tt.archive).All()); got != tt.want {
			t.Errorf("%s: the rows are\n%s\nand not\n%s", name, got, tt.want)
		}
	}
	a := look(t, "2026-03-25", archive)
	if got, next := briefs(a.Of("carl")), a.NextDue()["carl"].String(); next != "2026-03-24" ||
		got != "1 debrief ben 03-24 +1\n1 thank carl 03-25T23:59+01:00\n2 promise-mine carl 03-31\n" {
		t.Errorf("of the third the rows are\n%s\nnext on %s", got, next)
	}
	if got := briefs(a.Of("ana")); got != "" {
		t.Errorf("of her whom one must not write to the rows are\n%s", got)
	}
	keys := map[string]string{}
	for _, r := range a.All() {
		if d := r.Deed(); r.Rule == RuleThank {
			keys[r.Key] = string(d.To) + " " + string(d.Event.Kind) + " " + d.Event.Text
		}
	}
	for _, r := range look(t, "2026-03-25", thanked).All() {
		if r.Rule == RuleThank {
			keys[r.Key+" last"] = r.Deed().Key
		}
	}
	want := map[string]string{"thank:talk": "ben wrote thank-you", "thank:talk:carl": "carl wrote thank-you", "thank:talk:carl last": "thanked"}
	if !maps.Equal(keys, want) {
		t.Errorf("they are recorded by %q, not by %q", keys, want)
	}
}

func sortedByRule(rows []Row) []Row {
	lines := strings.Split(strings.TrimSuffix(briefs(rows), "\n"), "\n")
	out := make([]Row, 0, len(rows))
	for _, rule := range []string{RuleDebrief, RulePromiseMine, RuleThank} {
		for _, who := range []string{"ben", "ana"} {
			for i := range lines {
				if rows[i].Rule == rule && string(rows[i].Contact) == who {
					out = append(out, rows[i])
				}
			}
		}
	}
	return out
}
