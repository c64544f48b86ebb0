package note

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

func (r *reader) profile() *infoint.Profile {
	p := &infoint.Profile{
		Path: r.path, Name: r.text("name"), Headline: r.text("headline"), Email: r.text("email"),
		Phone: r.text("phone"), LinkedIn: r.text("linkedin"), Timezone: r.text("timezone"),
		Interests: r.list("interests"), Values: r.list("values"), MustHaves: r.list("must_haves"),
		DealBreakers: r.list("deal_breakers"), Professions: r.list("professions"), Schools: r.list("schools"),
		PastCompanies: r.list("past_companies"), Communities: r.list("communities"),
		HoursPerWeek: r.text("hours_per_week"), Fields: r.fields(),
	}
	for _, s := range r.list("skills") {
		p.Skills = append(p.Skills, parseSkill(s))
	}
	p.Introduction = r.doc.SectionText("Introduction")
	p.Hypotheses = r.hypotheses()
	p.Facts = r.facts()
	p.Decisions = r.decisions()
	p.Log = r.log()
	return p
}

func parseSkill(s string) infoint.Skill {
	for _, effect := range []string{"drains", "energises"} {
		if name, ok := strings.CutSuffix(s, "("+effect+")"); ok {
			return infoint.Skill{Name: strings.TrimSpace(name), Effect: effect}
		}
	}
	return infoint.Skill{Name: s}
}

func (r *reader) hypotheses() []infoint.Hypothesis {
	var out []infoint.Hypothesis
	r.each("Hypotheses", func(it markdown.Item, text string, fields []markdown.Field, _ bool) {
		id, claim, ok := strings.Cut(text, " ")
		if !ok {
			r.lost(CodeBadHypothesis, it, "a hypothesis is an id and a claim", "write - h1 "+text)
			return
		}
		h := infoint.Hypothesis{ID: strings.TrimSuffix(id, ":"), Text: strings.TrimSpace(claim), Line: it.Line}
		for _, f := range fields {
			switch f.Key {
			case "profession":
				h.Profession = f.Value
			case "change_mind":
				h.ChangeMind = f.Value
			}
		}
		for _, child := range it.Children {
			if m, ok := r.move(child); ok {
				h.Moves = append(h.Moves, m)
			}
		}
		out = append(out, h)
	})
	return out
}

func (r *reader) move(it markdown.Item) (infoint.HypothesisMove, bool) {
	s, ok := readStamp(it.Text)
	if ok {
		for _, status := range HypothesisStates() {
			if rest, found := cutFold(s.rest, status); found {
				return infoint.HypothesisMove{Date: s.date, Status: status,
					Text: strings.TrimSpace(strings.TrimPrefix(rest, ":")), Line: it.Line}, true
			}
		}
	}
	r.lost(CodeBadHypothesis, it, "a move of a hypothesis is a date and a state",
		"write - 2026-04-20 leaning false: why; the states are "+strings.Join(HypothesisStates(), ", "))
	return infoint.HypothesisMove{}, false
}

// HypothesisStates lists what a belief can be.
func HypothesisStates() []string {
	return []string{infoint.HypothesisUntested, infoint.HypothesisLeaningTrue, infoint.HypothesisLeaningFalse,
		infoint.HypothesisSplit, infoint.HypothesisDecidedTrue, infoint.HypothesisDecidedFalse}
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func (r *reader) facts() []infoint.ProfessionFact {
	var out []infoint.ProfessionFact
	r.each("Professions", func(it markdown.Item, text string, fields []markdown.Field, _ bool) {
		name, what, _ := markdown.CutColon(text)
		f := infoint.ProfessionFact{Profession: strings.TrimSpace(name), Text: what, Line: it.Line}
		for _, field := range fields {
			switch field.Key {
			case "range":
				f.Range = field.Value
			case "trend":
				f.Trend = field.Value
			case "tool":
				f.Tool = field.Value
			}
		}
		out = append(out, f)
	})
	return out
}

func (r *reader) decisions() []infoint.Decision {
	var out []infoint.Decision
	r.each("Decisions", func(it markdown.Item, text string, fields []markdown.Field, _ bool) {
		s, ok := readStamp(text)
		verb, what, _ := strings.Cut(s.rest, " ")
		verb = strings.ToLower(strings.TrimSuffix(verb, ":"))
		switch verb {
		case infoint.DecisionPursue, infoint.DecisionExplore, infoint.DecisionPark, infoint.DecisionDrop, infoint.DecisionOutcome:
		default:
			ok = false
		}
		if !ok {
			r.lost(CodeBadDecision, it, "a decision is a date, a verb and what it is about",
				"write - 2026-04-20 drop clinical psychology: why; the verbs are pursue, explore, park, drop, outcome")
			return
		}
		d := infoint.Decision{Date: s.date, Verb: verb, Line: it.Line}
		d.What, d.Why, _ = markdown.CutColon(strings.TrimSpace(what))
		d.Why = joinText(d.Why, it.More)
		for _, f := range fields {
			switch f.Key {
			case "because":
				d.Because = f.Value
			case "reopen":
				d.Reopen = f.Value
			}
		}
		out = append(out, d)
	})
	return out
}
