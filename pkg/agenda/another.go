package agenda

import (
	"cmp"
	"slices"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// tryAnother: one person at a time, but not for ever the same one. Nobody is
// proposed twice, and nobody is where somebody else is being tried already.
func tryAnother(c *campaign.Campaign) []Row {
	var rows []Row
	taken := map[infoint.ID]bool{}
	var all *others
	for _, t := range c.Threads() {
		u := t.Unanswered
		if u == nil || t.Stage != infoint.StageContacted {
			continue
		}
		if all == nil {
			all = othersOf(c)
		}
		next := all.instead(t, u.Sent, taken)
		if next == nil {
			continue
		}
		taken[next.ID] = true
		rows = append(rows, Row{
			Key:     RuleTryAnother + ":" + keyWord(t.Contact.ID),
			Contact: next.ID, About: t.Contact.ID, Due: onDay(c.Calendar.Add(u.Sent, c.Config.ParallelAfter)),
			Why:  t.Contact.Name + " has not answered since " + dayWords(u.Sent) + "; " + next.Name + " could tell you too",
			Next: infoint.Command("draft", string(next.ID), "outreach"), cause: u.Sent,
		})
	}
	return rows
}

// others are the people by company and by those professions of which too few
// were heard, those who are worth most first.
type others struct {
	byCompany    map[string][]*campaign.Thread
	byProfession map[string][]*campaign.Thread
}

func othersOf(c *campaign.Campaign) *others {
	threads := slices.Clone(c.Threads())
	score := func(t *campaign.Thread) int {
		if s := t.Contact.Score(); s != nil {
			return *s
		}
		return -1
	}
	slices.SortStableFunc(threads, func(a, b *campaign.Thread) int {
		return cmp.Or(score(b)-score(a), cmp.Compare(a.Contact.Name, b.Contact.Name))
	})
	o := &others{map[string][]*campaign.Thread{}, map[string][]*campaign.Thread{}}
	known := knownProfessions(c)
	for _, t := range threads {
		if t.Contact.DoNotContact || t.Contact.Created.After(c.Today()) {
			continue // must not, or cannot yet: nobody has heard of them
		}
		if company := infoint.Fold(t.Contact.Company); company != "" {
			o.byCompany[company] = append(o.byCompany[company], t)
		}
		for _, p := range t.Contact.Professions {
			if p = infoint.Fold(p); known[p] < c.Config.PerProfession {
				o.byProfession[p] = append(o.byProfession[p], t)
			}
		}
	}
	return o
}

// knownProfessions counts the talks held about each profession.
func knownProfessions(c *campaign.Campaign) map[string]int {
	n := map[string]int{}
	for _, talk := range c.Talks() {
		if talk.Held.IsZero() {
			continue
		}
		for _, p := range c.Professions(talk) {
			n[infoint.Fold(p)]++
		}
	}
	return n
}

// instead returns whom to try beside somebody silent: of their company, else of
// a profession of theirs. It is nil where nobody is left, or where somebody there
// was written to since, or has answered from the company.
func (o *others) instead(silent *campaign.Thread, since infoint.Date, taken map[infoint.ID]bool) *infoint.Contact {
	groups := [][]*campaign.Thread{o.byCompany[infoint.Fold(silent.Contact.Company)]}
	for _, p := range silent.Contact.Professions {
		groups = append(groups, o.byProfession[infoint.Fold(p)])
	}
	for i, group := range groups {
		var next *infoint.Contact
		for _, t := range group {
			if t == silent {
				continue
			}
			if !t.LastMine.Before(since) || i == 0 && !t.LastTheirs.Before(since) {
				return nil
			}
			fresh := t.Stage == infoint.StageReady || t.Stage == infoint.StageLead
			if next == nil && fresh && !taken[t.Contact.ID] {
				next = t.Contact
			}
		}
		if next != nil {
			return next
		}
	}
	return nil
}
