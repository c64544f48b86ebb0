package agenda

import (
	"fmt"
	"slices"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// usedAfter is the number of days after which it is said that a promise was
// kept, or that their advice was used.
const usedAfter = 2

// firstUpdate: what came of it, to somebody who gave an hour for it.
func firstUpdate(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		talk := t.LastHeld()
		if t.Stage != infoint.StageThanked || talk == nil || t.Contact.Tier == campaign.TierNone {
			continue
		}
		thanked := t.Thanked
		due := thanked.AddDays(c.Config.UpdateFirst)
		why := "you thanked them on " + dayWords(thanked) + "; tell them what came of it"
		for _, day := range used(t) {
			if soon := day.AddDays(usedAfter); day.After(thanked) && !day.After(c.Today()) && soon.Before(due) {
				due = soon
				why = "you did on " + dayWords(day) + " what you talked about; tell them what came of it"
			}
		}
		rows = append(rows, Row{
			Contact: t.Contact.ID, Interview: talk.ID, talk: talk, Due: onDay(due), Why: why,
			Key:  RuleFirstUpdate + ":" + keyWord(t.Contact.ID),
			Next: infoint.Command("draft", string(t.Contact.ID), "update"), cause: thanked,
			open: thanked == c.Today(), // what is written that day may be the thank-you
		})
	}
	return rows
}

// used are the days on which I kept a promise to somebody or used their advice.
func used(t *campaign.Thread) []infoint.Date {
	var days []infoint.Date
	kept := func(list []infoint.Promise) {
		for _, p := range list {
			if p.Owner == infoint.OwnerMe && p.State == infoint.PromiseDone && !p.Done.IsZero() {
				days = append(days, p.Done)
			}
		}
	}
	kept(t.Contact.Promises)
	for _, talk := range t.Talks {
		kept(talk.Promises)
		days = append(days, talk.AdviceUsed()...)
	}
	return days
}

// keepInTouch: a message without an ask, now and then.
func keepInTouch(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Threads() {
		if t.Stage != infoint.StageNurturing {
			continue
		}
		days := map[string]int{
			campaign.TierClose: c.Config.NurtureClose, campaign.TierWarm: c.Config.NurtureWarm,
			campaign.TierLight: c.Config.NurtureLight, campaign.TierAnnual: c.Config.NurtureAnnual,
		}[t.Tier]
		next := infoint.Command("draft", string(t.Contact.ID), "update")
		if t.InterviewCount() == 0 {
			next = infoint.Command("show", string(t.Contact.ID)) // nothing to report of: hello is enough
		}
		rows = append(rows, Row{
			Contact: t.Contact.ID, Due: onDay(t.LastContact.AddDays(days)),
			Why:  fmt.Sprintf("last in touch on %s %d; %s means about every %s", dayWords(t.LastContact), t.LastContact.Year, t.Tier, count(days, "day")),
			Next: next, cause: t.LastContact,
		})
	}
	return rows
}

// outcomeAfter is the number of days in which everybody who helped hears how
// it ended.
const outcomeAfter = 7

// outcome: how it ended, to everybody who was thanked. A dismissal holds until
// something more comes of it.
func outcome(c *campaign.Campaign) []Row {
	days := c.Outcomes()
	if len(days) == 0 {
		return nil
	}
	var rows []Row
	for _, t := range c.Threads() {
		if t.Contact.DoNotContact {
			continue
		}
		untold := slices.DeleteFunc(slices.Clone(days), func(day infoint.Date) bool { return !helpedBy(t, day) || t.WroteSince(day) })
		if len(untold) == 0 {
			continue
		}
		why := "something came of it on " + dayWords(untold[0]) + ", and they helped; tell them"
		if untold[0] == c.Finished() {
			why = "you finished on " + dayWords(untold[0]) + ", and they helped; tell them how it ended"
		}
		rows = append(rows, Row{
			Contact: t.Contact.ID, Due: onDay(untold[0].AddDays(outcomeAfter)), Why: why,
			Next:  infoint.Command("draft", string(t.Contact.ID), "outcome"),
			cause: untold[len(untold)-1],
		})
	}
	return rows
}

// helpedBy reports whether somebody had given me a talk by a day, for which I
// thanked them, be it later.
func helpedBy(t *campaign.Thread, day infoint.Date) bool {
	return slices.ContainsFunc(t.Talks, func(talk *campaign.Talk) bool {
		return !talk.Held.IsZero() && !talk.Thanked.IsZero() && !talk.Held.After(day)
	})
}
