package letter

import (
	"fmt"
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// muchOfMe is how often a letter may say I, me, my and mine whatever it says of
// the reader.
const muchOfMe = 6

// shortNotice is how many days a reader has at the least.
const shortNotice = 3

// toneRules are about how it sounds, as far as that can be counted.
func toneRules() []Rule {
	return []Rule{
		{
			ID: "L22", Name: "flattery", weights: warns(outreach()), find: flattery,
			Looks:  "\"huge fan\", \"deeply inspired\" and the like, or two superlatives",
			Why:    "some warmth helps, much of it sounds bought",
			Fix:    "say what you noticed instead of how good it was",
			Source: "Boomerang: slight warmth is answered more, excess is not; New Role Kit",
		},
		{
			ID: "L23", Name: "cliche", weights: remark(outreach()),
			find:   func(r *reading) []hit { return at(r.mentions("cliche", "")...) },
			Looks:  "\"pick your brain\", \"I hope this finds you well\", \"touch base\" and their like",
			Why:    "it stands in every such message",
			Fix:    "say it in your own words, or leave it out",
			Source: "New Role Kit; the list is our judgement",
		},
		{
			ID: "L24", Name: "self-heavy", weights: warns(outreach()), find: selfHeavy,
			Looks:  fmt.Sprintf("I, me, my and mine twice as often as you and your, and more than %d times", muchOfMe),
			Why:    "it speaks of you, and it is they who shall act",
			Fix:    "keep one sentence about yourself",
			Source: "Lavender: make the next step easy for the reader; the ratio is our judgement",
		},
		{
			ID: "L25", Name: "pressure", find: pressure,
			weights: slices.Concat(warns(outreach()), fails(kinds(KindNudge))),
			Looks:   fmt.Sprintf("\"asap\", \"I haven't heard back\", \"third time\", a deadline in less than %d days", shortNotice),
			Why:     "guilt and haste cost goodwill, and silence is normal",
			Fix:     "leave it out; a new small reason is worth more",
			Source:  "our judgement",
		},
		{
			ID: "L37", Name: "closing", weights: remark(mailed(outreach())), find: closing,
			Looks:  "no thanks in the last two lines",
			Why:    "letters that end with thanks were answered more often",
			Fix:    "end with: Thank you, and your name",
			Source: "Boomerang, as the Bulletproof Musician reports it: 62 in 100 against 47; a correlation",
		},
	}
}

func flattery(r *reading) []hit {
	if found := r.mentions("flattery", ""); len(found) > 0 {
		return at(found...)
	}
	if found := r.mentions("superlative", "no-superlative"); len(found) >= 2 {
		return at(found[1])
	}
	return nil
}

func selfHeavy(r *reading) []hit {
	me, you := 0, 0
	var over span
	for _, t := range r.tokens {
		switch t.word {
		case "i", "me", "my", "mine", "i'm", "i'd", "i've", "i'll", "myself":
			if me++; me == muchOfMe+1 {
				over = t.span
			}
		case "you", "your", "yours", "you're", "you'd", "you've", "you'll", "yourself":
			you++
		}
	}
	if me <= muchOfMe || me <= 2*you {
		return nil
	}
	return []hit{{span: over, why: fmt.Sprintf("%d times I, me or my, and %d times you: it is they who shall act", me, you)}}
}

func pressure(r *reading) []hit {
	found := slices.Concat(r.mentions("pressure", "no-pressure"), r.mentions("deadline", ""))
	return at(append(found, r.deadlines()...)...)
}

// deadlines are days soon to come that stand behind "by" or "before" in a
// sentence that asks.
func (r *reading) deadlines() []span {
	if r.scene.Now.IsZero() {
		return nil
	}
	today := infoint.DateOf(r.scene.Now)
	var found []span
	for _, line := range r.lines {
		for _, d := range r.days(line) {
			word := lastWord(r.src[line.start:max(line.start, d.start-1)])
			ahead := d.date.DaysSince(today)
			if !d.date.IsZero() && (word == "by" || word == "before") && ahead >= 0 && ahead < shortNotice && r.asksAt(d.start) {
				found = append(found, d.span)
			}
		}
	}
	return found
}

// asksAt reports whether the sentence at a byte asks for something.
func (r *reading) asksAt(at int) bool {
	return slices.ContainsFunc(r.sentences, func(s sentence) bool {
		return s.start <= at && at < s.end && (s.asks || len(r.requests(s)) > 0)
	})
}

func closing(r *reading) []hit {
	last := r.lastLines(2)
	if len(last) == 0 || len(find(r.within(last), r.list("gratitude"), nil)) > 0 {
		return nil
	}
	return absent()
}
