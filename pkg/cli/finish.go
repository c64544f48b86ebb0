package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

type finishOptions struct {
	text string
	dry  bool
}

func newFinish(a *App) *cobra.Command {
	var opts finishOptions
	cmd := &cobra.Command{
		Use: "finish", Short: "End the campaign: nobody new, and a last word to all who helped",
		Example: "  infoint finish -m \"starting at Tallow in September\"\n  infoint log me reopened",
		GroupID: groupFollow,
		Args:    words(0, 0, "no words"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runFinish(cmd.Context(), a, opts) },
	}
	cmd.Flags().StringVarP(&opts.text, "message", "m", "", "how it ended, `TEXT`")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runFinish(_ context.Context, a *App, opts finishOptions) error {
	e, c, err := a.profile()
	if err != nil {
		return err
	}
	if day := c.Finished(); !day.IsZero() {
		return cannotf("the campaign was finished on %s", day).hint("infoint log me reopened goes on with it")
	}
	l := logEntry{plan: &vault.Plan{}, note: e}
	if err := l.append(infoint.Event{Date: c.Today(), Kind: infoint.EventFinished, Text: opts.text}); err != nil {
		return err
	}
	if err := a.write(l.plan, opts.dry, e.ID, "", "finished; infoint log me reopened goes on"); err != nil {
		return err
	}
	a.next("infoint due --all")
	return nil
}
