package check

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vaulttest"
)

// damage changes a text as slips, merges and bad editors do.
func damage(t *rapid.T, text string) string {
	scraps := []string{"[[", "]]", "---\n", "- ", "\n", ": ", "\"", "\u2028", "\xff", "uid: u\n", "name: A\n", "emial: x\n",
		"professions: [UX reserch]\n", "via: [[mo]]\n", "with: x\n", "timezone: CST\n", "held: 2020-01-01\n", "## Log\n", "## Insights\n- x [for:: z]\n",
		"- 2026-03-02 intro-asked by x\n", "[[x]]", "{{", "%%", "\r", "\ufeff"}
	for range rapid.IntRange(1, 4).Draw(t, "times") {
		from := rapid.IntRange(0, len(text)).Draw(t, "from")
		to := rapid.IntRange(from, min(len(text), from+20)).Draw(t, "to")
		switch rapid.IntRange(0, 3).Draw(t, "how") {
		case 0:
			text = text[:from] + text[to:]
		case 1:
			text = text[:to] + text[from:]
		case 2:
			text = text[:from] + rapid.SampledFrom(scraps).Draw(t, "scrap") + text[from:]
		case 3:
			start := strings.LastIndexByte(text[:from], '\n') + 1
			text = text[:start] + rapid.SampledFrom(scraps).Draw(t, "line") + text[start:]
		}
	}
	return text
}

func TestDamagedVaults(t *testing.T) {
	whole := testVault(t)
	paths := slices.Sorted(maps.Keys(whole))
	rapid.Check(t, func(t *rapid.T) {
		texts := maps.Clone(whole)
		for range rapid.IntRange(1, 5).Draw(t, "files") {
			name := rapid.SampledFrom(paths).Draw(t, "file")
			texts[name] = damage(t, texts[name])
		}
		files, c := read(texts)
		found := Vault(files, c, nil)
		if !slices.IsSortedFunc(found, byPlace) {
			t.Error("not sorted")
		}
		for _, f := range found {
			if !asListed(f) {
				t.Errorf("%s is not as the table says", short(f))
			}
			if f.Pos.Line < 1 || f.Pos.Column < 1 || f.Message == "" {
				t.Errorf("no place or no message: %s", long(f))
			}
			for _, file := range files {
				after, ok := Fix(f, file, c)
				if ok {
					checkFix(t, f, file, after, texts)
				}
			}
		}
	})
}

// checkFix holds that a mended file has the finding no more and nothing new,
// and that one word of it changed.
func checkFix(t *rapid.T, f infoint.Finding, file File, after []byte, texts map[string]string) {
	head, tail := 0, 0
	for head < min(len(after), len(file.Source)) && after[head] == file.Source[head] {
		head++
	}
	for tail < min(len(after), len(file.Source))-head && after[len(after)-1-tail] == file.Source[len(file.Source)-1-tail] {
		tail++
	}
	if changed := file.Source[head : len(file.Source)-tail]; bytes.ContainsRune(changed, '\n') {
		t.Errorf("%s: more than a word changed: %q", short(f), changed)
	}
	mendedTexts := maps.Clone(texts)
	mendedTexts[file.Path] = string(after)
	if left, before := count(checkTexts(mendedTexts), f), count(checkTexts(texts), f); left >= before {
		t.Errorf("%s: still there", long(f))
	}
	if again := note.Read(file.Kind, file.Path, after); len(again.Findings) > len(file.Findings) {
		t.Errorf("%s: something new", long(f))
	}
}

// count counts the findings of a file with one code.
func count(all []infoint.Finding, f infoint.Finding) int {
	n := 0
	for _, g := range all {
		if g.Path == f.Path && g.Code == f.Code {
			n++
		}
	}
	return n
}

// A vault full of faults takes as long as its notes are many.
func BenchmarkVault(b *testing.B) {
	for _, n := range []int{1000, 4000} {
		for _, broken := range []bool{false, true} {
			b.Run(fmt.Sprintf("notes=%d/broken=%v", n, broken), func(b *testing.B) {
				texts := map[string]string{}
				for name, text := range vaulttest.Notes(1, n) {
					if broken {
						text = strings.ReplaceAll(text, "[[", "[[x")
						text = strings.ReplaceAll(text, "\nrelationship: ", "\nrelatoinship: ")
					}
					texts[name] = text
				}
				files, c := read(texts)
				b.ReportAllocs()
				for b.Loop() {
					Vault(files, c, nil)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/note")
			})
		}
	}
}
