package when

import (
	"slices"
	"strings"
	"time"
)

// month reads a month's name in full or its first three letters, and sept.
func month(word string) (time.Month, bool) {
	if word == "sept" {
		return time.September, true
	}
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); word == name || word == name[:3] {
			return m, true
		}
	}
	return 0, false
}

// weekday reads a day's name in full or its first three letters, and the
// longer short forms that people use.
func weekday(word string) (time.Weekday, bool) {
	switch word {
	case "tues":
		return time.Tuesday, true
	case "weds":
		return time.Wednesday, true
	case "thur", "thurs":
		return time.Thursday, true
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := strings.ToLower(d.String()); word == name || word == name[:3] {
			return d, true
		}
	}
	return 0, false
}

// amountOf reads a number of days: digits, a, an, or a word up to twelve.
func amountOf(word string) (int, bool) {
	if word == "a" || word == "an" {
		return 1, true
	}
	if i := slices.Index(numberWords(), word); i >= 0 {
		return i + 1, true
	}
	return number(word)
}

func numberWords() []string {
	return []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
}

// dayOfMonth reads 24, and 24th with the ending that belongs to it.
func dayOfMonth(word string) (int, bool) {
	digits := strings.TrimRight(word, "stndrh")
	n, ok := number(digits)
	if !ok || len(digits) > 2 {
		return 0, false
	}
	return n, digits == word || word == digits+ordinal(n)
}

func ordinal(n int) string {
	switch {
	case n%100 >= 11 && n%100 <= 13:
		return "th"
	case n%10 == 1:
		return "st"
	case n%10 == 2:
		return "nd"
	case n%10 == 3:
		return "rd"
	}
	return "th"
}

// year reads four digits; of two nobody knows whether they are a day.
func year(word string) (int, bool) {
	n, ok := number(word)
	return n, ok && len(word) == 4
}

// vocabulary lists the words of the grammar that a typo may have meant. Noon is
// not among them: soon is no slip of it.
func vocabulary() []string {
	words := []string{
		"today", "tomorrow", "yesterday", "next", "last", "ago", "bd", "business",
		"day", "days", "week", "weeks", "month", "months", "year", "years", "sept",
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		words = append(words, name, name[:3])
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		words = append(words, name, name[:3])
	}
	return append(words, numberWords()...)
}
