package cli

import "time"

// zoneName is the name under which a zone can be written into a note, empty for
// the system's own where nobody knows what it is called: "Local" means another
// hour on the next machine.
func zoneName(zone *time.Location) string {
	if name := zone.String(); name != "Local" {
		return name
	}
	return ""
}
