package calendar

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A frequency is the period in which a rule repeats.
type frequency int

// The frequencies, the longest first. From hourly on a period is shorter than
// a day.
const (
	yearly frequency = iota
	monthly
	weekly
	daily
	hourly
	minutely
	secondly
)

// A rule is an RRULE. An empty list takes everything.
type rule struct {
	freq     frequency
	interval int
	count    int       // 0 is without end
	until    time.Time // a wall; zero is without end
	weekFrom time.Weekday

	months, weekNos, yearDays, monthDays []int
	hours, minutes, seconds, setPos      []int
	weekdays                             []nthDay
}

// A nthDay is 2TU, the second Tuesday; nth 0 is every one.
type nthDay struct {
	nth int
	day time.Weekday
}

// parseRule reads FREQ=WEEKLY;BYDAY=TU,TH. An UNTIL that is an instant is
// turned to the wall of the zone.
func parseRule(text string, zone *time.Location) (rule, error) {
	r := rule{freq: -1, interval: 1, weekFrom: time.Monday}
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(text)), ";") {
		key, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if part == "" {
			continue
		}
		if !ok {
			return r, fmt.Errorf("%q has no =", short(part))
		}
		if err := r.set(key, value, zone); err != nil {
			return r, fmt.Errorf("%s=%s %w", short(key), short(value), err)
		}
	}
	if r.freq < 0 {
		return r, errors.New("FREQ is missing")
	}
	return r, nil
}

func (r *rule) set(key, value string, zone *time.Location) (err error) {
	switch key {
	case "FREQ":
		words := []string{"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"}
		if r.freq = frequency(slices.Index(words, value)); r.freq < 0 {
			return errors.New("is no period")
		}
	case "INTERVAL":
		r.interval, err = number(value, 1, 1<<20)
	case "COUNT":
		r.count, err = number(value, 1, 1<<40)
	case "UNTIL":
		wall, allDay, utc, ok := parseWall(value)
		if !ok {
			return errors.New("is no date")
		}
		if utc {
			wall = wallIn(wall, zone)
		} else if allDay {
			wall = wall.Add(24*time.Hour - time.Second)
		}
		r.until = wall
	case "WKST":
		r.weekFrom, err = weekday(value)
	case "BYDAY":
		r.weekdays, err = nthDays(value)
	default:
		list, least, most := r.list(key)
		if list == nil {
			return errors.New("is a part that is not known")
		}
		*list, err = numbers(value, least, most)
	}
	return err
}

// list returns where the numbers of a part go, and what they may be. A
// negative one counts from the end; least says whether there may be any.
func (r *rule) list(key string) (list *[]int, least, most int) {
	switch key {
	case "BYMONTH":
		return &r.months, 1, 12
	case "BYWEEKNO":
		return &r.weekNos, -53, 53
	case "BYYEARDAY":
		return &r.yearDays, -366, 366
	case "BYMONTHDAY":
		return &r.monthDays, -31, 31
	case "BYHOUR":
		return &r.hours, 0, 23
	case "BYMINUTE":
		return &r.minutes, 0, 59
	case "BYSECOND":
		return &r.seconds, 0, 59
	case "BYSETPOS":
		return &r.setPos, -366, 366
	}
	return nil, 0, 0
}

func number(s string, least, most int) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("is no number from %d to %d", least, most)
	}
	return n, nil
}

func numbers(s string, least, most int) ([]int, error) {
	var out []int
	for word := range strings.SplitSeq(s, ",") {
		n, err := number(word, least, most)
		if err != nil || n == 0 && least < 0 {
			return nil, fmt.Errorf("has %q, which is no number from %d to %d", short(word), least, most)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func weekday(s string) (time.Weekday, error) {
	i := slices.Index([]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}, s)
	if i < 0 {
		return 0, fmt.Errorf("has %q, which is no day of the week", short(s))
	}
	return time.Weekday(i), nil
}

func nthDays(s string) ([]nthDay, error) {
	var out []nthDay
	for word := range strings.SplitSeq(s, ",") {
		cut := max(0, len(word)-2)
		wd, err := weekday(word[cut:])
		if err != nil {
			return nil, err
		}
		nth := 0
		if cut > 0 {
			if nth, err = number(word[:cut], -53, 53); err != nil || nth == 0 {
				return nil, fmt.Errorf("has %q, which is no day of a month or year", short(word))
			}
		}
		out = append(out, nthDay{nth, wd})
	}
	return out, nil
}

// from fills in what a rule leaves to the event that it repeats.
func (r rule) from(start time.Time) rule {
	noDay := len(r.yearDays) == 0 && len(r.monthDays) == 0 && len(r.weekdays) == 0
	switch {
	case r.freq == yearly && noDay && len(r.weekNos) > 0, r.freq == weekly && noDay:
		r.weekdays = []nthDay{{0, start.Weekday()}}
	case r.freq == yearly && noDay:
		if len(r.months) == 0 {
			r.months = []int{int(start.Month())}
		}
		r.monthDays = []int{start.Day()}
	case r.freq == monthly && noDay:
		r.monthDays = []int{start.Day()}
	}
	if r.freq < hourly && len(r.hours) == 0 {
		r.hours = []int{start.Hour()}
	}
	if r.freq < minutely && len(r.minutes) == 0 {
		r.minutes = []int{start.Minute()}
	}
	if r.freq < secondly && len(r.seconds) == 0 {
		r.seconds = []int{start.Second()}
	}
	return r
}

// onDay reports whether the rule takes a day. What a rule does not ask about is
// not reckoned: a file may ask about millions of days.
func (r *rule) onDay(d time.Time) bool {
	return (len(r.months) == 0 || takes(r.months, int(d.Month()), 0)) &&
		(len(r.monthDays) == 0 || takes(r.monthDays, d.Day(), daysIn(d))) &&
		(len(r.yearDays) == 0 || takes(r.yearDays, d.YearDay(), daysInYear(d.Year()))) &&
		(len(r.weekNos) == 0 || r.inWeek(d)) &&
		(len(r.weekdays) == 0 || r.onWeekday(d))
}

// takes reports whether a list has n, counted from the front, or from the end
// where there are of of them.
func takes(list []int, n, of int) bool {
	return len(list) == 0 || slices.Contains(list, n) || of > 0 && slices.Contains(list, n-of-1)
}

func (r *rule) onWeekday(d time.Time) bool {
	n, of := d.Day(), daysIn(d)
	if r.freq == yearly && len(r.months) == 0 {
		n, of = d.YearDay(), daysInYear(d.Year())
	}
	for _, w := range r.weekdays {
		switch {
		case w.day != d.Weekday():
		case w.nth == 0 || r.freq > monthly, w.nth == (n-1)/7+1, w.nth == -((of-n)/7 + 1):
			return true
		}
	}
	return false
}

// inWeek reports whether the rule takes the week of a day. The first week of a
// year is the first that has four days in it.
func (r *rule) inWeek(d time.Time) bool {
	middle := r.weekOf(d).AddDate(0, 0, 3)
	first := func(year int) time.Time { return r.weekOf(time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)) }
	weeks := func(a, b time.Time) int { return int(b.Sub(a).Hours()) / (7 * 24) }
	begin := first(middle.Year())
	return takes(r.weekNos, weeks(begin, r.weekOf(d))+1, weeks(begin, first(middle.Year()+1)))
}

// weekOf is the first day of the week of a day.
func (r *rule) weekOf(d time.Time) time.Time {
	return d.AddDate(0, 0, -((int(d.Weekday()) - int(r.weekFrom) + 7) % 7))
}

func daysIn(d time.Time) int {
	return time.Date(d.Year(), d.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func daysInYear(year int) int {
	return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).YearDay()
}
