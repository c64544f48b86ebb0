package letter

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// sharedWords is how many words of substance a letter shares with a note before
// it speaks of what the note says: one may be chance.
const sharedWords = 2

// openingRules are about the reason to write to this reader and to nobody else.
func openingRules() []Rule {
	return []Rule{
		{
			ID: "L07", Name: "no-hook", find: noHook,
			weights: slices.Concat(fails(variants(VariantCold)), warns(variants(VariantAlum))),
			Looks:   "nothing of the contact's why or shared, nor their employer or who named them, in the letter",
			Why:     "nothing in it shows that it is meant for them",
			Fix:     "say the one true reason to write to them",
			Source:  "US News: not to fit the message to the reader is the biggest mistake; LinkedIn's figures on messages; two words in common are our judgement",
		},
		{
			ID: "L08", Name: "connection-late", weights: warns(outreach()), find: connectionLate,
			Looks:  "who named them, or what is shared, first comes after the second sentence",
			Why:    "what connects you makes them read on",
			Fix:    "move it into the first two sentences",
			Source: "Simon Fraser University and the textbook Six Steps to Job Search Success: connection first",
		},
		{
			ID: "L31", Name: "false-familiarity", weights: fails(outreach()), find: falseFamiliarity,
			Looks:  "\"as we discussed\", \"great seeing you\", \"we met\" with no earlier contact on record",
			Why:    "the notes know of no such meeting, and a made-up one ends the talk before it begins",
			Fix:    "take it out; where it is true, write it down: infoint log NAME heard --on WHEN, or shared",
			Source: "our judgement, shared by other writers of such messages",
		},
		{
			ID: "L32", Name: "name-drop", weights: fails(outreach()), neutral: true, find: nameDrop,
			Looks:  "the name of who led you to them, while nothing on record allows its use",
			Why:    "they have not said that you may use their name",
			Fix:    "ask them first, then note [permission:: yes] behind the referral",
			Source: "Five Steps to an Informational Interview and Six Steps to Job Search Success: permission first",
		},
		{
			ID: "L40", Name: "informational-jargon", weights: remark(variants(VariantCold)),
			find:   func(r *reading) []hit { return at(r.mentions("jargon", "")...) },
			Looks:  "the words informational interview",
			Why:    "it sounds like a procedure",
			Fix:    "say what you would like to hear about: their path, their days",
			Source: "Berkeley's graduate division: hearing about their path says it better",
		},
	}
}

// substance are the words of a text that say something, by their roots.
func (r *reading) substance(words []string) map[string]bool {
	small := map[string]bool{}
	for _, p := range r.list("small") {
		for _, s := range p {
			for _, w := range s.words {
				small[w] = true
			}
		}
	}
	out := map[string]bool{}
	for _, w := range words {
		w = strings.TrimSuffix(w, "'s")
		if len([]rune(w)) > 1 && !small[w] {
			out[root(w)] = true
		}
	}
	return out
}

// root is a word without the endings of its forms, near enough to compare:
// "redesigned" and "redesigning" have one.
func root(word string) string {
	for _, ending := range []string{"ings", "ing", "ied", "ies", "ed", "es", "s", "ly"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= 3 {
			word = stem
			break
		}
	}
	return strings.TrimRight(word, "e")
}

// inCommon counts the words of substance that two texts share.
func inCommon(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// tells reports whether words speak of what a note says.
func (r *reading) tells(words []string, note string) bool {
	wanted := r.substance(termOf(note))
	return len(wanted) > 0 && inCommon(wanted, r.substance(words)) >= min(sharedWords, len(wanted))
}

func plainWords(tokens []token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.word
	}
	return out
}

// reasons are the notes of which a letter may speak.
func (r *reading) reasons() []string {
	f := r.scene.Facts
	if f.To == nil {
		return nil
	}
	return slices.DeleteFunc([]string{f.To.Why, r.shared()}, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// shared is what the reader and I have in common, empty for nothing.
func (r *reading) shared() string {
	f := r.scene.Facts
	l := sharedLink(profile(f.Me), f.To)
	if l.name != "" {
		return l.name
	}
	return l.sentence
}

func noHook(r *reading) []hit {
	reasons := r.reasons()
	all := append(plainWords(r.title), plainWords(r.tokens)...)
	tells := func(note string) bool { return r.tells(all, note) }
	if len(reasons) == 0 || slices.ContainsFunc(reasons, tells) {
		return nil
	}
	f := r.scene.Facts
	for _, name := range []string{f.To.Company, f.ReferrerName} {
		if term := termOf(name); len(term) > 0 && containsRun(all, term) {
			return nil
		}
	}
	return []hit{{absent: true, fix: "say the one true reason to write to them; the notes have: " + reasons[0]}}
}

func connectionLate(r *reading) []hit {
	f := r.scene.Facts
	if f.To == nil {
		return nil
	}
	shared, referrer := r.shared(), termOf(f.ReferrerName)
	for i, s := range r.proper() {
		words := plainWords(s.tokens)
		if len(referrer) > 0 && (containsRun(words, referrer) || containsRun(words, referrer[:1])) || shared != "" && r.tells(words, shared) {
			if i < 2 {
				return nil
			}
			return at(r.trimmed(s.span))
		}
	}
	return nil
}

func falseFamiliarity(r *reading) []hit {
	f := r.scene.Facts
	if f.To == nil || !f.LastTouch.IsZero() || haveMet(f.To.Relationship) || r.together(f.To.Shared) {
		return nil
	}
	return at(r.mentions("familiarity", "no-familiarity")...)
}

// haveMet reports whether a relationship is one of people who have met.
func haveMet(relationship string) bool {
	switch relationship {
	case "", infoint.RelationCold, infoint.RelationLinkedIn, infoint.RelationReferral, infoint.RelationAlum:
		return false
	}
	return true
}

// together reports whether a note tells of something that they did together.
func (r *reading) together(note string) bool {
	words := termOf(note)
	return slices.Contains(words, "we") || slices.Contains(words, "met")
}

func nameDrop(r *reading) []hit {
	f := r.scene.Facts
	name := termOf(f.ReferrerName)
	if f.To == nil || len(name) == 0 || f.MayName {
		return nil
	}
	if s, ok := runOf(r.tokens, name); ok {
		return at(s)
	}
	if slices.Contains(namesOf(f.To), name[0]) || f.Me != nil && slices.Contains(termOf(f.Me.Name), name[0]) {
		return nil
	}
	if s, ok := runOf(r.tokens, name[:1]); ok && !startsSmall(r.text(s), f.ReferrerName) {
		return at(s)
	}
	return nil
}
