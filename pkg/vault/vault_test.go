package vault_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

// folder makes a vault of files, given as path and text in turn.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	root := t.TempDir()
	put(t, root, vault.ConfigPath, "format: 1\n")
	for i := 0; i < len(files); i += 2 {
		put(t, root, files[i], files[i+1])
	}
	return root
}

func put(t *testing.T, root, path, text string) {
	t.Helper()
	putFile(t, root, path, text)
}

func putFile(t testing.TB, root, path, text string) {
	t.Helper()
	full := filepath.Join(root, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, root string) *vault.Vault {
	t.Helper()
	v, err := vault.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func paths(v *vault.Vault) []string {
	var out []string
	for _, e := range v.Entries() {
		out = append(out, e.Path)
	}
	return out
}

func TestScanSkips(t *testing.T) {
	root := folder(t,
		"contacts/ana.md", "", "contacts/Below/here/ben.MD", "", "interviews/talk.md", "", "profile.md", "",
		"README.md", "not in a folder of notes", "notes/other.md", "", "contacts/picture.png", "",
		"contacts/.trash/gone.md", "", "contacts/node_modules/m.md", "", "contacts/.hidden.md", "",
		"contacts/tmpl.md", "---\nname: \"{{title}}\"\n---\n", "contacts/templater.md", "---\nname: <% tp.title %>\n---\n",
		"contacts/body.md", "a body may hold {{braces}}\n",
		"contacts/ana.sync-conflict-20260301-101010-ABCDEFG.md", "", "contacts/ana (Maya's conflicted copy 2026-03-01).md", "",
		"contacts/ana.infoint-conflict-1.md", "", "contacts/ana 2.md", "", "contacts/Henry 2.md", "the second of his name, and no copy",
	)
	v := open(t, root)
	want := []string{"contacts/Below/here/ben.MD", "contacts/Henry 2.md", "contacts/ana.md", "contacts/body.md", "interviews/talk.md", "profile.md"}
	if got := paths(v); !slices.Equal(got, want) {
		t.Errorf("found %q\n want %q", got, want)
	}
	var copies []string
	for _, f := range v.Findings {
		if f.Code == vault.CodeConflictCopy {
			copies = append(copies, f.Path)
		}
	}
	if len(copies) != 4 {
		t.Errorf("copies named: %q, want 4", copies)
	}
	if faults := v.Faults(); len(faults) > 0 {
		t.Errorf("a copy is no fault of reading: %v", faults)
	}
}

func TestScanLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	outside := t.TempDir()
	put(t, outside, "secret.md", "---\nname: Secret\n---\n")
	root := folder(t, "contacts/real.md", "---\nname: Real\n---\n")
	for _, l := range []struct{ to, at string }{
		{"real.md", "contacts/inside.md"},
		{filepath.Join(outside, "secret.md"), "contacts/absolute.md"},
		{"../../" + filepath.Base(outside) + "/secret.md", "contacts/relative.md"},
		{"nowhere.md", "contacts/dangling.md"},
		{"loop.md", "contacts/loop.md"},
		{outside, "contacts/folder.md"},
		{outside, "letters"},
	} {
		if err := os.Symlink(l.to, filepath.Join(root, l.at)); err != nil {
			t.Fatal(err)
		}
	}
	v := open(t, root)
	if got, want := paths(v), []string{"contacts/inside.md", "contacts/real.md"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	var named []string
	for _, f := range v.Faults() {
		named = append(named, f.Path)
	}
	slices.Sort(named)
	want := []string{"contacts/absolute.md", "contacts/dangling.md", "contacts/folder.md", "contacts/loop.md", "contacts/relative.md", "letters"}
	if !slices.Equal(named, want) {
		t.Errorf("named %q, want %q", named, want)
	}

	// Nothing is written through a link that leads out, and a link inside is
	// written through.
	p := &vault.Plan{}
	p.Make("letters/new.md", []byte("x"))
	if err := v.Apply(p); err == nil {
		t.Error("a letter was written out of the vault")
	}
	if files, _ := os.ReadDir(outside); len(files) != 1 {
		t.Errorf("outside there are %v", files)
	}
	p = &vault.Plan{}
	inside := v.Entry("contacts/inside.md")
	p.Change(inside.Path, inside.Source, []byte("changed\n"))
	if err := v.Apply(p); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(root, "contacts/real.md")); string(got) != "changed\n" {
		t.Errorf("the file behind the link holds %q", got)
	}
	if info, err := os.Lstat(filepath.Join(root, "contacts/inside.md")); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}

func TestScanReadsNoPipe(t *testing.T) {
	mkfifo, err := exec.LookPath("mkfifo")
	if err != nil {
		t.Skip("no pipes here")
	}
	root := folder(t, "contacts/ana.md", "")
	if out, err := exec.Command(mkfifo, filepath.Join(root, "contacts/pipe.md")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	v := open(t, root) // would wait for ever
	if got := paths(v); !slices.Equal(got, []string{"contacts/ana.md"}) {
		t.Errorf("found %q", got)
	}
	if len(v.Findings) != 1 || v.Findings[0].Code != vault.CodeNotRegular || v.Findings[0].Path != "contacts/pipe.md" {
		t.Errorf("findings %v", v.Findings)
	}
}

func TestFreeID(t *testing.T) {
	long := strings.Repeat("é", infoint.SlugBytes/2)
	v := open(t, folder(t, "contacts/ana.md", "", "contacts/ana-2.md", "", "letters/Ben.md", "", "contacts/"+long+".md", ""))
	for _, test := range []struct{ id, want string }{
		{"new", "new"}, {"ana", "ana-3"}, {"ANA", "ANA-3"}, {"ben", "ben-2"},
		{long, strings.Repeat("é", infoint.SlugBytes/2-1) + "-2"},
	} {
		got := v.FreeID(test.id)
		if string(got) != test.want {
			t.Errorf("FreeID(%q) = %q, want %q", test.id, got, test.want)
		}
		if len(got) > infoint.SlugBytes {
			t.Errorf("FreeID(%q) has %d bytes", test.id, len(got))
		}
	}
}

func TestResolve(t *testing.T) {
	v := open(t, folder(t,
		"profile.md", "---\nname: Maya Thiel\n---\n",
		"contacts/zoe-angstrom.md", "---\nname: Zoë Ångström\naliases: [Zozo, \"Ström, Z.\"]\nemail: zoe@example.com\nother_emails: [z@work.example]\n---\n",
		"contacts/ben.md", "---\nname: Ben\n---\n", "contacts/ben-ito.md", "---\nname: Ben Ito\n---\n",
		"contacts/a/twin.md", "", "contacts/b/twin.md", "",
		"contacts/broken-one.md", "---\nopen", "contacts/mel.md", "---\nname: Mel Tan\n---\n",
		"contacts/dr-jurgen-muller.md", "---\nname: Dr. Jürgen Müller\n---\n", "contacts/boehm.md", "---\nname: Ida Boehm\n---\n",
		"contacts/anna-maria-quist.md", "---\nname: Anna Maria Quist\n---\n",
		"contacts/李小龍.md", "", "interviews/2026-03-24-ben.md", "", "letters/2026-03-24-outreach-ben.md", "",
	))
	contact := []infoint.Kind{infoint.KindContact}
	for _, test := range []struct {
		name  string
		kinds []infoint.Kind
		want  string // path, or what the error says
	}{
		{"zoe-angstrom", nil, "contacts/zoe-angstrom.md"},
		{"ZOË ANGSTROM", nil, "contacts/zoe-angstrom.md"},
		{"Ångström, Zoë", nil, "contacts/zoe-angstrom.md"},
		{"zozo", nil, "contacts/zoe-angstrom.md"},
		{"Ström, Z.", nil, "contacts/zoe-angstrom.md"},
		{"z@work.example", nil, "contacts/zoe-angstrom.md"},
		{"ang", nil, "contacts/zoe-angstrom.md"},
		{" zoe ", nil, "contacts/zoe-angstrom.md"},
		{"zoe-angstrom.md", nil, "contacts/zoe-angstrom.md"},
		{"contacts/b/twin.md", nil, "contacts/b/twin.md"},
		{"ben", nil, "contacts/ben.md"},
		{"ben i", nil, "contacts/ben-ito.md"},
		{"李", nil, "contacts/李小龍.md"},
		{"broken one", nil, "contacts/broken-one.md"},
		{"2026-03-24-ben", nil, "interviews/2026-03-24-ben.md"},
		{"me", nil, "profile.md"},
		{"mel", contact, "contacts/mel.md"},
		{"me", contact, `"me" is the profile`},
		{"be", nil, "several: ben-ito, ben"},
		{"twin", nil, "several: contacts/a/twin.md, contacts/b/twin.md"},
		{"2026-03-24", nil, "several: 2026-03-24-ben, 2026-03-24-outreach-ben"},
		{"2026-03-24", []infoint.Kind{infoint.KindLetter}, "letters/2026-03-24-outreach-ben.md"},
		{"2026-03-24-ben", contact, `nobody and nothing is called "2026-03-24-ben"`},
		{"zoe-angstorm", nil, `nobody and nothing is called "zoe-angstorm", near zoe-angstrom`},
		{"[[Zoë Ångström]]", nil, "contacts/zoe-angstrom.md"},
		{"[[ben-ito|B]]", nil, "contacts/ben-ito.md"},
		{"zoe aangstroem", nil, "contacts/zoe-angstrom.md"},
		{"jürgen müller", nil, "contacts/dr-jurgen-muller.md"},
		{"Müller, Jürgen", nil, "contacts/dr-jurgen-muller.md"},
		{"dr mueller", nil, `nobody and nothing is called "dr mueller", near dr-jurgen-muller`},
		{"mueller", nil, "contacts/dr-jurgen-muller.md"},
		{"muller jur", nil, `nobody and nothing is called "muller jur", near dr-jurgen-muller`},
		{"[[contacts/ben-ito]]", nil, "contacts/ben-ito.md"},
		{"anna quist", nil, `nobody and nothing is called "anna quist", near anna-maria-quist`},
		{"Quist, Anna Maria", nil, "contacts/anna-maria-quist.md"},
		{"Böhm", nil, "contacts/boehm.md"},
		{"j muller", nil, `nobody and nothing is called "j muller", near dr-jurgen-muller`},
		{"dr müller jürgen jürgen", nil, `nobody and nothing is called "dr müller jürgen jürgen"`},
		{"", nil, `nobody and nothing is called ""`},
		{"../profile", nil, `nobody and nothing is called "../profile", near profile`},
	} {
		e, err := v.Resolve(test.name, test.kinds...)
		var got string
		var name *vault.NameError
		switch {
		case err == nil:
			got = e.Path
		case errors.As(err, &name) && name.Ambiguous:
			got = "several: " + strings.Join(name.IDs(), ", ")
		case errors.As(err, &name) && len(name.Candidates) > 0:
			got = name.Error() + ", near " + strings.Join(name.IDs(), ", ")
		default:
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("Resolve(%q, %v) = %s, want %s", test.name, test.kinds, got, test.want)
		}
	}
}
