package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// ErrReadOnly says that the vault has a newer format than this program writes.
var ErrReadOnly = errors.New("this vault has a newer format than this infoint, or one that cannot be told, so infoint only reads it")

// ErrChanged says that somebody else wrote the file in the meantime.
var ErrChanged = atomicfile.ErrChanged

// A Plan is a set of changes that is either shown or applied.
type Plan struct {
	changes []change
}

// A change of one file. before is nil for a file that is made.
type change struct {
	path          string
	before, after []byte
}

// Change plans that the file at a path of the vault, which held before, will
// hold after. A second change of one file continues the first.
func (p *Plan) Change(file string, before, after []byte) {
	if i := slices.IndexFunc(p.changes, func(c change) bool { return c.path == file }); i >= 0 {
		p.changes[i].after = after
		if before := p.changes[i].before; before != nil && bytes.Equal(before, after) {
			p.changes = slices.Delete(p.changes, i, i+1)
		}
		return
	}
	if before == nil {
		before = []byte{}
	}
	if !bytes.Equal(before, after) {
		p.changes = append(p.changes, change{file, before, after})
	}
}

// Make plans a new file.
func (p *Plan) Make(file string, content []byte) {
	p.changes = append(p.changes, change{file, nil, content})
}

// Current returns what a file will hold by the plan so far, else what is given.
func (p *Plan) Current(file string, source []byte) []byte {
	for _, c := range p.changes {
		if c.path == file {
			return c.after
		}
	}
	return source
}

// Paths returns the files that the plan changes, sorted.
func (p *Plan) Paths() []string {
	paths := []string{}
	for _, c := range p.changes {
		paths = append(paths, c.path)
	}
	slices.Sort(paths)
	return paths
}

// Diff returns a plan as a unified diff that git apply takes. Its paths are
// those of the repository that the vault lies in: git passes over a path that
// begins at a folder below, and says nothing.
func (v *Vault) Diff(p *Plan) []byte { return p.diff(inRepository(v.Root)) }

// inRepository returns the path of a folder in its repository, with a slash at
// its end; empty at the top of one, and outside of any.
func inRepository(root string) string {
	for dir := root; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			rel, err := filepath.Rel(dir, root)
			if err != nil || rel == "." {
				return ""
			}
			return filepath.ToSlash(rel) + "/"
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

func (p *Plan) diff(prefix string) []byte {
	var out bytes.Buffer
	sorted := slices.SortedFunc(slices.Values(p.changes), func(a, b change) int { return strings.Compare(a.path, b.path) })
	for _, c := range sorted {
		c.diff(&out, prefix)
	}
	return out.Bytes()
}

func (c change) diff(out *bytes.Buffer, prefix string) {
	a, b := gitName("a/"+prefix+c.path), gitName("b/"+prefix+c.path)
	fmt.Fprintf(out, "diff --git %s %s\n", a, b)
	if c.before == nil {
		fmt.Fprintf(out, "new file mode 100644\n")
		a = "/dev/null"
	}
	text := diff.Diff("a", c.before, "b", c.after)
	_, text, _ = bytes.Cut(text, []byte("+++ b\n"))
	if len(text) > 0 {
		fmt.Fprintf(out, "--- %s\n+++ %s\n", tabbed(a), tabbed(b))
		out.Write(text)
	}
}

// tabbed ends a name that holds a space with a tab, as git does, so that the
// space does not end it.
func tabbed(name string) string {
	if strings.Contains(name, " ") && name[0] != '"' {
		return name + "\t"
	}
	return name
}

// gitName quotes a path in git's own way where it holds what would end or
// change the line.
func gitName(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7f }) {
		return name
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Apply writes a plan: new files first, then changed ones, each whole or not
// at all, and a changed one only over the bytes that the plan was made from.
// It is the one place where files of a vault are written. On an error the
// files named in Written have been written already.
func (v *Vault) Apply(p *Plan) error {
	if v.ReadOnly() {
		return ErrReadOnly
	}
	if err := os.MkdirAll(v.Root, dirMode); err != nil {
		return err
	}
	ordered := slices.Clone(p.changes)
	slices.SortStableFunc(ordered, func(a, b change) int { return boolInt(a.before != nil) - boolInt(b.before != nil) })
	var written []string
	for _, c := range ordered {
		if err := v.write(c); err != nil {
			return &WriteError{Path: c.path, Written: written, Err: err}
		}
		written = append(written, c.path)
	}
	return nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A WriteError says which file was not written, and which had been before it.
type WriteError struct {
	Path    string
	Written []string
	Err     error
}

func (e *WriteError) Error() string {
	msg := e.Path + " was not written: " + cause(e.Err)
	if len(e.Written) > 0 {
		msg += "; written before it: " + strings.Join(e.Written, ", ")
	}
	return msg
}

func (e *WriteError) Unwrap() error { return e.Err }

// Modes of what the program makes: notes about other people are nobody else's
// business.
const (
	fileMode = 0o600
	dirMode  = 0o700
)

func (v *Vault) write(c change) error {
	if !fs.ValidPath(c.path) {
		return fmt.Errorf("%q is no path of a vault", c.path)
	}
	if err := v.makeFolder(path.Dir(c.path)); err != nil {
		return err
	}
	full := filepath.Join(v.Root, filepath.FromSlash(c.path))
	if c.before != nil {
		return atomicfile.Replace(full, c.before, c.after)
	}
	return atomicfile.Create(full, c.after, fileMode)
}

// makeFolder makes a folder of the vault where it is missing, and refuses one
// that a link leads out of the vault to.
func (v *Vault) makeFolder(dir string) error {
	root, err := os.OpenRoot(v.Root)
	if err != nil {
		return err
	}
	defer root.Close()
	if info, err := root.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	return root.MkdirAll(dir, dirMode)
}
