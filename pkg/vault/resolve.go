package vault

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// A NameError says that a name means nobody, or several.
type NameError struct {
	Name       string
	Ambiguous  bool
	Candidates []*Entry // whom it means, or the nearest where it means nobody
	NoProfile  bool     // it means the profile, and there is none
}

func (e *NameError) Error() string {
	switch {
	case e.Ambiguous:
		return fmt.Sprintf("%q means more than one note", e.Name)
	case e.NoProfile:
		return "there is no " + ProfilePath
	case e.Name == string(infoint.Me):
		return `"me" is the profile`
	}
	return fmt.Sprintf("nobody and nothing is called %q", e.Name)
}

// IDs returns what to call the candidates by: their ids, or their paths where
// two have the same id.
func (e *NameError) IDs() []string {
	seen := map[infoint.ID]int{}
	for _, c := range e.Candidates {
		seen[c.ID]++
	}
	ids := make([]string, len(e.Candidates))
	for i, c := range e.Candidates {
		ids[i] = string(c.ID)
		if seen[c.ID] > 1 {
			ids[i] = c.Path
		}
	}
	return ids
}

// Resolve returns the one note of the kinds given that a person means by name:
// a path in the vault, an id, a name or alias in any case, accents and order of
// words, an e-mail, or an unambiguous start of any of them. No kinds means
// every kind. "me" is the profile and nobody whose name begins with it. The
// error is a *NameError.
func (v *Vault) Resolve(name string, kinds ...infoint.Kind) (*Entry, error) {
	wanted := func(e *Entry) bool { return e != nil && (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) }
	name = strings.TrimSpace(name)
	if e := v.Entry(name); wanted(e) {
		return e, nil
	}
	name = strings.TrimSuffix(name, ".md")
	if name == string(infoint.Me) {
		p := v.Profile()
		if wanted(p) {
			return p, nil
		}
		meant := len(kinds) == 0 || slices.Contains(kinds, infoint.KindProfile)
		return nil, &NameError{Name: name, NoProfile: p == nil && meant}
	}
	var exact, named, begun []*Entry
	q := newQuery(name)
	for _, e := range v.entries {
		if !wanted(e) {
			continue
		}
		switch q.match(e) {
		case matchID:
			exact = append(exact, e)
		case matchWhole:
			named = append(named, e)
		case matchStart:
			begun = append(begun, e)
		}
	}
	for _, found := range [][]*Entry{exact, named, begun} {
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return nil, &NameError{Name: name, Ambiguous: true, Candidates: found}
		}
	}
	return nil, &NameError{Name: name, Candidates: v.nearest(q, kinds)}
}

type match int

const (
	matchNone match = iota
	matchStart
	matchWhole
	matchID
)

// A query is a name as it was typed, folded once.
type query struct {
	raw    string
	folded string
	sorted string // its words in order, so that "Marek Ines" is Ines Marek
}

func newQuery(name string) query {
	folded := infoint.Fold(name)
	return query{raw: name, folded: folded, sorted: sortWords(folded)}
}

func sortWords(s string) string {
	words := nameWords(s)
	slices.Sort(words)
	return strings.Join(words, " ")
}

func nameWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
}

func (q query) match(e *Entry) match {
	if string(e.ID) == q.raw {
		return matchID
	}
	if q.folded == "" {
		return matchNone
	}
	best := matchNone
	for _, called := range names(e) {
		folded := infoint.Fold(called)
		switch {
		case folded == q.folded || q.sorted != "" && sortWords(folded) == q.sorted:
			return matchWhole
		case strings.HasPrefix(folded, q.folded), e.Contact != nil && startsAnyWay(folded, q.folded):
			best = matchStart
		}
	}
	return best
}

// startsAnyWay reports whether s begins with the query at any of its words but
// the first, its other words following in turn. It is for people: the id of a
// talk or a letter ends in a person's, and must not take the name from them.
func startsAnyWay(s, q string) bool {
	words := nameWords(s)
	for i := 1; i < len(words); i++ {
		turned := strings.Join(slices.Concat(words[i:], words[:i]), " ")
		if strings.HasPrefix(turned, q) {
			return true
		}
	}
	return false
}

// names returns everything a note can be called by.
func names(e *Entry) []string {
	out := []string{string(e.ID)}
	if c := e.Contact; c != nil {
		out = append(out, c.Name)
		out = append(out, c.Aliases...)
		out = append(out, c.Email)
		out = append(out, c.OtherEmails...)
	} else if e.Kind == infoint.KindContact {
		out = append(out, strings.ReplaceAll(string(e.ID), "-", " ")) // it cannot be read, and this is most likely the name
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// nearest returns up to three notes whose name is a slip away.
func (v *Vault) nearest(q query, kinds []infoint.Kind) []*Entry {
	type near struct {
		e *Entry
		d int
	}
	var found []near
	limit := max(1, len([]rune(q.folded))/3)
	for _, e := range v.entries {
		if len(kinds) > 0 && !slices.Contains(kinds, e.Kind) {
			continue
		}
		best := limit + 1
		for _, called := range names(e) {
			folded := infoint.Fold(called)
			best = min(best, infoint.Distance(folded, q.folded))
			for _, word := range nameWords(folded) {
				best = min(best, infoint.Distance(word, q.folded))
			}
		}
		if best <= limit {
			found = append(found, near{e, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.d - b.d })
	var out []*Entry
	for _, n := range found[:min(3, len(found))] {
		out = append(out, n.e)
	}
	return out
}
