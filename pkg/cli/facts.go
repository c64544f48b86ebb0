package cli

import (
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
)

// facts gathers what a letter to somebody may say.
func (a *App) facts(c *campaign.Campaign, p *infoint.Contact, kind, channel string) letter.Facts {
	t := c.Thread(p.ID)
	f := letter.Facts{
		Me: c.Profile, To: p, Names: map[infoint.ID]string{}, MayName: t.MayName,
		LastTouch: t.LastContact, Today: c.Today(),
		AskMinutes: c.Config.AskMinutes, AskMinutesColdSenior: c.Config.AskMinutesColdSenior,
		Channel: channel, Language: c.Config.Language, LinkedInChars: c.Config.LinkedInChars,
	}
	for _, other := range c.Contacts {
		f.Names[other.ID] = other.Name
	}
	if f.Channel == "" && t.Channel == "linkedin" {
		f.Channel = t.Channel // whoever answered on the phone gets an e-mail all the same
	}
	if t.Owes != nil {
		f.Cause = cause(t.Owes)
	}
	if t.Introducer != "" {
		f.ReferrerName, f.ReferrerSaid = c.Contact(t.Introducer).Name, c.SaidOf(t)
	}
	f.Talk = talkToWriteAbout(t, kind)
	if l := lastSent(c, p.ID); l != nil {
		f.PriorSubject = l.Subject
	}
	if t.Unanswered != nil && kind == kindNudge {
		f.LastTouch = t.Unanswered.Sent
	}
	return f
}

// cause is why times are owed, as the letter that offers them says it.
func cause(d *campaign.Debt) string {
	me := string(infoint.OwnerMe)
	switch t := d.Talk; {
	case t == nil && d.Reply.Answer == infoint.ReplyYes:
		return letter.CauseYes
	case t == nil:
		return ""
	case t.MissedBy == me:
		return letter.CauseMissedMe
	case t.MissedBy != "":
		return letter.CauseMissedThem
	case t.CancelledBy == me:
		return letter.CauseCancelledMe
	}
	return letter.CauseCancelledThem
}

// talkToWriteAbout is the talk that a thank-you is for: the last one held, an
// unthanked one before the others. Times are offered for the one ahead.
func talkToWriteAbout(t *campaign.Thread, kind string) *infoint.Interview {
	if kind != kindThanks {
		if coming := t.Coming(); coming != nil {
			return coming.Interview
		}
		return nil
	}
	for _, talk := range t.Talks {
		if !talk.Held.IsZero() && talk.Thanked.IsZero() {
			return talk.Interview
		}
	}
	if last := t.LastHeld(); last != nil {
		return last.Interview
	}
	return nil
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
