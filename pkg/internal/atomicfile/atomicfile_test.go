package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func onUnix(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("modes and links are otherwise on Windows")
	}
}

func put(t *testing.T, path, data string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func wantFile(t *testing.T, path, data string, mode fs.FileMode) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != data {
		t.Errorf("%s has %q, %v; want %q", path, got, err, data)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != mode {
		t.Errorf("%s has mode %v, want %v", path, info.Mode().Perm(), mode)
	}
}

// wantNames checks that nothing else is in the folder, a leftover least of all.
func wantNames(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("the folder has %q, want %q", names, want)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a*.md")
	if runtime.GOOS == "windows" {
		path = filepath.Join(dir, "a.md")
	}
	if err := Write(path, []byte("one"), 0o640); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "one", 0o640)
	if err := os.Chmod(path, 0o606); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "", 0o606)
	wantNames(t, dir, filepath.Base(path))
}

func TestWriteLongName(t *testing.T) {
	dir := t.TempDir()
	name := strings.Repeat("é", 126) + ".md" // 255 bytes
	if err := Write(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantNames(t, dir, name)
}

func TestWriteThroughLinks(t *testing.T) {
	onUnix(t)
	dir := t.TempDir()
	link := func(to, name string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.Symlink(to, path); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o700); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, "real", "a.md")
	put(t, target, "old", 0o644)
	first := link("real/a.md", "first.md")
	second := link(first, "second.md")
	dangling := link("real/new.md", "dangling.md")
	loop := link("loop.md", "loop.md")

	if err := Write(second, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantFile(t, target, "new", 0o644)
	if err := Write(dangling, []byte("made"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantFile(t, filepath.Join(dir, "real", "new.md"), "made", 0o600)
	if err := Write(loop, nil, 0o600); err == nil {
		t.Error("a loop of links was written")
	}
	for _, path := range []string{first, second, dangling} {
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v", path, err)
		}
	}
	wantNames(t, filepath.Join(dir, "real"), "a.md", "new.md")
}

func TestErrorsNameTheFile(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(dir, "no", "such.md")
	tests := []struct {
		name string
		err  error
		path string
		is   error
	}{
		{"folder missing", Write(nowhere, nil, 0o600), nowhere, fs.ErrNotExist},
		{"a folder", Write(folder, nil, 0o600), folder, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.err == nil || !strings.HasPrefix(tt.err.Error(), "writing "+tt.path+": ") || strings.Contains(tt.err.Error(), ".tmp") {
				t.Errorf("got %v", tt.err)
			}
			if tt.is != nil && !errors.Is(tt.err, tt.is) {
				t.Errorf("%v is not %v", tt.err, tt.is)
			}
		})
	}
	wantNames(t, dir, "folder")
	wantNames(t, folder)
}

func TestReadOnly(t *testing.T) {
	onUnix(t)
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	put(t, path, "old", 0o400)
	if err := Write(path, []byte("new"), 0o600); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a read-only file: %v", err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // else it cannot be removed
	if err := Write(filepath.Join(dir, "b.md"), nil, 0o600); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a read-only folder: %v", err)
	}
	wantFile(t, path, "old", 0o400)
	wantNames(t, dir, "a.md")
}

func TestTolerate(t *testing.T) {
	if err := tolerate(errors.ErrUnsupported); err != nil {
		t.Errorf("got %v", err)
	}
	if err := tolerate(fs.ErrPermission); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
}
