package prep

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

var update = flag.Bool("update", false, "write the golden files")

// maya explores three professions; see testdata for the pages made for her.
func maya() *infoint.Profile {
	return &infoint.Profile{
		Name:         "Maya Lind",
		Headline:     "third-year psychology student",
		Values:       []string{"Relationships", "achievement", "support"},
		Skills:       []infoint.Skill{{Name: "spreadsheets", Effect: "drains"}, {Name: "interviewing people", Effect: "energises"}},
		Professions:  []string{"UX researcher", "clinical psychology", "people analytics"},
		Schools:      []string{"Lund University"},
		HoursPerWeek: "2",
		Introduction: "I am in my third year of psychology at Lund, and I am finding out what people do all day who study people for a living.",
		Hypotheses: []infoint.Hypothesis{
			{ID: "h1", Text: "UX researchers spend most of the day with users.", Profession: "UX researcher"},
			{ID: "h2", Text: "Nobody gets in without a portfolio", Profession: "UX researcher"},
			{ID: "h3", Text: "Clinical work needs [[eight-years|eight more years]].", Profession: "clinical psychology"},
		},
		Facts: []infoint.ProfessionFact{
			{Profession: "ux researcher", Trend: "product teams now run their own tests", Range: "38–52 k", Tool: "Dovetail"},
		},
	}
}

func date(month time.Month, day int) infoint.Date {
	return infoint.Date{Year: 2026, Month: month, Day: day}
}

// otherTalk is what somebody else said, in part not to be repeated.
func otherTalk() *infoint.Interview {
	return &infoint.Interview{
		With: []infoint.Ref{{Target: "jonas-falk", Label: "Jonas Falk"}}, Held: date(time.March, 3),
		Professions: []string{"UX researcher"},
		Insights: []infoint.Insight{
			{Text: "Jonas is about to quit", Kind: infoint.EvidenceFirsthand},
			{Text: "my salary is a secret", Private: true},
			{Text: "Half of the week is persuading people to read the report.", Against: []string{"h1"}, Kind: infoint.EvidenceFirsthand},
		},
	}
}

func coldSenior() Situation {
	return Situation{
		Contact: &infoint.Contact{
			Name: "Dr Ngozi Okafor", Role: "Head of Research | Speaker", Company: "Arbor", Seniority: infoint.SenioritySenior,
			Relationship: infoint.RelationCold, Professions: []string{"UX researcher"}, Why: "her talk on research that nobody reads",
		},
		Others: []*infoint.Interview{otherTalk()}, Profile: maya(), Minutes: 20,
	}
}

func oldFriend() Situation {
	return Situation{
		Contact: &infoint.Contact{
			Name: "Liv Berg", Role: "UX researcher", Company: "Nordbank", Seniority: infoint.SeniorityPeer, RoleKind: "individual",
			Relationship: infoint.RelationFriend, Professions: []string{"UX researcher"}, Schools: []string{"Lund University"},
		},
		Interview: &infoint.Interview{
			Goal:      []string{"what the weeks are like", "who gets in"},
			Questions: []infoint.Question{{Text: "How did you survive the thesis year?", MustAsk: true}},
		},
		Others: []*infoint.Interview{otherTalk()}, Profile: maya(), Minutes: 45,
	}
}

func secondTalk() Situation {
	return Situation{
		Contact: &infoint.Contact{
			Name: "Jonas Falk", Role: "UX researcher", Company: "Tern", Seniority: infoint.SeniorityMid,
			Relationship: infoint.RelationReferral, Professions: []string{"UX researcher"},
		},
		Earlier: []*infoint.Interview{{
			With: []infoint.Ref{{Target: "jonas-falk"}}, Held: date(time.March, 3), Professions: []string{"UX researcher"},
			Questions: []infoint.Question{{ID: "day-last-tuesday", Asked: true}, {ID: "hypothesis-cross-out", Asked: true}},
			Insights:  []infoint.Insight{{Text: "half of the week is persuading people.", Kind: infoint.EvidenceFirsthand}},
			Advice:    []infoint.Advice{{Text: "test a public website with five people", Used: true}},
		}},
		Referrer: "Ines Marek", MayName: true, Profile: maya(), Minutes: 30,
	}
}

func pageOf(t *testing.T, s Situation) (Brief, string) {
	b := Plan(s, builtin(t))
	return b, Render(PageData{
		Situation: s, Brief: b, Why: true,
		Logistics:  []string{"Tuesday 24 March 2026, 15:00 (theirs: 14:00, Europe/London)", "video: they send a link"},
		Background: []string{"- moved from teaching in 2019 (LinkedIn)"},
		Promises:   []string{"me: send the reading list, due 2026-03-20"},
	})
}

func TestPages(t *testing.T) {
	for name, s := range map[string]Situation{"cold-senior-20": coldSenior(), "friend-45": oldFriend(), "second-30": secondTalk()} {
		t.Run(name, func(t *testing.T) {
			_, got := pageOf(t, s)
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("page differs from %s (-want +got):\n%s", golden, diff)
			}
		})
	}
}

func ids(b Brief, fits bool) []string {
	var list []string
	for _, q := range b.Questions {
		if q.Fits == fits {
			list = append(list, q.ID)
		}
	}
	return list
}

func TestColdSenior(t *testing.T) {
	b, _ := pageOf(t, coldSenior())
	want := []string{
		"rapport-as-role", "day-team-tuesday", "culture-not-your-job", "challenge-not-again",
		"hypothesis-at-company", "next-not-touched", "next-came-to-mind",
	}
	if diff := cmp.Diff(want, ids(b, true)); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"day-team-tuesday", "culture-not-your-job", "challenge-not-again"}, b.MustAsk); diff != "" {
		t.Errorf("must-asks (-want +got):\n%s", diff)
	}
	if b.Cues[0].Minute != 15 || b.Cues[1].Minute != 19 {
		t.Errorf("cues are %v", b.Cues)
	}
}

func TestFriendIsAskedHardThings(t *testing.T) {
	b, page := pageOf(t, oldFriend())
	if b.Questions[0].Topic != TopicOwn || !b.Questions[0].Fits || !b.Questions[0].MustAsk {
		t.Errorf("their own question came to be %+v", b.Questions[0])
	}
	topics := map[string]int{}
	for _, q := range b.Questions {
		topics[q.Topic]++
	}
	if topics[topicHypothesis] < 2 || topics[topicPay] == 0 || topics[topicRapport] > 0 {
		t.Errorf("topics are %v; want two hypotheses, pay and no small talk", topics)
	}
	if !strings.Contains(page, "★ How did you survive the thesis year?") {
		t.Error("the page lacks their own question")
	}
}

func TestSecondTalk(t *testing.T) {
	b, page := pageOf(t, secondTalk())
	if b.Questions[0].ID != "followup-did-it" || !b.Questions[0].MustAsk {
		t.Errorf("it begins with %+v", b.Questions[0])
	}
	for _, q := range b.Questions {
		if slices.Contains([]string{"day-last-tuesday", "hypothesis-cross-out"}, q.ID) || q.Topic == topicRapport || q.Topic == topicPath {
			t.Errorf("asks again or begins anew: %s", q.ID)
		}
	}
	if !strings.Contains(page, "Last time you told me: \"Half of the week is persuading people\".") {
		t.Errorf("what they said is not taken up:\n%s", page)
	}
	if !strings.Contains(page, "Last time you advised me: \"test a public website with five people\".") {
		t.Errorf("the advice is not taken up:\n%s", page)
	}
}

func TestTheThreeDiffer(t *testing.T) {
	cold, friend, second := Plan(coldSenior(), builtin(t)), Plan(oldFriend(), builtin(t)), Plan(secondTalk(), builtin(t))
	if cmp.Equal(ids(cold, true), ids(friend, true)) || cmp.Equal(ids(friend, true), ids(second, true)) {
		t.Error("two situations got the same questions")
	}
	for _, id := range []string{"culture-not-your-job", "challenge-not-again"} {
		if !slices.Contains(ids(cold, true), id) || !slices.Contains(ids(friend, true), id) {
			t.Errorf("%s was not asked in both first talks", id)
		}
	}
}

func TestNobodyIsNamed(t *testing.T) {
	s := coldSenior()
	v := newView(s)
	if got := v.value(slotEarlierClaim); got != "Half of the week is persuading people to read the report" {
		t.Errorf("quotes %q", got)
	}
	s.Names = []string{"Report Writers Ltd"}
	if got := newView(s).value(slotEarlierClaim); got != "" {
		t.Errorf("quotes %q, which has a word of a known name", got)
	}
	s.Names = nil
	s.Others[0].OffRecord = true
	if got := newView(s).value(slotEarlierClaim); got != "" {
		t.Errorf("quotes %q, off the record", got)
	}
}

// What is private, or my own conclusion, is not put into their mouth.
func TestPrivateLinesStayPrivate(t *testing.T) {
	s := secondTalk()
	talk := s.Earlier[0]
	talk.Advice = []infoint.Advice{{Text: "secret", Used: true, Private: true}}
	talk.Insights = []infoint.Insight{{Text: "secret", Private: true}, {Text: "concluded", Kind: infoint.EvidenceInference}}
	s.Others = []*infoint.Interview{{Professions: []string{"UX researcher"}, Insights: talk.Insights}}
	for _, slot := range []string{"advice", "open_advice", "prior_point", slotEarlierClaim} {
		if got := newView(s).value(slot); got != "" {
			t.Errorf("%s is %q", slot, got)
		}
	}
}

// A profile that is empty asks what anyone can ask.
func TestEmptyVault(t *testing.T) {
	b := Plan(Situation{Contact: &infoint.Contact{}, Profile: &infoint.Profile{}}, builtin(t))
	if len(b.MustAsk) != 3 {
		t.Errorf("must-asks are %v, want a day, something they care about, a challenge", b.MustAsk)
	}
	for _, q := range b.Questions {
		if len(builtin(t).find(q.ID).needs) > 0 {
			t.Errorf("%s has nothing to be filled from: %q", q.ID, q.Text)
		}
	}
}

func TestReferrerOnlyWithPermission(t *testing.T) {
	for _, may := range []bool{true, false} {
		s := coldSenior()
		s.Contact.Relationship = infoint.RelationReferral
		s.Referrer, s.MayName = "Jonas Falk", may
		b := Plan(s, builtin(t))
		named := strings.Contains(strings.Join(QuestionLines(b), "\n"), "Jonas")
		if named != may {
			t.Errorf("permission %v, named %v", may, named)
		}
	}
}

func TestQuestionLines(t *testing.T) {
	lines := QuestionLines(Plan(oldFriend(), builtin(t)))
	if !strings.HasPrefix(lines[0], "- [ ] ") || !strings.HasSuffix(lines[0], " ^path-first-weeks") {
		t.Errorf("the first line is %q", lines[0])
	}
	for _, l := range lines {
		if strings.Contains(l, "survive") {
			t.Errorf("what stands in the note is written again: %q", l)
		}
	}
}

// The lengths that we know have the cues and numbers that we promise.
func TestRows(t *testing.T) {
	tests := []struct{ total, budget, fit, must, prepare, wrap, stop int }{
		{15, 10, 3, 2, 5, 11, 14},
		{20, 14, 4, 3, 7, 15, 19},
		{30, 22, 7, 3, 10, 24, 29},
		{45, 35, 10, 4, 12, 38, 43},
		{60, 47, 12, 5, 14, 50, 57},
		{25, 19, 4, 3, 7, 20, 24},
		{90, 77, 12, 5, 14, 80, 87},
		{0, 14, 4, 3, 7, 15, 19},
		{3, 1, 1, 1, 3, 1, 2},
	}
	for _, tt := range tests {
		r := rowFor(tt.total)
		b := r.brief()
		got := []int{b.Budget(), b.Fit, r.must, b.Prepare, b.Cues[0].Minute, b.Cues[1].Minute}
		want := []int{tt.budget, tt.fit, tt.must, tt.prepare, tt.wrap, tt.stop}
		if !slices.Equal(got, want) {
			t.Errorf("%d minutes: got %v, want %v", tt.total, got, want)
		}
	}
}
