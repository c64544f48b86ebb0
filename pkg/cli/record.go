package cli

import (
	"slices"

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
	dated    bool // the day was given
}

// record plans what ends the job; made is the path of a note that it makes.
func (r recorder) record(j job) (made string, err error) {
	if j.draft != nil {
		if err := r.at(j.draft.Path).assign("sent", r.on.String()); err != nil {
			return "", err
		}
	}
	if j.row == nil || j.draft != nil && recordsItself(j.row.Rule) {
		return "", r.sent(j.draft)
	}
	d := j.row.Deed()
	switch {
	case d.Note != "":
		return r.lookBack()
	case d.Tick:
		return "", r.tick(*j.row)
	case d.Key == "held":
		talk, err := r.app.talkFor(r.campaign, r.app.vault.Entry(j.row.Path), d.Key)
		if err != nil {
			return "", err
		}
		return "", r.at(j.row.Path).milestone(d.Key, talk, r.campaign.Now.Location())
	case d.Key != "":
		return "", r.at(j.row.Path).assign(d.Key, r.on.String())
	}
	return "", r.deed(d, j)
}

// deed logs an event with whoever it is about.
func (r recorder) deed(d agenda.Deed, j job) error {
	e := d.Event
	e.Date = r.on
	if d.Channel {
		e.Channel = r.channel(j.draft)
	}
	if j.draft != nil && e.Kind == infoint.EventOutreach {
		e.Text = j.draft.Subject
	}
	return r.at(r.campaign.Contact(d.To).Path).append(e)
}

// recordsItself reports whether a letter that answers the rule is written down
// as what it is, and not as the end of the row: who was asked about a promise
// has not kept it, and thanks to who introduced us are no message to the other.
func recordsItself(rule string) bool {
	return rule == agenda.RulePromiseTheirs || rule == agenda.RuleIntroAnswer
}

// lookBack makes the note of a look back, with the talks that it is about.
func (r recorder) lookBack() (made string, err error) {
	skeleton, err := r.app.skeleton(infoint.KindReflection)
	if err != nil {
		return "", err
	}
	id := r.app.vault.FreeID(r.on.String() + "-reflection")
	keys := []note.Assignment{{Key: "on", Op: note.OpSet, Value: r.on.String()}}
	_, fresh := r.campaign.WrittenUp()
	for _, t := range fresh {
		keys = append(keys, note.Assignment{Key: "interviews", Op: note.OpAdd, Value: note.Link(t.ID, "")})
	}
	src, err := note.New(infoint.KindReflection, skeleton, keys...)
	if err != nil {
		return "", inFile(vault.Marker+"/templates/notes/reflection.md", err)
	}
	made = "reflections/" + string(id) + ".md"
	r.plan.Make(made, src)
	return made, nil
}

// sent records that a letter went out, as its kind is recorded.
func (r recorder) sent(l *infoint.Letter) error {
	to := r.person
	if id, ok := r.campaign.Lookup(l.To); ok { // who was named may be the third person
		to = r.app.vault.Entry(r.campaign.Contact(id).Path)
	}
	d := deedOf(l.Kind)
	if last := r.campaign.Thread(to.ID).LastHeld(); l.Kind == letter.KindThanks && last != nil && r.othersWait(last, to.ID) {
		return r.at(to.Path).append(infoint.Event{Date: r.on, Kind: infoint.EventWrote, Channel: r.channel(l), Text: campaign.ThankYou})
	}
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

// othersWait reports whether the date in the note of a talk cannot be that of the
// thanks to one person: it stands already, or somebody else has none yet.
func (r recorder) othersWait(t *campaign.Talk, id infoint.ID) bool {
	return len(t.With) > 1 && (r.campaign.Thanked(t, id) || slices.ContainsFunc(t.With, func(other infoint.ID) bool {
		return other != id && !r.campaign.Contact(other).DoNotContact && !r.campaign.Thanked(t, other)
	}))
}

// channel is that of the draft, else the one last used with this person.
func (r recorder) channel(l *infoint.Letter) string {
	if l != nil && l.Channel != "" {
		return l.Channel
	}
	if t := r.campaign.Thread(r.person.ID); t != nil {
		return t.Channel
	}
	return letter.ChannelEmail
}

// at is a change of the note at a path.
func (r recorder) at(path string) logEntry {
	return logEntry{plan: r.plan, note: r.app.vault.Entry(path), on: r.on, dated: r.dated}
}

func (r recorder) tick(row agenda.Row) error {
	l := r.at(row.Path)
	return l.edit(func(src []byte) ([]byte, error) {
		line := note.PromiseLine(l.note.Kind, src, row.Words(), row.Line)
		return note.TickPromise(l.note.Kind, src, line, r.on)
	})
}
