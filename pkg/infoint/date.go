package infoint

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"
)

// A Date is a civil date without a zone. The zero Date means "none".
//
// It is no time.Time on purpose: a date at midnight shifts by a day when the
// zone changes, and notes are read in many zones.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date of t in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads exactly YYYY-MM-DD and accepts only days that exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2026-03-24", s)
	}
	return DateOf(t), nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns YYYY-MM-DD, or the empty string for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalJSON writes the date as text, no date as null.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// Compare orders dates; no date comes before every date.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before reports whether d is earlier than o.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// After reports whether d is later than o.
func (d Date) After(o Date) bool { return d.Compare(o) > 0 }

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays returns the date n days later; earlier for a negative n.
func (d Date) AddDays(n int) Date { return DateOf(d.utc().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later, or the last day of that
// month where it is shorter: a month after 31 January is 28 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// DaysSince returns how many calendar days lie between o and d; it is
// negative when d is the earlier one.
func (d Date) DaysSince(o Date) int { return int(d.utc().Sub(o.utc()).Hours()) / 24 }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// End returns the last instant of the day in loc: an event that has a date
// and no hour counts as having happened by then.
func (d Date) End(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, loc).Add(-time.Second)
}

// A Wall is a date and an hour as a clock on a wall shows them; which wall is
// said elsewhere, by the timezone of the note. The zero Wall means "none".
type Wall struct {
	Date                 Date
	Hour, Minute, Second int
}

// IsZero reports whether w is no time.
func (w Wall) IsZero() bool { return w.Date.IsZero() }

// String returns 2026-03-12T10:30:00, the form that Obsidian reads as a date
// and time, or the empty string for none.
func (w Wall) String() string {
	if w.IsZero() {
		return ""
	}
	return fmt.Sprintf("%sT%02d:%02d:%02d", w.Date, w.Hour, w.Minute, w.Second)
}

// MarshalJSON writes the time as text, none as null.
func (w Wall) MarshalJSON() ([]byte, error) {
	if w.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(w.String())
}

// In returns the instant at which a clock in loc shows w. An hour that the
// clock change skips is moved by the gap, one that occurs twice is the first:
// time.Date promises neither of the two.
func (w Wall) In(loc *time.Location) time.Time {
	t := time.Date(w.Date.Year, w.Date.Month, w.Date.Day, w.Hour, w.Minute, w.Second, 0, loc)
	change, _ := t.ZoneBounds()
	if change.IsZero() {
		return t
	}
	_, before := change.Add(-time.Second).Zone()
	_, after := t.Zone()
	if first := t.Add(time.Duration(after-before) * time.Second); first.Before(change) && before > after {
		return first
	}
	return t
}

// WallOf returns what the clock of t's zone shows at t.
func WallOf(t time.Time) Wall {
	return Wall{Date: DateOf(t), Hour: t.Hour(), Minute: t.Minute(), Second: t.Second()}
}
