package letter

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// enoughPoints is how many things of a talk a thank-you names: advisers ask for
// one and are glad of two.
const enoughPoints = 2

// thanksRules are about what comes after a talk.
func thanksRules() []Rule {
	return []Rule{
		{
			ID: "L27", Name: "thanks-generic", weights: fails(kinds(KindThanks)), find: thanksGeneric,
			Looks:  fmt.Sprintf("nothing of the insights, advice or answers of the talk; a warning below %d where more is noted", enoughPoints),
			Why:    "it could thank anybody for anything",
			Fix:    "name something that they said",
			Source: "Rochester's career tips, Hampshire, Cornell, Yale's postdoc office: mention what was useful",
		},
		{
			ID: "L28", Name: "thanks-no-action", weights: warns(kinds(KindThanks)), find: thanksNoAction,
			Looks:  "no word of what you will do",
			Why:    "that it was of use is the best thanks",
			Fix:    "say what you will do with it: I will …",
			Source: "Rochester's career tips, Hampshire: how you will apply it",
		},
		{
			ID: "L29", Name: "thanks-new-ask", weights: warns(kinds(KindThanks)), find: thanksNewAsk,
			Looks:  "a request or a question, other than about what they offered",
			Why:    "thanks that ask for more are no thanks",
			Fix:    "ask another time",
			Source: "Rochester's career tips",
		},
		{
			ID: "L30", Name: "referral-unacknowledged", weights: warns(kinds(KindThanks, KindReferrerUpdate)), neutral: true, find: unacknowledged,
			Looks:  "somebody was named in the talk, and the letter does not say so",
			Why:    "a name is a gift, and they should see that it arrived",
			Fix:    "thank them for the name",
			Source: "Yale's postdoc office: acknowledge referrals",
		},
		{
			ID: "L34", Name: "nurture-ask-only", weights: warns(kinds(KindUpdate)), find: askOnly,
			Looks:  "a request, and no news, thanks or offer beside it",
			Why:    "who writes only when in need is soon not read",
			Fix:    "say first what you did with what they told you",
			Source: "Corporette, Six Steps to Job Search Success: stay in touch without asking",
		},
	}
}

// saidInTalk are the lines of the talk that may be said to them.
func (r *reading) saidInTalk() []string {
	t := r.scene.Facts.Talk
	if t == nil {
		return nil
	}
	var said []string
	for _, in := range t.Insights {
		if !in.Private {
			said = append(said, in.Text)
		}
	}
	for _, a := range t.Advice {
		if !a.Private {
			said = append(said, a.Text)
		}
	}
	for _, q := range t.Questions {
		if q.Answer != "" {
			said = append(said, q.Answer)
		}
	}
	return said
}

func thanksGeneric(r *reading) []hit {
	noted := r.saidInTalk()
	if len(noted) == 0 {
		return nil
	}
	words, told := plainWords(r.tokens), 0
	for _, line := range noted {
		if r.tells(words, line) {
			told++
		}
	}
	switch {
	case told == 0:
		return []hit{{absent: true, fix: "name something that they said; the notes have: " + flat(noted[0])}}
	case told < min(enoughPoints, len(noted)):
		return []hit{{absent: true, severity: infoint.SeverityWarn, why: "it names one thing of the talk, and more is noted", fix: "name another one that they would be glad to have given"}}
	}
	return nil
}

func thanksNoAction(r *reading) []hit {
	if r.says("intent") {
		return nil
	}
	return absent()
}

func thanksNewAsk(r *reading) []hit {
	var found []span
	for _, s := range r.sentences {
		asked := r.requests(s)
		if (s.asks || len(asked) > 0) && !r.isOffered(s) {
			found = append(found, r.trimmed(s.span))
		}
	}
	return at(found...)
}

// isOffered reports whether a sentence is about what they promised.
func (r *reading) isOffered(s sentence) bool {
	t := r.scene.Facts.Talk
	if t == nil {
		return false
	}
	return slices.ContainsFunc(t.Promises, func(p infoint.Promise) bool {
		return p.Owner == infoint.OwnerThem && r.tells(plainWords(s.tokens), p.Text)
	})
}

func unacknowledged(r *reading) []hit {
	var missing []string
	for _, name := range r.scene.Owed {
		if !r.hasAnyName(name) {
			missing = append(missing, name)
		}
	}
	enough := r.scene.Kind == KindReferrerUpdate && len(missing) < len(r.scene.Owed) // it is about one of them
	if len(missing) == 0 || enough {
		return nil
	}
	return []hit{{absent: true, why: fmt.Sprintf("they led you to %s, and the letter does not say so", strings.Join(missing, ", "))}}
}

// hasAnyName reports whether the body has a part of a name.
func (r *reading) hasAnyName(name string) bool {
	term := termOf(name)
	return slices.ContainsFunc(r.tokens, func(t token) bool {
		return slices.Contains(term, t.word) || slices.Contains(term, strings.TrimSuffix(t.word, "'s"))
	})
}

func askOnly(r *reading) []hit {
	asked := r.questions
	for _, s := range r.sentences {
		asked = append(asked[:len(asked):len(asked)], r.requests(s)...)
	}
	if len(asked) == 0 {
		return nil
	}
	for _, s := range r.sentences {
		plain := !s.asks && len(r.requests(s)) == 0
		news := len(find(s.tokens, r.list("news"), nil)) > 0
		grateful := len(s.tokens) > len(termOf("thank you so much")) && len(find(s.tokens, r.list("gratitude"), nil)) > 0
		if plain && (news || grateful) {
			return nil
		}
	}
	return at(slices.MinFunc(asked, func(a, b span) int { return cmp.Compare(a.start, b.start) }))
}
