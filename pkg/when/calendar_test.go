package when_test

import (
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
	"pgregory.net/rapid"
)

func TestCalendarAdd(t *testing.T) {
	c := christmas(t)
	for _, tc := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-02", 3, "2026-03-05"}, // three after Monday is Thursday
		{"2026-03-02", 5, "2026-03-09"},
		{"2026-03-06", 1, "2026-03-09"},
		{"2026-03-07", 1, "2026-03-09"}, // from a Saturday
		{"2026-03-08", 1, "2026-03-09"},
		{"2026-03-09", -1, "2026-03-06"},
		{"2026-03-08", -1, "2026-03-06"},
		{"2026-03-07", 0, "2026-03-07"},
		{"2026-11-25", 1, "2026-11-27"}, // a holiday
		{"2026-12-23", 1, "2027-01-04"}, // holidays, a weekend and a pause, and its last day is a Sunday
		{"2027-01-04", -1, "2026-12-23"},
		{"2026-12-30", 2, "2027-01-05"}, // from within the pause
		{"2026-12-30", -2, "2026-12-22"},
	} {
		if got := c.Add(date(t, tc.from), tc.n); got != date(t, tc.want) {
			t.Errorf("Add(%s, %d) = %s, want %s", tc.from, tc.n, got, tc.want)
		}
	}
}

func TestCalendarDays(t *testing.T) {
	c := christmas(t)
	for day, want := range map[string]string{
		"2026-12-23": "2026-12-23", "2026-12-24": "2026-12-23", "2026-12-26": "2026-12-23",
		"2027-01-03": "2026-12-23", "2027-01-04": "2027-01-04", "2026-03-08": "2026-03-06",
		"1969-12-28": "1969-12-26",
	} {
		d := date(t, day)
		if got := c.OnOrBefore(d); got != date(t, want) {
			t.Errorf("OnOrBefore(%s) = %s, want %s", d, got, want)
		}
		if got := c.IsBusinessDay(d); got != (day == want) {
			t.Errorf("IsBusinessDay(%s) = %t", d, got)
		}
	}
	for _, tc := range []struct {
		a, b string
		want int
	}{
		{"2026-03-02", "2026-03-05", 3},
		{"2026-03-05", "2026-03-02", -3},
		{"2026-03-06", "2026-03-08", 0},
		{"2026-12-23", "2027-01-04", 1},
		{"2026-12-01", "2026-12-31", 16},
		{"2026-12-29", "2026-12-31", 0},
	} {
		if got := c.Between(date(t, tc.a), date(t, tc.b)); got != tc.want {
			t.Errorf("Between(%s, %s) = %d, want %d", tc.a, tc.b, got, tc.want)
		}
	}
}

// A pause may be written until the end of time, and backwards.
func TestCalendarOddPauses(t *testing.T) {
	forever := when.Calendar{Pauses: []infoint.Span{{From: date(t, "2026-06-01"), To: date(t, "9999-12-31")}}}
	if got := forever.OnOrBefore(date(t, "2100-01-01")); got != date(t, "2026-05-29") {
		t.Errorf("OnOrBefore = %s", got)
	}
	if got := forever.Between(date(t, "2026-05-28"), date(t, "2100-01-01")); got != 1 {
		t.Errorf("Between = %d", got)
	}
	if got := forever.Add(date(t, "2026-05-29"), 1); got.Year != 10000 {
		t.Errorf("Add = %s", got)
	}
	nested := when.NewCalendar([]infoint.Date{date(t, "2026-06-02")},
		[]infoint.Span{{From: date(t, "2026-06-01"), To: date(t, "2026-06-05")}})
	if nested.IsBusinessDay(date(t, "2026-06-04")) {
		t.Error("a holiday within a pause ends it")
	}
	backwards := when.NewCalendar(nil, []infoint.Span{{From: date(t, "2026-06-05"), To: date(t, "2026-06-01")}})
	if !backwards.IsBusinessDay(date(t, "2026-06-03")) {
		t.Error("a pause that ends before it begins holds days")
	}
}

// plainly says day by day what Calendar computes by runs.
func plainly(c when.Calendar, d infoint.Date) bool {
	off := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
	for _, h := range c.Holidays {
		off = off || h == d
	}
	for _, p := range c.Pauses {
		off = off || p.Contains(d)
	}
	return !off
}

func drawDate(r *rapid.T, label string) infoint.Date {
	return infoint.Date{Year: 1969, Month: time.December, Day: 1}.AddDays(rapid.IntRange(0, 80).Draw(r, label))
}

// drawCalendar has its days off crowded around 1970-01-01, so that they touch
// and overlap, and day numbers of both signs occur.
func drawCalendar(r *rapid.T) when.Calendar {
	var c when.Calendar
	for range rapid.IntRange(0, 6).Draw(r, "holidays") {
		c.Holidays = append(c.Holidays, drawDate(r, "holiday"))
	}
	for range rapid.IntRange(0, 3).Draw(r, "pauses") {
		from := drawDate(r, "from")
		c.Pauses = append(c.Pauses, infoint.Span{From: from, To: from.AddDays(rapid.IntRange(-2, 12).Draw(r, "length"))})
	}
	if rapid.Bool().Draw(r, "prepared") {
		return when.NewCalendar(c.Holidays, c.Pauses)
	}
	return c
}

func TestCalendarAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c, a, b := drawCalendar(r), drawDate(r, "a"), drawDate(r, "b")
		if got := c.IsBusinessDay(a); got != plainly(c, a) {
			r.Fatalf("IsBusinessDay(%s) = %t", a, got)
		}
		count := 0
		for d := a.AddDays(1); !d.After(b); d = d.AddDays(1) {
			if plainly(c, d) {
				count++
			}
		}
		if got := c.Between(a, b); !b.Before(a) && got != count {
			r.Fatalf("Between(%s, %s) = %d, counted %d", a, b, got, count)
		}
	})
}

func TestCalendarProperties(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c, d, n := drawCalendar(r), drawDate(r, "d"), rapid.IntRange(-30, 30).Draw(r, "n")
		sum := c.Add(d, n)
		switch {
		case n == 0 && sum != d:
			r.Fatalf("Add(%s, 0) = %s", d, sum)
		case n != 0 && !c.IsBusinessDay(sum):
			r.Fatalf("Add(%s, %d) = %s is a day off", d, n, sum)
		case n >= 0 && c.Between(d, sum) != n:
			r.Fatalf("Between(%s, %s) = %d, want %d", d, sum, c.Between(d, sum), n)
		case !c.Add(d, n+1).After(sum):
			r.Fatalf("Add(%s, %d) = %s is not after Add(…, %d) = %s", d, n+1, c.Add(d, n+1), n, sum)
		case c.Add(d.AddDays(1), n).Before(sum):
			r.Fatalf("Add of the next day is before Add(%s, %d)", d, n)
		case c.IsBusinessDay(d) && c.Add(sum, -n) != d:
			r.Fatalf("Add(Add(%s, %d), %d) = %s", d, n, -n, c.Add(sum, -n))
		}
		back := c.OnOrBefore(d)
		if back.After(d) || !c.IsBusinessDay(back) || c.OnOrBefore(back) != back {
			r.Fatalf("OnOrBefore(%s) = %s", d, back)
		}
		if c.Between(back, d) != 0 {
			r.Fatalf("OnOrBefore(%s) = %s leaves business days out", d, back)
		}
	})
}

func BenchmarkCalendarAdd(b *testing.B) {
	var holidays []infoint.Date
	day := date(b, "1970-01-01")
	for range 10_000 {
		day = day.AddDays(4)
		holidays = append(holidays, day)
	}
	c, from := when.NewCalendar(holidays, nil), date(b, "2026-03-02")
	for b.Loop() {
		c.Add(from, 10)
	}
}
