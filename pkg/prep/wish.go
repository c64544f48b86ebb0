package prep

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// wish is a place in the talk that a question may take. Wishes are met in
// order until the minutes are used up, so their order is what matters most.
type wish struct {
	topic string
	core  bool   // one of the three that everyone is asked
	fixed bool   // of questions that suit equally, the first of the bank
	end   string // endDoor or endReferral
	must  bool   // may be starred
}

// wishes returns the places of a talk, the most important first. Personal are
// the topics in which much can be asked of just this person.
func (v *view) wishes(personal []string) []wish {
	list := v.firstWishes(personal)
	if v.later {
		list = v.laterWishes(personal)
	}
	ends := []wish{{topic: topicNext, end: endReferral}, {topic: topicNext, end: endDoor}}
	if rowFor(v.Minutes).fit < 2 {
		return slices.Insert(list, 1, ends...) // a few minutes: one question, then the way on
	}
	return append(ends, list...)
}

// firstWishes are those of a first talk: what everyone is asked, then an
// honest try at being wrong, then what this person knows best.
func (v *view) firstWishes(personal []string) []wish {
	list := []wish{
		{topic: topicDay, core: true, fixed: true, must: true},
		{topic: topicCulture, core: true, fixed: true, must: true},
		{topic: topicChallenge, core: true, fixed: true, must: true},
	}
	if v.is("leaver") {
		list = append(list, wish{topic: topicPath, fixed: true, must: true})
	}
	if v.untested() > 0 || v.close {
		list = append(list, wish{topic: topicHypothesis, must: true})
	}
	if v.close {
		list = append(list, wish{topic: topicHypothesis, must: true})
	} else {
		list = append(list, wish{topic: topicRapport})
	}
	list = append(list, plain(personal...)...)
	if !slices.Contains(personal, topicPath) {
		list = append(list, plain(topicPath)...)
	}
	list = append(list, plain(others(v.known(), personal)...)...)
	if v.is("close", "leaver") {
		list = append(list, v.aboutPay()...)
	}
	list = append(list, plain(topicAdvice, topicEntry, topicTrend, topicHypothesis, topicChallenge, topicDay)...)
	if !v.is("close", "leaver") {
		list = append(list, v.aboutPay()...)
	}
	return append(list, plain(topicCulture, topicPath, topicNext, topicAdvice, topicEntry, topicTrend, topicDay, topicChallenge)...)
}

// laterWishes are those of a second talk and any after it: what came of the
// last one, then beliefs and the way in.
func (v *view) laterWishes(personal []string) []wish {
	list := []wish{
		{topic: topicFollowup, fixed: true, must: true},
		{topic: topicHypothesis, must: true},
		{topic: topicEntry, must: true},
		{topic: topicFollowup, fixed: true, must: true},
		{topic: topicHypothesis, must: true},
	}
	list = append(list, plain(personal...)...)
	list = append(list, v.aboutPay()...)
	list = append(list, plain(others(v.known(), personal)...)...)
	return append(list, plain(topicAdvice, topicEntry, topicHypothesis, topicFollowup, topicCulture,
		topicTrend, topicChallenge, topicHypothesis, topicNext, topicDay, topicAdvice, topicEntry, topicTrend)...)
}

// known are the topics that a person of this kind knows more about than
// others do.
func (v *view) known() []string {
	var topics []string
	add := func(list ...string) {
		for _, t := range list {
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
		}
	}
	if v.is("alum") {
		add(topicEntry)
	}
	switch v.Contact.RoleKind {
	case "manager":
		add(topicEntry, topicTrend, topicCulture)
	case "founder", "freelancer":
		add(topicChallenge, topicDay)
	case "academic", "licensed", "creative":
		add(topicEntry)
	}
	if v.is("public", "start-up", "agency") {
		add(topicChallenge)
	}
	if v.is(infoint.SenioritySenior) {
		add(topicTrend)
	}
	return topics
}

// others are the topics of a list that do not stand in another.
func others(list, among []string) []string {
	return slices.DeleteFunc(list, func(t string) bool { return slices.Contains(among, t) })
}

// aboutPay asks friends and those who left sooner, and those with an income
// of their own making twice. Strangers are never asked: the bank says so.
func (v *view) aboutPay() []wish {
	if v.is("founder", "freelancer", "creative") {
		return plain(topicPay, topicPay)
	}
	return plain(topicPay)
}

func plain(topics ...string) []wish {
	var list []wish
	for _, t := range topics {
		list = append(list, wish{topic: t})
	}
	return list
}

// grants reports whether a question of the bank may take a place.
func (v *view) grants(w wish, it *item) bool {
	if it.topic != w.topic || it.end != w.end || w.core && !it.core {
		return false
	}
	if w.core && w.topic == topicCulture && len(v.values) > 0 {
		return v.valueRank(it) == 1 || slices.Contains(it.needs, slotValue)
	}
	return true
}
