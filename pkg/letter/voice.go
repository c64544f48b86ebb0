package letter

import (
	"slices"
	"strings"
)

// toThem makes a note fit to be said to the reader: "she moved to research"
// becomes "you moved to research". It reports false where it is not sure, and
// then nothing may be said.
//
// Only a subject at the very beginning is turned, of a note with one finite
// verb and no further word in the third person: of several people in one note
// nobody can tell who "her" is. A note without a third person stays as it is,
// and so does one that begins with you or your: that was written to them.
func (w *writer) toThem(text string) (string, bool) {
	tokens := strings.Fields(text)
	if len(tokens) == 0 {
		return "", false
	}
	if speaksToThem(tokens[0]) {
		return strings.Join(tokens, " "), true
	}
	if w.isSubject(tokens[0]) {
		return w.turn(tokens)
	}
	return strings.Join(tokens, " "), !slices.ContainsFunc(tokens, w.thirdPerson)
}

// ofThem is toThem for a note that is about nobody but the reader (why, what a
// referrer said), and so may begin with its verb: "moved to research".
func (w *writer) ofThem(text string) (string, bool) {
	tokens := strings.Fields(text)
	if len(tokens) > 0 && w.finite(tokens) {
		return w.toThem("she " + text)
	}
	return w.toThem(text)
}

// isSubject reports whether a note that begins so is about the reader: he, she,
// they, their first name.
func (w *writer) isSubject(token string) bool {
	switch bare(token) {
	case "he", "she", "they":
		return true
	}
	return w.isFirstName(token)
}

// turn makes "you" of the first token, where the rest is simple enough.
func (w *writer) turn(tokens []string) (string, bool) {
	verb := 1
	for verb < len(tokens) && w.words.has("adverb", bare(tokens[verb])) {
		verb++
	}
	if verb == len(tokens) || endsClause(tokens[0]) || endsClause(tokens[verb]) && verb+1 < len(tokens) {
		return "", false
	}
	form, ok := w.secondPerson(bare(tokens[verb]))
	if bare(tokens[0]) == "they" && !ok {
		form, ok = bare(tokens[verb]), w.isPlain(bare(tokens[verb]))
	}
	personal := func(t string) bool { return speaksToThem(t) || w.thirdPerson(t) }
	if !ok || slices.ContainsFunc(tokens[1:], personal) || !w.isSimple(w.afterVerb(tokens[verb:])) {
		return "", false
	}
	turned := append([]string{"you"}, tokens[1:]...)
	turned[verb] = replaceWord(tokens[verb], form)
	return strings.Join(turned, " "), true
}

// toYou turns the object of a promise, right after its first verb: "send her
// our list" becomes "send you our list". "her" may be hers as well ("send her
// boss the list") and is turned only where the next word rules that out.
func (w *writer) toYou(tokens []string) []string {
	if len(tokens) < 2 || !w.words.has("giving", bare(tokens[0])) {
		return tokens
	}
	last := len(tokens) == 2 || endsClause(tokens[1])
	switch word := bare(tokens[1]); {
	case word == "him", word == "them":
	case word == "her" && (last || w.words.has("after-object", bare(tokens[2]))):
	case w.isFirstName(tokens[1]) && word == strings.ToLower(firstWord(w.facts.To.Name)) &&
		(last || w.words.has("after-object", bare(tokens[2]))):
	default:
		return tokens
	}
	turned := slices.Clone(tokens)
	turned[1] = replaceWord(tokens[1], "you")
	return turned
}

// thirdPerson reports whether a word is he, she or they in any form, or the
// reader's own first name.
func (w *writer) thirdPerson(token string) bool {
	switch stem(token) {
	case "he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs",
		"himself", "herself", "themselves", "themself", "he/she", "she/he", "his/her", "him/her", "she/they", "he/they":
		return true
	}
	return w.isFirstName(token)
}

// isFirstName reports whether a word is the reader's first name; a name that is
// no word says nothing.
func (w *writer) isFirstName(token string) bool {
	name := strings.ToLower(strings.TrimRight(firstWord(w.facts.To.Name), ".,"))
	return len(name) > 1 && stem(token) == name && strings.ToLower(token) != token
}

// bare is a word without the marks around it, in lower case.
func bare(token string) string {
	return strings.ToLower(strings.Trim(token, `.,;:!?()"“”'’`))
}

// stem is a bare word up to its apostrophe: "she's" is she.
func stem(token string) string {
	word, _, _ := strings.Cut(strings.ReplaceAll(bare(token), "’", "'"), "'")
	return word
}

// replaceWord puts word in place of the letters of token; its marks stay.
func replaceWord(token, word string) string {
	core := strings.Trim(token, `.,;:!?()"“”'’`)
	return strings.Replace(token, core, word, 1)
}

func endsClause(token string) bool { return strings.ContainsAny(token[len(token)-1:], ".,;:!?)") }

// speaksOfMe reports whether a word is I or we in any form.
func speaksOfMe(token string) bool {
	switch stem(token) {
	case "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves":
		return true
	}
	return false
}

// speaksToThem reports whether a word is you in any form.
func speaksToThem(token string) bool {
	switch stem(token) {
	case "you", "your", "yours", "yourself":
		return true
	}
	return false
}
