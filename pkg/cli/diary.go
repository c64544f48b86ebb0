package cli

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/calendar"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// icsFlag gives a command its --ics; what says what goes into the file.
func icsFlag(cmd *cobra.Command, file *string, what string) {
	cmd.Flags().StringVar(file, "ics", "", "write "+what+" to `FILE` for a calendar program; - is standard output")
}

// stdStream is the name under which standard output is a file.
const stdStream = "-"

// withDiary runs what changes talks, then writes them as they now stand to the
// file that the user named, if any.
func (a *App) withDiary(file string, dry bool, talks []infoint.ID, change func() error) error {
	if file == stdStream && (a.machine() || dry) {
		return usagef("standard output is taken by --json, --template or -n").hint("name a file: --ics talk.ics")
	}
	if err := isCalendar(file); err != nil {
		return err
	}
	out := a.IO.Out
	if file == stdStream {
		a.IO.Out = a.IO.Err // the note's path; what was asked for is the calendar
	}
	err := change()
	a.IO.Out = out
	if err != nil || file == "" || dry {
		return err
	}
	a.vault, a.campaign = nil, nil
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	var stand []*campaign.Talk
	for _, t := range c.Talks() {
		if slices.Contains(talks, t.ID) {
			stand = append(stand, t)
		}
	}
	return a.writeTalks(file, c, stand)
}

// writeTalks writes talks for a calendar program. Those without a day are
// named: they have no place in it.
func (a *App) writeTalks(file string, c *campaign.Campaign, talks []*campaign.Talk) error {
	entries := []calendar.Entry{}
	for _, t := range talks {
		e, ok := calendar.TalkEntry(c, t)
		if !ok {
			a.say("%s has no day yet", t.Path)
			continue
		}
		entries = append(entries, e)
	}
	return a.writeCalendar(file, entries)
}

// writeCalendar writes a file for a calendar program.
func (a *App) writeCalendar(file string, entries []calendar.Entry) error {
	if err := isCalendar(file); err != nil {
		return err
	}
	return a.writeNamed(file, calendar.Write(entries))
}

// isCalendar refuses a name that is no calendar's: a note, perhaps, that would be
// lost.
func isCalendar(file string) error {
	if file == "" || file == stdStream || strings.EqualFold(filepath.Ext(file), ".ics") {
		return nil
	}
	return usagef("%q does not end in .ics, by which calendar programs know a calendar", file).hint("--ics %s.ics", infoint.ShellWord(file))
}

// writeNamed writes a file that the user named, for nobody else to read, and
// says so; - is standard output.
func (a *App) writeNamed(file string, data []byte) error {
	if file == stdStream {
		_, err := a.IO.Raw().Write(data)
		return err
	}
	path := file
	if !filepath.IsAbs(path) {
		path = filepath.Join(a.Dir, path)
	}
	if err := atomicfile.Write(path, data, 0o600); err != nil {
		return fmt.Errorf("writing %s: %w", file, cmp.Or(errors.Unwrap(err), err)) // the path as it was typed
	}
	a.say("%s", file)
	return nil
}

// warnOfClash says what other talk a talk leaves no time for.
func (a *App) warnOfClash(c *campaign.Campaign, start time.Time, minutes int, but infoint.ID) {
	t := calendar.Clash(c, calendar.Blocked(c, start, minutes), but)
	if t == nil {
		return
	}
	a.say("infoint: warning: there is a talk at %s: %s; ask.block keeps %d minutes for each",
		hourIn(t.Start, c.Now.Location()), t.Path, c.Config.AskBlock)
}

// dueDiary writes rows of due for a calendar program: each on its day, or
// today where that has passed, since nobody looks at last week.
func (a *App) dueDiary(c *campaign.Campaign, rows []agenda.Row, file string) error {
	if file == "" {
		return nil
	}
	if file == stdStream && a.machine() {
		return usagef("standard output is taken by --json or --template").hint("name a file: --ics due.ics")
	}
	entries := make([]calendar.Entry, len(rows))
	for i, r := range rows {
		on := r.Due.Date
		if on.Before(c.Today()) {
			on = c.Today()
		}
		e := calendar.TaskEntry(r.Key, on, r.OverdueDays, c.Today())
		e.Summary, e.Description = r.Name+": "+r.Why, r.Next
		entries[i] = e
	}
	return a.writeCalendar(file, entries)
}
