package prep

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// view is a situation with what follows from it.
type view struct {
	Situation
	later      bool // there was a talk with this person before
	cold       bool // I do not know them
	close      bool // a friend, or family
	groups     []string
	profession string
	values     []string             // as they are said within a sentence, the top one first
	claims     []infoint.Hypothesis // worth testing here, the untested first
	unplaced   []string             // ids of beliefs that do not say whom to ask
	askedHere  map[string]bool      // ids of what this person was asked before
	askedThere map[string]int       // how many others were asked the same
}

func newView(s Situation) *view {
	v := &view{Situation: s, later: len(s.Earlier) > 0}
	v.close = slices.Contains([]string{infoint.RelationFriend, infoint.RelationFamily}, s.Contact.Relationship)
	v.cold = !v.later && slices.Contains([]string{"", infoint.RelationCold, infoint.RelationLinkedIn}, s.Contact.Relationship)
	v.groups = groupsOf(s.Contact)
	v.profession = v.professionOf()
	v.values = sayableValues(s.Profile.Values)
	v.claims, v.unplaced = v.openHypotheses()
	v.askedHere, v.askedThere = map[string]bool{}, map[string]int{}
	for _, talk := range s.Earlier {
		for _, id := range askedIn(talk) {
			v.askedHere[id] = true
		}
	}
	for _, talk := range s.Others {
		for _, id := range askedIn(talk) {
			v.askedThere[id]++
		}
	}
	return v
}

// is reports whether the person belongs to one of the groups.
func (v *view) is(groups ...string) bool {
	return slices.ContainsFunc(groups, func(g string) bool { return slices.Contains(v.groups, g) })
}

// professionOf is what the talk is about: as its note says, else what the
// person knows, and of several the first that is being explored.
func (v *view) professionOf() string {
	list := v.Contact.Professions
	if v.Interview != nil && len(v.Interview.Professions) > 0 {
		list = v.Interview.Professions
	}
	for _, p := range list {
		if containsSame(v.Profile.Professions, p) {
			return p
		}
	}
	if len(list) > 0 {
		return list[0]
	}
	return ""
}

// untested counts the beliefs that nobody was asked about yet.
func (v *view) untested() int {
	n := 0
	for _, h := range v.claims {
		if h.Status() == infoint.HypothesisUntested {
			n++
		}
	}
	return n
}

// allows reports whether a question may be put to this person at all.
func (v *view) allows(it *item) bool {
	switch {
	case v.later && it.talk == talkFirst, !v.later && it.talk == talkLater:
		return false
	case v.askedHere[it.id], v.is(it.not...), len(it.who) > 0 && !v.is(it.who...):
		return false
	case v.cold && (it.warm || it.sensitivity > 1):
		return false
	}
	return true
}

// valueRank is 1 for a question about the top value, 2 for the next; 0 for
// none of them.
func (v *view) valueRank(it *item) int {
	for i, value := range v.values {
		if containsSame(it.tests, value) {
			return i + 1
		}
	}
	return 0
}

func sayableValues(values []string) []string {
	var list []string
	for _, value := range values {
		if short(value) {
			list = append(list, inSentence(sayable(value)))
		}
	}
	return list
}

func askedIn(talk *infoint.Interview) []string {
	var ids []string
	for _, q := range talk.Questions {
		if q.Asked && q.ID != "" {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

func containsSame(list []string, name string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return same(s, name) })
}

// words splits a text into its words in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) })
}
