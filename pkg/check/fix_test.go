package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// fixAll mends one finding after another until nothing can be mended, as the
// command does.
func fixAll(t *testing.T, texts map[string]string) {
	t.Helper()
	for range 100 {
		files, c := read(texts)
		mended := false
		for _, f := range Vault(files, c, nil) {
			i := slices.IndexFunc(files, func(x File) bool { return x.Path == f.Path })
			if i < 0 {
				continue
			}
			if after, ok := Fix(f, files[i], c); ok {
				texts[f.Path] = string(after)
				mended = true
				break
			}
		}
		if !mended {
			return
		}
	}
	t.Fatal("mending does not end")
}

func TestFix(t *testing.T) {
	const professions = "-- profile.md --\n---\nname: M\nprofessions: [data analyst, UX research, \"law: tax\", \"arts, crafts\", \"work #2\"]\n---\n"
	tests := []struct{ name, before, after string }{
		{"a key", "---\ndo_not_contcat: true  # she asked me to\n---\n", "---\ndo_not_contact: true  # she asked me to\n---\n"},
		{"a key among others, its bytes only", "\ufeff---\r\n# mine\r\nname:   'A'\r\nemial :  a@example.org \r\nx: 1\r\n---\r\nemial: b\r\n", "\ufeff---\r\n# mine\r\nname:   'A'\r\nemail :  a@example.org \r\nx: 1\r\n---\r\nemial: b\r\n"},
		{"a key in quotes", "---\n\"do-not-contact\": true\n---\n", "---\n\"do_not_contact\": true\n---\n"},
		{"a key of a list", "---\nprofesions:\n  # first\n  - dancer\n---", "---\nprofessions:\n  # first\n  - dancer\n---"},
		{"two keys", "---\nemial: a@example.org\nloction: Ulm\n---\n", "---\nemail: a@example.org\nlocation: Ulm\n---\n"},
		{"a key in braces", "---\n{name: A, emial: a}\n---\n", "---\n{name: A, email: a}\n---\n"},

		{"the right key is there", "---\nemial: a\nemail: b\n---\n", ""},
		{"the right key is meant twice", "---\nemial: a\nemali: b\n---\n", ""},
		{"the value could not be read", "---\nrelevanse: high\n---\n", ""},
		{"a key with an escape", "---\n\"emi\\u0061l\": b\n---\n", ""},

		{"a profession", "---\nprofessions:\n  - dancer\n  - data analist # since May\n---\n", "---\nprofessions:\n  - dancer\n  - data analyst # since May\n---\n"},
		{"a profession in brackets", "---\nprofessions: [ux resaerch, 'data analist', dancer]\n---\n", "---\nprofessions: [UX research, 'data analyst', dancer]\n---\n"},
		{"a single profession", "---\nprofessions: \"data-analyst\"\n---\n", "---\nprofessions: \"data analyst\"\n---\n"},
		{"a profession that needs quotes", "---\nprofessions: law- tax\n---\n", ""},
		{"a profession that would be two in brackets", "---\nprofessions: [arts crafts]\n---\n", ""},
		{"a profession that would end in a comment", "---\nprofessions: work 2\n---\n", ""},
		{"a profession that needs quotes and has them", "---\nprofessions: ['arts crafts']\n---\n", "---\nprofessions: ['arts, crafts']\n---\n"},
		{"the right profession is there", "---\nprofessions: [data analist, Data Analyst]\n---\n", ""},
		{"a profession over two lines", "---\nprofessions:\n  - data\n    analist\n---\n", ""},
		{"two professions on one line", "---\nprofessions: UX research, HR\n---\n", ""},
		{"two professions on one line with a comment", "---\nprofessions: UX research, HR # both\n---\n", ""},
		{"two professions in one item", "---\nprofessions:\n  - UX research / UI\n---\n", ""},
		{"one key after another", "---\nprofesions: [data analist]\n---\n", "---\nprofessions: [data analyst]\n---\n"},

		{"nothing else", "---\nvia: \"[[a]]\"\ntimezone: Berlun\nname: A\n---\n## Log\n- no day\n- 2026-3-2 outreach\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			texts := archive(professions)
			texts["contacts/a.md"] = tt.before
			want := tt.after
			if want == "" {
				want = tt.before
			}
			fixAll(t, texts)
			if diff := cmp.Diff(want, texts["contacts/a.md"]); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestFixOnlyContactsAndItsOwnFile(t *testing.T) {
	texts := archive("-- profile.md --\n---\nprofessions: [data analyst]\n---\n" + ines +
		"-- interviews/t.md --\n---\nwith: ines-marek\nprofessions: [data analist]\nminuts: 20\n---\n" +
		"-- interviews/u.md --\n---\nwith: ines-marek\nx: 1\nminuts: 20\n---\n")
	files, c := read(texts)
	var mended []string
	for _, f := range Vault(files, c, nil) {
		for _, file := range files {
			if _, ok := Fix(f, file, c); ok {
				mended = append(mended, short(f)+" in "+file.Path)
			}
		}
	}
	want := []string{"interviews/t.md:4:1 warn near-key in interviews/t.md", "interviews/u.md:4:1 warn near-key in interviews/u.md"}
	if diff := cmp.Diff(want, mended); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// Every key of every kind is known by its slips, and no slip is a key.
func TestNearKeys(t *testing.T) {
	for _, kind := range []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindProfile, infoint.KindLetter, infoint.KindReflection} {
		for _, k := range note.Schema(kind) {
			for _, word := range slipsOfWord(k.Name) {
				if _, known := note.LookupKey(kind, word); known {
					continue
				}
				if got := nearKeys(kind, word); !slices.Contains(got, k.Name) && len(k.Name) >= 5 {
					t.Errorf("nearKeys(%s, %q) = %q, want %s", kind, word, got, k.Name)
				}
			}
			if got := nearKeys(kind, k.Name); got != nil {
				t.Errorf("nearKeys(%s, %q) = %q", kind, k.Name, got)
			}
		}
	}
}

// What Obsidian, its plugins and the makers of web sites give a meaning stands
// in many notes and is no slip of anybody's. A new key of ours that is near one
// of these needs an exception.
func TestKeysOfOthersAreNotNear(t *testing.T) {
	others := strings.Fields(`tags tag aliases alias cssclasses cssclass publish permalink description image images
		cover banner icon title linktitle subtitle date draft published publishdate expirydate lastmod created updated
		modified weight slug url layout category categories keywords summary author authors series menu lang id status
		source parent up related topic topics kanban-plugin sortspec position`)
	for _, kind := range []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindProfile, infoint.KindLetter, infoint.KindReflection} {
		for _, key := range others {
			if got := nearKeys(kind, key); len(got) > 0 {
				t.Errorf("nearKeys(%s, %q) = %q", kind, key, got)
			}
		}
	}
}

// slipsOfWord swaps, doubles and drops each letter behind the first.
func slipsOfWord(word string) []string {
	var out []string
	for i := 1; i+1 < len(word); i++ {
		if word[i] != word[i+1] {
			out = append(out, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
		out = append(out, word[:i]+word[i:i+1]+word[i:], word[:i]+word[i+1:])
	}
	return out
}
