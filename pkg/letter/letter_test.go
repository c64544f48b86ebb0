package letter

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/templates"
)

var update = flag.Bool("update", false, "write the letters in testdata anew")

func date(s string) infoint.Date {
	d, err := infoint.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func builtIn(t testing.TB, over ...fs.FS) *Bank {
	t.Helper()
	letters, err := fs.Sub(templates.Letters, "letters")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Load(append(over, letters)...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ruth() *infoint.Profile {
	return &infoint.Profile{
		Name: "Ruth Adeyemi", Headline: "Third-year nurse in Leeds", Phone: "+44 7700 900123",
		LinkedIn: "https://example.org/in/ruth", Professions: []string{"user researcher", "data analyst"},
		Schools: []string{"University of Leeds (2015)"}, PastCompanies: []string{"St James's Hospital"},
	}
}

func ines() *infoint.Contact {
	return &infoint.Contact{ID: "ines-marek", Name: "Ines Marek", Role: "Senior user researcher",
		Company: "Handover", Professions: []string{"user researcher"}, Language: "en",
		Why: "your talk on redesigning ward handover sheets"}
}

func talk() *infoint.Interview {
	return &infoint.Interview{ID: "2026-03-24-ines-marek", Held: date("2026-03-24"), Minutes: 20,
		Insights: []infoint.Insight{
			{Text: "Her boss is hopeless", Private: true},
			{Text: "The work is varied", Kind: "opinion"},
			{Text: "About 60 % of the week is meetings and cleaning data [against:: h1]", Kind: "firsthand"},
			{Text: `"You only get to ask your own questions after two years"`, Kind: "opinion"},
		},
		Advice:    []infoint.Advice{{Text: "read Krug", Used: true}, {Text: "Rebuild one of the city's public dashboards for practice"}},
		Promises:  []infoint.Promise{{Owner: "me", State: "open", Text: "Send her the article on handover sheets", Due: date("2026-03-31")}},
		Referrals: []infoint.Referral{{To: infoint.Ref{Target: "ben-ito", Label: "Ben Ito"}, Name: "Ben Ito"}},
	}
}

// jotted is a talk noted as people note: about them, with a CV and half a name.
func jotted() *infoint.Interview {
	return &infoint.Interview{ID: "2026-03-25-ines-marek", Held: date("2026-03-25"),
		Insights: []infoint.Insight{
			{Text: "60% of time on tribunals.", Line: 20},
			{Text: "he runs the rota for 40 people, swears a lot", Line: 21},
			{Text: "She left the wards after eleven years.", Line: 22},
			{Text: `"Nobody reads the second page of a report"`, Line: 23},
		},
		Advice: []infoint.Advice{{Text: "Send CV to the trust", Line: 26}, {Text: "ask your manager for a day off the ward", Line: 27},
			{Text: "Shadow a tribunal before the summer", Line: 28}},
		Promises: []infoint.Promise{
			{Owner: "me", State: "open", Text: "Send CV", Line: 31},
			{Owner: "me", State: "open", Text: "ring my mum about her birthday", Line: 32},
			{Owner: "me", State: "open", Text: "let her know how my exam goes", Line: 33},
			{Owner: "them", State: "open", Text: "look over my CV", Line: 34}},
		Referrals: []infoint.Referral{{Name: "friend of hers, no name yet", Line: 37},
			{Name: "Aiko Tan, ex Monzo now at NHS Digital (he'll ask her)", Line: 38}},
	}
}

func facts(change func(*Facts)) Facts {
	f := Facts{Me: ruth(), To: ines(), Today: date("2026-03-25")}
	if change != nil {
		change(&f)
	}
	return f
}

func show(l Letter) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind: %s\nvariant: %s\nwhy: %s\nchannel: %s\nwords: %d\ncharacters: %d\n",
		l.Kind, l.Variant, l.VariantWhy, l.Channel, l.Words, len([]rune(l.Body)))
	for _, f := range l.Findings {
		fmt.Fprintf(&b, "finding: %d:%d: %s: %s: %s; %s\n", f.Line, f.Column, f.Severity, f.Rule, f.Why, f.Fix)
	}
	fmt.Fprintf(&b, "\nSubject: %s\n\n%s\n", l.Subject, l.Body)
	return b.String()
}

func TestLetters(t *testing.T) {
	tests := []struct {
		name, kind string
		change     func(*Facts)
		clean      bool // no findings, and inside the limits of its kind
	}{
		{"cold", "outreach", nil, true},
		{"cold-senior-sentence", "outreach", func(f *Facts) {
			f.To.Seniority, f.To.Salutation = infoint.SenioritySenior, "Dr Marek"
			f.To.Why = "Your talk on ward handover sheets is the first time I saw both worlds in one project."
		}, true},
		{"cold-note-about-them", "outreach", func(f *Facts) { f.To.Why = "moved from nursing to user research in 2019" }, true},
		{"cold-left-field", "outreach", func(f *Facts) { f.To.LeftField = true; f.To.Why = "she left research for teaching" }, true},
		{"cold-nothing-known", "outreach", func(f *Facts) { f.Me = nil; f.To = &infoint.Contact{ID: "li", Name: "李小龙"} }, false},
		{"cold-unsayable", "outreach", func(f *Facts) { f.To.Why = "platform team lead" }, false},
		{"cold-linkedin", "outreach", func(f *Facts) { f.Channel = "linkedin" }, true},
		{"alum-school", "outreach", func(f *Facts) { f.To.Schools = []string{"university of leeds"} }, true},
		{"alum-clause", "outreach", func(f *Facts) { f.To.Shared = "we both trained on ward 12 at St James's" }, true},
		{"alum-company", "outreach", func(f *Facts) { f.To.Company, f.To.Why = "St James's Hospital", "" }, true},
		{"alum-nothing-shared", "outreach", func(f *Facts) { f.To.Relationship = "alum" }, false},
		{"alum-long-silence", "outreach", func(f *Facts) {
			f.LastTouch, f.To.Relationship, f.To.Shared, f.To.Why = date("2019-05-01"), "community", "the Leeds data meetup", ""
		}, true},
		{"alum-linkedin", "outreach", func(f *Facts) { f.To.Schools, f.Channel = []string{"University of Leeds"}, "linkedin" }, true},
		{"friend", "outreach", func(f *Facts) { f.To.Relationship = "friend"; f.To.Why = "" }, true},
		{"friend-who-may-know", "outreach", func(f *Facts) {
			f.To = &infoint.Contact{ID: "sam", Name: "Sam Okoro", Relationship: "family"}
			f.Me.Professions = []string{"UX research"}
		}, true},
		{"cold-faculty", "outreach", func(f *Facts) { f.To.Relationship, f.To.Salutation = "faculty", "Professor Marek" }, true},
		{"referral", "outreach", func(f *Facts) {
			f.ReferrerName, f.MayName = "Ben Ito", true
			f.ReferrerSaid = "runs the research guild, sees it from the other side"
		}, true},
		{"referral-linkedin", "outreach", func(f *Facts) { f.ReferrerName, f.MayName, f.Channel = "Ben Ito", true, "linkedin" }, true},
		{"referral-not-allowed", "outreach", func(f *Facts) { f.ReferrerName = "Ben Ito" }, true},
		{"reconnect", "outreach", func(f *Facts) {
			f.LastTouch, f.To.Relationship = date("2019-05-01"), "former-colleague"
			f.To.Shared = "we shared the night shifts on ward 12"
			f.To.Why = "you moved from nursing to user research, which is the move I am weighing up"
		}, true},
		{"reconnect-nothing-shared", "outreach", func(f *Facts) { f.LastTouch = date("2022-05-01") }, false},
		{"nudge", "nudge", func(f *Facts) { f.LastTouch, f.PriorSubject = date("2026-03-02"), "Your talk on handover sheets" }, true},
		{"nudge-friend", "nudge", func(f *Facts) {
			f.LastTouch, f.To.Relationship = date("2026-03-23"), "friend"
			f.News = "I spent a day with the research team at the Infirmary since"
		}, true},
		{"nudge-nothing-sent", "nudge", nil, false},
		{"slots", "slots", func(f *Facts) {
			f.PriorSubject, f.Cause = "Your talk on handover sheets", CauseYes
			f.Slots = []Slot{
				{"Monday 30 March, 10:00 in Prague", "09:00 for me"},
				{"Tuesday 31 March, 15:30 in Prague", "14:30 for me"},
				{"Thursday 2 April, 9:00 in Prague", "08:00 for me"},
			}
		}, true},
		{"slots-missed-me", "slots", func(f *Facts) {
			f.Cause = CauseMissedMe
			f.Slots = []Slot{{"Monday 30 March, 10:00 in Prague", "09:00 for me"}, {"Tuesday 31 March, 15:30 in Prague", "14:30 for me"}}
		}, true},
		{"slots-cancelled-them", "slots", func(f *Facts) {
			f.Cause = CauseCancelledThem
			f.Slots = []Slot{{"Monday 30 March, 10:00 in Prague", "09:00 for me"}, {"Tuesday 31 March, 15:30 in Prague", "14:30 for me"}}
		}, true},
		{"slots-yes-none", "slots", func(f *Facts) { f.Cause = CauseYes }, false},
		{"slots-none", "slots", func(f *Facts) { f.Medium = "phone"; f.To.Phone = "+420 601 000 000" }, false},
		{"thanks", "thanks", func(f *Facts) { f.Talk = talk() }, true},
		{"thanks-points-only", "thanks", func(f *Facts) {
			f.Talk = talk()
			f.Talk.Advice, f.Talk.Promises, f.Talk.Referrals = nil, nil, nil
			f.Talk.Reactions = []string{"I was bored by half of it", "I will ask for a day in the research team."}
		}, true},
		{"thanks-advice-only", "thanks", func(f *Facts) {
			f.Talk = talk()
			f.Talk.Held = date("2026-03-14")
			f.Talk.Insights, f.Talk.Promises = nil, []infoint.Promise{{Owner: "them", State: "open", Text: "introduce me to Ben"}}
		}, true},
		{"thanks-jotted", "thanks", func(f *Facts) { f.Talk = jotted() }, true},
		{"thanks-fragment", "thanks", func(f *Facts) {
			f.Talk = talk()
			f.Talk.Advice, f.Talk.Insights = nil, []infoint.Insight{{Text: "60% of time on tribunals."}, {Text: "3 screens at night"}}
		}, true},
		{"thanks-unsayable", "thanks", func(f *Facts) {
			f.Talk = talk()
			f.Talk.Advice, f.Talk.Promises, f.Talk.Referrals = nil, nil, nil
			f.Talk.Insights = []infoint.Insight{{Text: "Half her week goes on rotas", Line: 14}}
		}, false},
		{"referral-no-permission-line", "outreach", func(f *Facts) {
			f.ReferrerName, f.To.Relationship, f.To.Via = "Ben Ito", "referral", infoint.Ref{Target: "ben-ito"}
		}, false},
		{"thanks-no-debrief", "thanks", func(f *Facts) { f.Talk = &infoint.Interview{ID: "2026-03-24-ines-marek", Held: date("2026-03-24")} }, false},
	}
	b := builtIn(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Write(context.Background(), b, tt.kind, facts(tt.change))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, tt.name, show(l))
			if found := serious(l); tt.clean && len(found) > 0 {
				t.Errorf("findings in a letter that lacks nothing: %v", found)
			}
			checkLength(t, b, l, tt.clean)
			checkNoHoles(t, l)
		})
	}
}

// serious are the findings that ask for something.
func serious(l Letter) []Finding {
	return slices.DeleteFunc(slices.Clone(l.Findings), func(f Finding) bool { return f.Severity == "info" })
}

// checkLength holds a whole letter to the aim of its kind, any to its limit.
func checkLength(t *testing.T, b *Bank, l Letter, whole bool) {
	t.Helper()
	limits, ok := b.Limits(l.Kind, l.Variant, l.Channel)
	if !ok {
		t.Fatalf("no limits for %s %s on %s", l.Kind, l.Variant, l.Channel)
	}
	n := l.Words
	if limits.Unit == UnitChars {
		n = len([]rune(l.Body))
	}
	if n > limits.Warn || whole && (n < limits.Low || n > limits.High) {
		t.Errorf("%d %s, want %d to %d", n, limits.Unit, limits.Low, limits.High)
	}
}

// checkNoHoles looks for what a sentence left out badly leaves behind.
func checkNoHoles(t *testing.T, l Letter) {
	t.Helper()
	for _, hole := range []string{"[", "]", "{", "}", "<no value>", "  ", " .", " ,", "..", ",.", "::", "a .", "\n\n\n", ", ,", "XXX"} {
		if strings.Contains(l.Body+"\n"+l.Subject, hole) {
			t.Errorf("the letter has %q", hole)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("letter differs (-want +got):\n%s", diff)
	}
}

func TestFindingJSON(t *testing.T) {
	got, err := json.Marshal(missingFact("w", "f"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"rule":"missing-fact","severity":"error","line":1,"column":1,"text":null,"why":"w","fix":"f"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
