package vault

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
	"github.com/infoint/infoint/pkg/internal/disktest"
)

// What a command does to the files of a vault, and what they hold before and
// after it.
type command struct {
	name          string
	plan          func(t *testing.T) *Plan
	before, after map[string]string
}

func commands() []command {
	note := strings.Repeat("a line\n", 3)
	adding := func(t *testing.T, p *Plan, file, line string) {
		t.Helper()
		err := p.Edit(file, []byte(note), func(src []byte) ([]byte, error) { return append(bytes.Clone(src), line...), nil })
		if err != nil {
			t.Fatal(err)
		}
	}
	return []command{
		{
			"one edit", func(t *testing.T) *Plan {
				p := &Plan{}
				adding(t, p, "contacts/ana.md", "- 2026-03-24 wrote\n")
				return p
			},
			map[string]string{"contacts/ana.md": note},
			map[string]string{"contacts/ana.md": note + "- 2026-03-24 wrote\n"},
		},
		{
			"one new file in a new folder", func(*testing.T) *Plan {
				p := &Plan{}
				p.Make("contacts/ben.md", []byte("new\n"))
				return p
			},
			map[string]string{},
			map[string]string{"contacts/ben.md": "new\n"},
		},
		{
			"a new file and three edits", func(t *testing.T) *Plan {
				p := &Plan{}
				adding(t, p, "contacts/ana.md", "- 2026-03-24 wrote\n")
				adding(t, p, "interviews/talk.md", "held\n")
				p.Change("letters/draft.md", []byte("draft\n"), []byte("sent\n"))
				p.Make("reflections/new.md", []byte("new\n"))
				return p
			},
			map[string]string{"contacts/ana.md": note, "interviews/talk.md": note, "letters/draft.md": "draft\n"},
			map[string]string{
				"contacts/ana.md": note + "- 2026-03-24 wrote\n", "interviews/talk.md": note + "held\n", "letters/draft.md": "sent\n",
				"reflections/new.md": "new\n",
			},
		},
	}
}

const vaultDir, stateDir = "vault", "state"

func below(dir string, files map[string]string) map[string]string {
	out := map[string]string{}
	for path, content := range files {
		out[dir+"/"+path] = content
	}
	return out
}

// writerOn is a writer as a command has it, over two disks.
func writerOn(files, state atomicfile.Disk) *writer {
	return &writer{files: files, intent: record{state, "vault.json"}, say: func(string, ...any) {}}
}

// notes returns the files of a vault, without what was put away, and the
// leftovers among them.
func notes(content map[string]string) (files map[string]string, leftovers []string) {
	files = map[string]string{}
	for path, text := range content {
		name, ok := strings.CutPrefix(path, vaultDir+"/")
		switch {
		case !ok || strings.HasPrefix(name, recovered+"/"):
		case strings.Contains(name, ".infoint-"):
			leftovers = append(leftovers, name)
		default:
			files[name] = text
		}
	}
	slices.Sort(leftovers)
	return files, leftovers
}

// mended starts the machine anew after a fault, as the next command does, and
// returns what the notes hold then.
func mended(t *testing.T, content map[string]string) map[string]string {
	t.Helper()
	m := disktest.NewMachine(content)
	w := writerOn(m.Disk(vaultDir), m.Disk(stateDir))
	if err := w.finish(); err != nil {
		t.Fatalf("finishing: %v\n%q", err, content)
	}
	_, leftovers := notes(m.Content())
	w.tidy(leftovers)
	files, leftovers := notes(m.Content())
	if len(leftovers) > 0 {
		t.Fatalf("%q stays", leftovers)
	}
	return files
}

// oldOrNew reports whether each file is whole, and after the next command all
// of them are what they were or all what they were to be.
func oldOrNew(t *testing.T, c command, content map[string]string, mustBeNew bool) error {
	t.Helper()
	files, _ := notes(content)
	for path, text := range files {
		if text != c.before[path] && text != c.after[path] {
			return fmt.Errorf("%s holds neither: %q", path, text)
		}
	}
	for path := range c.before {
		if _, ok := files[path]; !ok {
			return fmt.Errorf("%s is gone", path)
		}
	}
	files = mended(t, content)
	if !maps.Equal(files, c.after) && (mustBeNew || !maps.Equal(files, c.before)) {
		return fmt.Errorf("the next command makes of it %q", files)
	}
	return nil
}

// TestPowerCut cuts the power before each step of each command, in every way
// that the disk may have kept what was not forced to it.
func TestPowerCut(t *testing.T) {
	states := 0
	for _, c := range commands() {
		for _, exchanges := range []bool{true, false} {
			m := disktest.NewMachine(below(vaultDir, c.before))
			m.Exchanges = exchanges
			files, state := m.Disk(vaultDir), m.Disk(stateDir)
			cut := func(done bool) {
				m.AfterPowerCut(func(content map[string]string) {
					states++
					if _, meant := content[stateDir+"/vault.json"]; done && meant {
						t.Fatalf("%s: the record comes back after it was done", c.name)
					}
					if err := oldOrNew(t, c, content, done); err != nil {
						t.Fatalf("%s, exchange %t, done %t: %v", c.name, exchanges, done, err)
					}
				})
			}
			m.Step = func() { cut(false) }
			if err := writerOn(files, state).apply(c.plan(t).changes); err != nil {
				t.Fatal(err)
			}
			m.Step = nil
			cut(true)
		}
	}
	t.Logf("%d states after a power cut: 0 files that are neither old nor new, 0 done that was not written", states)
}

// TestPowerCutWhileFinishing cuts the power a second time, while the next
// command finishes what the first cut left half done.
func TestPowerCutWhileFinishing(t *testing.T) {
	c := commands()[2]
	var left []map[string]string
	seen := map[string]bool{}
	m := disktest.NewMachine(below(vaultDir, c.before))
	files, state := m.Disk(vaultDir), m.Disk(stateDir)
	m.Step = func() {
		m.AfterPowerCut(func(content map[string]string) {
			if key := fmt.Sprint(content); !seen[key] {
				seen[key] = true
				left = append(left, content)
			}
		})
	}
	if err := writerOn(files, state).apply(c.plan(t).changes); err != nil {
		t.Fatal(err)
	}
	states := 0
	for _, content := range left {
		m := disktest.NewMachine(content)
		w := writerOn(m.Disk(vaultDir), m.Disk(stateDir))
		_, leftovers := notes(content)
		m.Step = func() {
			m.AfterPowerCut(func(content map[string]string) {
				states++
				if err := oldOrNew(t, c, content, false); err != nil {
					t.Fatal(err)
				}
			})
		}
		if err := w.finish(); err != nil {
			t.Fatal(err)
		}
		w.tidy(leftovers)
	}
	t.Logf("%d states after a second power cut, from %d after the first: 0 files that are neither old nor new", states, len(left))
}

// TestEveryStepFails lets each step of each command fail, once and from then
// on, with each error that a disk gives.
func TestEveryStepFails(t *testing.T) {
	faults, done := 0, 0
	for _, c := range commands() {
		for _, exchanges := range []bool{true, false} {
			for _, lasting := range []bool{true, false} {
				for _, errno := range []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES, syscall.EINTR, syscall.EROFS} {
					for at := 1; ; at++ {
						m := disktest.NewMachine(below(vaultDir, c.before))
						m.Exchanges = exchanges
						fault := &disktest.Fault{At: at, Lasting: lasting, Err: errno}
						w := writerOn(disktest.Faulty(m.Disk(vaultDir), fault), disktest.Faulty(m.Disk(stateDir), fault))
						err := w.apply(c.plan(t).changes)
						if fault.Hits == 0 {
							break
						}
						faults++
						written := err == nil || errors.Is(err, atomicfile.ErrNotDurable)
						if written {
							done++
						}
						if fault := oldOrNew(t, c, m.Content(), written); fault != nil {
							t.Fatalf("%s, exchange %t, %v at step %d, lasting %t: said %v, but %v", c.name, exchanges, errno, at, lasting, err, fault)
						}
					}
				}
			}
		}
	}
	t.Logf("%d injected errors, %d of them survived: 0 files that are neither old nor new, 0 done that was not written", faults, done)
}
