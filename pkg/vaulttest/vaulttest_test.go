package vaulttest_test

import (
	"fmt"
	"hash/fnv"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vaulttest"
)

func TestFromTxtar(t *testing.T) {
	dir := vaulttest.FromTxtar(t, `
-- profile.md --
-- contacts/Ana Ruiz.md --
## Log
- 2026-03-02 outreach
`)
	want := map[string]string{
		".infoint/config.yaml": "format: 1\n",
		"profile.md":           "",
		"contacts/Ana Ruiz.md": "## Log\n- 2026-03-02 outreach\n",
	}
	if diff := cmp.Diff(want, vaulttest.Read(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestWriteKeepsAnOwnConfiguration(t *testing.T) {
	dir := t.TempDir()
	vaulttest.Write(t, dir, map[string]string{".infoint/config.yaml": "format: 1\ncommit: off\n"})
	if got, want := vaulttest.Read(t, dir)[".infoint/config.yaml"], "format: 1\ncommit: off\n"; got != want {
		t.Errorf("configuration = %q, want %q", got, want)
	}
}

func TestGenerateRefusesAFolderThatIsNotEmpty(t *testing.T) {
	dir := vaulttest.FromTxtar(t, "-- profile.md --\nmine\n")
	before := vaulttest.Read(t, dir)
	if err := vaulttest.Generate(dir, 1, 10); err == nil {
		t.Error("no error")
	}
	if diff := cmp.Diff(before, vaulttest.Read(t, dir)); diff != "" {
		t.Errorf("changed (-before +after):\n%s", diff)
	}
}

func TestGenerateWritesTheNotes(t *testing.T) {
	dir := t.TempDir()
	if err := vaulttest.Generate(dir, 7, 40); err != nil {
		t.Fatal(err)
	}
	want := maps.Collect(vaulttest.Notes(7, 40))
	want[".infoint/config.yaml"] = "format: 1\n"
	if diff := cmp.Diff(want, vaulttest.Read(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// The figures of two measurements can be compared only if the notes are the
// same, on every system and with every version of Go.
func TestNotesDependOnTheSeedAlone(t *testing.T) {
	sum := func(seed uint64, notes int) string {
		h := fnv.New64a()
		for p, text := range vaulttest.Notes(seed, notes) {
			fmt.Fprintf(h, "%s\n%s\n", p, text)
		}
		return fmt.Sprintf("%016x", h.Sum64())
	}
	const want = "a3ed2cc1e902c93e" // changes with the words and with what a note holds
	if got := sum(1, 1000); got != want {
		t.Errorf("1,000 notes from seed 1 = %s, want %s", got, want)
	}
	if sum(1, 1000) == sum(2, 1000) {
		t.Error("two seeds give the same notes")
	}
}

func TestALargerVaultBeginsWithTheSmaller(t *testing.T) {
	small := paths(3, 150)
	if got := paths(3, 400)[:len(small)]; !slices.Equal(got, small) {
		t.Error("the first 150 of 400 notes are others than the 150 alone")
	}
}

func TestNotesAreAsManyAsWanted(t *testing.T) {
	for _, n := range []int{0, 1, 2, 99, 1000} {
		if got := len(paths(1, n)); got != n {
			t.Errorf("%d notes, want %d", got, n)
		}
	}
}

// Base names are unique in a vault, also of the talks and of the ten thousand
// and more people whose names have to be told apart by a number.
func TestBaseNamesAreUnique(t *testing.T) {
	seen := map[string]string{}
	for _, p := range paths(1, 25_000) {
		base := strings.ToLower(path.Base(p))
		if other, twice := seen[base]; twice {
			t.Fatalf("%s and %s have the same base name", p, other)
		}
		seen[base] = p
		id := strings.TrimSuffix(base, ".md")
		if slug := infoint.Slug(id); slug != id {
			t.Fatalf("%s is no slug, want %s", id, slug)
		}
	}
}

// What a command has to read decides how long it takes.
func TestSizesAreThoseOfACampaign(t *testing.T) {
	count := map[string]int{}
	bytes := map[string]int{}
	events := map[int]int{}
	for p, text := range vaulttest.Notes(1, 3000) {
		folder := path.Dir(p)
		count[folder]++
		bytes[folder] += len(text)
		if folder == "contacts" {
			_, log, _ := strings.Cut(text, "## Log\n")
			log, _, _ = strings.Cut(log, "\n\n")
			events[strings.Count("\n"+log, "\n- ")]++
		}
	}
	for _, c := range []struct {
		what           string
		got, from, end int
	}{
		{"talks in a thousand contacts", 1000 * count["interviews"] / count["contacts"], 60, 100},
		{"letters in a thousand contacts", 1000 * count["letters"] / count["contacts"], 30, 70},
		{"bytes of a contact", bytes["contacts"] / count["contacts"], 1000, 1500},
		{"bytes of a talk", bytes["interviews"] / count["interviews"], 1500, 2500},
		{"contacts in a thousand with three events", 1000 * events[3] / count["contacts"], 800, 950},
		{"contacts in a thousand with fourteen events", 1000 * events[14] / count["contacts"], 40, 80},
		{"reflections", count["reflections"], 10, 30},
	} {
		if c.got < c.from || c.got > c.end {
			t.Errorf("%s: %d, want %d to %d", c.what, c.got, c.from, c.end)
		}
	}
}

// A note names only people who came before it, so every link leads somewhere,
// wherever the vault is cut off.
func TestLinksResolve(t *testing.T) {
	ids := map[string]bool{}
	for p := range vaulttest.Notes(1, 2000) {
		ids[strings.TrimSuffix(path.Base(p), ".md")] = true
	}
	for p, text := range vaulttest.Notes(1, 2000) {
		for _, part := range strings.Split(text, "[[")[1:] {
			target, _, _ := strings.Cut(part, "]]")
			target, _, _ = strings.Cut(target, "|")
			if !ids[target] {
				t.Errorf("%s: [[%s]] leads nowhere", p, target)
			}
		}
	}
}

func paths(seed uint64, notes int) []string {
	var got []string
	for p := range vaulttest.Notes(seed, notes) {
		got = append(got, p)
	}
	return got
}
