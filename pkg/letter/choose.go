package letter

import (
	"fmt"

	"github.com/infoint/infoint/pkg/infoint"
)

// The variants of outreach, in their order of choice.
const (
	VariantReferral  = "referral"
	VariantFriend    = "friend"
	VariantAlum      = "alum"
	VariantReconnect = "reconnect"
	VariantCold      = "cold"
)

// dormantMonths is how long a tie sleeps before it is dormant: three years, as
// Levin, Walter and Murnighan drew the line in their studies of reconnecting.
const dormantMonths = 36

// Choose picks the variant of a first letter by what is known, and says why in
// words for the user: referral with permission, people one knows, a shared
// link, a tie that slept, cold.
//
// Somebody with whom there was contact once, and none for three years, is
// reconnected with even where a link is on record: it is where we knew each
// other. Only where the relationship itself is the link (alum, community,
// event) does that come first; the letter then owns up to the gap.
func Choose(f Facts) (variant, why string) {
	if f.ReferrerName != "" && f.MayName {
		return VariantReferral, fmt.Sprintf("%s named them and may be named", flat(f.ReferrerName))
	}
	variant, why = chooseUnnamed(f)
	if f.ReferrerName != "" {
		why += fmt.Sprintf("; %s gave the name, but has not allowed the use of theirs", flat(f.ReferrerName))
	}
	return variant, why
}

func chooseUnnamed(f Facts) (variant, why string) {
	relationship := f.To.Relationship
	shared := sharedLink(profile(f.Me), f.To)
	silent := silent(f)
	switch {
	case relationship == infoint.RelationFamily:
		return VariantFriend, "they are family" + fromKey(relationship)
	case relationship == infoint.RelationFriend:
		return VariantFriend, "you are friends" + fromKey(relationship)
	case linkedBy(relationship):
		return VariantAlum, linkWords(relationship) + fromKey(relationship)
	case silent:
		return VariantReconnect, fmt.Sprintf("last in touch on %s, three years ago or more", f.LastTouch)
	case knownBy(relationship):
		return VariantFriend, "you know each other" + fromKey(relationship)
	case shared.sentence != "":
		return VariantAlum, "a shared link: " + shared.what
	case relationship == "faculty" || relationship == "manager":
		return VariantCold, "no shared link is on record" + fromKey(relationship)
	}
	return VariantCold, "no referral with permission, no shared link, no earlier contact on record"
}

// fromKey names the key that decided, for whoever wants to change it.
func fromKey(relationship string) string { return " (relationship: " + relationship + ")" }

// linkWords says what the relationship links.
func linkWords(relationship string) string {
	switch relationship {
	case "community":
		return "you share a community"
	case "event":
		return "you were at the same event"
	}
	return "you went to the same school"
}

// linkedBy reports whether the relationship is itself the shared link.
func linkedBy(relationship string) bool {
	switch relationship {
	case infoint.RelationAlum, "community", "event":
		return true
	}
	return false
}

// knownBy reports whether they know me, so that a letter need not say who I am.
// A teacher or a manager has known many.
func knownBy(relationship string) bool {
	switch relationship {
	case infoint.RelationFamily, infoint.RelationFriend, infoint.RelationClassmate,
		"colleague", "former-colleague":
		return true
	}
	return false
}

// silent reports whether there was contact, and none for three years.
func silent(f Facts) bool {
	if f.LastTouch.IsZero() || f.Today.IsZero() {
		return false
	}
	return !f.LastTouch.AddMonths(dormantMonths).After(f.Today)
}
