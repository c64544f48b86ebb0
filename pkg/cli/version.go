package cli

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
)

func newVersion(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Which infoint this is",
		Example: "  infoint version\n  infoint version --json",
		GroupID: groupProgram,
		Args:    words(0, 0, "no words"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runVersion(cmd.Context(), a) },
	}
}

type wireVersion struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	Format  int    `json:"format"`
}

func runVersion(_ context.Context, a *App) error {
	v := wireVersion{Version: "(devel)", Format: infoint.FormatVersion}
	if info, ok := debug.ReadBuildInfo(); ok {
		v.Go = info.GoVersion
		if info.Main.Version != "" {
			v.Version = info.Main.Version
		}
	}
	return a.print(v, func() error {
		_, err := fmt.Fprintf(a.IO.Out, "infoint %s, format %d, %s\n", v.Version, v.Format, v.Go)
		return err
	})
}
