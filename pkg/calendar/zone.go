package calendar

import (
	"bytes"
	_ "embed" // the data of this file
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// windowsNames has the names that Windows gives to zones, which stand in the
// files of Outlook and Exchange, and after a colon the zone that each is.
//
//go:embed windows.txt
var windowsNames string

// Theirs is the zone of a contact, nil where nobody wrote down one that is
// known.
func Theirs(c *campaign.Campaign, id infoint.ID) *time.Location {
	p := c.Contact(id)
	if p == nil || p.Timezone == "" {
		return nil
	}
	zone, err := when.Zone(p.Timezone)
	if err != nil {
		return nil
	}
	return zone
}

// zones finds the zone that a file means by a name.
type zones struct {
	own    *time.Location            // of what has none
	brings map[string]*time.Location // what the file's own definitions mean
	found  map[string]*time.Location // a memory; nil is one that is not known
	asked  int
}

// mostZones is how many names of zones a file may use; each costs a search.
const mostZones = 200

// find returns the zone of a TZID.
func (z *zones) find(id string) (*time.Location, bool) {
	if zone, ok := z.found[id]; ok {
		return zone, zone != nil
	}
	zone, ok := z.brings[id]
	if !ok {
		zone, ok = z.known(id)
	}
	z.found[id] = zone
	return zone, ok
}

// known finds a zone by its IANA name, alone or at the end of a path as some
// programs write it, or by the name that Windows has for it.
func (z *zones) known(id string) (*time.Location, bool) {
	if z.asked++; z.asked > mostZones {
		return nil, false
	}
	id = strings.TrimSpace(id)
	parts := strings.Split(strings.Trim(id, "/"), "/")
	for i := max(0, len(parts)-3); i < len(parts); i++ {
		if zone, err := when.Zone(strings.Join(parts[i:], "/")); err == nil && (len(parts)-i > 1 || len(parts) == 1) {
			return zone, true
		}
	}
	for line := range strings.Lines(windowsNames) {
		name, iana, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if strings.EqualFold(name, id) {
			zone, err := when.Zone(iana)
			return zone, err == nil
		}
	}
	return nil, false
}

// An onset is the instant from which a clock has another offset, in seconds
// east of Greenwich.
type onset struct {
	at           time.Time
	before, then int
}

// learn takes a VTIMEZONE: the zone of that name where it has one that
// everybody knows, whose rules are kept up to date, else the rules in the file,
// for the years of the window.
func (z *zones) learn(c *component, w Window, steps *int) bool {
	id, ok := c.get("TZID")
	if !ok {
		return false
	}
	if zone, there := z.known(id.value); there {
		z.brings[id.value] = zone
		return true
	}
	if lic, given := c.get("X-LIC-LOCATION"); given {
		if zone, there := z.known(lic.value); there {
			z.brings[id.value] = zone
			return true
		}
	}
	var onsets []onset
	for _, part := range c.parts {
		more, ok := onsetsOf(part, w, steps)
		if !ok {
			return false
		}
		onsets = append(onsets, more...)
	}
	zone, ok := locate(id.value, onsets)
	if ok {
		z.brings[id.value] = zone
	}
	return ok
}

// onsetsOf are the beginnings of summer time, or of the other, that may matter
// for the window.
func onsetsOf(c *component, w Window, steps *int) ([]onset, bool) {
	start, _ := c.get("DTSTART")
	from, okFrom := offset(c, "TZOFFSETFROM")
	to, okTo := offset(c, "TZOFFSETTO")
	wall, _, _, ok := parseWall(start.value)
	if !ok || !okFrom || !okTo {
		return nil, false
	}
	var out []onset
	add := func(wall time.Time) {
		out = append(out, onset{wall.Add(-time.Duration(from) * time.Second), from, to})
	}
	add(wall)
	for _, p := range c.props {
		switch p.name {
		case "RDATE":
			for value := range strings.SplitSeq(p.value, ",") {
				if wall, _, _, ok := parseWall(value); ok {
					add(wall)
				}
			}
		case "RRULE":
			r, err := parseRule(p.value, time.FixedZone("", from))
			if err != nil || r.walk(wall, w.From.AddDate(-2, 0, 0), w.To.AddDate(1, 0, 0), steps, add) != nil {
				return nil, false
			}
		}
	}
	return out, true
}

// offset reads +0130 and -053000 as seconds.
func offset(c *component, name string) (int, bool) {
	p, _ := c.get(name)
	s := strings.TrimSpace(p.value)
	if len(s) != len("+0130") && len(s) != len("+013000") || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	seconds := 0
	for i, unit := range []int{3600, 60, 1} {
		if 1+2*i == len(s) {
			break
		}
		n, err := strconv.ParseUint(s[1+2*i:3+2*i], 10, 8)
		if err != nil || n > 59 || i == 0 && n > 23 {
			return 0, false
		}
		seconds += int(n) * unit
	}
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

// locate makes a zone of its onsets, in the form of a file of the IANA
// database, which is the one door to a zone of one's own.
func locate(name string, onsets []onset) (*time.Location, bool) {
	if len(onsets) == 0 || len(onsets) > 1<<12 {
		return nil, false
	}
	slices.SortFunc(onsets, func(a, b onset) int { return a.at.Compare(b.at) })
	onsets = slices.CompactFunc(onsets, func(a, b onset) bool { return a.at.Equal(b.at) })
	offsets := []int{onsets[0].before} // the first is what was before all of them
	for _, o := range onsets {
		if !slices.Contains(offsets, o.then) {
			offsets = append(offsets, o.then)
		}
	}
	if len(offsets) > 1<<7 {
		return nil, false
	}
	var b bytes.Buffer
	header := func(times, types, chars uint32) {
		b.WriteString("TZif2")
		b.Write(make([]byte, 15))
		for _, n := range []uint32{0, 0, 0, times, types, chars} {
			b.Write(binary.BigEndian.AppendUint32(nil, n))
		}
	}
	header(0, 0, 0)
	header(uint32(len(onsets)), uint32(len(offsets)), 1)
	for _, o := range onsets {
		b.Write(binary.BigEndian.AppendUint64(nil, uint64(o.at.Unix())))
	}
	for _, o := range onsets {
		b.WriteByte(byte(slices.Index(offsets, o.then)))
	}
	for _, o := range offsets {
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(int32(o))))
		b.Write([]byte{0, 0})
	}
	b.WriteString("\x00\n\n") // one name for all of them, none; no rule for later
	zone, err := time.LoadLocationFromTZData(name, b.Bytes())
	return zone, err == nil
}
