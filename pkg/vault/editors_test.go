package vault_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/vault"
)

// styles are the ways in which editors save a file.
func styles() map[string]func(path string, text []byte) error {
	return map[string]func(path string, text []byte) error{
		"in place": func(path string, text []byte) error { return os.WriteFile(path, text, 0o600) },
		"what was there renamed, then anew": func(path string, text []byte) error {
			if err := os.Rename(path, path+"~"); err != nil {
				return err
			}
			if err := os.WriteFile(path, text, 0o600); err != nil {
				return err
			}
			return os.Remove(path + "~")
		},
		"a new one renamed over it": func(path string, text []byte) error {
			if err := os.WriteFile(path+".new", text, 0o600); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		},
	}
}

// TestEditorsAndCommands has an editor save a note again and again, each time
// with one more line, while commands add lines of their own as fast as they can.
// No line of the editor's is ever lost; where it reads the note in the very
// moment in which our text stands in it, what it saved before is put away beside
// the note. One of ours is lost only where the editor had
// read the file before it was written, which nobody can prevent.
func TestEditorsAndCommands(t *testing.T) {
	saves := manySaves
	if testing.Short() {
		saves = 20
	}
	lost, putAway, kept, edits := 0, 0, 0, 0
	for style, save := range styles() {
		root := folder(t, "contacts/ana.md", "## Log\n")
		path := filepath.Join(root, "contacts", "ana.md")
		var done atomic.Bool
		state := t.TempDir()
		ended := make(chan int)
		go func() { ended <- commandsUntil(t, root, state, &done) }()
		for n := range saves {
			time.Sleep(time.Duration(rand.IntN(25)) * time.Millisecond) // as long as a file must stand still, and longer
			now, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := save(path, fmt.Appendf(now, "editor %d.\n", n)); err != nil {
				t.Fatal(err)
			}
		}
		done.Store(true)
		edits += <-ended
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		beside := strings.Join(slices.Collect(maps.Values(tree(t, root))), "")
		for n := range saves {
			line := fmt.Sprintf("editor %d.\n", n)
			switch {
			case strings.Contains(string(text), line):
			case strings.Contains(beside, line):
				putAway++
			default:
				t.Errorf("%s: line %d of the editor's is lost", style, n)
				lost++
			}
		}
		kept += strings.Count(string(text), "command ")
	}
	t.Logf("3 x %d editor saves against %d commands: %d lines of the editor's lost, %d put away beside the note; %d of the commands' stand", saves, edits, lost, putAway, kept)
}

// commandsUntil writes as commands do, and returns how many said that they had.
func commandsUntil(t *testing.T, root, state string, done *atomic.Bool) (written int) {
	for n := 0; !done.Load(); n++ {
		v, err := vault.Open(root)
		if err != nil {
			t.Error(err)
			return written
		}
		v.SetGuard(vault.Guard{State: state})
		e := v.Entry("contacts/ana.md")
		if e == nil {
			continue // an editor is between renaming and writing
		}
		p := &vault.Plan{}
		_ = p.Edit(e.Path, e.Source, appending(fmt.Sprintf("command %d.\n", n)))
		if err := v.Apply(p); err == nil {
			written++
		}
	}
	return written
}
