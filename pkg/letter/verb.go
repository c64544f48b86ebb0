package letter

import "strings"

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
		root, ok := strings.CutSuffix(verb, end[0])
		if ok && w.words.has("verbs", root+end[1]) {
			return root + end[1], true
		}
	}
	return "", false
}

// isPlain reports whether a verb has its form after "they".
func (w *writer) isPlain(verb string) bool {
	switch verb {
	case "are", "were", "have", "do":
		return true
	}
	return w.words.has("verbs", verb)
}

// finite reports whether the first token is a finite verb after "she", as far
// as the word lists and the next word tell.
func (w *writer) finite(tokens []string) bool {
	_, ok := w.secondPerson(bare(tokens[0]))
	return ok && w.isVerb(tokens)
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
	return w.words.has("determiner", next) || w.words.has("past", word) && w.words.has("after-object", next)
}

// afterVerb is what follows the verb that tokens begin with; "has moved" and
// "would have liked" are one.
func (w *writer) afterVerb(tokens []string) []string {
	verb, rest := bare(tokens[0]), tokens[1:]
	switch verb {
	case "is", "was", "has", "had", "does", "did", "are", "were", "have", "do":
	default:
		if !w.words.has("modal", verb) {
			return rest
		}
	}
	for len(rest) > 0 && (isHelper(bare(rest[0])) || w.words.has("adverb", bare(rest[0]))) && !endsClause(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) == 0 || endsClause(rest[0]) {
		return rest
	}
	if word := bare(rest[0]); w.words.has("past", word) || w.words.has("verbs", word) || strings.HasSuffix(word, "ed") {
		return rest[1:]
	}
	return rest
}

func isHelper(word string) bool {
	switch word {
	case "not", "have", "be", "been", "being":
		return true
	}
	return false
}

// isSimple reports whether what follows a verb holds no further finite verb and
// no further clause. In doubt it says no.
func (w *writer) isSimple(tokens []string) bool {
	before := ""
	for i, t := range tokens {
		word := bare(t)
		switch {
		case i+1 < len(tokens) && endsClause(t), !strings.ContainsFunc(t, isWordRune):
			return false
		case opensClause(word), word == "are", word == "were", word == "am":
			return false
		case before != "to" && w.finite(tokens[i:]):
			return false
		case (before == "and" || before == "but" || before == "or") && w.mayBeVerb(t):
			return false
		}
		before = word
	}
	return true
}

// mayBeVerb reports whether a word after "and" could go on with the subject.
func (w *writer) mayBeVerb(token string) bool {
	word := bare(token)
	if word != strings.Trim(token, `.,;:!?()"“”'’`) {
		return false // a capital: a name
	}
	return w.words.has("verbs", word) || w.words.has("adverb", word) || strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ed")
}

func opensClause(word string) bool {
	switch word {
	case "who", "which", "that", "because", "when", "while", "if", "since", "although", "though",
		"so", "whether", "how", "what", "why", "where", "unless", "until", "whose":
		return true
	}
	return false
}

// hasVerb reports whether a note is a sentence and not a fragment such as "60 %
// of time on tribunals": whether a finite verb is in it, or it tells one to do
// something.
func (w *writer) hasVerb(text string) bool {
	tokens := strings.Fields(text)
	before := ""
	for i, t := range tokens {
		word := strings.ReplaceAll(bare(t), "’", "'")
		switch {
		case word == "are", word == "were", word == "am", word == "isn't", strings.HasSuffix(word, "n't"),
			strings.HasPrefix(word, "it's"), strings.HasPrefix(word, "that's"), strings.HasPrefix(word, "there's"):
			return true
		case before != "to" && !w.words.has("determiner", before) && w.finite(tokens[i:]):
			return true
		case w.isPlain(word) && (i == 0 && len(tokens) > 1 || strings.HasSuffix(before, "s") || isPlural(before)):
			return true
		}
		before = word
	}
	return false
}

func isPlural(word string) bool {
	switch word {
	case "you", "we", "i", "people", "most", "many", "few", "all", "both", "staff", "who", "never", "always", "often":
		return true
	}
	return false
}

// afterWill reports whether a text can follow "I will": "send the article".
func (w *writer) afterWill(text string) bool {
	return w.words.has("verbs", bare(firstWord(text)))
}
