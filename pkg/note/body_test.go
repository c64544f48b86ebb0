package note

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

func march(day int) infoint.Date { return infoint.Date{Year: 2026, Month: time.March, Day: day} }

func talk(section, lines string) *Note {
	return Read(infoint.KindInterview, "t.md", []byte("## "+section+"\n"+lines+"\n"))
}

func TestPromises(t *testing.T) {
	type promise = infoint.Promise
	me, them, open := infoint.OwnerMe, infoint.OwnerThem, infoint.PromiseOpen
	tests := []struct {
		line string
		want infoint.Promise
		code string
	}{
		{"- [ ] send it", promise{Owner: me, Text: "send it", State: open}, ""},
		{"- [ ] send it ➕ 2026-03-24 📅 2026-03-31", promise{Owner: me, Text: "send it", State: open, Added: march(24), Due: march(31)}, ""},
		{"* [ ] send 📅2026-3-31, please", promise{Owner: me, Text: "send please", State: open, Due: march(31)}, ""},
		{"- [ ] send it 📅\ufe0f [[2026-03-31]]", promise{Owner: me, Text: "send it", State: open, Due: march(31)}, ""},
		{"- [ ] send it 🗓 2026-03-31", promise{Owner: me, Text: "send it", State: open, Due: march(31)}, ""},
		{"- [ ] send it [due:: 2026-03-31]", promise{Owner: me, Text: "send it", State: open, Due: march(31)}, ""},
		{"- [ ] send it [Due:: [[2026-03-31]]] now", promise{Owner: me, Text: "send it now", State: open, Due: march(31)}, ""},
		{"- [ ] send it 📅 2026-03-30 [due:: 2026-03-31]", promise{Owner: me, Text: "send it", State: open, Due: march(30)}, ""},
		{"- [ ] send it\n  [due:: 2026-03-31]", promise{Owner: me, Text: "send it", State: open, Due: march(31)}, ""},
		{"- [ ] send it 📅 next week", promise{Owner: me, Text: "send it 📅 next week", State: open}, CodeBadDate},
		{"- [ ] send it 📅 2026-02-30", promise{Owner: me, Text: "send it 📅 2026-02-30", State: open}, CodeBadDate},
		{"- [ ] send it [due:: soon]", promise{Owner: me, Text: "send it", State: open}, CodeBadDate},
		{"- [x] asked ✅ 2026-03-25", promise{Owner: me, Text: "asked", State: infoint.PromiseDone, Done: march(25)}, ""},
		{"- [X] asked", promise{Owner: me, Text: "asked", State: infoint.PromiseDone}, ""},
		{"- [-] shoes ❌ 2026-03-25", promise{Owner: me, Text: "shoes", State: infoint.PromiseDropped}, ""},
		{"- [/] half", promise{Owner: me, Text: "half", State: open}, ""},
		{"- [?] what", promise{Owner: me, Text: "what", State: open}, ""},
		{"- [ ] them: introduce me", promise{Owner: them, Text: "introduce me", State: open}, ""},
		{"- [ ] THEM: introduce me", promise{Owner: them, Text: "introduce me", State: open}, ""},
		{"- [ ] **Them:** introduce me", promise{Owner: them, Text: "introduce me", State: open}, ""},
		{"- [ ] Them : [[ben-ito|Ben]] sends it", promise{Owner: them, Text: "Ben sends it", State: open, To: infoint.Ref{Target: "ben-ito", Label: "Ben"}}, ""},
		{"- [ ] ask them: when", promise{Owner: me, Text: "ask them: when", State: open}, ""},
		{"- [ ] [[ben-ito]]: the page", promise{Owner: me, Text: "ben-ito: the page", State: open, To: infoint.Ref{Target: "ben-ito"}}, ""},
		{"- [ ] [Ben](ben-ito.md) the page", promise{Owner: me, Text: "Ben the page", State: open, To: infoint.Ref{Target: "ben-ito", Label: "Ben"}}, ""},
		{"- [ ] the page, see [[ben-ito]]", promise{Owner: me, Text: "the page, see ben-ito", State: open}, ""},
		{"- [ ] call 🔺 ⏳ 2026-03-28 🛫 2026-03-27 📅 2026-03-31 🔁 every week ✅ 2026-03-30", promise{Owner: me, Text: "call", State: open, Due: march(31), Done: march(30)}, ""},
		{"- [ ] call 🔁 every second week when done", promise{Owner: me, Text: "call", State: open}, ""},
		{"- [ ] call 🔁 again 🔼 🆔 x1 ⛔ x2 ⏬", promise{Owner: me, Text: "call 🔁 again", State: open}, ""},
		{"- [ ] two ➕ two", promise{Owner: me, Text: "two ➕ two", State: open}, ""},
		{"- [ ] send it 📅 2026-03-31 ^p1", promise{Owner: me, Text: "send it", State: open, Due: march(31)}, ""},
		{"- [ ] send it %%not now%% 📅 2026-03-31", promise{Owner: me, Text: "send it", State: open, Due: march(31)}, ""},
		{"- [ ] send it [private:: true]", promise{Owner: me, Text: "send it", State: open, Private: true}, ""},
		{"- [ ] send it [private:: no] [mine:: 1]", promise{Owner: me, Text: "send it", State: open}, ""},
	}
	for _, tt := range tests {
		for _, kind := range []infoint.Kind{infoint.KindContact, infoint.KindInterview} {
			n := Read(kind, "x.md", []byte("## promises\n"+tt.line+"\n"))
			got := n.promises()
			tt.want.Line = 2
			if diff := cmp.Diff([]infoint.Promise{tt.want}, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.line, diff)
			}
			if got := codes(n.Findings); got != tt.code {
				t.Errorf("%q: findings %q, want %q", tt.line, got, tt.code)
			}
		}
	}
}

func (n *Note) promises() []infoint.Promise {
	if n.Contact != nil {
		return n.Contact.Promises
	}
	return n.Interview.Promises
}

func TestWhatIsNoPromise(t *testing.T) {
	for _, src := range []string{
		"## Todo\n- [ ] a\n", "- [ ] a\n", "## Promises\n- a\n", "## Promises\n- [ ]\n", "## Promises\n> - [ ] a\n", "## Promises\n```\n- [ ] a\n```\n",
		"## Promises\n%%\n- [ ] a\n%%\n", "## Promises\n- [a] (no box)\n## Promises\n- [ab] c\n",
	} {
		promises := Read(infoint.KindContact, "x.md", []byte(src)).Contact.Promises
		for _, p := range promises {
			if p.Text == "a" {
				t.Errorf("%q has the promise %v", src, p)
			}
		}
	}
	private := Read(infoint.KindContact, "x.md", []byte("## Private\n### Promises\n- [ ] a\n## Promises\n- [ ] b\n")).Contact.Promises
	if len(private) != 2 || !private[0].Private || private[1].Private {
		t.Errorf("a promise under Private: %v", private)
	}
}

func TestQuestions(t *testing.T) {
	src := `- [x] ★ Take me through it, hour by hour. ^day-last-tuesday
  - standup
  - slides

    a second paragraph
- [ ] ★What is hard? ^q2
- [X] my own
  their answer
- [-] left out ^q3
- no box 2^3 ^
1. [ ] [[ben]] says? ^a_b
-
`
	want := []infoint.Question{
		{ID: "day-last-tuesday", Text: "Take me through it, hour by hour.", MustAsk: true, Asked: true, HasBox: true, Answer: "- standup\n- slides\n\n  a second paragraph", Line: 2},
		{ID: "q2", Text: "What is hard?", MustAsk: true, HasBox: true, Line: 7},
		{Text: "my own", Asked: true, HasBox: true, Answer: "their answer", Line: 8},
		{ID: "q3", Text: "left out", HasBox: true, Line: 10},
		{Text: "no box 2^3 ^", Line: 11},
		{Text: "[[ben]] says? ^a_b", HasBox: true, Line: 12},
	}
	if diff := cmp.Diff(want, talk("Questions", src).Interview.Questions); diff != "" {
		t.Error(diff)
	}
}

func TestInsights(t *testing.T) {
	src := `- About 60 % is meetings [against:: h1] [for:: relationships, h2] [for:: [[h3]]] [kind:: Firsthand]
- plain
- "quoted: [not a field]" [mixed:: a] [by:: [[ines|Ines]]] [profession:: data analyst]
- secret [private:: true]
- wrapped by an editor
  [against:: h4] on two lines
  - nested [for:: h9]
- hidden below
  - [private:: true] this
- hearsay [kind:: rumour] ^i1
- shown %%not shown%% to all
- %%all hidden%%
`
	want := []infoint.Insight{
		{Text: "About 60 % is meetings", Against: []string{"h1"}, For: []string{"relationships", "h2", "h3"}, Kind: "firsthand", Line: 2},
		{Text: "plain", Kind: "opinion", Line: 3},
		{Text: `"quoted: [not a field]"`, Mixed: []string{"a"}, By: infoint.Ref{Target: "ines", Label: "Ines"}, Profession: "data analyst", Kind: "opinion", Line: 4},
		{Text: "secret", Kind: "opinion", Private: true, Line: 5},
		{Text: "wrapped by an editor\non two lines\n- nested [for:: h9]", Against: []string{"h4"}, Kind: "opinion", Line: 6},
		{Text: "hidden below\n- [private:: true] this", Kind: "opinion", Private: true, Line: 9},
		{Text: "hearsay", Kind: "opinion", Line: 11},
		{Text: "shown  to all", Kind: "opinion", Line: 12},
	}
	n := talk("Insights", src)
	if diff := cmp.Diff(want, n.Interview.Insights); diff != "" {
		t.Error(diff)
	}
	if codes(n.Findings) != CodeUnknownValue || n.Findings[0].Pos != (infoint.Pos{Line: 11, Column: 3}) {
		t.Errorf("findings: %v", n.Findings)
	}
}

func TestAdvice(t *testing.T) {
	want := []infoint.Advice{
		{Text: "rebuild a dashboard", Used: true, Done: march(25), Line: 2},
		{Text: "read more\nand slowly", Line: 3},
		{Text: "leave", Private: true, Line: 5},
	}
	src := "- [x] rebuild a dashboard ✅ 2026-03-25\n- read more\n  and slowly\n- [ ] leave [private:: yes]\n"
	if diff := cmp.Diff(want, talk("Advice", src).Interview.Advice); diff != "" {
		t.Error(diff)
	}
}

func TestReferrals(t *testing.T) {
	ben := infoint.Ref{Target: "ben-ito", Label: "Ben Ito", Pos: infoint.Pos{Line: 2, Column: 3}}
	tests := []struct {
		line string
		want infoint.Referral
		code string
	}{
		{"- [[ben-ito|Ben Ito]]: runs the guild [permission:: yes]", infoint.Referral{To: ben, Name: "Ben Ito", Text: "runs the guild", Permission: "yes"}, ""},
		{"- [[ben-ito|Ben Ito]] runs the guild [permission:: No]", infoint.Referral{To: ben, Name: "Ben Ito", Text: "runs the guild", Permission: "no"}, ""},
		{"- [Ben Ito](../contacts/ben-ito.md): runs it", infoint.Referral{To: ben, Name: "Ben Ito", Text: "runs it", Permission: "ask"}, ""},
		{"- Aiko Mori: left for teaching [permission:: ask]", infoint.Referral{Name: "Aiko Mori", Text: "left for teaching", Permission: "ask"}, ""},
		{"- Aiko Mori [permission:: ask] left: for teaching", infoint.Referral{Name: "Aiko Mori left", Text: "for teaching", Permission: "ask"}, ""},
		{"- Aiko Mori [permission:: yes] left for teaching", infoint.Referral{Name: "Aiko Mori", Text: "left for teaching", Permission: "yes"}, ""},
		{"- Aiko Mori [permission:: yes]: left for teaching", infoint.Referral{Name: "Aiko Mori", Text: "left for teaching", Permission: "yes"}, ""},
		{"- **Aiko Mori**: left", infoint.Referral{Name: "Aiko Mori", Text: "left", Permission: "ask"}, ""},
		{"- Aiko Mori", infoint.Referral{Name: "Aiko Mori", Permission: "ask"}, ""},
		{"- Aiko Mori:", infoint.Referral{Name: "Aiko Mori", Permission: "ask"}, ""},
		{"- Aiko Mori:\n  left [permission:: yes]", infoint.Referral{Name: "Aiko Mori", Text: "left", Permission: "yes"}, ""},
		{"- Ben [[ben-ito|Ben Ito]]: runs it", infoint.Referral{To: ben, Name: "Ben Ito", Text: "runs it", Permission: "ask"}, ""},
		{"- Ben: knows [[ben-ito]]", infoint.Referral{Name: "Ben", Text: "knows [[ben-ito]]", Permission: "ask"}, ""},
		{"- Ben: x [permission:: perhaps]", infoint.Referral{Name: "Ben", Text: "x", Permission: "ask"}, CodeUnknownValue},
		{"- Ben: x [private:: true]", infoint.Referral{Name: "Ben", Text: "x", Permission: "ask", Private: true}, ""},
	}
	for _, tt := range tests {
		n := talk("Referrals", tt.line)
		tt.want.Line = 2
		if diff := cmp.Diff([]infoint.Referral{tt.want}, n.Interview.Referrals); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.line, diff)
		}
		if got := codes(n.Findings); got != tt.code {
			t.Errorf("%q: findings %q, want %q", tt.line, got, tt.code)
		}
	}
}

func TestGoalAndReactions(t *testing.T) {
	n := Read(infoint.KindInterview, "t.md", []byte("## Goal\n- a [private:: true]\n- b\n  c\n## Reactions\nI will %%never%% ask.\n## Private\n### Reactions\nsecret\n")).Interview
	if diff := cmp.Diff([]string{"a", "b\nc"}, n.Goal); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"I will  ask."}, n.Reactions); diff != "" {
		t.Error(diff)
	}
	n = talk("Reactions", "- a [private:: true]\n- b\n").Interview
	if diff := cmp.Diff([]string{"b"}, n.Reactions); diff != "" {
		t.Error(diff)
	}
	n = talk("Reactions", "- a [private:: true]\n").Interview
	if n.Reactions != nil {
		t.Errorf("reactions: %q", n.Reactions)
	}
}

func TestHypotheses(t *testing.T) {
	src := `## Hypotheses
- h1 Analysts analyse. [profession:: data analyst] [change_mind:: two people say meetings]
  - 2026-03-24 Leaning False: [[t]] and [[u]]
  - 2026-03-02 untested
  - a remark
  - **2026-03-25** **split**
    on two lines
- **h2:** Nobody
  [profession:: nurse]
- h3
- h4 x
  - 2026-03-24 perhaps
  - decided true: at last
  - 2026-03-26 decided true at last
  - 2026-03-27 splitting hairs
`
	n := Read(infoint.KindProfile, "profile.md", []byte(src))
	want := []infoint.Hypothesis{
		{ID: "h1", Text: "Analysts analyse.", Profession: "data analyst", ChangeMind: "two people say meetings", Line: 2, Moves: []infoint.HypothesisMove{
			{Date: march(2), Status: "untested", Line: 4}, {Date: march(24), Status: "leaning false", Text: "[[t]] and [[u]]", Line: 3},
			{Date: march(25), Status: "split", Text: "on two lines", Line: 6},
		}},
		{ID: "h2", Text: "Nobody", Profession: "nurse", Line: 8},
		{ID: "h4", Text: "x", Line: 11, Moves: []infoint.HypothesisMove{{Date: march(26), Status: "decided true", Text: "at last", Line: 14}}},
	}
	if diff := cmp.Diff(want, n.Profile.Hypotheses); diff != "" {
		t.Error(diff)
	}
	var lines []int
	for _, f := range n.Findings {
		if lines = append(lines, f.Pos.Line); f.Code != CodeBadHypothesis {
			t.Errorf("finding %v", f)
		}
	}
	if diff := cmp.Diff([]int{10, 12, 13, 15}, lines); diff != "" {
		t.Error(diff)
	}
}

func TestProfessionsAndDecisions(t *testing.T) {
	src := `## Professions
- data analyst [range:: 38–52 k] [trend:: pipelines] [tool:: dbt]
- nurse: shifts
## Decisions
- 2026-03-24 drop clinical psychology: eight more years [because:: [[t]]] [reopen:: a funded route]
- 2026-03-20 Explore: data
- **2026-03-25** outcome an offer
- 2026-03-26 perhaps
- drop it
`
	n := Read(infoint.KindProfile, "profile.md", []byte(src))
	facts := []infoint.ProfessionFact{
		{Profession: "data analyst", Range: "38–52 k", Trend: "pipelines", Tool: "dbt", Line: 2},
		{Profession: "nurse", Text: "shifts", Line: 3},
	}
	if diff := cmp.Diff(facts, n.Profile.Facts); diff != "" {
		t.Error(diff)
	}
	decisions := []infoint.Decision{
		{Date: march(20), Verb: "explore", What: "data", Line: 6},
		{Date: march(24), Verb: "drop", What: "clinical psychology", Why: "eight more years", Because: "[[t]]", Reopen: "a funded route", Line: 5},
		{Date: march(25), Verb: "outcome", What: "an offer", Line: 7},
	}
	if diff := cmp.Diff(decisions, n.Profile.Decisions); diff != "" {
		t.Error(diff)
	}
	if got := codes(n.Findings); got != CodeBadDecision+" "+CodeBadDecision {
		t.Errorf("findings %q", got)
	}
}

func TestSectionsAndLinks(t *testing.T) {
	src := "---\nvia: \"[[omar|Omar]]\"\nrole: \"[[acme]]\"\n---\nfirst\n\n## Log\n- [[2026-03-02]] note see [[ben#x]] and [Ana](Ana%20Ruiz.md)\n\n## Private\nsecret\n### Why\n`[[code]]`\n"
	var got []string
	for _, s := range Sections(infoint.KindContact, []byte(src)) {
		private := ""
		if s.Private {
			private = "!"
		}
		got = append(got, private+s.Heading+": "+s.Text)
	}
	want := []string{": first", "Log: - [[2026-03-02]] note see [[ben#x]] and [Ana](Ana%20Ruiz.md)", "!Private: secret\n### Why\n`[[code]]`"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	links := []infoint.Ref{
		{Target: "omar", Label: "Omar", Pos: infoint.Pos{Line: 2, Column: 6}},
		{Target: "ben", Pos: infoint.Pos{Line: 8, Column: 27}},
		{Target: "Ana Ruiz", Label: "Ana", Pos: infoint.Pos{Line: 8, Column: 41}},
	}
	if diff := cmp.Diff(links, Links(infoint.KindContact, []byte(src))); diff != "" {
		t.Error(diff)
	}
	if unclosed := []byte("---\n"); Sections(infoint.KindContact, unclosed) != nil || Links(infoint.KindContact, unclosed) != nil {
		t.Error("a file that cannot be read has sections or links")
	}
}

func TestLettersAndReflections(t *testing.T) {
	l := Read(infoint.KindLetter, "letters/l.md", []byte("---\r\nto: \"[[ana|Ana]]\"\r\nkind: nudge\r\nchannel: Email\r\nsubject: \"Re: x\"\r\nsent: 2026-03-02\r\n---\r\n\r\nDear Ana,\r\n\r\n- x\r\n")).Letter
	want := &infoint.Letter{ID: "l", Path: "letters/l.md", To: infoint.Ref{Target: "ana", Label: "Ana", Pos: infoint.Pos{Line: 2, Column: 5}},
		Kind: "nudge", Channel: "email", Subject: "Re: x", Sent: march(2), Body: "Dear Ana,\n\n- x"}
	l.Fields = nil
	if diff := cmp.Diff(want, l); diff != "" {
		t.Error(diff)
	}
	r := Read(infoint.KindReflection, "r.md", []byte("---\non: 2026-03-02\ninterviews: [[[a]], [[b|B]]]\n---\n## Next steps\n- [ ] x\n")).Reflection
	if r.On != march(2) || showValue(r.Interviews) != "a b(B)" {
		t.Errorf("read as %+v", r)
	}
}
