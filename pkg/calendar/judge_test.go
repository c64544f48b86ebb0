package calendar

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

// A verdict is what a judge from outside makes of a file.
type verdict struct {
	Events []judged
	Error  string
}

type judged struct {
	UID, Status, Start, End, Summary, Location, Description string
	Sequence, Alarms                                        int
}

// judges are the programs that read what is written here.
func judges() []string { return []string{"icalendar", "vobject", "libical"} }

// judge has a file read by all judges that are installed. It skips the test
// where there is none; a judge that is missing is told.
func judge(t *testing.T, ics []byte) map[string]verdict {
	t.Helper()
	if testing.Short() {
		t.Skip("the judges take seconds to start")
	}
	const python = "/usr/bin/python3" // the system's: only that one has Debian's packages
	if _, err := os.Stat(python); err != nil {
		t.Skip("no ", python)
	}
	file := filepath.Join(t.TempDir(), "judged.ics")
	if err := os.WriteFile(file, ics, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "testdata/judge.py", file).Output()
	if err != nil {
		t.Fatalf("judge.py: %v", err)
	}
	said := map[string]verdict{}
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatal(err)
	}
	for _, name := range judges() {
		if _, there := said[name]; !there {
			t.Logf("%s is not installed: python3-icalendar, python3-vobject and libical3 are Debian's", name)
		}
	}
	if len(said) == 0 {
		t.Skip("no judge is installed")
	}
	return said
}

// accepted checks that every judge reads the entries as they were meant.
func accepted(t *testing.T, entries []Entry) {
	t.Helper()
	for name, v := range judge(t, Write(entries)) {
		if v.Error != "" {
			t.Errorf("%s: %s", name, v.Error)
			continue
		}
		want := make([]judged, len(entries))
		for i, e := range entries {
			want[i] = meant(e)
			switch name {
			case "libical":
				want[i].Status, want[i].Start, want[i].End = "", "", "" // not asked
			case "icalendar":
				want[i] = unescapedTwice(want[i])
			}
		}
		if diff := cmp.Diff(want, v.Events); diff != "" {
			t.Errorf("%s reads (-want +got):\n%s", name, diff)
		}
	}
}

// unescapedTwice is a text as icalendar gives it, which takes the n behind an
// escaped backslash for the end of a line.
func unescapedTwice(j judged) judged {
	for _, s := range []*string{&j.Summary, &j.Location, &j.Description} {
		*s = strings.ReplaceAll(*s, `\n`, "\n")
	}
	return j
}

func meant(e Entry) judged {
	j := judged{
		UID: e.UID, Sequence: e.Sequence, Status: "CONFIRMED", Summary: clean(e.Summary),
		Location: clean(e.Location), Description: clean(e.Description),
		Start: e.Start.UTC().Format(time.RFC3339), End: e.End.UTC().Format(time.RFC3339),
	}
	if !e.Day.IsZero() {
		j.Start, j.End = e.Day.String(), e.Day.AddDays(1).String()
	}
	if e.Cancelled {
		j.Status = "CANCELLED"
	} else if e.Alarm != 0 {
		j.Alarms = 1
	}
	return j
}

func at(t *testing.T, text string) time.Time {
	t.Helper()
	when, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

// hostile are entries whose words try to be something else.
func hostile(t *testing.T) []Entry {
	words := []string{
		"Talk\r\nATTENDEE:mailto:eve@example.com",
		"Talk\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:second",
		"Talk\rX-INJECTED:1\r",
		`semi;colon, comma \ backslash \n no newline`,
		"\x00\x01\x07\x1b[31mred\x7f and \u0085 \u009b",
		"before\u2028END:VCALENDAR\u2029after",
		"",
		" \r\n\t ",
		"🐘" + string(make([]byte, 3)) + "é: 名前は「李」です。" + "Ngũgĩ wa Thiong'o, Łukasz; מוריה \u202eright to left\u202c",
		"eighty octets and more in one word: " + "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää",
		"invalid \xff\xfe\xc3( bytes",
		"BEGIN:VALARM\\nTRIGGER:-PT0M\\nACTION:EMAIL",
		`"quoted": DTSTART;TZID="x":19700101T000000 ^n ^' %0D%0A &amp;`,
	}
	start := at(t, "2026-03-29T00:30:00Z")
	entries := make([]Entry, len(words))
	for i, w := range words {
		entries[i] = Entry{
			UID: "hostile" + string(rune('a'+i)) + "@infoint", Sequence: i, Stamp: start,
			Start: start.Add(time.Duration(i) * time.Hour), End: start.Add(time.Duration(i)*time.Hour + 20*time.Minute),
			Summary: w, Description: w, Location: w, Alarm: -15 * time.Minute, Cancelled: i%5 == 4,
		}
	}
	return entries
}

func TestJudgesAcceptHostileWords(t *testing.T) {
	entries := hostile(t)
	if len(entries) != 13 {
		t.Fatalf("%d events, not 13", len(entries))
	}
	accepted(t, entries)
}

func TestJudgesAcceptDaysAndNothing(t *testing.T) {
	day := infoint.Date{Year: 2028, Month: 2, Day: 29}
	accepted(t, []Entry{
		{UID: "day@infoint", Stamp: at(t, "2028-02-28T00:00:00Z"), Day: day, Summary: "thank: Ines Marek", Alarm: morningOf},
		{UID: "quiet@infoint", Stamp: at(t, "2028-02-28T00:00:00Z"), Day: day, Summary: "no alarm"},
	})
	accepted(t, []Entry{})
}

// clockChanges are both days of the clock change in three zones: one of them
// changes by half an hour.
func clockChanges() map[string][2]infoint.Date {
	return map[string][2]infoint.Date{
		"Europe/Berlin":       {{Year: 2026, Month: 3, Day: 29}, {Year: 2026, Month: 10, Day: 25}},
		"America/New_York":    {{Year: 2026, Month: 3, Day: 8}, {Year: 2026, Month: 11, Day: 1}},
		"Australia/Lord_Howe": {{Year: 2026, Month: 10, Day: 4}, {Year: 2026, Month: 4, Day: 5}},
	}
}

// TestClockChangeRoundTrip writes every half hour of both days in three zones,
// has the judges read the instants, and reads them again here.
func TestClockChangeRoundTrip(t *testing.T) {
	for name, days := range clockChanges() {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, day := range days {
			midnight := infoint.Wall{Date: day}.In(zone)
			end := infoint.Wall{Date: day.AddDays(1)}.In(zone)
			if end.Sub(midnight) == 24*time.Hour {
				t.Errorf("the clock does not change in %s on %s", name, day)
			}
			var entries []Entry
			for at := midnight; at.Before(end); at = at.Add(30 * time.Minute) {
				entries = append(entries, Entry{
					UID: at.UTC().Format(utcForm) + "@infoint", Stamp: midnight, Start: at, End: at.Add(20 * time.Minute),
					Summary: at.Format(faceForm), Alarm: beforeCall,
				})
			}
			accepted(t, entries)
			spans, faults, err := Read(Write(entries), Window{midnight, end, zone})
			if err != nil || len(faults) > 0 || len(spans) != len(entries) {
				t.Fatalf("%s %s: read %d of %d spans, %v, %v", name, day, len(spans), len(entries), faults, err)
			}
			for i, s := range spans {
				if !s.Start.Equal(entries[i].Start) || !s.End.Equal(entries[i].End) {
					t.Errorf("%s: read %v for %v", name, s, entries[i].Start)
				}
			}
		}
	}
}
