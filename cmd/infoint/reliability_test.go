//go:build slow && linux && !race

package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/infoint/infoint/pkg/vault"
)

// What is killed, starved and crowded here is the program itself, run as the
// scripts run it: a link to the test is called infoint.

// program returns a command line of the program, with a state folder of its own.
func program(t *testing.T, state string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	called := filepath.Join(t.TempDir(), "infoint")
	if err := os.Symlink(self, called); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(called, args...)
	cmd.Env = []string{"NOW=2026-03-24T18:00:00+01:00", "INFOINT_STATE_DIR=" + state, "GORACE=atexit_sleep_ms=0"}
	return cmd
}

// campaignFiles are a vault in which a command can write one file or several.
func campaignFiles() map[string]string {
	return map[string]string{
		".infoint/config.yaml": "format: 1\n",
		"profile.md":           "---\nname: Ruth Adeyemi\n---\n",
		"contacts/ana.md":      "---\nname: Ana Ruiz\nemail: ana@example.org\n---\n\n## Log\n- 2026-03-02 outreach email\n- 2026-03-10 reply yes\n- 2026-03-10 slots\n",
		"interviews/2026-03-24-ana.md": "---\nwith:\n  - \"[[ana]]\"\nscheduled: 2026-03-24T15:00:00\ntimezone: Europe/Berlin\nheld: 2026-03-24\ndebriefed: 2026-03-24\n---\n\n" +
			"## Insights\n- \"Most of it is waiting\"\n",
		"letters/2026-03-24-thanks-ana.md": "---\ntype: letter\nto: \"[[ana]]\"\nkind: thanks\nchannel: email\nsubject: Thank you\n---\n\nHello Ana\n",
	}
}

func makeTree(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for path, text := range files {
		full := filepath.Join(root, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o700), os.WriteFile(full, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

// tree returns the files below a folder.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	if err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(rel)] = string(src)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// isTemp knows the names of what a killed command may leave.
func isTemp(path string) bool {
	return strings.HasSuffix(path, ".tmp") || strings.HasPrefix(path, ".infoint/recovered/")
}

func withoutTemps(files map[string]string) map[string]string {
	out := maps.Clone(files)
	maps.DeleteFunc(out, func(path, _ string) bool { return isTemp(path) })
	return out
}

// TestKillPoints kills commands at each call of each kind that they make to the
// system, by strace, and looks at what is left.
func TestKillPoints(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed")
	}
	var points atomic.Int64
	t.Run("commands", func(t *testing.T) {
		for _, args := range killed() {
			t.Run(strings.Join(args[:2], " "), func(t *testing.T) {
				t.Parallel()
				points.Add(int64(killEverywhere(t, strace, args)))
			})
		}
	})
	t.Logf("%d kill points: 0 files that are neither old nor new, 0 done that was not written", points.Load())
	if points.Load() < 500 {
		t.Errorf("only %d kill points", points.Load())
	}
}

// killed are the commands: they write one file, several, a new one, the profile.
func killed() [][]string {
	return [][]string{
		{"log", "ana", "wrote", "-m", "a card"},
		{"done", "ana", "thank"},
		{"add", "contact", "Ben Ito", "role=researcher"},
		{"set", "me", "headline=a nurse who builds things"},
	}
}

// calls are what a command does to files and the folders they lie in.
var calls = []string{
	"openat", "openat2", "read", "write", "close", "fsync", "renameat2", "linkat", "unlinkat", "mkdirat", "fchmod", "fchown", "flock", "newfstatat", "fstat", "getdents64", "flistxattr",
}

func killEverywhere(t *testing.T, strace string, args []string) int {
	t.Helper()
	traced := func(dir string, options ...string) (*exec.Cmd, string) {
		root := filepath.Join(dir, "vault")
		makeTree(t, root, campaignFiles())
		cmd := program(t, filepath.Join(dir, "state"), args...)
		cmd.Dir = root
		cmd.Args = slices.Concat([]string{"strace", "-f", "-qq", "-o", filepath.Join(dir, "trace")}, options, cmd.Args)
		cmd.Path = strace
		cmd.Env = append(cmd.Env, "INFOINT_ONE_THREAD=1", "GOMAXPROCS=1", "GOGC=off")
		return cmd, root
	}
	dir := t.TempDir()
	cmd, root := traced(dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%q: %v\n%s", args, err, out)
	}
	before, after := campaignFiles(), tree(t, root)
	if maps.Equal(before, after) {
		t.Fatalf("%q changes nothing", args)
	}
	trace, err := os.ReadFile(filepath.Join(dir, "trace"))
	if err != nil {
		t.Fatal(err)
	}
	points := 0
	for _, call := range calls {
		for n := range len(regexp.MustCompile(`(?m)^\d+ +`+call+`\(`).FindAll(trace, -1)) {
			dir := t.TempDir()
			cmd, root := traced(dir, "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:signal=SIGKILL:when=%d", call, n+1))
			err := cmd.Run()
			points++
			where := fmt.Sprintf("%q killed at %s %d", args, call, n+1)
			left := withoutTemps(tree(t, root))
			for path, text := range left {
				if text != before[path] && text != after[path] {
					t.Fatalf("%s: %s holds neither: %q", where, path, text)
				}
			}
			if err == nil && !maps.Equal(left, after) {
				t.Fatalf("%s: it said that it was done", where)
			}
			nextCommand(t, root, filepath.Join(dir, "state"))
			all := tree(t, root)
			if left = withoutTemps(all); !maps.Equal(left, before) && !maps.Equal(left, after) {
				t.Fatalf("%s: the next command makes of it %q", where, left)
			}
			for path := range all {
				if strings.HasSuffix(path, ".tmp") {
					t.Fatalf("%s: %s stays", where, path)
				}
			}
		}
	}
	return points
}

// nextCommand does what the next command that writes does first.
func nextCommand(t *testing.T, root, state string) {
	t.Helper()
	g := vault.Guard{State: state}
	if err := vault.Finish(root, g); err != nil {
		t.Fatal(err)
	}
	v, err := vault.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	v.SetGuard(g)
	if err := v.Apply(&vault.Plan{}); err != nil {
		t.Fatal(err)
	}
}

// TestManyProcesses has sixteen processes write to one note, two hundred times
// each.
func TestManyProcesses(t *testing.T) {
	const processes, writes = 16, 200
	dir := t.TempDir()
	root := filepath.Join(dir, "vault")
	makeTree(t, root, campaignFiles())
	var running []*exec.Cmd
	said := make([]bytes.Buffer, processes)
	for p := range processes {
		cmd := program(t, filepath.Join(dir, "state"), root, strconv.Itoa(writes), "process "+strconv.Itoa(p))
		cmd.Args[0] = "infoint-writes"
		cmd.Stderr = &said[p]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for p, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("process %d: %v\n%s", p, err, said[p].String())
		}
	}
	note := tree(t, root)["contacts/ana.md"]
	lost := 0
	for p := range processes {
		for n := range writes {
			if strings.Count(note, fmt.Sprintf("note: process %d, %d.\n", p, n)) != 1 {
				lost++
			}
		}
	}
	if lost > 0 {
		t.Errorf("%d are lost", lost)
	}
	t.Logf("%d x %d concurrent writes: %d of %d lost", processes, writes, lost, processes*writes)
}

// TestFullDisk writes on a disk that is nearly full, at every degree of nearly.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=64k,mode=700"); err != nil {
		t.Skipf("mounting is not allowed: %v", err)
	}
	defer func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) }()
	runs, refused := 0, 0
	state := t.TempDir()
	for _, args := range [][]string{
		{"log", "ana", "wrote", "-m", strings.Repeat("a long card ", 400)}, {"done", "ana", "thank"}, {"add", "contact", "Ben Ito"},
	} {
		want := fullDiskWant(t, state, args)
		for free := 0; free <= 44<<10; free += 640 {
			root := filepath.Join(disk, "vault")
			makeTree(t, root, campaignFiles())
			fill(t, disk, free)
			cmd := program(t, state, args...)
			cmd.Dir = root
			out, err := cmd.CombinedOutput()
			runs++
			all := tree(t, root)
			switch left := withoutTemps(all); {
			case err == nil && !maps.Equal(left, want):
				t.Fatalf("%q with %d bytes: done, and the files are %q", args, free, left)
			case err != nil && !maps.Equal(left, campaignFiles()):
				t.Fatalf("%q with %d bytes: %s and the files are %q", args, free, out, left)
			case len(all) != len(left):
				t.Fatalf("%q with %d bytes: a leftover in %q", args, free, slices.Sorted(maps.Keys(all)))
			}
			if err != nil {
				refused++
			}
			if err := errors.Join(os.RemoveAll(root), os.Remove(filepath.Join(disk, "filler"))); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d runs on a disk that is nearly full, %d of them refused: 0 files that are neither old nor new, 0 leftovers", runs, refused)
	if refused == 0 || refused == runs {
		t.Error("the disk was never full, or always")
	}
}

func fullDiskWant(t *testing.T, state string, args []string) map[string]string {
	t.Helper()
	root := t.TempDir()
	makeTree(t, root, campaignFiles())
	cmd := program(t, state, args...)
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return tree(t, root)
}

// fill leaves about that many bytes on a disk.
func fill(t *testing.T, disk string, free int) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "filler"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(block)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(max(0, info.Size()-int64(free))); err != nil {
		t.Fatal(err)
	}
}
