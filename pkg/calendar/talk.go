package calendar

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// When an entry rings, our own choice: time to open the page and the link
// before a call, time to get there before a meeting, and for a day the hour at
// which infoint takes a day to begin.
const (
	beforeCall    = -15 * time.Minute
	beforeMeeting = -60 * time.Minute
	morningOf     = 9 * time.Hour // from the beginning of the day
)

// host stands behind the @ of every UID, which has to be unlike those that
// other programs make.
const host = "@infoint"

// TalkEntry is the entry of a talk. It is false for a talk without a day: no
// diary has a place for it.
//
// The UID is the note's; a note without one is known by its name. The sequence
// counts what changed the hour: each move, and the cancellation.
func TalkEntry(c *campaign.Campaign, t *campaign.Talk) (Entry, bool) {
	if t.Start.IsZero() {
		return Entry{}, false
	}
	e := Entry{
		UID: cmp.Or(t.UID, string(t.ID)) + host, Sequence: changes(t), Stamp: lastChange(t),
		Start: t.Start, End: t.End, Summary: "Talk with " + people(c, t), Location: t.Place,
		Description: strings.Join(about(c, t), "\n"), Alarm: beforeCall,
		Cancelled: t.State() == infoint.TalkCancelled,
	}
	if t.Medium == "in-person" {
		e.Alarm = beforeMeeting
	}
	if t.DayOnly {
		e.Day, e.Alarm = t.Scheduled.Date, morningOf
	}
	return e, true
}

// TaskEntry is the entry of something that is to be done on a day. The key is
// what it is known by, as long as its cause is the same; putOff is how many
// days it stands after the day on which it was due, as it stood today.
func TaskEntry(key string, on infoint.Date, putOff int, today infoint.Date) Entry {
	return Entry{UID: key + host, Sequence: putOff, Stamp: midnight(today), Day: on, Alarm: morningOf}
}

func changes(t *campaign.Talk) int {
	n := 0
	for _, e := range t.Log {
		if e.Kind == infoint.EventMoved {
			n++
		}
	}
	if t.State() == infoint.TalkCancelled {
		n++
	}
	return n
}

// lastChange is the beginning, in UTC, of the day of the last change that is on
// record: it does not depend on who writes the entry, where and when.
func lastChange(t *campaign.Talk) time.Time {
	last := t.Booked
	for _, d := range []infoint.Date{t.LastMoved(), t.Cancelled} {
		if d.After(last) {
			last = d
		}
	}
	if last.IsZero() {
		last = t.Scheduled.Date
	}
	return midnight(last)
}

func midnight(d infoint.Date) time.Time { return infoint.Wall{Date: d}.In(time.UTC) }

// people are those whom the talk is with, as links and notes name them.
func people(c *campaign.Campaign, t *campaign.Talk) string {
	var names []string
	for _, ref := range t.With {
		if p := c.Contact(ref); p != nil {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return "somebody"
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return names[0]
}

// about says the hour on both walls, and how long and how. Nothing that a note
// says about the person is in it: diaries are shared.
func about(c *campaign.Campaign, t *campaign.Talk) []string {
	var lines []string
	if !t.DayOnly {
		lines = append(lines, face(t.Start, t.Zone))
		for _, zone := range []*time.Location{c.Now.Location(), Theirs(c, t.First())} {
			if zone != nil && t.Start.In(zone).Format(faceForm) != t.Start.In(t.Zone).Format(faceForm) {
				if line := face(t.Start, zone); line != lines[len(lines)-1] {
					lines = append(lines, line)
				}
			}
		}
	}
	how := fmt.Sprintf("%d minutes", t.Length(c.Config))
	if t.Medium != "" {
		how += ", " + t.Medium
	}
	return append(lines, how)
}

const faceForm = "Mon 2 January 2006, 15:04"

func face(t time.Time, zone *time.Location) string {
	return t.In(zone).Format(faceForm) + " " + when.Clock(t.In(zone))
}
