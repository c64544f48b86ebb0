package vault

import (
	"errors"
	"fmt"
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
	CodeEditorCopy   = "editor-copy"
	CodeLinkedFolder = "linked-folder"
	CodeHardLink     = "hard-link"
	CodeFileName     = "file-name"
	CodeExposed      = "world-readable"
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
		s.entryOf(dir, kind, in, e, names)
	}
}

// entryOf takes one name of a folder.
func (s *scan) entryOf(dir string, kind infoint.Kind, in *os.Root, e fs.DirEntry, beside map[string]bool) {
	name := e.Name()
	full := path.Join(dir, name)
	switch {
	case s.leftover(dir, name):
	case isEditorCopy(name):
		s.note(infoint.SeverityInfo, CodeEditorCopy, full, "an editor's copy is no note", "delete it where no editor has the note open")
	case strings.HasPrefix(name, "."):
	case e.IsDir():
		if name != "node_modules" {
			s.folder(full, kind)
		}
	case s.isFolder(full, e):
		s.note(infoint.SeverityWarn, CodeLinkedFolder, full, "a link to a folder is not followed, so its notes are not read", "move the folder here, or delete the link")
	case !strings.EqualFold(path.Ext(name), ".md"):
	case isConflictCopy(name, beside):
		s.find(CodeConflictCopy, full, "a copy that a syncer made of a conflict is no note", "compare it with the note beside it, then delete it")
	default:
		if why := unportable(name); why != "" {
			s.find(CodeFileName, full, "the file's name "+why, "rename it")
		}
		s.file(place{kind, full, in, name}, e)
	}
}

// isFolder reports whether a link leads to a folder of the vault.
func (s *scan) isFolder(full string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := s.dir.Stat(full)
	return err == nil && info.IsDir()
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
	s.note(infoint.SeverityWarn, code, file, message, fix)
}

func (s *scan) note(severity infoint.Severity, code, file, message, fix string) {
	s.findings = append(s.findings, infoint.Finding{
		Code: code, Severity: severity, Path: file, Pos: infoint.Pos{Line: 1, Column: 1}, Message: message, Fix: fix,
	})
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
		return nil, &fs.PathError{Op: "read", Path: p.path, Err: fmt.Errorf("it is larger than %d MiB", maxNote>>20)}
	}
	src := make([]byte, info.Size())
	n, err := io.ReadFull(f, src)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	src = src[:n]
	return &Entry{Note: reader.Read(p.kind, p.path, src), Source: src, names: atomicfile.Names(info)}, nil
}
