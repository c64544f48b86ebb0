package calendar

import (
	"fmt"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// An Offer is a time as it stands in a letter: on their wall, and on one's own
// where that shows another hour.
type Offer struct {
	Start        time.Time
	Theirs, Mine string
}

// Offer says a time as both sides read it: "Tuesday 24 March, 15:00 Prague
// time", and "14:00 for me". The year is said where it is not this one.
func (s Search) Offer(t time.Time) Offer {
	theirs, mine := t.In(s.Theirs), t.In(s.Mine)
	o := Offer{Start: t, Theirs: s.Face(t, s.Theirs)}
	switch {
	case infoint.DateOf(theirs) != infoint.DateOf(mine):
		o.Mine = s.day(mine) + mine.Format(", 15:04 for me")
	case clock(theirs) != clock(mine):
		o.Mine = mine.Format("15:04 for me")
	}
	return o
}

// String is the offer on one line, ready to be pasted into a letter.
func (o Offer) String() string {
	if o.Mine == "" {
		return o.Theirs
	}
	return fmt.Sprintf("%s (%s)", o.Theirs, o.Mine)
}

// Face is what a wall in a zone shows at t: "Tuesday 24 March, 15:00 Prague
// time".
func (s Search) Face(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	return s.day(t) + t.Format(", 15:04 ") + when.Clock(t)
}

func (s Search) day(t time.Time) string {
	form := "Monday 2 January"
	if t.Year() != s.Now.Year() {
		form += " 2006"
	}
	return t.Format(form)
}

// ParseOffer reads an offer as it stands on a line of a letter, bullet and all,
// that was written on the day of now. It is false for any other line.
func ParseOffer(line string, now time.Time) (time.Time, bool) {
	line = strings.TrimLeft(strings.TrimSpace(line), "-*+ ")
	line, _, _ = strings.Cut(line, " (")
	date, rest, _ := strings.Cut(line, ", ")
	hour, clock, ok := strings.Cut(rest, " ")
	_, day, weekday := strings.Cut(date, " ")
	if !ok || !weekday {
		return time.Time{}, false
	}
	zone, err := when.Zone(strings.TrimSuffix(clock, " time"))
	if err != nil {
		return time.Time{}, false
	}
	m, err := when.Parse(day+" "+hour, when.Context{Now: now.In(zone)})
	if err != nil || !m.HasTime {
		return time.Time{}, false
	}
	t, _, err := m.In(zone)
	return t, err == nil
}

// ParseHours reads 9-17, 9:30-17 and 09:00-17:00 as hours of a day.
func ParseHours(text string) (from, to time.Duration, ok bool) {
	a, b, ok := strings.Cut(strings.TrimSpace(text), "-")
	from, okA := parseHour(a)
	to, okB := parseHour(b)
	return from, to, ok && okA && okB && from < to
}

func parseHour(s string) (time.Duration, bool) {
	h, m, timed := strings.Cut(strings.TrimSpace(s), ":")
	hour, err := number(h, 0, 24)
	minute := 0
	if err == nil && timed {
		if len(m) != 2 {
			return 0, false
		}
		minute, err = number(m, 0, 59)
	}
	d := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	return d, err == nil && d <= 24*time.Hour
}
