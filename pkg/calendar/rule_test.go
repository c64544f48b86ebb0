package calendar

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
	"pgregory.net/rapid"
)

// drawRule makes up a rule that our reader and the other one both take to mean
// the same. Left out is what the standard leaves open, or where the other is
// known to differ: days of the month by number beside any, and weeks without a
// day.
func drawRule(t *rapid.T) (text string, start time.Time) {
	freq := rapid.SampledFrom([]string{"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY"}).Draw(t, "freq")
	parts := []string{"FREQ=" + freq}
	some := func(key string, most int, values ...int) {
		if rapid.IntRange(0, 3).Draw(t, key+"?") > 0 {
			return
		}
		picked := rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, most, rapid.ID).Draw(t, key)
		parts = append(parts, key+"="+strings.Trim(strings.Join(strings.Fields(fmt.Sprint(picked)), ","), "[]"))
	}
	if n := rapid.IntRange(1, 5).Draw(t, "interval"); n > 1 {
		parts = append(parts, fmt.Sprintf("INTERVAL=%d", n))
	}
	some("BYMONTH", 4, 1, 2, 3, 4, 5, 6, 10, 12)
	switch rapid.IntRange(0, 5).Draw(t, "days") {
	case 0:
		parts = append(parts, "BYDAY="+strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(
			[]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}), 1, 4, rapid.ID).Draw(t, "BYDAY"), ","))
	case 1:
		if freq == "YEARLY" || freq == "MONTHLY" {
			parts = append(parts, "BYDAY="+strings.Join(rapid.SliceOfNDistinct(rapid.SampledFrom(
				[]string{"1MO", "2TU", "-1FR", "-2SU", "5WE", "3SA"}), 1, 3, rapid.ID).Draw(t, "nth"), ","))
		}
	case 2:
		if freq == "YEARLY" {
			some("BYWEEKNO", 3, 1, 2, 13, 20, 52, 53, -1, -2)
			parts = append(parts, "BYDAY=TU,SU", "WKST="+rapid.SampledFrom([]string{"MO", "SU"}).Draw(t, "wkst"))
		}
	case 3:
		if freq != "WEEKLY" {
			some("BYMONTHDAY", 4, 1, 2, 13, 28, 29, 30, 31, -1, -2, -31)
		}
	case 4:
		if freq == "YEARLY" {
			some("BYYEARDAY", 4, 1, 59, 60, 61, 100, 365, 366, -1, -307)
		}
	}
	if freq != "HOURLY" && freq != "MINUTELY" { // hours that never meet the interval: the other searches for ever
		some("BYHOUR", 3, 0, 8, 9, 17, 23)
	}
	if freq != "MINUTELY" {
		some("BYMINUTE", 2, 0, 15, 30, 59)
	}
	if freq != "HOURLY" && freq != "MINUTELY" {
		some("BYSETPOS", 2, 1, 2, -1, -2)
	}
	if rapid.IntRange(0, 3).Draw(t, "counted") == 0 {
		parts = append(parts, fmt.Sprintf("COUNT=%d", rapid.IntRange(1, 40).Draw(t, "count")))
	}
	start = time.Date(2020+rapid.IntRange(0, 6).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")),
		rapid.IntRange(1, 31).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), rapid.SampledFrom([]int{0, 15, 30, 59}).Draw(t, "minute"), 0, 0, time.UTC)
	return strings.Join(parts, ";"), start
}

// TestRulesAgree compares what a rule makes in a window with what another
// reader of rules makes of it, which counts through from the beginning.
func TestRulesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, start := drawRule(t)
		from := start.AddDate(0, rapid.IntRange(0, 30).Draw(t, "later"), 0)
		to := from.AddDate(0, 0, rapid.IntRange(1, 40).Draw(t, "long"))
		want, err := rrule.StrToRRule("DTSTART:" + start.Format(utcForm) + "\nRRULE:" + text)
		if err != nil {
			t.Skip(err)
		}
		ours, err := parseRule(text, time.UTC)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var got []string
		steps := 1 << 22
		err = ours.walk(start, from, to, &steps, func(wall time.Time) {
			if !wall.Before(from) {
				got = append(got, wall.Format(utcForm))
			}
		})
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var all []string
		for _, at := range want.Between(from, to, true) {
			all = append(all, at.Format(utcForm))
		}
		if !slices.Equal(got, all) {
			t.Errorf("%s from %s in %s..%s\n got %v\nwant %v", text, start, from, to, got, all)
		}
	})
}

func TestRulesOfTheirOwn(t *testing.T) {
	for text, want := range map[string]string{
		"FREQ=MONTHLY;BYDAY=1MO,WE;COUNT=3":                  "2026-01-07 2026-01-14 2026-01-21", // both kinds of day: either will do
		"FREQ=YEARLY;BYWEEKNO=20;COUNT=2":                    "2026-05-13 2027-05-19",            // the day of the week is the event's own
		"FREQ=MONTHLY;BYDAY=1SA,-1SA;COUNT=3":                "2026-01-31 2026-02-07 2026-02-28",
		"FREQ=DAILY;INTERVAL=1048576;COUNT=5":                "2026-01-07",
		"FREQ=SECONDLY;INTERVAL=86400;COUNT=2":               "2026-01-07 2026-01-08",
		"FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU,SU;COUNT=3": "2026-01-18 2026-01-20 2026-02-01",
	} {
		r, err := parseRule(text, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		start, steps := time.Date(2026, 1, 7, 9, 0, 0, 0, time.UTC), mostSteps
		var got []string
		if err := r.walk(start, start, start.AddDate(3, 0, 0), &steps, func(w time.Time) { got = append(got, w.Format(time.DateOnly)) }); err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
}
