package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/templates"
)

type draftOptions struct {
	channel string
	fresh   bool
	edit    bool
	dry     bool
}

func newDraft(a *App) *cobra.Command {
	var opts draftOptions
	cmd := &cobra.Command{
		Use: "draft NAME [KIND]", Short: "A letter to read over, change and send yourself",
		Example:           "  infoint draft ines\n  infoint draft ines outreach --channel linkedin\n  infoint draft ines thanks --edit",
		GroupID:           groupReach,
		Args:              words(1, 2, "a NAME and perhaps a KIND: outreach, nudge, slots, thanks or one of your own"),
		ValidArgsFunction: a.names(builtinKinds(), infoint.KindContact),
		RunE:              func(cmd *cobra.Command, args []string) error { return runDraft(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.channel, "channel", "", "write for `CHANNEL`: email, linkedin or phone")
	f.BoolVar(&opts.fresh, "new", false, "a fresh one, though a draft is there; that one stays")
	f.BoolVar(&opts.edit, "edit", false, "open it in your editor")
	completeFlag(cmd, "channel", note.Channels())
	dryFlag(cmd, &opts.dry)
	return cmd
}

// builtinKinds are the kinds of letter that every vault has.
func builtinKinds() []string {
	return []string{letter.KindOutreach, kindNudge, kindSlots, kindThanks}
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
	kind := wantedKind(c, e.ID)
	if len(args) > 1 {
		kind = strings.ToLower(args[1])
	}
	d, plan, err := a.drafted(ctx, c, e, kind, opts)
	if err != nil {
		return err
	}
	if opts.dry {
		diff := string(plan.Diff())
		d.Diff = &diff
		return a.print(d, func() error { return a.printDiff(plan, writing{Changed: plan.Paths()}) })
	}
	if err := a.apply(plan, d, func() error { return a.printDraft(d) }); err != nil {
		return err
	}
	if opts.edit {
		return a.editor(d.Path)
	}
	for _, f := range d.Findings {
		if f.Severity == string(infoint.SeverityError) {
			return silent(exitCannot)
		}
	}
	a.next(infoint.Command("done", string(e.ID), d.Kind))
	return nil
}

// wantedKind is the letter that due wants for somebody, else the first one.
func wantedKind(c *campaign.Campaign, id infoint.ID) string {
	items := agenda.Of(c)
	for _, rows := range [][]agenda.Row{items.Shown(id), items.Of(id)} {
		for _, r := range rows {
			if kind := letterKind(r.Rule); kind != "" {
				return kind
			}
		}
	}
	return letter.KindOutreach
}

// drafted returns the draft that is there already, else a new one with the
// plan that keeps it.
func (a *App) drafted(ctx context.Context, c *campaign.Campaign, e *vault.Entry, kind string, opts draftOptions) (wireDraft, *vault.Plan, error) {
	builtin, err := fs.Sub(templates.Letters, "letters")
	if err != nil {
		return wireDraft{}, nil, err
	}
	bank, err := letter.Load(a.userTemplates("letters"), builtin)
	if err != nil {
		return wireDraft{}, nil, letterError(e.ID, err)
	}
	id := a.vault.FreeID(fmt.Sprintf("%s-%s-%s", c.Today(), kind, e.ID))
	facts := a.facts(c, e.Contact, kind, opts.channel)
	facts.Draft = id
	l, err := letter.Write(ctx, bank, kind, facts)
	if err != nil {
		return wireDraft{}, nil, letterError(e.ID, err)
	}
	if !opts.fresh {
		if d, ok := a.standing(c, e.ID, kind, opts.channel); ok {
			d.Variant, d.Findings = optional(l.Variant), list(l.Findings)
			if d.Body != l.Body {
				d.Findings = []letter.Finding{} // they are about another text
				a.say("this is your draft as it stands; --new writes a fresh one from what is known now")
			}
			return d, &vault.Plan{}, nil
		}
	}
	d := wireDraft{
		Path: "letters/" + string(id) + ".md", Kind: l.Kind, Variant: optional(l.Variant), To: e.ID,
		Subject: optional(l.Subject), Body: l.Body, Channel: l.Channel, Words: l.Words, Findings: list(l.Findings),
	}
	if l.VariantWhy != "" {
		a.hint("%s: %s", l.Variant, l.VariantWhy)
	}
	src, err := draftFile(l, linkTo(e))
	if err != nil {
		return wireDraft{}, nil, inFile(d.Path, err)
	}
	plan := &vault.Plan{}
	plan.Make(d.Path, src)
	return d, plan, nil
}

// standing is the unsent draft of a kind that is in the vault.
func (a *App) standing(c *campaign.Campaign, id infoint.ID, kind, channel string) (wireDraft, bool) {
	for _, l := range latestDrafts(c, id) {
		if l.Kind != kind || channel != "" && l.Channel != channel {
			continue
		}
		return wireDraft{
			Path: l.Path, Kind: l.Kind, To: id, Subject: optional(l.Subject), Body: l.Body,
			Channel: l.Channel, Words: letter.CountWords(l.Body),
		}, true
	}
	return wireDraft{}, false
}

func letterError(to infoint.ID, err error) error {
	var fault *letter.TemplateError
	switch {
	case errors.As(err, &fault):
		return &exitError{code: exitRepair, err: fmt.Errorf("%s/templates/letters/%w", vault.Marker, err)}
	case errors.Is(err, letter.ErrNoTalk):
		return cannotf("%w", err).hint("%s, once it took place", infoint.Command("log", string(to), "held"))
	}
	return err
}

// draftFile is the letter as it is kept: its front matter, then its text.
func draftFile(l letter.Letter, to string) ([]byte, error) {
	set := func(key, value string) note.Assignment {
		return note.Assignment{Key: key, Op: note.OpSet, Value: value}
	}
	keys := []note.Assignment{set("type", string(infoint.KindLetter)), set("to", to), set("kind", l.Kind), set("channel", l.Channel)}
	if l.Subject != "" {
		keys = append(keys, set("subject", l.Subject))
	}
	head, err := note.New(infoint.KindLetter, nil, keys...)
	if err != nil {
		return nil, err
	}
	return append(head, "\n"+l.Body+"\n"...), nil
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
	for _, f := range d.Findings {
		a.say("%d:%d: %s: %s: %s; %s", f.Line, f.Column, f.Severity, f.Rule, f.Why, f.Fix)
	}
	return nil
}
