//go:build !linux && !darwin

package atomicfile

import (
	"errors"
	"os"
)

func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

func renameNew(*os.File, string, string) error { return errors.ErrUnsupported }

func copyAttributes(_, _ *os.File) {}
