package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptCommands are what scripts can do besides testscript's own:
//
//	exits N COMMAND ARGS…   run it; the exit code must be N
//	same DIR1 DIR2          two folders must hold the same files, byte for byte
//	dry infoint ARGS…       with -n it must write nothing and print a diff by
//	                        which git apply makes what it makes without -n
func scriptCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"exits": scriptExits, "same": scriptSame, "dry": scriptDry,
	}
}

// scriptCondition knows [root], who may read every file.
func scriptCondition(name string) (bool, error) {
	if name != "root" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return os.Geteuid() == 0, nil
}

func scriptExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N COMMAND ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func scriptSame(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same DIR1 DIR2")
	}
	diff := treeDiff(readTree(ts, ts.MkAbs(args[0])), readTree(ts, ts.MkAbs(args[1])))
	if (diff == "") == neg {
		ts.Fatalf("%s and %s: %q differs", args[0], args[1], diff)
	}
}

// scriptDry works on copies of the working folder, which stays as it is.
func scriptDry(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: dry infoint ARGS…")
	}
	work := ts.MkAbs(".")
	before := readTree(ts, work)
	ts.Check(ts.Exec(args[0], append(slices.Clone(args[1:]), "-n")...))
	patch := ts.ReadFile("stdout")
	if at := treeDiff(before, readTree(ts, work)); at != "" {
		ts.Fatalf("with -n it wrote %s", at)
	}
	applied, written := copyTree(ts, before), copyTree(ts, before)
	apply := exec.Command("git", "apply", "--whitespace=nowarn", "-")
	apply.Dir, apply.Stdin = applied, bytes.NewReader([]byte(patch))
	apply.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(applied))
	if patch != "" {
		out, err := apply.CombinedOutput()
		if err != nil {
			ts.Fatalf("git apply: %v\n%s\n%s", err, out, patch)
		}
	}
	ts.Check(ts.Chdir(written))
	ts.Check(ts.Exec(args[0], args[1:]...))
	ts.Check(ts.Chdir(work))
	a, b := readTree(ts, applied), readTree(ts, written)
	if at := treeDiff(a, b); at != "" {
		ts.Fatalf("%s differs: by the diff %q, by the command %q", at, a[at], b[at])
	}
	if (patch == "") != (treeDiff(before, b) == "") {
		ts.Fatalf("the diff is %q, and the command changes %q", patch, treeDiff(before, b))
	}
}

// readTree returns the files below a folder by their paths, without git's.
func readTree(ts *testscript.TestScript, root string) map[string]string {
	files := map[string]string{}
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == ".git" {
			return fs.SkipDir
		}
		if !d.Type().IsRegular() {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		files[filepath.ToSlash(rel)] = string(src)
		return err
	}))
	return files
}

// treeDiff returns a path at which two trees differ, empty where none does.
func treeDiff(a, b map[string]string) string {
	for _, one := range []struct{ x, y map[string]string }{{a, b}, {b, a}} {
		for path, src := range one.x {
			if other, ok := one.y[path]; !ok || src != other {
				return path
			}
		}
	}
	return ""
}

func copyTree(ts *testscript.TestScript, files map[string]string) string {
	root, err := os.MkdirTemp(ts.Getenv("WORK"), ".copy-")
	ts.Check(err)
	for path, src := range files {
		full := filepath.Join(root, filepath.FromSlash(path))
		ts.Check(os.MkdirAll(filepath.Dir(full), 0o700))
		ts.Check(os.WriteFile(full, []byte(src), 0o600))
	}
	return root
}
