package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

type interviewOptions struct {
	at     string
	tz     string
	length string
	force  bool
	ics    string
	dry    bool
}

// newSchedule is add interview under the name by which people look for it.
func newSchedule(a *App) *cobra.Command { return newAddInterview(a, "schedule", groupMeet) }

func newAddInterview(a *App, name, groupID string) *cobra.Command {
	var opts interviewOptions
	cmd := &cobra.Command{
		Use: name + " NAME [KEY=VALUE…]", Short: "A talk at an hour that both agreed on",
		Example: "  infoint schedule ines --at \"tue 15:00\" --tz theirs --for 20m medium=video\n" +
			"  infoint schedule ines,ben --at \"2026-03-24 15:00\" place=\"Café Anna\" --ics talk.ics",
		GroupID:           groupID,
		Args:              words(1, -1, "a NAME, --at and KEY=VALUE"),
		ValidArgsFunction: a.names(nil, infoint.KindContact),
		RunE:              func(cmd *cobra.Command, args []string) error { return runAddInterview(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.at, "at", "", "the hour, `WHEN`")
	f.StringVar(&opts.tz, "tz", "", "whose hour it is: mine, theirs or a `ZONE`")
	f.StringVar(&opts.length, "for", "", "how long, as 20m or 1h; `MINUTES`")
	f.BoolVar(&opts.force, "force", false, "even though another talk with them is ahead")
	icsFlag(cmd, &opts.ics, "the talk")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddInterview(_ context.Context, a *App, opts interviewOptions, args []string) error {
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	people, err := a.people(args[0])
	if err != nil {
		return err
	}
	first := people[0]
	if opts.at == "" {
		return usagef("a talk needs its hour").hint("%s --at \"tue 15:00\"", infoint.Command("add", "interview", string(first.ID)))
	}
	for _, p := range people {
		if coming := c.Thread(p.ID).Coming(); !opts.force && coming != nil {
			return a.isAhead(c, p.Contact, coming, opts)
		}
	}
	wall, zone, err := a.hour(c, opts.at, opts.tz, first.Contact)
	if err != nil {
		return err
	}
	minutes := c.Config.AskMinutes
	if opts.length != "" {
		if minutes, err = when.ParseMinutes(opts.length); err != nil {
			return err
		}
	}
	given, err := a.assignments(c, infoint.KindInterview, nil, args[1:])
	if err != nil {
		return err
	}
	err = notAmong(given, map[string]string{
		"with": "the people are the NAME, with commas between several", "scheduled": "--at WHEN says it", "timezone": "--tz ZONE says it",
	})
	if err != nil {
		return err
	}
	keys, err := a.talkKeys(people, wall, zone, minutes, c.Today())
	if err != nil {
		return err
	}
	a.warnOfClash(c, wall.In(zone), minutes, "")
	id := a.vault.FreeID(wall.Date.String() + "-" + string(first.ID))
	return a.withDiary(opts.ics, opts.dry, []infoint.ID{id}, func() error {
		return a.makeNote(infoint.KindInterview, id, append(keys, given...), opts.dry, infoint.Command("prep", string(first.ID)))
	})
}

// isAhead refuses a second talk while another stands. At the same hour it is that
// one, written down already, perhaps without the file that --ics would have made.
func (a *App) isAhead(c *campaign.Campaign, p *infoint.Contact, coming *campaign.Talk, opts interviewOptions) error {
	err := cannotf("a talk with %s is ahead: %s", p.Name, coming.Path)
	if w, fault := wallsOf(c, p, opts.tz); fault == nil {
		if at, _, fault := a.hourOn(c, opts.at, opts.tz, w); fault == nil && at.Equal(coming.Start) {
			return err.hint("it stands at that hour; for your calendar: %s", infoint.Command("export", "ics", string(coming.ID)))
		}
	}
	return err.hint("to move it: %s; --force makes another one", infoint.Command("log", string(coming.ID), "moved", opts.at))
}

func (a *App) talkKeys(people []*vault.Entry, wall infoint.Wall, zone *time.Location, minutes int, today infoint.Date) ([]note.Assignment, error) {
	uid, err := note.NewUID(a.Random)
	if err != nil {
		return nil, err
	}
	set := func(key, value string) note.Assignment {
		return note.Assignment{Key: key, Op: note.OpSet, Value: value}
	}
	keys := []note.Assignment{set("uid", uid)}
	for _, p := range people {
		keys = append(keys, note.Assignment{Key: "with", Op: note.OpAdd, Value: linkTo(p)})
	}
	keys = append(keys, set("scheduled", wall.String()))
	if name := zoneName(zone); name != "" {
		keys = append(keys, set("timezone", name))
	} else {
		a.say("infoint: your zone has no name here, so none was written; infoint set me timezone=Europe/Berlin")
	}
	return append(keys, set("minutes", fmt.Sprint(minutes)), set("booked", today.String())), nil
}

// people resolves one name, or several with commas between them, to people.
func (a *App) people(names string) ([]*vault.Entry, error) {
	return a.several(names, infoint.KindContact)
}

// several resolves one name, or several with commas between them, to notes
// that can be written to, each once.
func (a *App) several(names string, kinds ...infoint.Kind) ([]*vault.Entry, error) {
	words := []string{names}
	if _, err := a.vault.Resolve(names, kinds...); err != nil {
		words = strings.Split(names, ",")
	}
	var out []*vault.Entry
	for _, name := range words {
		e, err := a.vault.Resolve(name, kinds...)
		switch {
		case err != nil:
			return nil, err
		case e.Unreadable:
			return nil, unreadable(e)
		case !slices.Contains(out, e):
			out = append(out, e)
		}
	}
	return out, nil
}

// clockFace is what two people in two zones may read differently.
const clockFace = "2006-01-02 15:04"
