package agenda

import (
	"fmt"
	"strings"
	"testing"
)

// heardOf is a vault with talks about UX, one with each person, held and written
// up one day after the other from 2 March on; keys are those of the people, and
// profile is the body of the profile.
func heardOf(profile string, keys ...string) string {
	var b strings.Builder
	b.WriteString("\n-- profile.md --\n---\nprofessions: [UX]\n---\n" + profile)
	for i, own := range keys {
		day := fmt.Sprintf("2026-03-%02d", 2+i)
		fmt.Fprintf(&b, "-- contacts/p%d.md --\n---\ntier: none\n%s\n---\n", i+1, own)
		fmt.Fprintf(&b, "-- interviews/t%d.md --\n---\nwith: \"[[p%d]]\"\nprofessions: [UX]\nheld: %s\ndebriefed: %s\nthanked: %s\n---\n", i+1, i+1, day, day, day)
	}
	return b.String()
}

// off puts the look back off, which stands beside most rows of this table.
const off = "## Log\n- 2026-03-02 snooze reflect until 2027-01-01\n"

func TestLearningRows(t *testing.T) {
	const belief = "## Hypotheses\n- h1 It is all meetings [profession:: UX]\n" + off
	four := heardOf(belief, "", "", "", "")
	insight := strings.Replace(four, "thanked: 2026-03-03\n---\n", "thanked: 2026-03-03\n---\n## Insights\n- \"Two a day\" [against:: h1]\n", 1)
	all := func(key string) string { return heardOf(off, key, key, key) }
	checkSeen(t, []seen{
		{"two written up", "2026-03-09", heardOf("", "", ""), ""},
		{"three written up", "2026-03-09", heardOf("", "", "", ""), "2 reflect me 03-04 +5"},
		{"six", "2026-03-09", heardOf("", "", "", "", "", "", ""), "1 reflect me 03-04 +5"},
		{"looked back since", "2026-03-09", heardOf("", "", "", "") + "-- reflections/r.md --\n---\non: 2026-03-05\n---\n", ""},

		{"a belief after three talks", "2026-03-09", heardOf(belief, "", "", ""), ""},
		{"a belief after four, and nobody was asked", "2026-03-09", four, "3 hypothesis-stale me 03-05 +4"},
		{"somebody spoke to it", "2026-03-09", insight, ""},
		{"it was given a status", "2026-03-09", strings.Replace(four, "UX]\n## Log", "UX]\n  - 2026-03-05 leaning true\n## Log", 1), ""},
		{"it is about something else", "2026-03-09", strings.Replace(four, "[profession:: UX]", "[profession:: law]", 1), ""},
		{"its profession was dropped", "2026-03-09", strings.Replace(four, "## Log", "## Decisions\n- 2026-03-06 drop UX: not for me\n## Log", 1), ""},

		{"three seniors", "2026-03-09", all("seniority: senior"), "3 coverage me 03-04 +5"},
		{"three of one kind of house", "2026-03-09", all("organisation_kind: agency"), "3 coverage me 03-04 +5"},
		{"two seniors and a junior", "2026-03-09", heardOf(off, "seniority: senior", "seniority: junior", "seniority: senior"), ""},
		{"two seniors, and one nobody knows", "2026-03-09", heardOf(off, "seniority: senior", "", "seniority: senior"), ""},
		{"three known of four", "2026-03-09", heardOf(off, "seniority: senior", "", "seniority: senior", "seniority: senior"), "3 coverage me 03-05 +4"},
		{"dismissed", "2026-03-09", strings.Replace(all("seniority: senior"), off, off+"- 2026-03-09 dismiss coverage:ux\n", 1), ""},
	})
}

// TestPipelineDry is said from Monday to Friday, while a campaign is under way.
func TestPipelineDry(t *testing.T) {
	dry := func(contacts ...string) string {
		return "\n-- profile.md --\n---\nprofessions: [UX]\n---\n" + strings.Join(contacts, "")
	}
	wrote := func(name, log string) string { return "-- contacts/" + name + ".md --\n## Log\n" + log + "\n" }
	one := wrote("ana", "- 2026-03-01 outreach\n- 2026-03-03 reply no\n- 2026-03-03 wrote")
	two := wrote("ben", "- 2026-03-20 outreach\n- 2026-03-20 snooze nudge until 2027-01-01")
	for name, tt := range map[string]struct{ archive, from, to, want string }{
		"a working week":             {dry(one), "2026-03-20", "2026-03-30", "03-20 03-23 03-24 03-25 03-26 03-27 03-30"},
		"one thread is few":          {dry(one, two), "2026-03-23", "2026-03-23", "03-23"},
		"two are enough":             {dry(one, two, strings.Replace(two, "ben", "carl", 1)), "2026-03-23", "2026-03-27", ""},
		"a talk is arranged":         {dry(one, "-- contacts/dora.md --\n-- interviews/t.md --\n---\nwith: \"[[dora]]\"\nscheduled: 2026-03-31T10:00\n---\n"), "2026-03-23", "2026-03-27", ""},
		"nobody wrote for 60 days":   {dry(one), "2026-04-29", "2026-05-05", "04-29 04-30"},
		"nothing is being explored":  {strings.Replace(dry(one), "professions: [UX]", "name: Maya", 1), "2026-03-23", "2026-03-27", ""},
		"put off until next week":    {strings.Replace(dry(one), "[UX]\n---\n", "[UX]\n---\n## Log\n- 2026-03-23 snooze pipeline-dry until 2026-03-30\n", 1), "2026-03-23", "2026-03-30", "03-30"},
		"dropped until next Monday":  {strings.Replace(dry(one), "[UX]\n---\n", "[UX]\n---\n## Log\n- 2026-03-24 dismiss pipeline-dry: ill\n", 1), "2026-03-24", "2026-03-31", "03-30 03-31"},
		"quiet where it is finished": {strings.Replace(dry(one), "[UX]\n---\n", "[UX]\n---\n## Log\n- 2026-03-20 finished\n", 1), "2026-03-23", "2026-03-27", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := shownOn(t, tt.archive, RulePipelineDry, tt.from, tt.to); got != tt.want {
				t.Errorf("it is shown on %q and not on %q", got, tt.want)
			}
		})
	}
}

// TestRetention asks once a year about people who are long closed.
func TestRetention(t *testing.T) {
	kept := func(line string) string { return ana("2024-03-01 outreach", "2024-03-20 closed dropped") + line }
	checkSeen(t, []seen{
		{"the day before", "2026-03-19", kept(""), ""},
		{"24 months", "2026-03-20", kept(""), "3 retention ana 03-20"},
		{"kept", "2026-03-21", kept("- 2026-03-20 note kept\n"), ""},
		{"a year later", "2027-03-20", kept("- 2026-03-20 note kept\n"), "3 retention ana 2027-03-20"},
		{"a line in between", "2026-03-20", kept("- 2025-09-01 note met her sister\n"), ""},
		{"they are written to again", "2026-03-20", kept("- 2026-03-18 reopened\n- 2026-03-18 outreach\n"), "2 nudge ana 03-27"},
		{"they wished to be left alone", "2026-03-20", strings.Replace(kept(""), "ana.md --\n", "ana.md --\n---\ndo_not_contact: true\n---\n", 1), ""},
	})
}
