package note

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// marks are what the signs of the Tasks plugin say.
type marks struct {
	due, added, done infoint.Date
	bad              string // what stands behind 📅 and is no date
}

// cutMarks takes the signs of the Tasks plugin, and what belongs to them, off a
// task's text. A sign for a date that has none behind it is a sign of the
// writer's own.
func cutMarks(text string) (string, marks) {
	var m marks
	var kept []string
	words := strings.Fields(text)
	for len(words) > 0 {
		n := m.take(words)
		if n == 0 {
			kept = append(kept, words[0])
			n = 1
		}
		words = words[n:]
	}
	return strings.Join(kept, " "), m
}

// take reads the sign that the first word begins with, and returns how many
// words it takes: 0 where there is none.
func (m *marks) take(words []string) int {
	sign, size := utf8.DecodeRuneInString(words[0])
	value := strings.TrimPrefix(words[0][size:], "\ufe0f")
	switch sign {
	case '🔺', '⏫', '🔼', '🔽', '⏬':
		return 1
	case '🆔', '⛔', '🏁':
		return min(2, len(words))
	case '🔁':
		return repeats(words)
	case '📅', '📆', '🗓', '➕', '✅', '❌', '⏳', '⌛', '🛫':
		return m.date(sign, value, words)
	}
	return 0
}

// date reads the date behind a sign: "📅2026-03-31" is as common as one apart.
func (m *marks) date(sign rune, value string, words []string) int {
	n := 1
	if value == "" && len(words) > 1 {
		value, n = words[1], 2
	}
	into := new(infoint.Date)
	switch sign {
	case '📅', '📆', '🗓':
		into = &m.due
	case '➕':
		into = &m.added
	case '✅':
		into = &m.done
	}
	s, ok := readStamp(value)
	if !ok || strings.Trim(s.rest, ".,;)") != "" {
		if into == &m.due {
			m.bad = value
		}
		return 0
	}
	*into = s.date
	return n
}

// repeats counts the words of a rule such as "🔁 every second week", which runs
// to the next sign.
func repeats(words []string) int {
	if len(words) < 2 || !strings.EqualFold(words[1], "every") {
		return 0
	}
	end := slices.IndexFunc(words[1:], func(w string) bool { return new(marks).take([]string{w, ""}) > 0 || isSign(w) })
	if end < 0 {
		return len(words)
	}
	return 1 + end
}

// isSign reports whether a word begins with a sign that has a date.
func isSign(word string) bool {
	sign, _ := utf8.DecodeRuneInString(word)
	return strings.ContainsRune("📅📆🗓➕✅❌⏳⌛🛫", sign)
}
