package prep

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// score says how well a question suits a person: what others were asked
// decides among core ones; else what can be asked of nobody else counts most,
// then what the values need, then what one read or heard.
func (v *view) score(it *item, w wish) int {
	score := 0
	if slices.Contains(it.needs, slotClaim) {
		score += 10
	}
	if w.core {
		score += 20 * v.askedThere[it.id]
	}
	score += v.lean(it)
	if slices.ContainsFunc(it.needs, isResearched) {
		score += 4
	}
	if slices.Contains(it.needs, slotSharedLink) || slices.Contains(it.needs, slotReferrer) {
		score += 4 // what connects the two is the best beginning
	}
	if rank := v.valueRank(it); rank > 0 {
		score += max(1, 6-rank)
	}
	if v.cold {
		score -= it.sensitivity
	}
	return score
}

// isResearched reports whether a slot is filled from reading or from talks.
// What the profile says of the user makes no question anybody's own.
func isResearched(slot string) bool {
	switch slot {
	case "trend", "tool", "range", slotEarlierClaim, "advice", "open_advice", "prior_point", "referral", "direction":
		return true
	}
	return false
}

func isSeniority(group string) bool {
	return group == infoint.SeniorityPeer || group == infoint.SeniorityMid || group == infoint.SenioritySenior
}

// why says in a few words why this question is asked of this person.
func (v *view) why(it *item, w wish, about infoint.Hypothesis) string {
	switch {
	case slices.Contains(it.needs, slotClaim):
		return about.Status() + ": " + about.ID
	case w.core && w.topic == topicCulture && len(v.values) > 0:
		return "your top value: " + v.values[0]
	case w.core:
		return "asked in every first talk, so that answers compare"
	case slices.Contains(it.who, "leaver") && v.is("leaver"):
		return "they left the field"
	case v.valueRank(it) > 0:
		return "tests a value of yours: " + v.values[v.valueRank(it)-1]
	case len(it.needs) > 0:
		return v.whySlot(it.needs)
	case it.end == endReferral:
		return "the way on to the next person"
	case it.end == endDoor:
		return "the open door at the end"
	}
	return v.whyWho(it)
}

// whySlot names the note that makes the question personal; of several slots,
// the one that says more than what their work is called.
func (v *view) whySlot(needs []string) string {
	slot := needs[0]
	for _, s := range needs {
		if s != "profession" && s != "work" && s != "company" {
			slot = s
			break
		}
	}
	if isPersonal(slot) {
		return v.whyPersonal(slot)
	}
	switch slot {
	case "trend", "tool", "range":
		return "from your own research"
	case slotEarlierClaim:
		return "somebody else said so; does it hold here too"
	case slotValue:
		return "your top value"
	case "skill", "activity_i_love":
		return "a skill you want to use"
	case "activity_i_avoid":
		return "a skill that drains you"
	case "background", "hours":
		return "from your profile"
	case "profession_a", "profession_b":
		return "you are choosing between the two"
	case "advice":
		return "you did what they advised"
	case "open_advice":
		return "their advice is not done yet"
	case "prior_point", "date":
		return "takes up your last talk"
	case "n", "direction":
		return "tests the direction you decided on"
	case "referral", "topic":
		return "they sent you there"
	}
	return "about their own work"
}

// whyPersonal names the line of the person's note.
func (v *view) whyPersonal(slot string) string {
	switch slot {
	case slotSharedLink:
		return "what you have in common"
	case slotReferrer:
		return v.Referrer + " introduced you"
	case "role":
		return "about what they are"
	case slotPastCompany:
		return "they changed employers"
	case slotSchool:
		return "where they learned it"
	}
	return "about where they work"
}

// whyWho says what the person is that makes the question theirs, else what
// its topic is good for.
func (v *view) whyWho(it *item) string {
	for _, group := range it.who {
		if !v.is(group) || group == anyone || isSeniority(group) {
			continue
		}
		switch group {
		case "close":
			return "a friend will be honest"
		case "public", "non-profit":
			return "they work for the public or a cause"
		case "company", "start-up", "agency", "university":
			return mendArticle("they work at a ", group) + group
		case "met":
			return "you have met"
		}
		return mendArticle("asked of a ", group) + group
	}
	return whyTopic(it.topic)
}

func whyTopic(topic string) string {
	switch topic {
	case topicRapport:
		return "settles both of you"
	case topicPath:
		return "a story is the easiest start"
	case topicDay:
		return "what the work is, by hours"
	case topicChallenge:
		return "what people leave over"
	case topicTrend:
		return "where the work is going"
	case topicEntry:
		return "how people get in"
	case topicCulture:
		return "how people treat each other"
	case topicPay:
		return "orders of magnitude, late and free to skip"
	case topicAdvice:
		return "what they would do in your place"
	case topicNext:
		return "where to look next"
	case topicHypothesis:
		return "looks for the case against"
	}
	return "takes up your last talk"
}
