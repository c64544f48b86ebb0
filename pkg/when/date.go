package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// named reads today, tomorrow and yesterday.
func (c Context) named(words []string) (pick, bool, *ParseError) {
	if len(words) != 1 {
		return pick{}, false, nil
	}
	switch words[0] {
	case "today":
		return pick{date: c.today()}, true, nil
	case "tomorrow":
		return pick{date: c.today().AddDays(1)}, true, nil
	case "yesterday":
		return pick{date: c.today().AddDays(-1)}, true, nil
	}
	return pick{}, false, nil
}

// weekday reads tue, next tue, last tue, and a weekday before a date, which
// then has to be right: a wrong one means that one of the two is a slip.
func (c Context) weekday(words []string) (pick, bool, *ParseError) {
	if wd, ok := weekday(words[0]); ok {
		if len(words) == 1 {
			return c.bareWeekday(wd), true, nil
		}
		p, ok, err := c.written(words[1:])
		if ok && p.date.Weekday() != wd {
			return pick{}, false, refuse(fmt.Sprintf("%s is a %s, not a %s", p.date, p.date.Weekday(), wd),
				"write the date alone, or with its year")
		}
		return p, ok, err
	}
	if len(words) != 2 {
		return pick{}, false, nil
	}
	wd, ok := weekday(words[1])
	switch {
	case ok && words[0] == "next":
		today := c.today()
		monday := today.AddDays(-sinceMonday(today.Weekday()))
		return pick{date: monday.AddDays(7 + sinceMonday(wd))}, true, nil
	case ok && words[0] == "last":
		return pick{date: lastBefore(c.today(), wd)}, true, nil
	}
	return pick{}, false, nil
}

// bareWeekday looks from tomorrow on, or from today back.
func (c Context) bareWeekday(wd time.Weekday) pick {
	from := c.today().AddDays(8)
	if c.Direction == Past {
		from = c.today().AddDays(1)
	}
	d := lastBefore(from, wd)
	return pick{d, d.AddDays(7 * c.step())}
}

// lastBefore returns the latest such weekday before d.
func lastBefore(d infoint.Date, wd time.Weekday) infoint.Date {
	back := (int(d.Weekday()) - int(wd) + 6) % 7
	return d.AddDays(-1 - back)
}

// sinceMonday counts from 0: package time begins the week on Sunday.
func sinceMonday(wd time.Weekday) int { return (int(wd) + 6) % 7 }

// shifted reads in 3 days, 3 days ago, 3 bd, in 3 bd and 3 bd ago.
func (c Context) shifted(words []string) (pick, bool, *ParseError) {
	n := len(words)
	sign, amount := 0, words
	switch {
	case n > 2 && words[0] == "in":
		sign, amount = 1, words[1:]
	case n > 2 && words[n-1] == "ago":
		sign, amount = -1, words[:n-1]
	}
	count, ok := amountOf(amount[0])
	if !ok || len(amount) < 2 {
		return pick{}, false, nil
	}
	unit := strings.Join(amount[1:], " ")
	if isBusinessDays(unit) {
		if sign == 0 {
			sign = 1
		}
		return pick{date: c.Calendar.Add(c.today(), sign*count)}, true, nil
	}
	if sign == 0 {
		return pick{}, false, nil
	}
	d, ok := shift(c.today(), sign*count, unit)
	return pick{date: d}, ok, nil
}

func isBusinessDays(unit string) bool {
	return unit == "bd" || unit == "business day" || unit == "business days"
}

// shift moves d on the calendar and never by hours: 14 times 24 hours over a
// clock change is an hour off, and may be another day.
func shift(d infoint.Date, n int, unit string) (infoint.Date, bool) {
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return d.AddDays(n), true
	case "week":
		return d.AddDays(7 * n), true
	case "month":
		return d.AddMonths(n), true
	case "year":
		return d.AddMonths(12 * n), true
	}
	return d, false
}

// written reads a date of the calendar: 2026-03-24, 24 mar, mar 24, 24 mar
// 2027, mar 24 2027.
func (c Context) written(words []string) (pick, bool, *ParseError) {
	if len(words) == 1 && looksISO(words[0]) {
		d, err := isoDate(words[0])
		return pick{date: d}, err == nil, err
	}
	if len(words) != 2 && len(words) != 3 {
		return pick{}, false, nil
	}
	m, ok := month(words[0])
	numbers := words[1:]
	if !ok {
		m, ok = month(words[1])
		numbers = append([]string{words[0]}, words[2:]...)
	}
	if !ok {
		return pick{}, false, nil
	}
	return c.dayAndMonth(m, numbers)
}

// dayAndMonth reads the day, and the year where there is one.
func (c Context) dayAndMonth(m time.Month, numbers []string) (pick, bool, *ParseError) {
	day, ok := dayOfMonth(numbers[0])
	if !ok {
		return pick{}, false, nil
	}
	if len(numbers) == 1 {
		p, err := c.nearest(m, day)
		return p, err == nil, err
	}
	y, ok := year(numbers[1])
	if !ok {
		return pick{}, false, nil
	}
	if !exists(y, m, day) {
		return pick{}, false, noSuchDay(y, m, day)
	}
	return pick{date: infoint.Date{Year: y, Month: m, Day: day}}, true, nil
}

// wholeMonth reads september and september 2027, which are the 1st.
func (c Context) wholeMonth(words []string) (pick, bool) {
	m, ok := month(words[0])
	switch {
	case ok && len(words) == 1:
		p, err := c.nearest(m, 1)
		return p, err == nil
	case ok && len(words) == 2:
		y, ok := year(words[1])
		return pick{date: infoint.Date{Year: y, Month: m, Day: 1}}, ok
	}
	return pick{}, false
}

// nearest chooses the year in which the day is nearest in the direction; today
// counts.
func (c Context) nearest(m time.Month, day int) (pick, *ParseError) {
	const leapYear = 2000
	if !exists(leapYear, m, day) {
		return pick{}, noSuchDay(leapYear, m, day)
	}
	d := c.nextYear(c.today(), m, day)
	return pick{d, c.nextYear(d.AddDays(c.step()), m, day)}, nil
}

// nextYear looks for the day from a date on, in the direction. 29 February is
// up to eight years away: 2100 has none.
func (c Context) nextYear(from infoint.Date, m time.Month, day int) infoint.Date {
	for y := from.Year; ; y += c.step() {
		d := infoint.Date{Year: y, Month: m, Day: day}
		if exists(y, m, day) && d.Compare(from)*c.step() >= 0 {
			return d
		}
	}
}

func exists(y int, m time.Month, day int) bool {
	return day >= 1 && day <= lastDay(y, m)
}

func lastDay(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func noSuchDay(y int, m time.Month, day int) *ParseError {
	if m == time.February && day == 29 {
		return refuse(fmt.Sprintf("%d is no leap year", y), fmt.Sprintf("write 28 feb %d or 1 mar %d", y, y))
	}
	return refuse(fmt.Sprintf("%s has no day %d", m, day), fmt.Sprintf("its days are 1 to %d", lastDay(y, m)))
}

// looksISO reports whether a word has the shape of 2026-03-24.
func looksISO(word string) bool {
	if len(word) != len(time.DateOnly) || word[4] != '-' || word[7] != '-' {
		return false
	}
	_, y := number(word[:4])
	_, m := number(word[5:7])
	_, d := number(word[8:])
	return y && m && d
}

// isoDate reads a word that looksISO.
func isoDate(word string) (infoint.Date, *ParseError) {
	y, _ := strconv.Atoi(word[:4])
	m, _ := strconv.Atoi(word[5:7])
	d, _ := strconv.Atoi(word[8:])
	if m < 1 || m > 12 {
		return infoint.Date{}, refuse("there is no month "+word[5:7], "the order is year, month, day, like 2026-03-24")
	}
	if !exists(y, time.Month(m), d) {
		return infoint.Date{}, noSuchDay(y, time.Month(m), d)
	}
	return infoint.Date{Year: y, Month: time.Month(m), Day: d}, nil
}
