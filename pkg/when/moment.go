package when

import (
	"fmt"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Moment is what a person meant: a date, perhaps with an hour.
//
// Its hour is that of a wall that is named elsewhere, and In says which
// instant that is. Text with an offset is an instant already: Instant is then
// set and keeps that offset, and the date and hour are those that the user's
// own clock shows at that instant.
type Moment struct {
	Date                 infoint.Date
	HasTime              bool
	Hour, Minute, Second int
	Instant              time.Time
}

// Wall returns the date and hour as a clock shows them; 00:00 where no hour
// was given.
func (m Moment) Wall() infoint.Wall {
	return infoint.Wall{Date: m.Date, Hour: m.Hour, Minute: m.Minute, Second: m.Second}
}

// OrAt returns m, with the given hour where it has none.
func (m Moment) OrAt(hour, minute int) Moment {
	if !m.HasTime {
		m.HasTime, m.Hour, m.Minute, m.Second = true, hour, minute, 0
	}
	return m
}

// In returns the instant at which a clock in loc shows m, in loc. Where the
// clock is set back and shows the hour twice, it is the first time, and twice
// is true. An hour that the clock change skips is a *GapError.
//
// A Moment with an Instant is that instant, whatever loc is.
func (m Moment) In(loc *time.Location) (t time.Time, twice bool, err error) {
	if !m.Instant.IsZero() {
		return m.Instant.In(loc), false, nil
	}
	w := m.Wall()
	t = w.In(loc)
	start, end := t.ZoneBounds()
	for _, c := range []clockChange{changeAt(start), changeAt(end)} {
		switch first, second := c.readings(w); {
		case first.Before(c.at) && !second.Before(c.at):
			return first.In(loc), true, nil
		case !first.Before(c.at) && second.Before(c.at):
			return time.Time{}, false, c.gap(w, loc)
		}
	}
	return t, false, nil
}

// A clockChange is the instant from which a zone has another offset. A zone
// without one has it at the zero time, where it is no change and harms nobody.
type clockChange struct {
	at            time.Time
	before, after *time.Location
}

func changeAt(edge time.Time) clockChange {
	_, before := edge.Add(-time.Second).Zone()
	_, after := edge.Zone()
	return clockChange{edge, time.FixedZone("", before), time.FixedZone("", after)}
}

// readings returns the instants at which w would be shown by the clock before
// the change and by the clock after it. If each lies on its own side, the hour
// occurs twice; if each lies on the other's, it does not occur. time.Date is
// not asked which one it took: it promises either, and skips silently.
func (c clockChange) readings(w infoint.Wall) (first, second time.Time) {
	return w.In(c.before), w.In(c.after)
}

func (c clockChange) gap(w infoint.Wall, loc *time.Location) *GapError {
	return &GapError{
		Wall: w,
		Zone: loc.String(),
		From: infoint.WallOf(c.at.In(c.before)),
		To:   infoint.WallOf(c.at.In(c.after)),
	}
}

// A GapError says that no clock in Zone ever shows Wall: when it would show
// From, it is set forward to To.
type GapError struct {
	Wall     infoint.Wall
	Zone     string
	From, To infoint.Wall
}

func (e *GapError) Error() string {
	return fmt.Sprintf("%s on %s does not exist in %s: the clock goes from %s to %s",
		clock(e.Wall), day(e.Wall.Date), e.Zone, clock(e.From), e.until())
}

// Hint returns what to write instead.
func (e *GapError) Hint() string {
	return fmt.Sprintf("write an hour before %s, or %s or later", clock(e.From), e.until())
}

// until has a date where the clock goes on on another day: Samoa left out the
// whole of 30 December 2011.
func (e *GapError) until() string {
	if e.To.Date == e.From.Date {
		return clock(e.To)
	}
	return e.To.Date.String() + " " + clock(e.To)
}

// Describe echoes a Moment as it was understood, with its weekday and zone:
// "Tue 24 March 2026, 15:00 Europe/Berlin", or without an hour "Tue 24 March
// 2026, Europe/Berlin". An hour that occurs twice there says that the first
// is meant. loc may be nil: then no zone is said.
func Describe(m Moment, loc *time.Location) string {
	switch {
	case loc == nil && !m.HasTime:
		return day(m.Date)
	case loc == nil:
		return day(m.Date) + ", " + clock(m.Wall())
	case !m.HasTime:
		return day(m.Date) + ", " + zoneName(m.Date.End(loc))
	}
	t, twice, err := m.In(loc)
	if err != nil {
		return day(m.Date) + ", " + clock(m.Wall()) + " " + loc.String()
	}
	w := infoint.WallOf(t)
	text := day(w.Date) + ", " + clock(w) + " " + zoneName(t)
	if twice {
		text += ", the first of two"
	}
	return text
}

// zoneName is the name of the zone. The machine's own zone calls itself
// "Local", which tells nobody anything; its abbreviation does.
func zoneName(t time.Time) string {
	if name := t.Location().String(); name != "Local" {
		return name
	}
	return t.Format("MST")
}

// day returns "Tue 24 March 2026", which Parse reads as well.
func day(d infoint.Date) string {
	return fmt.Sprintf("%.3s %d %s %04d", d.Weekday(), d.Day, d.Month, d.Year)
}

// clock returns 15:00, with seconds where there are any.
func clock(w infoint.Wall) string {
	if w.Second != 0 {
		return fmt.Sprintf("%02d:%02d:%02d", w.Hour, w.Minute, w.Second)
	}
	return fmt.Sprintf("%02d:%02d", w.Hour, w.Minute)
}
