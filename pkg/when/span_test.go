package when_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/when"
)

func TestParseSpan(t *testing.T) {
	for text, want := range map[string]string{
		"2026-12-20..2027-01-06":     "2026-12-20 2027-01-06",
		" 2026-12-20 .. 2027-01-06 ": "2026-12-20 2027-01-06",
		"2026-12-20..2026-12-20":     "2026-12-20 2026-12-20",
		"2026-12-24":                 "2026-12-24 2026-12-24",
	} {
		s, err := when.ParseSpan(text)
		if got := s.From.String() + " " + s.To.String(); err != nil || got != want {
			t.Errorf("ParseSpan(%q) = %s, %v, want %s", text, got, err, want)
		}
	}
	for text, why := range map[string]string{
		"":                                   "a span of days",
		"..":                                 "a span of days",
		"2026-12-20..":                       "a span of days",
		"..2027-01-06":                       "a span of days",
		"2026-12-20...2027-01-06":            "a span of days",
		"2026-12-20..2027-01-06..2027-02-01": "a span of days",
		"2026-12-20 - 2027-01-06":            "a span of days",
		"20 dec..6 jan":                      "a span of days",
		"2027-01-06..2026-12-20":             "ends before it begins",
		"2026-02-30..2026-03-01":             "February has no day 30",
		"2026-12-20..2226-12-20":             "2100",
	} {
		s, err := when.ParseSpan(text)
		checkParseError(t, text, s, err, why)
	}
}

func TestParseMinutes(t *testing.T) {
	for text, want := range map[string]int{
		"20": 20, "20m": 20, "20 min": 20, "20 Mins": 20, "45 minutes": 45, "1 minute": 1, "90m": 90,
		"1h": 60, "1 hour": 60, "2 hours": 120, "1h30m": 90, "1h30": 90, "1h 30": 90, "1 h 30 min": 90,
		"1hr 5m": 65, "0h20m": 20, "8h": 480, "480": 480, " 007 ": 7, "1h0m": 60,
	} {
		if got, err := when.ParseMinutes(text); err != nil || got != want {
			t.Errorf("ParseMinutes(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	for text, why := range map[string]string{
		"": "a number of minutes", "m": "a number of minutes", "h": "a number of minutes",
		"-20": "a number of minutes", "+20": "a number of minutes", "2 0": "a number of minutes",
		"20 apples": "a number of minutes", "20m 5": "a number of minutes", "30m1h": "a number of minutes",
		"1.5h": "a number of minutes", "1:30": "a number of minutes", "1h1h": "a number of minutes",
		"20mm": "a number of minutes", "1h30m1": "a number of minutes", "999999": "a number of minutes",
		"0": "between 1 and 480", "0h": "between 1 and 480", "481": "between 1 and 480", "8h1m": "between 1 and 480",
		"99999h": "between 1 and 480", "1h60m": "an hour has 60 minutes",
	} {
		n, err := when.ParseMinutes(text)
		checkParseError(t, text, n, err, why)
	}
}

func checkParseError(t *testing.T, text string, got any, err error, why string) {
	t.Helper()
	var refused *when.ParseError
	if !errors.As(err, &refused) || refused.Text != text || refused.Hint() == "" || !strings.Contains(err.Error(), why) {
		t.Errorf("%q: %v, %v, want an error with %q and a hint", text, got, err, why)
	}
}
