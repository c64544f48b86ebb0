package vault

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// A Plan is a set of changes that is either shown or applied.
type Plan struct {
	changes []change
	folders []string // to be made besides; empty, they are no change that a diff can show
}

// A change of one file, or a file that is made.
type change struct {
	path          string
	isNew         bool
	before, after []byte
	edits         []Edit // that make after of before; nil where one of them is not known
}

// An Edit makes a change of a file's bytes, and can make it again of other
// bytes, where somebody has changed the file since it was read.
type Edit func(src []byte) ([]byte, error)

// Edit plans an edit of the file at a path of the vault, which held source when
// it was read. A second edit of one file continues the first. The error is that
// of the edit.
func (p *Plan) Edit(file string, source []byte, edit Edit) error {
	after, err := edit(p.Current(file, source))
	if err != nil {
		return err
	}
	p.change(file, source, after, edit)
	return nil
}

// Change plans that the file at a path of the vault, which held before, will
// hold after, and nothing else: where somebody else changes the file, neither
// text can stand for the other. A second change continues the first.
func (p *Plan) Change(file string, before, after []byte) { p.change(file, before, after, nil) }

func (p *Plan) change(file string, before, after []byte, edit Edit) {
	i := slices.IndexFunc(p.changes, func(c change) bool { return c.path == file })
	if i < 0 {
		i = len(p.changes)
		p.changes = append(p.changes, change{path: file, before: before, edits: []Edit{}})
	}
	c := &p.changes[i]
	c.after = after
	if c.edits != nil && edit != nil {
		c.edits = append(c.edits, edit)
	} else {
		c.edits = nil
	}
	if !c.isNew && bytes.Equal(c.before, after) {
		p.changes = slices.Delete(p.changes, i, i+1)
	}
}

// Make plans a new file.
func (p *Plan) Make(file string, content []byte) {
	p.changes = append(p.changes, change{path: file, isNew: true, after: content})
}

// redo makes the edits anew, nil where that cannot be done.
func (c change) redo() Edit {
	if c.edits == nil {
		return nil
	}
	return func(src []byte) ([]byte, error) {
		for _, edit := range c.edits {
			after, err := edit(src)
			if err != nil {
				return nil, err
			}
			src = after
		}
		return src, nil
	}
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
	if c.isNew {
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
