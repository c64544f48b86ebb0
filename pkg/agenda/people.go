package agenda

import (
	"fmt"
	"slices"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// A campaign is under way while I wrote first to somebody in the last so many
// days, and is running dry with fewer open threads than these.
const (
	underWay    = 60
	fewestOpen  = 2
	parkedAgain = 180 // days after which a new reason may open a thread again
)

// pipelineDry: answers come weeks after letters, so that an empty week was made
// a month ago. It is said from Monday to Friday while it is so.
func pipelineDry(c *campaign.Campaign) []Row {
	today := c.Today()
	day := today.Weekday()
	if day == time.Saturday || day == time.Sunday || len(c.Exploring()) == 0 {
		return nil
	}
	open, wrote, ready := 0, false, ""
	for _, t := range c.Threads() {
		switch t.Stage {
		case infoint.StageScheduled:
			return nil
		case infoint.StageIntroAsked, infoint.StageContacted, infoint.StageNudged, infoint.StageNeedsAddress, infoint.StageAgreed, infoint.StageProposing:
			open++
		case infoint.StageReady:
			ready = string(infoint.StageReady)
		}
		wrote = wrote || slices.ContainsFunc(t.Events, func(e infoint.Event) bool {
			return e.Kind == infoint.EventOutreach && today.DaysSince(e.Date) <= underWay
		})
	}
	if open >= fewestOpen || !wrote {
		return nil
	}
	row := me(c)
	row.open = true
	row.cause = today.AddDays(-(int(day) - int(time.Monday)))
	row.Due = onDay(row.cause)
	row.Why = fmt.Sprintf("%s open and no talk arranged; whom would you like to write to next?", count(open, "thread"))
	if ready == "" {
		ready = string(infoint.StageLead)
	}
	row.Next = infoint.Command("list", "contacts", "--stage", ready)
	return []Row{row}
}

// research: a reason of its own, before the first message; and a new one, half
// a year after the last message stayed without an answer.
func research(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		p := t.Contact
		switch {
		case (t.Stage == infoint.StageLead || t.Stage == infoint.StageReady) && !p.Chosen.IsZero() && p.Why == "":
			rows = append(rows, Row{
				Contact: p.ID, Due: onDay(p.Chosen), cause: p.Chosen,
				Why:  "chosen on " + dayWords(p.Chosen) + "; find the one true reason to write to them",
				Next: infoint.Command("edit", string(p.ID)),
				Done: infoint.Command("set", string(p.ID)) + " why=…",
			})
		case t.Stage == infoint.StageParked && !p.DoNotContact:
			due := t.Parked.AddDays(parkedAgain)
			if due.After(c.Today()) {
				continue
			}
			rows = append(rows, Row{
				Key:     RuleResearch + ":" + keyWord(p.ID) + ":again",
				Contact: p.ID, Due: onDay(due), Priority: WhenConvenient, cause: due,
				Why:  fmt.Sprintf("parked since %s %d; with a new reason they may be written to again", dayWords(t.Parked), t.Parked.Year),
				Next: infoint.Command("edit", string(p.ID)),
			})
		}
	}
	return rows
}

// retention: notes about people are kept for a reason. A line of the log that
// says so is good for a year.
func retention(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		switch t.Stage {
		case infoint.StageDeclined, infoint.StageParked, infoint.StageDropped:
		default:
			continue
		}
		last := t.LastContact
		if closed := t.Closed(); closed.After(last) {
			last = closed
		}
		if last.IsZero() {
			continue
		}
		due := last.AddMonths(c.Config.Retention)
		if again := lastLine(t).AddMonths(min(12, c.Config.Retention)); again.After(due) {
			due = again
		}
		if due.After(c.Today()) {
			continue
		}
		rows = append(rows, Row{
			Contact: t.Contact.ID, Due: onDay(due), cause: due,
			Why:  fmt.Sprintf("closed, and nothing since %s %d; keep the notes, or remove them", dayWords(last), last.Year),
			Next: infoint.Command("show", string(t.Contact.ID)),
		})
	}
	return rows
}

// lastLine is the day of the last line of a log that is about the person rather
// than about a row.
func lastLine(t *campaign.Thread) infoint.Date {
	for _, e := range slices.Backward(t.Events) {
		if e.Kind != infoint.EventSnooze && e.Kind != infoint.EventDismiss {
			return e.Date
		}
	}
	return infoint.Date{}
}
