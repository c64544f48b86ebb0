package letter

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// Scene is what lint has to know of a message besides its text. Its zero value
// is an e-mail of no kind to nobody known: a rule whose facts are not there
// keeps quiet.
type Scene struct {
	Kind    string
	Variant string // of outreach; empty is cold
	// Facts are those that the letter was or would be made from. To is nil where
	// nobody knows whom the message goes to.
	Facts  Facts
	Limits Limits // of the kind, as Bank.Limits has them; zero for none

	Now      time.Time      // in my zone; zero where no rule about time is wanted
	Theirs   *time.Location // nil where their zone is not known
	Holidays []infoint.Date
	Booked   []Booking // what stands in my diary

	Others []*infoint.Contact // everybody else of the vault
	Met    []string           // the names of those of them whom I talked with
	// Private are the texts that nobody else may read.
	Private []string
	Sent    []*infoint.Letter // what went to the others
	// Owed are the names that the letter owes a word to: who was named in the
	// talk, and for an update to a referrer, whom they led me to.
	Owed []string
}

// A Booking is a talk that is arranged.
type Booking struct {
	With       string
	Start, End time.Time
}

// Lint reads a message against the rules. The message is a line "Subject: …", an
// empty line and the body, or a body alone; lines and columns of the findings,
// which come in the order of the text, are its own. It is a list, never a
// score: whoever follows every finding may still have written a dull letter.
func Lint(lists *Lists, message string, s Scene) []Finding {
	r := &reading{
		scene: s, lists: lists, language: language(s.Facts),
		clock: clockPattern(), date: datePattern(), minutes: minutesPattern(),
	}
	r.prose = readProse(message, r.isAbbreviation)
	var found []Finding
	for _, rule := range Rules() {
		severity := rule.weighs(s)
		if severity == "" || !rule.neutral && !lists.knows(r.language) {
			continue
		}
		for _, h := range rule.find(r) {
			found = append(found, r.finding(rule, severity, h))
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return found
}

// language is that of a letter, as its lists are called: "en" of "en-GB".
func language(f Facts) string {
	name := f.Language
	if f.To != nil && f.To.Language != "" {
		name = f.To.Language
	}
	name = strings.ToLower(flat(name))
	switch name {
	case "", "english":
		return "en"
	}
	name, _, _ = strings.Cut(name, "-")
	name, _, _ = strings.Cut(name, "_")
	return name
}

// reading is one message as the rules are asked about it.
type reading struct {
	*prose
	scene    Scene
	lists    *Lists
	language string

	clock, date, minutes *regexp.Regexp
}

// hit is one place where a rule is broken.
type hit struct {
	span
	absent   bool // something is missing: it stands nowhere
	severity infoint.Severity
	why, fix string // more precise than the rule's; empty for those
}

// absent is a hit for what is not there.
func absent() []hit { return []hit{{absent: true}} }

// at makes hits of places.
func at(spans ...span) []hit {
	hits := make([]hit, len(spans))
	for i, s := range spans {
		hits[i] = hit{span: s}
	}
	return hits
}

func (r *reading) finding(rule Rule, severity infoint.Severity, h hit) Finding {
	f := Finding{
		Rule: rule.Name, Severity: string(cmp.Or(h.severity, severity)), Line: 1, Column: 1,
		Why: cmp.Or(h.why, rule.Why), Fix: cmp.Or(h.fix, rule.Fix),
	}
	if !h.absent {
		f.Line, f.Column = r.place(h.start)
		text := r.src[h.start:h.end]
		f.Text = &text
	}
	return f
}

func (r *reading) isAbbreviation(word string) bool {
	if len([]rune(word)) == 1 && word != "i" {
		return true
	}
	return slices.ContainsFunc(r.list("abbreviation"), func(p phrase) bool { return len(p) == 1 && p[0].is(word) })
}

// list is a list of phrases in the language of the letter.
func (r *reading) list(name string) []phrase { return r.lists.get(r.language, name) }

// mentions are the places in the body where a list has a phrase, without those
// that the list of exceptions covers; an empty name is no exceptions.
func (r *reading) mentions(list, exceptions string) []span {
	return find(r.tokens, r.list(list), r.list(exceptions))
}

func (r *reading) says(list string) bool { return len(r.mentions(list, "")) > 0 }

// text is the message at a place.
func (r *reading) text(s span) string { return r.src[s.start:s.end] }

// proper are the sentences without the greeting.
func (r *reading) proper() []sentence {
	return slices.DeleteFunc(slices.Clone(r.sentences), func(s sentence) bool { return s.greeting })
}

// lastLines are the last n lines of the body that are more than the address of
// a page.
func (r *reading) lastLines(n int) []span {
	var last []span
	for _, line := range slices.Backward(r.lines) {
		text := strings.TrimSpace(r.text(line))
		if text == "" || isURL(text) {
			continue
		}
		if last = append(last, line); len(last) == n {
			break
		}
	}
	return last
}

// within are the words of the body that stand in one of the places.
func (r *reading) within(places []span) []token {
	var out []token
	for _, t := range r.tokens {
		if slices.ContainsFunc(places, func(s span) bool { return t.start >= s.start && t.end <= s.end }) {
			out = append(out, t)
		}
	}
	return out
}

// Join makes one list of what Write and Lint found in a letter. Where a fact is
// missing, that it is not in the letter need not be said again.
func Join(written, linted []Finding) []Finding {
	said := map[string]bool{}
	for _, f := range written {
		for _, rule := range f.covers() {
			said[rule] = true
		}
	}
	joined := slices.Clone(written)
	for _, f := range linted {
		if !said[f.Rule] {
			joined = append(joined, f)
		}
	}
	return joined
}

// covers are the rules that say of a letter what a finding says of the notes.
func (f Finding) covers() []string {
	switch f.need {
	case "why", "reason", "hook", "shared":
		return []string{"no-hook"}
	case "point":
		return []string{"thanks-generic"}
	case "action":
		return []string{"thanks-no-action"}
	case "slots":
		return []string{"slots"}
	}
	if f.Rule == RuleCharLimit {
		return []string{RuleCharLimit, "no-hook", "name-missing"}
	}
	return nil
}
