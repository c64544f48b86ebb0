package prep

import (
	"hash/fnv"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// groupsOf names the groups that a person belongs to. Of somebody whose years
// are not known we think as of those in mid-career: they know the work well
// enough and still do it.
func groupsOf(c *infoint.Contact) []string {
	list := []string{anyone, c.Seniority, c.RoleKind, relationGroup(c.Relationship)}
	if c.Seniority == "" {
		list[1] = infoint.SeniorityMid
	}
	if c.LeftField {
		list = append(list, "leaver")
	}
	switch c.OrganisationKind {
	case "public":
		return append(list, "public")
	case "non-profit":
		return append(list, "non-profit", "public")
	case "academic":
		return append(list, "university")
	case "own":
		return list
	}
	return append(list, c.OrganisationKind)
}

// relationGroup is what somebody is to the user, "" for strangers.
func relationGroup(relationship string) string {
	switch relationship {
	case infoint.RelationFriend, infoint.RelationFamily:
		return "close"
	case "colleague", "former-colleague", "manager":
		return "colleague"
	case "event", "community":
		return "met"
	case infoint.RelationAlum, infoint.RelationClassmate, "faculty":
		return relationship
	}
	return ""
}

// lean says how much a question leans on who this person is: a group that
// they belong to, a word of their own note. Whom anybody could be asked has 0.
func (v *view) lean(it *item) int {
	lean := 0
	if slices.ContainsFunc(it.needs, isPersonal) {
		lean += leanMuch
	}
	if slices.ContainsFunc(it.who, func(g string) bool { return g != anyone && !isSeniority(g) && v.is(g) }) {
		lean += leanMuch
	}
	if v.Contact.Seniority != "" && slices.Contains(it.who, v.Contact.Seniority) {
		lean += leanLittle
	}
	return min(lean, leanMuch+leanLittle)
}

// What a question about this person is worth more than one for anybody, see
// score. Years alone say little about somebody.
const (
	leanMuch   = 8
	leanLittle = 3
)

// isPersonal reports whether a slot is filled from the person's own note.
func isPersonal(slot string) bool {
	switch slot {
	case "role", "company", slotPastCompany, slotSchool, slotSharedLink, slotReferrer:
		return true
	}
	return false
}

// personalTopics are two topics that hold questions leaning on this person:
// first one that people of their kind know more about than others do. They
// depend on nothing that stands in the note, so that the plan stays as it is.
func (v *view) personalTopics(b *Bank) []string {
	own := v.leaningTopic(b, func(topic string) bool { return slices.Contains(v.known(), topic) })
	if own == "" {
		own = v.leaningTopic(b, func(string) bool { return true })
	}
	other := v.leaningTopic(b, func(topic string) bool { return topic != own })
	return slices.DeleteFunc([]string{own, other}, func(topic string) bool { return topic == "" })
}

// leaningTopic is the topic of the question that leans most on this person,
// of those that are wanted.
func (v *view) leaningTopic(b *Bank, wanted func(topic string) bool) string {
	best, top := "", suits{}
	for i := range b.items {
		it := &b.items[i]
		if !wanted(it.topic) || !v.mayLean(it) {
			continue
		}
		if s := (suits{v.lean(it), v.lot(it)}); s.better(top) {
			best, top = it.topic, s
		}
	}
	return best
}

// mayLean reports whether a question can be the personal one of a talk.
func (v *view) mayLean(it *item) bool {
	switch it.topic {
	case topicRapport, topicFollowup, topicHypothesis, topicPay, topicNext:
		return false
	}
	if it.core || it.late || v.lean(it) < leanMuch || !v.allows(it) || v.cold && it.sensitivity > 0 {
		return false
	}
	_, ok := fill(it.text, v.value)
	return ok
}

// lot decides between questions that suit equally well: by the person, so
// that two of the same kind get different pages, and always the same way.
func (v *view) lot(it *item) uint32 {
	who := string(v.Contact.ID)
	if who == "" {
		who = v.Contact.Name
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(it.id + " " + who + " " + it.id)) // never fails
	return h.Sum32()
}

// plainRole cuts what people add to the name of their role on the web:
// "Data Analyst | Python" and "Data Analyst at Arup".
func plainRole(role string) string {
	for _, mark := range []string{"|", "•", "·", ",", " - ", " – ", " at ", "@", "("} {
		role, _, _ = strings.Cut(role, mark)
	}
	return role
}

// roleInWords is a role as it stands behind "as a": "UX researcher", "head of
// research". It is "" for what names no person ("Marketing", "in training").
func roleInWords(role string) string {
	list := strings.Fields(sayable(plainRole(role)))
	if !namesPerson(list) {
		return ""
	}
	for i, word := range list {
		if !isProper(word) {
			list[i] = inSentence(word)
		}
	}
	return strings.Join(list, " ")
}

// isProper reports whether a word keeps its capital within a sentence. We know
// the languages that are taught and translated most.
func isProper(word string) bool {
	return slices.Contains([]string{
		"English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Swedish", "Danish", "Polish",
		"Russian", "Chinese", "Japanese", "Arabic", "Turkish", "European", "American", "British", "Latin", "Greek",
	}, word)
}

// asWork is a profession as something one can do or leave: "climate
// operations" as it is, "UX researcher" as "the work of a UX researcher".
func asWork(profession string) string {
	text := sayable(profession)
	if !namesPerson(strings.Fields(text)) {
		return text
	}
	return "the work of " + mendArticle("a ", text) + text
}

// namesPerson reports whether a phrase of English names somebody: its last
// word, or the last before "of" and the like, is one for a person.
func namesPerson(phrase []string) bool {
	for i, word := range phrase {
		if slices.Contains([]string{"of", "for", "in", "on", "to", "and", "&"}, strings.ToLower(word)) {
			phrase = phrase[:i]
			break
		}
	}
	if len(phrase) == 0 {
		return false
	}
	last := infoint.Fold(phrase[len(phrase)-1])
	if slices.Contains(notPersons(), last) || strings.HasSuffix(last, "ment") {
		return false
	}
	ends := func(end string) bool { return len(last) > len(end)+1 && strings.HasSuffix(last, end) }
	return slices.Contains(persons(), last) ||
		slices.ContainsFunc([]string{"er", "or", "ist", "yst", "ian", "eer", "ant", "ent", "man", "woman"}, ends)
}

// persons are words for people whose end does not tell.
func persons() []string {
	return strings.Fields("lead head chief nurse coach fellow architect scientist postdoc specialist liaison chef judge clerk pilot " +
		"vet host guide midwife intern trainee associate executive representative partner delegate ceo cto cfo coo gp vp")
}

// notPersons end like people and are none.
func notPersons() []string {
	return strings.Fields("career center computer labor labour behavior behavior behaviour content talent water power weather matter order " +
		"paper border gender plant restaurant media sector error finance customer career consumer cancer never other letter")
}
