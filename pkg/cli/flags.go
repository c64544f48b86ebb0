package cli

import (
	"fmt"
	"strconv"

	"github.com/infoint/infoint/pkg/when"
)

// A countFlag is a whole number from the least on. The library's own says
// nothing of its limits, and names a Go function where a word is given.
type countFlag struct {
	value *int
	least int
}

// String implements pflag.Value; nothing is the default.
func (f countFlag) String() string { return "" }

// Type implements pflag.Value.
func (f countFlag) Type() string { return "number" }

// Set implements pflag.Value.
func (f countFlag) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < f.least {
		return fmt.Errorf("a whole number from %d on is expected", f.least)
	}
	*f.value = n
	return nil
}

// A minutesFlag is the length of a talk: 20, 20m, 1h.
type minutesFlag struct{ value *int }

// String implements pflag.Value; nothing is the default.
func (f minutesFlag) String() string { return "" }

// Type implements pflag.Value.
func (f minutesFlag) Type() string { return "minutes" }

// Set implements pflag.Value.
func (f minutesFlag) Set(text string) error {
	n, err := when.ParseMinutes(text)
	if err != nil {
		return err
	}
	*f.value = n
	return nil
}
