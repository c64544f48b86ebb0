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
// name, a city or an abbreviation, and says which it is. An abbreviation that is
// on the user's own clocks too means theirs: in Berlin, CET is not Brussels.
func (a *App) zoneWritten(c *campaign.Campaign, text string) (string, error) {
	zone, err := when.Zone(text)
	if err != nil {
		return "", err
	}
	name := zone.String()
	if mine := c.Now.Location(); zoneName(mine) != "" && sameClocks(zone, mine, c.Now.Year(), strings.ToUpper(text)) {
		name = zoneName(mine)
	}
	if name != text {
		a.say("timezone: %s", name)
	}
	return name, nil
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
