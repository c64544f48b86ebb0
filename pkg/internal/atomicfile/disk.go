package atomicfile

import (
	"io"
	"io/fs"
	"time"
)

// A Disk is everything that writing asks of a file system, so that a test can
// put one in its place that fails, or forgets what was not forced to it. Names
// are those of [fs.FS]: relative, with slashes. The two names of Rename, Claim
// and Exchange lie in one folder.
type Disk interface {
	// Open opens a regular file to be read. It never waits for a pipe.
	Open(name string) (File, error)
	// Create makes a file that is not there yet, with the mode, the owner and
	// the attributes of the file like; with mode perm where like is empty,
	// whatever the umask.
	Create(name, like string, perm fs.FileMode) (File, error)
	// Rename gives a file another name; what bears that name is lost.
	Rename(from, to string) error
	// Claim gives a file another name, or fails with [fs.ErrExist].
	Claim(from, to string) error
	// Exchange swaps two files in one step. Where the system has no such step
	// the error is [errors.ErrUnsupported].
	Exchange(a, b string) error
	// SyncDir forces the names of a folder to the disk.
	SyncDir(dir string) error
	Remove(name string) error
	Mkdir(name string, perm fs.FileMode) error
	// Stat follows links, as far as they stay where the disk reaches.
	Stat(name string) (Info, error)
	ReadDir(dir string) ([]string, error)
	// Resolve returns the file that a name leads to by links. It need not be
	// there: a link to nothing is filled by writing.
	Resolve(name string) (string, error)
}

// A File is open for one of reading and writing.
type File interface {
	io.ReadWriteCloser
	Sync() error
}

// Info is what tells whether a file was touched.
type Info struct {
	Mode     fs.FileMode
	Size     int64
	Modified time.Time
	ID       uint64 // of the file, whatever its name; 0 where there is none
	Links    uint64 // how many names it has; 0 where that is not known
}

// same reports whether two looks at a name saw one untouched file.
func (i Info) same(j Info) bool {
	return i.Size == j.Size && i.ID == j.ID && i.Modified.Equal(j.Modified)
}
