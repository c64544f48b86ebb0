package disktest

import (
	"io/fs"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// A Fault happens at one step of the disks that share it.
type Fault struct {
	At      int   // the step, from 1
	Lasting bool  // and at all that follow
	Err     error // what the step says
	Steps   int   // how many there have been
	Hits    int   // how many of them failed
}

func (f *Fault) step(op, name string) error {
	f.Steps++
	if f.Steps == f.At || f.Lasting && f.Steps > f.At {
		f.Hits++
		return &fs.PathError{Op: op, Path: name, Err: f.Err}
	}
	return nil
}

// Faulty returns the disk with a fault in it.
func Faulty(d atomicfile.Disk, f *Fault) atomicfile.Disk { return faulty{d, f} }

type faulty struct {
	atomicfile.Disk
	fault *Fault
}

func (d faulty) Open(name string) (atomicfile.File, error) {
	if err := d.fault.step("open", name); err != nil {
		return nil, err
	}
	f, err := d.Disk.Open(name)
	return faultyFile{f, d.fault, name}, err
}

func (d faulty) Create(name, like string, perm fs.FileMode) (atomicfile.File, error) {
	if err := d.fault.step("create", name); err != nil {
		return nil, err
	}
	f, err := d.Disk.Create(name, like, perm)
	return faultyFile{f, d.fault, name}, err
}

func (d faulty) Rename(from, to string) error {
	return d.then("rename", from, func() error { return d.Disk.Rename(from, to) })
}

func (d faulty) Claim(from, to string) error {
	return d.then("rename", from, func() error { return d.Disk.Claim(from, to) })
}

func (d faulty) Exchange(a, b string) error {
	return d.then("exchange", a, func() error { return d.Disk.Exchange(a, b) })
}

func (d faulty) SyncDir(dir string) error {
	return d.then("syncdir", dir, func() error { return d.Disk.SyncDir(dir) })
}

func (d faulty) Remove(name string) error {
	return d.then("remove", name, func() error { return d.Disk.Remove(name) })
}

func (d faulty) Mkdir(name string, perm fs.FileMode) error {
	return d.then("mkdir", name, func() error { return d.Disk.Mkdir(name, perm) })
}

func (d faulty) Stat(name string) (atomicfile.Info, error) {
	if err := d.fault.step("stat", name); err != nil {
		return atomicfile.Info{}, err
	}
	return d.Disk.Stat(name)
}

func (d faulty) ReadDir(dir string) ([]string, error) {
	if err := d.fault.step("readdir", dir); err != nil {
		return nil, err
	}
	return d.Disk.ReadDir(dir)
}

func (d faulty) then(op, name string, step func() error) error {
	if err := d.fault.step(op, name); err != nil {
		return err
	}
	return step()
}

type faultyFile struct {
	atomicfile.File
	fault *Fault
	name  string
}

func (f faultyFile) Read(p []byte) (int, error) {
	if err := f.fault.step("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

// Write that fails has written a part, as a full disk does.
func (f faultyFile) Write(p []byte) (int, error) {
	if err := f.fault.step("write", f.name); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f faultyFile) Sync() error {
	if err := f.fault.step("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f faultyFile) Close() error {
	if err := f.fault.step("close", f.name); err != nil {
		_ = f.File.Close()
		return err
	}
	return f.File.Close()
}
