package agenda

import (
	"flag"
	"os"
	"testing"
)

// TestMain draws the same histories on every run, so that a run can be
// repeated; -rapid.seed draws others.
func TestMain(m *testing.M) {
	flag.Parse()
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == seed.DefValue {
		if err := flag.Set("rapid.seed", "20260302"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
