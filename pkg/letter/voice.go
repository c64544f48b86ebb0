package letter

import (
	"slices"
	"strings"
)

// toThem turns a note about the reader into words to the reader: "she moved to
// research" and "moved to research" become "you moved to research", "half her
// week" becomes "half your week". It reports false where it is not sure, and
// then nothing may be said.
//
// A text that already speaks to them ("your talk", "you said") stays as it is.
// Of several people in one note it cannot tell who "she" is, so a subject is
// turned round only at the beginning.
func (w *writer) toThem(text string) (string, bool) {
	tokens := strings.Fields(text)
	if len(tokens) == 0 {
		return "", false
	}
	tokens, subject := w.turnSubject(tokens)
	if subject && slices.ContainsFunc(tokens[1:], speaksToThem) {
		return "", false // "they told you": somebody else
	}
	if !subject && slices.ContainsFunc(tokens, speaksToThem) {
		return strings.Join(tokens, " "), !isThirdPerson(bare(tokens[0]))
	}
	for i, t := range tokens {
		word := bare(t)
		switch {
		case word == "he" || word == "she" || word == "himself" || word == "herself" || word == "hers" || word == "he's" || word == "she's":
			return "", false
		case word == "his":
			tokens[i] = replaceWord(t, "your")
		case word == "him":
			tokens[i] = replaceWord(t, "you")
		case word == "her":
			tokens[i] = replaceWord(t, w.her(tokens, i))
		}
	}
	return strings.Join(tokens, " "), true
}

// her says whether the "her" at i is "your" (her week) or "you" (told her).
func (w *writer) her(tokens []string, i int) string {
	if i+1 == len(tokens) || endsClause(tokens[i]) || w.words.has("after-object", bare(tokens[i+1])) {
		return "you"
	}
	return "your"
}

// turnSubject makes "you" of the one the note begins with: she, he, their first
// name, or nobody where the note begins with a verb ("runs the guild").
func (w *writer) turnSubject(tokens []string) ([]string, bool) {
	first := bare(tokens[0])
	named := first == "she" || first == "he" || first == "they" ||
		first == strings.ToLower(firstWord(w.facts.To.Name))
	rest := tokens
	if named {
		rest = tokens[1:]
	}
	verb := 0
	for verb < len(rest) && w.words.has("adverb", bare(rest[verb])) {
		verb++
	}
	if verb == len(rest) || (verb > 0 && !named) {
		return tokens, false
	}
	second, ok := w.secondPerson(bare(rest[verb]))
	if !ok || (!named && !w.isVerb(rest[verb:])) {
		return tokens, false
	}
	turned := append([]string{"you"}, rest...)
	turned[verb+1] = replaceWord(rest[verb], second)
	return w.turnFurtherVerbs(turned, verb+1), true
}

// isVerb tells "reviews the papers" from "reviews take a day", and "trained as
// a nurse" from "trained nurses are rare", by the word that comes next.
func (w *writer) isVerb(tokens []string) bool {
	word := bare(tokens[0])
	if !w.words.has("ambiguous", word) {
		return true
	}
	if len(tokens) == 1 {
		return false
	}
	next := bare(tokens[1])
	return w.words.has("determiner", next) || (w.words.has("past", word) && w.words.has("after-object", next))
}

// turnFurtherVerbs follows the subject through "runs the guild, sees it from
// the other side", from the given token on; a lone comma becomes "and".
func (w *writer) turnFurtherVerbs(tokens []string, from int) []string {
	var commas []int
	linked := false
	for i := from + 1; i < len(tokens); i++ {
		before := tokens[i-1]
		comma := strings.HasSuffix(before, ",")
		conjunction := bare(before) == "and" || bare(before) == "but"
		if !comma && !conjunction || !strings.HasSuffix(bare(tokens[i]), "s") {
			continue
		}
		second, ok := w.secondPerson(bare(tokens[i]))
		if !ok {
			continue
		}
		tokens[i] = replaceWord(tokens[i], second)
		linked = linked || conjunction
		if comma {
			commas = append(commas, i)
		}
	}
	if linked || len(commas) == 0 {
		return tokens
	}
	last := commas[len(commas)-1]
	tokens[last-1] = strings.TrimSuffix(tokens[last-1], ",")
	return slices.Insert(tokens, last, "and")
}

// secondPerson gives the form after "you" of a verb after "she".
func (w *writer) secondPerson(verb string) (string, bool) {
	switch verb {
	case "is":
		return "are", true
	case "was":
		return "were", true
	case "has":
		return "have", true
	case "does":
		return "do", true
	case "had", "did":
		return verb, true
	}
	if w.words.has("past", verb) || w.words.has("modal", verb) {
		return verb, true
	}
	for _, end := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		stem, ok := strings.CutSuffix(verb, end[0])
		if ok && w.words.has("verbs", stem+end[1]) {
			return stem + end[1], true
		}
	}
	return "", false
}

// afterWill reports whether a text can follow "I will": "send the article".
func (w *writer) afterWill(text string) bool {
	return w.words.has("verbs", bare(firstWord(text)))
}

// bare is a word without the marks around it, in lower case.
func bare(token string) string {
	return strings.ToLower(strings.Trim(token, `.,;:!?()"“”'’`))
}

// replaceWord puts word in place of the letters of token; its marks stay.
func replaceWord(token, word string) string {
	core := strings.Trim(token, `.,;:!?()"“”'’`)
	return strings.Replace(token, core, word, 1)
}

func endsClause(token string) bool { return strings.ContainsAny(token[len(token)-1:], ".,;:!?)") }

func isThirdPerson(word string) bool {
	switch word {
	case "he", "she", "they", "him", "her", "his", "their", "them":
		return true
	}
	return false
}

// speaksToThem reports whether a word is you in any form.
func speaksToThem(token string) bool {
	word := strings.ReplaceAll(bare(token), "’", "'")
	stem, _, _ := strings.Cut(word, "'")
	return stem == "you" || stem == "your" || stem == "yours" || stem == "yourself"
}
