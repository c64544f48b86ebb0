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
	m, err := a.when(c, text, when.Future)
	if err != nil {
		return infoint.Wall{}, nil, err
	}
	if !m.HasTime {
		return infoint.Wall{}, nil, usagef("%q has no hour", text).hint("write it as %s 15:00", m.Date)
	}
	mine, theirs := c.Now.Location(), c.Now.Location()
	if p.Timezone != "" {
		if theirs, err = when.Zone(p.Timezone); err != nil {
			return infoint.Wall{}, nil, fmt.Errorf("the timezone of %s: %w", p.Name, err)
		}
	} else if strings.EqualFold(tz, "theirs") {
		return infoint.Wall{}, nil, usagef("nobody wrote down the zone of %s", p.Name).
			hint("%s timezone=Europe/Prague", infoint.Command("set", string(p.ID)))
	}
	zone, err := whose(m, tz, mine, theirs)
	if err != nil {
		return infoint.Wall{}, nil, err
	}
	at, twice, err := m.In(zone)
	if err != nil {
		return infoint.Wall{}, nil, err
	}
	at = at.In(zone)
	a.echoHour(at, twice, mine, theirs)
	return infoint.WallOf(at), zone, nil
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
	return when.Zone(tz)
}

// echoHour says what was understood, on both walls.
func (a *App) echoHour(at time.Time, twice bool, mine, theirs *time.Location) {
	note := ""
	if twice {
		note = " (this hour occurs twice that night; the first is meant)"
	}
	a.say("%s%s", hourIn(at, at.Location()), note)
	said := []string{at.Format(clockFace)}
	for _, zone := range []*time.Location{mine, theirs} {
		if other := at.In(zone).Format(clockFace); !slices.Contains(said, other) {
			a.say("%s", hourIn(at, zone))
			said = append(said, other)
		}
	}
}

func hourIn(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	return fmt.Sprintf("%s %s", t.Format("Mon 2 January 2006, 15:04"), zone)
}
