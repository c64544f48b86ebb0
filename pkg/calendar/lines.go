package calendar

import (
	"bytes"
	"fmt"
	"strings"
)

// What a file may be at most. A diary of ten years of a busy person has about
// ten megabytes; a line that is longer than this is an attachment.
// Who has a thousand faults is not helped by one more.
const (
	MostBytes  = 64 << 20
	mostLine   = 64 << 10
	mostDepth  = 16
	mostFaults = 1000
)

// A Fault is something in a file that could not be read; what is said about
// it, and what was taken in its place.
type Fault struct {
	Line    int // counted from 1, in the file as it is
	Message string
}

// A FormatError says that a file is no calendar that can be read.
type FormatError struct {
	Line    int
	Problem string
	Advice  string
}

func (e *FormatError) Error() string {
	if e.Line == 0 {
		return e.Problem
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Problem)
}

// Hint returns what to do instead.
func (e *FormatError) Hint() string { return e.Advice }

// A property is one line of a file, unfolded.
type property struct {
	name, value string
	params      map[string]string // the first value of each
	line        int
}

// A component is what stands between BEGIN and END, as far as it is wanted.
type component struct {
	name  string
	line  int
	props []property
	parts []*component
}

// get returns the first property of a name.
func (c *component) get(name string) (property, bool) {
	for _, p := range c.props {
		if p.name == name {
			return p, true
		}
	}
	return property{}, false
}

// wanted are the components that say when somebody is busy. What is in any
// other is passed over.
func wanted(name string) bool {
	switch name {
	case "VEVENT", "VFREEBUSY", "VTIMEZONE", "STANDARD", "DAYLIGHT":
		return true
	}
	return false
}

// kept are the properties that are looked at; the words of somebody's diary
// are not.
func kept(name string) bool {
	switch name {
	case "UID", "DTSTART", "DTEND", "DURATION", "TRANSP", "STATUS", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
		"FREEBUSY", "X-MICROSOFT-CDO-BUSYSTATUS", "TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO":
		return true
	}
	return false
}

// A parser puts lines together to components.
type parser struct {
	open   []*component // the innermost last; nil stands for one that is passed over
	top    []*component
	faults []Fault
	seen   bool // a calendar began
}

// parse returns the wanted components of a file in their order.
func parse(src []byte) (*parser, error) {
	if len(src) > MostBytes {
		return nil, &FormatError{Problem: fmt.Sprintf("the file has more than %d MB", MostBytes>>20), Advice: "export the next months only"}
	}
	p := &parser{}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	for n := 1; len(src) > 0; {
		text, count, rest := unfold(src)
		if err := p.line(text, n); err != nil {
			return nil, err
		}
		src, n = rest, n+count
	}
	if !p.seen {
		return nil, &FormatError{Problem: "there is no BEGIN:VCALENDAR, so it is no calendar", Advice: "export the calendar as iCalendar, a file that ends in .ics"}
	}
	if len(p.open) > 0 {
		p.fault(1, "the file ends too early: END:VCALENDAR is missing, and what came after is not known")
	}
	return p, nil
}

func (p *parser) fault(line int, format string, args ...any) {
	if len(p.faults) < mostFaults {
		p.faults = append(p.faults, Fault{line, fmt.Sprintf(format, args...)})
	}
}

// unfold returns the first line with those that continue it, how many they
// are, and the rest. Any end of a line is taken.
func unfold(src []byte) (text string, count int, rest []byte) {
	var b strings.Builder
	for {
		line, after := cutLine(src)
		if count > 0 {
			line = line[1:]
		}
		if b.Len()+len(line) <= mostLine {
			b.Write(line)
		}
		count, src = count+1, after
		if len(src) == 0 || src[0] != ' ' && src[0] != '\t' {
			return b.String(), count, src
		}
	}
}

func cutLine(src []byte) (line, rest []byte) {
	i := bytes.IndexAny(src, "\r\n")
	switch {
	case i < 0:
		return src, nil
	case src[i] == '\r' && i+1 < len(src) && src[i+1] == '\n':
		return src[:i], src[i+2:]
	}
	return src[:i], src[i+1:]
}

func (p *parser) line(text string, n int) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	prop, ok := cutProperty(text)
	prop.line = n
	switch {
	case !ok && !p.seen:
		return &FormatError{n, "this is no line of a calendar", "export the calendar as iCalendar, a file that ends in .ics"}
	case !ok:
		p.fault(n, "this is no line of a calendar, and was passed over")
	case prop.name == "BEGIN":
		return p.begin(strings.ToUpper(strings.TrimSpace(prop.value)), n)
	case !p.seen:
		return &FormatError{n, "a calendar begins with BEGIN:VCALENDAR", "export the calendar as iCalendar, a file that ends in .ics"}
	case prop.name == "END":
		p.end(strings.ToUpper(strings.TrimSpace(prop.value)), n)
	case prop.name == "VERSION" && strings.TrimSpace(prop.value) == "1.0":
		return &FormatError{n, "this is vCalendar 1.0, which writes repetitions in another way", "export the calendar as iCalendar 2.0"}
	case len(p.open) > 0 && kept(prop.name):
		if c := p.open[len(p.open)-1]; c != nil {
			c.props = append(c.props, prop)
		}
	}
	return nil
}

func (p *parser) begin(name string, n int) error {
	if name == "VCALENDAR" {
		p.seen = true
	}
	if !p.seen {
		return &FormatError{n, "a calendar begins with BEGIN:VCALENDAR", "export the calendar as iCalendar, a file that ends in .ics"}
	}
	if len(p.open) == mostDepth {
		return &FormatError{n, "too much is nested here", "export the calendar anew"}
	}
	c := &component{name: name, line: n}
	if len(p.open) > 1 {
		if parent := p.open[len(p.open)-1]; parent == nil || !wanted(name) {
			c = nil
		} else {
			parent.parts = append(parent.parts, c)
		}
	} else if len(p.open) == 1 && wanted(name) {
		p.top = append(p.top, c)
	} else if name != "VCALENDAR" {
		c = nil
	}
	p.open = append(p.open, c)
	return nil
}

// end closes the innermost component. One that is called otherwise was not
// closed; what it holds is kept.
func (p *parser) end(name string, n int) {
	if len(p.open) == 0 {
		p.fault(n, "END:%s closes nothing", short(name))
		return
	}
	if c := p.open[len(p.open)-1]; c != nil && c.name != name {
		p.fault(n, "END:%s stands where %s is open", short(name), short(c.name))
	}
	p.open = p.open[:len(p.open)-1]
}

// cutProperty splits NAME;PARAM=VALUE:VALUE. A colon inside quotes is no end.
func cutProperty(text string) (property, bool) {
	prop := property{}
	quoted, from, name := false, 0, ""
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted || c != ';' && c != ':':
		default:
			part := text[from:i]
			if name == "" {
				name = strings.ToUpper(strings.TrimSpace(part))
				if name == "" {
					return prop, false
				}
			} else if key, value, ok := strings.Cut(part, "="); ok {
				if prop.params == nil {
					prop.params = map[string]string{}
				}
				prop.params[strings.ToUpper(strings.TrimSpace(key))] = strings.Trim(value, `"`)
			}
			from = i + 1
			if c == ':' {
				prop.name, prop.value = name, text[from:]
				return prop, true
			}
		}
	}
	return prop, false
}

// short keeps a pasted page out of a message.
func short(s string) string {
	const long = 40
	if len(s) > long {
		return strings.ToValidUTF8(s[:long], "") + "…"
	}
	return s
}
