package prep

import (
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// What others were asked is asked again, though a sharper question exists.
func TestCoreFollowsTheOthers(t *testing.T) {
	s := coldSenior()
	for range 2 {
		talk := otherTalk()
		talk.Questions = []infoint.Question{{ID: "culture-room-for", Asked: true}}
		s.Others = append(s.Others, talk)
	}
	got := ids(Plan(s, builtin(t)), true)
	if !slices.Contains(got, "culture-room-for") || slices.Contains(got, "culture-not-your-job") {
		t.Errorf("questions are %v", got)
	}
}

// Questions that stand in the note take the places that new ones would.
func TestStandingQuestionsTakePlaces(t *testing.T) {
	s := coldSenior()
	s.Interview = &infoint.Interview{Questions: []infoint.Question{
		{ID: "next-sees-it-differently", Text: "Who sees it differently?"},
		{ID: "hypothesis-for-how-many", Text: `"UX researchers spend most of the day with users". For how many?`},
	}}
	s.Minutes = 60
	var claims, ends int
	for _, q := range Plan(s, builtin(t)).Questions {
		if it := builtin(t).find(q.ID); it.end == endReferral {
			ends++
		}
		if strings.Contains(q.Text, "UX researchers spend") {
			claims++
		}
	}
	if claims != 1 || ends != 1 {
		t.Errorf("%d questions about one belief, %d ways on; want one each", claims, ends)
	}
}

// A question that is gone from the bank stays in the note.
func TestUnknownIDIsKept(t *testing.T) {
	s := coldSenior()
	s.Interview = &infoint.Interview{Questions: []infoint.Question{{ID: "day-gone", Text: "What was it?"}}}
	q := Plan(s, builtin(t)).Questions[0]
	if q.ID != "day-gone" || q.Topic != TopicOwn || q.Minutes != 3 || !q.Fits {
		t.Errorf("got %+v", q)
	}
}

func TestPayIsForLongTalks(t *testing.T) {
	b, err := LoadBank(layer("## pay-x\nWhat of pay?\n- late: yes\n- sensitivity: 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := oldFriend()
	s.Interview = nil
	for minutes, want := range map[int]int{20: 0, 29: 0, 30: 1} {
		s.Minutes = minutes
		if got := len(Plan(s, b).Questions); got != want {
			t.Errorf("%d minutes: %d questions about pay, want %d", minutes, got, want)
		}
	}
}

func TestWhoIsAskedWhat(t *testing.T) {
	tests := []struct {
		name    string
		contact infoint.Contact
		minutes int
		want    string
		never   string
	}{
		{"leaver", infoint.Contact{LeftField: true, Relationship: "event"}, 20, "path-why-out", "day-last-tuesday"},
		{"leaver's day", infoint.Contact{LeftField: true}, 15, "day-back-then", "challenge-not-again"},
		{"senior", infoint.Contact{Seniority: "senior"}, 30, "trend-", "day-last-tuesday"},
		{"founder", infoint.Contact{RoleKind: "founder", Relationship: "event"}, 30, "day-only-you", ""},
		{"creative", infoint.Contact{RoleKind: "creative"}, 30, "entry-portfolio", "pay-"},
		{"licensed", infoint.Contact{RoleKind: "licensed"}, 30, "entry-", ""},
		{"manager", infoint.Contact{RoleKind: "manager"}, 30, "entry-", ""},
		{"non-profit", infoint.Contact{OrganisationKind: "non-profit"}, 30, "challenge-", ""},
		{"alum", infoint.Contact{Relationship: "alum", Schools: []string{"lund university"}}, 20, "rapport-shared-link", ""},
		{"family", infoint.Contact{Relationship: "family"}, 45, "advice-other-fork", "rapport-"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ids(Plan(Situation{Contact: &tt.contact, Profile: maya(), Minutes: tt.minutes}, builtin(t)), true)
			has := func(prefix string) bool {
				return slices.ContainsFunc(got, func(id string) bool { return strings.HasPrefix(id, prefix) })
			}
			if !has(tt.want) || tt.never != "" && has(tt.never) {
				t.Errorf("questions are %v; want %s and never %s", got, tt.want, tt.never)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	s := coldSenior()
	s.Minutes = 15
	for range 6 {
		if s.Interview == nil {
			s.Interview = &infoint.Interview{}
		}
		s.Interview.Questions = append(s.Interview.Questions, infoint.Question{Text: "What now?", MustAsk: true})
	}
	got := strings.Join(Plan(s, builtin(t)).Warnings, "\n")
	for _, want := range []string{
		"6 questions for 15 minutes: trim them to 5",
		"6 must-asks in 15 minutes: keep 2",
		"no room for 3 must-asks",
		"no question leads to the next person",
		"2 hypotheses are untested",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no warning %q in:\n%s", want, got)
		}
	}
	if got := Plan(oldFriend(), builtin(t)).Warnings; len(got) > 0 {
		t.Errorf("a good plan has warnings: %q", got)
	}
}
