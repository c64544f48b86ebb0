package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

func newExport(a *App) *cobra.Command {
	cmd := &cobra.Command{
		Use: "export", Short: "The vault for other programs: ics",
		Example: "  infoint export ics > talks.ics",
		GroupID: groupKeep,
	}
	return group(cmd, newExportICS(a))
}

func newExportICS(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "ics [NAME…]", Short: "Talks for a calendar program: all, or those of people and notes",
		Example:           "  infoint export ics > talks.ics\n  infoint export ics ines 2026-03-24-ben-ito",
		Args:              words(0, -1, "perhaps a NAME, of people or talks"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindInterview),
		RunE:              func(cmd *cobra.Command, args []string) error { return runExportICS(cmd.Context(), a, args) },
	}
}

// runExportICS writes talks that are over too, and cancelled ones as cancelled:
// a calendar that has them then learns of it.
func runExportICS(_ context.Context, a *App, args []string) error {
	if a.machine() {
		return usagef("export ics prints a calendar; it takes no --json and no --template").hint("infoint list interviews --json")
	}
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	var named []infoint.ID
	for _, name := range args {
		e, _, err := a.writable(name, infoint.KindContact, infoint.KindInterview)
		if err != nil {
			return err
		}
		named = append(named, e.ID)
	}
	var talks []*campaign.Talk
	for _, t := range c.Talks() {
		with := slices.ContainsFunc(t.With, func(id infoint.ID) bool { return slices.Contains(named, id) })
		switch wanted := len(named) == 0 || with || slices.Contains(named, t.ID); {
		case wanted && t.OffRecord:
			a.say("%s is off the record, and left out", t.Path)
		case wanted:
			talks = append(talks, t)
		}
	}
	if err := a.writeTalks(stdStream, c, talks); err != nil {
		return err
	}
	a.leftOut(a.vault)
	return nil
}
