package campaign

import (
	"slices"
	"strconv"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Referral is somebody whom somebody named: in a line under Referrals of a
// talk, or in a reply that sent me on, which has permission "ask".
type Referral struct {
	infoint.Referral
	From    infoint.ID   // who named them; empty where the talk's links mean nobody
	Contact infoint.ID   // whom they named; empty while there is no file
	Talk    infoint.ID   // empty for a reply
	On      infoint.Date // of the talk or the reply; zero for a talk that was not held
	Path    string

	// Contacted is the day on which I first wrote to or met them since they
	// were named, else the last time before; zero for never.
	Contacted infoint.Date
	// Told is the day on which From heard from me how it went: by told-about,
	// or by anything I wrote on or after the day of the talk with Contact.
	Told infoint.Date
}

// Referrals returns the people who were named up to today, in the order of
// the talks, then of the people who replied.
func (c *Campaign) Referrals() []Referral {
	var out []Referral
	for _, t := range c.talks {
		for _, r := range t.Referrals {
			ref := Referral{Referral: r, From: c.speaker(t, r.By), Talk: t.ID, On: t.Held, Path: t.Path}
			ref.Contact, _ = c.referred(r)
			out = append(out, c.followed(ref))
		}
	}
	for _, t := range c.threads {
		for _, e := range t.Events {
			if e.Kind != infoint.EventReply || e.Answer != infoint.ReplyRedirect || e.Link.IsZero() {
				continue
			}
			ref := Referral{From: t.Contact.ID, On: e.Date, Path: t.Contact.Path, Referral: infoint.Referral{
				To: e.Link, Name: e.Link.Name(), Text: e.Text, Permission: infoint.PermissionAsk, Line: e.Line,
			}}
			ref.Contact, _ = c.Lookup(e.Link)
			out = append(out, c.followed(ref))
		}
	}
	return out
}

// followed dates what became of a referral.
func (c *Campaign) followed(r Referral) Referral {
	to := c.byID[r.Contact]
	if to == nil || r.Contact == r.From {
		return r
	}
	r.Name = to.Contact.Name
	touches := to.mine()
	if i := slices.IndexFunc(touches, func(d infoint.Date) bool { return !d.Before(r.On) }); i >= 0 {
		r.Contacted = touches[i]
	} else if n := len(touches); n > 0 {
		r.Contacted = touches[n-1]
	}
	if from := c.byID[r.From]; from != nil {
		r.Told = c.told(from, to)
	}
	return r
}

// mine are the days on which I wrote to or met somebody, in order.
func (t *Thread) mine() []infoint.Date {
	var days []infoint.Date
	for _, e := range t.Events {
		if isMine(e) {
			days = append(days, e.Date)
		}
	}
	for _, talk := range t.Talks {
		for _, d := range []infoint.Date{talk.Booked, talk.Held, talk.Thanked} {
			if !d.IsZero() {
				days = append(days, d)
			}
		}
	}
	slices.SortFunc(days, infoint.Date.Compare)
	return days
}

// told is the first day on which somebody heard how it went with another: by
// name, or in a message after the talk.
func (c *Campaign) told(from, about *Thread) infoint.Date {
	var met infoint.Date
	for _, talk := range about.Talks {
		if !talk.Held.IsZero() && (met.IsZero() || talk.Held.Before(met)) {
			met = talk.Held
		}
	}
	for _, e := range from.Events {
		id, ok := c.Lookup(e.Link)
		named := e.Kind == infoint.EventToldAbout && ok && id == about.Contact.ID
		if named || !met.IsZero() && isMine(e) && !e.Date.Before(met) {
			return e.Date
		}
	}
	return infoint.Date{}
}

// Voices count the people who spoke for, against and both ways about one
// belief or wish; several insights of one person in one direction count once.
// Talks off the record are left out.
type Voices struct{ For, Against, Mixed int }

// Voices counts who spoke about what insights call by that name. In a talk
// with several people an insight is its by's, else the first one's.
func (c *Campaign) Voices(name string) Voices {
	slug := infoint.Slug(name)
	said := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return infoint.Slug(w) == slug })
	}
	people := map[infoint.ID]*[3]bool{}
	for _, t := range c.talks {
		if t.OffRecord {
			continue
		}
		for _, in := range t.Insights {
			who, ok := c.Lookup(in.By)
			if !ok {
				who = t.First()
			}
			if people[who] == nil {
				people[who] = &[3]bool{}
			}
			for i, words := range [][]string{in.For, in.Against, in.Mixed} {
				people[who][i] = people[who][i] || said(words)
			}
		}
	}
	var v Voices
	for _, spoke := range people {
		for i, n := range []*int{&v.For, &v.Against, &v.Mixed} {
			if spoke[i] {
				*n++
			}
		}
	}
	return v
}

// Latest returns the talk that what is learned now belongs to: the last one
// that was held, or that has begun and nobody wrote down yet. Nil for none.
func (t *Thread) Latest(c Clock) *Talk {
	for _, talk := range slices.Backward(t.Talks) {
		begun := talk.Ahead() && !talk.Start.IsZero() && !talk.Start.After(c.Now)
		if begun || !talk.Held.IsZero() {
			return talk
		}
	}
	return nil
}

// FreeHypothesisID returns an id for a new hypothesis: h and a number above
// those of the profile and those that insights name, for what was taken out
// may still be spoken of.
func (c *Campaign) FreeHypothesisID() string {
	most := 0
	seen := func(id string) {
		if digits, ok := strings.CutPrefix(strings.ToLower(id), "h"); ok {
			if n, err := strconv.Atoi(digits); err == nil && n < 1e6 {
				most = max(most, n)
			}
		}
	}
	for _, h := range c.Profile.Hypotheses {
		seen(h.ID)
	}
	for _, t := range c.talks {
		for _, in := range t.Insights {
			for _, name := range slices.Concat(in.For, in.Against, in.Mixed) {
				seen(name)
			}
		}
	}
	return "h" + strconv.Itoa(most+1)
}
