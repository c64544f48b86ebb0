package vault

import (
	"errors"
	"fmt"
	"path"
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

	// Unopened is why the note of that name could not be opened, nil where there
	// is none.
	Unopened *infoint.Finding
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
// words and with or without a title, an e-mail, or an unambiguous start of any of
// them; any of it as a [[link]]. No kinds means every kind. "me" is the profile and nobody whose name begins with it. The
// error is a *NameError.
func (v *Vault) Resolve(name string, kinds ...infoint.Kind) (*Entry, error) {
	wanted := func(e *Entry) bool { return e != nil && (len(kinds) == 0 || slices.Contains(kinds, e.Kind)) }
	name = unlinked(strings.TrimSpace(name))
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
	var exact, named, begun, worded []*Entry
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
		case matchWords:
			worded = append(worded, e)
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
	if other := spelledOut(name); other != name {
		e, err := v.Resolve(other, kinds...)
		var name *NameError
		if err == nil || errors.As(err, &name) && name.Ambiguous {
			return e, err
		}
	}
	near := v.nearest(q, kinds)
	if len(worded) > 0 { // somebody of whom only a part is named may be another one
		near = worded[:min(3, len(worded))]
	}
	return nil, &NameError{Name: name, Candidates: near, Unopened: v.unopened(name)}
}

// unopened finds a file that would have that id, had it been opened.
func (v *Vault) unopened(name string) *infoint.Finding {
	for i, f := range v.Findings {
		id := strings.TrimSuffix(path.Base(f.Path), ".md")
		if f.Code == CodeUnopened && (f.Path == name+".md" || infoint.Fold(id) == infoint.Fold(name) || id == infoint.Slug(name)) {
			return &v.Findings[i]
		}
	}
	return nil
}

// spelledOut writes a name as it is typed where the keyboard has no umlauts.
func spelledOut(name string) string {
	if !strings.ContainsAny(name, "äöüåøÄÖÜÅØ") {
		return name
	}
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "å", "aa", "Å", "Aa", "ø", "oe", "Ø", "Oe").Replace(name)
}

// unlinked returns what a link names, and any other text as it is: people paste
// what Obsidian shows them.
func unlinked(name string) string {
	inside, ok := strings.CutPrefix(name, "[[")
	if inside, closed := strings.CutSuffix(inside, "]]"); ok && closed {
		target, _, _ := strings.Cut(inside, "|")
		target, _, _ = strings.Cut(target, "#")
		return strings.TrimSpace(target[strings.LastIndexByte(target, '/')+1:])
	}
	return name
}

type match int

const (
	matchNone match = iota
	matchWords
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

// parts are the words of a name or an id without their marks: Dr. and dr-.
func parts(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '.' || r == '-' })
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
		case folded == q.folded || q.sorted != "" && sortWords(folded) == q.sorted,
			e.Contact != nil && untitled(folded) != "" && untitled(folded) == untitled(q.folded):
			return matchWhole
		case strings.HasPrefix(folded, q.folded), e.Contact != nil && startsAnyWay(folded, q.folded):
			best = matchStart
		case best == matchNone && e.Contact != nil && hasParts(folded, q.folded):
			best = matchWords
		}
	}
	return best
}

// untitled is the words of a name in order, without titles: Dr. Jürgen Müller is
// "Müller, Jürgen" too. Empty where it has no two words.
func untitled(s string) string {
	words := slices.DeleteFunc(parts(s), func(w string) bool {
		return slices.Contains([]string{"dr", "prof", "professor", "mr", "mrs", "ms", "herr", "frau"}, w)
	})
	if len(words) < 2 {
		return ""
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// hasParts reports whether a name has all words of the query, which are several,
// in any order; of the last one its beginning is enough. Such a person is worth
// asking about, and no more: Anna Berg is not Anna Maria Berg.
func hasParts(s, q string) bool {
	words, asked := parts(s), parts(q)
	if len(asked) < 2 {
		return false
	}
	for i, word := range asked {
		at := slices.IndexFunc(words, func(w string) bool {
			return w == word || i == len(asked)-1 && strings.HasPrefix(w, word)
		})
		if at < 0 {
			return false
		}
		words = slices.Delete(words, at, at+1)
	}
	return true
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
		for _, called := range slices.Concat([]string{c.Name}, c.Aliases) {
			out = append(out, called)
			if other := spelledOut(called); other != called {
				out = append(out, other)
			}
		}
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
