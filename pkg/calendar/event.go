package calendar

import (
	"strings"
	"time"
)

// An event is a VEVENT, as far as it says when somebody is busy.
type event struct {
	line     int
	uid      string
	start    stamp
	length   time.Duration // of one that has hours
	end      time.Time     // of the first one; zero where only the length is given
	days     int           // of one that takes whole days
	free     bool
	rules    []property
	more     []property // RDATE
	except   []property // EXDATE
	replaces *stamp     // RECURRENCE-ID: the one hour in whose place this is
	onwards  bool       // it replaces all that come later too
}

// event reads what a VEVENT says. It is false where nothing can be taken from
// it; the fault is then told.
func (r *reader) event(c *component) (event, bool) {
	e := event{line: c.line}
	var end, length property
	begun := false
	for _, p := range c.props {
		word := strings.ToUpper(strings.TrimSpace(p.value))
		switch p.name {
		case "UID":
			e.uid = p.value
		case "DTSTART":
			if e.start, begun = r.stamp(p, p.value); !begun {
				return e, false
			}
		case "DTEND":
			end = p
		case "DURATION":
			length = p
		case "TRANSP":
			e.free = e.free || word == "TRANSPARENT"
		case "STATUS":
			e.free = e.free || word == "CANCELLED"
		case "X-MICROSOFT-CDO-BUSYSTATUS":
			e.free = e.free || word == "FREE"
		case "RRULE":
			e.rules = append(e.rules, p)
		case "RDATE":
			e.more = append(e.more, p)
		case "EXDATE":
			e.except = append(e.except, p)
		case "RECURRENCE-ID":
			if s, ok := r.stamp(p, p.value); ok {
				e.replaces, e.onwards = &s, strings.EqualFold(p.params["RANGE"], "THISANDFUTURE")
			}
		}
	}
	if !begun {
		r.fault(c.line, "an event without DTSTART has no time, and was passed over")
		return e, false
	}
	return e, r.lasts(&e, end, length)
}

// lasts works out how long an event is: to its end, for its duration, else for
// a day where it has no hour and no time where it has one.
func (r *reader) lasts(e *event, end, length property) bool {
	e.days = 1
	switch {
	case end.name != "":
		until, ok := r.stamp(end, end.value)
		if !ok {
			return false
		}
		e.end = until.instant()
		e.length = e.end.Sub(e.start.instant())
		e.days = max(1, daysBetween(e.start.wall, until.wall))
	case length.name != "":
		d, ok := parseDuration(length.value)
		if !ok {
			r.fault(length.line, "DURATION: %q is no length of time", short(length.value))
			return false
		}
		e.length, e.days = d, max(1, int(d/(24*time.Hour)))
	}
	if e.length < 0 {
		r.fault(e.line, "an event that ends before it begins takes no time")
	}
	return true
}

// span is the time that the event takes where it begins at the wall.
func (e event) span(wall time.Time) Span {
	s := Span{Start: instantOf(wall, e.start.zone)}
	switch {
	case e.start.allDay:
		s.End = instantOf(wall.AddDate(0, 0, e.days), e.start.zone)
	case wall.Equal(e.start.wall) && !e.end.IsZero():
		s.End = e.end // more than a Duration can hold, if the file says so
	default:
		s.End = s.Start.Add(e.length)
	}
	return s
}

// replaced are the hours of a repeated event that others stand for.
type replaced map[string]map[int64]bool

// events takes the times of all events. One that is cancelled or transparent
// takes none, but still stands for the hour that it replaces.
func (r *reader) events(events []event) {
	gone := replaced{}
	for _, e := range events {
		switch {
		case e.replaces == nil || e.uid == "":
		case e.onwards:
			r.fault(e.line, "a change of all later times is not worked out; the old and the new ones count")
		default:
			if gone[e.uid] == nil {
				gone[e.uid] = map[int64]bool{}
			}
			gone[e.uid][e.replaces.instant().Unix()] = true
		}
	}
	for _, e := range events {
		switch {
		case e.free:
		case e.replaces != nil && !e.onwards:
			r.busy(e.span(e.start.wall))
		default:
			r.repeat(e, gone[e.uid])
		}
	}
}

// repeat takes the times of an event: its own, those of its rules, those that
// are listed; without those that are left out or replaced.
func (r *reader) repeat(e event, gone map[int64]bool) {
	out, days := r.left(e)
	take := func(wall time.Time) {
		at := instantOf(wall, e.start.zone).Unix()
		if !gone[at] && !out[at] && !days[wall.Truncate(24*time.Hour).Unix()] {
			r.busy(e.span(wall))
		}
	}
	take(e.start.wall)
	lead := e.span(e.start.wall).End.Sub(e.start.instant()) + 24*time.Hour
	from, to := wallIn(r.window.From.Add(-lead), e.start.zone), wallIn(r.window.To, e.start.zone)
	for _, p := range e.rules {
		rule, err := parseRule(p.value, e.start.zone)
		if err == nil {
			err = rule.walk(e.start.wall, from, to, &r.steps, take)
		}
		if err != nil {
			r.fault(p.line, "RRULE: %s; of its repetitions not all count", err)
		}
	}
	for _, p := range e.more {
		for value := range strings.SplitSeq(p.value, ",") {
			if strings.Contains(value, "/") {
				if s, ok := r.period(p, value); ok && !out[s.Start.Unix()] {
					r.busy(s)
				}
			} else if s, ok := r.stamp(p, value); ok {
				take(wallIn(s.instant(), e.start.zone))
			}
		}
	}
}

// left are the times that EXDATE leaves out: instants, and whole days.
func (r *reader) left(e event) (instants map[int64]bool, days map[int64]bool) {
	instants, days = map[int64]bool{}, map[int64]bool{}
	for _, p := range e.except {
		for value := range strings.SplitSeq(p.value, ",") {
			s, ok := r.stamp(p, value)
			switch {
			case !ok:
			case s.allDay:
				days[s.wall.Unix()] = true
			default:
				instants[s.instant().Unix()] = true
			}
		}
	}
	return instants, days
}
