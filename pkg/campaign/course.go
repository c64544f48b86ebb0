package campaign

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// ProfileLog returns the lines of the profile's log up to today.
func (c *Campaign) ProfileLog() []infoint.Event { return until(c.Profile.Log, c.Today()) }

// Finished returns the day on which the campaign was ended, zero while it is
// under way.
func (c *Campaign) Finished() infoint.Date {
	var day infoint.Date
	for _, e := range c.ProfileLog() {
		switch e.Kind {
		case infoint.EventFinished:
			day = e.Date
		case infoint.EventReopened:
			day = infoint.Date{}
		}
	}
	return day
}

// Outcomes returns the days on which something came of it all, in their order:
// decisions of that kind, and the end of the campaign.
func (c *Campaign) Outcomes() []infoint.Date {
	var days []infoint.Date
	for _, d := range c.Profile.Decisions {
		if d.Verb == infoint.DecisionOutcome && !d.Date.After(c.Today()) {
			days = append(days, d.Date)
		}
	}
	if end := c.Finished(); !end.IsZero() {
		days = append(days, end)
	}
	slices.SortFunc(days, infoint.Date.Compare)
	return days
}

// Exploring returns the professions of the profile that the last decision about
// them neither parked nor dropped.
func (c *Campaign) Exploring() []string {
	var out []string
	for _, p := range c.Profile.Professions {
		verb := ""
		for _, d := range c.Profile.Decisions { // by their dates
			if d.Verb != infoint.DecisionOutcome && !d.Date.After(c.Today()) && infoint.Fold(d.What) == infoint.Fold(p) {
				verb = d.Verb
			}
		}
		if verb != infoint.DecisionPark && verb != infoint.DecisionDrop {
			out = append(out, p)
		}
	}
	return out
}

// About reports whether a talk is about a profession.
func (c *Campaign) About(t *Talk, profession string) bool {
	return knows(c.Professions(t), profession)
}

func knows(professions []string, one string) bool {
	folded := infoint.Fold(one)
	return slices.ContainsFunc(professions, func(p string) bool { return infoint.Fold(p) == folded })
}

// LastReflection is the day of the last look back, zero for none.
func (c *Campaign) LastReflection() infoint.Date {
	var day infoint.Date
	for _, r := range c.Reflections {
		if !r.On.After(c.Today()) {
			day = later(day, r.On)
		}
	}
	return day
}

// WrittenUp returns the talks that were written up and may be looked back on,
// by the day on which they were, and those of them that no look back has seen:
// written up after the last one, and linked from none.
func (c *Campaign) WrittenUp() (all, fresh []*Talk) {
	last, looked := c.LastReflection(), map[infoint.ID]bool{}
	for _, r := range c.Reflections {
		for _, ref := range r.Interviews {
			looked[infoint.ID(ref.Target)] = looked[infoint.ID(ref.Target)] || !r.On.After(c.Today())
		}
	}
	for _, t := range c.talks {
		if !t.Held.IsZero() && !t.Debriefed.IsZero() && !t.OffRecord {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b *Talk) int { return a.Debriefed.Compare(b.Debriefed) })
	for _, t := range all {
		if t.Debriefed.After(last) && !looked[t.ID] {
			fresh = append(fresh, t)
		}
	}
	return all, fresh
}

// WroteSince reports whether I wrote to somebody on a day or later.
func (t *Thread) WroteSince(day infoint.Date) bool {
	return t.WroteSinceSaying(day, func(infoint.Event) bool { return true })
}

// WroteSinceSaying is WroteSince for those messages whose lines in the log say
// something.
func (t *Thread) WroteSinceSaying(day infoint.Date, says func(infoint.Event) bool) bool {
	return slices.ContainsFunc(t.Events, func(e infoint.Event) bool { return isMine(e) && !e.Date.Before(day) && says(e) })
}

// WroteAfter reports whether I wrote to somebody after a day.
func (t *Thread) WroteAfter(day infoint.Date) bool { return t.WroteSince(day.AddDays(1)) }

// HeardSince reports whether they had a message of mine on a day or later,
// thanks among them, which stand in the note of the talk.
func (t *Thread) HeardSince(day infoint.Date) bool {
	return t.WroteSince(day) || t.ThankedSince(day)
}

// ThankedSince reports whether they were thanked for a talk on a day or later.
func (t *Thread) ThankedSince(day infoint.Date) bool {
	return slices.ContainsFunc(t.Talks, func(talk *Talk) bool { return !talk.Thanked.IsZero() && !talk.Thanked.Before(day) })
}

// Closed is the last day on which the thread was closed, zero for never.
func (t *Thread) Closed() infoint.Date {
	for _, e := range slices.Backward(t.Events) {
		if e.Kind == infoint.EventClosed {
			return e.Date
		}
	}
	return infoint.Date{}
}

// Ended is the day on which a talk fell through, by a cancellation or because
// somebody did not come; zero for one that did not.
func (t *Talk) Ended() infoint.Date { return t.ended }

// Talk returns a talk by the id of its note, nil where there is none.
func (c *Campaign) Talk(id infoint.ID) *Talk { return c.talkByID[id] }

// AdviceUsed returns the days on which I followed what they told me.
func (t *Talk) AdviceUsed() []infoint.Date {
	var days []infoint.Date
	for _, a := range t.Advice {
		if a.Used && !a.Done.IsZero() {
			days = append(days, a.Done)
		}
	}
	return days
}
