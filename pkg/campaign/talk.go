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
	// DayOnly says that only a day is given; End is then the end of that day.
	DayOnly bool
	// ZoneFault says that the note's timezone is none; the user's was taken.
	ZoneFault error

	ended    infoint.Date // of a cancellation or a no-show
	unbooked bool         // it will be booked on a day that has not come
}

// talk places an interview in time: in its own zone, else in the user's, which
// is the one in which people keep their diaries.
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
		if t.Scheduled == (infoint.Wall{Date: t.Scheduled.Date}) {
			t.DayOnly, t.End = true, t.Scheduled.Date.End(t.Zone)
		}
	}
	t.unbooked = i.Booked.After(c.Today()) && !i.Booked.After(i.Scheduled.Date)
	t.Interview = asOf(i, c.Today())
	if day := infoint.DateOf(t.Start.In(c.Now.Location())); t.MissedBy != "" && day.After(c.Today()) {
		now := *t.Interview // nobody has stayed away from what is still to come
		now.MissedBy = ""
		t.Interview = &now
	}
	t.ended = t.endedOn(c.Today())
	return t
}

// asOf returns the interview as it stands on a day. A date later than that has
// not come: that nothing was held yet is asked about, where a slip of the pen
// would have made a talk that nobody gives thanks for. What was heard in it has
// not been heard.
func asOf(i *infoint.Interview, day infoint.Date) *infoint.Interview {
	log := until(i.Log, day)
	ahead := len(log) < len(i.Log)
	for _, d := range []infoint.Date{i.Booked, i.Prepared, i.Confirmed, i.Held, i.Debriefed, i.Thanked, i.Cancelled} {
		ahead = ahead || d.After(day)
	}
	if !ahead {
		return i
	}
	now := *i
	now.Log = log
	if i.Held.After(day) {
		now.Insights, now.Advice, now.Referrals, now.Reactions = nil, nil, nil, nil
		now.Promises = slices.DeleteFunc(slices.Clone(i.Promises), func(p infoint.Promise) bool {
			return p.Added.IsZero() || p.Added.After(day) // what was promised beforehand stands
		})
	}
	if now.Cancelled.After(day) {
		now.CancelledBy = ""
	}
	for _, d := range []*infoint.Date{&now.Booked, &now.Prepared, &now.Confirmed, &now.Held, &now.Debriefed, &now.Thanked, &now.Cancelled} {
		if d.After(day) {
			*d = infoint.Date{}
		}
	}
	return &now
}

// Arranged reports whether the talk exists yet: one that is booked later than
// today, on a day before it takes place, does not, and is in no thread.
func (t *Talk) Arranged() bool { return !t.unbooked }

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
	if !t.Start.IsZero() && (held.IsZero() || held == infoint.DateOf(t.Start) || held == infoint.DateOf(t.Start.In(user)) || held == infoint.DateOf(t.End.In(user))) {
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

// endedOn is the day of a cancellation or a no-show: the date written down,
// else the day for which the talk stood, else, where that is still to come,
// the day on which it was booked: what I wrote after that may have answered.
func (t *Talk) endedOn(today infoint.Date) infoint.Date {
	switch s := t.State(); {
	case s != infoint.TalkCancelled && s != infoint.TalkNoShow:
		return infoint.Date{}
	case !t.Cancelled.IsZero():
		return t.Cancelled
	case t.Scheduled.Date.After(today):
		return t.Booked
	}
	return t.Scheduled.Date
}

// LeftStanding is the day on which the thread with everybody of a talk was ended,
// by their no or by me, after the talk had been arranged, while nobody called the
// talk off; zero for any other. A talk that does not say when it was arranged may
// have come after the no, and is none.
func (c *Campaign) LeftStanding(t *Talk) infoint.Date {
	fixed := later(t.Booked, t.LastMoved())
	if !t.Ahead() || fixed.IsZero() {
		return infoint.Date{}
	}
	var last infoint.Date
	for _, id := range t.With {
		left := c.byID[id].left()
		if !left.After(fixed) || stands(c.byID[id].Events, left) {
			return infoint.Date{}
		}
		last = later(last, left)
	}
	if stands(t.Log, last) {
		return infoint.Date{}
	}
	return last
}

// stands reports whether a log says on a day or later that the question whether
// a talk is off need not be put: then it takes place.
func stands(log []infoint.Event, since infoint.Date) bool {
	return slices.ContainsFunc(log, func(e infoint.Event) bool {
		return e.Kind == infoint.EventDismiss && !e.Date.Before(since) && strings.HasPrefix(strings.ToLower(e.Rule), "did-it-happen")
	})
}

// left is the day on which a thread that is closed was closed in so many words,
// zero for one that is not.
func (t *Thread) left() infoint.Date {
	switch t.Stage {
	case infoint.StageDeclined, infoint.StageParked, infoint.StageDropped:
	default:
		return infoint.Date{}
	}
	for _, e := range slices.Backward(t.Events) {
		if e.Kind == infoint.EventClosed || e.Kind == infoint.EventReply && e.Answer == infoint.ReplyNo {
			return e.Date
		}
	}
	return infoint.Date{}
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
