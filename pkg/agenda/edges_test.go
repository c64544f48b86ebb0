package agenda

import (
	"strings"
	"testing"
)

// named is a talk that was seen to the end, with the lines of its referrals.
func named(lines ...string) string {
	return talk("scheduled: 2026-03-24T15:00", "held: 2026-03-24", "debriefed: 2026-03-24", "thanked: 2026-03-24") +
		"## Referrals\n- " + strings.Join(lines, "\n- ") + "\n"
}

// TestReferralsStandApart: who was named and has no file is about nobody yet,
// so that two of them are two rows, also where each could be a message.
func TestReferralsStandApart(t *testing.T) {
	archive := named("Aiko Mori: left [permission:: yes]", "Bo Berg: stays [permission:: yes]")
	rows := look(t, "2026-03-27", archive).Rows(ViewToday)
	var names []string
	for _, r := range rows {
		names = append(names, r.Name+": "+r.Next)
	}
	want := "Aiko Mori: infoint add contact 'Aiko Mori' relationship=referral\nBo Berg: infoint add contact 'Bo Berg' relationship=referral"
	if got := strings.Join(names, "\n"); got != want {
		t.Errorf("the rows are\n%s\nand not\n%s", got, want)
	}
	asked := look(t, "2026-03-27", named("Xia [permission:: ask]", "Yan [permission:: ask]")).Rows(ViewToday)
	if len(asked) != 1 || !strings.HasSuffix(asked[0].Why, "; in the same message: ask-permission (Yan)") && !strings.HasSuffix(asked[0].Why, "; in the same message: ask-permission (Xia)") {
		t.Errorf("one message asks about both: %+v", asked)
	}
}

func TestReferralRows(t *testing.T) {
	const xena = "-- contacts/xena.md --\n## Log\n- 2026-03-01 heard\n"
	checkSeen(t, []seen{
		{"dismissed, and named by another since", "2026-04-16", named("[[ben]] [permission:: yes]") +
			"-- contacts/ben.md --\n## Log\n- 2026-04-01 dismiss follow-referral\n-- contacts/cleo.md --\n-- interviews/z-second.md --\n---\nwith: [[cleo]]\nheld: 2026-04-10\ndebriefed: 2026-04-10\nthanked: 2026-04-10\n---\n## Referrals\n- [[ben]] [permission:: yes]\n",
			"2 follow-referral ben 04-15 +1\n3 first-update ana 05-05\n3 first-update cleo 05-22"},
		{"who does not want to be contacted is not told of", "2026-03-27",
			"-- contacts/xena.md --\n-- contacts/ana.md --\n---\nvia: \"[[xena]]\"\ndo_not_contact: true\n---\n-- interviews/talk.md --\n---\nwith: [[ana]]\nheld: 2026-03-24\nthanked: 2026-03-24\ndebriefed: 2026-03-24\n---\n", ""},
		{"told about another is not told about this one", "2026-03-30",
			xena + "- 2026-03-25 told-about [[ben]]\n-- contacts/ben.md --\n-- contacts/ana.md --\n---\nvia: \"[[xena]]\"\n---\n-- interviews/talk.md --\n---\nwith: [[ana]]\nheld: 2026-03-24\nthanked: 2026-03-24\ndebriefed: 2026-03-24\n---\n",
			"2 tell-referrer xena 03-27 +3\n3 first-update ana 05-05"},
		{"told about this one", "2026-03-30",
			xena + "- 2026-03-25 told-about [[ana]]\n-- contacts/ana.md --\n---\nvia: \"[[xena]]\"\n---\n-- interviews/talk.md --\n---\nwith: [[ana]]\nheld: 2026-03-24\nthanked: 2026-03-24\ndebriefed: 2026-03-24\n---\n",
			"3 first-update ana 05-05"},
	})
	about := look(t, "2026-03-30", strings.Replace(named("[[ben]] [permission:: yes]"), "ana.md --\n", "ana.md --\n---\nname: Ana\ndo_not_contact: true\n---\n", 1)+"-- contacts/ben.md --\n").All()
	if len(about) != 1 || about[0].About != "" || strings.Contains(about[0].Why, "Ana") {
		t.Errorf("who named them and wants to be left alone is not spoken of: %+v", about)
	}
}

func TestTryAnotherAtTheCompany(t *testing.T) {
	person := func(name, company, log string) string {
		return "-- contacts/" + name + ".md --\n---\ncompany: " + company + "\nprofessions: [UX]\nwhy: x\n---\n## Log\n" + log
	}
	four := person("ana", "Foo", "- 2026-03-02 outreach\n") + person("cleo", "Foo", "") + person("dora", "Bar", "")
	checkSeen(t, []seen{
		{"somebody elsewhere was written to", "2026-03-06", "\n" + four + person("ben", "Bar", "- 2026-03-02 outreach\n"),
			"2 nudge ana 03-11\n2 nudge ben 03-11\n3 try-another cleo 03-05 +1\n3 try-another dora 03-05 +1"},
		{"somebody there was written to", "2026-03-06", "\n" + strings.Replace(four, "-- contacts/dora", "- 2026-03-05 outreach\n-- contacts/dora", 1),
			"2 nudge ana 03-11\n2 nudge cleo 03-16\n3 try-another dora 03-10"},
		{"somebody there has answered", "2026-03-06", "\n" + four + person("carl", "Foo", "- 2026-03-03 heard\n"), "2 nudge ana 03-11"},
	})
}

// TestTalkInAPause: what belongs to a talk that was arranged for a pause, or
// after it, comes when it would without the pause.
func TestTalkInAPause(t *testing.T) {
	archive := talk("scheduled: 2026-12-30T15:00", "booked: 2026-12-01") + "-- .infoint/config.yaml --\npauses: [2026-12-14..2027-01-06]\n"
	if got := shownOn(t, archive, RulePrep, "2026-12-10", "2026-12-29"); got != "12-28 12-29" {
		t.Errorf("prep is shown on %s", got)
	}
	if got := shownOn(t, archive, RuleConfirm, "2026-12-10", "2026-12-29"); got != "12-29" {
		t.Errorf("confirm-tomorrow is shown on %s", got)
	}
	promise := ana("2026-12-01 heard") + "## Promises\n- [ ] the slides 📅 2026-12-30\n-- .infoint/config.yaml --\npauses: [2026-12-14..2027-01-06]\n"
	if got := shownOn(t, promise, RulePromiseMine, "2026-12-10", "2026-12-15"); got != "12-11 12-12 12-13 12-14 12-15" {
		t.Errorf("what is due in a pause is shown on %s", got)
	}
}

// TestNothingIsCutFromAll: a view of today is kept short, that of all rows not.
func TestNothingIsCutFromAll(t *testing.T) {
	var old, friends strings.Builder
	for _, name := range strings.Fields("a b c d e f") {
		old.WriteString("-- contacts/" + name + ".md --\n## Log\n- 2023-01-02 outreach\n- 2023-01-10 closed dropped\n")
		friends.WriteString("-- contacts/" + name + ".md --\n---\ntier: close\n---\n## Log\n- 2026-01-02 heard\n")
	}
	for name, tt := range map[string]struct {
		archive    string
		today, all int
	}{"retention": {old.String(), 6, 6}, "keep in touch": {friends.String(), 3, 6}} {
		a := look(t, "2026-03-24", "\n"+tt.archive)
		if today, all := len(a.Rows(ViewToday)), len(a.Rows(ViewAll)); today != tt.today || all != tt.all {
			t.Errorf("%s: %d rows today and %d in all, want %d and %d", name, today, all, tt.today, tt.all)
		}
	}
}

func TestUndatedPromiseOfTheirs(t *testing.T) {
	const asks = "## Promises\n- [ ] them: introduce me to Ben\n"
	checkSeen(t, []seen{
		{"eight days after they were heard of", "2026-03-24", ana("2026-03-18 heard") + asks, "2 promise-theirs ana 03-26"},
		{"one check-in", "2026-03-27", ana("2026-03-18 heard", "2026-03-26 wrote email: a light check-in") + asks, ""},
		{"one on the working day before", "2026-03-27", ana("2026-03-20 heard", "2026-03-27 wrote email: a light check-in") + asks, ""},
		{"one before that day", "2026-03-27", ana("2026-03-20 heard", "2026-03-26 wrote") + asks, "2 promise-theirs ana 03-28"},
		{"and they promise again", "2026-04-03", ana("2026-03-18 heard", "2026-03-26 wrote", "2026-04-01 heard") + asks, "2 promise-theirs ana 04-09"},
		{"nobody knows when", "2026-03-24", "\n-- contacts/ana.md --\n" + asks, "2 promise-theirs ana 03-24"},
	})
}

func TestPeopleRows(t *testing.T) {
	closed := func(months string) string {
		return ana("2025-06-01 outreach", "2025-06-11 closed dropped") + "-- .infoint/config.yaml --\nprivacy.retention: " + months + "\n"
	}
	const chosen = "\n-- contacts/xena.md --\n-- contacts/ana.md --\n---\nchosen: 2026-03-20\n---\n## Log\n- 2026-03-20 intro-asked [[xena]]\n- 2026-03-21 intro-declined [[xena]]\n"
	checkSeen(t, []seen{
		{"half a year", "2025-12-11", closed("6"), "3 retention ana 2025-12-11"},
		{"the day before", "2025-12-10", closed("6"), ""},
		{"the usual", "2026-12-11", closed("24"), ""},
		{"an introduction was declined, and there is no reason yet", "2026-03-24", chosen, "2 research ana 03-20 +4"},
	})
}

// TestHushWord: what is put off is this row, and not the next one that comes
// under the same rule.
func TestHushWord(t *testing.T) {
	archive := named("Aiko Mori [permission:: yes]") + "-- contacts/ben.md --\n## Promises\n- [ ] lend the book 📅 2026-03-20\n## Log\n- 2026-03-20 reply question\n"
	want := map[string]string{RuleAnswerReply: "answer-reply", RuleFollowReferral: "follow-referral:aiko_mori", RuleFirstUpdate: "first-update"}
	for _, r := range look(t, "2026-03-27", archive).All() {
		switch {
		case r.IsPromise():
			if !strings.HasPrefix(r.Hush(), "promise-mine:ben:") {
				t.Errorf("a promise is put off as %s", r.Hush())
			}
		case r.Hush() != want[r.Rule]:
			t.Errorf("%s is put off as %s", r.Rule, r.Hush())
		}
	}
}

// TestKeepInTouchWithoutATalk: a letter that says what came of a talk needs one.
func TestKeepInTouchWithoutATalk(t *testing.T) {
	papa := "\n-- contacts/papa.md --\n---\ntier: close\n---\n## Log\n- 2026-03-02 wrote email\n"
	met := papa + "-- interviews/talk.md --\n---\nwith: [[papa]]\nheld: 2026-02-24\ndebriefed: 2026-02-24\nthanked: 2026-02-24\n---\n"
	for archive, want := range map[string]string{papa: "infoint show papa", met: "infoint draft papa update"} {
		rows := look(t, "2026-05-04", archive).Rows(ViewToday)
		if len(rows) != 1 || rows[0].Rule != RuleKeepInTouch || rows[0].Next != want {
			t.Errorf("the rows are %+v, want next %s", rows, want)
		}
	}
}

// TestEarly: a question that has its hour is on no list of the day before that
// hour, and on every list after it.
func TestEarly(t *testing.T) {
	archive := talk("scheduled: 2026-03-24T15:00")
	for _, tt := range []struct {
		now              string
		today, week, all int
	}{{"2026-03-24 17:19", 0, 1, 1}, {"2026-03-24 17:20", 1, 1, 1}} {
		a := look(t, tt.now, archive)
		if today, week, all := len(a.Rows(ViewToday)), len(a.Rows(ViewWeek)), len(a.Rows(ViewAll)); today != tt.today || week != tt.week || all != tt.all {
			t.Errorf("at %s there are %d, %d and %d rows", tt.now, today, week, all)
		}
	}
}

// TestOneMessageADay: who was written to today hears the rest tomorrow, but not
// what they wait for.
func TestOneMessageADay(t *testing.T) {
	met := func(name string) string {
		return "-- contacts/" + name + ".md --\n---\nvia: \"[[xena]]\"\n---\n-- interviews/" + name + ".md --\n---\nwith: [[" + name + "]]\nheld: 2026-03-24\nthanked: 2026-03-24\ndebriefed: 2026-03-24\n---\n"
	}
	archive := "\n-- contacts/xena.md --\n## Log\n- 2026-03-01 heard\n- 2026-03-27 told-about [[ben]]\n- 2026-03-30 wrote\n- 2026-03-30 reply question\n" + met("ana") + met("ben")
	for rule, want := range map[string]string{RuleTellReferrer: "03-28 03-29", RuleAnswerReply: "03-30"} {
		if got := shownOn(t, archive, rule, "2026-03-27", "2026-03-30"); got != want {
			t.Errorf("%s is shown on %s, not on %s", rule, got, want)
		}
	}
	for _, r := range look(t, "2026-03-27", archive).Of("xena") {
		if r.Rule == RuleTellReferrer && !r.Spent() {
			t.Errorf("a message went to her today: %+v", r)
		}
	}
}

// TestToldLater: who led me to somebody and heard nothing of it in a month reads
// of it in the next message.
func TestToldLater(t *testing.T) {
	archive := "\n-- contacts/xena.md --\n---\nname: Xena Orr\ntier: close\n---\n## Log\n- 2026-03-01 heard\n-- contacts/ana.md --\n---\nname: Ana Ruiz\nvia: \"[[xena]]\"\n---\n-- interviews/talk.md --\n---\nwith: [[ana]]\nheld: 2026-03-24\nthanked: 2026-03-24\ndebriefed: 2026-03-24\n---\n"
	const words = "; say as well that you have talked with Ana Ruiz"
	for now, want := range map[string]bool{"2026-04-23": false, "2026-04-24": true} {
		for _, r := range look(t, now, archive).Of("xena") {
			if r.Rule == RuleKeepInTouch && strings.HasSuffix(r.Why, words) != want {
				t.Errorf("at %s: %s", now, r.Why)
			}
		}
	}
	for _, line := range []string{"told-about [[ana]]", "dismiss tell-referrer", "dismiss tell-referrer:xena:ana"} {
		settled := strings.Replace(archive, "heard\n", "heard\n- 2026-03-25 "+line+"\n", 1)
		for _, r := range look(t, "2026-05-30", settled).Of("xena") {
			if strings.Contains(r.Why, words) {
				t.Errorf("after %s: %s", line, r.Why)
			}
		}
	}
}

// TestCoverageWaitsForTheNotes: who is missing is asked when there is something
// to look back on.
func TestCoverageWaitsForTheNotes(t *testing.T) {
	var archive strings.Builder
	archive.WriteString("\n-- profile.md --\n---\nprofessions: [UX]\n---\n")
	for _, name := range strings.Fields("ana ben cleo") {
		archive.WriteString("-- contacts/" + name + ".md --\n---\nprofessions: [UX]\nseniority: senior\n---\n-- interviews/" + name + ".md --\n---\nwith: [[" + name + "]]\nprofessions: [UX]\nheld: 2026-03-24\nthanked: 2026-03-24\ndebriefed: 2026-03-2" + map[string]string{"ana": "4", "ben": "4", "cleo": "6"}[name] + "\n---\n")
	}
	if got := shownOn(t, archive.String(), RuleCoverage, "2026-03-24", "2026-03-26"); got != "03-26" {
		t.Errorf("it is asked on %s", got)
	}
}

// TestLeftStanding: who said no since does not wait for questions, nor for a
// confirmation; whether the talk is off is asked at once.
func TestLeftStanding(t *testing.T) {
	stands := func(log string) string {
		return strings.Replace(talk("scheduled: 2026-03-26T15:00", "booked: 2026-03-10"), "ana.md --\n", "ana.md --\n## Log\n- 2026-03-02 outreach\n- 2026-03-09 reply yes\n"+log, 1)
	}
	checkSeen(t, []seen{
		{"it stands", "2026-03-25", stands(""), "1 prep ana 03-24 +1\n1 confirm-tomorrow ana 03-25"},
		{"they said no", "2026-03-25", stands("- 2026-03-24 reply no\n- 2026-03-24 wrote\n"), "1 did-it-happen ana 03-24T23:59+01:00 +1"},
		{"I closed it", "2026-03-24", stands("- 2026-03-24 closed dropped\n"), "1 did-it-happen ana 03-24T23:59+01:00"},
		{"and its hour has come", "2026-03-26 18:00", stands("- 2026-03-24 closed dropped\n"), "1 did-it-happen ana 03-26T17:20+01:00"},
	})
	row := look(t, "2026-03-24", stands("- 2026-03-24 closed dropped\n")).All()[0]
	if row.Next != "infoint log talk cancelled …" || !row.Deed().IsZero() || !strings.HasSuffix(row.Why, "the thread was ended on Tue 24 March; is it off?") {
		t.Errorf("the row is %+v", row)
	}
}
