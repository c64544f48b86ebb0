package letter

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

// maxNameWords is the most words that a name has: "Dr Anna von Berg".
const maxNameWords = 4

// addReferrals puts in the people whom they named. Where no line holds a name
// that can be said, others says that there were such lines.
func (w *writer) addReferrals(d map[string]any, t *infoint.Interview) {
	var names []string
	for _, r := range t.Referrals {
		if r.Private {
			continue
		}
		text := w.plain(r.Name)
		if text == "" && !r.To.IsZero() {
			text = w.name(r.To)
		}
		if text == "" {
			continue
		}
		line := noted{t.ID, sectionReferrals, r.Line, text}
		name := w.givenName(text)
		if name == "" {
			d["others"] = yes(true)
			w.leaveOut(line, objectName)
			continue
		}
		if !slices.Contains(names, name) && len(names) < maxReferrals {
			names = append(names, name)
			w.use(line, name)
		}
	}
	d["referrals"] = list(names)
	if len(names) > 0 {
		w.forgive(sectionReferrals)
	}
}

// givenName is the name that a line begins with, empty where it has none:
// "Aiko Tan, ex Monzo" is Aiko Tan, "friend of hers, no name yet" is nobody.
func (w *writer) givenName(text string) string {
	for _, mark := range []string{",", "(", ";", ":", "[", "/", "?", " - ", " – ", " — "} {
		text, _, _ = strings.Cut(text, mark)
	}
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > maxNameWords || slices.ContainsFunc(words, w.noName) {
		return ""
	}
	if w.words.has("role", strings.ToLower(words[len(words)-1])) || isParticle(words[0]) && len(words) == 1 {
		return ""
	}
	return strings.Join(words, " ")
}

// noName reports whether a word is no part of a name: it has a small letter in
// front, or stands for somebody without a name.
func (w *writer) noName(word string) bool {
	if isParticle(word) {
		return false
	}
	first := []rune(word)[0]
	return unicode.IsLower(first) || !unicode.IsLetter(first) || w.thirdPerson(word) || speaksToThem(word) ||
		w.words.has("lower", bare(word)) || w.words.has("nobody", bare(word)) ||
		strings.ContainsFunc(word, unicode.IsDigit) || strings.ContainsRune(word, '@')
}

// isParticle reports whether a word is a small one that names are made with.
func isParticle(word string) bool {
	switch word {
	case "de", "da", "do", "dos", "di", "du", "del", "della", "der", "den", "van", "von", "zu", "la", "le", "el", "al",
		"bin", "bint", "ibn", "ben", "ter", "ten", "wa", "y", "e", "af", "av", "und":
		return true
	}
	return false
}

// missingPermission remarks that a referrer may not be named for want of a line.
func (w *writer) missingPermission() (Finding, bool) {
	f := w.facts
	if w.letter.Kind != KindOutreach || f.To.Relationship != infoint.RelationReferral || f.ReferrerName == "" || f.MayName {
		return Finding{}, false
	}
	from := cmp.Or(string(f.Referrer), flat(f.To.Via.Target))
	if from == "" {
		from = "…"
	}
	found := missingFact(flat(f.ReferrerName)+" gave you the name, and nothing on record lets you say so: the letter does not",
		"a referral line [permission:: yes] in their talk's note, or once they wrote: "+
			infoint.Command("log", string(f.To.ID), "intro-made", "[["+from+"]]"))
	found.Severity = string(infoint.SeverityWarn)
	return found, true
}
