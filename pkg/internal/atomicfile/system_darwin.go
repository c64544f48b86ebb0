package atomicfile

import (
	"os"

	"golang.org/x/sys/unix"
)

func exchange(dir *os.File, a, b string) error {
	return rename(dir, a, b, unix.RENAME_SWAP)
}

func renameNew(dir *os.File, from, to string) error {
	return rename(dir, from, to, unix.RENAME_EXCL)
}

func rename(dir *os.File, a, b string, flags uint32) error {
	fd := int(dir.Fd())
	err := unix.RenameatxNp(fd, a, fd, b, flags)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: a, New: b, Err: err}
	}
	return nil
}
