package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// persist repeats a step for two seconds while a virus scanner or an indexer
// holds the file open, as the go command does.
func persist(step func() error) error {
	err := step()
	for wait := time.Millisecond; wait < time.Second && held(err); wait *= 2 {
		time.Sleep(wait)
		err = step()
	}
	return err
}

func held(err error) bool {
	return errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
}

// identity is not known from what a look at a name returns.
func identity(fs.FileInfo) (id, links uint64) { return 0, 0 }

// A new file takes its owner and its access list from the folder.
func copyOwner(_, _ *os.File) {}
