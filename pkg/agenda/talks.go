package agenda

import (
	"fmt"
	"slices"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// eachTalk makes a row for every talk for which row returns one. It is about
// the first of those who took part whom one may write to; a talk with nobody
// else than people who must not be contacted makes none.
func eachTalk(c *campaign.Campaign, row func(*campaign.Talk, infoint.ID) (Row, bool)) []Row {
	var rows []Row
	for _, t := range c.Talks() {
		at := slices.IndexFunc(t.With, func(id infoint.ID) bool { return !c.Contact(id).DoNotContact })
		if at < 0 || !t.Arranged() {
			continue
		}
		if r, ok := row(t, t.With[at]); ok {
			r.Contact, r.Interview, r.talk = t.With[at], t.ID, t
			r.Path, r.Line = t.Path, 1
			r.party = partyOf(c, t, t.With[at])
			rows = append(rows, r)
		}
	}
	return rows
}

// partyOf are those of a talk whom one may write to, but for one.
func partyOf(c *campaign.Campaign, t *campaign.Talk, but infoint.ID) []infoint.ID {
	return slices.DeleteFunc(slices.Clone(t.With), func(id infoint.ID) bool { return id == but || c.Contact(id).DoNotContact })
}

// startWords says when a talk begins, in the user's zone.
func startWords(c *campaign.Campaign, t *campaign.Talk) string {
	if t.DayOnly {
		return dayWords(t.Scheduled.Date)
	}
	return hourWords(t.Start.In(c.Now.Location()))
}

// thank: hours are counted from the end of the talk. Where several took part,
// each of them gave their time.
func thank(c *campaign.Campaign) []Row {
	var rows []Row
	for _, t := range c.Talks() {
		if t.Held.IsZero() || !t.Thanked.IsZero() || !t.Arranged() {
			continue
		}
		with := slices.DeleteFunc(slices.Clone(t.With), func(id infoint.ID) bool { return c.Contact(id).DoNotContact })
		left := slices.DeleteFunc(slices.Clone(with), func(id infoint.ID) bool {
			return c.Thanked(t, id)
		})
		for _, id := range left {
			row, ok := thankFor(c, t)
			if !ok {
				break
			}
			row.Contact, row.Interview, row.talk, row.Path, row.Line = id, t.ID, t, t.Path, 1
			row.Next = infoint.Command("draft", string(id), "thanks")
			row.others = len(left) > 1
			if id != with[0] {
				row.Key = RuleThank + ":" + keyWord(t.ID) + ":" + keyWord(id)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func thankFor(c *campaign.Campaign, t *campaign.Talk) (Row, bool) {
	over := t.Over(c.Now.Location()).In(c.Now.Location())
	if c.Now.After(over.AddDate(0, 0, c.Config.ThanksUntil)) {
		return Row{}, false
	}
	due := later(over, c.Config.ThanksWithin)
	why := fmt.Sprintf("you talked on %s; a thank-you is due by %s", dayWords(t.Held), hourWords(due))
	if c.Now.After(due) {
		why = fmt.Sprintf("you talked on %s; a thank-you was due by %s", dayWords(t.Held), hourWords(due))
	}
	if c.Now.After(later(over, c.Config.ThanksOverdue)) {
		why = fmt.Sprintf("you talked on %s; a late thank-you is welcome too", dayWords(t.Held))
	}
	return Row{Due: atHour(due), Why: why, cause: t.Held, fromCause: true}, true
}

// later is the same clock so many hours later: the day on which the clocks change
// is a day of 24 hours here, as for everybody who says "by this time tomorrow".
func later(t time.Time, hours int) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour()+hours, t.Minute(), t.Second(), 0, t.Location())
}

// debrief: what is not written down the same day is half forgotten.
func debrief(c *campaign.Campaign) []Row {
	return eachTalk(c, func(t *campaign.Talk, _ infoint.ID) (Row, bool) {
		if t.Held.IsZero() || !t.Debriefed.IsZero() {
			return Row{}, false
		}
		why := "write down what you heard on " + dayWords(t.Held)
		if c.Now.Sub(t.Over(c.Now.Location())) > 72*time.Hour {
			why = "write down what you still remember of " + dayWords(t.Held) + ", and mark it as late"
		}
		return Row{
			Due: onDay(t.Held.AddDays(c.Config.DebriefWithin)), Why: why, Next: infoint.Command("edit", string(t.ID)),
			cause: t.Held, fromCause: true,
		}, true
	})
}

// answerAfter is the time after the end of a talk before the question whether
// it took place: people talk longer than planned.
const answerAfter = 2 * time.Hour

// dailyFor is the number of days on which that question is put each day; then
// it is put on Mondays.
const dailyFor = 5

// didItHappen: a talk must not be forgotten because nobody wrote it down.
func didItHappen(c *campaign.Campaign) []Row {
	return eachTalk(c, func(t *campaign.Talk, _ infoint.ID) (Row, bool) {
		due := t.End.Add(answerAfter).In(c.Now.Location())
		if left := c.LeftStanding(t); !left.IsZero() && c.Now.Before(t.End) {
			return isItOff(c, t, left), true
		}
		if !t.Ahead() || t.Start.IsZero() || c.Now.Before(t.End) {
			return Row{}, false
		}
		days := c.Today().DaysSince(infoint.DateOf(due))
		return Row{
			Due: atHour(due), Why: "the talk was set for " + startWords(c, t) + "; did it take place?",
			Next:  infoint.Command("log", string(t.ID), "held"),
			cause: infoint.DateOf(due), fromCause: true,
			early: c.Now.Before(due),
			quiet: days >= dailyFor && c.Today().Weekday() != time.Monday,
		}, true
	})
}

// isItOff asks about a talk that nobody called off when its thread was ended.
func isItOff(c *campaign.Campaign, t *campaign.Talk, left infoint.Date) Row {
	off := infoint.Command("log", string(t.ID), "cancelled") + " …"
	return Row{
		Due:  atHour(left.End(c.Now.Location())),
		Why:  "the talk on " + startWords(c, t) + " stands, and the thread was ended on " + dayWords(left) + "; is it off?",
		Next: off, Done: off, cause: left, fromCause: true, open: true,
	}
}

// ahead makes the row of a talk that has not begun: due so many days before,
// on the user's own calendar. Its cause is that the hour was fixed.
func ahead(c *campaign.Campaign, t *campaign.Talk, before int) (Row, bool) {
	begins := t.Start
	if t.DayOnly {
		begins = t.End
	}
	if !t.Ahead() || t.Start.IsZero() || !c.Now.Before(begins) || !c.LeftStanding(t).IsZero() {
		return Row{}, false
	}
	day := t.Scheduled.Date
	if !t.DayOnly {
		day = infoint.DateOf(t.Start.In(c.Now.Location()))
	}
	cause := t.Booked
	if moved := t.LastMoved(); moved.After(cause) {
		cause = moved
	}
	return Row{Due: onDay(day.AddDays(-before)), cause: cause}, true
}

// prepare: questions for the hour that now stands.
func prepare(c *campaign.Campaign) []Row {
	return eachTalk(c, func(t *campaign.Talk, id infoint.ID) (Row, bool) {
		row, ok := ahead(c, t, c.Config.PrepBefore)
		row.Why = "you talk on " + startWords(c, t) + "; choose your questions"
		row.Next = infoint.Command("prep", string(id))
		return row, ok && !t.IsPrepared()
	})
}

// confirm: the hour, the zone and the place, so that nobody waits alone.
func confirm(c *campaign.Campaign) []Row {
	return eachTalk(c, func(t *campaign.Talk, id infoint.ID) (Row, bool) {
		row, ok := ahead(c, t, c.Config.ConfirmBefore)
		row.Why = "you talk on " + startWords(c, t) + "; confirm the hour and the place"
		row.Next = infoint.Command("draft", string(id), "confirm")
		return row, ok && !t.IsConfirmed()
	})
}

// apologise: the same day, for an hour that I let somebody wait.
func apologise(c *campaign.Campaign) []Row {
	rows := eachTalk(c, func(t *campaign.Talk, id infoint.ID) (Row, bool) {
		on := t.Ended()
		if t.State() != infoint.TalkNoShow || t.MissedBy != string(infoint.OwnerMe) || on.IsZero() {
			return Row{}, false
		}
		thread := c.Thread(id)
		again := func(other *campaign.Talk) bool { return other != t && !other.Booked.Before(on) && other.Ended() != on }
		if thread.HeardSince(on) || !thread.Closed().Before(on) || slices.ContainsFunc(thread.Talks, again) {
			return Row{}, false
		}
		return Row{
			Due: onDay(on), Why: "you missed the talk on " + dayWords(on) + "; say sorry once, and offer new times",
			Next: infoint.Command("draft", string(id), "apology"), cause: on, waits: on,
		}, true
	})
	for i := range rows {
		rows[i].party = nil // a word to one of them is none to the others
	}
	return rows
}
