package calendar

import (
	"slices"
	"strings"
	"time"
)

// A Window is the time that is of interest: what lies outside is not worked
// out. Zone is the user's own, in which days are whole and hours without a
// zone are meant.
type Window struct {
	From, To time.Time
	Zone     *time.Location
}

// A Span is time that is taken, from Start up to End.
type Span struct{ Start, End time.Time }

// Overlaps reports whether two spans have time in common.
func (s Span) Overlaps(o Span) bool { return s.Start.Before(o.End) && o.Start.Before(s.End) }

// mostSteps is how many days and hours the rules of one file may be asked
// about: about a second's work.
const mostSteps = 2 << 20

// Read returns when the owner of a calendar is busy in the window: spans in
// order that do not touch, and what could not be read. Events that are
// cancelled or transparent take no time; what is tentative does.
//
// An error, a *FormatError, says that the file is no calendar at all.
func Read(src []byte, w Window) ([]Span, []Fault, error) {
	p, err := parse(src)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{parser: p, window: w, steps: mostSteps,
		zones: zones{own: w.Zone, brings: map[string]*time.Location{}, found: map[string]*time.Location{}}}
	for _, c := range p.top {
		if c.name == "VTIMEZONE" && !r.zones.learn(c, w, &r.steps) {
			r.fault(c.line, "the rules of this time zone cannot be read; hours in it are taken as in %s", w.Zone)
		}
	}
	var events []event
	for _, c := range p.top {
		switch c.name {
		case "VEVENT":
			if e, ok := r.event(c); ok {
				events = append(events, e)
			}
		case "VFREEBUSY":
			r.freeBusy(c)
		}
	}
	r.events(events)
	slices.SortFunc(r.faults, func(a, b Fault) int { return a.Line - b.Line })
	return Merge(r.spans), r.faults, nil
}

// Merge returns the same time as spans in order that do not touch.
func Merge(spans []Span) []Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b Span) int { return a.Start.Compare(b.Start) })
	out := spans[:0]
	for _, s := range spans {
		switch last := len(out) - 1; {
		case !s.End.After(s.Start):
		case last >= 0 && !s.Start.After(out[last].End):
			if s.End.After(out[last].End) {
				out[last].End = s.End
			}
		default:
			out = append(out, s)
		}
	}
	return out
}

type reader struct {
	*parser
	window Window
	zones  zones
	steps  int
	spans  []Span
}

// busy keeps a span that touches the window. What follows on the last one, as
// a rule's hours may, makes that longer.
func (r *reader) busy(s Span) {
	if !s.Start.Before(r.window.To) || !s.End.After(r.window.From) {
		return
	}
	if last := len(r.spans) - 1; last >= 0 && r.spans[last].Overlaps(Span{s.Start, s.End.Add(1)}) && !s.Start.Before(r.spans[last].Start) {
		if s.End.After(r.spans[last].End) {
			r.spans[last].End = s.End
		}
		return
	}
	r.spans = append(r.spans, s)
}

// stamp reads a date of a property, one of several values of it.
func (r *reader) stamp(p property, value string) (stamp, bool) {
	wall, allDay, utc, ok := parseWall(value)
	if !ok {
		r.fault(p.line, "%s: %q is no date", p.name, short(value))
		return stamp{}, false
	}
	s := stamp{wall: wall, zone: r.window.Zone, allDay: allDay}
	switch id := p.params["TZID"]; {
	case utc:
		s.zone = time.UTC
	case id != "" && !allDay:
		zone, known := r.zones.find(id)
		if !known {
			r.fault(p.line, "%s: there is no time zone %q; the hour is taken as in %s", p.name, short(id), r.window.Zone)
			break
		}
		s.zone = zone
	}
	return s, true
}

// freeBusy takes the times that are published without their events.
func (r *reader) freeBusy(c *component) {
	for _, p := range c.props {
		if p.name != "FREEBUSY" || strings.EqualFold(p.params["FBTYPE"], "FREE") {
			continue
		}
		for value := range strings.SplitSeq(p.value, ",") {
			if s, ok := r.period(p, value); ok {
				r.busy(s)
			}
		}
	}
}

// period reads START/END and START/DURATION.
func (r *reader) period(p property, value string) (Span, bool) {
	from, to, _ := strings.Cut(value, "/")
	start, ok := r.stamp(p, from)
	if !ok {
		return Span{}, false
	}
	if d, ok := parseDuration(to); ok {
		return Span{start.instant(), start.instant().Add(d)}, true
	}
	end, ok := r.stamp(p, to)
	return Span{start.instant(), end.instant()}, ok
}
