package cli

import (
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

// logTalks writes a fact into the note of each talk that is meant, and returns
// which they are; people of one talk mean the same one.
func (a *App) logTalks(c *campaign.Campaign, l logEntry, notes []*vault.Entry, event string) ([]infoint.ID, error) {
	var seen []infoint.ID
	for _, n := range notes {
		talk, err := a.talkFor(c, n, event)
		if err != nil {
			return nil, err
		}
		if slices.Contains(seen, talk.ID) {
			continue
		}
		seen = append(seen, talk.ID)
		l.note = a.vault.Entry(talk.Path)
		if err := a.logTalk(c, l, talk, event); err != nil {
			return nil, err
		}
	}
	return seen, nil
}

func (a *App) logTalk(c *campaign.Campaign, l logEntry, talk *campaign.Talk, event string) error {
	var err error
	switch event {
	case "moved":
		return a.logMoved(c, l, talk)
	case "cancelled", "no-show":
		err = l.fellThrough(event)
		if err == nil && event == "no-show" && talk.Start.After(c.Now) {
			return cannotf("the talk is set for %s, which is still to come", hourIn(talk.Start, c.Now.Location())).
				hint("if it is off: %s", infoint.Command("log", string(talk.ID), "cancelled")+" me|them")
		}
	default:
		err = l.milestone(event, talk, c.Now.Location())
	}
	if err != nil || l.text == "" {
		return err
	}
	return l.append(infoint.Event{Date: l.on, Kind: infoint.EventNote, Text: l.text})
}

// talkFor finds the talk that an event is about: of a person, the one that the
// event can still happen to.
func (a *App) talkFor(c *campaign.Campaign, e *vault.Entry, event string) (*campaign.Talk, error) {
	fits := func(t *campaign.Talk) bool {
		switch event {
		case "debriefed":
			return !t.Held.IsZero() && t.Debriefed.IsZero()
		case "thanked":
			return !t.Held.IsZero() && t.Thanked.IsZero()
		}
		return t.Ahead()
	}
	if e.Interview != nil {
		for _, t := range c.Talks() {
			if t.ID == e.ID {
				return t, nil
			}
		}
	}
	if t := c.Thread(e.ID); t != nil {
		for _, talk := range t.Talks {
			if fits(talk) {
				return talk, nil
			}
		}
	}
	name := string(e.ID)
	if e.Contact != nil {
		name = e.Contact.Name
	}
	if event == "debriefed" || event == "thanked" {
		if t := c.Thread(e.ID); t != nil && t.LastHeld() != nil {
			return nil, already(t, name, event)
		}
		return nil, cannotf("no talk with %s is held and not %s", name, event).
			hint("infoint log %s held, once it took place", infoint.ShellWord(string(e.ID)))
	}
	return nil, cannotf("no talk with %s is arranged", name).
		hint("%s --at WHEN", infoint.Command("add", "interview", string(e.ID)))
}

// already is the error of a step that every talk with somebody has behind it.
func already(t *campaign.Thread, name, event string) error {
	err := cannotf("no talk with %s is held and not %s", name, event)
	if event == "thanked" {
		return err.hint("what else you wrote to them: %s -m TEXT", infoint.Command("log", string(t.Contact.ID), "wrote"))
	}
	return err.hint("the last one: %s", infoint.Command("edit", string(t.LastHeld().ID)))
}

// milestone dates a step of the talk. A talk was held on the day for which it
// stood, unless another day is given.
func (l logEntry) milestone(event string, talk *campaign.Talk, mine *time.Location) error {
	if len(l.words) > 0 {
		return usagef("%s takes no %q", event, strings.Join(l.words, " ")).hint("text goes behind -m")
	}
	on := l.on
	if event == "held" && !talk.Start.IsZero() {
		day := infoint.DateOf(talk.Start.In(mine)) // dates are those of my own diary
		if on.Before(day) {
			return cannotf("the talk is set for %s, which is after %s", day, on).
				hint("if it took place earlier: infoint log %s moved \"%s HH:MM\"", infoint.ShellWord(string(talk.ID)), on)
		}
		if !l.dated {
			on = day
		}
	}
	return l.assign(event, on.String())
}

func (l logEntry) fellThrough(event string) error {
	if len(l.words) != 1 || l.words[0] != "me" && l.words[0] != "them" {
		return usagef("%s takes me or them: whose doing was it?", event)
	}
	if event == "no-show" {
		return l.assign("missed_by", l.words[0])
	}
	if err := l.assign("cancelled", l.on.String()); err != nil {
		return err
	}
	return l.assign("cancelled_by", l.words[0])
}

// logMoved sets the new hour and keeps the old one in the talk's log. What was
// prepared or confirmed before it does not count any more; the dates stay, but
// for a confirmation of this very day.
func (a *App) logMoved(c *campaign.Campaign, l logEntry, talk *campaign.Talk) error {
	by := ""
	words := l.words
	if n := len(words); n > 0 && (words[n-1] == "me" || words[n-1] == "them") {
		by, words = words[n-1], words[:n-1]
	}
	text := strings.Join(words, " ")
	if text == "" {
		return usagef("moved takes the new hour").hint("%s", infoint.Command("log", string(talk.ID), "moved", "thu 10:00")+" [me|them]")
	}
	p := c.Contact(talk.First())
	if p == nil {
		p = &infoint.Contact{}
	}
	if m, err := a.when(c, text, when.Future); err == nil && m.HasTime && l.tz == "" {
		// The talk has a zone already: an hour without one is in that.
		if l.tz = zoneName(talk.Zone); l.tz == "" {
			l.tz = "mine"
		}
	}
	wall, zone, err := a.hour(c, text, l.tz, p)
	if err != nil {
		return err
	}
	if wall == talk.Scheduled {
		return usagef("the talk stands at %s already", wall)
	}
	e := infoint.Event{Date: l.on, Kind: infoint.EventMoved, By: by, Text: shortWall(talk.Scheduled) + " -> " + shortWall(wall)}
	if l.text != "" {
		e.Text += "; " + l.text
	}
	a.warnOfClash(c, wall.In(zone), talk.Length(c.Config), talk.ID)
	if talk.Confirmed == l.on {
		// By its day alone it would hold for the new hour.
		if err := l.assign("confirmed", ""); err != nil {
			return err
		}
	}
	if err := l.assign("scheduled", wall.String()); err != nil {
		return err
	}
	if name := zoneName(zone); name != "" && name != talk.Timezone {
		if err := l.assign("timezone", name); err != nil {
			return err
		}
	}
	return l.append(e)
}

func shortWall(w infoint.Wall) string {
	if w.IsZero() {
		return "no hour"
	}
	return w.String()[:len("2006-01-02T15:04")]
}
