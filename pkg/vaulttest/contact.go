package vaulttest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// home draws a city and its time zone.
func (w *words) home(r *rand.Rand) (city, zone string) {
	city, zone, _ = strings.Cut(one(r, w.place), "|")
	return city, zone
}

// uid draws the ten characters of a note's own number. The first is a letter,
// so that no reader takes them for a figure.
func uid(r *rand.Rand) string {
	const digits = "abcdefghijklmnopqrstuvwxyz234567"
	id := []byte{digits[r.IntN(26)]}
	for len(id) < 10 {
		id = append(id, digits[r.IntN(len(digits))])
	}
	return string(id)
}

func (g *campaign) contact(p person) string {
	w := newNote("contact", uid(p.rand))
	g.contactKeys(w, p)

	w.section("Background")
	for _, fact := range some(p.rand, g.words.background, 1+p.rand.IntN(3)) {
		w.line("- %s", fact)
	}
	w.section("Log")
	for _, e := range g.log(p) {
		w.line("%s", e)
	}
	if p.interviewed || chance(p.rand, 10) {
		w.section("Promises")
		g.promises(w, p, notAfterLastDay(p.wrote.AddDays(p.rand.IntN(40))))
	}
	w.section("Notes")
	paragraphs := 1 + p.rand.IntN(2)
	for range paragraphs {
		w.line("%s", strings.Join(some(p.rand, g.words.note, 1+p.rand.IntN(4)), " "))
		w.line("")
	}
	return strings.TrimRight(w.String(), "\n") + "\n"
}

// contactKeys writes some fourteen keys: what most people have, and some of
// what few do.
func (g *campaign) contactKeys(w *noteWriter, p person) {
	r := p.rand
	w.key("name", p.name)
	w.key("role", one(r, g.words.role))
	w.key("company", one(r, g.words.company))
	w.list("professions", some(r, g.words.profession, 1+r.IntN(2))...)
	w.key("email", fmt.Sprintf("%s@example.org", p.id))
	if chance(r, 80) {
		w.key("linkedin", fmt.Sprintf("https://www.linkedin.com/in/%s", p.id))
	}
	w.key("location", p.city)
	w.key("timezone", p.zone)
	g.tie(w, p)
	if chance(r, 50) {
		w.key("seniority", []string{infoint.SeniorityPeer, infoint.SeniorityMid, infoint.SenioritySenior}[r.IntN(3)])
	}
	w.number("relevance", r.IntN(4))
	w.number("reach", r.IntN(4))
	if p.interviewed || chance(r, 60) {
		w.key("why", one(r, g.words.why))
	}
	if chance(r, 2) {
		w.WriteString("# spelt as on the badge\n")
	}
	if chance(r, 5) { // a key of the user's own
		w.key("met_at", "spring meetup 2025")
	}
	if chance(r, 40) {
		w.list("tags", some(r, g.words.tag, 1+r.IntN(3))...)
	}
	w.date("created", p.wrote.AddDays(-r.IntN(20)))
}

// tie writes how they are known to me.
func (g *campaign) tie(w *noteWriter, p person) {
	ties := []string{
		infoint.RelationCold, infoint.RelationCold, infoint.RelationLinkedIn, infoint.RelationLinkedIn,
		infoint.RelationAlum, infoint.RelationFriend, infoint.RelationReferral,
	}
	tie := one(p.rand, ties)
	connector, found := g.earlier(p)
	if tie == infoint.RelationReferral && !found {
		tie = infoint.RelationCold
	}
	w.key("relationship", tie)
	switch tie {
	case infoint.RelationReferral:
		w.key("via", quoted(connector.link()))
	case infoint.RelationAlum:
		w.key("shared", one(p.rand, g.words.shared))
	}
}

// promises writes one of mine and, now and then, one of theirs, made on day.
func (g *campaign) promises(w *noteWriter, p person, day infoint.Date) {
	r := p.rand
	due := day.AddDays(3 + r.IntN(12))
	if done := due.AddDays(-1); chance(r, 95) && !done.After(lastDay()) {
		w.line("- [x] %s ➕ %s 📅 %s ✅ %s", one(r, g.words.promise), day, due, done)
	} else {
		w.line("- [ ] %s ➕ %s 📅 %s", one(r, g.words.promise), day, due)
	}
	if chance(r, 30) {
		w.line("- [ ] them: %s 📅 %s", one(r, g.words.promiseTheirs), due)
	}
}
