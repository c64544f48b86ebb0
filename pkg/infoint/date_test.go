package infoint

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones must be known on every machine
)

// TestWallOnClockChanges: an hour that a clock shows twice is the first, in
// whatever half hours the zone changes; one that it skips is moved.
func TestWallOnClockChanges(t *testing.T) {
	tests := []struct{ zone, wall, want string }{
		{"Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00"},
		{"Europe/Berlin", "2026-10-25 03:00", "2026-10-25T03:00:00+01:00"},
		{"Europe/Berlin", "2026-10-25 01:59", "2026-10-25T01:59:00+02:00"},
		{"America/New_York", "2026-11-01 01:30", "2026-11-01T01:30:00-04:00"},
		{"Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05T01:45:00+11:00"},
		{"Europe/Berlin", "2026-07-01 15:00", "2026-07-01T15:00:00+02:00"},
		{"UTC", "2026-10-25 02:30", "2026-10-25T02:30:00Z"},
	}
	for _, tt := range tests {
		zone, err := time.LoadLocation(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse("2006-01-02 15:04", tt.wall)
		if err != nil {
			t.Fatal(err)
		}
		if got := WallOf(at).In(zone).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s in %s is %s, want %s", tt.wall, tt.zone, got, tt.want)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	day := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, tt := range []struct {
		got  Date
		want string
	}{
		{day("2026-01-31").AddMonths(1), "2026-02-28"},
		{day("2028-01-31").AddMonths(1), "2028-02-29"},
		{day("2026-11-30").AddMonths(3), "2027-02-28"},
		{day("2026-03-31").AddMonths(-1), "2026-02-28"},
		{day("2026-12-31").AddDays(1), "2027-01-01"},
		{day("2028-03-01").AddDays(-1), "2028-02-29"},
	} {
		if tt.got.String() != tt.want {
			t.Errorf("%s, want %s", tt.got, tt.want)
		}
	}
	// Two days of 23 and 25 hours are days like any other.
	if n := day("2026-10-26").DaysSince(day("2026-03-28")); n != 212 {
		t.Errorf("%d days, want 212", n)
	}
	if (Date{}).String() != "" || !day("0001-01-01").After(Date{}) {
		t.Error("no date is empty and before every date")
	}
	for _, bad := range []string{"2026-02-30", "2026-3-2", "", "2026-03-02T10:00"} {
		if _, err := ParseDate(bad); err == nil {
			t.Errorf("%q is read as a date", bad)
		}
	}
}

func TestShellWord(t *testing.T) {
	for in, want := range map[string]string{
		"ana-ruiz": "ana-ruiz", "Ana Ruiz": "'Ana Ruiz'", "李小龍": "李小龍", "": "''",
		"-n": "-n", "--stage": "--stage", "why=x": "why=x", "tags+=a": "tags+=a", "why=a b": "'why=a b'", "file=~/x": "'file=~/x'", "=ls": "'=ls'", "a~b": "a~b", "it's": `'it'\''s'`, "$HOME": "'$HOME'", "~": "'~'", "a;b": "'a;b'", "a\u00a0b": "'a\u00a0b'",
	} {
		if got := ShellWord(in); got != want {
			t.Errorf("ShellWord(%q) = %s, want %s", in, got, want)
		}
	}
	if got, want := Command("set", "Ana Ruiz", "why=x"), "infoint set 'Ana Ruiz' "; len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("Command: %s", got)
	}
}
