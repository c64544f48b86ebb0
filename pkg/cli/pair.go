package cli

import (
	"fmt"
	"slices"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
)

// A pair is whom a letter goes to and, for the kinds that have one, the third
// person of whom it speaks.
type pair struct{ to, about *infoint.Contact }

// pairFor finds both from the one that was named: of an introduction it may be
// either side. Where somebody could introduce me to several people, it has to be
// said to whom.
func pairFor(c *campaign.Campaign, named *infoint.Contact, kind string) (pair, error) {
	if !letter.HasThird(kind) {
		return pair{to: named}, nil
	}
	if about := wantedThird(c, named.ID, kind); about != nil {
		return pair{named, about}, nil
	}
	t := c.Thread(named.ID)
	thirds := thirdsOf(c, named.ID, kind)
	if t.Introducer != "" && (len(thirds) == 0 || isThird(c, t, kind)) {
		thirds = append(thirds, t)
	}
	switch {
	case len(thirds) == 0:
		return pair{}, nobodyFor(c, named, kind)
	case len(thirds) > 1:
		err := &exitError{code: exitNobody, err: fmt.Errorf("a letter of kind %q to %s could be about several people", kind, named.Name)}
		for _, third := range thirds {
			err.hint("%s", infoint.Command("draft", string(third.Contact.ID), kind))
		}
		return pair{}, err
	}
	third := thirds[0]
	if !isThird(c, third, kind) && kind != letter.KindIntroRequest && kind != letter.KindForwardable {
		return pair{}, nobodyFor(c, third.Contact, kind)
	}
	return pair{c.Contact(third.Introducer), third.Contact}, nil
}

// wantedThird is the third person of the row that asks for the letter, nil where
// there is none.
func wantedThird(c *campaign.Campaign, id infoint.ID, kind string) *infoint.Contact {
	for _, r := range agenda.Of(c).Of(id) {
		// of an introduction that was made, About is who made it: the letter is to them
		if letterFor(c, r) == kind && r.About != "" && r.About != id && r.Rule != agenda.RuleIntroAnswer {
			return c.Contact(r.About)
		}
	}
	return nil
}

// thirdsOf lists the people whom somebody led to and of whom a letter of the kind
// can speak now. Of an introduction that was made, or a talk that was held, the
// last one is meant.
func thirdsOf(c *campaign.Campaign, by infoint.ID, kind string) []*campaign.Thread {
	var thirds []*campaign.Thread
	for _, id := range c.Introduced(by) {
		if t := c.Thread(id); isThird(c, t, kind) {
			thirds = append(thirds, t)
		}
	}
	if len(thirds) > 1 && (kind == letter.KindIntroThanks || kind == letter.KindReferrerUpdate) {
		last := slices.MaxFunc(thirds, func(a, b *campaign.Thread) int { return thirdSince(c, a, kind).Compare(thirdSince(c, b, kind)) })
		return []*campaign.Thread{last}
	}
	return thirds
}

// isThird reports whether a letter of the kind can speak of somebody: one whom I
// have never written to can be asked for, one whom I was introduced to or talked
// with can be reported on.
func isThird(c *campaign.Campaign, t *campaign.Thread, kind string) bool {
	if t.Contact.DoNotContact {
		return false
	}
	if kind == letter.KindIntroRequest || kind == letter.KindForwardable {
		return t.LastMine.IsZero() && introMade(t).IsZero()
	}
	return !thirdSince(c, t, kind).IsZero()
}

// thirdSince is the day of what a letter reports: the introduction, or the talk
// where the introducer was not told of it yet.
func thirdSince(c *campaign.Campaign, t *campaign.Thread, kind string) infoint.Date {
	if kind == letter.KindIntroThanks {
		return introMade(t)
	}
	last := t.LastHeld()
	if last == nil || t.Introducer == "" || toldAbout(c, t).After(last.Held.AddDays(-1)) {
		return infoint.Date{}
	}
	return last.Held
}

func introMade(t *campaign.Thread) infoint.Date {
	for _, e := range slices.Backward(t.Events) {
		if e.Kind == infoint.EventIntroMade {
			return e.Date
		}
	}
	return infoint.Date{}
}

// toldAbout is the day on which the introducer was told how it went.
func toldAbout(c *campaign.Campaign, t *campaign.Thread) infoint.Date {
	for _, e := range slices.Backward(c.Thread(t.Introducer).Events) {
		if id, ok := c.Lookup(e.Link); ok && e.Kind == infoint.EventToldAbout && id == t.Contact.ID {
			return e.Date
		}
	}
	return infoint.Date{}
}

// nobodyFor says why a letter has no third person, and what would give it one.
func nobodyFor(c *campaign.Campaign, named *infoint.Contact, kind string) error {
	id := string(named.ID)
	switch kind {
	case letter.KindIntroThanks:
		return cannotf("no introduction by or to %s is on record", named.Name).
			hint("%s", infoint.Command("log", id, "intro-made")+" CONNECTOR")
	case letter.KindReferrerUpdate:
		for _, other := range append(c.Introduced(named.ID), named.ID) {
			if t := c.Thread(other); t.Introducer != "" && t.InterviewCount() > 0 {
				return cannotf("%s knows already how the talk with %s went", c.Contact(t.Introducer).Name, t.Contact.Name)
			}
		}
		return letterError(named.ID, kind, fmt.Errorf("a letter of kind %q about %s: %w", kind, named.Name, letter.ErrNoTalk))
	}
	return cannotf("nobody on record could introduce you to %s, and %s led you to nobody to whom you have not written", named.Name, named.Name).
		hint("%s", infoint.Command("set", id)+" via=NAME")
}
