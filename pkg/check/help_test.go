package check

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vaulttest"
	"github.com/infoint/infoint/pkg/when"
)

// read reads notes by their path, as the scan of a vault does.
func read(texts map[string]string) ([]File, *campaign.Campaign) {
	var files []File
	var notes []*note.Note
	for name, text := range texts {
		top, _, _ := strings.Cut(name, "/")
		kind := note.Folders()[top]
		if name == profilePath {
			kind = infoint.KindProfile
		}
		if kind == "" || path.Ext(name) != ".md" {
			continue
		}
		n := note.Read(kind, name, []byte(text))
		if n.Template {
			continue
		}
		files = append(files, File{n, []byte(text)})
		notes = append(notes, n)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	clock := campaign.Clock{Now: time.Date(2026, 7, 1, 9, 0, 0, 0, berlin), Calendar: when.NewCalendar(nil, nil)}
	return files, campaign.New(clock, infoint.DefaultConfig(), notes)
}

func checkTexts(texts map[string]string) []infoint.Finding {
	files, c := read(texts)
	return Vault(files, c, nil)
}

// short is a finding as a table states it.
func short(f infoint.Finding) string {
	return fmt.Sprintf("%s:%d:%d %s %s", f.Path, f.Pos.Line, f.Pos.Column, f.Severity, f.Code)
}

func long(f infoint.Finding) string {
	return fmt.Sprintf("%s\n\t%s\n\t%s", short(f), f.Message, f.Fix)
}

func archive(text string) map[string]string { return vaulttest.Files(text) }

// testVault is the made-up campaign that all packages share.
func testVault(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	root := os.DirFS("../../testdata/vault")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		texts[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
