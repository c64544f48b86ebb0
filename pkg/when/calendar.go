package when

import (
	"slices"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Calendar knows which days are business days: all but Saturdays, Sundays,
// holidays and pauses, both ends of a pause in. The zero Calendar has weekends
// only.
//
// Holidays and Pauses may overlap and stand in any order. They are not to be
// changed after NewCalendar; a Calendar written as a literal works too, and
// sorts them anew at each call.
type Calendar struct {
	Holidays []infoint.Date
	Pauses   []infoint.Span

	runs []run
}

// NewCalendar returns a Calendar that is quick to ask many times: each answer
// costs the days it steps over and a binary search, however long the lists.
func NewCalendar(holidays []infoint.Date, pauses []infoint.Span) Calendar {
	return Calendar{Holidays: holidays, Pauses: pauses, runs: merge(holidays, pauses)}
}

// IsBusinessDay reports whether offices are at work on d.
func (c Calendar) IsBusinessDay(d infoint.Date) bool {
	n := dayNumber(d)
	_, off := find(c.off(), n)
	return !off && !weekend(n)
}

// Add returns the date n business days after d, before it for a negative n.
// The day itself does not count: 3 business days after a Monday is Thursday.
// n = 0 is d, be it a business day or not.
func (c Calendar) Add(d infoint.Date, n int) infoint.Date {
	step, runs, day := 1, c.off(), dayNumber(d)
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		day = business(runs, day+step, step)
	}
	return dateOf(day)
}

// OnOrBefore returns d, moved back to a business day where it is none.
func (c Calendar) OnOrBefore(d infoint.Date) infoint.Date {
	return dateOf(business(c.off(), dayNumber(d), -1))
}

// Between returns how many business days lie after a, up to and including b.
// It is negative when b is the earlier one, and Between(d, Add(d, n)) is n for
// every n that is not negative.
func (c Calendar) Between(a, b infoint.Date) int {
	if b.Before(a) {
		return -c.Between(b, a)
	}
	runs, from, to := c.off(), dayNumber(a)+1, dayNumber(b)
	count := weekdays(from, to)
	first, _ := find(runs, from)
	for _, r := range runs[first:] {
		if r.from > to {
			break
		}
		count -= weekdays(max(r.from, from), min(r.to, to))
	}
	return count
}

func (c Calendar) off() []run {
	if c.runs != nil {
		return c.runs
	}
	return merge(c.Holidays, c.Pauses)
}

// A run is days off in a row, as day numbers, both ends in.
type run struct{ from, to int }

// merge returns the days off as runs that are sorted and neither touch nor
// overlap, so that one search finds the only run a day can be in.
func merge(holidays []infoint.Date, pauses []infoint.Span) []run {
	all := make([]run, 0, len(holidays)+len(pauses))
	for _, h := range holidays {
		all = append(all, run{dayNumber(h), dayNumber(h)})
	}
	for _, p := range pauses {
		if !p.To.Before(p.From) {
			all = append(all, run{dayNumber(p.From), dayNumber(p.To)})
		}
	}
	slices.SortFunc(all, func(a, b run) int { return a.from - b.from })
	merged := all[:0]
	for _, r := range all {
		if last := len(merged) - 1; last >= 0 && r.from <= merged[last].to+1 {
			merged[last].to = max(merged[last].to, r.to)
			continue
		}
		merged = append(merged, r)
	}
	return merged
}

// find returns the first run that does not end before day, and whether day
// lies in it.
func find(runs []run, day int) (i int, in bool) {
	i, _ = slices.BinarySearchFunc(runs, day, func(r run, day int) int { return r.to - day })
	return i, i < len(runs) && runs[i].from <= day
}

// business returns day, or the nearest business day from there in steps of
// step, which is 1 or -1. It jumps over a run at once: a pause may last years.
func business(runs []run, day, step int) int {
	for {
		i, off := find(runs, day)
		switch {
		case off && step > 0:
			day = runs[i].to + 1
		case off:
			day = runs[i].from - 1
		case weekend(day):
			day += step
		default:
			return day
		}
	}
}

// dayNumber counts days from 1970-01-01, a Thursday. Whole days are counted
// because a time.Duration ends after 292 years, and a pause may be written
// until 9999-12-31.
func dayNumber(d infoint.Date) int {
	const secondsPerDay = 24 * 60 * 60
	return int(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

func dateOf(day int) infoint.Date {
	return infoint.DateOf(time.Date(1970, time.January, 1+day, 0, 0, 0, 0, time.UTC))
}

// weekend reports whether a day is a Saturday or a Sunday; day 4 is the first
// Monday of 1970.
func weekend(day int) bool { return mod7(day-4) >= 5 }

// weekdays counts Mondays to Fridays from one day to another, both in.
func weekdays(from, to int) int {
	if to < from {
		return 0
	}
	return weekdaysBefore(to+1) - weekdaysBefore(from)
}

// weekdaysBefore counts them from the Monday of day 4 to the day before day.
func weekdaysBefore(day int) int {
	in := mod7(day - 4)
	return (day-4-in)/7*5 + min(in, 5)
}

// mod7 is never negative, unlike the operator before 1970.
func mod7(n int) int { return (n%7 + 7) % 7 }
