package when

import (
	"fmt"
	"github.com/infoint/infoint/pkg/infoint"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A ParseError says what text cannot be read as, and why.
type ParseError struct {
	Text     string // as it was typed
	Expected string // "a date", "a span of days", "a number of minutes"
	Problem  string // what is wrong with it; empty where only the whole is
	Advice   string // what to write instead
}

func (e *ParseError) Error() string {
	text := fmt.Sprintf("%q cannot be read as %s", shorten(e.Text), e.Expected)
	if e.Problem == "" {
		return text
	}
	return text + ": " + e.Problem
}

// Hint returns what to write instead.
func (e *ParseError) Hint() string { return e.Advice }

// shorten keeps a pasted page out of the message.
func shorten(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

func refuse(problem, advice string) *ParseError {
	return &ParseError{Problem: problem, Advice: advice}
}

const formsOfDate = "write it like 2026-03-24, 2026-03-24 15:00, tomorrow, tue 3pm, 24 mar 15:00, " +
	"in 2 weeks, 3 days ago or 3 bd"

// explain finds out why words are no phrase of the grammar. It comes after the
// parser, so that no kindness of it can ever let a phrase in.
func (c Context) explain(words []string) *ParseError {
	if len(words) == 0 {
		return refuse("it is empty", formsOfDate)
	}
	for _, reason := range []func([]string) *ParseError{
		c.numericDate, c.otherPhrase, c.missingWord, c.typo, c.zoneAtEnd, c.tooMuch,
	} {
		if err := reason(words); err != nil {
			return err
		}
	}
	return refuse("", formsOfDate)
}

// accepts reports whether a suggestion would be taken.
func (c Context) accepts(words []string) bool {
	_, err := c.read(words)
	return err == nil
}

// numericDate explains 3/11, 24.3. and 24-03-2026 by the dates that they may
// be: half of the world puts the day first, the other half the month.
func (c Context) numericDate(words []string) *ParseError {
	for _, w := range words {
		if looksISO(w) {
			continue
		}
		for _, separator := range []string{"/", ".", "-"} {
			parts := strings.Split(strings.TrimSuffix(w, separator), separator)
			if numbers, ok := numbersOf(parts); ok {
				return ambiguous(c.readings(parts, numbers))
			}
		}
	}
	return nil
}

func numbersOf(parts []string) ([]int, bool) {
	if len(parts) != 2 && len(parts) != 3 {
		return nil, false
	}
	numbers := make([]int, len(parts))
	for i, p := range parts {
		n, ok := number(p)
		if !ok {
			return nil, false
		}
		numbers[i] = n
	}
	return numbers, true
}

func ambiguous(readings []string) *ParseError {
	switch len(readings) {
	case 0:
		return refuse("", formsOfDate)
	case 1:
		return refuse("numbers alone are read as year-month-day only", "write "+readings[0])
	}
	return refuse("it may be either of two days", "write "+strings.Join(readings, " or "))
}

// readings returns the dates that numbers may be, day first and month first.
func (c Context) readings(parts []string, numbers []int) []string {
	if _, isYear := year(parts[0]); isYear && len(numbers) == 3 {
		return c.isoOf(nil, numbers[0], numbers[1], numbers[2])
	}
	y := 0
	if len(numbers) == 3 {
		y = numbers[2]
		if len(parts[2]) == 2 {
			y += 2000
		}
	}
	dayFirst := c.isoOf(nil, y, numbers[1], numbers[0])
	if numbers[0] == numbers[1] {
		return dayFirst
	}
	return c.isoOf(dayFirst, y, numbers[0], numbers[1])
}

// isoOf appends the date if there is such a day; y = 0 is the nearest year.
func (c Context) isoOf(list []string, y, m, d int) []string {
	words := []string{fmt.Sprintf("%04d-%02d-%02d", y, m, d)}
	if y == 0 {
		if m < 1 || m > 12 {
			return list
		}
		p, err := c.nearest(time.Month(m), d)
		if err != nil {
			return list
		}
		words[0] = p.date.String()
	}
	if !c.accepts(words) {
		return list
	}
	return append(list, words[0])
}

// otherPhrase explains what people try that other programs know.
func (c Context) otherPhrase(words []string) *ParseError {
	first, last := words[0], words[len(words)-1]
	switch {
	case first == "now":
		return refuse("", "write today, or the time as 15:00")
	case len(words) == 2 && (first == "next" || first == "last"):
		return nextOrLast(first, last)
	case first == "this" && len(words) > 1 && c.accepts(words[1:]):
		return refuse(`"this" may be either side of today`, "write "+strings.Join(words[1:], " ")+", or the date")
	case slices.ContainsFunc(words, isHour) || slices.ContainsFunc(words, isMinute):
		return refuse("hours and minutes are not counted from now", "write the time, like today 15:00")
	case len(words) > 1 && first == "in" || last == "ago":
		if _, ok := amountOf(strings.TrimRight(words[min(1, len(words)-1)], "dwmy")); ok && len(words) == 2 {
			return refuse("", "write the unit as a word, like in 3 days, in 2 weeks or 2 weeks ago")
		}
	}
	return nil
}

func nextOrLast(word, unit string) *ParseError {
	shifted := "in 1 " + unit
	if word == "last" {
		shifted = "1 " + unit + " ago"
	}
	switch unit {
	case "week":
		return refuse("a week has seven days", "write "+word+" mon, or "+shifted)
	case "month", "year":
		return refuse("a "+unit+" has many days", "write "+shifted+", or the date")
	}
	return nil
}

// missingWord explains 3 days, tue 15 and sept 15:00.
func (c Context) missingWord(words []string) *ParseError {
	in := append([]string{"in"}, words...)
	if c.accepts(in) {
		phrase := strings.Join(words, " ")
		return refuse("it may be before or after today", "write in "+phrase+" or "+phrase+" ago")
	}
	last := len(words) - 1
	if n, ok := number(words[last]); ok && n < 24 && last > 0 {
		hour := append(append([]string(nil), words[:last]...), fmt.Sprintf("%02d:00", n))
		if c.accepts(hour) {
			return refuse("an hour is written with minutes, or with am or pm", "write "+strings.Join(hour, " "))
		}
	}
	if _, ok := c.wholeMonth(words[:1]); ok && last > 0 {
		return refuse("the day is missing", "write the day, like 24 "+words[0]+" 15:00")
	}
	return nil
}

// typo looks for the phrase that was meant, one slip away.
func (c Context) typo(words []string) *ParseError {
	var meant []string
	for i, w := range words {
		for _, other := range infoint.Closest(strings.Trim(w, ".,;:!?"), vocabulary()) {
			fixed := append([]string(nil), words...)
			fixed[i] = other
			if c.accepts(fixed) {
				meant = append(meant, fmt.Sprintf("%q", strings.Join(fixed, " ")))
			}
		}
	}
	if len(meant) == 0 {
		return nil
	}
	return refuse("", "did you mean "+strings.Join(meant, " or ")+"?")
}

// zoneAtEnd explains tue 3pm CET.
func (c Context) zoneAtEnd(words []string) *ParseError {
	for i := len(words) - 1; i > 0; i-- {
		zone := strings.Join(words[i:], " ")
		if c.accepts(words[:i]) && isZone(zone) {
			return refuse("the zone does not belong to the date",
				fmt.Sprintf("write %q, and the zone with --tz", strings.Join(words[:i], " ")))
		}
	}
	return nil
}

// tooMuch explains friday maybe by the part of it that is a date.
func (c Context) tooMuch(words []string) *ParseError {
	for i := len(words) - 1; i > 0; i-- {
		if c.accepts(words[:i]) {
			return leftOver(words[i:], words[:i])
		}
	}
	for i := 1; i < len(words); i++ {
		if c.accepts(words[i:]) {
			return leftOver(words[:i], words[i:])
		}
	}
	return nil
}

func leftOver(words, date []string) *ParseError {
	return refuse(fmt.Sprintf("%q does not belong to it", shorten(strings.Join(words, " "))),
		fmt.Sprintf("the whole text has to be a date, like %q", strings.Join(date, " ")))
}
