package prep

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// The slots that need more than a line to fill.
const (
	slotClaim        = "claim"
	slotEarlierClaim = "earlier_claim"
	slotValue        = "value"
	slotReferrer     = "referrer"
	slotSharedLink   = "shared_link"
	slotPastCompany  = "past_company"
	slotSchool       = "school"
)

// slotNames are the words that may stand in braces.
func slotNames() []string {
	return []string{
		slotSharedLink, slotReferrer, "role", "company", slotPastCompany, slotSchool, "profession", "work", "trend", "tool", "range",
		slotValue, "skill", "activity_i_love", "activity_i_avoid", "background", "hours",
		"profession_a", "profession_b", slotClaim, slotEarlierClaim, "advice", "open_advice",
		"prior_point", "date", "n", "direction", "referral", "topic",
	}
}

// longest is how many words a quotation may have and still be said aloud
// within a question. Our judgement.
const longest = 25

// value fills a slot, with "" where nothing is known. The claim is not here:
// it depends on which beliefs other questions already test.
func (v *view) value(slot string) string {
	text := sayable(v.raw(slot))
	if len(strings.Fields(text)) > longest {
		return ""
	}
	if v.cold && slot != slotValue && aboutMoney(text) {
		return ""
	}
	switch slot {
	case slotValue, "skill", "activity_i_love", "activity_i_avoid":
		return inSentence(text)
	}
	return text
}

func (v *view) raw(slot string) string {
	switch slot {
	case slotSharedLink:
		return v.sharedLink()
	case slotReferrer:
		if v.MayName {
			return v.Referrer
		}
		return ""
	case "role":
		return roleInWords(v.Contact.Role)
	case "company":
		return v.employer()
	case slotPastCompany:
		return v.pastCompany()
	case slotSchool:
		return first(v.Contact.Schools)
	case "profession":
		return v.profession
	case "work":
		return asWork(v.profession)
	case slotEarlierClaim:
		return v.earlierClaim()
	}
	if text, ok := v.fromProfile(slot); ok {
		return text
	}
	return v.fromEarlier(slot)
}

// fromProfile fills the slots that tell of the user.
func (v *view) fromProfile(slot string) (string, bool) {
	p := v.Profile
	switch slot {
	case "trend":
		return v.fact(func(f infoint.ProfessionFact) string { return f.Trend }), true
	case "tool":
		return v.fact(func(f infoint.ProfessionFact) string { return f.Tool }), true
	case "range":
		return v.fact(func(f infoint.ProfessionFact) string { return f.Range }), true
	case slotValue:
		return first(v.values), true
	case "skill":
		return v.skill(func(s infoint.Skill) bool { return s.Effect != "drains" }), true
	case "activity_i_love":
		return v.skill(func(s infoint.Skill) bool { return s.Effect == "energises" }), true
	case "activity_i_avoid":
		return v.skill(func(s infoint.Skill) bool { return s.Effect == "drains" }), true
	case "background":
		return p.Headline, true
	case "hours":
		return hours(p.HoursPerWeek), true
	case "profession_a":
		return asWork(v.candidate(0)), true
	case "profession_b":
		return asWork(v.candidate(1)), true
	case "n":
		return v.talks(), true
	case "direction":
		return asWork(v.direction()), true
	}
	return "", false
}

// sharedLink is what the note says, else the first school, employer or
// community that both sides list.
func (v *view) sharedLink() string {
	if v.Contact.Shared != "" {
		return v.Contact.Shared
	}
	c, p := v.Contact, v.Profile
	for _, pair := range [][2][]string{
		{c.Schools, p.Schools},
		{append([]string{c.Company}, c.PastCompanies...), p.PastCompanies},
		{c.Communities, p.Communities},
	} {
		for _, name := range pair[0] {
			if containsSame(pair[1], name) {
				return name
			}
		}
	}
	return ""
}

// employer is where they work, "" for those who work for themselves.
func (v *view) employer() string {
	none := []string{"selfemployed", "self", "freelance", "freelancer", "independent", "own", "retired", "none", "various"}
	if slices.Contains(none, key(v.Contact.Company)) {
		return ""
	}
	return v.Contact.Company
}

// pastCompany is the first employer that is not the one of today.
func (v *view) pastCompany() string {
	for _, name := range v.Contact.PastCompanies {
		if !same(name, v.Contact.Company) {
			return name
		}
	}
	return ""
}

// fact is what one's own research says about the talk's profession.
func (v *view) fact(part func(infoint.ProfessionFact) string) string {
	for _, f := range v.Profile.Facts {
		if same(f.Profession, v.profession) && part(f) != "" {
			return part(f)
		}
	}
	return ""
}

func (v *view) skill(fits func(infoint.Skill) bool) string {
	i := slices.IndexFunc(v.Profile.Skills, fits)
	if i < 0 {
		return ""
	}
	return v.Profile.Skills[i].Name
}

// hours returns "3 hours" for "3", and nothing for what is no number.
func hours(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.Trim(text, "0123456789-–.,½") != "" {
		return ""
	}
	if text == "1" {
		return "1 hour"
	}
	return text + " hours"
}

// candidate is the nth of the professions still under exploration, that of
// the talk first.
func (v *view) candidate(n int) string {
	var list []string
	if containsSame(v.Profile.Professions, v.profession) {
		list = append(list, v.profession)
	}
	for _, p := range v.Profile.Professions {
		if !containsSame(list, p) && !v.givenUp(p) {
			list = append(list, p)
		}
	}
	if len(list) < 2 {
		return ""
	}
	return list[n]
}

// givenUp reports whether the last decision about a profession was to drop or
// park it.
func (v *view) givenUp(profession string) bool {
	gone := false
	for _, d := range v.Profile.Decisions {
		if same(d.What, profession) {
			gone = d.Verb == infoint.DecisionDrop || d.Verb == infoint.DecisionPark
		}
	}
	return gone
}

// direction is the last profession decided on and not given up since.
func (v *view) direction() string {
	for _, d := range slices.Backward(v.Profile.Decisions) {
		pursued := d.Verb == infoint.DecisionPursue || d.Verb == infoint.DecisionExplore
		if pursued && !v.givenUp(d.What) {
			return d.What
		}
	}
	return ""
}

// talks counts the conversations so far, in words up to ten.
func (v *view) talks() string {
	n := len(v.Earlier) + len(v.Others)
	names := []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < 2 {
		return ""
	}
	if n-2 < len(names) {
		return names[n-2]
	}
	return fmt.Sprint(n)
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// isName reports whether a word of a name is long enough to give it away; in
// scripts without an alphabet one letter is.
func isName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return utf8.RuneCountInString(word) > 2 || first > unicode.MaxLatin1
}
