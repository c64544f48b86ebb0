package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
	"github.com/infoint/infoint/templates"
)

// layers are the folders of a kind of template: the vault's own, where there is
// one, before ours.
func (a *App) layers(builtin fs.FS, folder string) ([]fs.FS, error) {
	ours, err := fs.Sub(builtin, folder)
	if err != nil {
		return nil, err
	}
	if a.vault == nil {
		return []fs.FS{ours}, nil
	}
	return []fs.FS{a.userTemplates(folder), ours}, nil
}

// bank is the bank of letters.
func (a *App) bank() (*letter.Bank, error) {
	layers, err := a.layers(templates.Letters, "letters")
	if err != nil {
		return nil, err
	}
	return letter.Load(layers...)
}

// knowsKind refuses a kind that no template and no rule knows.
func (a *App) knowsKind(m *message) error {
	bank, err := a.bank()
	if err != nil {
		return err
	}
	known := slices.Concat(bank.Kinds(), letter.Kinds())
	slices.Sort(known)
	if !slices.Contains(known, m.kind) {
		return &letter.KindError{Kind: m.kind, Known: slices.Compact(known)}
	}
	return nil
}

// lint reads a message against the rules. Without a vault it goes to nobody
// known.
func (a *App) lint(m message) ([]letter.Finding, error) {
	c, err := a.Campaign()
	if errors.Is(err, vault.ErrNoVault) {
		return a.judge(m.text, letter.Scene{Kind: m.kind, Variant: m.variant, Now: a.Clock(), Facts: letter.Facts{Channel: m.channel}})
	}
	if err != nil {
		return nil, err
	}
	facts := letter.Facts{Me: c.Profile, Today: c.Today(), Channel: m.channel, Language: c.Config.Language, LinkedInChars: c.Config.LinkedInChars, OutreachWarn: c.Config.OutreachWarn, OutreachError: c.Config.OutreachError}
	if m.to != nil {
		facts = a.facts(c, m.pair, m.kind, m.channel)
		if m.variant == "" {
			m.variant, _ = letter.Variant(m.kind, facts)
		}
	}
	return a.judge(m.text, a.scene(c, facts, m.kind, m.variant))
}

// judge lints a text in its scene, with the limits and words of the vault.
func (a *App) judge(text string, s letter.Scene) ([]letter.Finding, error) {
	bank, err := a.bank()
	if err != nil {
		return nil, err
	}
	layers, err := a.layers(templates.Words, "words")
	if err != nil {
		return nil, err
	}
	lists, err := letter.LoadLists(layers...)
	if err != nil {
		return nil, &exitError{code: exitRepair, err: fmt.Errorf("%s/templates/words/%w", vault.Marker, err)}
	}
	if s.Kind == letter.KindOutreach && s.Variant == "" {
		s.Variant = letter.VariantCold
	}
	s.Limits, _ = bank.Limits(s.Kind, s.Variant, s.Facts.Channel)
	return letter.Lint(lists, text, s), nil
}

// scene gathers what lint has to know besides the facts of a letter.
func (a *App) scene(c *campaign.Campaign, facts letter.Facts, kind, variant string) letter.Scene {
	s := letter.Scene{
		Kind: kind, Variant: variant, Facts: facts, Now: c.Now,
		Holidays: c.Calendar.Holidays, Booked: booked(c), Private: a.confidences(c),
	}
	var to infoint.ID
	if facts.To != nil {
		to = facts.To.ID
		if zone, err := when.Zone(facts.To.Timezone); err == nil && facts.To.Timezone != "" {
			s.Theirs = zone
		}
		s.Owed = owed(c, facts, kind)
	}
	for _, t := range c.Threads() {
		if t.Contact.ID == to || facts.About != nil && t.Contact.ID == facts.About.ID {
			continue
		}
		s.Others = append(s.Others, t.Contact)
		if t.InterviewCount() > 0 {
			s.Met = append(s.Met, t.Contact.Name)
		}
	}
	for _, l := range c.Letters {
		if id, ok := c.Lookup(l.To); ok && !l.Sent.IsZero() && id != to {
			sent := *l
			sent.To.Target = string(id)
			s.Sent = append(s.Sent, &sent)
		}
	}
	return s
}

// booked are the talks that are arranged, by their hours.
func booked(c *campaign.Campaign) []letter.Booking {
	var out []letter.Booking
	for _, t := range c.Talks() {
		if !t.Ahead() || t.Start.IsZero() || t.DayOnly {
			continue
		}
		b := letter.Booking{With: string(t.ID), Start: t.Start, End: t.End}
		if p := c.Contact(t.First()); p != nil {
			b.With = p.Name
		}
		out = append(out, b)
	}
	return out
}

// confidences are the texts that nobody else may read: private lines and
// sections, and what was said off the record.
func (a *App) confidences(c *campaign.Campaign) []string {
	var out []string
	for _, e := range a.vault.Entries() {
		if bytes.Contains(bytes.ToLower(e.Source), []byte("private")) {
			for _, s := range note.Sections(e.Kind, e.Source) {
				if s.Private {
					out = append(out, strings.Split(s.Text, "\n\n")...)
				}
			}
		}
	}
	for _, t := range c.Interviews {
		for _, in := range t.Insights {
			if in.Private || t.OffRecord {
				out = append(out, in.Text)
			}
		}
		for _, ad := range t.Advice {
			if ad.Private {
				out = append(out, ad.Text)
			}
		}
		for _, r := range t.Referrals {
			if r.Private {
				out = append(out, r.Text)
			}
		}
	}
	return out
}

// owed are the names that a letter owes a word to: those that were named in the
// talk it thanks for, or those met since through the reader.
func owed(c *campaign.Campaign, facts letter.Facts, kind string) []string {
	var names []string
	switch {
	case kind == letter.KindReferrerUpdate:
		for _, id := range c.Introduced(facts.To.ID) {
			if c.Thread(id).LastHeld() != nil {
				names = append(names, c.Contact(id).Name)
			}
		}
	case facts.Talk != nil:
		for _, r := range facts.Talk.Referrals {
			name := r.Name
			if id, ok := c.Lookup(r.To); ok && !r.To.IsZero() {
				name = c.Contact(id).Name
			}
			if !r.Private && isName(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// isName reports whether words can be a name: few, each with a capital.
func isName(text string) bool {
	words := strings.Fields(text)
	return len(words) > 0 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool {
		return !unicode.IsUpper([]rune(w)[0]) && unicode.IsLower([]rune(w)[0])
	})
}
