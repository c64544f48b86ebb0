package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// ErrReadOnly says that the vault has a newer format than this program writes.
var ErrReadOnly = errors.New("this vault has a newer format than this infoint, or one that cannot be told, so infoint only reads it")

// ErrChanged says that somebody else wrote the file in the meantime.
var ErrChanged = atomicfile.ErrChanged

// Modes of what the program makes: notes about other people are nobody else's
// business.
const (
	fileMode = 0o600
	dirMode  = 0o700
)

// Apply writes a plan: new files first, then changed ones, each whole or not at
// all, and a changed one only over the bytes that its change was made from; a
// change is made anew where somebody else has written the file since. Either
// all of the plan is written or none of it: what had been written before an
// error is taken back, and what a crash left half done is finished by the next
// command.
//
// It is the one place where files of a vault are written. The error is a
// [*WriteError] where it is about one file.
func (v *Vault) Apply(p *Plan) error {
	if v.ReadOnly() {
		return ErrReadOnly
	}
	if err := os.MkdirAll(v.Root, dirMode); err != nil {
		return err
	}
	unlock, err := v.guard.lock(v.Root)
	if err != nil {
		return err
	}
	defer unlock()
	w, err := v.openWriter()
	if err != nil {
		return err
	}
	defer w.close()
	if err := w.finish(); err != nil {
		return err
	}
	w.tidy(v.leftovers)
	for _, dir := range p.folders {
		if err := w.makeFolder(dir); err != nil {
			return fmt.Errorf("making %s: %w", dir, err)
		}
	}
	return w.apply(p.changes)
}

// A writer writes in a vault whose lock it holds.
type writer struct {
	files  atomicfile.Disk
	intent record
	say    func(format string, args ...any)
	close  func()
}

func (v *Vault) openWriter() (*writer, error) {
	root, err := os.OpenRoot(v.Root)
	if err != nil {
		return nil, fmt.Errorf("opening the vault: %w", err)
	}
	intent, closeRecord, err := v.guard.record(v.Root)
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &writer{
		files: atomicfile.Rooted(root), intent: intent, say: v.guard.say,
		close: func() { _ = root.Close(); closeRecord() },
	}, nil
}

// apply writes changes, all or none.
func (w *writer) apply(changes []change) error {
	ordered := slices.Clone(changes)
	slices.SortStableFunc(ordered, func(a, b change) int { return boolInt(b.isNew) - boolInt(a.isNew) })
	var jobs []*writing
	for _, c := range ordered {
		job, err := w.begin(c)
		if err != nil {
			return w.fail(jobs, 0, c, err)
		}
		jobs = append(jobs, job)
	}
	several := len(jobs) > 1
	if several {
		if err := w.intent.write(jobs); err != nil {
			return errors.Join(err, w.drop(jobs))
		}
	}
	var unsure error
	for i, job := range jobs {
		err := w.end(job, jobs)
		if errors.Is(err, atomicfile.ErrNotDurable) {
			unsure = &WriteError{Path: job.path, Err: err} // it is there, so the rest must be
			continue
		}
		if err != nil {
			return w.fail(jobs, i, job.change, err)
		}
	}
	if several {
		return errors.Join(unsure, w.intent.clear())
	}
	return unsure
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A writing is a change on its way to its file.
type writing struct {
	change
	before, after []byte // as they are now
	prepared      *atomicfile.Prepared
}

// begin does all of a change that can be done without touching its file.
func (w *writer) begin(c change) (*writing, error) {
	if !fs.ValidPath(c.path) {
		return nil, fmt.Errorf("%q is no path of a vault", c.path)
	}
	if c.isNew {
		return &writing{change: c, after: c.after}, w.makeFolder(path.Dir(c.path))
	}
	job := &writing{change: c}
	return job, w.prepare(job, c.before, c.after)
}

func (w *writer) prepare(job *writing, before, after []byte) error {
	p, err := atomicfile.Prepare(w.files, atomicfile.Edit{Name: job.path, Before: before, After: after, Redo: job.redo()})
	if err != nil {
		return err
	}
	job.prepared, job.before, job.after = p, p.Before, p.After
	return nil
}

// tries is how often a file is written anew because somebody else was faster.
const tries = 3

// end gives the change its file. Where somebody writes that file at this very
// moment it begins anew, and so does the record of what is meant.
func (w *writer) end(job *writing, all []*writing) error {
	if job.prepared == nil {
		return atomicfile.Create(w.files, job.path, job.after, fileMode)
	}
	for range tries {
		err := job.prepared.Place()
		job.prepared = nil
		if !atomicfile.IsChanged(err) {
			return err
		}
		if err := w.prepare(job, job.before, job.after); err != nil {
			return err
		}
		if len(all) > 1 {
			if err := w.intent.write(all); err != nil {
				return err
			}
		}
	}
	return &atomicfile.Busy{Name: job.path, Ours: job.after}
}

// fail takes back the jobs before the one that failed and forgets those behind
// it. What could not be put into a file that others were writing is kept beside
// it.
func (w *writer) fail(jobs []*writing, at int, c change, cause error) error {
	e := &WriteError{Path: c.path, Err: cause}
	for _, job := range jobs[:at] {
		if err := w.takeBack(job); err != nil {
			e.Written = append(e.Written, job.path)
		}
	}
	errs := []error{w.drop(jobs[at:])}
	var busy *atomicfile.Busy
	if errors.As(cause, &busy) {
		e.Kept, e.KeepErr = w.keep(c.path, busy.Ours)
	}
	if len(jobs) > 1 && len(e.Written) == 0 {
		errs = append(errs, w.intent.clear())
	}
	return errors.Join(append([]error{e}, errs...)...)
}

// takeBack makes a file what it was, unless somebody changed it since.
func (w *writer) takeBack(job *writing) error {
	if job.isNew {
		now, err := atomicfile.ReadFile(w.files, job.path)
		if err != nil || !bytes.Equal(now, job.after) {
			return errors.Join(err, ErrChanged)
		}
		return w.files.Remove(job.path)
	}
	_, _, err := atomicfile.Update(w.files, atomicfile.Edit{Name: job.path, Before: job.after, After: job.before})
	return err
}

func (w *writer) drop(jobs []*writing) error {
	var errs []error
	for _, job := range jobs {
		if job.prepared != nil {
			errs = append(errs, job.prepared.Drop())
		}
	}
	return errors.Join(errs...)
}

// makeFolder makes a folder of the vault where it is missing, and those above
// it. One that a link leads out of the vault to is refused.
func (w *writer) makeFolder(dir string) error {
	info, err := w.files.Stat(dir)
	switch {
	case err == nil && info.Mode.IsDir():
		return nil
	case err == nil:
		return fmt.Errorf("%s is no folder", dir)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if up := path.Dir(dir); up != dir {
		if err := w.makeFolder(up); err != nil {
			return err
		}
	}
	if err := w.files.Mkdir(dir, dirMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return w.files.SyncDir(path.Dir(dir))
}

// A WriteError says which file was not written, which of the same command had
// been before it and could not be taken back, and where what it would have held
// was kept.
type WriteError struct {
	Path    string
	Written []string
	Kept    string // empty where nothing had to be kept
	KeepErr error
	Err     error
}

func (e *WriteError) Error() string {
	if errors.Is(e.Err, atomicfile.ErrNotDurable) {
		return e.Path + " was written, but it is not confirmed to be on the disk: " + cause(e.Err)
	}
	msg := e.Path + " was not written: " + cause(e.Err)
	if e.Kept != "" {
		msg += "; what it would have held is in " + e.Kept
	}
	if e.KeepErr != nil {
		msg += "; what it would have held could not be kept: " + cause(e.KeepErr)
	}
	if len(e.Written) > 0 {
		msg += "; written before it: " + strings.Join(e.Written, ", ")
	}
	return msg
}

func (e *WriteError) Unwrap() error { return e.Err }
