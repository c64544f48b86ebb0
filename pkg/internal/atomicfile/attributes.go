//go:build linux || darwin

package atomicfile

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// maxAttribute is the largest extended attribute that is carried over, in
// bytes; tags and comments of file managers take a few hundred.
const maxAttribute = 64 << 10

// copyAttributes gives f the extended attributes of model, access lists among
// them, as far as the user may and the file system can.
func copyAttributes(f, model *os.File) {
	from, to := int(model.Fd()), int(f.Fd())
	list := make([]byte, maxAttribute)
	n, err := unix.Flistxattr(from, list)
	if err != nil || n <= 0 {
		return
	}
	value := make([]byte, maxAttribute)
	for name := range strings.SplitSeq(strings.TrimRight(string(list[:n]), "\x00"), "\x00") {
		if n, err := unix.Fgetxattr(from, name, value); err == nil {
			_ = unix.Fsetxattr(to, name, value[:n], 0)
		}
	}
}
