package query

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// bound is one end of a range. A year is both a number and a date: which one
// it is depends on the value it is compared with.
type bound struct {
	open     bool
	number   float64
	isNumber bool
	date     string // as much of 2026-03-24T10:30:00 as was given
}

func parseBound(s string) (bound, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return bound{open: true}, true
	}
	var b bound
	b.number, b.isNumber = parseNumber(s)
	b.date = dateText(s)
	return b, b.isNumber || b.date != ""
}

// comparable reports whether both ends can be meant as the same kind.
func (b bound) comparable(o bound) bool {
	return b.isNumber && o.isNumber || b.date != "" && o.date != ""
}

// below reports whether b, as the lower end, lets value pass.
func (b bound) below(value string) bool { return b.open || b.compare(value, -1) <= 0 }

// above reports whether b, as the upper end, lets value pass.
func (b bound) above(value string) bool { return b.open || b.compare(value, 1) >= 0 }

// compare returns how b lies to value: -1 where it is less. A value of another
// kind lies outside, which is given as the opposite of want.
func (b bound) compare(value string, want int) int {
	if n, ok := parseNumber(value); ok && b.isNumber {
		switch {
		case b.number < n:
			return -1
		case b.number > n:
			return 1
		}
		return 0
	}
	date := dateText(value)
	if date == "" || b.date == "" {
		return -want
	}
	return strings.Compare(b.date, date[:min(len(date), len(b.date))])
}

// parseNumber reads a decimal number. Go's other notations are no numbers in
// a note: inf is a word, 0x10 an identifier.
func parseNumber(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.eE") != "" || !strings.ContainsAny(s, "0123456789") {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil && !math.IsInf(n, 0)
}

// dateText returns a date that exists, or a month, a year, a date with an
// hour, in the form in which it compares as text; else nothing. An offset
// after the time is left out: what a wall clock shows is compared.
func dateText(s string) string {
	if len(s) > 10 && s[10] == ' ' {
		s = s[:10] + "T" + s[11:]
	}
	layouts := []string{"2006", "2006-01", time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05"}
	for _, layout := range layouts {
		if len(s) == len(layout) {
			if _, err := time.Parse(layout, s); err == nil {
				return s
			}
			return ""
		}
	}
	if _, err := time.Parse(time.RFC3339, s); err == nil {
		return s[:len("2006-01-02T15:04:05")]
	}
	return ""
}
