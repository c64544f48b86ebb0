package when

import (
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Direction says which way a command looks when a date leaves its year or
// its week open.
type Direction int

// Looking ahead is the rule; only log and --on look back.
const (
	Future Direction = iota // a bare weekday is the next one, today does not count
	Past                    // a bare weekday is the last one, today counts
)

// A Context is what the words lean on. Its zero value is of no use: Now has to
// be set, in the user's zone, since "today" is the date that Now has there.
type Context struct {
	Now       time.Time
	Direction Direction
	Calendar  Calendar // for "3 bd"
}

// The years that a date may have. What lies outside is a slip of the finger.
const (
	firstYear = 1970
	lastYear  = 2100
)

// longest is the most bytes that a date is read from.
const longest = 80

// Parse reads a date as people type it; the grammar is described in the
// package comment and the command line's contract. Case and the width of the
// spaces do not matter, anything else does: the whole text must match.
//
// Every error is a *ParseError.
func Parse(text string, c Context) (Moment, error) {
	if len(text) > longest {
		return Moment{}, &ParseError{Text: text, Expected: "a date", Problem: "it is too long", Advice: formsOfDate}
	}
	words := split(text)
	m, err := c.read(words)
	if err == nil {
		return m, nil
	}
	if err.Problem == "" {
		err = c.explain(words)
	}
	err.Text, err.Expected = text, "a date"
	return Moment{}, err
}

// split returns the words in lower case. A comma after a word is a space: so
// what Describe says can be typed again.
func split(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words[:max(len(words)-1, 0)] {
		if trimmed := strings.TrimSuffix(w, ","); trimmed != "" {
			words[i] = trimmed
		}
	}
	return words
}

// A pick is a date that was read. Where the direction chose it among several,
// beyond is the one that it would have chosen next.
type pick struct{ date, beyond infoint.Date }

// read returns the Moment that the words name. An error without a Problem says
// that they are no phrase of the grammar; why, explain finds out.
func (c Context) read(words []string) (Moment, *ParseError) {
	if m, ok, err := c.dateTimeWord(words); ok || err != nil {
		return m, err
	}
	rest, tod, hasTime, err := cutClock(words)
	if err != nil {
		return Moment{}, err
	}
	p, err := c.date(rest, hasTime)
	if err != nil {
		return Moment{}, err
	}
	m := Moment{Date: p.date, HasTime: hasTime, Hour: tod.hour, Minute: tod.minute, Second: tod.second}
	if err := inRange(m.Date); err != nil {
		return Moment{}, err
	}
	if !p.beyond.IsZero() && hasTime && c.wrongWay(m) {
		return Moment{}, c.wrongWayError(m, p.beyond)
	}
	return m, nil
}

// date reads the words that are left when the hour is taken off. No words at
// all are today, if there was an hour.
func (c Context) date(words []string, hasTime bool) (pick, *ParseError) {
	if len(words) == 0 {
		if hasTime {
			return pick{c.today(), c.today().AddDays(c.step())}, nil
		}
		return pick{}, refuse("", "")
	}
	for _, rule := range []func([]string) (pick, bool, *ParseError){c.named, c.weekday, c.shifted, c.written} {
		if p, ok, err := rule(words); ok || err != nil {
			return p, err
		}
	}
	if p, ok := c.wholeMonth(words); ok && !hasTime {
		return p, nil
	}
	return pick{}, refuse("", "")
}

func (c Context) today() infoint.Date { return infoint.DateOf(c.Now) }

func inRange(d infoint.Date) *ParseError {
	if d.Year < firstYear || d.Year > lastYear {
		return refuse("the year is not between 1970 and 2100", "write the date with its year, like 2026-03-24")
	}
	return nil
}

// wrongWay reports whether m lies behind a command that looks forward, or
// ahead of one that looks back.
func (c Context) wrongWay(m Moment) bool {
	then, now := m.Wall().In(time.UTC), infoint.WallOf(c.Now).In(time.UTC)
	if c.Direction == Past {
		return then.After(now)
	}
	return then.Before(now)
}

// wrongWayError offers both days instead of taking one: the hour may be the
// slip as well as the day.
func (c Context) wrongWayError(m Moment, beyond infoint.Date) *ParseError {
	hour := clock(m.Wall())
	problem := hour + " today has passed"
	if c.Direction == Past {
		problem = hour + " today is still to come"
	}
	return refuse(problem, "write "+beyond.String()+" "+hour+", or today "+hour+" if that is meant")
}

// step is 1 for a command that looks forward, -1 for one that looks back.
func (c Context) step() int {
	if c.Direction == Past {
		return -1
	}
	return 1
}
