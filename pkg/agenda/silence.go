package agenda

import (
	"fmt"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// nudge: one friendly reminder is worth it, further ones cost goodwill.
func nudge(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		p, u := t.Contact, t.Unanswered
		if u == nil || u.Nudges >= c.Config.NudgeMax {
			continue
		}
		why := fmt.Sprintf("%s since you wrote on %s; silence is normal", count(c.Calendar.Between(u.Sent, c.Today()), "business day"), dayWords(u.Sent))
		if u.Date.After(u.Sent) {
			why = fmt.Sprintf("they are back since %s and have not answered yet", dayWords(u.Date))
			if u.Date.After(c.Today()) {
				why = fmt.Sprintf("they are away until %s; silence is normal", dayWords(u.Date))
			}
		}
		rows = append(rows, Row{
			Contact: p.ID, Due: onDay(c.Calendar.Add(u.Date, c.Config.NudgeAfter)), Why: why,
			Next:  infoint.Command("draft", string(p.ID), "nudge"),
			cause: u.Sent,
		})
	}
	return rows
}

// park: stopping needs no message.
func park(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		p, u := t.Contact, t.Unanswered
		if u == nil || u.Nudges < c.Config.NudgeMax {
			continue
		}
		rows = append(rows, Row{
			Contact: p.ID, Due: onDay(c.ParkOn(u)),
			Why:   fmt.Sprintf("no answer since %s; let it rest, nothing needs to be sent", dayWords(u.Sent)),
			cause: u.Sent,
		})
	}
	return rows
}
