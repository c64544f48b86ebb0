package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/infoint/infoint/pkg/infoint"
)

// How many question marks are many, and too many: Boomerang saw one to three
// questions answered more often than none, and more than three less.
const (
	manyQuestions    = 2
	tooManyQuestions = 3
)

// How many minutes are much to ask of a stranger, and too much.
const (
	muchTime    = 30
	tooMuchTime = 45
)

// askRules are about the one thing that is asked for.
func askRules() []Rule {
	return []Rule{
		{
			ID: "L09", Name: "no-ask", find: noAsk,
			weights: fails(mailed(outreach()), kinds(KindIntroRequest, KindForwardable), mailed(kinds(KindNudge))),
			Looks:   "no question, and no sentence that asks for a talk",
			Why:     "there is nothing that they could say yes to",
			Fix:     "ask for one talk, with its minutes, in a sentence of its own",
			Source:  "Fashion-ation's and Lavender's advice on messages: they can say yes without asking back",
		},
		{
			ID: "L10", Name: "many-asks", weights: warns(outreach()), neutral: true, find: manyAsks,
			Looks:  fmt.Sprintf("more than one request, or more than %d question marks; more than %d are an error", manyQuestions, tooManyQuestions),
			Why:    "one clear ask is answered, several are put off",
			Fix:    "keep the one that matters most",
			Source: "Boomerang: one to three questions raise answers by half, more than three lower them",
		},
		{
			ID: "L11", Name: "no-duration", find: noDuration,
			weights: slices.Concat(fails(mailed(variants(VariantCold))), warns(mailed(outreach()), kinds(KindSlots, KindSecondAsk))),
			Looks:   "no number of minutes",
			Why:     "they cannot see how much of their time it takes",
			Fix:     "say how long: 20 minutes",
			Source:  "Washington and Lee, Pomona, Berkeley: state the time you ask for",
		},
		{
			ID: "L12", Name: "duration-large", weights: warns(variants(VariantCold)), find: durationLarge,
			Looks:  fmt.Sprintf("more than %d minutes; more than %d are an error", muchTime, tooMuchTime),
			Why:    "a stranger finds twenty minutes, and rarely more",
			Fix:    "ask for 20 minutes; they may stay longer",
			Source: "Washington and Lee: 20 to 30 minutes at most; the error is our judgement",
		},
		{
			ID: "L15", Name: "no-flex", find: noFlex,
			weights: warns(mailed(outreach()), kinds(KindSlots, KindReschedule, KindSecondAsk)),
			Looks:   "no word that the hour or the means is theirs to choose",
			Why:     "their convenience decides the time and the place",
			Fix:     "add that you will fit around their calendar, by phone or video as they prefer",
			Source:  "Washington and Lee, Pomona, US News, Simon Fraser University",
		},
		{
			ID: "L26", Name: "no-easy-out", weights: remark(kinds(KindNudge, KindIntroRequest)), find: noEasyOut,
			Looks:  "no word that a no is fine",
			Why:    "it is only courteous to leave them a way out",
			Fix:    "add: no worries if now is not a good time",
			Source: "courtesy, our judgement; that it raises the number of answers is not borne out by the better studies",
		},
	}
}

func noAsk(r *reading) []hit {
	if len(r.questions) > 0 {
		return nil
	}
	for _, s := range r.sentences {
		if len(r.requests(s)) > 0 || len(find(s.tokens, r.list("wish"), nil)) > 0 {
			return nil
		}
	}
	return absent()
}

// requests are the places of a sentence at which something is asked for.
func (r *reading) requests(s sentence) []span {
	return find(s.tokens, r.list("request"), r.list("no-request"))
}

func manyAsks(r *reading) []hit {
	n := len(r.questions)
	if n > tooManyQuestions {
		return []hit{{span: r.questions[tooManyQuestions], severity: infoint.SeverityError, why: fmt.Sprintf("%d questions: more than %d are answered less", n, tooManyQuestions)}}
	}
	if n > manyQuestions {
		return []hit{{span: r.questions[manyQuestions], why: fmt.Sprintf("%d questions: one clear ask is answered, several are put off", n)}}
	}
	var asked []span
	for _, s := range r.sentences {
		if places := r.requests(s); len(places) > 0 {
			asked = append(asked, places[0])
		}
	}
	if len(asked) < 2 {
		return nil
	}
	return at(asked[1])
}

// minutesPattern is a length in digits: "20 minutes", "15-20 min".
func minutesPattern() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(\d{1,3})(?:\s*(?:-|–|to|or)\s*(\d{1,3}))?[\s-]*(?:min\b|mins\b|minute)`)
}

func noDuration(r *reading) []hit {
	for _, line := range r.lines {
		if r.minutes.MatchString(r.text(line)) {
			return nil
		}
	}
	if r.says("duration") {
		return nil
	}
	return absent()
}

func durationLarge(r *reading) []hit {
	var hits []hit
	for _, line := range r.lines {
		for _, m := range r.minutes.FindAllStringSubmatchIndex(r.text(line), -1) {
			digits := line.start + m[2]
			n, _ := strconv.Atoi(r.src[digits : line.start+m[3]])
			if m[4] >= 0 {
				most, _ := strconv.Atoi(r.src[line.start+m[4] : line.start+m[5]])
				n = max(n, most)
			}
			if n <= muchTime {
				continue
			}
			h := hit{span: span{line.start + m[0], line.start + m[1]}, why: fmt.Sprintf("%d minutes: a stranger finds twenty, and rarely more", n)}
			if n > tooMuchTime {
				h.severity = infoint.SeverityError
			}
			hits = append(hits, h)
		}
	}
	for _, s := range r.mentions("long-duration", "no-long-duration") {
		hits = append(hits, hit{span: s, severity: infoint.SeverityError})
	}
	return hits
}

func noFlex(r *reading) []hit {
	if r.says("flexible") || r.says("somebody-else") || len(r.slots()) > 1 {
		return nil
	}
	return absent()
}

func noEasyOut(r *reading) []hit {
	if r.says("easy-out") {
		return nil
	}
	return absent()
}
