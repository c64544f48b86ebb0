// Package holiday knows which days offices are closed in a country, from the
// tables of rickar/cal. A day that it does not know, or that only one firm
// keeps, is the user's to write down.
package holiday

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
)

// Places returns the codes that In knows, sorted: countries by ISO 3166-1, such
// as "DE", and below some of them their parts by ISO 3166-2, such as "DE-BY".
func Places() []string {
	return slices.Sorted(maps.Keys(places()))
}

// Place returns the code that In knows for what a person writes: "de", "UK".
func Place(written string) (code string, ok bool) {
	code = strings.ToUpper(strings.TrimSpace(written))
	if code == "UK" {
		code = "GB" // what everybody calls it; reserved for it by ISO 3166
	}
	_, ok = places()[code]
	return code, ok
}

// In returns the days off in a place in the years from first to last, both in,
// as midnights in UTC, in order and each once. A holiday on a weekend that is
// made good on another day gives both. Of a place that is not known there are
// none.
func In(place string, first, last int) []time.Time {
	var days []time.Time
	for i, table := range places()[place] {
		of := in(table, first, last)
		if i == 0 {
			days = of
		}
		days = slices.DeleteFunc(days, func(d time.Time) bool { return !slices.Contains(of, d) })
	}
	return days
}

func in(table []*cal.Holiday, first, last int) []time.Time {
	var days []time.Time
	// A New Year's Day can be made good on the last of December.
	for year := first; year <= last+1; year++ {
		for _, h := range table {
			day := dayOf(h, year)
			for _, d := range []time.Time{day, madeGood(h, day)} {
				if first <= d.Year() && d.Year() <= last {
					days = append(days, d)
				}
			}
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.Compact(days)
}

// dayOf is the day of a holiday, in the year 1 where it is not kept. The library
// gives a midnight or a noon in the zone of the machine; where the clocks leap
// over that midnight, it is an hour of the day before.
func dayOf(h *cal.Holiday, year int) time.Time {
	const leap = 2 * time.Hour // more than any clock is put on
	at, _ := h.Calc(year)
	at = at.Add(leap)
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

// madeGood is the day off instead of one that falls on a weekend, or the day
// itself.
func madeGood(h *cal.Holiday, day time.Time) time.Time {
	for _, o := range h.Observed {
		if o.Day == day.Weekday() {
			return day.AddDate(0, 0, o.Offset)
		}
	}
	return day
}
