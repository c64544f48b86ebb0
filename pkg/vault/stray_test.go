package vault_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/vault"
)

// What lies beside the notes is named, each thing by one code, and none of it
// is read as a note.
func TestStrays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("most of these names cannot be made there")
	}
	strays := map[string]string{
		"contacts/ana.sync-conflict-20260324-091500-ABCDEFG.md": vault.CodeConflictCopy,
		"contacts/ana (Conflicted copy laptop 202603240915).md": vault.CodeConflictCopy,
		"contacts/ana (Ruth's conflicted copy 2026-03-24).md":   vault.CodeConflictCopy,
		"contacts/ana 2.md":                         vault.CodeConflictCopy,
		"contacts/ana.infoint-conflict-0badcafe.md": vault.CodeConflictCopy,
		"contacts/ana_LOCAL_4711.md":                vault.CodeConflictCopy,
		"contacts/ana_BASE_4711.md":                 vault.CodeConflictCopy,
		"contacts/ana.md~":                          vault.CodeEditorCopy,
		"contacts/#ana.md#":                         vault.CodeEditorCopy,
		"contacts/.#ana.md":                         vault.CodeEditorCopy,
		"contacts/.ana.md.swp":                      vault.CodeEditorCopy,
		"contacts/ana.md.orig":                      vault.CodeEditorCopy,
		"contacts/ana.md.BAK":                       vault.CodeEditorCopy,
		"contacts/.merge_file_a1b2c3":               vault.CodeEditorCopy,
		"contacts/.ana.md.infoint-1.tmp":            vault.CodeLeftover,
		".profile.md.infoint-1.tmp":                 vault.CodeLeftover,
		".infoint/.config.yaml.infoint-12.tmp":      vault.CodeLeftover,
	}
	named := map[string]string{
		"contacts/CON.md": vault.CodeFileName, "contacts/lpt1.md": vault.CodeFileName, "contacts/what?.md": vault.CodeFileName,
		"contacts/dot..md": vault.CodeFileName, "contacts/blank .md": vault.CodeFileName, "contacts/a:b.md": vault.CodeFileName,
		"contacts/part#1.md": vault.CodeFileName, "contacts/tab\tq.md": vault.CodeFileName,
		"contacts/" + strings.Repeat("x", 220) + ".md": vault.CodeFileName,
	}
	fine := []string{
		"contacts/ana.md", "contacts/Ana Ruiz.md", "contacts/李小龍.md", "contacts/team 2.md", "contacts/jo_LOCAL_hero.md",
		"contacts/.hidden.md", "contacts/notes.txt", "contacts/.DS_Store",
	}
	root := folder(t)
	want := []string{}
	for path, code := range strays {
		put(t, root, path, "x\n")
		want = append(want, path+" "+code)
	}
	for path, code := range named {
		put(t, root, path, "x\n")
		want = append(want, path+" "+code)
	}
	for _, path := range fine {
		put(t, root, path, "x\n")
	}
	elsewhere := t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(root, "contacts", "out")); err != nil {
		t.Fatal(err)
	}
	put(t, root, "archive/old.md", "x\n")
	if err := os.Symlink("../archive", filepath.Join(root, "contacts", "in")); err != nil {
		t.Fatal(err)
	}
	want = append(want, "contacts/in "+vault.CodeLinkedFolder)

	v := open(t, root)
	got := []string{}
	for _, f := range v.Findings {
		got = append(got, f.Path+" "+f.Code)
		if f.Message == "" || f.Fix == "" {
			t.Errorf("%s says neither what nor how: %+v", f.Path, f)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for path := range strays {
		if v.Entry(path) != nil {
			t.Errorf("%s is read as a note", path)
		}
	}
	for path := range named {
		if v.Entry(path) == nil {
			t.Errorf("%s is not read", path)
		}
	}
}

func TestRisks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes and links are otherwise there")
	}
	root := folder(t, "contacts/ana.md", "x\n")
	if err := os.Link(filepath.Join(root, "contacts/ana.md"), filepath.Join(t.TempDir(), "ana.md")); err != nil {
		t.Skip("no hard links here")
	}
	codes := func() string {
		var out []string
		for _, f := range open(t, root).Risks() {
			out = append(out, fmt.Sprint(f.Severity, " ", f.Code))
		}
		return strings.Join(out, ", ")
	}
	if got := codes(); got != "warn hard-link" {
		t.Errorf("in a folder that others cannot enter: %q", got)
	}
	open := []string{root}
	for dir := filepath.Dir(root); len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		open = append(open, dir)
	}
	for _, dir := range open {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(os.TempDir()); err != nil || info.Mode().Perm()&1 == 0 {
		t.Skip("nobody else can enter the folder for temporary files")
	}
	if got := codes(); got != "info world-readable, warn hard-link" {
		t.Errorf("in one that they can: %q", got)
	}
}

func TestTooLarge(t *testing.T) {
	root := folder(t)
	put(t, root, "contacts/image.md", strings.Repeat("x", 5<<20))
	v := open(t, root)
	if len(v.Findings) != 1 || v.Findings[0].Code != vault.CodeUnopened || !strings.Contains(v.Findings[0].Message, "larger than 4 MiB") {
		t.Errorf("got %+v", v.Findings)
	}
	var nobody *vault.NameError
	for _, name := range []string{"image", "Image", "contacts/image", "contacts/image.md"} {
		if _, err := v.Resolve(name); !errors.As(err, &nobody) || nobody.Unopened == nil || nobody.Unopened.Path != "contacts/image.md" {
			t.Errorf("%s is %v", name, err)
		}
	}
	if _, err := v.Resolve("images"); !errors.As(err, &nobody) || nobody.Unopened != nil {
		t.Errorf("another name is %v", err)
	}
}
