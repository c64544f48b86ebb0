package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// localtime is the link by which Unix names the system's zone.
const localtime = "/etc/localtime"

// systemZone returns the system's zone under its own name. Go calls it "Local",
// which is the name of no zone: written into a note it would mean another hour
// on the next machine. Where the name cannot be found, it stays Local.
func systemZone() *time.Location {
	if time.Local.String() != "Local" {
		return time.Local
	}
	name := strings.TrimPrefix(os.Getenv("TZ"), ":")
	if name == "" {
		target, err := filepath.EvalSymlinks(localtime)
		if err != nil {
			return time.Local
		}
		_, name, _ = strings.Cut(filepath.ToSlash(target), "/zoneinfo/")
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || !sameClock(zone) {
		return time.Local
	}
	return zone
}

// sameClock reports whether a zone shows the system's hour in summer and in
// winter: TZ may hold a rule of its own that only looks like a name.
func sameClock(zone *time.Location) bool {
	for month := time.January; month <= time.December; month++ {
		t := time.Date(time.Now().Year(), month, 1, 12, 0, 0, 0, time.UTC)
		if t.In(zone).Format("15:04") != t.In(time.Local).Format("15:04") {
			return false
		}
	}
	return true
}
