package prep

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// slotsIn returns the words in braces of a text, in order.
func slotsIn(text string) ([]string, error) {
	var slots []string
	for {
		before, rest, found := strings.Cut(text, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("a } without its {")
		}
		if !found {
			return slots, nil
		}
		slot, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, fmt.Errorf("a { without its }")
		}
		slots = append(slots, slot)
		text = after
	}
}

// fill puts values into the slots of a text. "a {role}" becomes "an HR
// manager" where it must. It reports false if a value is missing.
func fill(text string, value func(slot string) string) (string, bool) {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		if !found {
			out.WriteString(before)
			return out.String(), true
		}
		slot, after, _ := strings.Cut(rest, "}")
		v := value(slot)
		if v == "" {
			return "", false
		}
		out.WriteString(mendArticle(before, v))
		out.WriteString(v)
		text = after
	}
}

// mendArticle makes the "a" or "an" at the end of before suit the next word.
func mendArticle(before, next string) string {
	for _, article := range []string{"an ", "a "} {
		for _, form := range []string{article, strings.ToUpper(article[:1]) + article[1:]} {
			stem, ok := strings.CutSuffix(before, form)
			if !ok || (stem != "" && !strings.HasSuffix(stem, " ")) {
				continue
			}
			if takesAn(next) {
				return stem + form[:1] + "n "
			}
			return stem + form[:1] + " "
		}
	}
	return before
}

// takesAn reports whether one says "an" before a word: by its first letter,
// by the letter's name where the word is spelled out (an HR manager, a UX
// researcher), and by the common exceptions (an hour, a user, a European).
func takesAn(next string) bool {
	word, _, _ := strings.Cut(next, " ")
	first, _ := utf8.DecodeRuneInString(word)
	if isAcronym(word) {
		return strings.ContainsRune("AEFHILMNORSX8", first)
	}
	lower := strings.ToLower(word)
	for _, silent := range []string{"hour", "honest", "honour", "honor", "heir"} {
		if strings.HasPrefix(lower, silent) {
			return true
		}
	}
	for _, you := range []string{"uni", "use", "usu", "uti", "ubi", "eu", "one", "once"} {
		if strings.HasPrefix(lower, you) && !strings.HasPrefix(lower, "unin") && !strings.HasPrefix(lower, "unim") {
			return false
		}
	}
	return strings.ContainsRune("aeiou8", unicode.ToLower(first))
}

// isAcronym reports whether a word is spelled out: "HR", "UX/UI", "B2B".
func isAcronym(word string) bool {
	runes := []rune(word)
	return len(runes) > 1 && unicode.IsUpper(runes[0]) && !strings.ContainsFunc(word, unicode.IsLower)
}

// sayable turns a value of the vault into words within a sentence: links
// become their labels; fields, braces, marks of formatting, question marks
// and control characters go, and so does the punctuation at the end.
func sayable(text string) string {
	text = dropBetween(text, "[[", "]]", linkLabel)
	text = dropBetween(text, "[", "]", bracketed)
	text = strings.Map(speakable, text)
	text = strings.Join(strings.Fields(text), " ")
	return strings.TrimSpace(strings.Trim(text, " .,;:!'"))
}

// speakable is a map for strings.Map.
func speakable(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), !unicode.IsGraphic(r), strings.ContainsRune("{}?¿؟？*`★^", r):
		return -1
	case strings.ContainsRune("\"“”„«»", r):
		return '\''
	}
	return r
}

// dropBetween replaces each part of text between two marks, marks and all.
func dropBetween(text, left, right string, with func(string) string) string {
	var out strings.Builder
	for {
		before, rest, opened := strings.Cut(text, left)
		inner, after, closed := strings.Cut(rest, right)
		if !opened || !closed {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(before + with(inner))
		text = after
	}
}

// linkLabel is what a reader sees of a wiki link.
func linkLabel(inner string) string {
	target, label, ok := strings.Cut(inner, "|")
	if ok {
		return label
	}
	target, _, _ = strings.Cut(target, "#")
	return target[strings.LastIndex(target, "/")+1:]
}

// bracketed drops an inline field and keeps the words of anything else.
func bracketed(inner string) string {
	if strings.Contains(inner, "::") {
		return ""
	}
	return inner
}

// inSentence lowers the first letter, unless the word is spelled out or has
// another capital (HR, UX, dbt, McKinsey).
func inSentence(text string) string {
	word, _, _ := strings.Cut(text, " ")
	first, size := utf8.DecodeRuneInString(word)
	if strings.ContainsFunc(word[size:], unicode.IsUpper) || utf8.RuneCountInString(word) < 2 {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// same reports whether two names are the same but for case, spaces and marks.
func same(a, b string) bool { return key(a) == key(b) && key(a) != "" }

// key is the letters and digits of a name, folded.
func key(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, infoint.Fold(text))
}
