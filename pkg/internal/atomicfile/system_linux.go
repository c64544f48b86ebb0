package atomicfile

import (
	"os"

	"golang.org/x/sys/unix"
)

func exchange(dir *os.File, a, b string) error {
	return rename(dir, a, b, unix.RENAME_EXCHANGE)
}

func renameNew(dir *os.File, from, to string) error {
	return rename(dir, from, to, unix.RENAME_NOREPLACE)
}

func rename(dir *os.File, a, b string, flags uint) error {
	fd := int(dir.Fd())
	err := unix.Renameat2(fd, a, fd, b, flags)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: a, New: b, Err: err}
	}
	return nil
}
