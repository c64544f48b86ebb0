package vault

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/infoint/infoint/pkg/infoint"
)

// Risks returns what is not wrong with any note but may cost one: who else can
// read the folder, and files that have a second name elsewhere.
func (v *Vault) Risks() []infoint.Finding {
	var out []infoint.Finding
	if exposed(v.Root) {
		out = append(out, infoint.Finding{
			Code: CodeExposed, Severity: infoint.SeverityInfo, Path: ".", Pos: infoint.Pos{Line: 1, Column: 1},
			Message: "every user of this machine can read the notes about other people", Fix: "chmod o-rwx " + infoint.ShellWord(v.Root),
		})
	}
	for _, e := range v.entries {
		if e.names > 1 {
			out = append(out, infoint.Finding{
				Code: CodeHardLink, Severity: infoint.SeverityWarn, Path: e.Path, Pos: infoint.Pos{Line: 1, Column: 1},
				Message: fmt.Sprintf("the file has %d names, of which a change reaches this one only", e.names),
				Fix:     "keep one of them, or make the others symbolic links inside the vault",
			})
		}
	}
	return out
}

// exposed reports whether everybody may enter the folder, which takes a way in
// through all those above it.
func exposed(root string) bool {
	if runtime.GOOS == "windows" {
		return false // its modes say nothing about others
	}
	info, err := os.Stat(root)
	if err != nil || info.Mode().Perm()&0o005 == 0 {
		return false
	}
	for dir := filepath.Dir(root); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err != nil || info.Mode().Perm()&0o001 == 0 {
			return false
		}
		if dir == filepath.Dir(dir) {
			return true
		}
	}
}
