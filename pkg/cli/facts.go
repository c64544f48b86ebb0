package cli

import (
	"slices"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/when"
)

// facts gathers what a letter may say.
func (a *App) facts(c *campaign.Campaign, p pair, kind, channel string) letter.Facts {
	t := c.Thread(p.to.ID)
	f := letter.Facts{
		Me: c.Profile, To: p.to, About: p.about, Names: map[infoint.ID]string{}, MayName: t.MayName,
		LastTouch: t.LastContact, Today: c.Today(), Told: t.LastMine,
		AskMinutes: c.Config.AskMinutes, AskMinutesColdSenior: c.Config.AskMinutesColdSenior,
		Channel: channel, Language: c.Config.Language, LinkedInChars: c.Config.LinkedInChars, Slots: offered(c, t),
		OutreachWarn: c.Config.OutreachWarn, OutreachError: c.Config.OutreachError,
	}
	for _, other := range c.Contacts {
		f.Names[other.ID] = other.Name
	}
	if f.Channel == "" && t.Channel == letter.ChannelLinkedIn {
		f.Channel = t.Channel // whoever answered on the phone gets an e-mail all the same
	}
	if t.Introducer != "" {
		f.Referrer, f.ReferrerName, f.ReferrerSaid = t.Introducer, c.Contact(t.Introducer).Name, c.SaidOf(t)
	}
	if l := lastSent(c, p.to.ID); l != nil {
		f.PriorSubject = l.Subject
	}
	if t.Unanswered != nil && kind == letter.KindNudge {
		f.LastTouch = t.Unanswered.Sent
	}
	f.Answered = !t.LastMine.IsZero() && t.Unanswered == nil && !waitsForThem(t.Stage)
	addTalks(&f, c, t, kind)
	if p.about != nil {
		addThird(&f, c, t, c.Thread(p.about.ID))
	}
	return f
}

// waitsForThem reports whether a word from them is waited for where no outreach
// is: they put it off, or have times to choose from.
func waitsForThem(s infoint.Stage) bool {
	return s == infoint.StageDeferred || s == infoint.StageProposing || s == infoint.StageParked
}

// addTalks puts in the talk that a letter is about, and those that were held.
func addTalks(f *letter.Facts, c *campaign.Campaign, t *campaign.Thread, kind string) {
	for _, e := range t.Events {
		if e.Kind == infoint.EventReply && e.Answer != infoint.ReplyAuto && e.Answer != infoint.ReplyBounce {
			f.Answer, f.AnsweredOn = e.Answer, e.Date
		}
	}
	for _, talk := range t.Talks {
		if !talk.Held.IsZero() {
			f.Past = append(f.Past, c.Told(talk, t.Contact.ID))
		}
	}
	for _, id := range c.Introduced(t.Contact.ID) {
		if last := c.Thread(id).LastHeld(); last != nil {
			f.Met = append(f.Met, letter.Meeting{Name: c.Contact(id).Name, On: last.Held})
		}
	}
	talk := talkToWriteAbout(t, kind)
	f.Cause = cause(t, talk)
	if kind == letter.KindReschedule && f.Cause == "" && talk != nil && movedByThem(talk, t.LastMine) {
		f.Cause = letter.CauseMovedThem
	}
	if talk == nil {
		return
	}
	f.Talk = c.Told(talk, t.Contact.ID)
	if talk.Ahead() && !talk.Start.IsZero() && !talk.DayOnly {
		f.When = hourFor(talk, t.Contact, c.Now.Location())
	}
}

// talkToWriteAbout is the talk that a letter is for. Thanks are given for the
// last one held, an unthanked one before the others; an excuse is made for one
// that I missed; what looks back looks at the last one held.
func talkToWriteAbout(t *campaign.Thread, kind string) *campaign.Talk {
	switch kind {
	case letter.KindThanks:
		for _, talk := range t.Talks {
			if !talk.Held.IsZero() && talk.Thanked.IsZero() {
				return talk
			}
		}
		return t.LastHeld()
	case letter.KindUpdate, letter.KindSecondAsk, letter.KindOutcome:
		return t.LastHeld()
	case letter.KindApology:
		var missed *campaign.Talk
		for _, talk := range t.Talks {
			if talk.MissedBy == string(infoint.OwnerMe) {
				missed = talk
			}
		}
		return missed
	case letter.KindReschedule:
		if t.Coming() == nil && t.Owes != nil {
			return t.Owes.Talk
		}
	}
	return t.Coming()
}

// cause is why times are looked for, as the letter that does so says it.
func cause(t *campaign.Thread, talk *campaign.Talk) string {
	if t.Owes != nil && t.Owes.Talk != nil {
		talk = t.Owes.Talk
	}
	me := string(infoint.OwnerMe)
	switch {
	case talk == nil && t.Owes != nil && t.Owes.Reply.Answer == infoint.ReplyYes:
		return letter.CauseYes
	case talk == nil:
		return ""
	case talk.MissedBy == me:
		return letter.CauseMissedMe
	case talk.MissedBy != "":
		return letter.CauseMissedThem
	case talk.CancelledBy == me:
		return letter.CauseCancelledMe
	case !talk.Cancelled.IsZero() || talk.CancelledBy != "":
		return letter.CauseCancelledThem
	}
	return ""
}

// movedByThem reports whether they moved a talk and I have not written since.
func movedByThem(talk *campaign.Talk, lastMine infoint.Date) bool {
	for _, e := range slices.Backward(talk.Log) {
		if e.Kind == infoint.EventMoved {
			return e.By == string(infoint.OwnerThem) && !lastMine.After(e.Date)
		}
	}
	return false
}

// hourFor is when a talk begins as a letter says it: by their clock, and by mine
// where that shows another hour.
func hourFor(talk *campaign.Talk, p *infoint.Contact, mine *time.Location) letter.Hour {
	zone := talk.Zone
	if theirs, err := when.Zone(p.Timezone); err == nil && p.Timezone != "" {
		zone = theirs
	}
	theirs, here := talk.Start.In(zone), talk.Start.In(mine)
	h := letter.Hour{Day: theirs.Format("Monday 2 January"), Theirs: theirs.Format("15:04 ") + when.Clock(theirs)}
	switch {
	case theirs.Format(clockFace) == here.Format(clockFace):
	case theirs.YearDay() == here.YearDay():
		h.Mine = here.Format("15:04") + " for me"
	default:
		h.Mine = here.Format("Monday, 15:04") + " for me"
	}
	return h
}

// addThird puts in the third person of a letter: when the reader named them, and
// the talk with them.
func addThird(f *letter.Facts, c *campaign.Campaign, reader, third *campaign.Thread) {
	for _, talk := range reader.Talks {
		for _, r := range talk.Referrals {
			if id, ok := c.Lookup(r.To); ok && id == third.Contact.ID && !r.Private && !talk.Held.IsZero() {
				f.Mentioned = talk.Held
			}
		}
	}
	if last := third.LastHeld(); last != nil {
		f.AboutTalk = c.Told(last, third.Contact.ID)
	}
}

// lastSent is the last letter that went to somebody.
func lastSent(c *campaign.Campaign, id infoint.ID) *infoint.Letter {
	var last *infoint.Letter
	for _, l := range c.Letters {
		if to, ok := c.Lookup(l.To); ok && to == id && !l.Sent.IsZero() && (last == nil || !l.Sent.Before(last.Sent)) {
			last = l
		}
	}
	return last
}
