package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// hour reads when a talk is, and in whose zone: where mine and theirs give two
// instants and nobody said which, both are told and neither is taken.
func (a *App) hour(c *campaign.Campaign, text, tz string, p *infoint.Contact) (infoint.Wall, *time.Location, error) {
	walls, err := wallsOf(c, p, tz)
	if err != nil {
		return infoint.Wall{}, nil, err
	}
	at, twice, err := a.hourOn(c, text, tz, walls)
	if err != nil {
		return infoint.Wall{}, nil, err
	}
	a.echoHour(at, twice, walls)
	return infoint.WallOf(at), at.Location(), nil
}

// walls are the two clocks by which a talk is arranged. Theirs is mine where
// nobody wrote down what it is; unknown says so.
type walls struct {
	mine, theirs *time.Location
	unknown      bool
}

func wallsOf(c *campaign.Campaign, p *infoint.Contact, tz string) (walls, error) {
	w := walls{mine: c.Now.Location(), theirs: c.Now.Location(), unknown: p.Timezone == ""}
	if !w.unknown {
		var err error
		if w.theirs, err = when.Zone(p.Timezone); err != nil {
			return w, fmt.Errorf("the timezone of %s: %w", p.Name, err)
		}
	} else if strings.EqualFold(tz, "theirs") {
		return w, usagef("%s", noZone(p)).hint("%s", zoneCommand(p))
	}
	return w, nil
}

func noZone(p *infoint.Contact) string { return "nobody wrote down the zone of " + p.Name }

func zoneCommand(p *infoint.Contact) string {
	return infoint.Command("set", string(p.ID)) + " timezone=…"
}

// hourOn reads a time, in the zone that was meant; twice says that the clock
// shows the hour twice that night.
func (a *App) hourOn(c *campaign.Campaign, text, tz string, w walls) (at time.Time, twice bool, err error) {
	m, err := a.when(c, text, when.Future)
	if err != nil {
		return at, false, err
	}
	if !m.HasTime {
		return at, false, usagef("%q has no hour", text).hint("write it as %s 15:00", m.Date)
	}
	zone, err := whose(m, tz, w.mine, w.theirs)
	if err != nil {
		return at, false, err
	}
	at, twice, err = m.In(zone)
	return at.In(zone), twice, err
}

func whose(m when.Moment, tz string, mine, theirs *time.Location) (*time.Location, error) {
	switch strings.ToLower(tz) {
	case "mine":
		return mine, nil
	case "theirs":
		return theirs, nil
	case "":
		if !m.Instant.IsZero() {
			return theirs, nil // an offset says whose hour it is
		}
		here, _, err := m.In(mine)
		if err != nil {
			return nil, err
		}
		there, _, err := m.In(theirs)
		if err != nil {
			return nil, err
		}
		if here.Equal(there) {
			return theirs, nil
		}
		return nil, usagef("whose hour is %s?", m.Wall().String()[:16]).
			hint("--tz mine: %s, which is %s for them", when.Describe(m, mine), here.In(theirs).Format("15:04 MST")).
			hint("--tz theirs: %s, which is %s for me", when.Describe(m, theirs), there.In(mine).Format("15:04 MST"))
	}
	return zoneNamed(tz, m.Date.Year, mine, theirs)
}

// echoHour says what was understood, on both walls.
func (a *App) echoHour(at time.Time, twice bool, w walls) {
	note := ""
	if twice {
		note = " (" + firstOfTwo + ")"
	}
	a.say("%s%s", hourIn(at, at.Location()), note)
	said := []string{at.Format(clockFace)}
	for _, zone := range []*time.Location{w.mine, w.theirs} {
		if other := at.In(zone).Format(clockFace); !slices.Contains(said, other) {
			a.say("%s", hourIn(at, zone))
			said = append(said, other)
		}
	}
}

const firstOfTwo = "this hour occurs twice that night; the first is meant"

func hourIn(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	return fmt.Sprintf("%s %s", t.Format("Mon 2 January 2006, 15:04"), zone)
}
