package main

import (
	"testing"
	"time"
)

// TestNamed takes a zone that is called Local, one hour ahead of UTC all year,
// and looks for its name.
func TestNamed(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	local := time.FixedZone("Local", 3600)
	tests := []struct{ tz, want string }{
		{"Africa/Lagos", "Africa/Lagos"},
		{":Africa/Lagos", "Africa/Lagos"},
		{"Europe/Berlin", "Local"}, // right in winter only
		{"America/New_York", "Local"},
		{"CET-1", "Local"},
	}
	for _, tt := range tests {
		if got := named(local, tt.tz, now).String(); got != tt.want {
			t.Errorf("TZ=%q is %s, want %s", tt.tz, got, tt.want)
		}
	}
	lagos := time.FixedZone("WAT", 3600)
	if got := named(lagos, "Asia/Tokyo", now); got != lagos {
		t.Errorf("a zone with a name became %s", got)
	}
}
