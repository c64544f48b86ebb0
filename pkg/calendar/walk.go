package calendar

import (
	"errors"
	"slices"
	"time"
)

// errTooMuch says that a rule has to be counted through for longer than anyone
// would wait.
var errTooMuch = errors.New("it would take too long to work out")

// A walk goes through what a rule makes of a start, on the wall.
type walk struct {
	*rule
	start, to time.Time
	emit      func(wall time.Time)
	left      int  // of COUNT; -1 is without end
	steps     *int // that all rules of a file may still take
}

// walk calls emit with each hour that the rule makes, in order, as far as they
// may lie between from and to. What comes before from may come too, where it
// has to be counted.
func (r *rule) walk(start, from, to time.Time, steps *int, emit func(wall time.Time)) error {
	filled := r.from(start)
	w := walk{rule: &filled, start: start, to: to, emit: emit, left: -1, steps: steps}
	if r.count > 0 {
		w.left, from = r.count, start
	}
	if !r.until.IsZero() && r.until.Before(to) {
		w.to = r.until
	}
	if from.Before(start) {
		from = start
	}
	if r.freq >= hourly {
		return w.hours(from)
	}
	for i := w.first(from); ; i++ {
		day, n := w.period(i)
		if day.After(w.to) || w.left == 0 {
			return nil
		}
		if err := w.days(day, n); err != nil {
			return err
		}
	}
}

// first is the number of the period in which from lies.
func (w *walk) first(from time.Time) int {
	switch w.freq {
	case yearly:
		return (from.Year() - w.start.Year()) / w.interval
	case monthly:
		return ((from.Year()-w.start.Year())*12 + int(from.Month()-w.start.Month())) / w.interval
	case weekly:
		return daysBetween(w.weekOf(w.start), from) / (7 * w.interval)
	}
	return daysBetween(w.start, from) / w.interval
}

// period returns the first day of the i-th period, and how many it has.
func (w *walk) period(i int) (time.Time, int) {
	y, m, d := w.start.Date()
	switch n := i * w.interval; w.freq {
	case yearly:
		return time.Date(y+n, time.January, 1, 0, 0, 0, 0, time.UTC), daysInYear(y + n)
	case monthly:
		first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return first, daysIn(first)
	case weekly:
		return w.weekOf(time.Date(y, m, d, 0, 0, 0, 0, time.UTC)).AddDate(0, 0, 7*n), 7
	default:
		return time.Date(y, m, d+n, 0, 0, 0, 0, time.UTC), 1
	}
}

func daysBetween(a, b time.Time) int {
	const day = 24 * 60 * 60
	return int(b.Unix()/day - a.Unix()/day)
}

// days emits what one period holds.
func (w *walk) days(first time.Time, n int) error {
	var set []time.Time
	for i := range n {
		day := first.AddDate(0, 0, i)
		if err := w.step(); err != nil {
			return err
		}
		if !w.onDay(day) {
			continue
		}
		for _, h := range w.rule.hours {
			for _, m := range w.minutes {
				for _, s := range w.seconds {
					if err := w.step(); err != nil {
						return err
					}
					set = append(set, time.Date(day.Year(), day.Month(), day.Day(), h, m, s, 0, time.UTC))
				}
			}
		}
	}
	w.put(set)
	return nil
}

// hours goes through the periods that are shorter than a day, and leaps over
// the days that the rule does not take.
func (w *walk) hours(from time.Time) error {
	unit := []time.Duration{time.Hour, time.Minute, time.Second}[w.freq-hourly]
	begin, each := w.start.Truncate(unit), unit*time.Duration(w.interval)
	after := func(t time.Time) time.Time {
		n := (t.Sub(begin) + each - 1) / each
		return begin.Add(max(n, 0) * each)
	}
	for t := after(from.Truncate(unit)); !t.After(w.to) && w.left != 0; {
		if err := w.step(); err != nil {
			return err
		}
		if !w.onDay(t) {
			t = after(t.Truncate(24 * time.Hour).Add(24 * time.Hour))
			continue
		}
		if takes(w.rule.hours, t.Hour(), 0) && (w.freq == hourly || takes(w.minutes, t.Minute(), 0)) &&
			(w.freq < secondly || takes(w.seconds, t.Second(), 0)) {
			w.put(w.within(t))
		}
		t = t.Add(each)
	}
	return nil
}

// within are the hours of one period that is shorter than a day.
func (w *walk) within(t time.Time) []time.Time {
	var set []time.Time
	switch w.freq {
	case hourly:
		for _, m := range w.minutes {
			for _, s := range w.seconds {
				set = append(set, t.Add(time.Duration(m)*time.Minute+time.Duration(s)*time.Second))
			}
		}
	case minutely:
		for _, s := range w.seconds {
			set = append(set, t.Add(time.Duration(s)*time.Second))
		}
	default:
		set = append(set, t)
	}
	return set
}

// put emits the hours of one period, or those of them that BYSETPOS takes.
func (w *walk) put(set []time.Time) {
	for i, t := range set {
		switch {
		case len(w.setPos) > 0 && !slices.Contains(w.setPos, i+1) && !slices.Contains(w.setPos, i-len(set)):
		case t.Before(w.start) || w.left == 0:
		case t.After(w.to):
			return
		default:
			w.emit(t)
			w.left = max(w.left-1, -1)
		}
	}
}

func (w *walk) step() error {
	if *w.steps--; *w.steps < 0 {
		return errTooMuch
	}
	return nil
}
