package letter

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// slotIn is a time that a message offers.
type slotIn struct {
	span
	start   time.Time
	hasHour bool
}

// clockPattern is an hour as people write it: 15:00, 3pm, 3.30 pm, noon.
func clockPattern() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:([01]?\d|2[0-3])(?::([0-5]\d)|h([0-5]\d)?\b)(?:\s*([ap])\.?m\b\.?)?|(1[0-2]|0?[1-9])(?:\.([0-5]\d))?\s*([ap])\.?m\b\.?|(noon)\b)`)
}

// datePattern is a day as people write it: 2026-03-24, 24 March, March 24th,
// a weekday.
func datePattern() *regexp.Regexp {
	const month = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`
	return regexp.MustCompile(`(?i)\b(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+` + month +
		`|` + month + `\s+(\d{1,2})(?:st|nd|rd|th)?\b|(mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b)`)
}

// clocks are the hours in the body.
func (r *reading) clocks() []span {
	var found []span
	for _, line := range r.lines {
		found = append(found, r.clocksIn(line)...)
	}
	return found
}

func (r *reading) clocksIn(line span) []span {
	var found []span
	for _, m := range r.clock.FindAllStringIndex(r.text(line), -1) {
		found = append(found, span{line.start + m[0], line.start + m[1]})
	}
	return found
}

// slots are the days with an hour that the body names: each hour with the day
// before it in its line. An hour in brackets is the same time by another clock,
// and so is a second one without "or" between; one behind a dash is an end.
func (r *reading) slots() []slotIn {
	var found []slotIn
	for _, line := range r.lines {
		days := r.days(line)
		lastEnd, depth := -1, 0
		scanned := line.start
		for _, c := range r.clocksIn(line) {
			between := r.src[scanned:c.start]
			depth += strings.Count(between, "(") - strings.Count(between, ")")
			scanned = c.start
			day, ok := dayBefore(days, c.start)
			if !ok || depth > 0 {
				continue
			}
			from := max(lastEnd, day.end)
			if lastEnd > day.start && !r.offersMore(span{from, c.start}) {
				continue
			}
			found = append(found, r.slotAt(day, c))
			lastEnd = c.end
		}
	}
	return found
}

// offersMore reports whether the words between two hours make the second one
// another offer.
func (r *reading) offersMore(between span) bool {
	text := r.text(span{between.start, max(between.start, between.end)})
	trimmed := strings.TrimSpace(text)
	if strings.HasPrefix(trimmed, "-") || strings.HasPrefix(trimmed, "–") || trimmed == "to" || trimmed == "until" {
		return false
	}
	for _, w := range termOf(text) {
		if w == "or" || w == "and" {
			return true
		}
	}
	return trimmed == "," || trimmed == "/"
}

// dayIn is a day that the text names.
type dayIn struct {
	span
	date infoint.Date
}

// dayBefore is the last day before a byte.
func dayBefore(days []dayIn, at int) (dayIn, bool) {
	var last dayIn
	ok := false
	for _, d := range days {
		if d.start < at {
			last, ok = d, true
		}
	}
	return last, ok
}

// days are the days that a line names. A weekday beside a date belongs to it.
func (r *reading) days(line span) []dayIn {
	text := r.text(line)
	var found []dayIn
	for _, m := range r.date.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		d := dayIn{span: span{line.start + m[0], line.start + m[1]}}
		switch {
		case part(1) != "":
			d.date, _ = infoint.ParseDate(text[m[0]:m[1]])
		case part(4) != "":
			d.date = r.nearest(part(4), part(5))
		case part(6) != "":
			d.date = r.nearest(part(7), part(6))
		default:
			d.date = r.comingWeekday(part(8))
		}
		if n := len(found); n > 0 && d.start-found[n-1].end <= 2 && weekdayOf(plainWord(r.text(found[n-1].span))) >= 0 {
			d.start = found[n-1].start
			found = found[:n-1]
		}
		found = append(found, d)
	}
	return found
}

func monthOf(word string) time.Month {
	if len(word) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), strings.ToLower(word[:3])) && strings.HasPrefix(strings.ToLower(m.String()), strings.ToLower(strings.TrimSuffix(word, "."))) || strings.EqualFold(word, "sept") && m == time.September {
			return m
		}
	}
	return 0
}

// weekdayOf is the weekday that a word names, -1 for none.
func weekdayOf(word string) time.Weekday {
	if len(word) < 3 {
		return -1
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.HasPrefix(strings.ToLower(d.String()), strings.ToLower(word)) {
			return d
		}
	}
	return -1
}

// nearest is the day of a month that lies nearest to now; zero for 31 February.
func (r *reading) nearest(day, month string) infoint.Date {
	n, err := strconv.Atoi(day)
	m := monthOf(month[:3])
	if err != nil || m == 0 || n < 1 || r.scene.Now.IsZero() {
		return infoint.Date{}
	}
	today := infoint.DateOf(r.scene.Now)
	best := infoint.Date{}
	for year := today.Year - 1; year <= today.Year+1; year++ {
		d := infoint.DateOf(time.Date(year, m, n, 0, 0, 0, 0, time.UTC))
		if d.Day != n {
			continue
		}
		if best.IsZero() || abs(d.DaysSince(today)) < abs(best.DaysSince(today)) {
			best = d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// comingWeekday is the next day of that name, today not among them.
func (r *reading) comingWeekday(name string) infoint.Date {
	want := weekdayOf(strings.ToLower(name[:3]))
	if want < 0 || r.scene.Now.IsZero() {
		return infoint.Date{}
	}
	d := infoint.DateOf(r.scene.Now).AddDays(1)
	for d.Weekday() != want {
		d = d.AddDays(1)
	}
	return d
}

// slotAt is a day and an hour as an instant: by their clock, unless the line
// gives only mine.
func (r *reading) slotAt(day dayIn, clock span) slotIn {
	o := slotIn{span: span{day.start, clock.end}}
	hour, minute := hourOf(r.text(clock))
	if day.date.IsZero() || r.scene.Now.IsZero() {
		return o
	}
	zone := r.scene.Now.Location()
	line := span{strings.LastIndexByte(r.src[:clock.start], '\n') + 1, r.lineEnd(clock.end)}
	if theirs, mine := r.zoneWords(line); r.scene.Theirs != nil && (theirs || !mine) {
		zone = r.scene.Theirs
	}
	d := day.date
	o.start, o.hasHour = infoint.Wall{Date: d, Hour: hour, Minute: minute}.In(zone), true
	return o
}

// hourOf reads an hour that clockPattern found.
func hourOf(text string) (hour, minute int) {
	text = strings.ToLower(text)
	if strings.HasPrefix(text, "noon") {
		return 12, 0
	}
	digits := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) > 0 {
		hour, _ = strconv.Atoi(digits[0])
	}
	if len(digits) > 1 {
		minute, _ = strconv.Atoi(digits[1])
	}
	switch {
	case strings.Contains(text, "p") && hour < 12:
		hour += 12
	case strings.Contains(text, "a") && hour == 12:
		hour = 0
	}
	return hour, minute
}
