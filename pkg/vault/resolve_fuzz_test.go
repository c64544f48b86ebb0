package vault_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

// FuzzResolve: whatever is typed, nobody is meant by it whose id, name, other
// names or address it is no part of, and every id means its own note.
func FuzzResolve(f *testing.F) {
	root := f.TempDir()
	people := map[string]string{
		"contacts/ines-marek.md": "---\nname: Ines Marek\naliases: [Nessie]\nemail: ines@example.org\n---\n",
		"contacts/zoe-li.md":     "---\nname: Zoë Lǐ\nother_emails: [zoe@example.com]\n---\n",
		"contacts/李小龍.md":        "", "contacts/Ana Ruiz.md": "", "contacts/ana.md": "---\nname: Ana\n---\n",
	}
	for path, text := range people {
		putFile(f, root, path, text)
	}
	putFile(f, root, vault.ConfigPath, "format: 1\n")
	v, err := vault.Open(root)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"ines", "marek ines", "NESSIE", "ines@", "zoë", "ZOE LI", "李", "ana", "ana ruiz", "", " ", "me", "x", "contacts/ana.md", "[[ana]]", "\x00", "é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		e, err := v.Resolve(typed)
		if err != nil {
			var name *vault.NameError
			if !errors.As(err, &name) {
				t.Fatalf("%q: %v", typed, err)
			}
			return
		}
		known := string(e.ID) + " " + e.Path
		if p := e.Contact; p != nil {
			known += " " + strings.Join(append(append([]string{p.Name, p.Email}, p.Aliases...), p.OtherEmails...), " ")
		}
		known = infoint.Fold(known) + " " + infoint.Slug(known)
		for _, word := range strings.FieldsFunc(infoint.Fold(strings.TrimSuffix(strings.TrimSpace(typed), ".md")), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
			if !strings.Contains(known, word) && !strings.Contains(known, infoint.Slug(word)) {
				t.Fatalf("%q is taken for %q, which has no %q", typed, e.Path, word)
			}
		}
		for path := range people {
			if own := v.Entry(path); own != nil {
				if got, err := v.Resolve(string(own.ID)); err != nil || got != own {
					t.Fatalf("%q does not mean itself: %v", own.ID, err)
				}
			}
		}
	})
}
