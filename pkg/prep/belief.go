package prep

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// openHypotheses are the beliefs that this person may know something about:
// the untested first, then those not decided. With them come the ids of those
// left out because they name no profession.
func (v *view) openHypotheses() (claims []infoint.Hypothesis, unplaced []string) {
	var untested, leaning []infoint.Hypothesis
	for _, h := range v.Profile.Hypotheses {
		decided := h.Status() == infoint.HypothesisDecidedTrue || h.Status() == infoint.HypothesisDecidedFalse
		switch {
		case decided || sayable(h.Text) == "":
		case !v.concerns(h):
			if h.Profession == "" {
				unplaced = append(unplaced, h.ID)
			}
		case v.cold && aboutMoney(h.Text):
		case h.Status() == infoint.HypothesisUntested:
			untested = append(untested, h)
		default:
			leaning = append(leaning, h)
		}
	}
	return append(untested, leaning...), unplaced
}

// concerns reports whether a belief is about this person's work: it names one
// of their professions or, where it names none, has a word of theirs. Of
// somebody whose work is not known anything may be asked that names none.
func (v *view) concerns(h infoint.Hypothesis) bool {
	theirs := v.topics()
	if h.Profession != "" {
		return containsSame(theirs, h.Profession)
	}
	if len(theirs) == 0 {
		return true
	}
	known := stems(strings.Join(append(theirs, v.Contact.Role), " "))
	return slices.ContainsFunc(stems(h.Text), func(s string) bool { return slices.Contains(known, s) })
}

// topics are the professions of the talk and of the person.
func (v *view) topics() []string {
	list := v.Contact.Professions
	if v.Interview != nil {
		list = slices.Concat(v.Interview.Professions, list)
	}
	return slices.DeleteFunc(slices.Clone(list), func(p string) bool { return key(p) == "" })
}

// stemLetters is the length from which on a word says what a text is about.
const stemLetters = 5

// stems are the longer words of a text, folded, without the s of a plural.
func stems(text string) []string {
	var list []string
	for _, word := range words(infoint.Fold(text)) {
		if utf8.RuneCountInString(word) >= stemLetters {
			list = append(list, strings.TrimSuffix(word, "s"))
		}
	}
	return list
}

// aboutMoney reports whether a text is about pay: as delicate as a question
// of sensitivity 2.
func aboutMoney(text string) bool {
	if strings.ContainsAny(text, "€£$¥") {
		return true
	}
	money := strings.Fields("pay pays paid paying payment salary salaries earn earns earned earning earnings money wage wages income incomes")
	return slices.ContainsFunc(words(infoint.Fold(text)), func(w string) bool { return slices.Contains(money, w) })
}

// asSentence is a belief as it is quoted: with a capital, without the stop.
func asSentence(claim string) string {
	text := sayable(claim)
	word, _, _ := strings.Cut(text, " ")
	if strings.ToLower(word) != word {
		return text // iOS, or a capital already
	}
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:]
}
