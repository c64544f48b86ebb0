package cli

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Main runs the program in its world and returns its exit code.
func Main(ctx context.Context, w World, args []string) int {
	a := &App{World: w}
	root := newRoot(a)
	if code, ran := a.plugin(ctx, root, args); ran {
		return code
	}
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		unquoteUsage(root)
	}
	root.SetArgs(args)
	root.SetIn(w.IO.In)
	root.SetOut(w.IO.Out)
	root.SetErr(w.IO.Err)
	code := exitDone
	if err := root.ExecuteContext(ctx); err != nil {
		code = a.report(err)
	}
	if err := w.IO.Flush(); err != nil && code == exitDone {
		code = a.report(fmt.Errorf("writing the output: %w", err))
	}
	return code
}

// unquoteUsage takes the marks off the words of flags that help shows as their
// values: a shell would show them as they are.
func unquoteUsage(cmd *cobra.Command) {
	plain := func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) }
	cmd.LocalFlags().VisitAll(plain)
	cmd.PersistentFlags().VisitAll(plain)
	for _, sub := range cmd.Commands() {
		unquoteUsage(sub)
	}
}

// plugin runs infoint-FOO from the PATH where there is no command foo. The
// working folder is no place to look: a vault must not bring commands along.
func (a *App) plugin(ctx context.Context, root *cobra.Command, args []string) (code int, ran bool) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") || strings.ContainsAny(args[0], `/\`) || hasCommand(root, args[0]) {
		return 0, false
	}
	for _, dir := range filepath.SplitList(a.IO.Getenv("PATH")) {
		if !filepath.IsAbs(dir) {
			continue
		}
		file, err := exec.LookPath(filepath.Join(dir, "infoint-"+args[0]))
		if err != nil {
			continue
		}
		cmd := exec.CommandContext(ctx, file, args[1:]...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Dir = a.IO.In, a.IO.Raw(), a.IO.Err, a.Dir
		var exit *exec.ExitError
		switch err := cmd.Run(); {
		case ctx.Err() != nil:
			code = exitInterrupted
		case errors.As(err, &exit) && exit.Exited():
			code = exit.ExitCode()
		case err != nil:
			code = a.report(fmt.Errorf("infoint-%s: %w", args[0], err))
		}
		_ = a.IO.Flush()
		return code, true
	}
	return 0, false
}

func hasCommand(root *cobra.Command, name string) bool {
	return name == "help" || strings.HasPrefix(name, cobra.ShellCompRequestCmd) ||
		slices.ContainsFunc(root.Commands(), func(c *cobra.Command) bool { return c.Name() == name || c.HasAlias(name) })
}
