package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/vault"
)

type draftOptions struct {
	channel string
	fresh   bool
	edit    bool
	eml     string
	mailto  bool
	dry     bool
	slots   []letter.Slot // times that somebody chose; nil for free ones
}

func newDraft(a *App) *cobra.Command {
	var opts draftOptions
	cmd := &cobra.Command{
		Use: "draft NAME [KIND]", Short: "A letter to read over, change and send yourself",
		Example:           "  infoint draft ines\n  infoint draft ines outreach --channel linkedin\n  infoint draft ines thanks --edit\n  infoint draft ines thanks --eml thanks.eml",
		GroupID:           groupReach,
		Args:              words(1, 2, "a NAME and perhaps a KIND: one of "+strings.Join(letter.Kinds(), ", ")+", or of your own"),
		ValidArgsFunction: a.names(letter.Kinds(), infoint.KindContact),
		RunE:              func(cmd *cobra.Command, args []string) error { return runDraft(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.channel, "channel", "", "write for `CHANNEL`: email, linkedin or phone")
	f.BoolVar(&opts.fresh, "new", false, "a fresh one, though a draft is there; that one stays")
	f.BoolVar(&opts.edit, "edit", false, "open it in your editor")
	f.StringVar(&opts.eml, "eml", "", "a message for your mail program as well, into `FILE` (.eml); - is standard output")
	f.BoolVar(&opts.mailto, "mailto", false, "a link that opens your mail program instead of the text")
	completeFlag(cmd, "channel", letter.Channels())
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
	if err := opts.check(a.machine()); err != nil {
		return err
	}
	if opts.isMail() {
		opts.channel = letter.ChannelEmail
	}
	d, plan, err := a.draftFor(ctx, opts, args)
	if err != nil {
		return err
	}
	if opts.edit && !opts.dry && !a.IO.CanEdit() {
		return noEditor(infoint.Command(append([]string{"draft"}, args...)...) + " --edit")
	}
	if !opts.dry {
		filled, err := a.askForGaps(ctx, a.campaign, d.Findings)
		if err != nil {
			return err
		}
		if filled {
			if d, plan, err = a.draftFor(ctx, opts, args); err != nil {
				return err
			}
		}
	}
	out, err := a.pack(a.campaign, d, opts)
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
	if opts.edit {
		return a.edited(ctx, plan, d, opts, args[0])
	}
	if err := a.post(out); err != nil {
		return err
	}
	if err := a.apply(plan, d, func() error { return a.hand(d, out) }); err != nil {
		return err
	}
	return a.toSend(d)
}

// toSend says what stands in the way of a letter, or what comes after it.
func (a *App) toSend(d wireDraft) error {
	if err := a.found(d); err != nil {
		return err
	}
	a.next(infoint.Command("done", string(d.To), d.Kind))
	return nil
}

// draftFor drafts the letter that the words of the command line mean.
func (a *App) draftFor(ctx context.Context, opts draftOptions, args []string) (wireDraft, *vault.Plan, error) {
	e, c, err := a.writable(args[0], infoint.KindContact)
	if err != nil {
		return wireDraft{}, nil, err
	}
	var kind string
	if len(args) > 1 {
		kind = strings.ToLower(args[1])
	} else if kind, err = wantedKind(c, e.ID); err != nil {
		return wireDraft{}, nil, err
	}
	p, err := pairFor(c, e.Contact, kind)
	if err != nil {
		return wireDraft{}, nil, err
	}
	return a.drafted(ctx, c, p, kind, opts)
}

// found prints the findings, and is an error where one of them is.
func (a *App) found(d wireDraft) error {
	for _, f := range d.Findings {
		if !a.machine() {
			a.say(findingForm, findingWords(f)...)
		}
	}
	if hasError(d.Findings) {
		return silent(exitCannot)
	}
	return nil
}
