package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

type keyOfKind struct {
	kind infoint.Kind
	key  string
}

// keys looks for keys of the user's that nearly are ours.
func (ch *checker) keys(p *page) {
	near := func(kind infoint.Kind, key string) []string {
		k := keyOfKind{kind, key}
		found, known := ch.nearKeys[k]
		if !known {
			found = nearKeys(kind, key)
			ch.nearKeys[k] = found
		}
		return found
	}
	for _, s := range slipsOf(p.Note, near) {
		f := infoint.Finding{
			Code: CodeNearKey, Severity: infoint.SeverityWarn, Pos: s.Pos,
			Message: fmt.Sprintf("%q has no meaning here and nearly is %s", s.Key, strings.Join(s.near, " or ")),
			Fix:     "rename it to " + strings.Join(s.near, " or ") + ", if that is meant",
		}
		if slices.Contains(s.near, "do_not_contact") {
			f.Severity = infoint.SeverityError // somebody is written to who must not be
		}
		if s.right() != "" {
			f.Fix = "rename it to " + s.right() + ": " + mendBy(p.Note)
		}
		ch.find(p, f)
	}
	ch.derived(p)
}

// derived names keys that follow from the log and the talks.
func (ch *checker) derived(p *page) {
	names := note.Derived(p.Kind)
	for _, f := range p.Fields() {
		if slices.Contains(names, f.Key) {
			ch.find(p, infoint.Finding{
				Code: CodeDerivedKey, Severity: infoint.SeverityInfo, Pos: f.Pos,
				Message: f.Key + " is worked out from what happened; what stands here has no effect",
				Fix:     "delete the line, or give the key another name where it is your own",
			})
		}
	}
}

// mendBy is the command that mends a note.
func mendBy(n *note.Note) string {
	name := string(n.ID)
	if n.Kind == infoint.KindProfile {
		name = string(infoint.Me)
	}
	return infoint.Command("check", name) + " --fix"
}

// A slip is a key that nearly is one of ours.
type slip struct {
	infoint.Field
	near  []string
	taken bool // what it nearly is stands in the note already, or is meant twice
}

// right returns the one key that was meant, empty where that is not certain.
func (s slip) right() string {
	if len(s.near) != 1 || s.taken {
		return ""
	}
	return s.near[0]
}

// slipsOf returns the slips among the keys of a note.
func slipsOf(n *note.Note, near func(infoint.Kind, string) []string) []slip {
	var slips []slip
	claims := map[string]int{}
	for _, f := range n.Fields() {
		claims[f.Key]++
		if keys := near(n.Kind, f.Key); len(keys) > 0 {
			slips = append(slips, slip{Field: f, near: keys})
			for _, k := range keys {
				claims[k]++
			}
		}
	}
	for i, s := range slips {
		slips[i].taken = claims[s.near[0]] > 1
	}
	return slips
}

// nearKeys returns the keys of a kind of note that a key nearly is.
func nearKeys(kind infoint.Kind, key string) []string {
	if _, known := note.LookupKey(kind, key); known {
		return nil
	}
	var ours []string
	for _, k := range note.Schema(kind) {
		ours = append(ours, k.Name)
	}
	plain := strings.NewReplacer("-", "_", " ", "_").Replace(infoint.Fold(strings.TrimSpace(key)))
	switch {
	case slices.Contains(ours, plain): // Do-Not-Contact
		return []string{plain}
	case slices.Contains(ours, strings.TrimRight(plain, "0123456789")): // email2
		return nil
	}
	return slices.DeleteFunc(infoint.Closest(plain, ours), func(our string) bool { return !isNear(plain, our) })
}

// isNear judges a slip by the length of the key that it may have meant. Among
// the shortest nearly every other word is a letter away (who and why), so only
// swapped letters count there.
func isNear(word, our string) bool {
	switch n := utf8.RuneCountInString(our); {
	case n < 5:
		return letters(word) == letters(our)
	case n < 8:
		return infoint.Distance(word, our) <= 1
	}
	return true
}

func letters(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}
