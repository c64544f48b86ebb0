package when_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// An hour on the wall in a zone, and the instant it is in UTC; with gap the
// clock goes from and to instead.
var hours = []struct {
	zone, text, utc string
	twice           bool
	from, to        string
}{
	// Europe/Berlin: forward on 29 March 2026 at 02:00, back on 25 October at 03:00.
	{zone: "Europe/Berlin", text: "2026-03-29 01:59", utc: "2026-03-29T00:59:00Z"},
	{zone: "Europe/Berlin", text: "2026-03-29 02:00", from: "02:00", to: "03:00"},
	{zone: "Europe/Berlin", text: "2026-03-29 02:59", from: "02:00", to: "03:00"},
	{zone: "Europe/Berlin", text: "2026-03-29 03:00", utc: "2026-03-29T01:00:00Z"},
	{zone: "Europe/Berlin", text: "2026-10-25 01:59:59", utc: "2026-10-24T23:59:59Z"},
	{zone: "Europe/Berlin", text: "2026-10-25 02:00", utc: "2026-10-25T00:00:00Z", twice: true},
	{zone: "Europe/Berlin", text: "2026-10-25 02:59:59", utc: "2026-10-25T00:59:59Z", twice: true},
	{zone: "Europe/Berlin", text: "2026-10-25 03:00", utc: "2026-10-25T02:00:00Z"},
	// America/New_York: forward on 14 March 2027, back on 1 November 2026, both at 02:00.
	{zone: "America/New_York", text: "2027-03-14 01:59", utc: "2027-03-14T06:59:00Z"},
	{zone: "America/New_York", text: "2027-03-14 02:30", from: "02:00", to: "03:00"},
	{zone: "America/New_York", text: "2027-03-14 03:00", utc: "2027-03-14T07:00:00Z"},
	{zone: "America/New_York", text: "2026-11-01 00:59", utc: "2026-11-01T04:59:00Z"},
	{zone: "America/New_York", text: "2026-11-01 01:30", utc: "2026-11-01T05:30:00Z", twice: true},
	{zone: "America/New_York", text: "2026-11-01 02:00", utc: "2026-11-01T07:00:00Z"},
	// Australia/Lord_Howe moves by half an hour: forward on 4 October 2026 at
	// 02:00, back on 5 April at 02:00.
	{zone: "Australia/Lord_Howe", text: "2026-10-04 01:59", utc: "2026-10-03T15:29:00Z"},
	{zone: "Australia/Lord_Howe", text: "2026-10-04 02:15", from: "02:00", to: "02:30"},
	{zone: "Australia/Lord_Howe", text: "2026-10-04 02:30", utc: "2026-10-03T15:30:00Z"},
	{zone: "Australia/Lord_Howe", text: "2026-04-05 01:29", utc: "2026-04-04T14:29:00Z"},
	{zone: "Australia/Lord_Howe", text: "2026-04-05 01:30", utc: "2026-04-04T14:30:00Z", twice: true},
	{zone: "Australia/Lord_Howe", text: "2026-04-05 02:00", utc: "2026-04-04T15:30:00Z"},
	// Samoa went over the date line and left out 30 December 2011.
	{zone: "Pacific/Apia", text: "2011-12-30 12:00", from: "00:00", to: "2011-12-31 00:00"},
	{zone: "Pacific/Apia", text: "2011-12-29 23:59", utc: "2011-12-30T09:59:00Z"},
	// Cuba skips midnight itself.
	{zone: "America/Havana", text: "2026-03-08 00:00", from: "00:00", to: "01:00"},
	{zone: "UTC", text: "2026-03-29 02:30", utc: "2026-03-29T02:30:00Z"},
}

func TestMomentIn(t *testing.T) {
	c := when.Context{Now: clockAt(t, wednesday)}
	for _, h := range hours {
		m, err := when.Parse(h.text, c)
		if err != nil {
			t.Fatal(err)
		}
		got, twice, err := m.In(location(t, h.zone))
		if h.utc == "" {
			checkGap(t, err, h.zone, h.from, h.to)
			continue
		}
		if err != nil || twice != h.twice || got.UTC().Format(time.RFC3339) != h.utc {
			t.Errorf("%s %s = %s, %t, %v, want %s, %t", h.text, h.zone, got.UTC(), twice, err, h.utc, h.twice)
		}
		if got.Location().String() != h.zone {
			t.Errorf("%s %s is in %s", h.text, h.zone, got.Location())
		}
	}
}

func checkGap(t *testing.T, err error, zone, from, to string) {
	t.Helper()
	var gap *when.GapError
	if !errors.As(err, &gap) {
		t.Errorf("%s: %v, want a GapError", zone, err)
		return
	}
	if gap.Zone != zone || !strings.HasSuffix(gap.Error(), "the clock goes from "+from+" to "+to) {
		t.Errorf("%s: %v, want from %s to %s", zone, gap, from, to)
	}
	if want := "write an hour before " + from + ", or " + to + " or later"; gap.Hint() != want {
		t.Errorf("hint %q, want %q", gap.Hint(), want)
	}
}

// Every change of the clock of every zone that has one, since 1970: the hour
// that is skipped is refused, the hour that is repeated is the first, and on
// both sides of it the instant reads back.
func TestMomentInEveryClockChange(t *testing.T) {
	from := time.Date(1970, 2, 1, 0, 0, 0, 0, time.UTC)
	changes := 0
	for _, zone := range []string{
		"Africa/Casablanca", "Africa/Monrovia", "America/Caracas", "America/Havana", "America/New_York",
		"America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Gaza", "Asia/Kathmandu",
		"Asia/Pyongyang", "Asia/Tehran", "Australia/Lord_Howe", "Europe/Berlin", "Europe/Dublin",
		"Europe/Istanbul", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Kwajalein",
	} {
		_, edge := from.In(location(t, zone)).ZoneBounds()
		for ; !edge.IsZero() && edge.Year() < 2040; _, edge = edge.ZoneBounds() {
			checkChange(t, edge)
			changes++
		}
	}
	if changes < 1000 {
		t.Errorf("only %d changes seen", changes)
	}
}

func checkChange(t *testing.T, edge time.Time) {
	t.Helper()
	_, before := edge.Add(-time.Second).Zone()
	_, after := edge.Zone()
	jump := time.Duration(after-before) * time.Second
	old := time.FixedZone("", before)
	for _, tc := range []struct {
		at    time.Time // on the old clock
		gap   bool
		twice bool
	}{
		{at: edge.In(old).Add(-time.Second), twice: jump < 0},
		{at: edge.In(old).Add(jump / 2), gap: jump > 0, twice: jump < 0},
		{at: edge.In(old).Add(jump - time.Second), gap: jump > 0},
		{at: edge.In(old).Add(jump), twice: jump < 0},
	} {
		w := infoint.WallOf(tc.at)
		m := when.Moment{Date: w.Date, HasTime: true, Hour: w.Hour, Minute: w.Minute, Second: w.Second}
		got, twice, err := m.In(edge.Location())
		if (err != nil) != tc.gap || twice != tc.twice {
			t.Errorf("%s in %s: twice %t, %v", w, edge.Location(), twice, err)
		} else if err == nil && infoint.WallOf(got) != w {
			t.Errorf("%s in %s reads back as %s", w, edge.Location(), got)
		} else if twice && !got.Before(edge) {
			t.Errorf("%s in %s is the second", w, edge.Location())
		}
	}
}

func TestDescribe(t *testing.T) {
	berlin := location(t, "Europe/Berlin")
	c := when.Context{Now: clockAt(t, wednesday)}
	for _, tc := range []struct {
		text string
		loc  *time.Location
		want string
	}{
		{"2026-03-24 15:00", berlin, "Tue 24 March 2026, 15:00 Europe/Berlin"},
		{"2026-03-24 15:00", nil, "Tue 24 March 2026, 15:00"},
		{"2026-03-24 15:00:05", berlin, "Tue 24 March 2026, 15:00:05 Europe/Berlin"},
		{"2026-03-24", berlin, "Tue 24 March 2026, Europe/Berlin"},
		{"2026-03-24", nil, "Tue 24 March 2026"},
		{"2026-03-24", time.UTC, "Tue 24 March 2026, UTC"},
		{"2026-03-24T23:30:00Z", berlin, "Wed 25 March 2026, 00:30 Europe/Berlin"},
		{"2026-10-25 02:30", berlin, "Sun 25 October 2026, 02:30 Europe/Berlin, the first of two"},
		{"2026-03-29 02:30", berlin, "Sun 29 March 2026, 02:30 Europe/Berlin"},
		{"2026-03-24 15:00", time.FixedZone("Local", 0), "Tue 24 March 2026, 15:00 Local"},
	} {
		m, err := when.Parse(tc.text, c)
		if err != nil {
			t.Fatal(err)
		}
		if got := when.Describe(m, tc.loc); got != tc.want {
			t.Errorf("Describe(%s) = %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestOrAt(t *testing.T) {
	c := when.Context{Now: clockAt(t, wednesday)}
	for text, want := range map[string]string{
		"2026-03-24":          "2026-03-24T09:00:00",
		"2026-03-24 00:00":    "2026-03-24T00:00:00",
		"2026-03-24 15:00:01": "2026-03-24T15:00:01",
	} {
		m, err := when.Parse(text, c)
		if got := written(m.OrAt(9, 0)); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", text, got, err, want)
		}
	}
}
