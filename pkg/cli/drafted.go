package cli

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
)

// drafted returns a letter, read against the rules, with the plan that keeps it.
func (a *App) drafted(ctx context.Context, c *campaign.Campaign, p pair, kind string, opts draftOptions) (wireDraft, *vault.Plan, error) {
	facts := a.facts(c, p, kind, opts.channel)
	if opts.slots != nil {
		facts.Slots = opts.slots
	}
	d, plan, err := a.composed(ctx, c, p, facts, kind, opts)
	if err != nil {
		return d, plan, err
	}
	facts.Channel = d.Channel
	found, err := a.judge(asMessage(string(d.Subject), d.Body), a.scene(c, facts, d.Kind, string(d.Variant)))
	d.Findings = list(letter.Join(d.Findings, found))
	return d, plan, err
}

// composed returns a letter with the plan that keeps it. A draft of the kind
// that is there already comes back as it stands where a person has changed it;
// one that nobody touched is written anew from what is known now.
func (a *App) composed(ctx context.Context, c *campaign.Campaign, p pair, facts letter.Facts, kind string, opts draftOptions) (wireDraft, *vault.Plan, error) {
	standing := standingDraft(c, p, kind, opts)
	id := a.vault.FreeID(fmt.Sprintf("%s-%s-%s", c.Today(), kind, p.to.ID))
	if standing != nil {
		id = standing.ID
	}
	facts.Draft = id
	l, err := a.letter(ctx, kind, facts)
	if err != nil {
		return wireDraft{}, nil, letterError(p.to.ID, kind, err)
	}
	d := wireDraft{
		Path: "letters/" + string(id) + ".md", Kind: l.Kind, Variant: optional(l.Variant), To: p.to.ID,
		Subject: optional(l.Subject), Body: l.Body, Channel: l.Channel, Words: l.Words, Findings: l.Findings,
	}
	plan := &vault.Plan{}
	switch whose := writer(standing); {
	case whose == changedByHand && opts.slots != nil:
		return d, plan, cannotf("%s was changed by hand, so the times were not put in", standing.Path).
			hint("%s prints them; %s --new begins a fresh letter", infoint.Command("slots", string(p.to.ID)), infoint.Command("draft", string(p.to.ID), kind))
	case whose == changedByHand:
		a.say("this is your draft as you left it; --new writes a fresh one from what is known now")
		return asItStands(d, standing), plan, nil
	case whose == withTimes && opts.slots == nil:
		return asItStands(d, standing), plan, nil
	}
	if l.VariantWhy != "" {
		a.hint("%s-%s: %s", l.Kind, l.Variant, l.VariantWhy)
	}
	src, err := draftFile(l, p, opts.slots != nil)
	switch {
	case err != nil:
		return wireDraft{}, nil, inFile(d.Path, err)
	case standing != nil:
		d.Path = standing.Path
		plan.Change(standing.Path, a.vault.Entry(standing.Path).Source, src)
	default:
		plan.Make(d.Path, src)
	}
	return d, plan, nil
}

// asItStands is the draft that is in the vault.
func asItStands(d wireDraft, standing *infoint.Letter) wireDraft {
	d.Path, d.Subject, d.Body, d.Channel = standing.Path, optional(standing.Subject), markdown.Message(standing.Body), standing.Channel
	d.Words, d.Findings = letter.CountWords(d.Body), nil // they are about another text
	return d
}

// letter writes a letter from the vault's own templates, else ours.
func (a *App) letter(ctx context.Context, kind string, facts letter.Facts) (letter.Letter, error) {
	bank, err := a.bank()
	if err != nil {
		return letter.Letter{}, err
	}
	return letter.Write(ctx, bank, kind, facts)
}

// standingDraft is the unsent draft of a kind that is in the vault, nil for
// none or where a fresh one is wanted.
func standingDraft(c *campaign.Campaign, p pair, kind string, opts draftOptions) *infoint.Letter {
	if opts.fresh {
		return nil
	}
	for _, l := range latestDrafts(c, p.to.ID) {
		to, _ := c.Lookup(l.To)
		about, _ := c.Lookup(l.About)
		if l.Kind == kind && to == p.to.ID && (p.about == nil || about == p.about.ID) && (opts.channel == "" || l.Channel == opts.channel) {
			return l
		}
	}
	return nil
}

// fingerprint tells whether a text is the one that was drafted.
func fingerprint(subject, body string) string {
	h := fnv.New32a()
	_, _ = io.WriteString(h, subject+"\n\n"+strings.TrimSpace(body))
	return fmt.Sprintf("d%08x", h.Sum32()) // a letter first: 87e10000 is a number
}

// Who wrote a draft as it stands: nobody yet, or we, with times that were found
// or with those that somebody chose, or the user.
const (
	byUs          = ""
	withTimes     = "times"
	changedByHand = "hand"
)

func writer(l *infoint.Letter) string {
	if l == nil {
		return byUs
	}
	switch mark := fingerprint(l.Subject, l.Body); l.Fingerprint {
	case mark:
		return byUs
	case chosen(mark):
		return withTimes
	}
	return changedByHand
}

// chosen marks a draft with times that somebody chose, which stay in it when
// it is looked at again.
func chosen(mark string) string { return "s" + mark[1:] }

func letterError(to infoint.ID, kind string, err error) error {
	var fault *letter.TemplateError
	switch {
	case errors.As(err, &fault):
		return &exitError{code: exitRepair, err: fmt.Errorf("%s/templates/letters/%w", vault.Marker, err)}
	case errors.Is(err, letter.ErrChannel):
		return usagef("%w", err).hint("outreach and nudge are for the phone too; all kinds are for email and linkedin")
	case errors.Is(err, letter.ErrNotMissed):
		return cannotf("%w", err).hint("%s", infoint.Command("log", string(to), "no-show", "me"))
	case errors.Is(err, letter.ErrAnswered):
		return cannotf("%w", err).hint("%s", infoint.Command("show", string(to)))
	case errors.Is(err, letter.ErrNotDeclined):
		return cannotf("%w", err).hint("%s", infoint.Command("log", string(to), "reply", "no"))
	case errors.Is(err, letter.ErrNoTalk) && (kind == letter.KindConfirm || kind == letter.KindReschedule):
		return cannotf("%w", err).hint("%s", infoint.Command("add", "interview", string(to))+" --at WHEN")
	case errors.Is(err, letter.ErrNoTalk):
		return cannotf("%w", err).hint("%s, once it took place", infoint.Command("log", string(to), "held"))
	}
	return err
}

// draftFile is the letter as it is kept: its front matter, then its text.
func draftFile(l letter.Letter, p pair, slotsChosen bool) ([]byte, error) {
	keys := []note.Assignment{setKey("type", string(infoint.KindLetter)), setKey("to", note.Link(p.to.ID, p.to.Name))}
	if p.about != nil {
		keys = append(keys, setKey("about", note.Link(p.about.ID, p.about.Name)))
	}
	keys = append(keys, setKey("kind", l.Kind), setKey("channel", l.Channel))
	if l.Subject != "" {
		keys = append(keys, setKey("subject", l.Subject))
	}
	mark := fingerprint(l.Subject, l.Body)
	if slotsChosen {
		mark = chosen(mark)
	}
	keys = append(keys, setKey("fingerprint", mark))
	head, err := note.New(infoint.KindLetter, nil, keys...)
	if err != nil {
		return nil, err
	}
	return append(head, "\n"+l.Body+"\n"...), nil
}

func setKey(key, value string) note.Assignment {
	return note.Assignment{Key: key, Op: note.OpSet, Value: value}
}
