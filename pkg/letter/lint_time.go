package letter

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// How many times are offered, and how far ahead they lie.
const (
	fewSlots  = 2
	manySlots = 5
	soonest   = 36 * time.Hour
	latest    = 14 * 24 * time.Hour
	// length is how long a talk is where nobody says.
	length = 20 * time.Minute
)

// weekendFrom is the hour on Friday from which a message waits until Monday.
const weekendFrom = 15

// timeRules are about hours and days: those offered, and that of sending.
func timeRules() []Rule {
	return []Rule{
		{
			ID: "L16", Name: "slots", weights: warns(kinds(KindSlots, KindReschedule)), find: slotFaults,
			Looks: fmt.Sprintf("fewer than %d or more than %d times, less than %d hours or more than %d days ahead; in the past, or where a talk is arranged already, is an error",
				fewSlots, manySlots, int(soonest.Hours()), int(latest.Hours()/24)),
			Why:    "three to five times, on the days they can still plan for, are answered at once",
			Fix:    "offer three times on two days: infoint draft NAME slots",
			Source: "Bindle's advice on scheduling: three to five times, 36 hours to two weeks ahead",
		},
		{
			ID: "L17", Name: "timezone", find: timeZone,
			weights: warns(kinds(KindSlots, KindConfirm, KindReschedule, KindApology)),
			Looks:   "an hour without its zone, or only in mine; an error where the zones differ, nothing where they are the same",
			Why:     "whose clock is meant is not said",
			Fix:     "write the hour in their zone, with the place: 15:00 in Prague",
			Source:  "Rochester's career tips, Dartmouth's Thayer School, M. Posner: the zone is where talks are lost",
		},
		{
			ID: "L18", Name: "booking-link", weights: remark(kinds(KindSlots), outreach()), neutral: true, find: bookingLink,
			Looks:  "the address of a page on which they shall book a time of yours",
			Why:    "who asks proposes times first; a page makes them do the work",
			Fix:    "propose three times, and offer to use theirs",
			Source: "Riffon's summary of etiquette: the junior side proposes times",
		},
		{
			ID: "L38", Name: "send-time", weights: remark(outreach(), kinds(KindNudge)), neutral: true, find: sendTime,
			Looks:  fmt.Sprintf("it is Friday after %d:00, Saturday, Sunday or a holiday where they are", weekendFrom),
			Why:    "what comes at the weekend lies below what comes after it",
			Fix:    "send it on Monday or Tuesday morning",
			Source: "LinkedIn's figures: Friday and Saturday are answered least",
		},
	}
}

// slotFaults counts the times that the letter offers, and looks at each.
func slotFaults(r *reading) []hit {
	offered := r.slots()
	var hits []hit
	switch n := len(offered); {
	case n < fewSlots && (n > 0 || !r.leavesThem()):
		hits = append(hits, hit{absent: true, why: fmt.Sprintf("%s offered; three to five are answered at once", countOf(n, "time"))})
	case n > manySlots:
		hits = append(hits, hit{span: offered[manySlots].span, why: fmt.Sprintf("%d times are a calendar to read; five are enough", n)})
	}
	if r.scene.Now.IsZero() {
		return hits
	}
	for _, o := range offered {
		if h, ok := r.faultOf(o); ok {
			hits = append(hits, h)
		}
	}
	return hits
}

func countOf(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + " is"
	case 1:
		return "one " + what + " is"
	}
	return fmt.Sprintf("%d %ss are", n, what)
}

// leavesThem reports whether an answer to their own moving leaves the times to
// them, which is as good.
func (r *reading) leavesThem() bool { return r.scene.Kind == KindReschedule && r.says("flexible") }

// faultOf says what is wrong with one time.
func (r *reading) faultOf(o slotIn) (hit, bool) {
	start, now := o.start, r.scene.Now
	if !o.hasHour {
		return hit{}, false
	}
	h := hit{span: o.span}
	switch {
	case start.Before(now):
		h.severity, h.why, h.fix = infoint.SeverityError, "this has passed", "offer a time to come"
		return h, true
	case start.Sub(now) < soonest:
		h.why, h.fix = "less than 36 hours ahead: they may read it too late", "offer a later one"
		return h, true
	case start.Sub(now) > latest:
		h.why, h.fix = "more than two weeks ahead: nobody knows their days so far", "offer an earlier one"
		return h, true
	}
	for _, b := range r.scene.Booked {
		if start.Before(b.End) && b.Start.Before(start.Add(length)) {
			h.severity, h.why, h.fix = infoint.SeverityError, "you talk with "+b.With+" at that hour", "offer another one"
			return h, true
		}
	}
	return hit{}, false
}

func timeZone(r *reading) []hit {
	differ, known := r.zonesDiffer()
	if known && !differ {
		return nil
	}
	clocks := r.clocks()
	for _, c := range clocks {
		line := span{strings.LastIndexByte(r.src[:c.start], '\n') + 1, r.lineEnd(c.end)}
		theirs, mine := r.zoneWords(line)
		if !theirs && !mine {
			theirs, mine = r.zonesOfAll()
		}
		var why string
		switch {
		case theirs, mine && !differ:
			continue
		case mine:
			why = "only your own clock is given, and theirs shows another hour"
		}
		h := hit{span: c, why: why}
		if differ {
			h.severity = infoint.SeverityError
		}
		return []hit{h}
	}
	return nil
}

func (r *reading) lineEnd(at int) int {
	if i := strings.IndexByte(r.src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(r.src)
}

// zonesDiffer reports whether their clock shows another hour than mine now, and
// whether that is known.
func (r *reading) zonesDiffer() (differ, known bool) {
	if r.scene.Theirs == nil || r.scene.Now.IsZero() {
		return false, false
	}
	_, mine := r.scene.Now.Zone()
	_, theirs := r.scene.Now.In(r.scene.Theirs).Zone()
	return mine != theirs, true
}

// zoneWords reports whether a line says whose clock it means: theirs or a zone
// by name, mine.
func (r *reading) zoneWords(line span) (theirs, mine bool) {
	tokens := tokensIn(r.src, line, 0)
	mine = len(find(tokens, r.list("my-time"), nil)) > 0 || r.hasPlace(tokens, r.scene.Now.Location())
	theirs = len(find(tokens, r.list("their-time"), nil)) > 0 || r.scene.Theirs != nil && r.hasPlace(tokens, r.scene.Theirs)
	for _, s := range find(tokens, r.list("zone"), nil) {
		theirs = theirs || r.text(s) == strings.ToUpper(r.text(s))
	}
	if to := r.scene.Facts.To; to != nil {
		if place := termOf(to.Location); len(place) > 0 {
			_, ok := runOf(tokens, place[:1])
			theirs = theirs || ok
		}
	}
	return theirs || !mine && r.namesPlace(tokens), mine
}

// zonesOfAll is zoneWords for a line that says it for all the others.
func (r *reading) zonesOfAll() (theirs, mine bool) {
	for _, line := range r.lines {
		if len(r.clocksIn(line)) > 0 {
			continue
		}
		tokens := tokensIn(r.src, line, 0)
		if len(find(tokens, r.list("their-time"), nil)) > 0 || r.scene.Theirs != nil && r.hasPlace(tokens, r.scene.Theirs) {
			theirs = true
		}
		for _, s := range find(tokens, r.list("zone"), nil) {
			theirs = theirs || r.text(s) == strings.ToUpper(r.text(s))
		}
	}
	return theirs, false
}

// hasPlace reports whether words name the city of a zone.
func (r *reading) hasPlace(tokens []token, zone *time.Location) bool {
	name := zone.String()
	city := termOf(strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " "))
	_, ok := runOf(tokens, city)
	return ok
}

// namesPlace reports whether "in" or "at" stands before a name, or a name before
// "time".
func (r *reading) namesPlace(tokens []token) bool {
	isName := func(t token) bool {
		text := r.text(t.span)
		return text[:1] != strings.ToLower(text[:1]) && !r.isCalendarWord(t.word)
	}
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].word == "in" && isName(tokens[i]) || tokens[i].word == "time" && isName(tokens[i-1]) {
			return true
		}
	}
	return false
}

func (r *reading) isCalendarWord(word string) bool {
	return monthOf(word) != 0 || weekdayOf(word) >= 0
}

func bookingLink(r *reading) []hit {
	var found []span
	for _, page := range r.pages {
		if len(find(tokensIn(r.src, page, 0), r.list("booking-link"), nil)) > 0 {
			found = append(found, page)
		}
	}
	return at(found...)
}

func sendTime(r *reading) []hit {
	if r.scene.Now.IsZero() {
		return nil
	}
	now := r.scene.Now
	if r.scene.Theirs != nil {
		now = now.In(r.scene.Theirs)
	}
	late := now.Weekday() == time.Friday && now.Hour() >= weekendFrom
	rest := now.Weekday() == time.Saturday || now.Weekday() == time.Sunday || slices.Contains(r.scene.Holidays, infoint.DateOf(now))
	if late || rest {
		return []hit{{absent: true, why: fmt.Sprintf("it is %s where they are: what comes now lies below what comes on Monday", now.Format("Monday, 15:04"))}}
	}
	return nil
}
