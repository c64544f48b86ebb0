package note

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Type is one of Obsidian's property types, or a text that is a link.
type Type string

// The types of the keys. A key has one type in the whole vault, as Obsidian
// wants it.
const (
	TypeText     Type = "text"
	TypeList     Type = "list"
	TypeNumber   Type = "number"
	TypeCheckbox Type = "checkbox"
	TypeDate     Type = "date"
	TypeWall     Type = "date and time"
	TypeLink     Type = "link"
	TypeLinks    Type = "list of links"
)

// A Key is one key of the front matter that the program knows.
type Key struct {
	Name string
	Type Type
	// OneOf lists the values that have a meaning; empty where any has.
	OneOf []string
	// Min and Max bound a number; both zero where nothing does.
	Min, Max int
	// Fixed says that the program keeps it: set refuses it.
	Fixed bool
}

// IsList reports whether the key holds several values.
func (k Key) IsList() bool { return k.Type == TypeList || k.Type == TypeLinks }

// Schema returns the keys of a kind of note in the order of the manual.
func Schema(kind infoint.Kind) []Key {
	switch kind {
	case infoint.KindContact:
		return contactKeys()
	case infoint.KindInterview:
		return interviewKeys()
	case infoint.KindProfile:
		return profileKeys()
	case infoint.KindLetter:
		return letterKeys()
	case infoint.KindReflection:
		return reflectionKeys()
	}
	return nil
}

// Derived returns the names of what follows from other facts and is worked out
// each time: as keys they would only be wrong one day.
func Derived(kind infoint.Kind) []string {
	switch kind {
	case infoint.KindContact:
		return []string{"stage", "last_contact", "next_due", "score", "interview_count", "waiting"}
	case infoint.KindInterview:
		return []string{"state"}
	}
	return nil
}

// LookupKey finds a key of a kind of note by its name.
func LookupKey(kind infoint.Kind, name string) (Key, bool) {
	keys := Schema(kind)
	i := slices.IndexFunc(keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return keys[i], true
}

func keys(t Type, names ...string) []Key {
	out := make([]Key, len(names))
	for i, name := range names {
		out[i] = Key{Name: name, Type: t}
	}
	return out
}

func choice(name string, values ...string) Key {
	return Key{Name: name, Type: TypeText, OneOf: values}
}

func identity() []Key {
	return []Key{{Name: "type", Type: TypeText, Fixed: true}, {Name: "uid", Type: TypeText, Fixed: true}}
}

func contactKeys() []Key {
	return slices.Concat(identity(),
		keys(TypeText, "name"),
		keys(TypeList, "aliases"),
		keys(TypeText, "salutation", "pronouns", "role", "company"),
		[]Key{
			choice("role_kind", "individual", "manager", "founder", "freelancer", "academic", "licensed", "creative"),
			choice("organisation_kind", "company", "start-up", "agency", "public", "non-profit", "academic", "own"),
		},
		keys(TypeList, "professions"),
		keys(TypeText, "email", "phone"),
		keys(TypeList, "other_emails", "other_phones"),
		keys(TypeText, "linkedin", "website", "location", "timezone"),
		[]Key{
			choice("relationship", "family", "friend", "classmate", "colleague", "former-colleague", "manager",
				"faculty", "alum", "community", "event", "referral", "linkedin", "cold"),
			{Name: "via", Type: TypeLink},
			choice("seniority", infoint.SeniorityPeer, infoint.SeniorityMid, infoint.SenioritySenior),
		},
		keys(TypeCheckbox, "left_field"),
		[]Key{
			{Name: "relevance", Type: TypeNumber, Max: 3},
			{Name: "reach", Type: TypeNumber, Max: 3},
			{Name: "curiosity", Type: TypeNumber, Max: 3},
		},
		keys(TypeText, "why", "shared"),
		keys(TypeList, "schools", "past_companies", "communities"),
		keys(TypeText, "language"),
		keys(TypeDate, "chosen"),
		[]Key{choice("tier", "close", "warm", "light", "annual", "none")},
		keys(TypeCheckbox, "do_not_contact"),
		keys(TypeList, "tags"),
		keys(TypeDate, "created"),
	)
}

func interviewKeys() []Key {
	return slices.Concat(identity(),
		keys(TypeLinks, "with"),
		keys(TypeWall, "scheduled"),
		keys(TypeText, "timezone"),
		[]Key{
			{Name: "minutes", Type: TypeNumber, Min: 1, Max: 480},
			choice("medium", "video", "phone", "in-person", "email"),
		},
		keys(TypeText, "place"),
		keys(TypeList, "professions"),
		keys(TypeDate, "booked", "prepared", "confirmed", "held", "debriefed", "thanked", "cancelled"),
		[]Key{
			choice("cancelled_by", "me", "them"),
			choice("missed_by", "me", "them"),
			choice("energy", "up", "same", "down"),
		},
		keys(TypeCheckbox, "nothing_new", "off_record"),
		keys(TypeText, "company"),
	)
}

func profileKeys() []Key {
	return slices.Concat(identity(),
		keys(TypeText, "name", "headline", "email", "phone", "linkedin", "timezone"),
		keys(TypeList, "interests", "skills", "values", "must_haves", "deal_breakers", "professions",
			"schools", "past_companies", "communities"),
		[]Key{{Name: "hours_per_week", Type: TypeNumber, Max: 168}},
	)
}

func letterKeys() []Key {
	return slices.Concat(identity(),
		keys(TypeLink, "to", "about"),
		keys(TypeText, "kind"),
		[]Key{choice("channel", Channels()...)},
		keys(TypeText, "subject"),
		keys(TypeDate, "sent"),
		keys(TypeText, "fingerprint"),
	)
}

func reflectionKeys() []Key {
	return slices.Concat(identity(), keys(TypeDate, "on"), keys(TypeLinks, "interviews"))
}

// Channels are the ways to write or speak to somebody.
func Channels() []string { return []string{"email", "linkedin", "phone", "form", "in-person"} }

// Folders maps each folder of the vault to the kind of the notes in it.
func Folders() map[string]infoint.Kind {
	return map[string]infoint.Kind{
		"contacts":    infoint.KindContact,
		"interviews":  infoint.KindInterview,
		"letters":     infoint.KindLetter,
		"reflections": infoint.KindReflection,
	}
}

// sections are the headings with a meaning, in lower case; they open a section
// of their own at any level.
func sections() map[string]bool {
	return map[string]bool{
		"background": true, "log": true, "promises": true, "notes": true, "private": true,
		"goal": true, "questions": true, "insights": true, "advice": true, "referrals": true,
		"reactions": true, "introduction": true, "hypotheses": true, "professions": true, "decisions": true,
		"what i believe now": true, "what surprised me": true, "what would make me wrong": true, "next steps": true,
	}
}
