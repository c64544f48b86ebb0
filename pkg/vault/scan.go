package vault

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/internal/atomicfile"
	"github.com/infoint/infoint/pkg/note"
)

// The codes of what the scan finds.
const (
	CodeUnopened     = "unopened"
	CodeConflictCopy = "conflict-copy"
	CodeNotRegular   = "not-a-file"
	CodeLeftover     = "leftover"
)

// A scan collects the notes of a vault: every *.md in its folders, at any
// depth, but for dot-folders, node_modules and what a syncer left behind.
type scan struct {
	dir      *os.Root
	folders  []*os.Root
	found    []place
	findings []infoint.Finding

	leftovers []string
}

// A place is a note to be read. It is opened by its name in its folder, which
// is half the work of opening it by its path; a link, which may lead to another
// folder of the vault, is opened from the root.
type place struct {
	kind infoint.Kind
	path string
	in   *os.Root
	name string
}

func (s *scan) walk() {
	if info, err := s.dir.Stat(ProfilePath); err == nil && info.Mode().IsRegular() {
		s.found = append(s.found, place{infoint.KindProfile, ProfilePath, s.dir, ProfilePath})
	} else if err != nil && !os.IsNotExist(err) {
		s.findings = append(s.findings, unopened(ProfilePath, err))
	}
	for folder, kind := range note.Folders() {
		s.folder(folder, kind)
	}
	for _, dir := range []string{".", Marker} {
		names, _ := fs.ReadDir(s.dir.FS(), dir) // what cannot be listed is named elsewhere
		for _, e := range names {
			s.leftover(dir, e.Name())
		}
	}
}

// leftover takes a file that an interrupted command left.
func (s *scan) leftover(dir, name string) bool {
	of, ok := atomicfile.IsLeftover(name)
	if ok {
		full := path.Join(dir, name)
		s.leftovers = append(s.leftovers, full)
		s.find(CodeLeftover, full, "an interrupted command left a text of "+of, "the next command that writes puts it away")
	}
	return ok
}

// close lets go of the folders that were opened.
func (s *scan) close() {
	for _, f := range s.folders {
		_ = f.Close()
	}
}

func (s *scan) folder(dir string, kind infoint.Kind) {
	entries, err := fs.ReadDir(s.dir.FS(), dir)
	in := s.dir
	if err == nil {
		if in, err = s.dir.OpenRoot(dir); err == nil {
			s.folders = append(s.folders, in)
		}
	}
	if err != nil {
		if !os.IsNotExist(err) {
			s.findings = append(s.findings, unopened(dir, err))
		}
		return
	}
	names := map[string]bool{}
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		name := e.Name()
		full := path.Join(dir, name)
		switch {
		case strings.HasPrefix(name, "."):
			s.leftover(dir, name)
		case e.IsDir():
			if name != "node_modules" {
				s.folder(full, kind)
			}
		case !strings.EqualFold(path.Ext(name), ".md"):
		case isConflictCopy(name, names):
			s.find(CodeConflictCopy, full, "a copy that a syncer made of a conflict is no note", "compare it with the note beside it, then delete it")
		default:
			s.file(place{kind, full, in, name}, e)
		}
	}
}

// file takes a regular file, or a link to one inside the vault.
func (s *scan) file(p place, e fs.DirEntry) {
	full := p.path
	if e.Type()&fs.ModeSymlink != 0 {
		info, err := s.dir.Stat(full)
		if err != nil {
			f := unopened(full, err)
			f.Fix = "a link must stay inside the vault"
			s.findings = append(s.findings, f)
			return
		}
		if !info.Mode().IsRegular() {
			return
		}
		p.in, p.name = s.dir, full
	} else if !e.Type().IsRegular() {
		s.find(CodeNotRegular, full, "this is no regular file", "move it out of the vault")
		return
	}
	s.found = append(s.found, p)
}

func (s *scan) find(code, file, message, fix string) {
	s.findings = append(s.findings, infoint.Finding{
		Code: code, Severity: infoint.SeverityWarn, Path: file, Pos: infoint.Pos{Line: 1, Column: 1},
		Message: message, Fix: fix,
	})
}

// isConflictCopy knows the names that Syncthing, Dropbox, Obsidian and this
// program give to the loser of a conflict.
func isConflictCopy(name string, beside map[string]bool) bool {
	lower := strings.ToLower(name)
	if strings.Contains(lower, ".sync-conflict-") || strings.Contains(lower, "conflicted copy") ||
		strings.Contains(lower, ".infoint-conflict-") {
		return true
	}
	stem, ok := strings.CutSuffix(name, " 2"+path.Ext(name))
	return ok && beside[stem+path.Ext(name)]
}

// read reads and understands the notes, with as many readers as there are
// processors: most of the time goes into YAML and Markdown.
func (s *scan) read() []*Entry {
	entries := make([]*Entry, len(s.found))
	failed := make([]error, len(s.found))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(s.found))
	for w := range workers {
		wg.Go(func() {
			reader := note.NewReader()
			for i := w; i < len(s.found); i += workers {
				entries[i], failed[i] = s.entry(reader, s.found[i])
			}
		})
	}
	wg.Wait()
	var out []*Entry
	for i, e := range entries {
		if failed[i] != nil {
			s.findings = append(s.findings, unopened(s.found[i].path, failed[i]))
			continue
		}
		if !e.Template {
			out = append(out, e)
		}
	}
	return out
}

// maxNote is the most that is read of one file: nobody writes a note of 4 MiB,
// and a disk image that somebody called x.md must not fill the memory.
const maxNote = 4 << 20

func (s *scan) entry(reader *note.Reader, p place) (*Entry, error) {
	f, err := p.in.Open(p.name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxNote {
		return nil, &fs.PathError{Op: "read", Path: p.path, Err: fs.ErrInvalid}
	}
	src := make([]byte, info.Size())
	n, err := io.ReadFull(f, src)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	src = src[:n]
	return &Entry{reader.Read(p.kind, p.path, src), src}, nil
}
