package when

import (
	"fmt"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

const formsOfSpan = "write it like 2026-12-20..2027-01-06, both days in"

// ParseSpan reads a run of days, 2026-12-20..2027-01-06, both ends in. A single
// date is a span of one day. Every error is a *ParseError.
func ParseSpan(text string) (infoint.Span, error) {
	from, to, found := strings.Cut(text, "..")
	if !found {
		to = from
	}
	first, err := spanEnd(from)
	if err == nil {
		var last infoint.Date
		last, err = spanEnd(to)
		if err == nil && last.Before(first) {
			err = refuse("it ends before it begins", fmt.Sprintf("write %s..%s", last, first))
		}
		if err == nil {
			return infoint.Span{From: first, To: last}, nil
		}
	}
	err.Text, err.Expected = text, "a span of days"
	return infoint.Span{}, err
}

func spanEnd(text string) (infoint.Date, *ParseError) {
	word := strings.TrimSpace(text)
	if !looksISO(word) {
		return infoint.Date{}, refuse("", formsOfSpan)
	}
	d, err := isoDate(word)
	if err != nil {
		return d, err
	}
	return d, inRange(d)
}

// The minutes that a talk may last.
const (
	fewestMinutes = 1
	mostMinutes   = 8 * 60
)

const formsOfMinutes = "write it like 20m, 45 minutes, 1h or 1h30m, up to 8h"

// ParseMinutes reads how long a talk lasts, in minutes from 1 to 480: 20, 20m,
// "20 min", 1h, 1h30m. Every error is a *ParseError.
func ParseMinutes(text string) (int, error) {
	n, err := minutes(strings.ToLower(strings.Join(strings.Fields(text), " ")))
	if err == nil && (n < fewestMinutes || n > mostMinutes) {
		err = refuse("it is not between 1 and 480 minutes", formsOfMinutes)
	}
	if err != nil {
		err.Text, err.Expected = text, "a number of minutes"
		return 0, err
	}
	return n, nil
}

func minutes(s string) (int, *ParseError) {
	hours, unit, rest := quantity(s)
	if !isHour(unit) {
		hours, rest = 0, s
	}
	if hours >= 0 && isHour(unit) && rest == "" {
		return hours * 60, nil
	}
	n, unit, rest := quantity(rest)
	switch {
	case hours < 0 || n < 0 || rest != "" || unit != "" && !isMinute(unit):
		return 0, refuse("", formsOfMinutes)
	case hours > 0 && n > 59:
		return 0, refuse("an hour has 60 minutes", formsOfMinutes)
	}
	return hours*60 + n, nil
}

// quantity takes a number and the unit after it off the front; n is -1 where
// there is no number. The spaces between them go too, but none between two
// digits: "2 0" is not twenty.
func quantity(s string) (n int, unit, rest string) {
	tail := strings.TrimLeft(s, "0123456789")
	n, ok := number(strings.TrimSuffix(s, tail))
	if !ok {
		n = -1
	}
	tail = strings.TrimLeft(tail, " ")
	rest = strings.TrimLeft(tail, "abcdefghijklmnopqrstuvwxyz")
	return n, strings.TrimSuffix(tail, rest), strings.TrimLeft(rest, " ")
}

func isHour(unit string) bool {
	switch unit {
	case "h", "hr", "hrs", "hour", "hours":
		return true
	}
	return false
}

func isMinute(unit string) bool {
	switch unit {
	case "m", "min", "mins", "minute", "minutes":
		return true
	}
	return false
}
