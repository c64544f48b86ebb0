package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

func (ch *checker) contact(p *page) {
	if p.Contact == nil {
		return
	}
	ch.zone(p, p.Contact.Timezone, infoint.SeverityWarn)
	ch.addresses(p)
	ch.professionsOf(p, p.Contact.Professions)
}

// addresses finds what cannot be an e-mail address.
func (ch *checker) addresses(p *page) {
	look := func(key, text string) {
		name, domain, at := strings.Cut(text, "@")
		if text == "" || at && name != "" && domain != "" && !strings.ContainsAny(strings.TrimSpace(text), " \t") {
			return
		}
		if strings.HasSuffix(text, ">") && strings.Contains(text, "<") && at {
			return // with the name before it, as mail programs copy it
		}
		ch.find(p, infoint.Finding{
			Code: CodeNoAddress, Severity: infoint.SeverityWarn, Pos: p.pos(key),
			Message: fmt.Sprintf("%q is no e-mail address", text),
			Fix:     "write it like ana@example.org",
		})
	}
	look("email", p.Contact.Email)
	for _, other := range p.Contact.OtherEmails {
		look("other_emails", other)
	}
}

func (ch *checker) profileNote(p *page) {
	if p.Profile == nil {
		return
	}
	ch.zone(p, p.Profile.Timezone, infoint.SeverityError)
	for _, h := range p.Profile.Hypotheses {
		ch.profession(p, h.Line, h.Profession)
	}
	for _, f := range p.Profile.Facts {
		ch.profession(p, f.Line, f.Profession)
	}
}

// professionsOf looks at the professions key of a contact or a talk.
func (ch *checker) professionsOf(p *page, list []string) {
	slips := false
	for _, text := range list {
		slips = slips || len(ch.nearProfession(text)) > 0
	}
	if !slips {
		return
	}
	for _, v := range items(p.Source, "professions") {
		text := strings.TrimSpace(v.Text)
		near := ch.nearProfession(text)
		if len(near) == 0 {
			continue
		}
		f := slipOfProfession(text, near)
		f.Pos = placeOf(v)
		if p.Contact != nil && rightProfession(ch.profile, p.Contact, text) != "" {
			f.Fix = "write " + near[0] + ": " + mendBy(p.Note)
		}
		ch.find(p, f)
	}
}

// profession looks at a profession that is named in the body.
func (ch *checker) profession(p *page, line int, text string) {
	if near := ch.nearProfession(text); len(near) > 0 {
		f := slipOfProfession(text, near)
		f.Pos = p.in(line, text)
		ch.find(p, f)
	}
}

func slipOfProfession(text string, near []string) infoint.Finding {
	return infoint.Finding{
		Code: CodeNearProfession, Severity: infoint.SeverityWarn,
		Message: fmt.Sprintf("%q is none of your professions and nearly is %s", text, strings.Join(near, " or ")),
		Fix:     "write " + strings.Join(near, " or ") + ", if that is meant",
	}
}

func (ch *checker) nearProfession(text string) []string {
	near, known := ch.nearProfessions[text]
	if !known {
		near = nearProfessions(ch.profile, text)
		ch.nearProfessions[text] = near
	}
	return near
}

// nearProfessions returns the profile's professions that a text nearly is.
func nearProfessions(profile *infoint.Profile, text string) []string {
	if profile == nil {
		return nil
	}
	return profile.NearProfessions(text)
}

// rightProfession returns what a contact's profession was meant to be, empty
// where that is not certain or stands in the note already.
func rightProfession(profile *infoint.Profile, c *infoint.Contact, text string) string {
	near := nearProfessions(profile, text)
	if len(near) != 1 || joinsMore(text, near[0]) {
		return ""
	}
	for _, other := range c.Professions {
		if infoint.Fold(other) == infoint.Fold(near[0]) {
			return ""
		}
	}
	return near[0]
}

// joinsMore reports whether a text has a mark between words that the right one
// has not: "UX research, HR" is two professions, and one of them would be lost.
func joinsMore(text, right string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return strings.ContainsRune(",;/&+|", r) && !strings.ContainsRune(right, r)
	})
}

// criteria returns everything that an insight can speak for or against, as
// slugs.
func criteria(p *infoint.Profile) []string {
	words := p.Criteria()
	for i, w := range words {
		words[i] = infoint.Slug(w)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// insight finds a claim that speaks for or against nothing the profile knows.
func (ch *checker) insight(p *page, in infoint.Insight) {
	ch.profession(p, in.Line, in.Profession)
	if ch.profile == nil {
		return
	}
	for _, words := range [][]string{in.For, in.Against, in.Mixed} {
		for _, w := range words {
			ch.criterion(p, in.Line, w)
		}
	}
}

func (ch *checker) criterion(p *page, line int, word string) {
	slug := infoint.Slug(word)
	if _, known := slices.BinarySearch(ch.criteria, slug); known {
		return
	}
	f := infoint.Finding{
		Code: CodeUnknownCriterion, Severity: infoint.SeverityWarn, Pos: p.in(line, word),
		Message: fmt.Sprintf("%q is no hypothesis of the profile and none of its interests, skills, values and bounds", word),
		Fix:     "write one that the profile has, or add this one to it",
	}
	if near := infoint.Closest(slug, ch.criteria); len(near) > 0 {
		f.Fix = "did you mean " + strings.Join(near, " or ") + "?"
	}
	ch.find(p, f)
}
