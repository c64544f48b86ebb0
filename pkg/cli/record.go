package cli

import (
	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
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
	return r.log(infoint.Event{Kind: infoint.EventWrote, Channel: r.channel(j.draft)})
}

// sent logs a letter for which no row stood.
func (r recorder) sent(l *infoint.Letter) error {
	e := infoint.Event{Channel: r.channel(l)}
	switch l.Kind {
	case letter.KindOutreach:
		e.Kind = infoint.EventOutreach
	case kindNudge:
		e.Kind = infoint.EventNudge
	case kindSlots:
		e.Kind, e.Channel = infoint.EventSlots, ""
	case kindThanks:
		talk, err := r.app.talkFor(r.campaign, r.person, "thanked")
		if err != nil {
			return err
		}
		return r.at(talk.Path).assign("thanked", r.on.String())
	default:
		e.Kind = infoint.EventWrote
	}
	if e.Kind == infoint.EventOutreach || e.Kind == infoint.EventNudge {
		e.Text = l.Subject
	}
	return r.log(e)
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
	after, err := note.TickPromise(l.note.Kind, r.plan.Current(row.Path, l.note.Source), row.Line, r.on)
	if err != nil {
		return inFile(row.Path, err)
	}
	r.plan.Change(row.Path, l.note.Source, after)
	return nil
}
