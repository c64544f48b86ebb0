package note

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

func (r *reading) profile() *infoint.Profile {
	p := &infoint.Profile{
		Path: r.path, Name: r.text("name"), Headline: r.text("headline"), Email: r.text("email"),
		Phone: r.text("phone"), LinkedIn: r.text("linkedin"), Timezone: r.text("timezone"),
		Interests: r.list("interests"), Values: r.list("values"), MustHaves: r.list("must_haves"),
		DealBreakers: r.list("deal_breakers"), Professions: r.list("professions"), Schools: r.list("schools"),
		PastCompanies: r.list("past_companies"), Communities: r.list("communities"),
		HoursPerWeek: r.amount("hours_per_week"), Fields: r.fields(),
	}
	for _, s := range r.list("skills") {
		p.Skills = append(p.Skills, parseSkill(s))
	}
	p.Introduction = r.doc().SectionText("Introduction")
	p.Hypotheses = r.hypotheses()
	p.Facts = r.facts()
	p.Decisions = r.decisions()
	p.Log = r.log()
	return p
}

func parseSkill(s string) infoint.Skill {
	for _, effect := range []string{"drains", "energises"} {
		if at := len(s) - len("("+effect+")"); at >= 0 && strings.EqualFold(s[at:], "("+effect+")") {
			return infoint.Skill{Name: strings.TrimSpace(s[:at]), Effect: effect}
		}
	}
	return infoint.Skill{Name: s}
}

func (r *reading) hypotheses() []infoint.Hypothesis {
	var out []infoint.Hypothesis
	r.each("Hypotheses", func(l line) {
		id := firstWord(l.text)
		claim := strings.TrimSpace(l.text[len(id):])
		if claim == "" {
			r.lost(CodeBadHypothesis, l.item, "a hypothesis is an id and a claim", "write - h1 "+l.text)
			return
		}
		h := infoint.Hypothesis{ID: strings.Trim(id, ":*_"), Text: claim, Line: l.item.Line}
		h.Profession, _ = l.field("profession")
		h.ChangeMind, _ = l.field("change_mind")
		for _, child := range l.item.Children {
			if m, ok := r.move(child); ok {
				h.Moves = append(h.Moves, m)
			}
		}
		slices.SortStableFunc(h.Moves, func(a, b infoint.HypothesisMove) int { return a.Date.Compare(b.Date) })
		out = append(out, h)
	})
	return out
}

// move reads a change of mind below a hypothesis. What has neither date nor
// state is a remark.
func (r *reading) move(it markdown.Item) (infoint.HypothesisMove, bool) {
	s, dated := readStamp(it.Text)
	if !dated {
		s.rest = it.Text
	}
	status, rest := cutState(s.rest)
	switch {
	case dated && status != "":
		return infoint.HypothesisMove{Date: s.date, Status: status, Text: joinText(rest, it.More), Line: it.Line}, true
	case dated || status != "":
		r.lost(CodeBadHypothesis, it, "a move of a hypothesis is a date and a state",
			"write - 2026-04-20 leaning false: why; the states are "+strings.Join(HypothesisStates(), ", "))
	}
	return infoint.HypothesisMove{}, false
}

// cutState takes the state of a hypothesis off the front of s.
func cutState(s string) (state, rest string) {
	s = strings.TrimLeft(s, "*_")
	for _, state := range HypothesisStates() {
		if len(s) < len(state) || !strings.EqualFold(s[:len(state)], state) {
			continue
		}
		rest := strings.TrimLeft(s[len(state):], "*_")
		if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(r) {
			return state, strings.TrimPrefix(rest, ":")
		}
	}
	return "", s
}

// HypothesisStates lists what a belief can be.
func HypothesisStates() []string {
	return []string{infoint.HypothesisUntested, infoint.HypothesisLeaningTrue, infoint.HypothesisLeaningFalse,
		infoint.HypothesisSplit, infoint.HypothesisDecidedTrue, infoint.HypothesisDecidedFalse}
}

func (r *reading) facts() []infoint.ProfessionFact {
	var out []infoint.ProfessionFact
	r.each("Professions", func(l line) {
		name, what, _ := markdown.CutColon(l.text)
		f := infoint.ProfessionFact{Profession: shown(name), Text: joinText(what, l.more), Line: l.item.Line}
		f.Range, _ = l.field("range")
		f.Trend, _ = l.field("trend")
		f.Tool, _ = l.field("tool")
		out = append(out, f)
	})
	return out
}

// decisions are read in the order of their dates, for the last one counts.
func (r *reading) decisions() []infoint.Decision {
	var out []infoint.Decision
	r.each("Decisions", func(l line) {
		s, ok := readStamp(l.text)
		first := firstWord(s.rest)
		verb := strings.ToLower(strings.Trim(first, ":*_"))
		if !ok || !slices.Contains(DecisionVerbs(), verb) {
			r.lost(CodeBadDecision, l.item, "a decision is a date, a verb and what it is about",
				"write - 2026-04-20 drop clinical psychology: why; the verbs are "+strings.Join(DecisionVerbs(), ", "))
			return
		}
		d := infoint.Decision{Date: s.date, Verb: verb, Line: l.item.Line}
		d.What, d.Why, _ = markdown.CutColon(strings.TrimSpace(s.rest[len(first):]))
		d.Why = joinText(d.Why, l.more)
		d.Because, _ = l.field("because")
		d.Reopen, _ = l.field("reopen")
		out = append(out, d)
	})
	slices.SortStableFunc(out, func(a, b infoint.Decision) int { return a.Date.Compare(b.Date) })
	return out
}

// DecisionVerbs lists what can be decided.
func DecisionVerbs() []string {
	return []string{infoint.DecisionPursue, infoint.DecisionExplore, infoint.DecisionPark, infoint.DecisionDrop, infoint.DecisionOutcome}
}
