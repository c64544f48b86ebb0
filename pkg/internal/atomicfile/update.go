package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"time"
)

// ErrChanged says that the file no longer has the bytes that were read, and
// that the change could not be made to those it has.
var ErrChanged = errors.New("changed by another program meanwhile")

// An Edit is a change of one file. It held Before when it was read, and would
// hold After. Where it holds something else by now, Redo makes the change
// anew; without it After stands for nothing but Before.
type Edit struct {
	Name          string
	Before, After []byte
	Redo          func(now []byte) ([]byte, error)
}

// A Busy error says that somebody else wrote the file each time that it was
// tried. Ours is what it would have held.
type Busy struct {
	Name string
	Ours []byte
}

func (e *Busy) Error() string { return "writing " + e.Name + ": " + ErrChanged.Error() }

func (e *Busy) Unwrap() error { return ErrChanged }

// tries is how often an edit is made anew because somebody else was faster.
const tries = 3

// Update makes an edit, over nothing but what it was made from. Where the file
// was changed meanwhile the edit is made anew, three times at most; then the
// error is a [*Busy], as it is where the file is gone or cannot be edited any
// more. It returns what the file held and holds.
func Update(d Disk, e Edit) (before, after []byte, err error) {
	for range tries {
		p, err := Prepare(d, e)
		if err != nil {
			return nil, nil, err
		}
		if err = p.Place(); !IsChanged(err) {
			return p.Before, p.After, err
		}
		e.Before, e.After = p.Before, p.After
	}
	return nil, nil, &Busy{e.Name, e.After}
}

// A Prepared edit is on the disk already, and wants only its name.
type Prepared struct {
	Before, After []byte // what the file holds now, and will hold

	disk   Disk
	name   string // where the name of the edit leads
	called string
	temp   string
	seen   Info // of the file when it was read
}

// Times that decide whether somebody may be in the middle of saving a file: it
// must not have been touched for as long by the clock of its disk.
const (
	quiet  = 10 * time.Millisecond  // in any case: kernels stamp files in steps of up to 10 ms
	shrunk = 200 * time.Millisecond // where it is empty or shorter than it was, as between emptying and writing
	gone   = 200 * time.Millisecond // how long a file may be away, as between renaming and creating
	rounds = 40                     // how often it is looked at before it counts as busy
)

// Prepare reads the file until it stands still, makes the edit and writes the
// result beside it.
func Prepare(d Disk, e Edit) (*Prepared, error) {
	name, err := d.Resolve(e.Name)
	if err != nil {
		return nil, writing(e.Name, err)
	}
	p := &Prepared{disk: d, name: name, called: e.Name, After: e.After}
	for range rounds {
		src, info, err := read(d, name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errAgain) {
			time.Sleep(gone / rounds)
			continue
		}
		if err != nil {
			return nil, writing(e.Name, err)
		}
		err = p.write(e, src, info)
		if errors.Is(err, errAgain) {
			continue
		}
		if err != nil {
			return nil, writing(e.Name, err)
		}
		return p, nil
	}
	return nil, &Busy{e.Name, p.After}
}

// write makes the edit of what was read, and the file beside it. The error is
// errAgain where the file was touched too lately, or meanwhile.
func (p *Prepared) write(e Edit, src []byte, info Info) error {
	after, failed := e.of(src)
	if failed == nil {
		p.Before, p.After, p.seen = src, after, info
	}
	f, temp, err := createTemp(p.disk, p.name, p.name, 0)
	if err != nil {
		return err
	}
	p.temp = temp
	if err := p.settle(e, src, info, failed); err != nil {
		return errors.Join(err, f.Close(), p.disk.Remove(temp))
	}
	if failed != nil {
		return errors.Join(&Busy{p.called, p.After}, failed, f.Close(), p.disk.Remove(temp))
	}
	return fill(p.disk, f, temp, after)
}

// of returns the edited file.
func (e Edit) of(src []byte) ([]byte, error) {
	if bytes.Equal(src, e.Before) {
		return e.After, nil
	}
	if e.Redo == nil {
		return nil, ErrChanged
	}
	return e.Redo(src)
}

// settle waits until the file has not been touched for a while. The clock is
// that of its disk: the temporary file was made just now.
func (p *Prepared) settle(e Edit, src []byte, info Info, failed error) error {
	made, err := p.disk.Stat(p.temp)
	if err != nil {
		return err
	}
	still := quiet
	if len(src) == 0 || len(src) < len(e.Before) || failed != nil {
		still = shrunk
	}
	wait := still - made.Modified.Sub(info.Modified)
	if wait <= 0 {
		return nil
	}
	time.Sleep(min(wait, still)) // a clock may have been set back
	now, err := p.disk.Stat(p.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil || !now.same(info) {
		return errAgain
	}
	return nil
}

// errAgain says that the file is being written by somebody else.
var errAgain = errors.New("being written by another program")

// IsChanged reports whether a prepared edit was not placed because the file
// changed since: it can be prepared anew.
func IsChanged(err error) bool { return errors.Is(err, errAgain) }

// read returns a file that nobody touched while it was read.
func read(d Disk, name string) ([]byte, Info, error) {
	info, err := d.Stat(name)
	if err != nil {
		return nil, info, err
	}
	if !info.Mode.IsRegular() {
		return nil, info, errNotRegular
	}
	src, err := ReadFile(d, name)
	if err != nil {
		return nil, info, err
	}
	now, err := d.Stat(name)
	if err != nil {
		return nil, info, err
	}
	if !now.same(info) {
		return nil, info, errAgain
	}
	return src, info, nil
}

// ReadFile returns what a file holds at this moment.
func ReadFile(d Disk, name string) ([]byte, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	src, err := io.ReadAll(f)
	return src, errors.Join(err, f.Close())
}

// Place gives the prepared file its name, and forces the name to the disk.
// Where the file is not what was read any more, it is left as it is.
func (p *Prepared) Place() error {
	// Forcing a file to the disk takes long enough for somebody to save. Seen
	// now, they are spared that our text stands in theirs for a moment.
	now, err := p.disk.Stat(p.name)
	if err == nil && !now.same(p.seen) {
		err = errAgain
	}
	if err == nil {
		err = p.disk.Exchange(p.temp, p.name)
	}
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		err = p.rename()
	case err == nil:
		err = p.verify()
	case errors.Is(err, fs.ErrNotExist):
		err = errors.Join(errAgain, p.Drop())
	default:
		err = errors.Join(err, p.Drop())
	}
	if err != nil {
		return writing(p.called, err)
	}
	return writing(p.called, syncFolder(p.disk, p.name))
}

// Drop removes what was prepared.
func (p *Prepared) Drop() error { return p.disk.Remove(p.temp) }

// rename is for systems that cannot exchange: it may lose what somebody saves
// between the look and the step.
func (p *Prepared) rename() error {
	now, _, err := read(p.disk, p.name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Equal(now, p.Before) {
		err = errAgain
	}
	if err == nil {
		err = p.disk.Rename(p.temp, p.name)
	}
	if err != nil {
		return errors.Join(err, p.Drop())
	}
	return nil
}

// verify looks at what the exchange brought out. What is not what was read is
// somebody's work, and goes back to its place.
func (p *Prepared) verify() error {
	out, err := ReadFile(p.disk, p.temp)
	if err == nil && bytes.Equal(out, p.Before) {
		_ = p.Drop() // at worst a leftover stays
		return nil
	}
	if errBack := p.back(out); errors.Is(errBack, fs.ErrNotExist) {
		return errors.Join(err, errAgain) // they are renaming it; what came out stays beside the file
	} else if errBack != nil {
		return errors.Join(err, errBack) // the same
	}
	if err == nil {
		err = errAgain
	}
	return errors.Join(err, p.Drop())
}

// back exchanges again until what comes out is what went in: an editor that
// saved between the two exchanges has replaced ours, and must not lose to the
// older text.
func (p *Prepared) back(out []byte) error {
	in := p.After
	for range rounds {
		if err := p.disk.Exchange(p.temp, p.name); err != nil {
			return err
		}
		came, err := ReadFile(p.disk, p.temp)
		if err != nil {
			return err
		}
		if bytes.Equal(came, in) {
			return nil
		}
		in, out = out, came
	}
	return ErrChanged
}
