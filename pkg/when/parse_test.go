package when_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones have to be there on any machine

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

func date(t testing.TB, s string) infoint.Date {
	t.Helper()
	d, err := infoint.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// clockAt reads "2026-10-28 10:00 America/New_York".
func clockAt(t testing.TB, s string) time.Time {
	t.Helper()
	i := strings.LastIndexByte(s, ' ')
	now, err := time.ParseInLocation("2006-01-02 15:04", s[:i], location(t, s[i+1:]))
	if err != nil {
		t.Fatal(err)
	}
	return now
}

// christmas has a Thursday and a Friday off, and the week after.
func christmas(t testing.TB) when.Calendar {
	return when.NewCalendar(
		[]infoint.Date{date(t, "2026-12-24"), date(t, "2026-12-25"), date(t, "2026-11-26")},
		[]infoint.Span{{From: date(t, "2026-12-28"), To: date(t, "2027-01-03")}})
}

// written is how the tests show a Moment: the date, and the hour if it has one.
func written(m when.Moment) string {
	if !m.HasTime {
		return m.Date.String()
	}
	return m.Wall().String()
}

// The clocks of the tables. 2026-10-28 is a Wednesday, four days before the
// clocks of New York change.
const (
	wednesday = "2026-10-28 10:00 America/New_York"
	newYear   = "2026-12-31 23:59 Europe/Berlin" // a Thursday
	lastFeb   = "2027-02-28 08:00 Asia/Tokyo"    // a Sunday
	leapDay   = "2028-02-29 12:00 Europe/London" // a Tuesday
	monday    = "2026-03-02 00:00 Australia/Lord_Howe"
	may31     = "2026-05-31 18:30 UTC" // a Sunday
)

type phrase struct{ text, want string }

var future = map[string][]phrase{
	wednesday: {
		{"2026-03-24", "2026-03-24"},
		{"2026-03-24 15:00", "2026-03-24T15:00:00"},
		{"2026-03-24T15:00", "2026-03-24T15:00:00"},
		{"2026-03-24t15:00:30", "2026-03-24T15:00:30"},
		{"2026-03-24 15:00:30", "2026-03-24T15:00:30"},
		{"2026-03-24 3pm", "2026-03-24T15:00:00"},
		{"2026-03-24 noon", "2026-03-24T12:00:00"},
		{"  2026-03-24    9:05 ", "2026-03-24T09:05:00"},
		{"2024-02-29", "2024-02-29"},
		{"1970-01-01", "1970-01-01"},
		{"2100-12-31 23:59:59", "2100-12-31T23:59:59"},
		{"2026-10-28T15:00:00Z", "2026-10-28T11:00:00"},
		{"2026-10-28T15:00:00+01:00", "2026-10-28T10:00:00"},
		{"2026-10-28 15:00:00+01:00", "2026-10-28T10:00:00"},
		{"2026-10-28T15:00-04:00", "2026-10-28T15:00:00"},
		{"2026-10-28T15:00:00.999z", "2026-10-28T11:00:00"},
		{"2026-10-28T02:00:00+05:30", "2026-10-27T16:30:00"},
		{"today", "2026-10-28"},
		{"TODAY", "2026-10-28"},
		{"today 9am", "2026-10-28T09:00:00"},
		{"today 15:00", "2026-10-28T15:00:00"},
		{"tomorrow", "2026-10-29"},
		{"tomorrow noon", "2026-10-29T12:00:00"},
		{"tomorrow at 12am", "2026-10-29T00:00:00"},
		{"tomorrow 12pm", "2026-10-29T12:00:00"},
		{"tomorrow 12:30am", "2026-10-29T00:30:00"},
		{"tomorrow 12:30 PM", "2026-10-29T12:30:00"},
		{"tomorrow 00:00", "2026-10-29T00:00:00"},
		{"tomorrow 0:00", "2026-10-29T00:00:00"},
		{"yesterday", "2026-10-27"},
		{"yesterday 23:59", "2026-10-27T23:59:00"},
		{"tue 3pm", "2026-11-03T15:00:00"},
		{"tue 3 pm", "2026-11-03T15:00:00"},
		{"Tue at 3:30pm", "2026-11-03T15:30:00"},
		{"tuesday", "2026-11-03"},
		{"tues", "2026-11-03"},
		{"wed", "2026-11-04"},
		{"weds 11:00", "2026-11-04T11:00:00"},
		{"thurs", "2026-10-29"},
		{"thu", "2026-10-29"},
		{"sunday", "2026-11-01"},
		{"sun 01:30", "2026-11-01T01:30:00"},
		{"next tue 15:00", "2026-11-03T15:00:00"},
		{"next wed", "2026-11-04"},
		{"next thu", "2026-11-05"},
		{"next fri", "2026-11-06"},
		{"next mon", "2026-11-02"},
		{"next sun", "2026-11-08"},
		{"last fri", "2026-10-23"},
		{"last wed", "2026-10-21"},
		{"last tue 9am", "2026-10-27T09:00:00"},
		{"in 3 days", "2026-10-31"},
		{"in 1 day", "2026-10-29"},
		{"in a week", "2026-11-04"},
		{"in 2 weeks", "2026-11-11"},
		{"in two weeks 10:00", "2026-11-11T10:00:00"},
		{"in 6 months", "2027-04-28"},
		{"in a year", "2027-10-28"},
		{"in 0 days", "2026-10-28"},
		{"3 days ago", "2026-10-25"},
		{"2 weeks ago", "2026-10-14"},
		{"twelve months ago", "2025-10-28"},
		{"3 bd", "2026-11-02"},
		{"3 business days", "2026-11-02"},
		{"in 3 bd 9:00", "2026-11-02T09:00:00"},
		{"1 bd", "2026-10-29"},
		{"3 bd ago", "2026-10-23"},
		{"21 bd", "2026-11-27"}, // over a holiday on the 26th
		{"24 mar 15:00", "2027-03-24T15:00:00"},
		{"24 march", "2027-03-24"},
		{"mar 24", "2027-03-24"},
		{"March 24th", "2027-03-24"},
		{"1st november", "2026-11-01"},
		{"2nd nov", "2026-11-02"},
		{"nov 3rd", "2026-11-03"},
		{"11th nov", "2026-11-11"},
		{"22nd nov", "2026-11-22"},
		{"24 mar 2027", "2027-03-24"},
		{"24 mar 2020", "2020-03-24"},
		{"mar 24, 2027", "2027-03-24"},
		{"mar 24, 2027, 3pm", "2027-03-24T15:00:00"},
		{"28 oct", "2026-10-28"},
		{"28 oct 10:00", "2026-10-28T10:00:00"},
		{"27 oct", "2027-10-27"},
		{"29 feb", "2028-02-29"},
		{"29 feb 2028", "2028-02-29"},
		{"wed 24 mar", "2027-03-24"},
		{"Tue 24 March 2026, 15:00", "2026-03-24T15:00:00"},
		{"tuesday 2026-03-24", "2026-03-24"},
		{"september", "2027-09-01"},
		{"sept", "2027-09-01"},
		{"october", "2027-10-01"},
		{"november", "2026-11-01"},
		{"sep 2028", "2028-09-01"},
		{"may", "2027-05-01"},
		{"15:00", "2026-10-28T15:00:00"},
		{"at 3pm", "2026-10-28T15:00:00"},
		{"noon", "2026-10-28T12:00:00"},
		{"10:00", "2026-10-28T10:00:00"},
	},
	newYear: {
		{"tomorrow", "2027-01-01"},
		{"fri", "2027-01-01"},
		{"thursday", "2027-01-07"},
		{"next mon", "2027-01-04"},
		{"next thu", "2027-01-07"},
		{"1 jan", "2027-01-01"},
		{"31 dec", "2026-12-31"},
		{"december", "2027-12-01"},
		{"in 2 months", "2027-02-28"},
		{"1 bd", "2027-01-04"}, // after the pause
		{"1 bd ago", "2026-12-23"},
		{"23:59", "2026-12-31T23:59:00"},
	},
	lastFeb: {
		{"tomorrow", "2027-03-01"},
		{"next mon", "2027-03-01"}, // a Sunday ends its week
		{"next sun", "2027-03-07"},
		{"sun", "2027-03-07"},
		{"last sun", "2027-02-21"},
		{"29 feb", "2028-02-29"},
		{"28 feb", "2027-02-28"},
		{"1 bd", "2027-03-01"},
		{"in 12 months", "2028-02-28"},
	},
	leapDay: {
		{"29 feb", "2028-02-29"},
		{"in a year", "2029-02-28"},
		{"in 4 years", "2032-02-29"},
		{"1 year ago", "2027-02-28"},
		{"in 1 month", "2028-03-29"},
		{"tue", "2028-03-07"},
		{"yesterday", "2028-02-28"},
	},
	monday: {
		{"mon", "2026-03-09"},
		{"next mon", "2026-03-09"},
		{"next tue", "2026-03-10"},
		{"tue", "2026-03-03"},
		{"last mon", "2026-02-23"},
		{"3 bd", "2026-03-05"}, // "3 business days after Monday is Thursday"
		{"march", "2027-03-01"},
		{"00:00", "2026-03-02T00:00:00"},
	},
	may31: {
		{"in 1 month", "2026-06-30"},
		{"in 9 months", "2027-02-28"},
		{"3 months ago", "2026-02-28"},
		{"in 1 year", "2027-05-31"},
		{"1 bd ago", "2026-05-29"},
	},
}

var past = map[string][]phrase{
	wednesday: {
		{"wed", "2026-10-28"},
		{"wed 9:30", "2026-10-28T09:30:00"},
		{"tue 3pm", "2026-10-27T15:00:00"},
		{"thu", "2026-10-22"},
		{"next tue", "2026-11-03"},
		{"last wed", "2026-10-21"},
		{"last fri", "2026-10-23"},
		{"24 mar", "2026-03-24"},
		{"28 oct", "2026-10-28"},
		{"29 oct", "2025-10-29"},
		{"29 feb", "2024-02-29"},
		{"september", "2026-09-01"},
		{"november", "2025-11-01"},
		{"9am", "2026-10-28T09:00:00"},
		{"10:00", "2026-10-28T10:00:00"},
		{"in 3 days", "2026-10-31"},
		{"3 bd", "2026-11-02"},
		{"tomorrow", "2026-10-29"},
	},
	newYear: {
		{"fri", "2026-12-25"},
		{"1 jan", "2026-01-01"},
		{"31 dec", "2026-12-31"},
		{"december", "2026-12-01"},
	},
	lastFeb: {
		{"sun", "2027-02-28"},
		{"mon", "2027-02-22"},
		{"29 feb", "2024-02-29"},
		{"1 mar", "2026-03-01"},
	},
	leapDay: {{"29 feb", "2028-02-29"}, {"tue", "2028-02-29"}},
	monday:  {{"mon", "2026-03-02"}, {"sun", "2026-03-01"}, {"march", "2026-03-01"}},
}

func TestParse(t *testing.T) {
	checkPhrases(t, when.Future, future)
	checkPhrases(t, when.Past, past)
}

func checkPhrases(t *testing.T, way when.Direction, table map[string][]phrase) {
	t.Helper()
	for now, phrases := range table {
		c := when.Context{Now: clockAt(t, now), Direction: way, Calendar: christmas(t)}
		for _, p := range phrases {
			m, err := when.Parse(p.text, c)
			if err != nil {
				t.Errorf("at %s, direction %d: %v", now, way, err)
			} else if got := written(m); got != p.want {
				t.Errorf("at %s, direction %d: Parse(%q) = %s, want %s", now, way, p.text, got, p.want)
			}
		}
	}
}

// A refusal says in part why, and what to write instead.
type refusal struct{ text, why, hint string }

var refused = []refusal{
	{"", "empty", "2026-03-24"},
	{"   ", "empty", "tue 3pm"},
	{"asap", "", "2026-03-24"},
	{"soon", "", "2026-03-24"},
	{"now", "", "today"},
	{"tuseday", "", `"tuesday"`},
	{"tomorow", "", `"tomorrow"`},
	{"yesteday 3pm", "", `"yesterday 3pm"`},
	{"wendesday", "", `"wednesday"`},
	{"24 febuary", "", `"24 february"`},
	{"nxt tue", "", `"next tue"`},
	{"in 3 dyas", "", `"in 3 days"`},
	{"tue.", "", `"tue"`},
	{"friday maybe", `"maybe" does not belong`, `"friday"`},
	{"maybe friday", `"maybe" does not belong`, `"friday"`},
	{"tomorrow 15:00 or later", `"or later" does not belong`, `"tomorrow 15:00"`},
	{"2026-03-24 tue", `"tue" does not belong`, `"2026-03-24"`},
	{"3/11", "either of two days", "2026-11-03 or 2027-03-11"},
	{"3/11 15:00", "either of two days", "2026-11-03"},
	{"3/11/2026", "either of two days", "2026-11-03 or 2026-03-11"},
	{"3.11.26", "either of two days", "2026-11-03 or 2026-03-11"},
	{"11/11", "year-month-day only", "write 2026-11-11"},
	{"24.3.", "year-month-day only", "write 2027-03-24"},
	{"24.12", "year-month-day only", "write 2026-12-24"},
	{"24-03-2026", "year-month-day only", "write 2026-03-24"},
	{"2026/03/24", "year-month-day only", "write 2026-03-24"},
	{"2026-3-24", "year-month-day only", "write 2026-03-24"},
	{"31/31", "", "2026-03-24"},
	{"31 feb", "February has no day 31", "1 to 29"},
	{"feb 30", "February has no day 30", "1 to 29"},
	{"31 apr 2026", "April has no day 31", "1 to 30"},
	{"0 mar", "March has no day 0", "1 to 31"},
	{"2026-02-30", "February has no day 30", "1 to 28"},
	{"2027-02-29", "2027 is no leap year", "28 feb 2027"},
	{"29 feb 2100", "2100 is no leap year", "1 mar 2100"},
	{"2026-13-01", "no month 13", "year, month, day"},
	{"2026-00-10", "no month 00", "year, month, day"},
	{"25:00", "no hour", "23:59"},
	{"tue 25:00", "no hour", "23:59"},
	{"tue 12:60", "no hour", "23:59"},
	{"tue 15:0", "no hour", "23:59"},
	{"tomorrow 24:00", "23:59", "next day"},
	{"13pm", "no hour", "1 to 12"},
	{"tue 0am", "no hour", "1 to 12"},
	{"tue 15:00 pm", "no hour", "1 to 12"},
	{"2026-03-24T25:00", "no hour", "23:59"},
	{"2026-03-24T3pm", "no hour", "23:59"},
	{"2026-03-24T", "no hour", "23:59"},
	{"2026-03-24T15", "no hour", "23:59"},
	{"2026-03-24T9:00", "no hour", "23:59"},
	{"2026-02-30T15:00", "February has no day 30", "1 to 28"},
	{"2026-03-24T15:00:00+25:00", "no offset", "+01:00"},
	{"2026-03-24T15:00:00+1", "no offset", "+01:00"},
	{"midnight", "either end", "00:00"},
	{"tue midnight", "either end", "00:00"},
	{"tue 15", "with minutes", "tue 15:00"},
	{"3 days", "before or after", "in 3 days or 3 days ago"},
	{"in 2w", "", "in 2 weeks"},
	{"in 2 hours", "not counted", "today 15:00"},
	{"20 minutes ago", "not counted", "today 15:00"},
	{"next week", "seven days", "in 1 week"},
	{"last week", "seven days", "1 week ago"},
	{"next month", "many days", "in 1 month"},
	{"last year", "many days", "1 year ago"},
	{"this fri", "either side", "write fri"},
	{"tue 3pm CET", "zone", "--tz"},
	{"tomorrow 9am new york", "zone", "--tz"},
	{"september 15:00", "day is missing", "24 september"},
	{"mon 24 mar 2026", "is a Tuesday, not a Monday", "date alone"},
	{"9am", "09:00 today has passed", "2026-10-29 09:00, or today 09:00"},
	{"09:59:59", "09:59:59 today has passed", "2026-10-29 09:59:59"},
	{"28 oct 9:00", "today has passed", "2027-10-28 09:00"},
	{"1969-12-31", "1970", "2026-03-24"},
	{"2101-01-01", "2100", "2026-03-24"},
	{"0000-01-01", "1970", "2026-03-24"},
	{"in 100 years", "2100", "2026-03-24"},
	{"in 99999 months", "2100", "2026-03-24"},
	{"in 999999 days", "", ""},
	{"999999999999 bd", "", ""},
	{"in -3 days", "", ""},
	{"in +3 days", "", ""},
	{"24 mar 27", "", ""},
	{"24nd mar", "", ""},
	{"11st mar", "", ""},
	{"31/2", "", "2026-03-24"},
	{"at", "", ""},
	{"at at 15:00", "", ""},
	{"in", "", ""},
	{"ago", "", ""},
	{"next", "", ""},
	{"next tomorrow", "", ""},
	{"tue wed", "", ""},
	{"today, tomorrow", "", ""},
	{"٣ bd", "", ""}, // a digit, but not of ours
	{strings.Repeat("tue ", 30), "too long", "2026-03-24"},
}

func TestParseRefuses(t *testing.T) {
	checkRefusals(t, when.Context{Now: clockAt(t, wednesday)}, refused)
	checkRefusals(t, when.Context{Now: clockAt(t, wednesday), Direction: when.Past}, []refusal{
		{"15:00", "still to come", "2026-10-27 15:00, or today 15:00"},
		{"wed 15:00", "still to come", "2026-10-21 15:00, or today 15:00"},
		{"28 oct 15:00", "still to come", "2025-10-28 15:00, or today 15:00"},
		{"3/11", "either of two days", "2025-11-03 or 2026-03-11"},
	})
}

func checkRefusals(t *testing.T, c when.Context, table []refusal) {
	t.Helper()
	for _, r := range table {
		m, err := when.Parse(r.text, c)
		var refused *when.ParseError
		if !errors.As(err, &refused) {
			t.Errorf("Parse(%q) = %s, %v, want a ParseError", r.text, written(m), err)
			continue
		}
		if refused.Text != r.text || refused.Expected != "a date" {
			t.Errorf("Parse(%q): the error is about %q as %s", r.text, refused.Text, refused.Expected)
		}
		if !strings.Contains(refused.Error(), r.why) {
			t.Errorf("Parse(%q): %q does not say %q", r.text, refused, r.why)
		}
		if refused.Hint() == "" || !strings.Contains(refused.Hint(), r.hint) {
			t.Errorf("Parse(%q): hint %q does not say %q", r.text, refused.Hint(), r.hint)
		}
	}
}

// Text with an offset keeps it, whatever the user's zone is; text without one
// is no instant.
func TestParseOffset(t *testing.T) {
	c := when.Context{Now: clockAt(t, wednesday)}
	m, err := when.Parse("2026-03-24T15:00:00+05:30", c)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Instant.Format(time.RFC3339); got != "2026-03-24T15:00:00+05:30" {
		t.Errorf("instant %s", got)
	}
	got, twice, err := m.In(location(t, "Asia/Tokyo"))
	if err != nil || twice || got.Format(time.RFC3339) != "2026-03-24T18:30:00+09:00" {
		t.Errorf("In(Tokyo) = %s, %t, %v", got, twice, err)
	}
	if m, err = when.Parse("2026-03-24T15:00:00", c); err != nil || !m.Instant.IsZero() {
		t.Errorf("without offset: %v, %v", m.Instant, err)
	}
}

func TestParseErrorIsShort(t *testing.T) {
	_, err := when.Parse(strings.Repeat("ü\x1b", 10_000), when.Context{Now: clockAt(t, wednesday)})
	if text := err.Error(); len(text) > 500 || strings.Contains(text, "\x1b") {
		t.Errorf("%d bytes: %.100q", len(text), text)
	}
}
