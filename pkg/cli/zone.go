package cli

import (
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/when"
)

// zoneName is the name under which a zone can be written into a note, empty for
// the system's own where nobody knows what it is called: "Local" means another
// hour on the next machine.
func zoneName(zone *time.Location) string {
	if name := zone.String(); name != "Local" {
		return name
	}
	return ""
}

// zoneWritten is the name under which a zone is written that was named by its
// name, a city or an abbreviation, and says which it is.
func (a *App) zoneWritten(c *campaign.Campaign, text string) (string, error) {
	zone, err := zoneNamed(text, c.Now.Year(), c.Now.Location())
	if err != nil {
		return "", err
	}
	name := zone.String()
	if name != text {
		a.say("timezone: %s", name)
	}
	return name, nil
}

// zoneNamed is the zone of that name. An abbreviation that is on the clocks of a
// zone that is known already means that one: in Berlin, CET is not Brussels.
func zoneNamed(text string, year int, known ...*time.Location) (*time.Location, error) {
	zone, err := when.Zone(text)
	if err != nil {
		return nil, err
	}
	for _, k := range known {
		if zoneName(k) != "" && sameClocks(zone, k, year, strings.ToUpper(text)) {
			return k, nil
		}
	}
	return zone, nil
}

// sameClocks reports whether two zones have the same hour, by the same name, in
// the winter and the summer of a year, and whether text is one of these names.
func sameClocks(a, b *time.Location, year int, text string) bool {
	named := false
	for _, month := range []time.Month{time.January, time.July} {
		at := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		nameA, offsetA := at.In(a).Zone()
		nameB, offsetB := at.In(b).Zone()
		if nameA != nameB || offsetA != offsetB {
			return false
		}
		named = named || nameA == text
	}
	return named
}
