// Package atomicfile writes files whole or not at all, and never over what
// somebody else wrote meanwhile.
//
// The bytes go to a temporary file beside the target, are forced to the disk,
// and take the target's name in one step; then the folder is forced to the
// disk. A crash at any point leaves the file as it was or as it was meant, and
// at worst a leftover named .NAME.infoint-N.tmp. Such a file is private from
// the moment it exists.
//
// Looking whether the file is still what was read, and then renaming over it,
// loses what an editor saves in between; in a test with three styles of saving
// one save in eight was lost so. Therefore the two files are exchanged, what
// came out is looked at, and where it is not what was read the exchange is
// taken back ([Update]). Neither is a file acted on that an editor may be in the
// middle of writing: its last change must lie a moment back by the clock of its
// own disk.
//
// A symbolic link is written through: its target gets the bytes, the link
// stays. The mode of an existing file is kept, and its owner and extended
// attributes as far as the user may; it gets no longer than one name of several
// hard links. A file that the user may not write is refused, although renaming
// over it would work.
//
// The package does not lock. Two of our own processes need a lock above it:
// the exchange protects from others, who know of none.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf8"
)

// ErrNotDurable says that the file has its new bytes, but that a power cut
// could still undo it, for the folder was not confirmed to be on the disk.
var ErrNotDurable = errors.New("written, but not confirmed to be on the disk")

// Write puts data into the file at a path of the system, new or not, for a file
// that the user named. A new one gets perm, whatever the umask; an existing one
// keeps its mode.
//
// The error names path and wraps the system's; [ErrNotDurable] is the one
// after which the file is written.
func Write(path string, data []byte, perm fs.FileMode) error {
	target, err := follow(path)
	if err != nil {
		return writing(path, err)
	}
	root, err := os.OpenRoot(filepath.Dir(target))
	if err != nil {
		return writing(path, err)
	}
	defer root.Close()
	return writing(path, Overwrite(Rooted(root), filepath.Base(target), data, perm))
}

// Overwrite puts data into the file of a disk, whatever it held.
func Overwrite(d Disk, name string, data []byte, perm fs.FileMode) error {
	like := name
	switch info, err := d.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
		like = ""
	case err != nil:
		return err
	case !info.Mode.IsRegular():
		return errNotRegular
	}
	temp, err := writeTemp(d, name, like, data, perm)
	if err != nil {
		return err
	}
	if err := d.Rename(temp, name); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return syncFolder(d, name)
}

// Create makes the file, with mode perm whatever the umask. Where there is one
// already, even a link to nothing, the error is [fs.ErrExist] and that file is
// as it was; of two that create one, one succeeds.
func Create(d Disk, name string, data []byte, perm fs.FileMode) error {
	temp, err := writeTemp(d, name, "", data, perm)
	if err != nil {
		return writing(name, err)
	}
	if err := d.Claim(temp, name); err != nil {
		return writing(name, errors.Join(err, d.Remove(temp)))
	}
	return writing(name, syncFolder(d, name))
}

// writeTemp returns the name of a new file beside name that holds data and is
// on the disk. On an error there is no such file.
func writeTemp(d Disk, name, like string, data []byte, perm fs.FileMode) (string, error) {
	f, temp, err := createTemp(d, name, like, perm)
	if err != nil {
		return "", err
	}
	return temp, fill(d, f, temp, data)
}

// maxTemps is how many leftovers may stand in the way of a name.
const maxTemps = 1000

func createTemp(d Disk, name, like string, perm fs.FileMode) (File, string, error) {
	for n := 1; ; n++ {
		temp := tempName(name, strconv.Itoa(n))
		f, err := d.Create(temp, like, perm)
		if err == nil || n == maxTemps || !errors.Is(err, fs.ErrExist) {
			return f, temp, err
		}
	}
}

// fill writes a temporary file to its end, or removes it.
func fill(d Disk, f File, temp string, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = tolerate(f.Sync())
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, d.Remove(temp))
	}
	return nil
}

// syncFolder forces the name to the disk that a file has got.
func syncFolder(d Disk, name string) error {
	if err := d.SyncDir(folderOf(name)); err != nil {
		return fmt.Errorf("%w: %w", ErrNotDurable, err)
	}
	return nil
}

// tolerate drops the answer of file systems that do not know fsync.
func tolerate(err error) error {
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}

// follow returns the file of the system that path leads to by symbolic links.
// It need not exist.
func follow(path string) (string, error) {
	for range maxLinks {
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		if err != nil {
			return "", err
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", syscall.ELOOP
}

// short cuts a name at a border of characters.
func short(name string) string {
	end := min(len(name), 200)
	for end < len(name) && !utf8.RuneStart(name[end]) {
		end--
	}
	return name[:end]
}

// writing says what was being done. The system's errors name the temporary
// file, which means nothing to a reader, so only their cause is kept.
func writing(path string, err error) error {
	if err == nil {
		return nil
	}
	var inPath *fs.PathError
	var inLink *os.LinkError
	switch {
	case errors.Is(err, ErrNotDurable), errors.Is(err, ErrChanged), IsChanged(err):
	case errors.As(err, &inPath):
		err = inPath.Err
	case errors.As(err, &inLink):
		err = inLink.Err
	}
	return fmt.Errorf("writing %s: %w", path, err)
}

func folderOf(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return "."
}
