package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"syscall"
)

// Rooted is the disk below a folder. No link leads out of it, nor one that
// names its target from the root of the system.
func Rooted(root *os.Root) Disk { return rooted{root} }

type rooted struct{ root *os.Root }

func (d rooted) Open(name string) (File, error) {
	info, err := d.root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	return d.root.Open(name)
}

var errNotRegular = errors.New("not a regular file")

// Create gives the file its owner and attributes as far as the user may: one
// who edits another's note keeps its group where they share it, and root keeps
// both.
func (d rooted) Create(name, like string, perm fs.FileMode) (File, error) {
	var model *os.File
	if like != "" {
		info, err := d.root.Stat(like)
		if err != nil {
			return nil, err
		}
		perm = info.Mode().Perm()
		if model, err = d.writable(like); err != nil {
			return nil, err
		}
		defer model.Close()
	}
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	if model != nil {
		copyOwner(f, model)
		copyAttributes(f, model)
	}
	if err := f.Chmod(perm); err != nil { // after the owner, which takes bits away
		return nil, errors.Join(err, f.Close(), d.root.Remove(name))
	}
	return f, nil
}

// writable opens a file as writing over it would. One that the user may not
// write is refused, although a rename over it would work: she had a reason.
func (d rooted) writable(name string) (*os.File, error) {
	return d.root.OpenFile(name, os.O_RDWR|syscall.O_NONBLOCK, 0)
}

func (d rooted) Rename(from, to string) error {
	return persist(func() error { return d.root.Rename(from, to) })
}

func (d rooted) Claim(from, to string) error {
	err := d.inFolder(from, to, renameNew)
	if !unsupported(err) {
		return err
	}
	if err := d.root.Link(from, to); !unsupported(err) {
		if err == nil {
			_ = d.root.Remove(from) // the file is there; at worst a leftover stays
		}
		return err
	}
	// Neither is there on FAT: take the name first, then rename over it.
	f, err := d.root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), d.Rename(from, to)); err != nil {
		return errors.Join(err, d.root.Remove(to))
	}
	return nil
}

func (d rooted) Exchange(a, b string) error {
	err := d.inFolder(a, b, exchange)
	if unsupported(err) {
		return errors.ErrUnsupported
	}
	return err
}

// inFolder calls step with the folder of two names, open, and their last parts.
func (d rooted) inFolder(a, b string, step func(dir *os.File, a, b string) error) error {
	dir, err := d.root.Open(path.Dir(a))
	if err != nil {
		return err
	}
	return errors.Join(step(dir, path.Base(a), path.Base(b)), dir.Close())
}

// unsupported reports whether the system or this file system lacks a step.
// Linux says EINVAL of flags that a file system does not know, and EPERM of
// hard links on FAT.
func unsupported(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) ||
		errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EPERM)
}

// SyncDir does nothing on Windows, which has no such call.
func (d rooted) SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := d.root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(tolerate(f.Sync()), f.Close())
}

func (d rooted) Remove(name string) error {
	return persist(func() error { return d.root.Remove(name) })
}

func (d rooted) Mkdir(name string, perm fs.FileMode) error { return d.root.Mkdir(name, perm) }

func (d rooted) Stat(name string) (Info, error) {
	info, err := d.root.Stat(name)
	if err != nil {
		return Info{}, err
	}
	id, links := identity(info)
	return Info{info.Mode(), info.Size(), info.ModTime(), id, links}, nil
}

// Names returns how many names a file has, 0 where the system does not say. An
// update leaves the other names with the old text.
func Names(info fs.FileInfo) uint64 {
	_, links := identity(info)
	return links
}

func (d rooted) ReadDir(dir string) ([]string, error) {
	entries, err := fs.ReadDir(d.root.FS(), dir)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// maxLinks is how many symbolic links may lead to one file, as in Linux.
const maxLinks = 40

func (d rooted) Resolve(name string) (string, error) {
	for range maxLinks {
		info, err := d.root.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		to, err := d.root.Readlink(name)
		if err != nil {
			return "", err
		}
		if path.IsAbs(to) || !fs.ValidPath(path.Join(path.Dir(name), to)) {
			return "", &fs.PathError{Op: "open", Path: name, Err: ErrEscapes}
		}
		name = path.Join(path.Dir(name), to)
	}
	return "", &fs.PathError{Op: "open", Path: name, Err: syscall.ELOOP}
}

// ErrEscapes says that a link leads out of the folder.
var ErrEscapes = errors.New("a link leads out of the folder")

// tempName is what a temporary file for a name is called, and N its number.
// The name is cut so that what is put around it stays within the 255 bytes
// that file systems allow.
func tempName(name, number string) string {
	return path.Join(path.Dir(name), "."+short(path.Base(name))+".infoint-"+number+".tmp")
}

// IsLeftover reports whether a file's name is one that this package gives to
// what it has not finished, and returns the name of the file it was for as far
// as it is known.
func IsLeftover(name string) (of string, ok bool) {
	of, rest, ok := strings.Cut(strings.TrimPrefix(name, "."), ".infoint-")
	return of, ok && strings.HasPrefix(name, ".") && strings.HasSuffix(rest, ".tmp")
}
