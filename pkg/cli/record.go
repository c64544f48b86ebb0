package cli

import (
	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
)

// A recorder writes down that a job was done, as log would.
type recorder struct {
	app      *App
	campaign *campaign.Campaign
	plan     *vault.Plan
	person   *vault.Entry
	on       infoint.Date
}

func (r recorder) record(j job) error {
	if j.draft != nil {
		if err := r.at(j.draft.Path).assign("sent", r.on.String()); err != nil {
			return err
		}
	}
	if j.row == nil {
		return r.sent(j.draft)
	}
	switch j.row.Rule {
	case agenda.RuleThank:
		return r.at(j.row.Path).assign("thanked", r.on.String())
	case agenda.RuleDebrief:
		return r.at(j.row.Path).assign("debriefed", r.on.String())
	case agenda.RulePrep:
		return r.at(j.row.Path).assign("prepared", r.on.String())
	case agenda.RuleDidItHappen:
		talk, err := r.app.talkFor(r.campaign, r.app.vault.Entry(j.row.Path), "held")
		if err != nil {
			return err
		}
		return r.at(j.row.Path).milestone("held", talk, r.campaign.Now.Location())
	case agenda.RulePromiseMine:
		return r.tick(*j.row)
	case agenda.RulePark:
		return r.log(infoint.Event{Kind: infoint.EventClosed, Outcome: "parked", Text: "no answer"})
	case agenda.RuleSendSlots:
		return r.log(infoint.Event{Kind: infoint.EventSlots})
	case agenda.RuleNudge:
		return r.log(infoint.Event{Kind: infoint.EventNudge, Channel: r.channel(j.draft)})
	}
	if j.draft != nil {
		return r.sent(j.draft)
	}
	return r.log(infoint.Event{Kind: infoint.EventWrote, Channel: r.channel(j.draft)})
}

// sent records that a letter went out, as its kind is recorded.
func (r recorder) sent(l *infoint.Letter) error {
	to := r.person
	if id, ok := r.campaign.Lookup(l.To); ok { // who was named may be the third person
		to = r.app.vault.Entry(r.campaign.Contact(id).Path)
	}
	d := deedOf(l.Kind)
	if d.key != "" {
		talk, err := r.app.talkFor(r.campaign, to, d.key)
		if err != nil {
			return err
		}
		return r.at(talk.Path).assign(d.key, r.on.String())
	}
	e := infoint.Event{Date: r.on, Kind: d.event, Channel: r.channel(l)}
	about, named := r.campaign.Lookup(l.About)
	switch d.event {
	case infoint.EventOutreach, infoint.EventNudge:
		e.Text = l.Subject
	case infoint.EventSlots:
		e.Channel = ""
	case infoint.EventIntroAsked, infoint.EventToldAbout:
		if !named {
			e.Kind = infoint.EventWrote // a letter that names nobody is a message like any other
			break
		}
		e.Channel, e.Link = "", infoint.Ref{Target: string(about)}
		if d.event == infoint.EventIntroAsked {
			e.Link = infoint.Ref{Target: string(to.ID)}
			to = r.app.vault.Entry(r.campaign.Contact(about).Path)
		}
	}
	return r.at(to.Path).append(e)
}

// channel is that of the draft, else the one last used with this person.
func (r recorder) channel(l *infoint.Letter) string {
	if l != nil && l.Channel != "" {
		return l.Channel
	}
	return r.campaign.Thread(r.person.ID).Channel
}

func (r recorder) log(e infoint.Event) error {
	e.Date = r.on
	return r.at(r.person.Path).append(e)
}

// at is a change of the note at a path.
func (r recorder) at(path string) logEntry {
	return logEntry{plan: r.plan, note: r.app.vault.Entry(path), on: r.on}
}

func (r recorder) tick(row agenda.Row) error {
	l := r.at(row.Path)
	return l.edit(func(src []byte) ([]byte, error) {
		line := note.PromiseLine(l.note.Kind, src, row.Words(), row.Line)
		return note.TickPromise(l.note.Kind, src, line, r.on)
	})
}
