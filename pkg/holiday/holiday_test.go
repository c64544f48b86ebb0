package holiday_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2"

	"github.com/infoint/infoint/pkg/holiday"
)

func dates(place string, year int) string {
	var out []string
	for _, d := range holiday.In(place, year, year) {
		out = append(out, d.Format("01-02"))
	}
	return strings.Join(out, " ")
}

// TestIn is written from printed calendars.
func TestIn(t *testing.T) {
	tests := []struct {
		place string
		year  int
		want  string
	}{
		{"DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"},
		{"DE-BY", 2026, "01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26"}, // 15 August only where most are Catholic
		{"DE-BE", 2026, "01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"},
		{"FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"},
		{"GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28"},
		{"GB", 2023, "01-01 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"}, // a coronation
		{"US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"},
		{"US", 2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31"}, // a New Year's Day made good on the last day before it
		{"NO", 2026, "01-01 04-02 04-03 04-06 05-01 05-14 05-17 05-25 12-25 12-26"},
		{"AU-NSW", 2026, "01-01 01-26 04-03 04-04 04-05 04-06 04-25 06-08 10-05 12-25 12-26 12-28"},
		{"AU", 2026, "01-01 01-26 04-03 04-06 04-25 12-25 12-26 12-28"}, // what every state keeps
		{"XX", 2026, ""},
		{"", 2026, ""},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, dates(tt.place, tt.year)); diff != "" {
			t.Errorf("In(%q, %d) (-want +got):\n%s", tt.place, tt.year, diff)
		}
	}
}

func TestPlace(t *testing.T) {
	for written, want := range map[string]string{"DE": "DE", " de ": "DE", "uk": "GB", "de-by": "DE-BY", "AU": "AU", "NO": "NO"} {
		if got, ok := holiday.Place(written); got != want || !ok {
			t.Errorf("Place(%q) = %q, %t, want %q", written, got, ok, want)
		}
	}
	for _, written := range []string{"", "Germany", "DE-XX", "US-CA", "XX", "DEU"} {
		if got, ok := holiday.Place(written); ok {
			t.Errorf("Place(%q) = %q, want none", written, got)
		}
	}
}

// TestEveryPlace: whatever a library's table says, there is a new year in it
// and no more days than a country can do without work.
func TestEveryPlace(t *testing.T) {
	places := holiday.Places()
	if !slices.IsSorted(places) || len(places) < 80 {
		t.Errorf("%d places: %v", len(places), places)
	}
	for _, place := range places {
		for year := 2015; year <= 2040; year++ {
			days := holiday.In(place, year, year)
			if n := len(days); n < 3 || n > 30 {
				t.Errorf("%s in %d has %d days off", place, year, n)
			}
			for i, d := range days {
				if d.Year() != year || d.Location() != time.UTC || d.Hour() != 0 {
					t.Errorf("%s in %d: %v is no day of it", place, year, d)
				}
				if i > 0 && !days[i-1].Before(d) {
					t.Errorf("%s in %d: %v comes after %v", place, year, d, days[i-1])
				}
			}
		}
	}
}

// TestYearsAgree: years asked for together are the years asked for one by one.
func TestYearsAgree(t *testing.T) {
	for _, place := range holiday.Places() {
		var apart []time.Time
		for year := 2020; year <= 2030; year++ {
			apart = append(apart, holiday.In(place, year, year)...)
		}
		if diff := cmp.Diff(apart, holiday.In(place, 2020, 2030)); diff != "" {
			t.Errorf("%s (-apart +together):\n%s", place, diff)
		}
	}
}

// TestZoneOfTheMachine: where the user sits moves no holiday. In these zones the
// clocks were put on at midnight, in spring and in autumn.
func TestZoneOfTheMachine(t *testing.T) {
	all := func() map[string][]time.Time {
		days := make(map[string][]time.Time)
		for _, place := range holiday.Places() {
			days[place] = holiday.In(place, 1995, 2035)
		}
		return days
	}
	was := cal.DefaultLoc
	defer func() { cal.DefaultLoc = was }()
	cal.DefaultLoc = time.UTC
	want := all()
	for _, zone := range []string{"Asia/Beirut", "America/Sao_Paulo", "America/Asuncion", "Africa/Cairo", "Asia/Tehran", "Pacific/Apia", "Asia/Tokyo"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		cal.DefaultLoc = loc
		if diff := cmp.Diff(want, all()); diff != "" {
			t.Errorf("in %s (-UTC +there):\n%s", zone, diff)
		}
	}
}
