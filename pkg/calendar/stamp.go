package calendar

import (
	"strconv"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// A stamp is a date, perhaps with an hour, as a file writes it: the wall is
// coded in UTC, for reckoning, and the zone says whose wall it is.
type stamp struct {
	wall   time.Time
	zone   *time.Location
	allDay bool
}

func (s stamp) instant() time.Time { return instantOf(s.wall, s.zone) }

// instantOf is the instant at which a clock in the zone shows the wall.
func instantOf(wall time.Time, zone *time.Location) time.Time {
	return infoint.WallOf(wall).In(zone)
}

// wallIn is what a clock in the zone shows, coded in UTC.
func wallIn(t time.Time, zone *time.Location) time.Time {
	return infoint.WallOf(t.In(zone)).In(time.UTC)
}

// parseWall reads 20260324, 20260324T150000 and 20260324T150000Z.
func parseWall(s string) (wall time.Time, allDay, utc, ok bool) {
	s = strings.TrimSpace(s)
	date, hour, timed := strings.Cut(s, "T")
	hour, utc = strings.CutSuffix(hour, "Z")
	if len(date) != len("20260324") || timed && len(hour) != len("150000") {
		return wall, false, false, false
	}
	form := dayForm
	if timed {
		form, date = dayForm+"150405", date+hour
		// A leap second is the second before: Go knows none.
		if strings.HasSuffix(date, "60") {
			date = date[:len(date)-2] + "59"
		}
	}
	wall, err := time.Parse(form, date)
	return wall, !timed, utc, err == nil
}

// parseDuration reads P1DT2H30M, P2W and -PT15M. Days have 24 hours here.
func parseDuration(s string) (time.Duration, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	s, negative := strings.CutPrefix(s, "-")
	s = strings.TrimPrefix(s, "+")
	s, ok := strings.CutPrefix(s, "P")
	if !ok || s == "" || s == "T" {
		return 0, false
	}
	units := map[byte]time.Duration{'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour}
	total := time.Duration(0)
	for s != "" {
		if rest, timed := strings.CutPrefix(s, "T"); timed {
			units, s = map[byte]time.Duration{'H': time.Hour, 'M': time.Minute, 'S': time.Second}, rest
			continue
		}
		i := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		if i < 1 || i > 9 {
			return 0, false
		}
		n, _ := strconv.Atoi(s[:i]) // digits, few enough
		unit := units[s[i]]
		if unit == 0 || time.Duration(n) > (1<<62)/unit-total/unit {
			return 0, false
		}
		total, s = total+time.Duration(n)*unit, s[i+1:]
	}
	if negative {
		total = -total
	}
	return total, true
}
