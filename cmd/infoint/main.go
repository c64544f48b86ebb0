// Infoint carries a person through informational interviews, over a folder of
// plain Markdown files. See the README, or run infoint help.
package main

import (
	"context"
	"crypto/rand"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"time"
	_ "time/tzdata" // a zone must be known on every machine

	"github.com/infoint/infoint/pkg/cli"
	"github.com/infoint/infoint/pkg/term"
)

func main() { os.Exit(run()) }

func run() int {
	// A command is over before the collector could repay its work, so it does
	// not run at all until a large vault has filled this much.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(88 << 20)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	io := term.System(os.Getenv)
	dir, err := os.Getwd()
	if err != nil {
		term.Fprintf(io.Err, "infoint: %s\n", err)
		return 1
	}
	zone := sync.OnceValue(func() *time.Location { return named(time.Local, os.Getenv("TZ"), time.Now()) })
	clock := func() time.Time { return time.Now().In(zone()) }
	return cli.Main(ctx, cli.World{IO: io, Clock: clock, Random: rand.Reader, Dir: dir}, os.Args[1:])
}
