package note

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// TestVaultOfAStudent reads the campaign in testdata, which is written as a
// person in a hurry would write it. What stands there under hard cases in its
// README must be understood.
func TestVaultOfAStudent(t *testing.T) {
	root := os.DirFS("../../testdata/vault")
	count := map[string]int{}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".md" {
			return err
		}
		kind := Folders()[strings.Split(p, "/")[0]]
		if p == "profile.md" {
			kind = infoint.KindProfile
		}
		src, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		n := Read(kind, p, src)
		if n.Template {
			count["template"]++
			return nil
		}
		count[string(kind)]++
		for _, f := range n.Findings {
			t.Logf("%s:%d:%d: %s: %s: %s", f.Path, f.Pos.Line, f.Pos.Column, f.Severity, f.Code, f.Message)
		}
		if n.Contact != nil {
			for _, e := range n.Contact.Log {
				count[string(e.Kind)]++
				t.Logf("%s:%d %s %s %v %q", p, e.Line, e.Date, e.Kind, e.Qualifiers(), e.Text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(count)
}
