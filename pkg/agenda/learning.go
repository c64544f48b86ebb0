package agenda

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// me is a row about nobody in particular.
func me(c *campaign.Campaign) Row {
	return Row{Contact: infoint.Me, Name: string(infoint.Me), Path: c.Profile.Path, Line: 1}
}

// onRecord are the talks that were held and may be looked back on, by the day
// on which they were.
func onRecord(c *campaign.Campaign) []*campaign.Talk {
	talks := slices.DeleteFunc(slices.Clone(c.Talks()), func(t *campaign.Talk) bool { return t.Held.IsZero() || t.OffRecord })
	slices.SortStableFunc(talks, func(a, b *campaign.Talk) int { return a.Held.Compare(b.Held) })
	return talks
}

// about keeps the talks about a profession.
func about(c *campaign.Campaign, talks []*campaign.Talk, profession string) []*campaign.Talk {
	return slices.DeleteFunc(slices.Clone(talks), func(t *campaign.Talk) bool { return !c.About(t, profession) })
}

// lookBack: what three people said is only heard when it is laid side by side.
func lookBack(c *campaign.Campaign) []Row {
	written, fresh := c.WrittenUp()
	if len(fresh) == 0 {
		return nil
	}
	row := me(c)
	every := c.Config.ReflectEvery
	if n := len(fresh); n >= every {
		row.Due = onDay(fresh[every-1].Debriefed)
		row.cause = fresh[n/every*every-1].Debriefed
		row.Why = fmt.Sprintf("%s written up since the last look back", count(n, "talk"))
		if c.LastReflection().IsZero() {
			row.Why = count(n, "talk") + " written up, and no look back yet"
		}
		if n >= 2*every {
			row.Priority = Today
		}
	}
	for _, p := range c.Exploring() {
		talks := about(c, written, p)
		if len(talks) < c.Config.PerProfession {
			continue
		}
		third := talks[c.Config.PerProfession-1]
		if slices.Contains(fresh, third) && (row.Why == "" || third.Debriefed.Before(row.Due.Date)) {
			row.Due = onDay(third.Debriefed)
			if row.Why == "" {
				row.cause, row.Why = third.Debriefed, fmt.Sprintf("%s about %s written up; look at them side by side", count(len(talks), "talk"), p)
			}
		}
	}
	if row.Why == "" {
		return nil
	}
	row.Next = infoint.Command("list", "interviews", "--where", "debriefed="+fresh[0].Debriefed.String()+"..")
	return []Row{row}
}

// staleAfter is the number of talks about its profession after which a belief
// should have been put to somebody.
const staleAfter = 4

// hypothesisStale: a belief that nobody was asked about.
func hypothesisStale(c *campaign.Campaign) []Row {
	var rows []Row
	talks := onRecord(c)
	exploring := c.Exploring()
	for _, h := range c.Profile.Hypotheses {
		if h.Status() != infoint.HypothesisUntested || !slices.ContainsFunc(exploring, sameWords(h.Profession)) {
			continue
		}
		held := about(c, talks, h.Profession)
		if len(held) < staleAfter || c.Voices(h.ID) != (campaign.Voices{}) {
			continue
		}
		row := me(c)
		row.Key = RuleHypothesisStale + ":" + keyWord(infoint.ID(h.ID))
		row.Line, row.open = h.Line, true
		row.cause = held[staleAfter-1].Held
		row.Due = onDay(row.cause)
		row.Why = fmt.Sprintf("%s about %s, and none about whether %s", count(len(held), "talk"), h.Profession, strings.TrimRight(h.Text, "."))
		row.Next = whoToAsk(c, h.Profession)
		rows = append(rows, row)
	}
	return rows
}

func sameWords(a string) func(string) bool {
	folded := infoint.Fold(a)
	return func(b string) bool { return folded == infoint.Fold(b) }
}

// whoToAsk is the command that brings a profession into the next talk: its
// questions, or who could be asked.
func whoToAsk(c *campaign.Campaign, profession string) string {
	for _, t := range c.Talks() {
		if t.Ahead() && c.About(t, profession) && c.Contact(t.First()) != nil && !c.Contact(t.First()).DoNotContact {
			return infoint.Command("prep", string(t.First()))
		}
	}
	return infoint.Command("list", "contacts", "--where", "professions="+profession)
}

// coverage: three voices that are one voice. It is a question for a look back,
// so it waits until there is something to look at.
func coverage(c *campaign.Campaign) []Row {
	var rows []Row
	talks, _ := c.WrittenUp()
	for _, p := range c.Exploring() {
		held := about(c, talks, p)
		seniority := alike(c, held, func(p *infoint.Contact) string { return p.Seniority })
		kind := alike(c, held, func(p *infoint.Contact) string { return p.OrganisationKind })
		least := c.Config.PerProfession
		var same, where string
		var since infoint.Date
		switch {
		case len(seniority.days) >= least && seniority.one:
			same, where, since = seniority.value, "seniority!="+seniority.value, seniority.days[least-1]
		case len(kind.days) >= least && kind.one:
			same, where, since = kind.value, "organisation_kind!="+kind.value, kind.days[least-1]
		default:
			continue
		}
		row := me(c)
		row.Key = RuleCoverage + ":" + keyWord(infoint.ID(p))
		row.open, row.cause, row.Due = true, since, onDay(since)
		row.Why = fmt.Sprintf("everybody who spoke about %s is of one kind: %s; who sees it from elsewhere?", p, same)
		row.Next = infoint.Command("list", "contacts", "--where", "professions="+p, "--where", where)
		rows = append(rows, row)
	}
	return rows
}

// A likeness is what the people of some talks have in common.
type likeness struct {
	value string
	one   bool           // all of them, as far as it is known
	days  []infoint.Date // on which the first talk with each of those of whom it is known was written up
}

func alike(c *campaign.Campaign, talks []*campaign.Talk, of func(*infoint.Contact) string) likeness {
	l := likeness{one: true}
	seen := map[infoint.ID]bool{}
	for _, t := range talks {
		for _, id := range t.With {
			value := of(c.Contact(id))
			if seen[id] || value == "" {
				continue
			}
			seen[id] = true
			l.one = l.one && (l.value == "" || l.value == value)
			l.value = value
			l.days = append(l.days, t.Debriefed)
		}
	}
	return l
}
