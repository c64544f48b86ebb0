package prep

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/infoint"
)

// situations are random, with notes as untidy as people leave them.
func situations(b *Bank) *rapid.Generator[Situation] {
	return rapid.Custom(func(t *rapid.T) Situation {
		s := Situation{
			Contact: contacts().Draw(t, "contact"),
			Profile: profiles().Draw(t, "profile"),
			Earlier: rapid.SliceOfN(talks(b), 0, 2).Draw(t, "earlier"),
			Others:  rapid.SliceOfN(talks(b), 0, 3).Draw(t, "others"),
			Minutes: rapid.IntRange(0, 100).Draw(t, "minutes"),
		}
		s.Referrer = rapid.SampledFrom([]string{"", "Ben Ito"}).Draw(t, "referrer")
		s.MayName = rapid.Bool().Draw(t, "may name")
		if rapid.Bool().Draw(t, "arranged") {
			s.Interview = &infoint.Interview{Questions: rapid.SliceOfN(questions(b), 0, 6).Draw(t, "standing")}
		}
		return s
	})
}

func untidy() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", "UX researcher", "Independence", "two {words}", "Is it so?", "see [[ben-ito|Ben]]", "really [kind:: opinion]",
			"\"quoted\" things.", "line\nbreak", "} odd {", "independence", "growth", "relationships", " ",
		}),
		rapid.String(),
	)
}

func list() *rapid.Generator[[]string] { return rapid.SliceOfN(untidy(), 0, 3) }

func professions() *rapid.Generator[[]string] {
	return rapid.SliceOfN(rapid.SampledFrom([]string{"UX researcher", "ux-researcher", "data analyst"}), 0, 2)
}

func contacts() *rapid.Generator[*infoint.Contact] {
	return rapid.Custom(func(t *rapid.T) *infoint.Contact {
		return &infoint.Contact{
			Name:             untidy().Draw(t, "name"),
			Role:             untidy().Draw(t, "role"),
			Shared:           untidy().Draw(t, "shared"),
			Professions:      professions().Draw(t, "professions"),
			LeftField:        rapid.Bool().Draw(t, "left"),
			Seniority:        rapid.SampledFrom([]string{"", "peer", "mid", "senior"}).Draw(t, "seniority"),
			RoleKind:         rapid.SampledFrom([]string{"", "individual", "manager", "founder", "freelancer", "academic", "licensed", "creative"}).Draw(t, "kind"),
			Relationship:     rapid.SampledFrom([]string{"", "friend", "family", "alum", "referral", "cold", "linkedin", "event"}).Draw(t, "relationship"),
			OrganisationKind: rapid.SampledFrom([]string{"", "public", "company"}).Draw(t, "organisation"),
		}
	})
}

func profiles() *rapid.Generator[*infoint.Profile] {
	return rapid.Custom(func(t *rapid.T) *infoint.Profile {
		p := &infoint.Profile{
			Headline:     untidy().Draw(t, "headline"),
			Values:       list().Draw(t, "values"),
			Professions:  professions().Draw(t, "professions"),
			HoursPerWeek: rapid.SampledFrom([]string{"", "1", "3–4", "some"}).Draw(t, "hours"),
			Facts:        []infoint.ProfessionFact{{Profession: "UX researcher", Trend: untidy().Draw(t, "trend"), Range: untidy().Draw(t, "range")}},
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "hypotheses") {
			p.Hypotheses = append(p.Hypotheses, infoint.Hypothesis{
				ID: "h" + string(rune('1'+i)), Text: untidy().Draw(t, "claim"),
				Profession: rapid.SampledFrom([]string{"", "UX researcher"}).Draw(t, "of"),
			})
		}
		for _, effect := range []string{"drains", "energises"} {
			p.Skills = append(p.Skills, infoint.Skill{Name: untidy().Draw(t, "skill"), Effect: effect})
		}
		return p
	})
}

func talks(b *Bank) *rapid.Generator[*infoint.Interview] {
	return rapid.Custom(func(t *rapid.T) *infoint.Interview {
		return &infoint.Interview{
			Held:        date(3, rapid.IntRange(1, 28).Draw(t, "held")),
			OffRecord:   rapid.Bool().Draw(t, "off record"),
			Professions: professions().Draw(t, "professions"),
			Questions:   rapid.SliceOfN(questions(b), 0, 8).Draw(t, "asked"),
			Insights:    []infoint.Insight{{Text: untidy().Draw(t, "insight"), Private: rapid.Bool().Draw(t, "private")}},
			Advice:      []infoint.Advice{{Text: untidy().Draw(t, "advice"), Used: rapid.Bool().Draw(t, "used")}},
		}
	})
}

func questions(b *Bank) *rapid.Generator[infoint.Question] {
	return rapid.Custom(func(t *rapid.T) infoint.Question {
		q := infoint.Question{MustAsk: rapid.Bool().Draw(t, "must"), Asked: rapid.Bool().Draw(t, "asked")}
		if rapid.Bool().Draw(t, "own") {
			q.Text = untidy().Draw(t, "text")
			return q
		}
		it := rapid.SampledFrom(b.items).Draw(t, "question")
		q.ID, q.Text = it.id, strings.NewReplacer("{", "", "}", "").Replace(it.text)
		return q
	})
}

func TestPlanKeepsItsPromises(t *testing.T) {
	b := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		s := situations(b).Draw(t, "situation")
		p := Plan(s, b)
		if diff := cmp.Diff(p, Plan(s, b)); diff != "" {
			t.Fatalf("the same situation, another plan:\n%s", diff)
		}
		checkStanding(t, s, p)
		checkBudget(t, p)
		checkTexts(t, s, p)
		checkPoliteness(t, s, b, p)
		if s.Interview == nil || len(s.Interview.Questions) == 0 {
			checkOrder(t, s, b, p)
			checkEnds(t, b, p)
		}
	})
}

// What stands in the note is kept, in its place and its words.
func checkStanding(t *rapid.T, s Situation, p Brief) {
	var want, got []string
	if s.Interview != nil {
		for _, q := range s.Interview.Questions {
			want = append(want, q.ID+q.Text)
		}
	}
	for i, q := range p.Questions {
		if q.Standing {
			got = append(got, q.ID+q.Text)
			if i >= len(want) {
				t.Fatalf("%q stands behind new questions", q.Text)
			}
		}
	}
	if !slices.Equal(want, got) {
		t.Fatalf("standing: got %q, want %q", got, want)
	}
}

func checkBudget(t *rapid.T, p Brief) {
	sum, fresh := 0, 0
	end, musts := 0, 0
	for _, q := range p.Questions {
		if q.Fits {
			sum += q.Minutes
		}
		if !q.Standing {
			fresh++
		}
		if q.Fits {
			end += q.Minutes
		}
		if q.MustAsk {
			musts++
		}
		if q.MustAsk && !q.Standing && float64(end) > 0.7*float64(p.Budget()) {
			t.Fatalf("must-ask %s ends at %d of %d minutes", q.ID, end, p.Budget())
		}
		if q.MustAsk && !q.Standing && musts > rowFor(p.Minutes).must {
			t.Fatalf("%d stars in %d minutes", musts, p.Minutes)
		}
	}
	if sum > p.Minutes-p.Open-p.Close && sum > 0 {
		t.Fatalf("%d minutes of questions in a budget of %d", sum, p.Budget())
	}
	if fresh > 0 && len(p.Questions) > p.Prepare {
		t.Fatalf("%d questions, want at most %d", len(p.Questions), p.Prepare)
	}
}

func checkTexts(t *rapid.T, s Situation, p Brief) {
	asked := newView(s).askedHere
	seen := map[string]bool{}
	for _, q := range p.Questions {
		if q.Standing {
			seen[q.ID] = true
			continue
		}
		if seen[q.ID] || asked[q.ID] {
			t.Fatalf("%s is asked twice", q.ID)
		}
		seen[q.ID] = true
		if strings.ContainsAny(q.Text, "{}\n\r\x1b") || strings.Contains(q.Text, "  ") || strings.Count(q.Text, "?") != 1 {
			t.Fatalf("%s came to be %q", q.ID, q.Text)
		}
		if q.Why == "" || q.Text == "" || q.Topic == "" {
			t.Fatalf("something is missing: %+v", q)
		}
	}
}

// Strangers are asked nothing delicate, and at most one thing that is a
// little; nobody is asked about pay within ten minutes.
func checkPoliteness(t *rapid.T, s Situation, b *Bank, p Brief) {
	minute, delicate := p.Open, 0
	for _, q := range p.Questions {
		it := b.find(q.ID)
		if !q.Standing && newView(s).cold && (it.sensitivity > 1 || it.warm) {
			t.Fatalf("a stranger is asked %s", q.ID)
		}
		if !q.Standing && it.sensitivity > 0 {
			delicate++
		}
		if !q.Standing && it.late && q.Fits && minute < 10 {
			t.Fatalf("%s comes at minute %d", q.ID, minute)
		}
		if q.Fits {
			minute += q.Minutes
		}
	}
	if newView(s).cold && delicate > 1 {
		t.Fatalf("a stranger is asked %d delicate questions", delicate)
	}
}

// Apart from must-asks moved up, the order is that of the topics.
func checkOrder(t *rapid.T, s Situation, b *Bank, p Brief) {
	v := newView(s)
	last := map[bool]int{}
	topics, fit := map[string]int{}, 0
	for _, q := range p.Questions {
		if !q.Fits {
			continue
		}
		fit++
		topics[q.Topic]++
		rank := v.rank(pick{Question: q, item: b.find(q.ID)})
		if rank < last[q.MustAsk] {
			t.Fatalf("%s comes too late in %v", q.ID, ids(p, true))
		}
		last[q.MustAsk] = rank
	}
	for topic, n := range topics {
		if fit >= 5 && n*100 > topicShare*fit {
			t.Fatalf("%d of %d are about %s: %v", n, fit, topic, ids(p, true))
		}
	}
}

// From a quarter of an hour on, the talk ends with one open door and one way
// on; a first one asks the three questions that everyone is asked.
func checkEnds(t *rapid.T, b *Bank, p Brief) {
	fits := ids(p, true)
	if p.Minutes < 15 {
		return
	}
	n := len(fits)
	if b.find(fits[n-2]).end != endDoor || b.find(fits[n-1]).end != endReferral {
		t.Fatalf("ends with %v", fits[n-2:])
	}
	for _, id := range fits[:n-2] {
		if b.find(id).end != "" {
			t.Fatalf("two ends in %v", fits)
		}
	}
}

func TestEveryoneIsAskedTheSameThree(t *testing.T) {
	b := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		s := situations(b).Draw(t, "situation")
		s.Earlier, s.Interview = nil, nil
		s.Minutes = max(15, s.Minutes)
		p := Plan(s, b)
		core := map[string]int{}
		for _, q := range p.Questions {
			if q.Fits && b.find(q.ID).core {
				core[q.Topic]++
			}
		}
		if core[topicDay] == 0 || core[topicChallenge] == 0 || core[topicCulture] == 0 {
			t.Fatalf("core questions are %v of %v", core, ids(p, true))
		}
	})
}

// To prepare twice is to prepare once: what was written into the note is
// found again and nothing is added.
func TestPlanIsStable(t *testing.T) {
	b := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		s := situations(b).Draw(t, "situation")
		once := Plan(s, b)
		written := &infoint.Interview{}
		if s.Interview != nil {
			*written = *s.Interview
		}
		written.Questions = nil
		for _, q := range once.Questions {
			written.Questions = append(written.Questions, infoint.Question{ID: q.ID, Text: q.Text, MustAsk: q.MustAsk, Asked: q.Asked})
		}
		s.Interview = written
		twice := Plan(s, b)
		if lines := QuestionLines(twice); len(lines) > 0 {
			t.Fatalf("adds %q to %v", lines, ids(once, true))
		}
		for i := range once.Questions {
			if once.Questions[i].Fits != twice.Questions[i].Fits {
				t.Fatalf("%s fits %v, then %v", once.Questions[i].ID, once.Questions[i].Fits, twice.Questions[i].Fits)
			}
		}
	})
}
