package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/prep"
	"github.com/infoint/infoint/pkg/when"
)

// prepFor finds the person and the coming talk with them, nil for none. The
// name may be that of the talk.
func (a *App) prepFor(name string) (*infoint.Contact, *campaign.Talk, error) {
	e, c, err := a.writable(name, infoint.KindContact, infoint.KindInterview)
	if err != nil {
		return nil, nil, err
	}
	if e.Contact != nil {
		return e.Contact, c.Thread(e.ID).Coming(), nil
	}
	talk, err := a.talkFor(c, e, "prepared")
	if err != nil {
		return nil, nil, err
	}
	if !talk.Ahead() {
		return nil, nil, cannotf("%s is past: %s", e.Path, talk.State()).hint("%s", infoint.Command("show", string(e.ID)))
	}
	p := c.Contact(talk.First())
	if p == nil {
		return nil, nil, cannotf("%s is with nobody in the vault", e.Path).hint("%s", infoint.Command("edit", string(e.ID)))
	}
	return p, talk, nil
}

// situation gathers what the choice of questions depends on.
func (a *App) situation(p *infoint.Contact, talk *campaign.Talk, minutes int) prep.Situation {
	c := a.campaign
	t := c.Thread(p.ID)
	s := prep.Situation{Contact: p, Profile: c.Profile, Minutes: minutes, MayName: t.MayName}
	if t.Introducer != "" {
		s.Referrer = c.Contact(t.Introducer).Name
	}
	if talk != nil {
		s.Interview = talk.Interview
	}
	if s.Minutes == 0 {
		s.Minutes = c.AskFor(t)
		if talk != nil {
			s.Minutes = talk.Length(c.Config)
		}
	}
	for _, other := range c.Talks() {
		switch {
		case other.Held.IsZero() || talk != nil && other.ID == talk.ID:
		case slices.Contains(other.With, p.ID):
			s.Earlier = append(s.Earlier, other.Interview)
		default:
			withTopics := *other.Interview
			withTopics.Professions = c.Professions(other)
			s.Others = append(s.Others, &withTopics)
		}
	}
	for _, other := range c.Contacts {
		s.Names = append(s.Names, other.Name, other.Company)
	}
	return s
}

// logistics says when, where and how long, on both walls.
func logistics(c *campaign.Campaign, talk *campaign.Talk) []string {
	if talk == nil || talk.Start.IsZero() {
		return nil
	}
	lines := []string{hourIn(talk.Start, talk.Zone)}
	mine := c.Now.Location()
	if talk.Start.In(mine).Format("15:04") != talk.Start.Format("15:04") {
		lines = append(lines, hourIn(talk.Start, mine)+" for me")
	}
	for _, id := range talk.With {
		p := c.Contact(id)
		if p.Timezone == "" || p.Timezone == talk.Zone.String() {
			continue
		}
		if theirs, err := when.Zone(p.Timezone); err == nil && theirs.String() != mine.String() {
			who := "them"
			if len(talk.With) > 1 {
				who = p.Name
			}
			lines = append(lines, hourIn(talk.Start, theirs)+" for "+who)
		}
	}
	how := fmt.Sprintf("%d minutes", talk.Length(c.Config))
	if talk.Medium != "" {
		how += ", " + talk.Medium
	}
	if talk.Place != "" {
		how += ", " + talk.Place
	}
	return append(lines, how)
}

func (a *App) background(p *infoint.Contact) []string {
	var lines []string
	for _, s := range note.Sections(infoint.KindContact, a.vault.Entry(p.Path).Source) {
		if !s.Private && strings.EqualFold(s.Heading, "Background") {
			lines = append(lines, strings.Split(s.Text, "\n")...)
		}
	}
	return lines
}

func openPromises(c *campaign.Campaign, id infoint.ID) []string {
	var lines []string
	for _, r := range promiseRows(c) {
		if r.contact != id || r.State != infoint.PromiseOpen {
			continue
		}
		line := "mine: " + r.Text
		if r.Owner == infoint.OwnerThem {
			line = "theirs: " + r.Text
		}
		if !r.Due.IsZero() {
			line += ", by " + r.Due.String()
		}
		lines = append(lines, line)
	}
	return lines
}
