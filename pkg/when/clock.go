package when

import (
	"strconv"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// A timeOfDay is an hour as a clock shows it.
type timeOfDay struct{ hour, minute, second int }

// cutClock takes the hour off the end of a phrase, and the "at" before it.
func cutClock(words []string) (rest []string, tod timeOfDay, found bool, err *ParseError) {
	n := len(words)
	if n == 0 {
		return words, tod, false, nil
	}
	last, rest := words[n-1], words[:n-1]
	if n > 1 && (last == "am" || last == "pm") {
		last, rest = words[n-2]+last, words[:n-2]
	}
	tod, found, err = clockOf(last)
	if err != nil {
		return nil, tod, false, err
	}
	if !found {
		return words, tod, false, nil
	}
	if k := len(rest); k > 0 && rest[k-1] == "at" {
		rest = rest[:k-1]
	}
	return rest, tod, true, nil
}

// clockOf reads 15:00, 15:00:30, 3pm, 3:30pm and noon. What looks like an hour
// and is none is an error; any other word is not found.
func clockOf(word string) (timeOfDay, bool, *ParseError) {
	switch word {
	case "noon":
		return timeOfDay{hour: 12}, true, nil
	case "midnight":
		return timeOfDay{}, false, refuse("midnight may be either end of the day",
			"write 00:00 with the date of the day that begins")
	}
	digits, half := word, ""
	if h := strings.TrimRight(word, "apm"); len(h) == len(word)-2 {
		digits, half = h, word[len(h):]
	}
	if !isClock(digits, half) {
		return timeOfDay{}, false, nil
	}
	tod, ok := hourMinute(digits)
	switch {
	case ok && half == "":
		return tod, true, nil
	case !ok || tod.hour < 1 || tod.hour > 12:
		return timeOfDay{}, false, notAnHour(word, half)
	}
	return afterHalf(tod, half), true, nil
}

// isClock tells an hour, right or wrong, from a number and from a word that
// only ends like one.
func isClock(digits, half string) bool {
	if digits == "" || strings.Trim(digits, "0123456789:") != "" || digits[0] == ':' {
		return false
	}
	return half == "am" || half == "pm" || half == "" && strings.Contains(digits, ":")
}

// afterHalf counts the hours of the half from twelve: 12am is 00:00, 12pm is
// 12:00.
func afterHalf(tod timeOfDay, half string) timeOfDay {
	tod.hour %= 12
	if half == "pm" {
		tod.hour += 12
	}
	return tod
}

func notAnHour(word, half string) *ParseError {
	if half != "" {
		return refuse(strconv.Quote(word)+" is no hour", "am and pm go with 1 to 12, like 3pm or 3:30pm; else write 15:00")
	}
	if strings.HasPrefix(word, "24:") {
		return refuse("the day ends at 23:59", "write 00:00 with the date of the next day")
	}
	return refuse(strconv.Quote(word)+" is no hour", "hours go from 00:00 to 23:59")
}

// hourMinute reads H, H:MM and H:MM:SS, of which the first makes sense with am
// or pm only.
func hourMinute(s string) (timeOfDay, bool) {
	parts := strings.Split(s, ":")
	if len(parts) > 3 || len(parts[0]) > 2 {
		return timeOfDay{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, ok := number(p)
		if !ok || i > 0 && len(p) != 2 {
			return timeOfDay{}, false
		}
		n[i] = v
	}
	return timeOfDay{n[0], n[1], n[2]}, n[0] < 24 && n[1] < 60 && n[2] < 60
}

// number reads digits only: strconv.Atoi would take a sign as well.
func number(s string) (int, bool) {
	if s == "" || len(s) > 5 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// dateTimeWord reads 2026-03-24T15:00 and everything with an offset. They are
// strict where the rest of the grammar is kind: they come from programs.
func (c Context) dateTimeWord(words []string) (m Moment, ok bool, err *ParseError) {
	var date, rest string
	switch {
	case len(words) == 1 && len(words[0]) > 10 && words[0][10] == 't':
		date, rest = words[0][:10], words[0][11:]
	case len(words) == 2:
		date, rest = words[0], words[1]
	}
	if !looksISO(date) {
		return Moment{}, false, nil
	}
	hour, offset, hasOffset := cutOffset(rest)
	if len(words) == 2 && !hasOffset {
		return Moment{}, false, nil // the kind grammar knows 2026-03-24 3pm
	}
	d, err := isoDate(date)
	if err != nil {
		return Moment{}, false, err
	}
	hour = cutFraction(hour)
	tod, found := hourMinute(hour)
	if !found || len(hour) != len("15:00") && len(hour) != len("15:00:00") {
		return Moment{}, false, notAnHour(hour, "")
	}
	m = Moment{Date: d, HasTime: true, Hour: tod.hour, Minute: tod.minute, Second: tod.second}
	if hasOffset {
		m, err = c.instant(m, offset)
	}
	if err == nil {
		err = inRange(m.Date)
	}
	return m, err == nil, err
}

// instant fixes m to an offset, and says what the user's own clock shows then.
func (c Context) instant(m Moment, offset string) (Moment, *ParseError) {
	zone, ok := fixedZone(offset)
	if !ok {
		return Moment{}, refuse(strconv.Quote(offset)+" is no offset", "write Z, or an offset from -23:59 to +23:59 like +01:00")
	}
	m.Instant = m.Wall().In(zone)
	own := infoint.WallOf(m.Instant.In(c.Now.Location()))
	m.Date, m.Hour, m.Minute, m.Second = own.Date, own.Hour, own.Minute, own.Second
	return m, nil
}

// cutOffset splits 15:00:00+01:00 and 15:00:00z.
func cutOffset(s string) (hour, offset string, found bool) {
	if h, ok := strings.CutSuffix(s, "z"); ok {
		return h, "z", true
	}
	if i := strings.LastIndexAny(s, "+-"); i > 0 {
		return s[:i], s[i:], true
	}
	return s, "", false
}

// cutFraction drops the part of a second that programs write: notes are kept
// to the second.
func cutFraction(s string) string {
	whole, fraction, ok := strings.Cut(s, ".")
	if ok && len(whole) == len("15:00:00") && fraction != "" && strings.Trim(fraction, "0123456789") == "" {
		return whole
	}
	return s
}

func fixedZone(offset string) (*time.Location, bool) {
	if offset == "z" {
		return time.UTC, true
	}
	tod, ok := hourMinute(offset[1:])
	if !ok || len(offset) != len("+01:00") {
		return nil, false
	}
	seconds := tod.hour*3600 + tod.minute*60
	if offset[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone("", seconds), true
}
