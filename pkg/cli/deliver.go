package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/mail"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

// A parcel is a letter as it leaves the program: besides its text, the link or
// the file that a mail program opens.
type parcel struct {
	link string
	eml  []byte
	file string // for eml, from the working folder; stdStream for standard output
}

// isMail reports whether the letter is to go to a mail program.
func (o draftOptions) isMail() bool { return o.eml != "" || o.mailto }

// check refuses what cannot go together.
func (o draftOptions) check(machine bool) error {
	switch {
	case o.channel != "" && !slices.Contains(letter.Channels(), o.channel):
		return usagef("%q is no channel of letters", o.channel).hint("the channels are %s", strings.Join(letter.Channels(), ", "))
	case o.eml != "" && o.mailto:
		return usagef("--eml and --mailto are two ways to one mail program: give one")
	case o.isMail() && o.channel != "" && o.channel != letter.ChannelEmail:
		return usagef("--eml and --mailto are for e-mail, not for %s", o.channel)
	case o.isMail() && o.edit:
		return usagef("--edit comes first").hint("infoint draft NAME KIND --edit, then the same with --eml FILE: it takes what you wrote")
	case machine && (o.mailto || o.eml == stdStream):
		return usagef("standard output takes either the fields of the letter or the message")
	case o.eml != "" && o.eml != stdStream && !strings.EqualFold(filepath.Ext(o.eml), ".eml"):
		return usagef("%q does not end in .eml, by which mail programs know a message", o.eml).hint("--eml %s.eml", infoint.ShellWord(o.eml))
	}
	return nil
}

// pack makes the message before anything is written: an address that is none
// stops it all.
func (a *App) pack(c *campaign.Campaign, d wireDraft, opts draftOptions) (parcel, error) {
	if !opts.isMail() {
		return parcel{}, nil
	}
	me, to := c.Profile, c.Contact(d.To)
	m := mail.Message{
		From: mail.Address{Name: me.Name, Email: me.Email}, To: mail.Address{Name: to.Name, Email: to.Email},
		Subject: string(d.Subject), Text: d.Body,
	}
	if m.To.Email == "" && len(to.OtherEmails) > 0 {
		m.To.Email = to.OtherEmails[0]
	}
	var p parcel
	var err error
	if opts.mailto {
		p.link, err = m.MailTo()
	} else {
		p.file = opts.eml
		p.eml, err = m.EML()
	}
	var address *mail.AddressError
	switch {
	case errors.As(err, &address) && address.Email == m.To.Email:
		return p, cannotf("%w", err).hint("%s", infoint.Command("set", string(to.ID))+" email=…")
	case errors.As(err, &address):
		return p, cannotf("%w", err).hint("%s", infoint.Command("set", string(infoint.Me))+" email=…")
	case errors.Is(err, mail.ErrLong):
		return p, cannotf("%w", err).hint("--eml FILE.eml takes any length")
	}
	return p, err
}

// post writes the file that the user named.
func (a *App) post(p parcel) error {
	if p.eml == nil || p.file == stdStream {
		return nil
	}
	return a.writeNamed(p.file, p.eml)
}

// edited keeps a letter, opens it in the user's editor, and prints it as it was
// left there: what was drafted is not what will be sent.
func (a *App) edited(ctx context.Context, plan *vault.Plan, d wireDraft, opts draftOptions, name string) error {
	if a.machine() {
		if _, err := a.render(d); err != nil {
			return err // a field that is none writes nothing
		}
	}
	if err := a.vault.Apply(plan); err != nil {
		return err
	}
	if err := a.editor(d.Path); err != nil {
		a.say("%s", d.Path)
		return err
	}
	a.vault, a.campaign = nil, nil
	v, err := a.Vault()
	if err != nil {
		return err
	}
	switch e := v.Entry(d.Path); {
	case e == nil:
		a.say("%s is gone", d.Path)
		return nil
	case e.Unreadable:
		return unreadable(e)
	}
	opts.fresh = false
	if d, _, err = a.draftFor(ctx, opts, []string{name, d.Kind}); err != nil {
		return err
	}
	if err := a.print(d, func() error { return a.hand(d, parcel{}) }); err != nil {
		return err
	}
	return a.toSend(d)
}

// hand prints what goes to standard output: the letter, or the message in its
// place.
func (a *App) hand(d wireDraft, p parcel) error {
	switch {
	case p.link != "":
		term.Fprintf(a.IO.Out, "%s\n", p.link)
	case p.file == stdStream:
		if err := a.writeNamed(p.file, p.eml); err != nil {
			return err
		}
	default:
		if d.Subject != "" {
			term.Fprintf(a.IO.Out, "Subject: %s\n\n", string(d.Subject))
		}
		if _, err := fmt.Fprintln(a.IO.Out, d.Body); err != nil {
			return err
		}
	}
	a.say("%s", d.Path)
	if (p.link != "" || p.eml != nil) && a.campaign.Contact(d.To).Email == "" && len(a.campaign.Contact(d.To).OtherEmails) == 0 {
		a.say("nobody wrote down the address of %s, so the message goes to nobody yet: %s", a.campaign.Contact(d.To).Name,
			infoint.Command("set", string(d.To))+" email=…")
	}
	return nil
}
