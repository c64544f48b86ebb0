package vault_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

// appending is an edit that can be made of any text.
func appending(line string) vault.Edit {
	return func(src []byte) ([]byte, error) { return append(bytes.Clone(src), line...), nil }
}

// tree returns the files below a folder.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(rel)] = string(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// wantTree checks all files of a vault but its configuration.
func wantTree(t *testing.T, root string, want map[string]string) {
	t.Helper()
	got := tree(t, root)
	delete(got, vault.ConfigPath)
	for path := range want {
		if got[path] != want[path] {
			t.Errorf("%s holds %q, want %q", path, got[path], want[path])
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("there is %s: %q", path, got[path])
		}
	}
}

// guarded opens a vault with a lock, and returns what is said.
func guarded(t *testing.T, root, state string) (*vault.Vault, *[]string) {
	t.Helper()
	v, said := open(t, root), &[]string{}
	v.SetGuard(vault.Guard{State: state, Say: func(format string, args ...any) { *said = append(*said, format) }})
	return v, said
}

// What somebody else wrote stays, nothing of the plan is half written, and what
// it would have held is kept.
func TestApplyOnlyOverWhatWasRead(t *testing.T) {
	root, state := folder(t, "contacts/ana.md", "one\n"), t.TempDir()
	v, _ := guarded(t, root, state)
	put(t, root, "contacts/ana.md", "somebody else's\n")
	p := &vault.Plan{}
	p.Make("contacts/new.md", []byte("new\n"))
	p.Change("contacts/ana.md", []byte("one\n"), []byte("two\n"))
	err := v.Apply(p)
	var write *vault.WriteError
	if !errors.As(err, &write) || !errors.Is(err, vault.ErrChanged) {
		t.Fatalf("got %v, want a WriteError of ErrChanged", err)
	}
	if write.Path != "contacts/ana.md" || len(write.Written) > 0 || write.Kept == "" {
		t.Errorf("not written %q, written %q, kept in %q", write.Path, write.Written, write.Kept)
	}
	if strings.Contains(err.Error(), root) || !strings.Contains(err.Error(), write.Kept) {
		t.Errorf("the message: %s", err)
	}
	wantTree(t, root, map[string]string{"contacts/ana.md": "somebody else's\n", write.Kept: "two\n"})
	if again := open(t, root); !slices.ContainsFunc(again.Findings, func(f infoint.Finding) bool { return f.Path == write.Kept }) {
		t.Errorf("what was kept is not named: %v", again.Findings)
	}
}

func TestApplyMakesAnEditAnew(t *testing.T) {
	root := folder(t, "contacts/ana.md", "one\n", "interviews/x.md", "talk\n")
	v, _ := guarded(t, root, t.TempDir())
	p := &vault.Plan{}
	if err := errors.Join(
		p.Edit("contacts/ana.md", []byte("one\n"), appending("two\n")),
		p.Edit("contacts/ana.md", []byte("one\n"), appending("three\n")),
		p.Edit("interviews/x.md", []byte("talk\n"), appending("held\n")),
	); err != nil {
		t.Fatal(err)
	}
	put(t, root, "contacts/ana.md", "somebody else's\n")
	if err := v.Apply(p); err != nil {
		t.Fatal(err)
	}
	wantTree(t, root, map[string]string{"contacts/ana.md": "somebody else's\ntwo\nthree\n", "interviews/x.md": "talk\nheld\n"})
}

// A file that cannot be written leaves the others of its command as they were.
func TestApplyAllOrNone(t *testing.T) {
	root, state := folder(t, "contacts/ana.md", "one\n", "letters/taken.md", "there\n"), t.TempDir()
	v, _ := guarded(t, root, state)
	p := &vault.Plan{}
	p.Make("contacts/new.md", []byte("new\n"))
	p.Make("letters/taken.md", []byte("mine\n"))
	if err := p.Edit("contacts/ana.md", []byte("one\n"), appending("two\n")); err != nil {
		t.Fatal(err)
	}
	if err := v.Apply(p); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("got %v", err)
	}
	wantTree(t, root, map[string]string{"contacts/ana.md": "one\n", "letters/taken.md": "there\n"})
	for path := range tree(t, state) {
		if strings.HasSuffix(path, ".json") {
			t.Errorf("%s is still meant", path)
		}
	}
}

// What a crash left beside a note is dropped where the note holds it, and kept
// where it may be somebody's work.
func TestLeftoversArePutAway(t *testing.T) {
	root := folder(t, "contacts/ana.md", "one\n",
		"contacts/.ana.md.infoint-1.tmp", "one\n", "contacts/.ana.md.infoint-2.tmp", "an editor's\n", "contacts/.ana.md.infoint-3.tmp", "",
		".profile.md.infoint-1.tmp", "mine\n")
	v, said := guarded(t, root, t.TempDir())
	left := 0
	for _, f := range v.Findings {
		if f.Code == vault.CodeLeftover {
			left++
		}
	}
	if left != 4 {
		t.Errorf("%d leftovers are named: %v", left, v.Findings)
	}
	if err := v.Apply(&vault.Plan{}); err != nil {
		t.Fatal(err)
	}
	wantTree(t, root, map[string]string{
		"contacts/ana.md": "one\n", ".infoint/recovered/1-ana.md": "an editor's\n", ".infoint/recovered/1-profile.md": "mine\n",
	})
	if len(*said) != 2 {
		t.Errorf("said %q", *said)
	}
}

// A vault is locked by its real path, for as long as it is written.
func TestTheLockIsTheVaults(t *testing.T) {
	root, state := folder(t, "contacts/ana.md", "one\n"), t.TempDir()
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(root, link); err != nil {
		t.Skip("no links here")
	}
	for _, dir := range []string{root, link} {
		v, _ := guarded(t, dir, state)
		p := &vault.Plan{}
		if err := p.Edit("contacts/ana.md", []byte("one\n"), appending("two\n")); err != nil {
			t.Fatal(err)
		}
		if err := v.Apply(p); err != nil {
			t.Fatal(err)
		}
	}
	if files := tree(t, state); len(files) != 1 {
		t.Errorf("locks: %v", files)
	}
	for path := range tree(t, root) {
		if strings.Contains(path, ".lock") {
			t.Errorf("the lock is in the vault: %s", path)
		}
	}
}

func TestNoWritingWithoutAHome(t *testing.T) {
	root := folder(t, "contacts/ana.md", "one\n")
	v := open(t, root)
	v.SetGuard(vault.NewGuard(func(string) string { return "" }, nil))
	p := &vault.Plan{}
	p.Make("contacts/new.md", []byte("new\n"))
	if err := v.Apply(p); !errors.Is(err, vault.ErrNoState) {
		t.Errorf("got %v", err)
	}
	wantTree(t, root, map[string]string{"contacts/ana.md": "one\n"})
}

func TestApplyRefuses(t *testing.T) {
	root := folder(t, "contacts/ana.md", "one\n")
	for _, path := range []string{"../out.md", "/abs.md", "contacts/../../out.md", "", "contacts//x.md"} {
		p := &vault.Plan{}
		p.Make(path, []byte("x"))
		if err := open(t, root).Apply(p); err == nil {
			t.Errorf("%q was written", path)
		}
	}
	p := &vault.Plan{}
	p.Make("contacts/ana.md", []byte("x"))
	if err := open(t, root).Apply(p); !errors.Is(err, os.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
	put(t, root, vault.ConfigPath, "format: 99\n")
	p = &vault.Plan{}
	p.Make("contacts/new.md", []byte("x"))
	if err := open(t, root).Apply(p); !errors.Is(err, vault.ErrReadOnly) {
		t.Errorf("a newer format: %v", err)
	}
	if _, err := os.Stat(filepath.Join(root, "contacts/new.md")); err == nil {
		t.Error("a newer format was written to")
	}
}
