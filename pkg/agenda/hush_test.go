package agenda

import (
	"strings"
	"testing"
)

// TestHush: snooze holds until its day, dismiss until the cause happens anew.
func TestHush(t *testing.T) {
	const asked = "2026-03-23 reply question"
	inTalk := func(log string) string {
		return talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24") + "## Log\n" + log + "\n"
	}
	checkSeen(t, []seen{
		{"snoozed", "2026-03-27", ana(asked, "2026-03-24 snooze answer-reply until 2026-03-28"), ""},
		{"back on its day", "2026-03-28", ana(asked, "2026-03-24 snooze answer-reply until 2026-03-28"), "1 answer-reply ana 03-24 +4"},
		{"snoozed again", "2026-03-28", ana(asked, "2026-03-24 snooze answer-reply until 2026-03-28", "2026-03-28 snooze answer-reply until 2026-03-30"), ""},
		{"the last word counts", "2026-03-27", ana(asked, "2026-03-24 snooze answer-reply until 2026-03-30", "2026-03-25 snooze answer-reply until 2026-03-26"), "1 answer-reply ana 03-24 +3"},
		{"without a day it holds nothing", "2026-03-27", ana(asked, "2026-03-24 snooze answer-reply"), "1 answer-reply ana 03-24 +3"},
		{"another rule", "2026-03-24", ana(asked, "2026-03-24 snooze nudge until 2026-03-28", "2026-03-24 dismiss park"), "1 answer-reply ana 03-24"},
		{"by key", "2026-03-27", ana(asked, "2026-03-24 snooze answer-reply:ana until 2026-03-28"), ""},
		{"in another case", "2026-03-27", ana(asked, "2026-03-24 Snooze Answer-Reply until 2026-03-28: busy"), ""},
		{"by the key of another", "2026-03-24", ana(asked, "2026-03-24 dismiss answer-reply:ben"), "1 answer-reply ana 03-24"},
		{"dismissed", "2026-03-27", ana(asked, "2026-03-24 dismiss answer-reply: settled in the corridor"), ""},
		{"dismissed on the day", "2026-03-27", ana(asked, "2026-03-23 dismiss answer-reply"), ""},
		{"they ask anew", "2026-03-27", ana(asked, "2026-03-24 dismiss answer-reply", "2026-03-26 reply question"), "1 answer-reply ana 03-27"},
		{"dismissed in the year 2062, which is a slip", "2026-03-24", ana(asked, "2062-03-24 dismiss answer-reply"), "1 answer-reply ana 03-24"},
		{"snoozed in the year 2062", "2026-03-24", ana(asked, "2062-03-24 snooze answer-reply until 2063-01-01"), "1 answer-reply ana 03-24"},
		{"a nudge dismissed", "2026-04-27", ana("2026-03-23 outreach", "2026-03-24 dismiss nudge"), ""},
		{"they ask anew on that day", "2026-03-27", ana(asked, "2026-03-23 dismiss answer-reply: phoned", "2026-03-23 reply question"), "1 answer-reply ana 03-24 +3"},
		{"and that is dismissed too", "2026-03-27", ana(asked, "2026-03-23 dismiss answer-reply: phoned", "2026-03-23 reply question", "2026-03-23 dismiss answer-reply"), ""},
		{"a note below it", "2026-03-27", ana(asked, "2026-03-23 dismiss answer-reply", "2026-03-23 note phoned"), ""},
		{"a letter below a dismissal", "2026-04-27", ana("2026-03-23 dismiss nudge", "2026-03-23 outreach"), "2 nudge ana 04-01 +26"},
		{"a new letter", "2026-04-27", ana("2026-03-23 outreach", "2026-03-24 dismiss nudge", "2026-04-27 outreach"), "2 nudge ana 05-06"},
		{"in the talk's log", "2026-03-25", inTalk("- 2026-03-24 dismiss thank\n- 2026-03-24 snooze debrief until 2026-03-26"), ""},
		{"in the talk's log, by key", "2026-03-25", inTalk("- 2026-03-24 dismiss thank:talk"), "1 debrief ana 03-24 +1"},
		{"in the person's log", "2026-03-25", strings.Replace(inTalk("- 2026-03-24 note x"), "-- interviews", "## Log\n- 2026-03-24 dismiss debrief\n-- interviews", 1), "1 thank ana 03-25T15:20+01:00"},
		{"in another talk's log", "2026-03-25", inTalk("- 2026-03-24 note x") + "-- interviews/other.md --\n---\nwith: [[ana]]\n---\n## Log\n- 2026-03-24 dismiss thank\n- 2026-03-24 dismiss debrief:talk\n", "1 debrief ana 03-24 +1\n1 thank ana 03-25T15:20+01:00"},
		{"did it happen, dismissed", "2026-03-25", talk("scheduled: 2026-03-24T15:00") + "## Log\n- 2026-03-25 dismiss did-it-happen\n", ""},
		{"did it happen, moved since", "2026-03-29", talk("scheduled: 2026-03-28T15:00") + "## Log\n- 2026-03-25 dismiss did-it-happen\n- 2026-03-26 moved them: x\n", "1 did-it-happen ana 03-28T17:20+01:00 +1"},
		{"prep dismissed, moved since", "2026-03-27", talk("scheduled: 2026-03-28T15:00", "booked: 2026-03-20") + "## Log\n- 2026-03-25 dismiss prep\n- 2026-03-26 moved them: x\n", "1 prep ana 03-26 +1\n1 confirm-tomorrow ana 03-27"},
		{"prep dismissed", "2026-03-27", talk("scheduled: 2026-03-28T15:00", "booked: 2026-03-20") + "## Log\n- 2026-03-25 dismiss prep\n", "1 confirm-tomorrow ana 03-27"},
		{"the talk that fell through, in its log", "2026-03-25", talk("scheduled: 2026-03-24T15:00", "missed_by: them") + "## Log\n- 2026-03-25 dismiss send-slots\n", ""},
		{"all promises", "2026-03-25", "\n-- contacts/ana.md --\n## Promises\n- [ ] a ➕ 2026-03-20\n- [ ] b ➕ 2026-03-25\n## Log\n- 2026-03-24 dismiss promise-mine\n", "2 promise-mine ana 04-01"},
		{"a promise to somebody else in the talk", "2026-03-25", "\n-- contacts/ana.md --\n-- contacts/ben.md --\n-- interviews/talk.md --\n---\nwith: [[ana]]\n---\n## Promises\n- [ ] [[ben]] x\n## Log\n- 2026-03-24 snooze promise-mine until 2026-04-01\n", ""},
	})
}

// TestHushByKey: the key of any row, even of a file with a space, can stand in
// a line of a log.
func TestHushByKey(t *testing.T) {
	const archive = "\n-- contacts/Ana Ruiz Jr..md --\n## Promises\n- [ ] a\n- [ ] b\n\n## Log\n- 2026-03-02 outreach\n"
	for _, r := range look(t, "2026-03-25", archive).All() {
		for _, line := range []string{"- 2026-03-25 snooze " + r.Key + " until 2026-04-01\n", "- 2026-03-25 dismiss " + r.Key + "\n"} {
			rows := look(t, "2026-03-25", archive+line).All()
			if len(rows) != 2 {
				t.Errorf("after %q there are\n%s", line, briefs(rows))
			}
			for _, left := range rows {
				if left.Key == r.Key {
					t.Errorf("after %q the row is still there", line)
				}
			}
		}
	}
}
