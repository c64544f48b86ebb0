package check

import (
	"path"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// names finds notes by what a link may call them: a base name, else a name,
// else an alias, all without regard to case.
type names struct {
	byID, byName, byAlias map[string][]*note.Note
	kinds                 map[infoint.Kind]bool
	notes                 []*note.Note
	slips                 map[string][]*note.Note // made when first asked for
}

func newNames(pages []*page) *names {
	n := &names{
		byID: map[string][]*note.Note{}, byName: map[string][]*note.Note{}, byAlias: map[string][]*note.Note{},
		kinds: map[infoint.Kind]bool{},
	}
	for _, p := range pages {
		n.kinds[p.Kind] = true
		n.notes = append(n.notes, p.Note)
		put(n.byID, caseless(string(p.ID)), p.Note)
		if c := p.Contact; c != nil {
			put(n.byName, caseless(c.Name), p.Note)
			for _, a := range c.Aliases {
				put(n.byAlias, caseless(a), p.Note)
			}
		}
	}
	return n
}

// put files a note under a name once: an alias may repeat itself.
func put(by map[string][]*note.Note, key string, n *note.Note) {
	if there := by[key]; len(there) == 0 || there[len(there)-1] != n {
		by[key] = append(there, n)
	}
}

func caseless(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// has reports whether there is a note of that kind, readable or not.
func (n *names) has(kind infoint.Kind) bool { return n.kinds[kind] }

// resolve returns the notes that a link means, those of a kind only where one
// is given.
func (n *names) resolve(target string, kind infoint.Kind) []*note.Note {
	key := caseless(target)
	if key == "" {
		return nil
	}
	for _, by := range []map[string][]*note.Note{n.byID, n.byName, n.byAlias} {
		if hits := ofKind(by[key], kind); len(hits) > 0 {
			return hits
		}
	}
	return nil
}

func ofKind(notes []*note.Note, kind infoint.Kind) []*note.Note {
	if kind == "" {
		return notes
	}
	var out []*note.Note
	for _, n := range notes {
		if n.Kind == kind {
			out = append(out, n)
		}
	}
	return out
}

// most is how many notes are offered in place of one that is not there.
const most = 3

// near returns the ids of notes whose name is a slip away from the target.
//
// Comparing with every name would be quadratic in a vault full of dead links.
// Instead each name is filed under itself and under itself without one of its
// letters: what is one slip apart meets there.
func (n *names) near(target string, kind infoint.Kind) []string {
	if n.slips == nil {
		n.fileSlips()
	}
	var ids []string
	for _, form := range []string{infoint.Fold(target), infoint.Slug(target)} {
		for _, cut := range without(form) {
			for _, hit := range ofKind(n.slips[cut], kind) {
				if id := string(hit.ID); !slices.Contains(ids, id) && isSlip(form, hit) {
					ids = append(ids, id)
				}
			}
		}
	}
	slices.Sort(ids)
	return ids[:min(most, len(ids))]
}

func isSlip(form string, n *note.Note) bool {
	return slices.ContainsFunc(called(n), func(name string) bool { return infoint.Distance(form, name) <= 1 })
}

func (n *names) fileSlips() {
	n.slips = map[string][]*note.Note{}
	for _, x := range n.notes {
		for _, name := range called(x) {
			for _, cut := range without(name) {
				if len(n.slips[cut]) <= most {
					put(n.slips, cut, x)
				}
			}
		}
	}
}

// called returns what a note is called, folded.
func called(n *note.Note) []string {
	out := []string{infoint.Fold(string(n.ID))}
	if n.Contact != nil {
		out = append(out, infoint.Fold(n.Contact.Name))
		for _, a := range n.Contact.Aliases {
			out = append(out, infoint.Fold(a))
		}
	}
	return out
}

// without returns a word and all that it becomes by leaving out a letter. A
// word of one letter, and one too long for a name, is near nothing.
func without(word string) []string {
	letters := []rune(word)
	if len(letters) < 2 || len(word) > infoint.SlugBytes {
		return nil
	}
	out := []string{word}
	for i := range letters {
		out = append(out, string(letters[:i])+string(letters[i+1:]))
	}
	return out
}

// called finds a note that no command can name: me is the profile.
func (ch *checker) called(p *page) {
	if p.Kind == infoint.KindProfile || !strings.EqualFold(string(p.ID), string(infoint.Me)) {
		return
	}
	ch.find(p, infoint.Finding{
		Code: CodeNameOfMe, Severity: infoint.SeverityWarn, Pos: infoint.Pos{Line: 1, Column: 1},
		Message: "me is the profile in every command, so nothing can be done with this note", Fix: "rename the file, as in " + path.Dir(p.Path) + "/their-name.md",
	})
}
