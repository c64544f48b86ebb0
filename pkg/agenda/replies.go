package agenda

import (
	"cmp"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// answerReply: they wrote, and what they wrote is no plain yes.
func answerReply(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Owes == nil || t.Owes.Times {
			continue
		}
		p := t.Contact
		reply := t.Owes.Reply
		row := Row{
			Contact: p.ID, Due: onDay(c.Calendar.Add(t.Owes.Date, c.Config.AnswerAfter)),
			Why: answerWords(c, t), Next: infoint.Command("show", string(p.ID)),
			Path: p.Path, Line: reply.Line,
			cause: t.Owes.Date, waits: t.Owes.Date, fromCause: true,
		}
		if reply.Answer == infoint.ReplyBounce {
			// Nobody waits, and only a message to another address ends it.
			row.Next, row.open, row.waits = infoint.Command("edit", string(p.ID)), true, infoint.Date{}
		}
		if t.Stage == infoint.StageProposing && reply.Answer == infoint.ReplyYes {
			// What they chose is to be arranged; a word of mine alone would lose it.
			row.Next, row.open = infoint.Command("add", "interview", string(p.ID))+" --at …", true
		}
		rows = append(rows, row)
	}
	return rows
}

// ago says how long somebody has been waiting, once it is so many business
// days; empty before.
func ago(c *campaign.Campaign, since infoint.Date, days int) string {
	if c.Calendar.Between(since, c.Today()) < days {
		return ""
	}
	return ", " + count(c.Today().DaysSince(since), "day") + " ago"
}

// After so many business days an answer, or times, are late.
const (
	answerLate = 2
	slotsLate  = 3
)

func answerWords(c *campaign.Campaign, t *campaign.Thread) string {
	day := dayWords(t.Owes.Date) + ago(c, t.Owes.Date, answerLate)
	who := ""
	if from := t.Owes.Reply.From; !from.IsZero() {
		who = ", through " + from.Name()
	}
	switch t.Owes.Reply.Answer {
	case infoint.ReplyQuestion:
		return "they asked something on " + day + who
	case infoint.ReplyNo:
		return "they said no on " + day + who + "; a short thank-you keeps the door open"
	case infoint.ReplyLater:
		return "they said later on " + day + who + "; say that you will come back"
	case infoint.ReplyRedirect:
		return "they pointed to somebody else on " + day + who + "; thank them"
	case infoint.ReplyBounce:
		return "your message came back on " + day + "; look for another address"
	}
	if t.Stage == infoint.StageProposing {
		return "they answered your times on " + day + who
	}
	return "they answered on " + day + who
}

// sendSlots: they agreed, and wait for times.
func sendSlots(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Owes == nil || !t.Owes.Times {
			continue
		}
		p := t.Contact
		due := c.Calendar.Add(t.Owes.Date, c.Config.AnswerAfter)
		row := Row{
			Contact: p.ID, Due: onDay(due), Next: infoint.Command("draft", string(p.ID), "slots"),
			Why:  slotsWords(c, t.Owes),
			Path: p.Path, Line: cmp.Or(t.Owes.Reply.Line, 1),
			cause: t.Owes.Date, waits: t.Owes.Date, fromCause: true,
		}
		if talk := t.Owes.Talk; talk != nil {
			row.Path, row.Line, row.talk = talk.Path, 1, talk
		}
		rows = append(rows, row)
	}
	return rows
}

func slotsWords(c *campaign.Campaign, d *campaign.Debt) string {
	day := dayWords(d.Date)
	if d.Talk == nil {
		return "they said yes on " + day + ago(c, d.Date, slotsLate) + "; offer times"
	}
	switch {
	case d.Talk.MissedBy == string(infoint.OwnerThem):
		return "they could not make it on " + day + "; offer new times, gently"
	case d.Talk.MissedBy == string(infoint.OwnerMe):
		return "you missed the talk on " + day + "; say sorry and offer new times"
	case d.Talk.CancelledBy == string(infoint.OwnerMe):
		return "you called the talk off on " + day + "; offer new times, or close the thread"
	}
	return "the talk was called off on " + day + "; offer new times"
}
