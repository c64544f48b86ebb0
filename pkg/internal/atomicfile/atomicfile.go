// Package atomicfile writes files whole or not at all.
//
// The bytes go to a temporary file beside the target, are forced to the disk,
// and take the target's name in one step; then the folder is forced to the
// disk. A crash at any point leaves the file as it was or as it was meant, and
// at worst a leftover named .NAME.infoint-*.tmp. Such a file is private from
// the moment it exists.
//
// A symbolic link is written through: its target gets the bytes, the link
// stays. The mode of an existing file is kept; its owner, extended attributes
// and other hard links are not. A file that the user may not write is refused,
// although renaming over it would work: she had a reason.
//
// The package does not lock. Two writers do not mix their bytes; that neither
// loses the other's is up to [Replace] and to a lock above it.
package atomicfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unicode/utf8"
)

// ErrChanged says that the file no longer has the bytes that were read.
var ErrChanged = errors.New("changed by another program meanwhile")

// ErrNotDurable says that the file has its new bytes, but that a power cut
// could still undo it, for the folder was not confirmed to be on the disk.
var ErrNotDurable = errors.New("written, but not confirmed to be on the disk")

// maxLinks is how many symbolic links may lead to one file, as in Linux.
const maxLinks = 40

// Write puts data into the file at path, new or not. A new file gets perm,
// whatever the umask; an existing one keeps its mode.
//
// The error names path and wraps the system's; [ErrNotDurable] is the one
// after which the file is written.
func Write(path string, data []byte, perm fs.FileMode) error {
	target, err := follow(path)
	if err != nil {
		return writing(path, err)
	}
	mode, err := currentMode(target)
	if errors.Is(err, fs.ErrNotExist) {
		mode, err = perm, nil
	}
	if err != nil {
		return writing(path, err)
	}
	return writing(path, publish(target, data, mode, os.Rename))
}

// Create makes the file at path, with mode perm whatever the umask. Where
// there is one already, even a link to nothing, the error is [fs.ErrExist] and
// that file is as it was; of two that create one, one succeeds.
func Create(path string, data []byte, perm fs.FileMode) error {
	return writing(path, publish(path, data, perm, claim))
}

// Replace writes data over the file at path, provided that it still has the
// bytes old; else the error is [ErrChanged] and the file is left alone.
func Replace(path string, old, data []byte) error {
	target, err := follow(path)
	if err != nil {
		return writing(path, err)
	}
	mode, err := currentMode(target)
	if errors.Is(err, fs.ErrNotExist) {
		return writing(path, ErrChanged)
	}
	if err != nil {
		return writing(path, err)
	}
	return writing(path, publish(target, data, mode, func(temp, target string) error {
		now, err := os.ReadFile(target)
		if err == nil && !bytes.Equal(now, old) || errors.Is(err, fs.ErrNotExist) {
			return ErrChanged
		}
		if err != nil {
			return err
		}
		return os.Rename(temp, target)
	}))
}

// publish writes a temporary file and has place give it the target's name.
func publish(target string, data []byte, mode fs.FileMode, place func(temp, target string) error) error {
	temp, err := writeTemp(target, data, mode)
	if err != nil {
		return err
	}
	if err := place(temp, target); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	if err := syncFolder(filepath.Dir(target)); err != nil {
		return fmt.Errorf("%w: %w", ErrNotDurable, err)
	}
	return nil
}

// writeTemp returns the name of a new file beside target that has data and
// mode and is on the disk. On an error there is no such file.
func writeTemp(target string, data []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(target), "."+short(filepath.Base(target))+".infoint-*.tmp")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = tolerate(f.Sync())
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// claim gives temp the name target, which must be free.
func claim(temp, target string) error {
	err := os.Link(temp, target)
	if err == nil {
		_ = os.Remove(temp) // the file is there; at worst a leftover stays
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	// No hard links here, as on FAT: take the name first, then rename over it.
	f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), os.Rename(temp, target)); err != nil {
		return errors.Join(err, os.Remove(target))
	}
	return nil
}

// follow returns the file that path leads to by symbolic links. It need not
// exist: a link to nothing is filled by writing.
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

// currentMode returns the permissions of a file that can be written.
func currentMode(path string) (fs.FileMode, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, errors.New("not a regular file")
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm(), f.Close()
}

// syncFolder forces a folder's names to the disk. Windows has no such call.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(tolerate(f.Sync()), f.Close())
}

// tolerate drops the answer of file systems that do not know fsync.
func tolerate(err error) error {
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}

// short cuts a name so that what is put around it stays within the 255 bytes
// that file systems allow.
func short(name string) string {
	end := min(len(name), 200)
	for end < len(name) && !utf8.RuneStart(name[end]) {
		end--
	}
	return strings.ReplaceAll(name[:end], "*", "_") // CreateTemp's own sign
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
	case errors.Is(err, ErrNotDurable):
	case errors.As(err, &inPath):
		err = inPath.Err
	case errors.As(err, &inLink):
		err = inLink.Err
	}
	return fmt.Errorf("writing %s: %w", path, err)
}
