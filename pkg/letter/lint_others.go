package letter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// leakWords is how many words in a row betray a note.
const leakWords = 6

// When two letters are one letter, and how long ago the other may have gone.
const (
	sameLetter = 80 // of 100 words, without names
	massDays   = 14
	maxWords   = 1000 // beyond which two letters are not compared
)

// othersRules are about people who are not the reader.
func othersRules() []Rule {
	return []Rule{
		{
			ID: "L33", Name: "leak", weights: fails(every()), neutral: true, find: leak,
			Looks:  fmt.Sprintf("%d words in a row from a private note, or the name of somebody you talked with beside a quotation", leakWords),
			Why:    "it was told in confidence, or meant for you alone",
			Fix:    "take it out, or say it without the name and in your own words",
			Source: "Berkeley: respect what was said; Six Steps to Job Search Success: share themes, not sources",
		},
		{
			ID: "L35", Name: "mass", neutral: true, find: mass,
			weights: slices.Concat(fails(variants(VariantCold)), warns(but(every(), KindSlots, KindConfirm, KindReschedule))),
			Looks:   fmt.Sprintf("at least %d in 100 words, names aside, are those of a message to somebody else in the last %d days", sameLetter, massDays),
			Why:     "the same letter went to somebody else",
			Fix:     "say what holds for this reader only",
			Source:  "US News: fit every message to its reader; the numbers are our judgement",
		},
		{
			ID: "L39", Name: "assistant", weights: remark(kinds(KindSlots, KindDeclinedReply)), neutral: true, find: assistant,
			Looks:  "their last reply came from somebody else, whom the letter does not name",
			Why:    "somebody else answered for them, and opens the door or does not",
			Fix:    "thank that person by name",
			Source: "our judgement",
		},
	}
}

func leak(r *reading) []hit {
	return append(r.confided(), r.quotedByName()...)
}

// confided are runs of words that stand in a private note.
func (r *reading) confided() []hit {
	known := map[string]bool{}
	for _, text := range r.scene.Private {
		words := termOf(text)
		for i := 0; i+leakWords <= len(words); i++ {
			known[strings.Join(words[i:i+leakWords], " ")] = true
		}
	}
	if len(known) == 0 {
		return nil
	}
	words := plainWords(r.tokens)
	var hits []hit
	end := -1
	for i := 0; i+leakWords <= len(words); i++ {
		if !known[strings.Join(words[i:i+leakWords], " ")] {
			continue
		}
		last := r.tokens[i+leakWords-1].end
		if i < end {
			hits[len(hits)-1].end = last
		} else {
			hits = append(hits, hit{span: span{r.tokens[i].start, last}, why: "these words stand in a private note"})
		}
		end = i + leakWords
	}
	return hits
}

// quotedByName are the names of people I talked with in a sentence with a
// quotation of at least four words.
func (r *reading) quotedByName() []hit {
	var hits []hit
	for i, line := range r.lines {
		for _, m := range compile().quoted.FindAllStringIndex(r.text(line), -1) {
			quote := span{line.start + m[0], line.start + m[1]}
			if len(strings.Fields(r.text(quote))) < 4 {
				continue
			}
			around := span{line.start, line.end}
			if i+1 < len(r.lines) && strings.TrimSpace(r.text(span{quote.end, line.end})) == "" {
				around.end = r.lines[i+1].end
			}
			if h, ok := r.nameNear(quote, around); ok && !slices.ContainsFunc(hits, func(o hit) bool { return o.span == h.span }) {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// nameNear finds the name of somebody I talked with within a few words of a
// quotation.
func (r *reading) nameNear(quote, around span) (hit, bool) {
	const near = 6 // words
	var before, after []token
	for _, t := range tokensIn(r.src, around, 0) {
		if t.end <= quote.start {
			before = append(before, t)
		} else if t.start >= quote.end {
			after = append(after, t)
		}
	}
	nearby := slices.Concat(before[max(0, len(before)-near):], after[:min(near, len(after))])
	own := append(termOf(profile(r.scene.Facts.Me).Name), "i")
	if to := r.scene.Facts.To; to != nil {
		own = append(own, namesOf(to)...)
	}
	for _, name := range r.scene.Met {
		term := termOf(name)
		if len(term) == 0 || r.scene.Facts.MayName && name == r.scene.Facts.ReferrerName {
			continue
		}
		for _, t := range nearby {
			if t.word == term[0] && !slices.Contains(own, t.word) && !startsSmall(r.text(t.span), name) {
				return hit{span: t.span, why: "words of " + name + " under their name: they spoke to you alone"}, true
			}
		}
	}
	return hit{}, false
}

func mass(r *reading) []hit {
	f := r.scene.Facts
	if f.To == nil || f.Today.IsZero() && r.scene.Now.IsZero() || len(r.tokens) == 0 {
		return nil
	}
	today := f.Today
	if today.IsZero() {
		today = infoint.DateOf(r.scene.Now)
	}
	for _, l := range r.scene.Sent {
		ago := today.DaysSince(l.Sent)
		if l.Sent.IsZero() || ago < 0 || ago > massDays || infoint.ID(l.To.Target) == f.To.ID {
			continue
		}
		if n := r.likeness(l); n >= sameLetter {
			first := r.proper()
			if len(first) == 0 {
				first = r.sentences
			}
			return []hit{{span: r.trimmed(first[0].span), why: fmt.Sprintf("%d in 100 words are those of %s, sent on %s", n, l.ID, l.Sent)}}
		}
	}
	return nil
}

// likeness is how many of 100 words two letters have in common in their order,
// without the names of their readers.
func (r *reading) likeness(l *infoint.Letter) int {
	names := map[string]bool{}
	for _, c := range append([]*infoint.Contact{r.scene.Facts.To}, r.scene.Others...) {
		if c.ID == r.scene.Facts.To.ID || c.ID == infoint.ID(l.To.Target) {
			for _, w := range namesOf(c) {
				names[w] = true
			}
		}
	}
	strip := func(words []string) []string {
		return slices.DeleteFunc(words, func(w string) bool { return names[w] })
	}
	mine, theirs := strip(plainWords(r.tokens)), strip(plainWords(readProse(l.Body, r.isAbbreviation).tokens))
	if len(mine) == 0 || len(theirs) == 0 || max(len(mine), len(theirs)) > maxWords {
		return 0
	}
	return 200 * commonWords(mine, theirs) / (len(mine) + len(theirs))
}

// commonWords is the length of the longest series of words that both have in
// this order.
func commonWords(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if w == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func assistant(r *reading) []hit {
	to := r.scene.Facts.To
	if to == nil {
		return nil
	}
	var from infoint.Ref
	for _, e := range to.Log {
		if e.Kind == infoint.EventReply {
			from = e.From
		}
	}
	name := r.nameOf(from)
	if name == "" || r.hasAnyName(name) {
		return nil
	}
	return []hit{{absent: true, why: name + " answered for them, and the letter does not name them"}}
}

// nameOf is what a link calls somebody.
func (r *reading) nameOf(ref infoint.Ref) string {
	if ref.Label != "" {
		return ref.Label
	}
	if name := r.scene.Facts.Names[infoint.ID(ref.Target)]; name != "" {
		return name
	}
	return ref.Target
}
