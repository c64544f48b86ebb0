//go:build unix

package atomicfile

import (
	"io/fs"
	"os"
	"syscall"
)

// persist calls a step once: only Windows refuses to touch a file because
// somebody looks at it.
func persist(step func() error) error { return step() }

// identity returns the number of a file and how many names it has.
func identity(info fs.FileInfo) (id, links uint64) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ino, uint64(st.Nlink) //nolint:unconvert // of another size on other systems
	}
	return 0, 0
}

// copyOwner gives f the owner and group of model as far as the user may.
func copyOwner(f, model *os.File) {
	info, err := model.Stat()
	if err != nil {
		return
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return
	}
	if f.Chown(int(st.Uid), int(st.Gid)) != nil {
		_ = f.Chown(-1, int(st.Gid))
	}
}
