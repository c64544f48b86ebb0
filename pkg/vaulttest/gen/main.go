// Gen writes a made-up vault of any size into a new folder, for measuring:
//
//	go run ./pkg/vaulttest/gen -notes 10000 -seed 1 DIR
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/infoint/infoint/pkg/vaulttest"
)

func main() {
	err := run(os.Args[1:], os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: gen [-notes N] [-seed S] DIR")
		flags.PrintDefaults()
	}
	notes := flags.Int("notes", 10_000, "how many notes")
	seed := flags.Uint64("seed", 1, "what they are drawn from")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("which folder? usage: gen [-notes N] [-seed S] DIR")
	}
	return vaulttest.Generate(flags.Arg(0), *seed, *notes)
}
