package when

import (
	_ "embed" // the data of this file
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

// places has a line for each zone that stands for a place today, as zone.tab of
// the IANA database lists them, and after a colon other cities and the
// abbreviations that are used there. A name on several lines has several
// meanings, which the words in brackets tell apart.
//
// It is data of our own, and not a look at the machine's zoneinfo: a name has
// to mean the same on every machine that shares a vault.
//
//go:embed places.txt
var places string

// oldNames has the other names of the IANA database, which are read and never
// suggested.
//
//go:embed oldnames.txt
var oldNames string

// Zone returns the zone that a person means: an IANA name in any case, or a
// city or an abbreviation that has one meaning. It is never "Local" and never
// depends on the machine's zone. An abbreviation stands for the place, summer
// time included: people in New York say EST in July.
//
// Every error is a *ZoneError, except that of a machine without zone data.
func Zone(name string) (*time.Location, error) {
	readings := lookUp(name)
	if len(readings) == 1 {
		loc, err := time.LoadLocation(readings[0].Zone)
		if err != nil {
			return nil, fmt.Errorf("loading zone %s: %w", readings[0].Zone, err)
		}
		return loc, nil
	}
	if len(readings) == 0 {
		return nil, &ZoneError{Text: name, Near: nearZones(name)}
	}
	return nil, &ZoneError{Text: name, Readings: readings}
}

// A Reading is one meaning of a name: an IANA zone, and the place where the
// name means that.
type Reading struct{ Zone, Place string }

// A ZoneError says that a name is of no zone, or of several.
type ZoneError struct {
	Text     string
	Readings []Reading // several, if the name is ambiguous
	Near     []string  // names that are written nearly alike
}

func (e *ZoneError) Error() string {
	text := shorten(e.Text)
	if len(e.Readings) == 0 {
		return fmt.Sprintf("%q is no time zone or city that I know", text)
	}
	list := make([]string, len(e.Readings))
	for i, r := range e.Readings {
		list[i] = r.Zone + " (" + r.Place + ")"
	}
	return fmt.Sprintf("%q may be %s", text, strings.Join(list, " or "))
}

// Hint returns what to write instead.
func (e *ZoneError) Hint() string {
	switch {
	case len(e.Readings) > 0:
		return "write the zone, like " + e.Readings[0].Zone
	case len(e.Near) > 0:
		return "did you mean " + strings.Join(e.Near, " or ") + "?"
	case strings.ContainsAny(e.Text, "+-0123456789"):
		return "an offset changes with the clocks: write a city or a zone like Europe/Berlin"
	}
	return "write a large city in that zone, or its IANA name like Europe/Berlin"
}

// isZone reports whether a name is one that Zone knows, ambiguous or not.
func isZone(name string) bool { return len(lookUp(name)) > 0 }

// lookUp returns the meanings of a name, each zone and place once. Places come
// before old names: IANA has zones called EST and MST without summer time, and
// nobody who types them means that.
func lookUp(name string) []Reading {
	key := zoneKey(name)
	if key == "" {
		return nil
	}
	if zone, ok := ianaName(places, name); ok {
		return []Reading{{zone, cityOf(zone)}}
	}
	if found := placesNamed(key); len(found) > 0 {
		return oneZone(found)
	}
	if zone, ok := ianaName(oldNames, name); ok {
		return []Reading{{zone, zone}}
	}
	return nil
}

// ianaName finds a zone's name whatever its case: time.LoadLocation minds it on
// Linux and not on a Mac.
func ianaName(list, name string) (string, bool) {
	name = strings.TrimSpace(name)
	for line := range strings.Lines(list) {
		if zone, _ := cutPlaces(line); strings.EqualFold(zone, name) {
			return zone, true
		}
	}
	return "", false
}

func placesNamed(key string) (found []Reading) {
	for line := range strings.Lines(places) {
		zone, others := cutPlaces(line)
		found = appendReadings(found, key, zone, others)
	}
	return found
}

func cutPlaces(line string) (zone, others string) {
	zone, others, _ = strings.Cut(strings.TrimSpace(line), ":")
	return zone, strings.TrimSpace(others)
}

// appendReadings adds what key means on one line: the city in the zone's own
// name, one of the others, or one of them with its brackets.
func appendReadings(found []Reading, key, zone, others string) []Reading {
	listed := false
	for other := range strings.SplitSeq(others, ",") {
		other = strings.TrimSpace(other)
		if !sameLetter(other, key) {
			continue
		}
		name, label, _ := strings.Cut(other, " (")
		place := placeOf(name, strings.TrimSuffix(label, ")"))
		switch key {
		case zoneKey(name):
			listed = true
			found = append(found, Reading{zone, place})
		case zoneKey(place):
			return append(found, Reading{zone, place})
		}
	}
	city := cityOf(zone)
	if !listed && sameLetter(city, key) && key == zoneKey(city) {
		found = append(found, Reading{zone, city})
	}
	return found
}

// sameLetter spares the folding of nine hundred names at each question: a
// vault may name a city in each of its files. All names here begin in ASCII.
func sameLetter(name, key string) bool {
	return name != "" && name[0]|0x20 == key[0]|0x20
}

// oneZone is the first meaning where all are in the same zone: it does not
// matter then which Springfield it is.
func oneZone(found []Reading) []Reading {
	for _, r := range found {
		if r.Zone != found[0].Zone {
			return found
		}
	}
	return found[:1]
}

func placeOf(name, label string) string {
	if label == "" {
		return name
	}
	return name + ", " + label
}

// cityOf returns the city that a zone is named for: America/Argentina/Salta is
// Salta.
func cityOf(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}

// Clock says whose clock an hour is read from: "Prague time" for a zone that is
// named for a city, else its abbreviation.
func Clock(at time.Time) string {
	zone := at.Location().String()
	if !strings.Contains(zone, "/") || strings.HasPrefix(zone, "Etc/") {
		return at.Format("MST")
	}
	return cityOf(zone) + " time"
}

// zoneKey is the form in which names are compared: São Paulo, sao_paulo and
// SAO PAULO are one city, Portland, Oregon and Portland (Oregon) another.
func zoneKey(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range infoint.Fold(name) {
		switch {
		case r == '\'' || r == '’': // St. John's
		case unicode.IsSpace(r) || strings.ContainsRune("_-.,()", r):
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// nearZones returns up to three names that a mistyped one may have meant.
func nearZones(name string) []string {
	const most = 3
	if len(name) > longest {
		return nil
	}
	var keys, names []string
	for line := range strings.Lines(places) {
		zone, others := cutPlaces(line)
		for _, n := range append(strings.Split(others, ","), cityOf(zone), zone) {
			n, _, _ = strings.Cut(strings.TrimSpace(n), " (")
			keys, names = append(keys, zoneKey(n)), append(names, n)
		}
	}
	var near []string
	for _, key := range infoint.Closest(zoneKey(name), keys) {
		for i, k := range keys {
			if k == key && k != "" && len(near) < most {
				near = append(near, names[i])
				break
			}
		}
	}
	return near
}
