package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

func FuzzRead(f *testing.F) {
	f.Add(file(ownZone, vevent("UID:a|DTSTART;TZID=Customized Time Zone:20260324T100000|DTEND:20260324T110000Z|RRULE:FREQ=DAILY;COUNT=3|EXDATE:20260325T080000Z")))
	f.Add(file(vevent("DTSTART;VALUE=DATE:20200229|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20270101;BYSETPOS=1"), vevent("UID:a|RECURRENCE-ID:20260324T080000Z|DTSTART:20260324T080000")))
	f.Add(file("BEGIN:VFREEBUSY|FREEBUSY;FBTYPE=BUSY:20260324T080000Z/PT1H,20260324T100000Z/20260324T110000Z|END:VFREEBUSY"))
	f.Fuzz(func(t *testing.T, src []byte) {
		w := march(t)
		spans, faults, err := Read(src, w)
		if err != nil {
			return
		}
		lines := bytes.Count(src, []byte("\n")) + bytes.Count(src, []byte("\r")) + 1
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > lines || fault.Message == "" {
				t.Errorf("a fault on line %d of %d: %q", fault.Line, lines, fault.Message)
			}
		}
		for i, s := range spans {
			if !s.Start.Before(s.End) || !s.Overlaps(Span{w.From, w.To}) || i > 0 && !spans[i-1].End.Before(s.Start) {
				t.Errorf("span %d of %v", i, spans)
			}
		}
	})
}

// FuzzWriteThenRead: what is written is whole lines of at most 75 octets, with
// as many events as were given and no other properties, and says the same time
// when it is read.
func FuzzWriteThenRead(f *testing.F) {
	f.Add("Talk with Ines", "line\r\nEND:VEVENT", "a,b;c\\", int64(1774360800), 20, false)
	f.Add("a\u2028b\u0085c\x00d\u2029e", strings.Repeat("ä", 99), "", int64(1774740600), 90, true)
	f.Fuzz(func(t *testing.T, summary, description, location string, unix int64, minutes int, cancelled bool) {
		w := march(t)
		start := w.From.Add(time.Duration(uint64(unix)%(13*24*3600)) * time.Second)
		minutes = max(1, min(minutes, 600))
		e := Entry{
			UID: "x@infoint", Stamp: start, Start: start, End: start.Add(time.Duration(minutes) * time.Minute),
			Summary: summary, Description: description, Location: location, Alarm: beforeCall, Cancelled: cancelled,
		}
		day := Entry{UID: "y@infoint", Stamp: start, Day: infoint.DateOf(start), Summary: summary}
		out := Write([]Entry{e, day})
		if !bytes.Equal(out, Write([]Entry{e, day})) {
			t.Error("other bytes the second time")
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(string(out), "\r\n"), "\r\n") {
			if len(line) > most || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00\u0085\u2028\u2029") {
				t.Errorf("line %q", line)
			}
		}
		checkNames(t, out)
		spans, faults, err := Read(out, w)
		if err != nil || len(faults) > 0 {
			t.Fatalf("%v %v", err, faults)
		}
		if cancelled && len(spans) != 0 || !cancelled && (len(spans) != 1 || !spans[0].Start.Equal(e.Start) || !spans[0].End.Equal(e.End)) {
			t.Errorf("read %v for %v", spans, e)
		}
	})
}

// checkNames holds which properties may stand in what is written.
func checkNames(t *testing.T, out []byte) {
	allowed := " VERSION PRODID CALSCALE UID DTSTAMP SEQUENCE STATUS DTSTART DTEND TRANSP SUMMARY LOCATION DESCRIPTION ACTION TRIGGER "
	counts := map[string]int{}
	for len(out) > 0 {
		text, _, rest := unfold(out)
		prop, ok := cutProperty(text)
		if prop.name == "BEGIN" || prop.name == "END" {
			counts[prop.name+prop.value]++
		} else if !ok || !strings.Contains(allowed, " "+prop.name+" ") {
			t.Errorf("property %q", text)
		}
		out = rest
	}
	for name, n := range counts {
		want := 1
		if strings.HasSuffix(name, "VEVENT") {
			want = 2
		}
		if n != want {
			t.Errorf("%d times %s", n, name)
		}
	}
}
