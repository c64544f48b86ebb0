package vault

import (
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// Prepare returns a vault at root that is not there yet, or not whole, and a
// plan that makes each of the files that is missing, and the folders for people
// and talks, so that who makes a note by hand sees where. Files maps a path to
// what it will hold; what is there is not touched, whatever it is.
func Prepare(root string, files map[string][]byte) (*Vault, *Plan, error) {
	v := &Vault{Root: root, Config: infoint.DefaultConfig()}
	if dir, err := os.OpenRoot(root); err == nil {
		v.readConfig(dir)
		_ = dir.Close()
	}
	p := &Plan{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		switch _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(file))); {
		case os.IsNotExist(err):
			p.Make(file, files[file])
		case err != nil:
			return nil, nil, err
		}
	}
	for _, dir := range []string{"contacts", "interviews"} {
		if _, err := os.Lstat(filepath.Join(root, dir)); os.IsNotExist(err) {
			p.folders = append(p.folders, dir)
		}
	}
	return v, p, nil
}
