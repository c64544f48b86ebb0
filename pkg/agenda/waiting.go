package agenda

import (
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// chaseAgain is how many business days fresh times are left alone: a second
// set is the last one that is sent unasked.
const chaseAgain = 7

// chaseSlots: times that nobody took, or that are past by now.
func chaseSlots(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Stage != infoint.StageProposing || t.Owes != nil {
			continue
		}
		after := c.Config.ChaseAfter
		why := "you sent times on " + dayWords(t.Since) + ", and no answer has come; fresh ones are easier to take"
		if t.Offers > 1 {
			after = chaseAgain
		}
		if t.Offers > 1 || c.Calendar.Between(t.Since, c.Today()) >= c.Config.ChaseAfter+chaseAgain {
			why = "you sent times on " + dayWords(t.Since) + ", and no answer has come; offer again, or let it rest"
		}
		rows = append(rows, Row{
			Contact: t.Contact.ID, Due: onDay(c.Calendar.Add(t.Since, after)), Why: why,
			Next: infoint.Command("draft", string(t.Contact.ID), "slots"), cause: t.Since,
		})
	}
	return rows
}

// wake: they asked to be asked again.
func wake(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Stage != infoint.StageDeferred {
			continue
		}
		said := lastReply(t)
		rows = append(rows, Row{
			Contact: t.Contact.ID, Due: onDay(t.Wake),
			Why:  "they said later on " + dayWords(said.Date) + "; ask again, in their own words",
			Next: infoint.Command("draft", string(t.Contact.ID), "nudge"),
			Path: t.Contact.Path, Line: said.Line, cause: said.Date,
		})
	}
	return rows
}

// lastReply is what put the thread off.
func lastReply(t *campaign.Thread) infoint.Event {
	var last infoint.Event
	for _, e := range t.Events {
		if e.Kind == infoint.EventReply && e.Answer == infoint.ReplyLater {
			last = e
		}
	}
	return last
}

// introAnswer: a connector has done their part.
func introAnswer(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Stage != infoint.StageContacted || t.Waiting != infoint.OwnerMe || t.Owes != nil {
			continue
		}
		row := Row{
			Contact: t.Contact.ID, Due: onDay(c.Calendar.Add(t.Since, c.Config.AnswerAfter)),
			Why:  "you were introduced on " + dayWords(t.Since) + "; answer, and put who introduced you in bcc",
			Next: infoint.Command("draft", string(t.Contact.ID), "intro-thanks"), cause: t.Since, waits: t.Since,
		}
		if by := c.Contact(t.Introducer); by != nil {
			row.About = by.ID
			row.Why = by.Name + " introduced you on " + dayWords(t.Since) + "; answer, and put them in bcc"
			if row.thanked = c.Thread(by.ID).WroteSince(t.Since); row.thanked {
				row.Why = by.Name + " introduced you on " + dayWords(t.Since) + " and has your thanks; now ask " + t.Contact.Name + " yourself"
				row.Next = infoint.Command("draft", string(t.Contact.ID), "outreach")
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// introAgain is how many business days an introduction is left alone after it
// was asked for twice.
const introAgain = 7

// introPending: the connector is reminded once; then it is up to me.
func introPending(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Intro == nil {
			continue
		}
		target := t.Contact
		row := Row{
			Key:     RuleIntroPending + ":" + keyWord(target.ID),
			Contact: target.ID, cause: t.Intro.Date, Path: target.Path, Line: 1,
			Due:  onDay(c.Calendar.Add(t.Intro.Date, introAgain)),
			Why:  "no introduction came since " + dayWords(t.Intro.Date) + "; write directly, or let it rest",
			Next: infoint.Command("draft", string(target.ID), "outreach"),
		}
		connector := c.Contact(t.Intro.Connector)
		if t.Intro.Asks == 1 && connector != nil && !connector.DoNotContact {
			row.Contact, row.About = connector.ID, target.ID
			row.Due = onDay(c.Calendar.Add(t.Intro.Date, c.Config.IntroAfter))
			row.Why = "you asked on " + dayWords(t.Intro.Date) + " to be introduced to " + target.Name + "; ask once more, lightly"
			row.Next = infoint.Command("show", string(connector.ID))
		}
		rows = append(rows, row)
	}
	return rows
}
