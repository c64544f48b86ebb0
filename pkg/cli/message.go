package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/vault"
)

// message is a text to lint, and what is known of it.
type message struct {
	text    string
	kind    string
	variant string
	channel string
	pair                    // to is nil where nobody is named
	letter  *infoint.Letter // the one of the vault that it is, nil for none
}

// maxMessage is the most bytes that a message may have.
const maxMessage = 256 << 10

// message finds what a word means: standard input, a file whose name has a
// folder or an ending, a letter or the draft to a person, else a file again.
func (a *App) message(arg string) (message, error) {
	if arg == "-" {
		return readMessage("standard input", a.IO.In)
	}
	path := arg
	if !filepath.IsAbs(path) {
		path = filepath.Join(a.Dir, path)
	}
	info, err := os.Stat(path)
	isFile := err == nil && info.Mode().IsRegular()
	if isFile && (strings.ContainsAny(arg, `/\`) || filepath.Ext(arg) != "") {
		return a.fileMessage(path)
	}
	m, err := a.namedMessage(arg)
	var name *vault.NameError
	if isFile && (errors.As(err, &name) && !name.Ambiguous || errors.Is(err, vault.ErrNoVault)) {
		return a.fileMessage(path)
	}
	return m, err
}

// fileMessage reads a file; one of the vault's own letters is that letter.
func (a *App) fileMessage(path string) (message, error) {
	if c, err := a.Campaign(); err == nil {
		if rel, err := filepath.Rel(a.vault.Root, path); err == nil {
			if e := a.vault.Entry(filepath.ToSlash(rel)); e != nil && e.Letter != nil {
				return letterMessage(c, e.Letter), nil
			}
		}
	}
	f, err := os.Open(path)
	if err != nil {
		return message{}, err
	}
	defer f.Close()
	return readMessage(path, f)
}

func readMessage(name string, r io.Reader) (message, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxMessage+1))
	if err != nil {
		return message{}, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > maxMessage {
		return message{}, cannotf("%s has more than %d KiB: that is no letter", name, maxMessage>>10)
	}
	return message{text: strings.TrimPrefix(string(data), "\uFEFF")}, nil
}

// namedMessage is the letter of that name, or the draft to the person.
func (a *App) namedMessage(name string) (message, error) {
	e, c, err := a.entry(name, infoint.KindContact, infoint.KindLetter)
	if err != nil {
		return message{}, err
	}
	if e.Unreadable {
		return message{}, unreadable(e)
	}
	if e.Letter != nil {
		return letterMessage(c, e.Letter), nil
	}
	drafts := latestDrafts(c, e.ID)
	if len(drafts) == 0 {
		return message{}, cannotf("there is no draft to %s", e.Contact.Name).hint("%s", infoint.Command("draft", string(e.ID)))
	}
	return letterMessage(c, drafts[0]), nil
}

func letterMessage(c *campaign.Campaign, l *infoint.Letter) message {
	m := message{text: asMessage(l.Subject, markdown.Message(l.Body)), kind: l.Kind, channel: l.Channel, letter: l}
	if id, ok := c.Lookup(l.To); ok {
		m.to = c.Contact(id)
	}
	if id, ok := c.Lookup(l.About); ok && !l.About.IsZero() {
		m.about = c.Contact(id)
	}
	return m
}

// asMessage is a letter as it is printed: its lines are those of findings.
func asMessage(subject, body string) string {
	if subject == "" {
		return body + "\n"
	}
	return "Subject: " + subject + "\n\n" + body + "\n"
}

// address fills in whom the message goes to and of which kind it is.
func (a *App) address(m *message, opts lintOptions) error {
	if opts.to != "" {
		e, _, err := a.entry(opts.to, infoint.KindContact)
		if err != nil {
			return err
		}
		if e.Unreadable {
			return unreadable(e)
		}
		m.to = e.Contact
	}
	if opts.kind != "" {
		m.kind = strings.ToLower(opts.kind)
		if variant, ok := strings.CutPrefix(m.kind, letter.KindOutreach+"-"); ok {
			m.kind, m.variant = letter.KindOutreach, variant
		}
		return a.knowsKind(m)
	}
	if m.kind == "" && m.to != nil {
		if c, err := a.Campaign(); err == nil {
			m.kind, _ = wantedKind(c, m.to.ID)
		}
	}
	if m.kind == "" {
		m.kind = letter.KindOutreach
	}
	return nil
}
