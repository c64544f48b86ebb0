package infoint

import "slices"

// Profile is the explorer herself: what she looks for, what she believes and
// what she decided.
type Profile struct {
	Path     string
	Name     string
	Headline string
	Email    string
	Phone    string
	LinkedIn string
	Timezone string

	Interests    []string
	Skills       []Skill
	Values       []string // in order of rank
	MustHaves    []string
	DealBreakers []string
	Professions  []string

	Schools       []string
	PastCompanies []string
	Communities   []string
	HoursPerWeek  string

	Introduction string
	Hypotheses   []Hypothesis
	Facts        []ProfessionFact
	Decisions    []Decision
	Log          []Event
	Fields       []Field
}

// Skill is something one can do; Effect is "drains", "energises" or empty.
type Skill struct {
	Name   string
	Effect string
}

// The states that a hypothesis moves through.
const (
	HypothesisUntested     = "untested"
	HypothesisLeaningTrue  = "leaning true"
	HypothesisLeaningFalse = "leaning false"
	HypothesisSplit        = "split"
	HypothesisDecidedTrue  = "decided true"
	HypothesisDecidedFalse = "decided false"
)

// Hypothesis is a belief about a profession that talks can hurt or help.
type Hypothesis struct {
	ID         string
	Text       string
	Profession string
	ChangeMind string
	Moves      []HypothesisMove
	Line       int
}

// Status is the state of the last move, HypothesisUntested before the first.
func (h Hypothesis) Status() string {
	if len(h.Moves) == 0 {
		return HypothesisUntested
	}
	return h.Moves[len(h.Moves)-1].Status
}

// HypothesisMove is one dated change of mind.
type HypothesisMove struct {
	Date   Date
	Status string
	Text   string
	Line   int
}

// ProfessionFact is what one's own research found about a profession; it
// feeds questions.
type ProfessionFact struct {
	Profession string
	Text       string
	Range      string // of pay, as published
	Trend      string
	Tool       string
	Line       int
}

// Verbs of a decision. DecisionOutcome is an offer, an admission, a choice
// made: the people who helped are told.
const (
	DecisionPursue  = "pursue"
	DecisionExplore = "explore"
	DecisionPark    = "park"
	DecisionDrop    = "drop"
	DecisionOutcome = "outcome"
)

// Decision is one dated line under Decisions.
type Decision struct {
	Date    Date
	Verb    string
	What    string
	Why     string
	Because string
	Reopen  string
	Line    int
}

// Criteria returns everything that an insight can speak for or against, as it
// is called: the ids of the hypotheses, then interests, skills, values and
// bounds. They are compared as slugs.
func (p *Profile) Criteria() []string {
	var words []string
	for _, h := range p.Hypotheses {
		words = append(words, h.ID)
	}
	words = append(words, p.Interests...)
	for _, s := range p.Skills {
		words = append(words, s.Name)
	}
	return slices.Concat(words, p.Values, p.MustHaves, p.DealBreakers)
}

// NearProfessions returns the professions that a text nearly is. None for one
// of them, in whatever case and with whatever accents.
func (p *Profile) NearProfessions(text string) []string {
	word := Fold(text)
	spelt := map[string]string{}
	var folded []string
	for _, name := range p.Professions {
		own := Fold(name)
		if own == word {
			return nil
		}
		spelt[own] = name
		folded = append(folded, own)
	}
	var near []string
	if word != "" {
		for _, own := range Closest(word, folded) {
			near = append(near, spelt[own])
		}
	}
	return near
}
