package campaign

import (
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// A Talk is an interview in time, with the people whom its links mean.
type Talk struct {
	*infoint.Interview
	With  []infoint.ID
	Zone  *time.Location
	Start time.Time // zero where no hour is given
	End   time.Time
	// ZoneFault says that the note's timezone is none; the user's was taken.
	ZoneFault error
}

// talk places an interview in time: in its own zone, else in that of the first
// person it is with, else in the user's.
func (c *Campaign) talk(i *infoint.Interview) *Talk {
	t := &Talk{Interview: i, Zone: c.Now.Location()}
	for _, ref := range i.With {
		if id, ok := c.Lookup(ref); ok && !slices.Contains(t.With, id) {
			t.With = append(t.With, id)
		}
	}
	if i.Timezone != "" {
		if zone, err := c.zone(i.Timezone); err == nil {
			t.Zone = zone
		} else {
			t.ZoneFault = err
		}
	}
	if !i.Scheduled.IsZero() {
		t.Start = i.Scheduled.In(t.Zone)
		t.End = t.Start.Add(time.Duration(t.Length(c.Config)) * time.Minute)
	}
	return t
}

// zone is when.Zone with a memory: a vault has many talks and few zones.
func (c *Campaign) zone(name string) (*time.Location, error) {
	if z, ok := c.zones[name]; ok {
		return z, nil
	}
	z, err := when.Zone(name)
	if err == nil {
		c.zones[name] = z
	}
	return z, err
}

// Length returns the minutes of the talk: those asked for, else the default.
func (t *Talk) Length(config infoint.Config) int {
	if t.Minutes > 0 {
		return t.Minutes
	}
	return config.AskMinutes
}

// Over returns the instant from which hours after the talk are counted: its
// end, or the end of the day on which it was held where it has no hour, or
// was held on another day than planned.
func (t *Talk) Over(user *time.Location) time.Time {
	held := t.Held
	if !t.Start.IsZero() && (held.IsZero() || held == infoint.DateOf(t.Start) || held == infoint.DateOf(t.End.In(user))) {
		return t.End
	}
	if held.IsZero() {
		return time.Time{}
	}
	return held.End(user)
}

// First returns the person to whom letters and promises of the talk go.
func (t *Talk) First() infoint.ID {
	if len(t.With) == 0 {
		return ""
	}
	return t.With[0]
}

// EndedOn is the day of a cancellation or a no-show: the date written down,
// else the day for which the talk stood.
func (t *Talk) EndedOn() infoint.Date {
	if !t.Cancelled.IsZero() {
		return t.Cancelled
	}
	return t.Scheduled.Date
}

// Talks returns every interview placed in time, in their order.
func (c *Campaign) Talks() []*Talk { return c.talks }

// Professions returns what the talk is about: its own professions, else those
// of the people it is with.
func (c *Campaign) Professions(t *Talk) []string {
	if len(t.Interview.Professions) > 0 {
		return t.Interview.Professions
	}
	var out []string
	for _, id := range t.With {
		for _, p := range c.Contact(id).Professions {
			if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, p) }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// AskFor returns the minutes to ask a person for: fewer where one writes to
// somebody senior out of the blue.
func (c *Campaign) AskFor(t *Thread) int {
	p := t.Contact
	cold := p.Relationship == "" || p.Relationship == infoint.RelationCold || p.Relationship == infoint.RelationLinkedIn
	if cold && p.Seniority == infoint.SenioritySenior && t.InterviewCount() == 0 {
		return c.Config.AskMinutesColdSenior
	}
	return c.Config.AskMinutes
}
