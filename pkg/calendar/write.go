package calendar

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// An Entry is one line of a diary. It has a Start and an End, or else a Day,
// which it takes without filling it: a day on which something is due is free.
type Entry struct {
	UID      string
	Sequence int       // grows with every change of what stands
	Stamp    time.Time // of the last change
	Start    time.Time
	End      time.Time
	Day      infoint.Date

	Summary     string // left out where it is empty: a program may refuse one
	Description string
	Location    string
	Cancelled   bool
	// Alarm is when to ring, counted from Start or from the beginning of Day;
	// negative is before. 0 is no alarm, and a cancelled entry has none.
	Alarm time.Duration
}

// Write returns a calendar with the entries in their order, as a file that
// programs import. It is never refused: text that iCalendar cannot hold loses
// its control characters and nothing else.
func Write(entries []Entry) []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//infoint//infoint//EN")
	w.line("CALSCALE", "GREGORIAN")
	for _, e := range entries {
		w.entry(e)
	}
	w.line("END", "VCALENDAR")
	return w.out
}

type writer struct{ out []byte }

// The two forms in which iCalendar writes time.
const (
	dayForm = "20060102"
	utcForm = "20060102T150405Z"
)

func (w *writer) entry(e Entry) {
	w.line("BEGIN", "VEVENT")
	w.text("UID", e.UID)
	w.line("DTSTAMP", e.Stamp.UTC().Format(utcForm))
	w.line("SEQUENCE", strconv.Itoa(e.Sequence))
	status := "CONFIRMED"
	if e.Cancelled {
		status = "CANCELLED"
	}
	w.line("STATUS", status)
	if e.Day.IsZero() {
		w.line("DTSTART", e.Start.UTC().Format(utcForm))
		w.line("DTEND", e.End.UTC().Format(utcForm))
	} else {
		w.line("DTSTART;VALUE=DATE", day(e.Day))
		w.line("DTEND;VALUE=DATE", day(e.Day.AddDays(1)))
		w.line("TRANSP", "TRANSPARENT")
	}
	w.text("SUMMARY", e.Summary)
	w.text("LOCATION", e.Location)
	w.text("DESCRIPTION", e.Description)
	if e.Alarm != 0 && !e.Cancelled {
		w.alarm(e)
	}
	w.line("END", "VEVENT")
}

// alarm rings with a text, which has to be there.
func (w *writer) alarm(e Entry) {
	said := clean(e.Summary)
	if said == "" {
		said = "infoint"
	}
	w.line("BEGIN", "VALARM")
	w.line("ACTION", "DISPLAY")
	w.text("DESCRIPTION", said)
	w.line("TRIGGER", trigger(e.Alarm))
	w.line("END", "VALARM")
}

// trigger writes a duration of whole minutes, as -PT15M or PT9H.
func trigger(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	if d%time.Hour == 0 {
		return sign + "PT" + strconv.Itoa(int(d/time.Hour)) + "H"
	}
	return sign + "PT" + strconv.Itoa(int(d/time.Minute)) + "M"
}

func day(d infoint.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// text writes a property whose value is text, and nothing where there is none.
func (w *writer) text(name, value string) {
	if value = clean(value); value != "" {
		w.line(name, escape(value))
	}
}

// most is how many octets a line may have without its end; RFC 5545 asks for
// no more.
const most = 75

// line writes NAME:VALUE, folded between characters: the next line begins with
// a blank that belongs to neither.
func (w *writer) line(name, value string) {
	s := name + ":" + value
	room := most
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		w.out = append(append(w.out, s[:cut]...), "\r\n "...)
		s, room = s[cut:], most-1
	}
	w.out = append(append(w.out, s...), "\r\n"...)
}

// clean makes every end of a line a plain one, and drops what no text may
// hold. The separators of Unicode are ends of lines to some readers, which
// would take the rest for a property.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}
