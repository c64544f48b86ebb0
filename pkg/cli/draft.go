package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
)

type draftOptions struct {
	channel string
	fresh   bool
	edit    bool
	dry     bool
	slots   []letter.Slot // times that somebody chose; nil for free ones
}

func newDraft(a *App) *cobra.Command {
	var opts draftOptions
	cmd := &cobra.Command{
		Use: "draft NAME [KIND]", Short: "A letter to read over, change and send yourself",
		Example:           "  infoint draft ines\n  infoint draft ines outreach --channel linkedin\n  infoint draft ines thanks --edit",
		GroupID:           groupReach,
		Args:              words(1, 2, "a NAME and perhaps a KIND: one of "+strings.Join(letter.Kinds(), ", ")+", or of your own"),
		ValidArgsFunction: a.names(letter.Kinds(), infoint.KindContact),
		RunE:              func(cmd *cobra.Command, args []string) error { return runDraft(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.channel, "channel", "", "write for `CHANNEL`: email or linkedin")
	f.BoolVar(&opts.fresh, "new", false, "a fresh one, though a draft is there; that one stays")
	f.BoolVar(&opts.edit, "edit", false, "open it in your editor")
	completeFlag(cmd, "channel", note.Channels())
	dryFlag(cmd, &opts.dry)
	return cmd
}

type wireDraft struct {
	Path     string           `json:"path"`
	Kind     string           `json:"kind"`
	Variant  optional         `json:"variant"`
	To       infoint.ID       `json:"to"`
	Subject  optional         `json:"subject"`
	Body     string           `json:"body"`
	Channel  string           `json:"channel"`
	Words    int              `json:"words"`
	Findings []letter.Finding `json:"findings"`
	Diff     *string          `json:"diff,omitempty"`
}

func runDraft(ctx context.Context, a *App, opts draftOptions, args []string) error {
	e, c, err := a.writable(args[0], infoint.KindContact)
	if err != nil {
		return err
	}
	if opts.channel != "" && !slices.Contains(note.Channels(), opts.channel) {
		return usagef("%q is no channel", opts.channel).hint("the channels are %s", strings.Join(note.Channels(), ", "))
	}
	var kind string
	if len(args) > 1 {
		kind = strings.ToLower(args[1])
	} else if kind, err = wantedKind(c, e.ID); err != nil {
		return err
	}
	p, err := pairFor(c, e.Contact, kind)
	if err != nil {
		return err
	}
	d, plan, err := a.drafted(ctx, c, p, kind, opts)
	if err != nil {
		return err
	}
	if opts.dry {
		diff := string(a.vault.Diff(plan))
		d.Diff = &diff
		if err := a.print(d, func() error { return a.printDiff(plan, writing{Changed: plan.Paths()}) }); err != nil {
			return err
		}
		return a.found(d)
	}
	if err := a.apply(plan, d, func() error { return a.printDraft(d) }); err != nil {
		return err
	}
	missing := a.found(d)
	if opts.edit {
		return a.editor(d.Path)
	}
	if missing != nil {
		return missing
	}
	a.next(infoint.Command("done", string(e.ID), d.Kind))
	return nil
}

// found prints the findings, and is an error where one of them is.
func (a *App) found(d wireDraft) error {
	missing := false
	for _, f := range d.Findings {
		missing = missing || f.Severity == string(infoint.SeverityError)
		if !a.machine() {
			a.say("%d:%d: %s: %s: %s; %s", f.Line, f.Column, f.Severity, f.Rule, f.Why, f.Fix)
		}
	}
	if missing {
		return silent(exitCannot)
	}
	return nil
}

// printDraft prints the letter as it would be pasted, and what is missing.
func (a *App) printDraft(d wireDraft) error {
	if d.Subject != "" {
		term.Fprintf(a.IO.Out, "Subject: %s\n\n", string(d.Subject))
	}
	if _, err := fmt.Fprintln(a.IO.Out, d.Body); err != nil {
		return err
	}
	a.say("%s", d.Path)
	return nil
}
