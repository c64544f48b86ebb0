package letter

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/infoint"
)

const secret = "zanzibar"

// TestPrivateStaysPrivate: whatever else a talk holds, no private line of it is
// in a letter of any kind, nor what is said in a comment, nor what another guest
// said, nor a promise that is kept private in somebody's file.
func TestPrivateStaysPrivate(t *testing.T) {
	b := builtIn(t)
	line := rapid.SampledFrom([]string{"", "she moved to " + secret, "\"go to " + secret + " before you are forty\"", "send her the " + secret,
		"ask for " + secret + "\n- " + secret + " came of it", secret, "reports about " + secret + " are never read"})
	open := rapid.SampledFrom([]string{"About 60 % of her week is meetings", "read Krug", "tell [[ben-ito]] %%" + secret + "%%",
		"rebuild a study\n- it was read", "reports are never read", ""})
	rapid.Check(t, func(t *rapid.T) {
		draw := func() *infoint.Interview {
			tk := &infoint.Interview{ID: "x", Held: date("2026-03-24")}
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				private := rapid.Bool().Draw(t, "private")
				text := open.Draw(t, "open")
				if private {
					text = line.Draw(t, "text")
				}
				state := rapid.SampledFrom([]infoint.PromiseState{infoint.PromiseOpen, infoint.PromiseDone}).Draw(t, "state")
				owner := rapid.SampledFrom([]infoint.Owner{infoint.OwnerMe, infoint.OwnerThem}).Draw(t, "owner")
				tk.Insights = append(tk.Insights, infoint.Insight{Text: text, Private: private},
					infoint.Insight{Text: line.Draw(t, "other"), By: infoint.Ref{Target: "ben-ito"}},
					infoint.Insight{Text: line.Draw(t, "mine"), Kind: infoint.EvidenceInference})
				tk.Advice = append(tk.Advice, infoint.Advice{Text: text, Private: private, Used: rapid.Bool().Draw(t, "used")})
				tk.Promises = append(tk.Promises, infoint.Promise{Owner: owner, State: state, Text: text, Private: private})
				tk.Referrals = append(tk.Referrals, infoint.Referral{Name: text, Private: private})
				tk.Reactions = append(tk.Reactions, "bored in "+secret)
			}
			return tk
		}
		f := facts(func(f *Facts) {
			f.Talk, f.AboutTalk, f.About = draw(), draw(), omar()
			f.Past = []*infoint.Interview{draw(), f.Talk}
			f.To.Promises = []infoint.Promise{{Owner: infoint.OwnerThem, State: infoint.PromiseOpen, Text: "show me the " + secret, Private: true},
				{Owner: infoint.OwnerMe, State: infoint.PromiseDone, Text: "visit " + secret, Private: true}}
			f.Cause, f.Answer = CauseMissedMe, infoint.ReplyNo
		})
		kind := rapid.SampledFrom(Kinds()).Draw(t, "kind")
		l, err := Write(context.Background(), b, kind, f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(l.Subject+l.Body, secret) {
			t.Fatalf("the letter of kind %s tells:\n%s", kind, l.Body)
		}
	})
}

// TestAnythingWritten: texts of any kind make a letter of the right shape, and
// braces in a note are only braces.
func TestAnythingWritten(t *testing.T) {
	b := builtIn(t)
	hostile := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"{{.x}}", "{{template \"a\"}}", "Ana\nBcc: all@example.org", "\x1e\x1f", "Subject: no", "[[|]]", "%%", strings.Repeat("long ", 80), "\\", "her", "she", "\u2028x", "\"\"", "…", "."}))
	rapid.Check(t, func(t *rapid.T) {
		s := func(name string) string { return hostile.Draw(t, name) }
		f := Facts{
			Me: &infoint.Profile{Name: s("me"), Headline: s("headline"), Professions: []string{s("p")}, Schools: []string{s("school")}},
			To: &infoint.Contact{ID: infoint.ID(s("id")), Name: s("name"), Salutation: s("sal"), Why: s("why"), Shared: s("shared"),
				Relationship: s("rel"), Professions: []string{s("prof")}, Language: s("lang")},
			Talk: &infoint.Interview{ID: "t", Insights: []infoint.Insight{{Text: s("insight")}}, Advice: []infoint.Advice{{Text: s("advice")}},
				Promises: []infoint.Promise{{Owner: "me", State: "open", Text: s("promise")}}, Reactions: []string{"I will " + s("r")},
				Referrals: []infoint.Referral{{Name: s("ref")}}},
			ReferrerName: s("referrer"), MayName: rapid.Bool().Draw(t, "may"), ReferrerSaid: s("said"), Today: date("2026-03-25"),
			PriorSubject: s("subject"), News: s("news"), Slots: []Slot{{s("theirs"), s("mine")}},
			Channel:   rapid.SampledFrom([]string{"email", "linkedin"}).Draw(t, "channel"),
			About:     &infoint.Contact{ID: "about", Name: s("about"), Role: s("role"), Company: s("company"), Why: s("their why"), Professions: []string{s("p2")}},
			AboutTalk: &infoint.Interview{ID: "a", Held: date("2026-03-01"), Insights: []infoint.Insight{{Text: s("learned")}}},
			Mentioned: date("2026-02-01"), Answer: infoint.ReplyNo, Cause: CauseMissedMe,
			When: Hour{s("day"), s("hour"), s("mine hour")}, Met: []Meeting{{s("met"), date("2026-03-02")}},
		}
		f.Talk.Place, f.Talk.Questions = s("place"), []infoint.Question{{ID: "day-x", HasBox: true}, {ID: s("q")}}
		f.Past = []*infoint.Interview{{ID: "p", Held: date("2026-02-01"), Advice: []infoint.Advice{{Text: s("a2") + "\n- " + s("result"), Used: true}},
			Promises: []infoint.Promise{{Owner: "me", State: "done", Text: s("kept")}, {Owner: "them", State: "open", Text: s("offer")}}}}
		f.Me.Decisions = []infoint.Decision{{Verb: "drop", What: s("dropped"), Because: "[[p]]"}, {Verb: "outcome", What: s("outcome")}}
		if rapid.Bool().Draw(t, "silent") {
			f.LastTouch = date("2020-01-31")
		}
		kind := rapid.SampledFrom(b.Kinds()).Draw(t, "kind")
		l, err := Write(context.Background(), b, kind, f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(l.Subject, "\n\r") || strings.Contains(l.Body, "\n\n\n") || l.Body == "" {
			t.Fatalf("%s has the wrong shape: %q, %q", kind, l.Subject, l.Body)
		}
		if strings.ContainsFunc(l.Body, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Fatalf("%s has control characters: %q", kind, l.Body)
		}
		if kind == KindOutreach && f.Channel == "linkedin" && len([]rune(l.Body)) > 200 {
			t.Fatalf("note of %d characters", len([]rune(l.Body)))
		}
	})
}

func TestBracesAreText(t *testing.T) {
	l, err := Write(context.Background(), builtIn(t), "outreach", facts(func(f *Facts) { f.To.Why = "your post on {{.x}}" }))
	if err != nil || !strings.Contains(l.Body, "your post on {{.x}}.") {
		t.Errorf("%v\n%s", err, l.Body)
	}
}

func TestFindings(t *testing.T) {
	b := builtIn(t)
	tests := []struct {
		name, kind, fix string
		change          func(*Facts)
	}{
		{"name", "nudge", `infoint set me name="…"`, func(f *Facts) { f.LastTouch = f.Today; f.Me.Name = "" }},
		{"headline", "outreach", `infoint set me headline="…"`, func(f *Facts) { f.Me.Headline = "" }},
		{"why", "outreach", `infoint set ines-marek why="…"`, func(f *Facts) { f.To.Why = "" }},
		{"id with a space", "outreach", `infoint set 'Ana O'\''Neil' why="…"`, func(f *Facts) { f.To.Why, f.To.ID = "", "Ana O'Neil" }},
		{"topic", "outreach", `infoint set ines-marek professions+="…"`, func(f *Facts) { f.To.Professions = nil }},
		{"shared", "outreach", `infoint set ines-marek shared="…"`, func(f *Facts) { f.To.Shared = "she sang with zeal" }},
		{"slots", "slots", `write your three times, each with its zone, as a list above the line "I will gladly…": infoint edit my-draft`, func(f *Facts) { f.Draft = "my-draft" }},
		{"private insight only", "thanks", "write it under ## Insights: infoint edit 2026-03-24-ines-marek", func(f *Facts) {
			f.Talk = talk()
			f.Talk.Insights, f.Talk.Advice, f.Talk.Referrals, f.Talk.Promises[0].Text = f.Talk.Insights[:1], nil, nil, "article on rotas"
		}},
		{"language", "outreach", "put your own into .infoint/templates/letters/", func(f *Facts) { f.To.Language = "de" }},
		{"language of the vault", "outreach", "put your own into .infoint/templates/letters/", func(f *Facts) { f.To.Language, f.Language = "", "pl" }},
		{"no room", "outreach", `infoint set ines-marek why="…"`, func(f *Facts) {
			f.Channel, f.To.Why = "linkedin", "your "+strings.Repeat("very ", 40)+"long talk"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Write(context.Background(), b, tt.kind, facts(tt.change))
			if err != nil {
				t.Fatal(err)
			}
			l.Findings = slices.DeleteFunc(l.Findings, func(f Finding) bool { return f.Rule == RuleUsed })
			if len(l.Findings) != 1 || l.Findings[0].Fix != tt.fix || l.Findings[0].Text != nil {
				t.Errorf("got %+v, want one with fix %q", l.Findings, tt.fix)
			}
			checkNoHoles(t, l)
		})
	}
}
