package main

import (
	"path/filepath"
	"strings"
	"time"
)

// localtime is the link by which Unix names the system's zone.
const localtime = "/etc/localtime"

// named returns the system's zone under its own name. Go calls it "Local",
// which is the name of no zone: written into a note it would mean another hour
// on the next machine. tz is $TZ. Where the name cannot be found, the zone is
// returned as it is.
func named(local *time.Location, tz string, now time.Time) *time.Location {
	if local.String() != "Local" {
		return local
	}
	name := strings.TrimPrefix(tz, ":")
	if name == "" {
		target, err := filepath.EvalSymlinks(localtime)
		if err != nil {
			return local
		}
		_, name, _ = strings.Cut(filepath.ToSlash(target), "/zoneinfo/")
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || !sameClock(zone, local, now.Year()) {
		return local
	}
	return zone
}

// sameClock reports whether two zones show the same hour in summer and in
// winter: TZ may hold a rule of its own that only looks like a name.
func sameClock(a, b *time.Location, year int) bool {
	for month := time.January; month <= time.December; month++ {
		t := time.Date(year, month, 1, 12, 0, 0, 0, time.UTC)
		if t.In(a).Format("15:04") != t.In(b).Format("15:04") {
			return false
		}
	}
	return true
}
