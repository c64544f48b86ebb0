package vault

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// A Vault is a folder as it was when it was opened.
type Vault struct {
	Root   string
	Config infoint.Config
	// Findings are faults of the folder itself: the configuration, files that
	// are no notes or could not be opened. Those of a note are in the note.
	Findings []infoint.Finding

	locked    bool     // the format could not be told
	entries   []*Entry // by path
	byID      map[string][]*Entry
	leftovers []string // of writers that crashed, by path
	guard     Guard
}

// SetGuard says what keeps the writers of the vault apart; without it nothing
// does.
func (v *Vault) SetGuard(g Guard) { v.guard = g }

// An Entry is one note with the bytes it was read from.
type Entry struct {
	*note.Note
	Source []byte

	names uint64 // how many hard links lead to the file; 0 where that is not known
}

// Open reads the vault at root.
func Open(root string) (*Vault, error) {
	dir, err := os.OpenRoot(root)
	if err != nil {
		return nil, fmt.Errorf("opening the vault: %w", err)
	}
	defer dir.Close()
	v := &Vault{Root: root}
	v.readConfig(dir)
	s := &scan{dir: dir}
	defer s.close()
	s.walk()
	v.entries, v.leftovers = s.read(), s.leftovers
	v.Findings = append(v.Findings, s.findings...)
	slices.SortFunc(v.entries, func(a, b *Entry) int { return cmp.Compare(a.Path, b.Path) })
	v.byID = map[string][]*Entry{}
	for _, e := range v.entries {
		key := strings.ToLower(string(e.ID))
		v.byID[key] = append(v.byID[key], e)
	}
	return v, nil
}

func (v *Vault) readConfig(dir *os.Root) {
	v.Config = infoint.DefaultConfig()
	src, err := fs.ReadFile(Regular(dir), ConfigPath)
	if os.IsNotExist(err) {
		return
	}
	if err != nil {
		v.Findings = append(v.Findings, unopened(ConfigPath, err))
		v.locked = true
		return
	}
	config, findings := note.ReadConfig(ConfigPath, src)
	v.Config, v.Findings = config, append(v.Findings, findings...)
	for _, f := range findings {
		v.locked = v.locked || f.Unreadable // so is the format
	}
}

// ConfigSource returns the bytes of the configuration, none where the vault has
// no such file.
func (v *Vault) ConfigSource() ([]byte, error) {
	dir, err := os.OpenRoot(v.Root)
	if err != nil {
		return nil, fmt.Errorf("opening the vault: %w", err)
	}
	defer dir.Close()
	src, err := fs.ReadFile(Regular(dir), ConfigPath)
	if os.IsNotExist(err) {
		return nil, nil
	}
	return src, err
}

// ReadOnly reports whether the vault's format is newer than this program, or
// cannot be told.
func (v *Vault) ReadOnly() bool { return v.locked || v.Config.Format > infoint.FormatVersion }

// Regular is the folder without what is no regular file or folder: opening a
// pipe would wait for ever for somebody to write into it.
func Regular(dir *os.Root) fs.FS { return regular{dir} }

type regular struct{ dir *os.Root }

func (r regular) Open(name string) (fs.File, error) {
	info, err := r.dir.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("no regular file")}
	}
	return r.dir.FS().Open(name)
}

// Entries returns every note by its path, those that could not be read too.
func (v *Vault) Entries() []*Entry { return v.entries }

// Notes returns every note by its path.
func (v *Vault) Notes() []*note.Note {
	notes := make([]*note.Note, len(v.entries))
	for i, e := range v.entries {
		notes[i] = e.Note
	}
	return notes
}

// Entry returns the note at a path of the vault, nil where there is none.
func (v *Vault) Entry(path string) *Entry {
	i, ok := slices.BinarySearchFunc(v.entries, path, func(e *Entry, p string) int { return cmp.Compare(e.Path, p) })
	if !ok {
		return nil
	}
	return v.entries[i]
}

// Profile returns the profile, nil where there is none.
func (v *Vault) Profile() *Entry { return v.Entry(ProfilePath) }

// ProfilePath is the profile, relative to the root.
const ProfilePath = "profile.md"

// Faults returns the findings because of which what a reading command prints
// may be incomplete: files, and lines of files, that were left out.
func (v *Vault) Faults() []infoint.Finding {
	var out []infoint.Finding
	add := func(findings []infoint.Finding) {
		for _, f := range findings {
			if f.Unreadable {
				out = append(out, f)
			}
		}
	}
	add(v.Findings)
	for _, e := range v.entries {
		add(e.Findings)
	}
	return out
}

// FreeID returns id, or id-2, id-3 … where another note has that base name
// already, in any case: a link has no folder, and some systems have no case.
func (v *Vault) FreeID(id string) infoint.ID {
	for n := 1; ; n++ {
		try := id
		if n > 1 {
			suffix := fmt.Sprintf("-%d", n)
			try = strings.TrimRight(cut(id, infoint.SlugBytes-len(suffix)), "-") + suffix
		}
		if len(v.byID[strings.ToLower(try)]) == 0 {
			return infoint.ID(try)
		}
	}
}

// cut shortens s to at most n bytes without splitting a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

func unopened(path string, err error) infoint.Finding {
	return infoint.Finding{
		Code: CodeUnopened, Severity: infoint.SeverityError, Path: path, Pos: infoint.Pos{Line: 1, Column: 1},
		Message: "cannot be opened: " + cause(err), Fix: "check the file and its permissions", Unreadable: true,
	}
}

// cause returns what the system said, without the path that stands before it
// already: the innermost error that is no wrapping.
func cause(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}
