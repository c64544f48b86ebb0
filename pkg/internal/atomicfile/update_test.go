package atomicfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// folder returns a disk over a new folder.
func folder(t *testing.T) (Disk, string) {
	t.Helper()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return Rooted(root), dir
}

// old makes a file look as if nobody had touched it lately.
func old(t *testing.T, path string) {
	t.Helper()
	then := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}

func TestCreate(t *testing.T) {
	d, dir := folder(t)
	if err := Create(d, "a.md", []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Create(d, "a.md", []byte("two"), 0o644); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file: %v", err)
	}
	wantFile(t, filepath.Join(dir, "a.md"), "one", 0o600)
	if err := Create(d, "no/such.md", nil, 0o600); !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("in a missing folder: %v", err)
	}
	wantNames(t, dir, "a.md")
}

func TestCreateOverALinkToNothing(t *testing.T) {
	onUnix(t)
	d, dir := folder(t)
	if err := os.Symlink("nothing", filepath.Join(dir, "a.md")); err != nil {
		t.Fatal(err)
	}
	if err := Create(d, "a.md", nil, 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	wantNames(t, dir, "a.md")
}

func TestCreateOnce(t *testing.T) {
	d, dir := folder(t)
	errs := make([]error, 16)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() { errs[i] = Create(d, "a.md", []byte{byte(i)}, 0o600) })
	}
	wg.Wait()
	made := 0
	for i, err := range errs {
		switch {
		case err == nil:
			made++
			wantFile(t, filepath.Join(dir, "a.md"), string([]byte{byte(i)}), 0o600)
		case !errors.Is(err, fs.ErrExist):
			t.Error(err)
		}
	}
	if made != 1 {
		t.Errorf("%d of %d made the file", made, len(errs))
	}
	wantNames(t, dir, "a.md")
}

func appendLine(line string) func([]byte) ([]byte, error) {
	return func(src []byte) ([]byte, error) { return append(bytes.Clone(src), line+"\n"...), nil }
}

func TestUpdate(t *testing.T) {
	refuse := func([]byte) ([]byte, error) { return nil, errors.New("cannot be edited") }
	tests := []struct {
		name string
		now  string // what the file holds when it is written
		redo func([]byte) ([]byte, error)
		want string
		busy bool
	}{
		{"unchanged", "one\n", nil, "one\ntwo\n", false},
		{"changed, and the edit can be made anew", "zero\none\n", appendLine("two"), "zero\none\ntwo\n", false},
		{"changed, and it cannot", "zero\n", nil, "zero\n", true},
		{"changed so that it cannot be edited", "zero\n", refuse, "zero\n", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, dir := folder(t)
			path := filepath.Join(dir, "a.md")
			put(t, path, tt.now, 0o640)
			before, after, err := Update(d, Edit{Name: "a.md", Before: []byte("one\n"), After: []byte("one\ntwo\n"), Redo: tt.redo})
			wantFile(t, path, tt.want, 0o640)
			wantNames(t, dir, "a.md")
			var busy *Busy
			if errors.As(err, &busy) != tt.busy || tt.busy != errors.Is(err, ErrChanged) {
				t.Fatalf("got %v", err)
			}
			if tt.busy && string(busy.Ours) != "one\ntwo\n" {
				t.Errorf("ours is %q", busy.Ours)
			}
			if !tt.busy && (string(before) != tt.now || string(after) != tt.want) {
				t.Errorf("it held %q and holds %q", before, after)
			}
		})
	}
}

func TestUpdateWhatIsGone(t *testing.T) {
	d, dir := folder(t)
	_, _, err := Update(d, Edit{Name: "a.md", Before: []byte("one"), After: []byte("two")})
	var busy *Busy
	if !errors.As(err, &busy) || string(busy.Ours) != "two" {
		t.Errorf("got %v", err)
	}
	wantNames(t, dir)
}

func TestUpdateThroughLinks(t *testing.T) {
	onUnix(t)
	d, dir := folder(t)
	outside := filepath.Join(t.TempDir(), "outside.md")
	put(t, outside, "one", 0o600)
	put(t, filepath.Join(dir, "real.md"), "one", 0o600)
	for name, to := range map[string]string{"link.md": "real.md", "absolute.md": outside, "up.md": "../" + filepath.Base(outside), "loop.md": "loop.md"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	update := func(name string) error {
		_, _, err := Update(d, Edit{Name: name, Before: []byte("one"), After: []byte("two")})
		return err
	}
	if err := update("link.md"); err != nil {
		t.Fatal(err)
	}
	wantFile(t, filepath.Join(dir, "real.md"), "two", 0o600)
	for _, name := range []string{"absolute.md", "up.md", "loop.md"} {
		if err := update(name); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	wantFile(t, outside, "one", 0o600)
	wantNames(t, dir, "absolute.md", "link.md", "loop.md", "real.md", "up.md")
}

// A hooked disk does something just before a step, as another program would.
type hooked struct {
	Disk
	before map[string]func() // by the name of the step; called once
}

func (h hooked) hook(step string) {
	if f := h.before[step]; f != nil {
		delete(h.before, step)
		f()
	}
}

func (h hooked) Exchange(a, b string) error {
	h.hook("exchange")
	err := h.Disk.Exchange(a, b)
	h.hook("after exchange")
	return err
}

// An editor that saves at any moment keeps what it saved, in each way of saving.
func TestEditorsKeepTheirs(t *testing.T) {
	onUnix(t)
	write := func(path, data string) {
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Error(err)
		}
	}
	styles := map[string]func(path, data string){
		"in place": write,
		"renaming what was there": func(path, data string) {
			if err := os.Rename(path, path+"~"); err != nil {
				t.Error(err)
			}
			write(path, data)
			_ = os.Remove(path + "~")
		},
		"renaming over it": func(path, data string) {
			write(path+".new", data)
			if err := os.Rename(path+".new", path); err != nil {
				t.Error(err)
			}
		},
	}
	for style, save := range styles {
		t.Run(style, func(t *testing.T) {
			d, dir := folder(t)
			path := filepath.Join(dir, "a.md")
			put(t, path, "one\n", 0o600)
			old(t, path)
			h := hooked{d, map[string]func(){"exchange": func() { save(path, "one\neditor\n"); old(t, path) }}}
			_, _, err := Update(h, Edit{Name: "a.md", Before: []byte("one\n"), After: []byte("one\ntwo\n"), Redo: appendLine("two")})
			if err != nil {
				t.Fatal(err)
			}
			wantFile(t, path, "one\neditor\ntwo\n", 0o600)
			wantNames(t, dir, "a.md")
		})
	}
}

// A save between the exchange and its being taken back wins over an older one.
func TestTheNewestSaveStays(t *testing.T) {
	d, dir := folder(t)
	path := filepath.Join(dir, "a.md")
	put(t, path, "one\n", 0o600)
	old(t, path)
	replace := func(data string) func() {
		return func() {
			if err := os.WriteFile(path+".new", []byte(data), 0o600); err != nil {
				t.Error(err)
			}
			old(t, path+".new")
			if err := os.Rename(path+".new", path); err != nil {
				t.Error(err)
			}
		}
	}
	h := hooked{d, map[string]func(){"exchange": replace("first\n"), "after exchange": replace("second\n")}}
	if _, _, err := Update(h, Edit{Name: "a.md", Before: []byte("one\n"), After: []byte("one\ntwo\n"), Redo: appendLine("two")}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "second\ntwo\n", 0o600)
	wantNames(t, dir, "a.md")
}

// A file that somebody has just emptied is not edited: they are about to write.
func TestNothingIsDoneInTheMiddleOfASave(t *testing.T) {
	d, dir := folder(t)
	path := filepath.Join(dir, "a.md")
	put(t, path, "one\n", 0o600)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(50*time.Millisecond, func() {
		_, _ = f.WriteString("one\neditor\n")
		_ = f.Close()
	})
	if _, _, err := Update(d, Edit{Name: "a.md", Before: []byte("one\n"), After: []byte("one\ntwo\n"), Redo: appendLine("two")}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "one\neditor\ntwo\n", 0o600)
}

func TestModesAndAttributesStay(t *testing.T) {
	onUnix(t)
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o660, 0o777} {
		d, dir := folder(t)
		path := filepath.Join(dir, "a.md")
		put(t, path, "one", mode)
		if _, _, err := Update(d, Edit{Name: "a.md", Before: []byte("one"), After: []byte("two")}); err != nil {
			t.Fatal(err)
		}
		wantFile(t, path, "two", mode)
	}
}

func TestTempIsPrivate(t *testing.T) {
	onUnix(t)
	d, dir := folder(t)
	put(t, filepath.Join(dir, "a*.md"), "one", 0o640)
	old(t, filepath.Join(dir, "a*.md"))
	p, err := Prepare(d, Edit{Name: "a*.md", Before: []byte("one"), After: []byte("two")})
	if err != nil {
		t.Fatal(err)
	}
	wantNames(t, dir, ".a*.md.infoint-1.tmp", "a*.md")
	if of, ok := IsLeftover(".a*.md.infoint-1.tmp"); of != "a*.md" || !ok {
		t.Errorf("it is a leftover of %q: %t", of, ok)
	}
	if err := p.Drop(); err != nil {
		t.Fatal(err)
	}
	wantNames(t, dir, "a*.md")
}
