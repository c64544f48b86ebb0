package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

func newShow(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "show NAME", Short: "A note, with what follows from the others",
		Example:           "  infoint show ines\n  infoint show me\n  infoint show 2026-03-24-ines-marek --json",
		GroupID:           groupPeople,
		Args:              words(1, 1, "one NAME"),
		ValidArgsFunction: a.names(nil),
		RunE:              func(cmd *cobra.Command, args []string) error { return runShow(cmd.Context(), a, args[0]) },
	}
}

func runShow(_ context.Context, a *App, name string) error {
	e, c, err := a.entry(name)
	if err != nil {
		return err
	}
	if e.Unreadable && a.machine() {
		return unreadable(e)
	}
	if e.Unreadable { // what is printed below is all that there is of it
		a.say("infoint: not read: %v", unreadable(e))
	}
	if err := a.print(wireNote(c, e), func() error { return a.showText(c, e) }); err != nil {
		return err
	}
	a.leftOut(a.vault)
	return nil
}

// showText prints what is derived, then the note as it stands.
func (a *App) showText(c *campaign.Campaign, e *vault.Entry) error {
	return a.IO.Page(func(io *term.IO) error {
		term.Fprintf(io.Out, "%s  %s\n", term.Bold(title(e)), term.Dim(e.Path))
		for _, line := range derivedLines(c, e) {
			io.Remarkf("%s\n", line)
		}
		io.Prosef("\n%s", shownSource(e))
		return nil
	})
}

func title(e *vault.Entry) string {
	switch {
	case e.Contact != nil:
		return e.Contact.Name
	case e.Profile != nil && e.Profile.Name != "":
		return e.Profile.Name
	}
	return string(e.ID)
}

// shownSource is the note with a newline at its end.
func shownSource(e *vault.Entry) string {
	src := strings.TrimPrefix(string(e.Source), "\ufeff")
	if src != "" && !strings.HasSuffix(src, "\n") {
		src += "\n"
	}
	return src
}

func derivedLines(c *campaign.Campaign, e *vault.Entry) []string {
	var lines []string
	if e.Interview != nil {
		for _, t := range c.Talks() {
			if t.ID == e.ID {
				lines = append(lines, "state: "+string(t.State()))
			}
		}
		return lines
	}
	t := c.Thread(e.ID)
	if t == nil {
		return nil
	}
	lines = append(lines, "stage: "+string(t.Stage))
	if !t.LastContact.IsZero() {
		lines = append(lines, "last contact: "+t.LastContact.String())
	}
	if t.Introducer != "" {
		lines = append(lines, "through: "+c.Contact(t.Introducer).Name)
	}
	for _, id := range c.Introduced(e.ID) {
		lines = append(lines, "led to: "+c.Contact(id).Name)
	}
	for _, talk := range t.Talks {
		lines = append(lines, "talk: "+string(talk.ID)+", "+string(talk.State()))
	}
	for _, r := range agenda.Of(c).Of(e.ID) {
		lines = append(lines, "due: "+r.Rule+" "+dueWords(r)+": "+r.Why)
	}
	return lines
}
