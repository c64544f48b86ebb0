package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// A record is what a command that writes several files is about to do. It is
// on the disk before the first of them is touched and gone after the last, so
// that the next command can finish what a crash left half done.
type record struct {
	disk atomicfile.Disk // nil where nothing is remembered
	name string
}

// recordExt ends the name of a record.
const recordExt = ".json"

// An intended file and what it is to hold. Before is null for a new one.
type intended struct {
	Path   string  `json:"path"`
	Before *[]byte `json:"before"`
	After  []byte  `json:"after"`
}

func (r record) write(jobs []*writing) error {
	if r.disk == nil {
		return nil
	}
	files := make([]intended, len(jobs))
	for i, job := range jobs {
		files[i] = intended{Path: job.path, After: job.after}
		if !job.isNew {
			files[i].Before = &job.before
		}
	}
	src, err := json.Marshal(files)
	if err != nil {
		return err
	}
	return atomicfile.Overwrite(r.disk, r.name, src, fileMode)
}

// read returns what was intended, nil for nothing.
func (r record) read() ([]intended, error) {
	if r.disk == nil {
		return nil, nil
	}
	src, err := atomicfile.ReadFile(r.disk, r.name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var files []intended
	return files, json.Unmarshal(src, &files)
}

// clear forgets, for good: a record that came back after a power cut would be
// held against what its files hold by then.
func (r record) clear() error {
	if r.disk == nil {
		return nil
	}
	if err := r.disk.Remove(r.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting what was written: %w", err)
	}
	return r.disk.SyncDir(".")
}

// Finish does what a command left half done that was interrupted between its
// files. It costs one look where there is none, and does nothing while another
// process writes.
func Finish(root string, g Guard) error {
	if g.State == "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(g.State, keyOf(root)+recordExt)); err != nil {
		return nil
	}
	unlock, err := g.lockFor(root, 0)
	if errors.Is(err, ErrLocked) {
		return nil
	}
	if err != nil {
		return err
	}
	defer unlock()
	w, err := (&Vault{Root: root, guard: g}).openWriter()
	if err != nil {
		return err
	}
	defer w.close()
	return w.finish()
}

// finish does what a command did not come to that was interrupted between its
// files.
func (w *writer) finish() error {
	files, err := w.intent.read()
	if err != nil {
		return fmt.Errorf("reading what an interrupted command was about to write: %w", err)
	}
	for _, f := range files {
		if err := w.finishFile(f); err != nil {
			return fmt.Errorf("finishing what an interrupted command was about to write: %s: %w", f.Path, err)
		}
	}
	if len(files) > 0 {
		w.say("finished what an interrupted command had begun")
		return w.intent.clear()
	}
	return nil
}

// finishFile leaves a file alone that was changed since: what it would have
// held is kept beside it.
func (w *writer) finishFile(f intended) error {
	if !fs.ValidPath(f.Path) {
		return fmt.Errorf("%q is no path of a vault", f.Path)
	}
	now, err := atomicfile.ReadFile(w.files, f.Path)
	switch missing := errors.Is(err, fs.ErrNotExist); {
	case missing && f.Before == nil:
		if err := w.makeFolder(path.Dir(f.Path)); err != nil {
			return err
		}
		return atomicfile.Create(w.files, f.Path, f.After, fileMode)
	case err != nil && !missing:
		return err
	case bytes.Equal(now, f.After) || f.Before == nil:
		return nil
	case !missing && bytes.Equal(now, *f.Before):
		_, _, err := atomicfile.Update(w.files, atomicfile.Edit{Name: f.Path, Before: now, After: f.After})
		return err
	}
	kept, err := w.keep(f.Path, f.After)
	if err == nil {
		w.say("%s was changed since a command was interrupted; what it would have held is in %s", f.Path, kept)
	}
	return err
}
