package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// talk looks at a conversation: with whom, in which zone, in which order.
func (ch *checker) talk(p *page) {
	if p.Interview == nil {
		return
	}
	ch.somebody(p)
	ch.zone(p, p.Interview.Timezone, infoint.SeverityError)
	ch.day(p)
	ch.skipped(p)
	ch.order(p)
	ch.professionsOf(p, p.Interview.Professions)
	for _, in := range p.Interview.Insights {
		ch.insight(p, in)
	}
}

// somebody finds a talk with nobody: it would count for no one and no thanks
// would ever be due. A person whose note cannot be read is somebody; a person
// whom the link may mean among others is said to be ambiguous already.
func (ch *checker) somebody(p *page) {
	with := p.Interview.With
	if slices.ContainsFunc(with, func(r infoint.Ref) bool {
		return len(ch.names.resolve(r.Target, infoint.KindContact)) > 0
	}) {
		return
	}
	f := infoint.Finding{
		Code: CodeTalkWithNobody, Severity: infoint.SeverityError, Pos: p.pos("with"),
		Message: "this talk is with nobody who has a note, so nothing follows from it",
		Fix:     "say with whom: " + infoint.Command("set", string(p.ID), "with=NAME"),
	}
	if len(with) > 0 {
		f.Fix = "write them down: " + infoint.Command("add", "contact", with[0].Name())
	}
	if id := ch.guest(p); id != "" {
		f.Fix = "say with whom: " + infoint.Command("set", string(p.ID), "with="+id)
	}
	ch.find(p, f)
}

// guest is the person whose id the name of the talk's file ends in.
func (ch *checker) guest(p *page) string {
	const day = "2026-03-24-"
	id := string(p.ID)
	if !isDated(id) || len(id) <= len(day) {
		return ""
	}
	if hits := ch.names.resolve(id[len(day):], infoint.KindContact); len(hits) == 1 {
		return string(hits[0].ID)
	}
	return ""
}

// zone finds a timezone that is none.
func (ch *checker) zone(p *page, name string, severity infoint.Severity) {
	if name == "" {
		return
	}
	err, known := ch.zoneFaults[name]
	if !known {
		_, err = when.Zone(name)
		ch.zoneFaults[name] = err
	}
	var fault *when.ZoneError
	if errors.As(err, &fault) { // else the machine has no zones, which is no fault of the note
		ch.find(p, infoint.Finding{
			Code: CodeUnknownZone, Severity: severity, Pos: p.pos("timezone"),
			Message: fault.Error() + ", so your own zone is taken", Fix: fault.Hint(),
		})
	}
}

// day finds a talk whose day stands under a key that is not read: it would wait
// for its hour for ever.
func (ch *checker) day(p *page) {
	i := p.Interview
	if !i.Scheduled.IsZero() || !i.Held.IsZero() || !i.Booked.IsZero() || !i.Cancelled.IsZero() {
		return
	}
	for _, f := range p.Fields() {
		switch strings.ToLower(f.Key) {
		case "date", "day", "when", "time":
			ch.find(p, infoint.Finding{
				Code: CodeNoDay, Severity: infoint.SeverityWarn, Pos: f.Pos,
				Message: f.Key + " is not read, so nothing says when this talk is or was",
				Fix:     "rename it to held where the talk took place, else to scheduled, with the day and the hour",
			})
		}
	}
}

// skipped finds an hour that the clocks of the talk's zone leave out.
func (ch *checker) skipped(p *page) {
	t := ch.talks[p.Path]
	if t == nil || t.Start.IsZero() || t.DayOnly {
		return
	}
	wall := infoint.WallOf(t.Start.In(t.Zone))
	if wall == t.Scheduled {
		return
	}
	ch.find(p, infoint.Finding{
		Code: CodeSkippedHour, Severity: infoint.SeverityWarn, Pos: p.pos("scheduled"),
		Message: fmt.Sprintf("the clocks in %s skip %s; %s is taken", t.Zone, t.Scheduled, wall),
		Fix:     "ask which hour is meant, and write it: " + infoint.Command("set", string(p.ID), "scheduled="+wall.String()),
	})
}

// order finds days of a talk that cannot have come in this order.
func (ch *checker) order(p *page) {
	i := p.Interview
	if key, said := fellThrough(i); key != "" && !i.Held.IsZero() {
		ch.find(p, infoint.Finding{
			Code: CodeHeldAndOff, Severity: infoint.SeverityWarn, Pos: p.pos(key),
			Message: fmt.Sprintf("%s is %s, but the talk was held on %s, which counts", key, said, i.Held),
			Fix:     infoint.Command("set", string(p.ID), key+"=") + ", or held= where it was not",
		})
	}
	earliest := ch.earliest(p)
	if !i.Held.IsZero() && i.Held.Before(earliest) {
		ch.disorder(p, "held", i.Held, "scheduled", earliest)
	}
	for _, later := range []struct {
		key string
		day infoint.Date
	}{{"debriefed", i.Debriefed}, {"thanked", i.Thanked}} {
		if !later.day.IsZero() && later.day.Before(i.Held) {
			ch.disorder(p, later.key, later.day, "held", i.Held)
		}
	}
}

// fellThrough is the key that says that a talk did not take place, and what it
// holds; empty where none does.
func fellThrough(i *infoint.Interview) (key, said string) {
	switch {
	case i.MissedBy != "":
		return "missed_by", i.MissedBy
	case !i.Cancelled.Before(i.Held): // one that was called off before was arranged anew
		return "cancelled", i.Cancelled.String()
	}
	return "", ""
}

// earliest is the first day on which the talk can have been held. The day of
// scheduled is one of the talk's zone, that of held one of the user's: an early
// talk in Tokyo is held the evening before in Berlin.
func (ch *checker) earliest(p *page) infoint.Date {
	day := p.Interview.Scheduled.Date
	t := ch.talks[p.Path]
	if t == nil || t.Start.IsZero() {
		return day
	}
	if own := infoint.DateOf(t.Start.In(ch.campaign.Now.Location())); own.Before(day) {
		return own
	}
	return day
}

func (ch *checker) disorder(p *page, key string, day infoint.Date, first string, before infoint.Date) {
	ch.find(p, infoint.Finding{
		Code: CodeDatesOutOfOrder, Severity: infoint.SeverityWarn, Pos: p.pos(key),
		Message: fmt.Sprintf("%s is %s, before %s on %s", key, day, first, before),
		Fix:     "correct one of the two, as in " + infoint.Command("set", string(p.ID), key+"="+before.String()),
	})
}
