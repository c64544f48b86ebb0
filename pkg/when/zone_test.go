package when_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/when"
)

func TestZone(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/Berlin": "Europe/Berlin", "europe/berlin": "Europe/Berlin", "EUROPE/BERLIN ": "Europe/Berlin",
		"Berlin": "Europe/Berlin", " Berlin\n": "Europe/Berlin", "berlin": "Europe/Berlin", "new york": "America/New_York",
		"New_York": "America/New_York", "NYC": "America/New_York", "São Paulo": "America/Sao_Paulo",
		"sao paulo": "America/Sao_Paulo", "Zürich": "Europe/Zurich", "zuerich": "Europe/Zurich",
		"München": "Europe/Berlin", "munich": "Europe/Berlin", "San Francisco": "America/Los_Angeles",
		"Bengaluru": "Asia/Kolkata", "Calcutta": "Asia/Kolkata", "Kiev": "Europe/Kyiv", "Saigon": "Asia/Ho_Chi_Minh",
		"St. Louis": "America/Chicago", "st louis": "America/Chicago", "St. John's": "America/St_Johns",
		"Buenos Aires": "America/Argentina/Buenos_Aires", "america/argentina/salta": "America/Argentina/Salta",
		"Salta": "America/Argentina/Salta", "Port-au-Prince": "America/Port-au-Prince",
		"port au prince": "America/Port-au-Prince", "Washington DC": "America/New_York", "Lord Howe": "Australia/Lord_Howe",
		"Portland, Oregon": "America/Los_Angeles", "portland (maine)": "America/New_York",
		"Springfield, Missouri": "America/Chicago", "Kansas City": "America/Chicago",
		"Vancouver": "America/Vancouver", "Guadalajara": "America/Mexico_City", "Cambridge, England": "Europe/London",
		"UTC": "UTC", "utc": "UTC", "GMT": "GMT", "Zulu": "Zulu", "etc/gmt+5": "Etc/GMT+5",
		"US/Eastern": "US/Eastern", "us eastern": "America/New_York", "Asia/Calcutta": "Asia/Calcutta",
		"Singapore": "Asia/Singapore", "Japan": "Japan", "Jamaica": "America/Jamaica",
		"CET": "Europe/Brussels", "CEST": "Europe/Brussels", "EET": "Europe/Athens", "WET": "Europe/Lisbon",
		"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York", "PST": "America/Los_Angeles",
		"pt": "America/Los_Angeles", "CDT": "America/Chicago", "MDT": "America/Denver", "HST": "Pacific/Honolulu",
		"JST": "Asia/Tokyo", "KST": "Asia/Seoul", "SGT": "Asia/Singapore", "AEDT": "Australia/Sydney",
		"NZST": "Pacific/Auckland", "MSK": "Europe/Moscow", "SAST": "Africa/Johannesburg",
	} {
		loc, err := when.Zone(name)
		if err != nil {
			t.Errorf("Zone(%q): %v", name, err)
		} else if loc.String() != want {
			t.Errorf("Zone(%q) = %s, want %s", name, loc, want)
		}
	}
}

func TestZoneAmbiguous(t *testing.T) {
	for name, zones := range map[string]string{
		"IST":         "Asia/Jerusalem Asia/Kolkata Europe/Dublin",
		"ist":         "Asia/Jerusalem Asia/Kolkata Europe/Dublin",
		"CST":         "America/Chicago America/Havana Asia/Shanghai",
		"BST":         "Asia/Dhaka Europe/London Pacific/Bougainville",
		"MST":         "America/Denver America/Phoenix",
		"AST":         "America/Halifax America/Puerto_Rico Asia/Riyadh",
		"Springfield": "America/Chicago America/Chicago America/Los_Angeles America/New_York",
		"Portland":    "America/Los_Angeles America/New_York",
		"birmingham":  "America/Chicago Europe/London",
		"San Juan":    "America/Argentina/San_Juan America/Puerto_Rico",
		"Córdoba":     "America/Argentina/Cordoba Europe/Madrid",
		"Davis":       "America/Los_Angeles Antarctica/Davis",
		"Antigua":     "America/Antigua America/Guatemala",
		"Hyderabad":   "Asia/Karachi Asia/Kolkata",
	} {
		_, err := when.Zone(name)
		var zone *when.ZoneError
		if !errors.As(err, &zone) {
			t.Errorf("Zone(%q): %v, want a ZoneError", name, err)
			continue
		}
		var got []string
		for _, r := range zone.Readings {
			got = append(got, r.Zone)
			if !strings.Contains(err.Error(), r.Zone+" ("+r.Place+")") {
				t.Errorf("%q does not list %v", err, r)
			}
			if again, err := when.Zone(r.Place); err != nil || again.String() != r.Zone {
				t.Errorf("the reading %q of %q is not read: %v, %v", r.Place, name, again, err)
			}
		}
		if strings.Join(got, " ") != zones {
			t.Errorf("Zone(%q) may be %s, want %s", name, got, zones)
		}
		if zone.Hint() == "" {
			t.Errorf("Zone(%q): no hint", name)
		}
	}
}

func TestZoneUnknown(t *testing.T) {
	t.Setenv("TZ", "Asia/Tokyo")
	for name, hint := range map[string]string{
		"":              "Europe/Berlin",
		"Local":         "Europe/Berlin",
		"local":         "Europe/Berlin",
		"Factory":       "Europe/Berlin",
		"Nowhere":       "Europe/Berlin",
		"Belrin":        "Berlin",
		"Europe/Berln":  "Europe/Berlin",
		"new yrok":      "New York",
		"Sanfrancisco":  "San Francisco",
		"UTC+2":         "offset",
		"+02:00":        "offset",
		"../etc/passwd": "Europe/Berlin",
		"/etc/passwd":   "Europe/Berlin",
	} {
		loc, err := when.Zone(name)
		var zone *when.ZoneError
		if !errors.As(err, &zone) || !strings.Contains(zone.Hint(), hint) {
			t.Errorf("Zone(%q) = %v, %v, want a hint with %q", name, loc, err, hint)
		}
	}
	_, err := when.Zone(strings.Repeat("\x1b[31mé", 50_000))
	if text := err.Error(); len(text) > 500 || strings.Contains(text, "\x1b") {
		t.Errorf("%.100q", text)
	}
}

// Every name that the data has is read, and a zone's own name is that zone.
func TestZoneData(t *testing.T) {
	for _, file := range []string{"places.txt", "oldnames.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			zone, others, _ := strings.Cut(strings.TrimSpace(line), ":")
			loc, err := when.Zone(zone)
			if err != nil && !strings.Contains(zone, "/") {
				continue // MST: an old name that people use for several zones
			}
			if err != nil || strings.Contains(zone, "/") && loc.String() != zone {
				t.Errorf("Zone(%q) = %v, %v", zone, loc, err)
			}
			for _, name := range strings.Split(others, ",") {
				checkPlace(t, zone, strings.TrimSpace(name))
			}
		}
	}
}

// A name without brackets has one meaning; with them the brackets decide.
func checkPlace(t *testing.T, zone, name string) {
	t.Helper()
	if name == "" {
		return
	}
	if letter := name[0] | 0x20; letter < 'a' || letter > 'z' {
		t.Errorf("%s: %q does not begin with a letter of ASCII", zone, name)
	}
	if loc, err := when.Zone(name); err != nil || loc.String() != zone {
		t.Errorf("%s: Zone(%q) = %v, %v", zone, name, loc, err)
	}
}

func BenchmarkZone(b *testing.B) {
	for _, name := range []string{"Europe/Berlin", "Munich"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := when.Zone(name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
