package agenda

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// followReferral: who was named with permission is written to, or the referrer
// is asked about me and has nothing to say. Several who name one person make
// one row.
func followReferral(c *campaign.Campaign) []Row {
	var rows []Row
	for _, r := range c.Referrals() {
		if r.Permission != infoint.PermissionYes || r.Contact == r.From && r.Contact != "" || !followable(c, r) {
			continue
		}
		row := referralRow(c, r)
		row.Contact, row.once = r.Contact, true
		row.Key = RuleFollowReferral + ":" + keyWord(r.Contact)
		row.Due = onDay(c.Calendar.Add(row.cause, c.Config.ReferralWithin))
		row.Why = "named on " + dayWords(row.cause) + "; say who sent you"
		if from := c.Contact(r.From); from != nil && !from.DoNotContact {
			row.About = r.From
			row.Why = from.Name + " named them on " + dayWords(row.cause) + " and may be mentioned"
		}
		if c.Calendar.Between(row.cause, c.Today()) >= referralLate {
			row.Why += "; they may have been asked about you by now"
		}
		row.Next = infoint.Command("draft", string(r.Contact), "outreach")
		if r.Contact == "" {
			row.nobodyYet(r)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return a.cause.Compare(b.cause) })
	return rows
}

// referralLate is the number of business days after which a referrer may have
// been asked about me.
const referralLate = 7

// followable reports whether there is still somebody to write a first message
// to. Who was parked before is, once somebody names them.
func followable(c *campaign.Campaign, r campaign.Referral) bool {
	t := c.Thread(r.Contact)
	if t == nil {
		return r.Contact == ""
	}
	switch t.Stage {
	case infoint.StageLead, infoint.StageReady:
		return r.Contacted.IsZero() || r.Contacted.Before(r.On)
	case infoint.StageParked, infoint.StageDormant:
		return r.Contacted.Before(r.On) && t.Closed().Before(r.On)
	}
	return false
}

// nobodyYet turns the row into one about the list of people: the one who was
// named has no file.
func (r *Row) nobodyYet(named campaign.Referral) {
	r.Contact, r.Name, r.open = infoint.Me, named.Name, true
	r.Key = RuleFollowReferral + ":" + keyWord(infoint.ID(named.Name))
	// No via: the line that names them says who sent me.
	r.Next = infoint.Command("add", "contact", named.Name, "relationship=referral")
}

// referralRow is what the rows of a referral share: where it stands, and when
// it was made. What was named in a talk that has no date was named today.
func referralRow(c *campaign.Campaign, r campaign.Referral) Row {
	row := Row{Interview: r.Talk, Path: r.Path, Line: r.Line, cause: r.On, talk: c.Talk(r.Talk)}
	if row.cause.IsZero() {
		row.cause = c.Today()
	}
	return row
}

// askPermission: a name that nobody allowed me to use stays unused.
func askPermission(c *campaign.Campaign) []Row {
	var rows []Row
	for _, r := range c.Referrals() {
		from := c.Thread(r.From)
		if r.Permission != infoint.PermissionAsk || from == nil || from.Contact.DoNotContact || r.Contact == r.From {
			continue
		}
		row := referralRow(c, r)
		contacted := !r.Contacted.IsZero() && !r.Contacted.Before(row.cause)
		if about := c.Contact(r.Contact); contacted || from.WroteSince(row.cause) || about != nil && about.DoNotContact {
			continue
		}
		row.Contact, row.About, row.named = r.From, r.Contact, r.Name
		at := r.From
		if r.Talk != "" {
			at = r.Talk
		}
		row.Key = RuleAskPermission + ":" + keyWord(at) + ":" + hashed(r.Name)
		row.Due = onDay(c.Calendar.Add(row.cause, c.Config.AskWithin))
		row.Why = "they named " + r.Name + " on " + dayWords(row.cause) + "; ask whether you may say so, and write permission:: yes or no"
		row.Next = infoint.Command("show", string(r.From))
		rows = append(rows, row)
	}
	return rows
}

// tellFor is how many days after a talk its row stands: later it goes into the
// next message.
const tellFor = 30

// A door is what somebody opened for me: the first talk after they led to a
// person, of which they have not heard.
type door struct {
	by, to *campaign.Thread
	talk   *campaign.Talk
}

func openedDoors(c *campaign.Campaign) []door {
	var doors []door
	for _, t := range c.Threads() {
		for _, lead := range t.Leads {
			by := c.Thread(lead.By)
			talk := firstHeld(t, lead.On)
			if by == nil || by.Contact.DoNotContact || t.Contact.DoNotContact || talk == nil || slices.Contains(talk.With, lead.By) {
				continue
			}
			if !told(by, t.Contact.ID, talk.Held) {
				doors = append(doors, door{by, t, talk})
			}
		}
	}
	return doors
}

// tellReferrer: who opened a door hears what was behind it. The first talk
// after they led to somebody is what they are told of.
func tellReferrer(c *campaign.Campaign) []Row {
	var rows []Row
	for _, d := range openedDoors(c) {
		if c.Today().DaysSince(d.talk.Held) > tellFor {
			continue
		}
		rows = append(rows, d.row(c))
	}
	return rows
}

// row is the row that asks to tell who opened the door.
func (d door) row(c *campaign.Campaign) Row {
	by, about := d.by.Contact.ID, d.to.Contact
	return Row{
		Key:     RuleTellReferrer + ":" + keyWord(by) + ":" + keyWord(about.ID),
		Contact: by, About: about.ID, Interview: d.talk.ID, talk: d.talk, Path: d.talk.Path, Line: 1,
		Due:   onDay(d.talk.Held.AddDays(c.Config.ReferrerUpdate)),
		Why:   "they led you to " + about.Name + ", and you talked on " + dayWords(d.talk.Held) + "; tell them how it went",
		Next:  infoint.Command("draft", string(by), "referrer-update"),
		cause: d.talk.Held, named: about.Name,
	}
}

// tellLater puts into the first message to somebody what they were to hear of,
// where its own row stands no more.
func (a *Agenda) tellLater() {
	late := map[infoint.ID][]string{}
	for _, d := range openedDoors(a.c) {
		row := d.row(a.c)
		row.Rule = RuleTellReferrer
		if a.c.Today().DaysSince(d.talk.Held) > tellFor && !a.hushed(row) {
			by := d.by.Contact.ID
			late[by] = append(late[by], d.to.Contact.Name)
		}
	}
	for i := range a.rows {
		r := &a.rows[i]
		if names := late[r.Contact]; r.message && len(names) > 0 {
			r.Why += "; say as well that you have talked with " + strings.Join(names, ", ")
			delete(late, r.Contact)
		}
	}
}

// told reports whether somebody heard from me on a day or later. A line that
// says I told them about another is about that one alone.
func told(by *campaign.Thread, about infoint.ID, since infoint.Date) bool {
	return by.ThankedSince(since) || by.WroteSinceSaying(since, func(e infoint.Event) bool {
		return e.Kind != infoint.EventToldAbout || infoint.ID(e.Link.Target) == about
	})
}

// firstHeld is the first talk held on a day or later, nil for none.
func firstHeld(t *campaign.Thread, since infoint.Date) *campaign.Talk {
	var first *campaign.Talk
	for _, talk := range t.Talks {
		if talk.Held.IsZero() || talk.Held.Before(since) || first != nil && !talk.Held.Before(first.Held) {
			continue
		}
		first = talk
	}
	return first
}
