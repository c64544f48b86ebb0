package calendar

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

// zoneOf loads a zone or ends the test.
func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// march is the window of most tests: two weeks around the clock change, as
// somebody in Berlin sees them.
func march(t testing.TB) Window {
	berlin := zoneOf(t, "Europe/Berlin")
	return Window{time.Date(2026, 3, 23, 0, 0, 0, 0, berlin), time.Date(2026, 4, 6, 0, 0, 0, 0, berlin), berlin}
}

// file puts events into a calendar. Lines are separated by bars.
func file(lines ...string) []byte {
	all := "BEGIN:VCALENDAR|VERSION:2.0|" + strings.Join(lines, "|") + "|END:VCALENDAR|"
	return []byte(strings.ReplaceAll(all, "|", "\r\n"))
}

func vevent(lines string) string { return "BEGIN:VEVENT|" + lines + "|END:VEVENT" }

// spoken are spans as the window's wall shows them.
func spoken(w Window, spans []Span) string {
	var out []string
	for _, s := range spans {
		a, b := s.Start.In(w.Zone), s.End.In(w.Zone)
		end := b.Format("15:04")
		if a.YearDay() != b.YearDay() {
			end = b.Format("01-02 15:04")
		}
		out = append(out, a.Format("01-02 15:04")+"-"+end)
	}
	return strings.Join(out, ", ")
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		src    []byte
		want   string
		faults string // parts of them, with a bar between
	}{
		"an hour in UTC":     {src: file(vevent("DTSTART:20260324T140000Z|DTEND:20260324T150000Z")), want: "03-24 15:00-16:00"},
		"a duration":         {src: file(vevent("DTSTART:20260324T140000Z|DURATION:PT1H30M")), want: "03-24 15:00-16:30"},
		"no end takes none":  {src: file(vevent("DTSTART:20260324T140000Z"))},
		"floating is mine":   {src: file(vevent("DTSTART:20260324T140000|DURATION:PT1H")), want: "03-24 14:00-15:00"},
		"a whole day":        {src: file(vevent("DTSTART;VALUE=DATE:20260324")), want: "03-24 00:00-03-25 00:00"},
		"two whole days":     {src: file(vevent("DTSTART;VALUE=DATE:20260328|DTEND;VALUE=DATE:20260330")), want: "03-28 00:00-03-30 00:00"},
		"days by duration":   {src: file(vevent("DTSTART;VALUE=DATE:20260324|DURATION:P2D")), want: "03-24 00:00-03-26 00:00"},
		"transparent":        {src: file(vevent("DTSTART:20260324T140000Z|DURATION:PT1H|TRANSP:TRANSPARENT"))},
		"cancelled":          {src: file(vevent("DTSTART:20260324T140000Z|DURATION:PT1H|STATUS:CANCELLED"))},
		"tentative is taken": {src: file(vevent("DTSTART:20260324T140000Z|DURATION:PT1H|STATUS:TENTATIVE")), want: "03-24 15:00-16:00"},
		"free in Outlook":    {src: file(vevent("DTSTART:20260324T140000Z|DURATION:PT1H|X-MICROSOFT-CDO-BUSYSTATUS:FREE"))},
		"outside the window": {src: file(vevent("DTSTART:20250324T140000Z|DURATION:PT1H"), vevent("DTSTART:20270324T140000Z|DURATION:PT1H"))},
		"they are merged": {src: file(vevent("DTSTART:20260324T140000Z|DURATION:PT1H"), vevent("DTSTART:20260324T143000Z|DURATION:PT1H"),
			vevent("DTSTART:20260324T153000Z|DURATION:PT1H")), want: "03-24 15:00-17:30"},

		"a zone by its name":     {src: file(vevent("DTSTART;TZID=America/New_York:20260324T100000|DURATION:PT1H")), want: "03-24 15:00-16:00"},
		"a zone of Windows":      {src: file(vevent(`DTSTART;TZID="W. Europe Standard Time":20260324T100000|DURATION:PT1H`)), want: "03-24 10:00-11:00"},
		"a zone in a path":       {src: file(vevent("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20260324T100000|DURATION:PT1H")), want: "03-24 11:00-12:00"},
		"a zone of three parts":  {src: file(vevent("DTSTART;TZID=/x/America/Argentina/Salta:20260324T100000|DURATION:PT1H")), want: "03-24 14:00-15:00"},
		"a zone that is none":    {src: file(vevent("DTSTART;TZID=Nowhere/Land:20260324T100000|DURATION:PT1H")), want: "03-24 10:00-11:00", faults: `4: DTSTART: there is no time zone "Nowhere/Land"; the hour is taken as in Europe/Berlin`},
		"a zone of its own":      {src: file(ownZone, vevent("DTSTART;TZID=Customized Time Zone:20260324T100000|DTEND;TZID=Customized Time Zone:20260324T110000")), want: "03-24 07:00-08:00"},
		"and in its summer":      {src: file(ownZone, vevent("DTSTART;TZID=Customized Time Zone:20260401T100000|DURATION:PT1H")), want: "04-01 07:00-08:00"},
		"its rules unreadable":   {src: file("BEGIN:VTIMEZONE|TZID:Odd|BEGIN:STANDARD|DTSTART:20200101T000000|TZOFFSETTO:x|END:STANDARD|END:VTIMEZONE"), faults: "3: the rules of this time zone cannot be read"},
		"known in spite of them": {src: file("BEGIN:VTIMEZONE|TZID:Mine|X-LIC-LOCATION:Europe/Lisbon|END:VTIMEZONE", vevent("DTSTART;TZID=Mine:20260324T100000|DURATION:PT1H")), want: "03-24 11:00-12:00"},

		"every week over the clock change":  {src: file(vevent("DTSTART;TZID=Europe/Berlin:20200107T090000|DURATION:PT1H|RRULE:FREQ=WEEKLY")), want: "03-24 09:00-10:00, 03-31 09:00-10:00"},
		"and in a zone that changed before": {src: file(vevent("DTSTART;TZID=America/New_York:20200107T090000|DURATION:PT1H|RRULE:FREQ=WEEKLY;BYDAY=TU")), want: "03-24 14:00-15:00, 03-31 15:00-16:00"},
		"until":                             {src: file(vevent("DTSTART:20260323T080000Z|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20260324T080000Z")), want: "03-23 09:00-10:00, 03-24 09:00-10:00"},
		"until a day":                       {src: file(vevent("DTSTART:20260323T080000|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20260324")), want: "03-23 08:00-09:00, 03-24 08:00-09:00"},
		"counted":                           {src: file(vevent("DTSTART:20260301T080000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=24")), want: "03-23 09:00-10:00, 03-24 09:00-10:00"},
		"without some": {src: file(vevent("DTSTART;TZID=Europe/Berlin:20260323T090000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=5|" +
			"EXDATE;TZID=Europe/Berlin:20260324T090000,20260325T090000|EXDATE:20260326T080000Z")), want: "03-23 09:00-10:00, 03-27 09:00-10:00"},
		"without a day":        {src: file(vevent("DTSTART;TZID=Europe/Berlin:20260323T090000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2|EXDATE;VALUE=DATE:20260324")), want: "03-23 09:00-10:00"},
		"and some more":        {src: file(vevent("DTSTART:20260323T080000Z|DURATION:PT1H|RDATE:20260325T080000Z|RDATE;VALUE=PERIOD:20260326T080000Z/PT2H,20260327T080000Z/20260327T083000Z")), want: "03-23 09:00-10:00, 03-25 09:00-10:00, 03-26 09:00-11:00, 03-27 09:00-09:30"},
		"one was moved":        {src: file(vevent("UID:a|DTSTART:20260323T080000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2"), vevent("UID:a|RECURRENCE-ID:20260324T080000Z|DTSTART:20260324T120000Z|DURATION:PT1H")), want: "03-23 09:00-10:00, 03-24 13:00-14:00"},
		"one called off":       {src: file(vevent("UID:a|RECURRENCE-ID:20260324T080000Z|DTSTART:20260324T080000Z|DURATION:PT1H|STATUS:CANCELLED"), vevent("UID:a|DTSTART:20260323T080000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2")), want: "03-23 09:00-10:00"},
		"another of that hour": {src: file(vevent("UID:b|DTSTART:20260324T080000Z|DURATION:PT1H"), vevent("UID:a|RECURRENCE-ID:20260324T080000Z|DTSTART:20260324T120000Z|DURATION:PT1H")), want: "03-24 09:00-10:00, 03-24 13:00-14:00"},
		"all later ones": {src: file(vevent("UID:a|DTSTART:20260323T080000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2"), vevent("UID:a|RECURRENCE-ID;RANGE=THISANDFUTURE:20260324T080000Z|DTSTART:20260324T120000Z|DURATION:PT1H")),
			want: "03-23 09:00-10:00, 03-24 09:00-10:00, 03-24 13:00-14:00", faults: "9: a change of all later times"},
		"whole days again":             {src: file(vevent("DTSTART;VALUE=DATE:20200329|RRULE:FREQ=YEARLY")), want: "03-29 00:00-03-30 00:00"},
		"a long one that began before": {src: file(vevent("DTSTART;VALUE=DATE:20260301|DTEND;VALUE=DATE:20260304|RRULE:FREQ=MONTHLY;BYMONTHDAY=22")), want: "03-22 00:00-03-25 00:00"},
		"one of the night before":      {src: file(vevent("DTSTART;TZID=Europe/Berlin:20200101T220000|DURATION:PT4H|RRULE:FREQ=DAILY;UNTIL=20260323T000000Z")), want: "03-22 22:00-03-23 02:00"},
		"free and busy":                {src: file("BEGIN:VFREEBUSY|FREEBUSY:20260324T080000Z/PT1H,20260324T100000Z/20260324T110000Z|FREEBUSY;FBTYPE=FREE:20260325T080000Z/PT1H|END:VFREEBUSY"), want: "03-24 09:00-10:00, 03-24 11:00-12:00"},

		"folded in the middle": {src: []byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTST\n ART;TZID=Europe/Ber\n\tlin:20260324T1\n 00000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR"), want: "03-24 10:00-11:00"},
		"a mark and old ends":  {src: []byte("\ufeffBEGIN:VCALENDAR\rBEGIN:VEVENT\rDTSTART:20260324T080000Z\rDURATION:PT1H\rEND:VEVENT\rEND:VCALENDAR\r"), want: "03-24 09:00-10:00"},
		"lower case":           {src: []byte("begin:vcalendar\nbegin:vevent\ndtstart:20260324T080000Z\nduration:pt1h\nend:vevent\nend:vcalendar\n"), want: "03-24 09:00-10:00"},
		"a colon in quotes":    {src: file(vevent(`DTSTART;X-A="a:b;c";TZID=UTC:20260324T080000|DURATION:PT1H`)), want: "03-24 09:00-10:00"},
		"tasks are no events":  {src: file("BEGIN:VTODO|DTSTART:20260324T080000Z|DURATION:PT1H|BEGIN:VALARM|END:VALARM|END:VTODO")},
		"an alarm has no time": {src: file(vevent("DTSTART:20260324T080000Z|BEGIN:VALARM|DURATION:PT9H|END:VALARM|DURATION:PT1H")), want: "03-24 09:00-10:00"},

		"no date":              {src: file(vevent("DTSTART:yesterday|DURATION:PT1H")), faults: `4: DTSTART: "yesterday" is no date`},
		"no such day":          {src: file(vevent("DTSTART:20260230T080000Z|DURATION:PT1H")), faults: "4: "},
		"no start":             {src: file(vevent("SUMMARY:x")), faults: "3: an event without DTSTART"},
		"no length":            {src: file(vevent("DTSTART:20260324T080000Z|DURATION:soon")), faults: `5: DURATION: "soon" is no length`},
		"ends before":          {src: file(vevent("DTSTART:20260324T080000Z|DTEND:20260324T070000Z")), faults: "3: an event that ends before it begins"},
		"no rule":              {src: file(vevent("DTSTART:20260324T080000Z|DURATION:PT1H|RRULE:FREQ=OFTEN")), want: "03-24 09:00-10:00", faults: "6: RRULE: FREQ=OFTEN is no period"},
		"another calendar":     {src: file(vevent("DTSTART:20260324T080000Z|DURATION:PT1H|RRULE:RSCALE=HEBREW;FREQ=YEARLY")), want: "03-24 09:00-10:00", faults: "6: RRULE: RSCALE=HEBREW"},
		"no line":              {src: file("nonsense", vevent("DTSTART:20260324T080000Z|DURATION:PT1H")), want: "03-24 09:00-10:00", faults: "3: this is no line"},
		"cut off":              {src: []byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260324T080000Z\nDURATION:PT1H\n"), want: "03-24 09:00-10:00", faults: "1: the file ends too early"},
		"closed by another":    {src: file("BEGIN:VEVENT|DTSTART:20260324T080000Z|DURATION:PT1H|END:VTODO"), want: "03-24 09:00-10:00", faults: "6: END:VTODO stands where VEVENT is open"},
		"closed once too many": {src: append(file(), "END:VEVENT\n"...), faults: "5: END:VEVENT closes nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			w := march(t)
			spans, faults, err := Read(c.src, w)
			if err != nil {
				t.Fatal(err)
			}
			if got := spoken(w, spans); got != c.want {
				t.Errorf("busy %q, want %q", got, c.want)
			}
			var said []string
			for _, f := range faults {
				said = append(said, fmt.Sprintf("%d: %s", f.Line, f.Message))
			}
			want := strings.FieldsFunc(c.faults, func(r rune) bool { return r == '|' })
			if len(said) != len(want) {
				t.Fatalf("faults %q, want %q", said, want)
			}
			for i := range want {
				if !strings.HasPrefix(said[i], want[i]) {
					t.Errorf("fault %q, want %q", said[i], want[i])
				}
			}
		})
	}
}

// ownZone is a zone as Exchange writes it, three hours before Berlin.
const ownZone = "BEGIN:VTIMEZONE|TZID:Customized Time Zone|" +
	"BEGIN:STANDARD|DTSTART:16010101T030000|TZOFFSETFROM:+0500|TZOFFSETTO:+0400|RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10|END:STANDARD|" +
	"BEGIN:DAYLIGHT|DTSTART:16010101T020000|TZOFFSETFROM:+0400|TZOFFSETTO:+0500|RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3|END:DAYLIGHT|END:VTIMEZONE"

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		src  string
		line int
		want string
	}{
		"nothing":       {"", 0, "no BEGIN:VCALENDAR"},
		"another text":  {"Dear Ines,\n", 1, "no line of a calendar"},
		"a web page":    {"<!DOCTYPE html>\n<p style=\"a:b\">", 1, "no line of a calendar"},
		"an event":      {"\n\nBEGIN:VEVENT\n", 3, "begins with BEGIN:VCALENDAR"},
		"a card":        {"BEGIN:VCARD\nVERSION:3.0\n", 1, "begins with BEGIN:VCALENDAR"},
		"the old form":  {"BEGIN:VCALENDAR\nVERSION:1.0\n", 2, "vCalendar 1.0"},
		"nested deeply": {strings.Repeat("BEGIN:VCALENDAR\n", 40), 17, "nested"},
		"too large":     {"BEGIN:VCALENDAR\n" + strings.Repeat("\n", MostBytes), 0, "more than 64 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Read([]byte(c.src), march(t))
			var format *FormatError
			if !errors.As(err, &format) {
				t.Fatalf("error %v", err)
			}
			if format.Line != c.line || !strings.Contains(format.Error(), c.want) || format.Hint() == "" {
				t.Errorf("line %d, %q, hint %q", format.Line, format.Error(), format.Hint())
			}
		})
	}
}

// TestReadIsBounded reads files that want to be read for ever. None may take
// more steps than a file is given; the count stands for the time.
func TestReadIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("what is given up after two million steps takes them first")
	}
	w := march(t)
	rule := func(r string) string { return vevent("DTSTART:19700101T000000Z|DURATION:PT1S|RRULE:" + r) }
	many := func(n int, s string) []byte { return file(strings.Repeat(s+"|", n)) }
	for name, c := range map[string]struct {
		src   []byte
		want  string
		fault string
	}{
		"every second for ever":     {src: file(rule("FREQ=SECONDLY")), want: "03-23 00:00-04-06 00:00"},
		"every second, counted":     {src: file(rule("FREQ=SECONDLY;COUNT=1099511627776")), fault: "too long"},
		"every second of no day":    {src: file(rule("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"))},
		"no day at all":             {src: file(rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9999999"))},
		"a set of all hours":        {src: file(rule("FREQ=YEARLY;BYMONTHDAY=1,2,3,4;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSETPOS=-1;COUNT=99999"))},
		"every minute, many":        {src: many(3000, rule("FREQ=MINUTELY;INTERVAL=7")), fault: "too long"},
		"days for ever":             {src: file(vevent("DTSTART;VALUE=DATE:19700101|RRULE:FREQ=DAILY")), want: "03-23 00:00-04-06 00:00"},
		"the end of time":           {src: file(vevent("DTSTART:00010101T000000Z|DTEND:99991231T235959Z|RRULE:FREQ=DAILY")), want: "01-01 00:53-00:59"},
		"zones without end":         {src: many(3000, "BEGIN:VTIMEZONE|TZID:z|BEGIN:STANDARD|DTSTART:19700101T000000|TZOFFSETFROM:+0000|TZOFFSETTO:+0100|RRULE:FREQ=SECONDLY|END:STANDARD|END:VTIMEZONE"), fault: "cannot be read"},
		"a line of many megabytes":  {src: file(vevent("DTSTART:20260324T080000Z|DURATION:PT1H|DESCRIPTION:" + strings.Repeat("x", 20<<20))), want: "03-24 09:00-10:00"},
		"folded a million times":    {src: file(vevent("DTSTART:20260324T080000Z|DURATION:PT1H|X:" + strings.Repeat("|  ", 1<<20))), want: "03-24 09:00-10:00"},
		"a million lines of noise":  {src: many(1<<20, "x"), fault: "no line"},
		"names of zones by the ton": {src: manyZones(3000), fault: "no time zone"},
	} {
		t.Run(name, func(t *testing.T) {
			spans, faults, err := Read(c.src, w)
			if err != nil {
				t.Fatal(err)
			}
			if got := spoken(w, spans); c.want != "" && !strings.HasPrefix(got, c.want) {
				t.Errorf("busy %.200q, want %q", got, c.want)
			}
			if len(faults) > mostFaults || (len(faults) > 0) != (c.fault != "") {
				t.Fatalf("%d faults: %.300v", len(faults), faults)
			}
			if c.fault != "" && !strings.Contains(faults[len(faults)-1].Message, c.fault) {
				t.Errorf("the last fault is %v", faults[len(faults)-1])
			}
		})
	}
}

func manyZones(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s|", vevent(fmt.Sprintf("DTSTART;TZID=Zone %d:20260324T080000|DURATION:PT1H", i)))
	}
	return file(b.String())
}

// TestWriteGolden holds the bytes: folds, escapes, and what is left out.
func TestWriteGolden(t *testing.T) {
	entries := []Entry{
		{UID: "a@infoint", Sequence: 2, Stamp: at(t, "2026-03-20T00:00:00Z"), Start: at(t, "2026-03-24T15:00:00+01:00"), End: at(t, "2026-03-24T15:20:00+01:00"),
			Summary: "Talk with Łukasz Żółć, 李 and Ngũgĩ wa Thiong'o: a summary that does not fit on one line", Location: `Café "Anna"; back room`,
			Description: "one\ntwo", Alarm: -15 * time.Minute},
		{UID: "b@infoint", Stamp: at(t, "2026-03-20T00:00:00Z"), Start: at(t, "2026-03-25T15:00:00Z"), End: at(t, "2026-03-25T15:20:00Z"), Cancelled: true, Alarm: 1},
		{UID: "c@infoint", Stamp: at(t, "2026-03-20T00:00:00Z"), Day: dateOf(t, "2026-12-31"), Summary: "\x00", Alarm: morningOf},
	}
	const golden = "testdata/written.ics"
	got := Write(entries)
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
	if again := Write(entries); string(again) != string(got) {
		t.Error("writing the same twice gives other bytes")
	}
}

var update = flag.Bool("update", false, "rewrite the goldens")

func dateOf(t *testing.T, text string) infoint.Date {
	t.Helper()
	d, err := infoint.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
