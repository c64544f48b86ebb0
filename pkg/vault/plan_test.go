package vault_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/vault"
)

func TestDiff(t *testing.T) {
	p := &vault.Plan{}
	p.Make("letters/new one.md", []byte("a\nb"))
	p.Change("contacts/tab\tq\".md", []byte("x\r\ny\r\n"), []byte("x\r\nz\r\n"))
	p.Change("contacts/same.md", []byte("same"), []byte("same"))
	p.Make("contacts/empty.md", nil)
	want := strings.Join([]string{
		`diff --git a/contacts/empty.md b/contacts/empty.md`,
		`new file mode 100644`,
		`diff --git "a/contacts/tab\011q\".md" "b/contacts/tab\011q\".md"`,
		`--- "a/contacts/tab\011q\".md"`,
		`+++ "b/contacts/tab\011q\".md"`,
		`@@ -1,2 +1,2 @@`,
		" x\r",
		"-y\r",
		"+z\r",
		`diff --git a/letters/new one.md b/letters/new one.md`,
		`new file mode 100644`,
		`--- /dev/null`,
		"+++ b/letters/new one.md\t",
		`@@ -0,0 +1,2 @@`,
		`+a`,
		`+b`,
		`\ No newline at end of file`,
		``,
	}, "\n")
	if got := string(diffOf(p)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := p.Paths(), []string{"contacts/empty.md", "contacts/tab\tq\".md", "letters/new one.md"}; !slices.Equal(got, want) {
		t.Errorf("paths %q, want %q", got, want)
	}
}

// TestDiffIsWhatGitApplies gives git the diff of random changes and compares
// what it makes with what Apply makes.
func TestDiffIsWhatGitApplies(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("no git")
	}
	lines := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "", "  ", "\t", "ü", "a\r", "-- x", "+++ b", "@@ -1 +1 @@", "\\ No newline", "\xff"}), 0, 12)
	text := rapid.Custom(func(t *rapid.T) []byte {
		s := strings.Join(lines.Draw(t, "lines"), "\n")
		if rapid.Bool().Draw(t, "newline") {
			s += "\n"
		}
		return []byte(s)
	})
	name := rapid.SampledFrom([]string{"a.md", "b c.md", "ü.md", "李.md", "q\"q.md", "back\\slash.md", "tab\tx.md", " lead.md", "trail .md"})
	rapid.Check(t, func(rt *rapid.T) {
		root, other := t.TempDir(), t.TempDir()
		p := &vault.Plan{}
		for _, file := range rapid.SliceOfNDistinct(name, 1, 3, rapid.ID).Draw(rt, "files") {
			path, after := "contacts/"+file, text.Draw(rt, "after")
			if rapid.Bool().Draw(rt, "new") {
				if len(after) == 0 {
					after = []byte("x") // no command makes an empty file
				}
				p.Make(path, after)
				continue
			}
			before := text.Draw(rt, "before")
			put(t, root, path, string(before))
			put(t, other, path, string(before))
			p.Change(path, before, after)
		}
		diff := diffOf(p)
		if len(diff) > 0 {
			cmd := exec.Command(git, "apply", "--whitespace=nowarn", "-")
			cmd.Dir, cmd.Stdin = other, bytes.NewReader(diff)
			cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(other), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
			if out, err := cmd.CombinedOutput(); err != nil {
				rt.Fatalf("git apply: %v\n%s\n%s", err, out, diff)
			}
		}
		if err := (&vault.Vault{Root: root}).Apply(p); err != nil {
			rt.Fatal(err)
		}
		for _, path := range p.Paths() {
			ours, err1 := os.ReadFile(filepath.Join(root, path))
			gits, err2 := os.ReadFile(filepath.Join(other, path))
			if err := errors.Join(err1, err2); err != nil || !bytes.Equal(ours, gits) {
				rt.Fatalf("%q: ours %q, git's %q, %v\n%s", path, ours, gits, err, diff)
			}
		}
	})
}

func TestEditContinues(t *testing.T) {
	p := &vault.Plan{}
	add := func(line string) vault.Edit {
		return func(src []byte) ([]byte, error) { return append(bytes.Clone(src), line...), nil }
	}
	if err := errors.Join(p.Edit("a.md", []byte("1"), add("2")), p.Edit("a.md", []byte("1"), add("3"))); err != nil {
		t.Fatal(err)
	}
	if got := p.Current("a.md", nil); string(got) != "123" {
		t.Errorf("current %q", got)
	}
	refusal := errors.New("refused")
	if err := p.Edit("a.md", []byte("1"), func([]byte) ([]byte, error) { return nil, refusal }); !errors.Is(err, refusal) {
		t.Errorf("got %v", err)
	}
	if got := p.Current("a.md", nil); string(got) != "123" {
		t.Errorf("after a refusal %q", got)
	}
}

func TestChangeContinues(t *testing.T) {
	p := &vault.Plan{}
	p.Change("a.md", []byte("1"), []byte("2"))
	if got := p.Current("a.md", []byte("1")); string(got) != "2" {
		t.Errorf("current %q", got)
	}
	p.Change("a.md", []byte("1"), []byte("3"))
	if got := string(diffOf(p)); !strings.Contains(got, "-1") || !strings.Contains(got, "+3") || strings.Contains(got, "2\n") {
		t.Errorf("diff\n%s", got)
	}
	p.Change("a.md", []byte("1"), []byte("1"))
	if len(p.Paths()) != 0 || len(diffOf(p)) != 0 {
		t.Errorf("a change that was taken back: %q", diffOf(p))
	}
}

// diffOf is the diff of a vault that lies in no repository.
func diffOf(p *vault.Plan) []byte { return (&vault.Vault{}).Diff(p) }
