package cli

import (
	"context"
	"errors"

	"github.com/infoint/infoint/pkg/vault"
)

// about is what infoint says of itself where there is no vault.
const about = `infoint carries you through informational interviews: short talks with people
who do the work you are curious about, from the first message to the decision.

  infoint demo            look at a made-up campaign
  infoint init career     begin your own, in a folder of plain Markdown files
  infoint help            all commands
`

// runHome is infoint without a command: what is due, or how to begin.
func runHome(ctx context.Context, a *App) error {
	err := runDue(ctx, a, dueOptions{})
	if errors.Is(err, vault.ErrNoVault) && a.flags.dir == "" {
		a.IO.Prosef("%s", about)
		return nil
	}
	return err
}
