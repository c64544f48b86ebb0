package main

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/infoint/infoint/pkg/cli"
	"github.com/infoint/infoint/pkg/term"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"infoint":        func() { os.Exit(runInScript()) },
		"infoint-writes": func() { os.Exit(writeOften(os.Args[1], os.Args[2], os.Args[3])) },
	})
}

// TestScripts runs the specification of the command line.
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join(testdata, "script"),
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Cmds:               scriptCommands(),
		Condition:          scriptCondition,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			for name, value := range map[string]string{
				"HOME": home, "INFOINT_STATE_DIR": filepath.Join(filepath.Dir(env.WorkDir), "state"), // what scripts compare is below WorkDir
				"TESTDATA": testdata, "NOW": "2026-03-02T09:00:00+01:00",
				"GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": env.WorkDir,
				"GORACE": "atexit_sleep_ms=0", // else each command waits for a second
			} {
				env.Setenv(name, value)
			}
			return os.MkdirAll(home, 0o700)
		},
	})
}

// runInScript is run with a world that a script controls: the clock stands at
// $NOW in Berlin, and what is random depends on the arguments alone, -n or not.
func runInScript() int {
	if os.Getenv("INFOINT_ONE_THREAD") != "" {
		runtime.LockOSThread() // calls to the system are counted by the thread
	}
	return cli.Main(context.Background(), scriptWorld(), os.Args[1:])
}

// writeOften logs a note to Ana again and again, each time as a command would.
func writeOften(root, times, text string) int {
	n, err := strconv.Atoi(times)
	if err != nil {
		panic(err)
	}
	for i := range n {
		args := []string{"-C", root, "log", "ana", "note", "-m", fmt.Sprintf("%s, %d.", text, i)}
		if code := cli.Main(context.Background(), scriptWorld(), args); code != 0 {
			return code
		}
	}
	return 0
}

func scriptWorld() cli.World {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
	if err != nil {
		panic(err)
	}
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	args := slices.DeleteFunc(slices.Clone(os.Args[1:]), func(s string) bool { return s == "-n" })
	return cli.World{
		IO: term.System(os.Getenv), Clock: func() time.Time { return now.In(berlin) },
		Random: &repeatable{seed: fmt.Sprint(args)}, Dir: dir,
	}
}

// repeatable is a source of bytes that gives the same ones for the same seed.
type repeatable struct {
	seed string
	n    int
}

func (r *repeatable) Read(p []byte) (int, error) {
	for i := range p {
		h := fnv.New32a()
		_, _ = io.WriteString(h, r.seed+strconv.Itoa(r.n))
		p[i] = byte(h.Sum32() >> 8)
		r.n++
	}
	return len(p), nil
}
