package letter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return word
}

// salutation is what a letter calls them: the contact's own key, else the short
// form of the name.
func (w *writer) salutation() string {
	if s := flat(w.facts.To.Salutation); s != "" {
		return strings.TrimRight(s, ",")
	}
	return w.shortName(w.facts.To.Name)
}

// shortName is the first word of a name. A title goes with the last word ("Dr
// Okafor"), "Mori, Aiko" is Aiko, initials and names without Latin letters stay
// whole.
func (w *writer) shortName(name string) string {
	name = flat(name)
	if !strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
		return name
	}
	if family, given, ok := strings.Cut(name, ","); ok && strings.TrimSpace(given) != "" {
		name = strings.TrimSpace(given) + " " + family
	}
	parts := strings.Fields(name)
	if w.words.has("titles", parts[0]) && len(parts) > 1 {
		return parts[0] + " " + parts[len(parts)-1]
	}
	if len([]rune(strings.TrimRight(parts[0], "."))) == 1 || strings.Contains(strings.TrimRight(parts[0], "."), ".") {
		return name
	}
	return parts[0]
}

// greeting is the first line: Hi among friends, Dear with a title, else Hello.
func (w *writer) greeting() string {
	to := w.salutation()
	if slices.Contains([]string{"Dear", "Hello", "Hi"}, firstWord(to)) {
		return to + ","
	}
	if to == "" {
		return "Hello,"
	}
	word := "Hello"
	switch {
	case w.words.has("formal", firstWord(to)):
		word = "Dear"
	case w.informal():
		word = "Hi"
	}
	return word + " " + to + ","
}

// informal reports whether we speak as friends do.
func (w *writer) informal() bool {
	switch w.facts.To.Relationship {
	case infoint.RelationFamily, infoint.RelationFriend, infoint.RelationClassmate, "colleague", "former-colleague":
		return !w.words.has("formal", firstWord(w.salutation()))
	}
	return false
}

// sign is the name below the letter.
func (w *writer) sign() string {
	name := flat(w.me.Name)
	if w.informal() && strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
		return firstWord(name)
	}
	return name
}

// headline is who I am so that it can follow "I am": "a nurse in Leeds",
// "studying law".
func (w *writer) headline() string {
	h := trimStop(w.plain(w.me.Headline))
	for _, lead := range []string{"I am ", "I'm ", "I’m "} {
		h = strings.TrimPrefix(h, lead)
	}
	if h == "" {
		return ""
	}
	h = w.lowerFirst(h)
	first := firstWord(h)
	second := firstWord(strings.TrimPrefix(h, first))
	switch {
	case w.words.has("bare", first):
		return h
	case w.words.has("doing", first) && !w.isRole(second) && second != "student":
		return h
	}
	return article(first) + " " + h
}

// lowerFirst takes the capital off the first word, unless it is a name, an
// abbreviation or a word that has its capital everywhere.
func (w *writer) lowerFirst(s string) string {
	first := strings.Trim(firstWord(s), ",.;:")
	if first == "" {
		return s
	}
	root, _, compound := strings.Cut(first, "-")
	if w.words.has("proper", root) || (compound && strings.HasSuffix(first, "-based")) || hasInnerCapital(first) || first == "I" {
		return s
	}
	r := []rune(s)
	r[0] = unicode.ToLower(r[0])
	return string(r)
}

// lowerClause takes the capital off a clause of a note, only where the first
// word is known to be no name.
func (w *writer) lowerClause(s string) string {
	first := strings.Trim(firstWord(s), ",.;:")
	if first == "I" || !w.words.has("lower", strings.ToLower(first)) {
		return s
	}
	return w.lowerFirst(s)
}

func hasInnerCapital(word string) bool {
	r := []rune(word)
	return len(r) > 1 && slices.ContainsFunc(r[1:], unicode.IsUpper)
}

// isRole reports whether a profession ends in a word for a person.
func (w *writer) isRole(profession string) bool {
	parts := strings.Fields(strings.ToLower(profession))
	if len(parts) == 0 {
		return false
	}
	last := parts[len(parts)-1]
	if w.words.has("role", "!"+last) {
		return false
	}
	if w.words.has("role", last) {
		return true
	}
	for ending := range w.words["role-endings"] {
		if strings.HasSuffix(last, ending) {
			return true
		}
	}
	return false
}

// work is a profession as something one can do: "work as a nurse", "work in
// nursing".
func (w *writer) work(profession string) string {
	p := w.lowerFirst(trimStop(w.plain(profession)))
	if p == "" {
		return ""
	}
	if w.isRole(p) {
		return "work as " + article(p) + " " + p
	}
	return "work in " + p
}

// article is "a" or "an" by the sound of the first word.
func article(s string) string {
	word := firstWord(s)
	if word == "" {
		return "a"
	}
	if strings.ToUpper(word) == word && hasInnerCapital(word) {
		if strings.ContainsRune("AEFHILMNORSX", rune(word[0])) {
			return "an"
		}
		return "a"
	}
	lower := strings.ToLower(word)
	for _, consonant := range []string{"uni", "use", "usa", "uro", "uti", "eu", "one", "once", "ux"} {
		if strings.HasPrefix(lower, consonant) && !strings.HasPrefix(lower, "unin") && !strings.HasPrefix(lower, "unim") {
			return "a"
		}
	}
	if strings.HasPrefix(lower, "hon") || strings.HasPrefix(lower, "hour") || strings.ContainsRune("aeiou", rune(lower[0])) {
		return "an"
	}
	return "a"
}

// day is a date as a letter says it: "24 March", with the year when it is not
// this year's.
func (w *writer) day(d infoint.Date) string {
	if d.IsZero() {
		return ""
	}
	if d.Year != w.facts.Today.Year {
		return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%d %s", d.Day, d.Month)
}

// onDay is a day that has been: "on Tuesday", "on 3 March". A draft may go out
// days later, so nothing is today or yesterday.
func (w *writer) onDay(d infoint.Date) string {
	if days := w.facts.Today.DaysSince(d); !d.IsZero() && days >= 0 && days < 7 {
		return "on " + d.Weekday().String()
	}
	return w.onDate(d)
}

// onDate is a day by its date: "on 3 March".
func (w *writer) onDate(d infoint.Date) string {
	if d.IsZero() {
		return ""
	}
	return "on " + w.day(d)
}

// number is n in words up to twelve, as one writes it.
func number(n int) string {
	small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return fmt.Sprint(n)
}

// list joins names: "Ben Ito, Aiko Mori and Lee".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
