package note

import (
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

// A stamp is a date at the beginning of a text, as people write it: plain,
// with one digit for a month, in bold, in link brackets, with an hour.
type stamp struct {
	date infoint.Date
	hour *infoint.Wall // the same date with an hour, where there is one
	rest string        // what follows it, a colon directly behind it taken off
}

// readStamp reads a date at the beginning of a text. It takes no date that
// does not exist: 2026-02-30 is a slip and not the second of March.
func readStamp(s string) (stamp, bool) {
	s = strings.TrimSpace(s)
	bare := strings.TrimLeft(s, "*_")
	marks := s[:len(s)-len(bare)]
	inner, after := bare, ""
	if l, ok := markdown.LinkAt(bare); ok {
		inner, after = l.Target, bare[l.End:]
	}
	date, rest, ok := readDate(inner)
	if !ok {
		return stamp{}, false
	}
	st := stamp{date: date}
	st.hour, rest = readHour(date, rest)
	rest = afterDate(rest+after, marks)
	if st.hour == nil { // **2026-03-02** 14:05
		st.hour, rest = readHour(date, rest)
		rest = afterDate(rest, marks)
	}
	if rest != "" && (rest[0] >= '0' && rest[0] <= '9' || rest[0] == '-') && st.hour == nil {
		return stamp{}, false // 2026-03-021
	}
	st.rest = strings.TrimSpace(rest)
	return st, true
}

// noSuchDay returns the date at the beginning of a text that no calendar has,
// as it is written, empty for none.
func noSuchDay(s string) string {
	s = strings.TrimLeft(s, "*_[ ")
	word := s[:len(s)-len(strings.TrimLeft(s, "0123456789-"))]
	parts := strings.Split(word, "-")
	if len(parts) != 3 || len(parts[0]) != 4 || parts[1] == "" || parts[2] == "" || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return ""
	}
	return word
}

// dotted reads a date as it is written where the day comes first: 1.3.2026. It
// returns what stands behind it too.
func dotted(s string) (day infoint.Date, rest string, ok bool) {
	s = strings.TrimLeft(s, "*_ ")
	word := s[:len(s)-len(strings.TrimLeft(s, "0123456789."))]
	parts := strings.Split(strings.TrimSuffix(word, "."), ".")
	if len(parts) != 3 || len(parts[2]) != 4 {
		return day, "", false
	}
	day, rest, ok = readDate(parts[2] + "-" + parts[1] + "-" + parts[0])
	return day, strings.TrimLeft(s[len(word):], "*_: "), ok && rest == ""
}

// afterDate takes the marks that close a bold date, and a colon before or
// behind them, off the front of s.
func afterDate(s, marks string) string {
	s = strings.TrimPrefix(s, ":")
	s = strings.TrimPrefix(s, marks)
	return strings.TrimPrefix(s, ":")
}

// isOffset reports whether s is what stands behind the seconds of a time with
// a zone: .000Z, Z, +01:00.
func isOffset(s string) bool {
	if fraction, ok := strings.CutPrefix(s, "."); ok {
		s = strings.TrimLeft(fraction, "0123456789")
	}
	if s == "Z" || s == "z" {
		return true
	}
	if len(s) < len("+01") || s[0] != '+' && s[0] != '-' {
		return false
	}
	_, rest, ok := digits(s[1:], 2, 2, "")
	if ok && rest != "" {
		_, rest, ok = digits(strings.TrimPrefix(rest, ":"), 2, 2, "")
	}
	return ok && rest == ""
}

// readDate takes YYYY-M-D off the front of s.
func readDate(s string) (infoint.Date, string, bool) {
	year, s, ok := digits(s, 4, 4, "-")
	if !ok {
		return infoint.Date{}, "", false
	}
	month, s, ok := digits(s, 1, 2, "-")
	if !ok {
		return infoint.Date{}, "", false
	}
	day, s, ok := digits(s, 1, 2, "")
	if !ok {
		return infoint.Date{}, "", false
	}
	d := infoint.Date{Year: year, Month: time.Month(month), Day: day}
	return d, s, d.AddDays(0) == d && year > 0
}

// readHour takes "T14:05", " 14:05" or "T14:05:30" off the front of s.
func readHour(d infoint.Date, s string) (*infoint.Wall, string) {
	if s == "" || s[0] != 'T' && s[0] != 't' && s[0] != ' ' {
		return nil, s
	}
	hour, rest, ok := digits(strings.TrimLeft(s[1:], " "), 1, 2, ":")
	if !ok {
		return nil, s
	}
	minute, rest, ok := digits(rest, 2, 2, "")
	if !ok || hour > 23 || minute > 59 {
		return nil, s
	}
	w := infoint.Wall{Date: d, Hour: hour, Minute: minute}
	if strings.HasPrefix(rest, ":") {
		if second, behind, ok := digits(rest[1:], 2, 2, ""); ok && second < 60 {
			w.Second, rest = second, behind
		}
	}
	return &w, rest
}

// digits takes least to most digits and what must follow them off the front.
func digits(s string, least, most int, then string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i < least || !strings.HasPrefix(s[i:], then) {
		return 0, s, false
	}
	return n, s[i+len(then):], true
}
