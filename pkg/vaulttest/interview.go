package vaulttest

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// interview is the note about a talk: a plan as long as it lies ahead, and all
// that was heard once it was held.
func (g *campaign) interview(p person) string {
	r := p.rand
	day := p.talk.Date
	held := p.held()
	w := newNote("interview", uid(r))
	w.list("with", quoted(p.link()))
	w.date("scheduled", p.talk)
	w.key("timezone", p.zone)
	w.number("minutes", 20)
	w.key("medium", []string{"video", "phone", "in-person"}[r.IntN(3)])
	w.list("professions", one(r, g.words.profession))
	w.date("booked", notAfterLastDay(day.AddDays(-10)))
	if held {
		w.date("prepared", day.AddDays(-2))
		w.date("confirmed", day.AddDays(-1))
		w.date("held", day)
		w.date("debriefed", day)
		if thanked := day.AddDays(1); !thanked.After(lastDay()) {
			w.date("thanked", thanked)
		}
		w.key("energy", []string{"up", "up", "same", "down"}[r.IntN(4)])
	}

	w.section("Goal")
	w.line("- learn what an ordinary week is made of")
	w.line("- find one person who sees it from another side")
	w.section("Questions")
	for i, q := range some(r, g.words.question, 4) {
		g.question(w, q, i == 0, held, p)
	}
	if held {
		g.findings(w, p)
	}
	return w.String()
}

func (g *campaign) question(w *noteWriter, text string, mustAsk, held bool, p person) {
	star := ""
	if mustAsk {
		star = "★ "
	}
	if !held {
		w.line("- [ ] %s%s", star, text)
		return
	}
	w.line("- [x] %s%s", star, text)
	w.line("  - %s", one(p.rand, g.words.answer))
}

// findings writes what came of a talk that was held.
func (g *campaign) findings(w *noteWriter, p person) {
	r := p.rand
	w.section("Notes")
	w.line("%s", strings.Join(some(r, g.words.note, 3), " "))
	w.section("Insights")
	marks := []string{"[for:: h1]", "[against:: h1]", "[mixed:: h2]", "[for:: autonomy]", "[against:: regular hours]"}
	for _, insight := range some(r, g.words.insight, 2+r.IntN(3)) {
		w.line("- %s %s [kind:: %s]", insight, one(r, marks),
			[]string{infoint.EvidenceFirsthand, infoint.EvidenceOpinion, infoint.EvidenceHearsay}[r.IntN(3)])
	}
	w.section("Advice")
	w.line("- [ ] %s", one(r, g.words.advice))
	w.section("Referrals")
	if other, found := g.earlier(p); found && chance(r, 60) {
		w.line("- %s: sees it from the other side [permission:: %s]", other.link(), infoint.PermissionYes)
	}
	w.line("- %s %s: left for another field [permission:: %s]",
		one(r, g.words.first), one(r, g.words.last), infoint.PermissionAsk)
	w.section("Promises")
	g.promises(w, p, p.talk.Date)
	w.section("Reactions")
	w.line("- %s", one(r, g.words.note))
}

// letter is the first message to somebody, as it was sent.
func (g *campaign) letter(p person) string {
	w := newNote("letter", "")
	w.key("to", quoted(p.link()))
	w.key("kind", "outreach")
	w.key("channel", p.channel)
	w.key("subject", "20 minutes about how the work really is?")
	w.date("sent", p.wrote)
	w.line("")
	greeting, _, _ := strings.Cut(p.name, " ")
	w.line("Dear %s,", greeting)
	w.line("")
	w.line("I teach mathematics and am looking into a change. One thing made me write to you: %s.", one(p.rand, g.words.why))
	w.line("Might I ask you a few questions, for twenty minutes by phone or video, in one of the next two weeks?")
	w.line("")
	w.line("Thank you for considering it,")
	w.line("Dana Weir")
	return w.String()
}

// reflection looks back on the talks that none has looked back on yet.
func (g *campaign) reflection(on infoint.Date) string {
	w := newNote("reflection", "")
	w.date("on", on)
	var links []string
	for _, id := range g.talks {
		links = append(links, quoted("[["+id+"]]"))
	}
	w.list("interviews", links...)
	w.section("What I believe now")
	w.line("The work is less lonely than I thought, and slower.")
	w.section("What surprised me")
	w.line("- %s", g.words.insight[0])
	w.section("What would make me wrong")
	w.line("Two people from smaller places who say the opposite.")
	w.section("Next steps")
	w.line("- [ ] find somebody who left")
	return w.String()
}

// profile is the explorer whom all of this is about.
func (g *campaign) profile() string {
	w := newNote("profile", "")
	w.key("name", "Dana Weir")
	w.key("headline", "mathematics teacher looking into data work")
	w.key("email", "dana@example.org")
	w.key("timezone", "Europe/Berlin")
	w.list("interests", "maps", "public data", "explaining")
	w.list("skills", "teaching", "statistics (energises)", "marking (drains)")
	w.list("values", "autonomy", "relationships", "regular hours")
	w.list("must_haves", "part-time possible")
	w.list("professions", g.words.profession[:3]...)
	w.list("schools", "Linden University")
	w.number("hours_per_week", 5)
	w.section("Introduction")
	w.line("I have taught mathematics for nine years and now want to find out who works with data, and how.")
	w.section("Hypotheses")
	for i, claim := range []string{
		"Data analysts spend most of the day on analysis.",
		"Platform engineers are on call more than they like.",
	} {
		w.line("- h%d %s [profession:: %s] [change_mind:: two people report mostly something else]",
			i+1, claim, g.words.profession[i])
	}
	w.section("Decisions")
	w.line("- %s explore %s: two people offered a day of shadowing", lastDay().AddDays(-40), g.words.profession[0])
	return w.String()
}
