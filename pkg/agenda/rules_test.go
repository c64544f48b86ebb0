package agenda

import (
	"strings"
	"testing"
)

// A seen is a vault at a time, and every row that is then open, none merged.
type seen struct {
	name    string
	now     string
	archive string
	want    string // as brief has them, a line each
}

func checkSeen(t *testing.T, all []seen) {
	t.Helper()
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			want := ""
			for line := range strings.Lines(s.want) {
				if line = strings.TrimSpace(line); line != "" {
					want += line + "\n"
				}
			}
			if got := briefs(look(t, s.now, s.archive).All()); got != want {
				t.Errorf("at %s the rows of%sare\n%sand not\n%s", s.now, s.archive, got, want)
			}
		})
	}
}

// ana is the file of Ana with these lines in her log.
func ana(lines ...string) string {
	return "\n-- contacts/ana.md --\n## Log\n- " + strings.Join(lines, "\n- ") + "\n"
}

// talk is a talk with Ana, who has a file without a log.
func talk(keys ...string) string {
	return "\n-- contacts/ana.md --\n-- interviews/talk.md --\n---\nwith: \"[[ana]]\"\n" + strings.Join(keys, "\n") + "\n---\n"
}

func TestReplies(t *testing.T) {
	checkSeen(t, []seen{
		{"a question, the same day", "2026-03-25 18:00", ana("2026-03-25 reply question"), "1 answer-reply ana 03-26"},
		{"a question on Friday is due on Monday", "2026-03-27", ana("2026-03-27 reply question"), "1 answer-reply ana 03-30"},
		{"and is over on Tuesday", "2026-03-31", ana("2026-03-27 reply question"), "1 answer-reply ana 03-30 +1"},
		{"before a holiday", "2026-04-02", ana("2026-04-02 reply no") + "-- .infoint/config.yaml --\nholidays: [2026-04-03, 2026-04-06]\n", "1 answer-reply ana 04-07"},
		{"in a pause", "2026-04-02", ana("2026-04-02 reply no") + "-- .infoint/config.yaml --\npauses: [2026-04-03..2026-04-12]\n", "1 answer-reply ana 04-13"},
		{"two business days to answer", "2026-03-27", ana("2026-03-27 reply question") + "-- .infoint/config.yaml --\nreply.answer_within: 2\n", "1 answer-reply ana 03-31"},
		{"it never expires", "2028-03-27", ana("2026-03-27 reply question"), "1 answer-reply ana 03-30 +728"},
		{"answered", "2026-03-27", ana("2026-03-26 reply question", "2026-03-26 wrote"), "2 nudge ana 04-06"},
		{"a bounce", "2026-03-27", ana("2026-03-27 outreach", "2026-03-27 reply bounce"), "1 answer-reply ana 03-30"},
		{"an automatic reply is none", "2026-03-27", ana("2026-03-27 outreach", "2026-03-27 reply auto"), "2 nudge ana 04-07"},
		{"a yes", "2026-03-27", ana("2026-03-27 reply yes"), "1 send-slots ana 03-30"},
		{"a yes to times", "2026-03-27", ana("2026-03-26 slots", "2026-03-27 reply yes"), "1 answer-reply ana 03-30"},
		{"times sent", "2026-03-27", ana("2026-03-26 reply yes", "2026-03-27 slots"), "2 chase-slots ana 04-02"},
		{"times by another word", "2026-03-27", ana("2026-03-26 said yes", "2026-03-27 proposed times"), "2 chase-slots ana 04-02"},
		{"yes, and the thread closed", "2026-03-27", ana("2026-03-26 reply yes", "2026-03-27 closed dropped"), ""},
		{"they did not come", "2026-03-27", talk("scheduled: 2026-03-26T15:00", "missed_by: them"), "1 send-slots ana 03-27"},
		{"do not contact", "2026-03-27", "\n-- contacts/ana.md --\n---\ndo_not_contact: true\n---\n## Log\n- 2026-03-26 reply yes\n## Promises\n- [ ] x\n" +
			"-- interviews/talk.md --\n---\nwith: [[ana]]\nscheduled: 2026-03-26T15:00\n---\n## Promises\n- [ ] y\n", ""},
	})
}

func TestTalks(t *testing.T) {
	checkSeen(t, []seen{
		{"ahead", "2026-03-12", talk("scheduled: 2026-03-24T15:00", "booked: 2026-03-11"), "1 prep ana 03-22\n1 confirm-tomorrow ana 03-23"},
		{"prepared", "2026-03-12", talk("scheduled: 2026-03-24T15:00", "prepared: 2026-03-11"), "1 confirm-tomorrow ana 03-23"},
		{"prepared before the move", "2026-03-12", talk("scheduled: 2026-03-26T15:00", "prepared: 2026-03-09") + "## Log\n- 2026-03-10 moved me: 2026-03-24T15:00 -> 2026-03-26T15:00\n", "1 prep ana 03-24\n1 confirm-tomorrow ana 03-25"},
		{"prepared on the day of the move", "2026-03-12", talk("scheduled: 2026-03-26T15:00", "prepared: 2026-03-10") + "## Log\n- 2026-03-10 moved me: x\n", "1 confirm-tomorrow ana 03-25"},
		{"three days to prepare", "2026-03-12", talk("scheduled: 2026-03-24T15:00") + "-- .infoint/config.yaml --\nprep.before: 3\n", "1 prep ana 03-21\n1 confirm-tomorrow ana 03-23"},
		{"a minute before", "2026-03-24 14:59", talk("scheduled: 2026-03-24T15:00"), "1 prep ana 03-22 +2\n1 confirm-tomorrow ana 03-23 +1"},
		{"it begins", "2026-03-24 15:00", talk("scheduled: 2026-03-24T15:00"), ""},
		{"two hours after its end, less a minute", "2026-03-24 17:19", talk("scheduled: 2026-03-24T15:00"), "1 did-it-happen ana 03-24T17:20+01:00 later"},
		{"its last minute", "2026-03-24 15:19", talk("scheduled: 2026-03-24T15:00"), ""},
		{"two hours after its end", "2026-03-24 17:20", talk("scheduled: 2026-03-24T15:00"), "1 did-it-happen ana 03-24T17:20+01:00"},
		{"a long talk", "2026-03-24 17:59", talk("scheduled: 2026-03-24T15:00", "minutes: 60"), "1 did-it-happen ana 03-24T18:00+01:00 later"},
		{"cancelled", "2026-03-24 18:00", talk("scheduled: 2026-03-24T15:00", "cancelled: 2026-03-23"), "1 send-slots ana 03-24"},
		{"a day and no hour, on the day", "2026-03-24 18:00", talk("scheduled: 2026-03-24"), "1 prep ana 03-22 +2\n1 confirm-tomorrow ana 03-23 +1"},
		{"a day and no hour, the day after", "2026-03-25", talk("scheduled: 2026-03-24"), "1 did-it-happen ana 03-25T01:59+01:00"},
		{"neither day nor hour", "2026-03-25", talk("booked: 2026-03-24"), ""},
		{
			"held", "2026-03-24 19:00", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24"),
			"1 debrief ana 03-24\n1 thank ana 03-25T15:20+01:00",
		},
		{
			"held on another day than planned", "2026-03-26 19:00", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-26"),
			"1 debrief ana 03-26\n1 thank ana 03-27T23:59+01:00",
		},
		{
			"held without an hour", "2026-03-24 19:00", talk("held: 2026-03-24"),
			"1 debrief ana 03-24\n1 thank ana 03-25T23:59+01:00",
		},
		{"written up and thanked", "2026-03-25", talk("held: 2026-03-24", "debriefed: 2026-03-24", "thanked: 2026-03-25"), "3 first-update ana 05-06"},
		{"48 hours for thanks", "2026-03-24 19:00", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24") + "-- .infoint/config.yaml --\nthanks.within: 48\nthanks.overdue: 72\n", "1 thank ana 03-26T15:20+01:00"},
		{"thanks on the last minute of the 14th day", "2026-04-07 15:20", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24"), "1 thank ana 03-25T15:20+01:00 +13"},
		{"thanks are dropped", "2026-04-07 15:21", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24"), ""},
		{"a write-up is never dropped", "2026-06-24", talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24"), "1 debrief ana 03-24 +92"},
		{"a dangling link is nobody's row", "2026-03-24 18:00", "\n-- interviews/talk.md --\n---\nwith: \"[[ana]]\"\nheld: 2026-03-24\n---\n## Promises\n- [ ] x\n", ""},
	})
}

// TestZones: the hour is that of the talk's wall, the day is the user's.
func TestZones(t *testing.T) {
	const user = "\n-- profile.md --\n---\ntimezone: America/New_York\n---\n"
	checkSeen(t, []seen{
		{"on the Sunday of 23 hours", "2026-03-29 05:00", talk("scheduled: 2026-03-29T01:50"), "1 did-it-happen ana 03-29T05:10+02:00 later"},
		{"its end is after the change", "2026-03-29 05:10", talk("scheduled: 2026-03-29T01:50"), "1 did-it-happen ana 03-29T05:10+02:00"},
		{"by the same clock across the change", "2026-03-28 18:00", talk("scheduled: 2026-03-28T15:00", "held: 2026-03-28", "debriefed: 2026-03-28"), "1 thank ana 03-29T15:20+02:00"},
		{"which moves no day in spring", "2026-03-29", talk("scheduled: 2026-03-28T23:30", "held: 2026-03-28", "debriefed: 2026-03-28"), "1 thank ana 03-29T23:50+02:00"},
		{"nor in autumn", "2026-10-25 09:00", talk("scheduled: 2026-10-25T00:10", "held: 2026-10-25", "debriefed: 2026-10-25"), "1 thank ana 10-26T00:30+01:00"},
		{"a talk in Tokyo, of the day before by my own diary", "2026-03-25 09:00", talk("scheduled: 2026-03-25T07:30", "minutes: 60", "timezone: Asia/Tokyo", "held: 2026-03-24", "debriefed: 2026-03-24"), "1 thank ana 03-26T00:30+01:00"},
		{"a talk on that Sunday is prepared for on Friday", "2026-03-26", talk("scheduled: 2026-03-29T10:00"), "1 prep ana 03-27\n1 confirm-tomorrow ana 03-28"},
		{"New York is five hours behind in those weeks", "2026-03-24 23:29", talk("scheduled: 2026-03-24T16:10", "timezone: America/New_York"), "1 did-it-happen ana 03-24T23:30+01:00 later"},
		{"and not six", "2026-03-24 23:30", talk("scheduled: 2026-03-24T16:10", "timezone: America/New_York"), "1 did-it-happen ana 03-24T23:30+01:00"},
		{"late in New York is another day here", "2026-03-20", talk("scheduled: 2026-03-24T20:00", "timezone: America/New_York"), "1 prep ana 03-23\n1 confirm-tomorrow ana 03-24"},
		{"and there it is not", "2026-03-20", talk("scheduled: 2026-03-24T20:00", "timezone: America/New_York") + user, "1 prep ana 03-22\n1 confirm-tomorrow ana 03-23"},
		{"held, by their calendar", "2026-03-25 10:00", talk("scheduled: 2026-03-24T20:00", "timezone: America/New_York", "held: 2026-03-24", "debriefed: 2026-03-25"), "1 thank ana 03-26T01:20+01:00"},
		{"held in the evening here, in the morning far east", "2026-03-24 21:00", talk("scheduled: 2026-03-25T09:00", "timezone: Asia/Tokyo", "held: 2026-03-24", "debriefed: 2026-03-24") + user, "1 thank ana 03-25T20:20-04:00"},
		{"their tomorrow has not come in my diary", "2026-03-24 21:00", talk("scheduled: 2026-03-25T09:00", "timezone: Asia/Tokyo", "held: 2026-03-25", "debriefed: 2026-03-25") + user, "1 did-it-happen ana 03-24T22:20-04:00 later"},
		{"and is asked about by midnight", "2026-03-24 22:30", talk("scheduled: 2026-03-25T09:00", "timezone: Asia/Tokyo", "held: 2026-03-25", "debriefed: 2026-03-25") + user, "1 did-it-happen ana 03-24T22:20-04:00"},
	})
}

// TestDidItHappenIsAsked daily for five days, then on Mondays.
func TestDidItHappenIsAsked(t *testing.T) {
	archive := talk("scheduled: 2026-03-19T15:00") // a Thursday
	if got, want := shownOn(t, archive, RuleDidItHappen, "2026-03-18", "2026-04-14"), "03-20 03-21 03-22 03-23 03-30 04-06 04-13"; got != want {
		t.Errorf("it is asked on %s, not on %s", got, want)
	}
	a := look(t, "2026-03-24 18:00", archive)
	if got := briefs(a.Rows(ViewToday)); got != "" {
		t.Errorf("on the sixth day it rests, and there is %s", got)
	}
	for _, view := range []View{ViewWeek, ViewAll} {
		if got, want := briefs(a.Rows(view)), "1 did-it-happen ana 03-19T17:20+01:00 +5\n"; got != want {
			t.Errorf("further on there is %q, not %q", got, want)
		}
	}
	if _, day, ok := a.Upcoming(); !ok || day.String() != "2026-03-30" {
		t.Errorf("it comes back on %s", day)
	}
	if got, want := shownOn(t, talk("scheduled: 2026-03-19T09:00"), RuleDidItHappen, "2026-03-18", "2026-03-29"), "03-20 03-21 03-22 03-23"; got != want {
		t.Errorf("after a talk in the morning it is asked on %s, not on %s", got, want)
	}
}

func TestSilence(t *testing.T) {
	const (
		easter = "-- .infoint/config.yaml --\nholidays: [2026-04-03, 2026-04-06]\n"
		pause  = "-- .infoint/config.yaml --\npauses: [2026-03-23..2026-03-27]\n"
		none   = "-- .infoint/config.yaml --\nnudge.max: 0\n"
		two    = "-- .infoint/config.yaml --\nnudge.max: 2\n"
	)
	checkSeen(t, []seen{
		{"from the first day", "2026-03-16", ana("2026-03-16 outreach"), "2 nudge ana 03-25"},
		{"written on a Saturday", "2026-03-16", ana("2026-03-14 outreach"), "2 nudge ana 03-24"},
		{"over Easter", "2026-04-01", ana("2026-03-31 outreach") + easter, "2 nudge ana 04-13"},
		{"over a pause", "2026-03-20", ana("2026-03-16 outreach") + pause, "2 nudge ana 04-01"},
		{"they are away", "2026-03-20", ana("2026-03-12 outreach", "2026-03-13 reply auto 2026-03-23"), "2 nudge ana 04-01"},
		{"ten business days", "2026-03-20", ana("2026-03-16 outreach") + "-- .infoint/config.yaml --\nnudge.after: 10\n", "2 nudge ana 03-30"},
		{"nudged", "2026-03-20", ana("2026-03-04 outreach", "2026-03-13 nudge"), "3 park ana 03-27"},
		{"park after five", "2026-03-20", ana("2026-03-04 outreach", "2026-03-13 nudge") + "-- .infoint/config.yaml --\npark.after: 5\n", "3 park ana 03-20"},
		{"it stands until somebody writes it down", "2026-06-26", ana("2026-03-04 outreach", "2026-03-13 nudge"), "3 park ana 03-27 +91"},
		{"written down", "2026-06-26", ana("2026-03-04 outreach", "2026-03-13 nudge", "2026-03-27 closed parked"), ""},
		{"no nudge at all", "2026-03-20", ana("2026-03-16 outreach") + none, "3 park ana 03-30"},
		{"two nudges, after the first", "2026-03-20", ana("2026-03-04 outreach", "2026-03-13 nudge") + two, "2 nudge ana 03-24"},
		{"two nudges, after the second", "2026-03-25", ana("2026-03-04 outreach", "2026-03-13 nudge", "2026-03-24 nudge") + two, "3 park ana 04-07"},
		{"introduced", "2026-03-20", ana("2026-03-16 intro-made [[ben]]"), "1 intro-answer ana 03-17 +3"},
		{"a talk is arranged", "2026-03-26", ana("2026-03-16 outreach") + "-- interviews/talk.md --\n---\nwith: [[ana]]\nscheduled: 2026-04-24T10:00\n---\n", "1 prep ana 04-22\n1 confirm-tomorrow ana 04-23"},
	})
	if got, want := shownOn(t, ana("2026-03-16 outreach"), RuleNudge, "2026-03-16", "2026-03-30"), "03-25 03-26 03-27 03-28 03-29 03-30"; got != want {
		t.Errorf("a nudge is shown on %s, not on %s", got, want)
	}
	if got, want := shownOn(t, ana("2026-03-04 outreach", "2026-03-13 nudge"), RulePark, "2026-03-24", "2026-03-31"), "03-27 03-30 03-31"; got != want {
		t.Errorf("parking is shown on %s, not on %s", got, want)
	}
}

func TestPromises(t *testing.T) {
	mine := func(lines ...string) string {
		return "\n-- contacts/ana.md --\n## Promises\n- " + strings.Join(lines, "\n- ") + "\n"
	}
	checkSeen(t, []seen{
		{"dated", "2026-03-20", mine("[ ] the slides 📅 2026-03-26"), "1 promise-mine ana 03-26"},
		{"dated by a field", "2026-03-20", mine("[ ] the slides [due:: 2026-03-26]"), "1 promise-mine ana 03-26"},
		{"made on a day", "2026-03-20", mine("[ ] the slides ➕ 2026-03-18"), "2 promise-mine ana 03-25"},
		{"both", "2026-03-20", mine("[ ] the slides ➕ 2026-03-18 📅 2026-03-19"), "1 promise-mine ana 03-19 +1"},
		{"neither", "2026-03-20", mine("[ ] the slides"), "2 promise-mine ana 03-20"},
		{"made tomorrow, which is a slip", "2026-03-20", mine("[ ] the slides ➕ 2062-03-18"), "2 promise-mine ana 03-20"},
		{"in a talk", "2026-03-20", talk("held: 2026-03-09", "debriefed: 2026-03-09", "thanked: 2026-03-09") + "## Promises\n- [/] the slides\n", "2 promise-mine ana 03-16 +4\n3 first-update ana 04-20"},
		{"in a talk that is ahead", "2026-03-20", talk("scheduled: 2026-04-09T10:00", "prepared: 2026-03-09") + "## Promises\n- [ ] the slides\n", "1 confirm-tomorrow ana 04-08\n2 promise-mine ana 03-20"},
		{"three days", "2026-03-20", mine("[ ] the slides ➕ 2026-03-18") + "-- .infoint/config.yaml --\npromise.mine: 3\n", "2 promise-mine ana 03-21"},
		{"done, dropped, theirs, no task", "2026-03-20", mine("[x] a", "[-] b", "[ ] them: c", "[ ] THEM : d", "e"), "2 promise-theirs ana 03-20\n2 promise-theirs ana 03-20"},
		{"a task elsewhere", "2026-03-20", "\n-- contacts/ana.md --\n## Todo\n- [ ] a 📅 2026-03-20\n", ""},
		{"the same twice", "2026-03-20", mine("[ ] a", "[ ] A"), "2 promise-mine ana 03-20\n2 promise-mine ana 03-20"},
		{
			"to the other one in a talk", "2026-03-20",
			"\n-- contacts/ana.md --\n-- contacts/ben.md --\n-- interviews/talk.md --\n---\nwith: [\"[[ana]]\", \"[[ben]]\"]\n---\n## Promises\n- [ ] [[ben|Ben]] the slides\n- [ ] the book\n",
			"2 promise-mine ana 03-20\n2 promise-mine ben 03-20",
		},
		{"about somebody, in a person's own file", "2026-03-20", mine("[ ] [[ben]] to be introduced") + "-- contacts/ben.md --\n", "2 promise-mine ana 03-20"},
	})
}

// TestPromiseKeys: a key follows the words and not the line.
func TestPromiseKeys(t *testing.T) {
	keys := func(body string) string {
		var out []string
		for _, r := range look(t, "2026-03-20", "\n-- contacts/Ana Ruiz.md --\n"+body).All() {
			out = append(out, r.Key)
		}
		return strings.Join(out, " ")
	}
	one := keys("## Promises\n- [ ] send the slides\n")
	for name, body := range map[string]string{
		"moved down":       "# Ana\n\ntext\n\n## Promises\n- [x] before\n- [ ] send the slides\n",
		"dated":            "## Promises\n- [ ] send the slides ➕ 2026-03-18 📅 2026-03-26\n",
		"in another case":  "## Promises\n- [ ] Send  the Slides\n",
		"under way":        "## Promises\n- [/] send the slides\n",
		"after its double": "## Promises\n- [x] send the slides\n- [ ] send the slides\n",
	} {
		if got := keys(body); got != one {
			t.Errorf("%s the key is %s, not %s", name, got, one)
		}
	}
	if strings.ContainsAny(one, " \t") || !strings.HasPrefix(one, "promise-mine:ana_ruiz:") {
		t.Errorf("the key %q is no word", one)
	}
	if other := keys("## Promises\n- [ ] send the slides!\n"); other == one {
		t.Error("another promise has the same key")
	}
}
