package vaulttest

import (
	"fmt"

	"github.com/infoint/infoint/pkg/infoint"
)

// log returns the lines of a contact's log, oldest first, none of them after
// lastDay: three for most people, fourteen for somebody whom I met a while ago.
func (g *campaign) log(p person) []string {
	if p.interviewed {
		return g.talkLog(p)
	}
	return g.leadLog(p)
}

// leadLog is the story of somebody whom I wrote to and never met.
func (g *campaign) leadLog(p person) []string {
	nudged := p.wrote.AddDays(9 + p.rand.IntN(3))
	ended := nudged.AddDays(2 + p.rand.IntN(13))
	l := logLines{campaign: g, person: p}
	switch n := p.rand.IntN(100); {
	case n < 60:
		l.outreach(p.wrote)
		l.add(nudged, "nudge "+p.channel)
		l.add(ended, "closed parked: no answer twice")
	case n < 75:
		l.outreach(p.wrote)
		l.add(nudged, `reply no: "no time this year, sorry"`)
		l.add(nudged.AddDays(1), "wrote "+p.channel+": thanked, and wished a good year")
	case n < 85:
		l.outreach(p.wrote)
		l.add(nudged, fmt.Sprintf("reply later %s: after the audit", nudged.AddDays(120+p.rand.IntN(240))))
		l.add(nudged.AddDays(1), "wrote "+p.channel+": thanked, will ask again then")
	case n < 95:
		l.outreach(p.wrote)
		l.remark(p.wrote.AddDays(2))
		l.add(ended, "closed dropped: the field is another one than I thought")
	case n < 98:
		l.remark(p.wrote.AddDays(-3))
		l.outreach(p.wrote)
		l.add(nudged, "nudge "+p.channel)
	default:
		l.outreach(p.wrote)
		l.add(nudged, "nudge "+p.channel)
		l.add(nudged.AddDays(2), `reply yes: "happy to, any afternoon"`)
	}
	return l.lines
}

// talkLog is the story of somebody whom I met, or am about to.
func (g *campaign) talkLog(p person) []string {
	day := p.talk.Date
	l := logLines{campaign: g, person: p}
	l.outreach(p.wrote)
	l.add(day.AddDays(-15), "nudge "+p.channel)
	l.add(day.AddDays(-12), `reply yes: "happy to, any afternoon"`)
	l.add(day.AddDays(-11), "slots")
	l.remark(day.AddDays(-9))
	l.heard(day.AddDays(-5))
	l.add(day.AddDays(-4), "wrote "+p.channel+": sent the link and what I would like to learn")
	l.heard(day.AddDays(6))
	l.wrote(day.AddDays(9))
	if other, found := g.earlier(p); found {
		l.add(day.AddDays(12), "told-about "+other.link())
	}
	l.heard(day.AddDays(13))
	l.remark(day.AddDays(20))
	l.wrote(day.AddDays(45))
	l.heard(day.AddDays(47))
	return l.lines
}

// logLines collects events and leaves out what has not happened yet.
type logLines struct {
	campaign *campaign
	person   person
	lines    []string
}

func (l *logLines) add(on infoint.Date, event string) {
	if !on.After(lastDay()) {
		l.lines = append(l.lines, fmt.Sprintf("- %s %s", on, event))
	}
}

func (l *logLines) outreach(on infoint.Date) {
	l.add(on, "outreach "+l.person.channel+": "+one(l.person.rand, l.campaign.words.outreach))
}

func (l *logLines) wrote(on infoint.Date) {
	l.add(on, "wrote "+l.person.channel+": "+one(l.person.rand, l.campaign.words.wrote))
}

func (l *logLines) heard(on infoint.Date) {
	l.add(on, "heard "+l.person.channel+": "+one(l.person.rand, l.campaign.words.heard))
}

func (l *logLines) remark(on infoint.Date) {
	l.add(on, "note "+one(l.person.rand, l.campaign.words.remark))
}
