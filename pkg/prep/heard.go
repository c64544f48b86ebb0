package prep

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// fromEarlier fills the slots that tell of the talks with this person. What
// was said off the record stays unsaid.
func (v *view) fromEarlier(slot string) string {
	for _, talk := range slices.Backward(v.Earlier) {
		if talk.OffRecord {
			continue
		}
		if text := v.fromTalk(talk, slot); text != "" {
			return text
		}
	}
	return ""
}

func (v *view) fromTalk(talk *infoint.Interview, slot string) string {
	switch slot {
	case "advice":
		return adviceOf(talk, true)
	case "open_advice":
		return adviceOf(talk, false)
	case "prior_point":
		return pointOf(talk)
	case "date":
		return monthOf(talk.Held)
	case "referral":
		name, _ := v.metThrough(talk)
		return name
	case "topic":
		_, topic := v.metThrough(talk)
		return topic
	}
	return ""
}

func adviceOf(talk *infoint.Interview, used bool) string {
	for _, a := range talk.Advice {
		if a.Used == used && !a.Private {
			return a.Text
		}
	}
	return ""
}

// pointOf is something they said, not something I made of it, nor in words
// that only fit when one speaks about them.
func pointOf(talk *infoint.Interview) string {
	for _, in := range talk.Insights {
		if !in.Private && in.Kind != infoint.EvidenceInference && short(in.Text) && !aboutThem(in.Text) {
			return asSentence(in.Text)
		}
	}
	return ""
}

// aboutThem reports whether a note speaks of somebody as he or she.
func aboutThem(text string) bool {
	return slices.ContainsFunc(words(text), func(w string) bool {
		return slices.Contains([]string{"he", "she", "his", "her", "hers", "him", "himself", "herself"}, w)
	})
}

// monthOf returns "March 2026".
func monthOf(d infoint.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Month.String() + " " + d.String()[:4]
}

// metThrough is somebody named in a talk with whom I spoke since, and what
// about in general; never what they said.
func (v *view) metThrough(talk *infoint.Interview) (name, topic string) {
	for _, r := range talk.Referrals {
		if r.Private || r.To.IsZero() || r.Name == "" {
			continue
		}
		for _, other := range v.Others {
			if isWith(other, r.To.Target) && !other.OffRecord && len(other.Professions) > 0 {
				return r.Name, asWork(other.Professions[0])
			}
		}
	}
	return "", ""
}

func isWith(talk *infoint.Interview, target string) bool {
	return slices.ContainsFunc(talk.With, func(r infoint.Ref) bool { return r.Target == target })
}

// earlierClaim is what somebody else said about the same profession, in a
// line that names nobody.
func (v *view) earlierClaim() string {
	if v.profession == "" {
		return ""
	}
	for _, talk := range slices.Backward(v.Others) {
		if talk.OffRecord {
			continue
		}
		for _, in := range talk.Insights {
			if v.aboutProfession(talk, in) && quotable(in) && !v.gives(talk, in) {
				return asSentence(in.Text)
			}
		}
	}
	return ""
}

// aboutProfession reports whether an insight is about this talk's profession:
// as its line says, else as its talk does.
func (v *view) aboutProfession(talk *infoint.Interview, in infoint.Insight) bool {
	if in.Profession != "" {
		return same(in.Profession, v.profession)
	}
	return containsSame(talk.Professions, v.profession)
}

// quotable reports whether a line may be said to somebody else at all: not
// private, somebody's word rather than my conclusion, and short.
func quotable(in infoint.Insight) bool {
	return !in.Private && in.Kind != infoint.EvidenceInference && short(in.Text)
}

func short(text string) bool {
	said := sayable(text)
	return said != "" && len(strings.Fields(said)) <= longest
}

// gives reports whether a line gives away who said it or whom it is about:
// it has a link, or a word of a name or employer that we know. A word too
// many is left out gladly.
func (v *view) gives(talk *infoint.Interview, in infoint.Insight) bool {
	if strings.Contains(in.Text, "[[") || strings.Contains(in.Text, "](") {
		return true
	}
	names := append([]string{talk.Company, in.By.Target, in.By.Label}, v.Names...)
	for _, r := range talk.With {
		names = append(names, r.Target, r.Label)
	}
	said := words(in.Text)
	for _, name := range names {
		for _, word := range words(name) {
			if isName(word) && word != "the" && word != "and" && slices.Contains(said, word) {
				return true
			}
		}
	}
	return false
}
