package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
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
	if err := a.print(wireNote(c, e), func() error { return a.showText(c, e) }); err != nil {
		return err
	}
	a.leftOut(a.vault)
	return nil
}

type wireShownContact struct {
	wireContact
	Log        []wireEvent   `json:"log"`
	Promises   []wirePromise `json:"promises"`
	Sections   members       `json:"sections"`
	Interviews []infoint.ID  `json:"interviews"`
	Introduced []infoint.ID  `json:"introduced"`
}

type wireShownInterview struct {
	wireInterview
	Log       []wireEvent    `json:"log"`
	Promises  []wirePromise  `json:"promises"`
	Sections  members        `json:"sections"`
	Questions []wireQuestion `json:"questions"`
	Insights  []wireInsight  `json:"insights"`
	Advice    []wireAdvice   `json:"advice"`
	Referrals []wireReferral `json:"referrals"`
}

type wireShownNote struct {
	ID       infoint.ID   `json:"id"`
	Path     string       `json:"path"`
	Kind     infoint.Kind `json:"kind"`
	Fields   members      `json:"fields"`
	Sections members      `json:"sections"`
}

func wireNote(c *campaign.Campaign, e *vault.Entry) any {
	sections := wireSections(note.Sections(e.Kind, e.Source))
	switch {
	case e.Contact != nil:
		return wireShown(c, e, sections)
	case e.Interview != nil:
		return wireTalk(c, e, sections)
	}
	return wireShownNote{e.ID, e.Path, e.Kind, wireFields(e.Fields()), sections}
}

func wireShown(c *campaign.Campaign, e *vault.Entry, sections members) wireShownContact {
	t := c.Thread(e.ID)
	row := contactRow{t, agenda.Of(c).NextDue()[e.ID]}
	out := wireShownContact{
		wireContact: row.wire(), Log: wireLog(t.Contact.Log), Promises: []wirePromise{},
		Sections: sections, Interviews: []infoint.ID{}, Introduced: list(c.Introduced(e.ID)),
	}
	for _, talk := range t.Talks {
		out.Interviews = append(out.Interviews, talk.ID)
	}
	for _, r := range promiseRows(c) {
		if r.contact == e.ID {
			out.Promises = append(out.Promises, r.wire())
		}
	}
	return out
}

func wireTalk(c *campaign.Campaign, e *vault.Entry, sections members) wireShownInterview {
	i := e.Interview
	talks := talkRows(c)
	at := slices.IndexFunc(talks, func(r talkRow) bool { return r.talk.ID == e.ID })
	out := wireShownInterview{
		wireInterview: talks[at].wire(), Log: wireLog(i.Log), Promises: []wirePromise{}, Sections: sections,
		Questions: []wireQuestion{}, Insights: []wireInsight{}, Advice: []wireAdvice{}, Referrals: []wireReferral{},
	}
	for _, r := range promiseRows(c) {
		if r.interview == e.ID {
			out.Promises = append(out.Promises, r.wire())
		}
	}
	for _, q := range i.Questions {
		out.Questions = append(out.Questions, wireQuestion{optional(q.ID), q.Text, q.MustAsk, q.Asked, optional(q.Answer)})
	}
	for _, in := range i.Insights {
		out.Insights = append(out.Insights, wireInsight{in.Text, list(in.For), list(in.Against), list(in.Mixed), in.Kind, in.Private, in.Line})
	}
	for _, ad := range i.Advice {
		out.Advice = append(out.Advice, wireAdvice{ad.Text, ad.Used, ad.Done, ad.Private, ad.Line})
	}
	for _, r := range i.Referrals {
		id, _ := c.Lookup(r.To)
		out.Referrals = append(out.Referrals, wireReferral{optional(id), r.Name, optional(r.Text), r.Permission, r.Line})
	}
	return out
}

// showText prints what is derived, then the note as it stands.
func (a *App) showText(c *campaign.Campaign, e *vault.Entry) error {
	return a.IO.Page(func(io *term.IO) error {
		term.Fprintf(io.Out, "%s  %s\n", term.Bold(title(e)), term.Dim(e.Path))
		for _, line := range derivedLines(c, e) {
			term.Fprintf(io.Out, "%s\n", line)
		}
		term.Fprintf(io.Out, "\n")
		_, err := io.Out.Write(shownSource(e))
		return err
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
func shownSource(e *vault.Entry) []byte {
	src := strings.TrimPrefix(string(e.Source), "\ufeff")
	if src != "" && !strings.HasSuffix(src, "\n") {
		src += "\n"
	}
	return []byte(src)
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
