package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
)

type logOptions struct {
	text string
	on   string
	tz   string
	ics  string
	dry  bool
}

func newLog(a *App) *cobra.Command {
	var opts logOptions
	cmd := &cobra.Command{
		Use: "log NAME EVENT [QUALIFIER…]", Short: "What happened: each fact where it belongs",
		Example: "  infoint log ines outreach email -m \"asked for 20 minutes\"\n  infoint log ines reply yes --on fri -m \"any afternoon\"\n" +
			"  infoint log ines reply later \"in 6 months\"\n  infoint log ines held\n  infoint log ines moved \"thu 10:00\" them",
		GroupID:           groupReach,
		Args:              words(2, -1, "a NAME and an EVENT"),
		ValidArgsFunction: a.names(eventWords()),
		RunE:              func(cmd *cobra.Command, args []string) error { return runLog(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVarP(&opts.text, "message", "m", "", "what was said, `TEXT`")
	f.StringVar(&opts.on, "on", "", "when it happened, `WHEN`; today where it is left out")
	f.StringVar(&opts.tz, "tz", "", "whose hour moved names: mine, theirs or a `ZONE`")
	icsFlag(cmd, &opts.ics, "the talk as it now stands")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runLog(_ context.Context, a *App, opts logOptions, args []string) error {
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	m, err := a.past(c, opts.on)
	if err != nil {
		return err
	}
	event, qualifiers, err := eventName(args[1:])
	if err != nil {
		return err
	}
	if opts.tz != "" && event != string(infoint.EventMoved) {
		return usagef("--tz says whose hour moved names; %s has none", event)
	}
	if opts.ics != "" && !isTalkEvent(event) {
		return usagef("--ics writes a talk; %s is not about one", event)
	}
	notes, err := a.several(args[0], infoint.KindContact, infoint.KindInterview, infoint.KindProfile)
	if err != nil {
		return err
	}
	plan := &vault.Plan{}
	entry := logEntry{plan: plan, words: qualifiers, text: opts.text, on: m.Date, dated: opts.on != "", tz: opts.tz}
	if m.HasTime {
		hour := m.Wall()
		entry.hour = &hour
	}
	var talks []infoint.ID
	if isTalkEvent(event) {
		talks, err = a.logTalks(c, entry, notes, event)
	} else {
		err = a.logEvent(c, entry, notes, infoint.EventKind(event))
	}
	if err != nil {
		return err
	}
	err = a.withDiary(opts.ics, opts.dry, talks, func() error { return a.write(plan, opts.dry, notes[0].ID, "", "") })
	if err != nil {
		return err
	}
	a.tellStanding(c, notes, event, qualifiers, m.Date)
	a.next("infoint due")
	return nil
}

// tellStanding says which talk still stands with somebody who said no, or to whom
// the thread was closed: nobody called it off, and both may sit and wait.
func (a *App) tellStanding(c *campaign.Campaign, notes []*vault.Entry, event string, words []string, on infoint.Date) {
	whose := infoint.OwnerThem
	switch {
	case event == string(infoint.EventClosed):
		whose = infoint.OwnerMe
	case event != string(infoint.EventReply) || len(words) == 0 || !strings.EqualFold(words[0], infoint.ReplyNo):
		return
	}
	for _, n := range notes {
		t := c.Thread(n.ID)
		if t == nil {
			continue
		}
		if talk := t.Coming(); talk != nil && len(talk.With) == 1 && talk.End.After(c.Now) && !talk.Booked.After(on) {
			a.say("the talk with %s still stands; if it is off: %s", t.Contact.Name, infoint.Command("log", string(talk.ID), "cancelled", string(whose)))
		}
	}
}

// A logEntry is one event to be logged to one note.
type logEntry struct {
	plan  *vault.Plan
	note  *vault.Entry
	words []string // the qualifiers
	text  string
	on    infoint.Date
	dated bool          // the day was given
	hour  *infoint.Wall // nil where only the day was given
	tz    string
}

// talkEvents are facts of a talk: keys of its note rather than log lines.
func talkEvents() []string {
	return []string{"prepared", "confirmed", "held", "debriefed", "thanked", "cancelled", "no-show", "moved"}
}

func isTalkEvent(name string) bool {
	return slices.Contains(talkEvents(), name)
}

// eventName finds the event, by its name or by the words that are read in files
// too, before any file is looked at; the rest are its qualifiers.
func eventName(words []string) (event string, qualifiers []string, err error) {
	name := strings.ToLower(words[0])
	known := append(talkEvents(), "finished")
	for _, e := range note.Events(infoint.KindContact) {
		known = append(known, string(e))
	}
	if slices.Contains(known, name) {
		return name, words[1:], nil
	}
	if kind, rest, ok := note.SaidEvent(append(strings.Fields(words[0]), words[1:]...)); ok {
		return string(kind), rest, nil
	}
	refused := usagef("there is no event %q", name)
	if near := infoint.Closest(name, known); len(near) > 0 {
		return "", nil, refused.hint("did you mean %s?", strings.Join(near, " or "))
	}
	return "", nil, refused.hint("the events are %s", strings.Join(known, ", "))
}

// logEvent appends one line to the log of each note.
func (a *App) logEvent(c *campaign.Campaign, l logEntry, notes []*vault.Entry, kind infoint.EventKind) error {
	for _, n := range notes {
		if !slices.Contains(note.Events(n.Kind), kind) {
			return usagef("the log of a %s holds no %s", n.Kind, kind)
		}
	}
	e := infoint.Event{Date: l.on, Hour: l.hour, Kind: kind, Text: l.text}
	if err := a.qualify(c, &e, l.words); err != nil {
		return stranger(err, e, l.words, notes[0])
	}
	for _, n := range notes {
		l.note = n
		if err := l.append(e); err != nil {
			return err
		}
	}
	return nil
}

// stranger adds to the error of a name that nobody has how a contact is made of
// whom they sent me to: nothing is logged about nobody.
func stranger(err error, e infoint.Event, words []string, from *vault.Entry) error {
	var name *vault.NameError
	if e.Answer != infoint.ReplyRedirect || !errors.As(err, &name) || name.Ambiguous {
		return err
	}
	return explainName(name).hint("if you have no note about them yet: %s relationship=%s via=%s",
		infoint.Command("add", "contact", strings.Join(words[1:], " ")), infoint.RelationReferral, infoint.ShellWord(string(from.ID)))
}

// append plans one more line in the note's log.
func (l logEntry) append(e infoint.Event) error {
	return l.edit(func(src []byte) ([]byte, error) { return note.AppendEvent(l.note.Kind, src, e) })
}

// assign plans a change of one key of the note.
func (l logEntry) assign(key, value string) error {
	return l.edit(func(src []byte) ([]byte, error) {
		return note.Assign(l.note.Kind, src, note.Assignment{Key: key, Op: note.OpSet, Value: value})
	})
}

// edit plans a change of the note.
func (l logEntry) edit(edit vault.Edit) error {
	return inFile(l.note.Path, l.plan.Edit(l.note.Path, l.note.Source, edit))
}
