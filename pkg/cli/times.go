package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/calendar"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/when"
)

// searchFor is what has to hold of a time for the talk with somebody: between
// nine and five, as the vault's configuration says, free of other talks.
func searchFor(c *campaign.Campaign, t *campaign.Thread, w walls) calendar.Search {
	minutes, busy := c.Config.AskMinutes, append(calendar.Taken(c), calendar.Offered(c, t.Contact.ID)...)
	if coming := t.Coming(); coming != nil {
		minutes = coming.Length(c.Config)
	}
	return calendar.Search{
		Now: c.Now, Mine: w.mine, Theirs: w.theirs, Calendar: c.Calendar, Busy: busy,
		Earliest: time.Duration(c.Config.ScheduleEarliest) * time.Hour,
		Latest:   time.Duration(c.Config.ScheduleLatest) * 24 * time.Hour,
		From:     9 * time.Hour, To: 17 * time.Hour,
		Length: time.Duration(minutes) * time.Minute, Block: time.Duration(c.Config.AskBlock) * time.Minute,
	}
}

// otherDays leaves out the days of talks with them that are to be moved or were
// called off: nobody who cannot come on Monday is offered Monday.
func otherDays(s calendar.Search, t *campaign.Thread) calendar.Search {
	for _, talk := range t.Talks {
		if talk.Held.IsZero() && !talk.Start.IsZero() {
			day := infoint.DateOf(talk.Start.In(s.Theirs))
			s.Busy = append(s.Busy, calendar.Span{Start: infoint.Wall{Date: day}.In(s.Theirs), End: day.End(s.Theirs)})
		}
	}
	return s
}

// named takes the zone of --tz for theirs where nobody wrote down another.
func (w walls) named(tz string) (walls, error) {
	if lower := strings.ToLower(tz); lower == "" || lower == "mine" || lower == "theirs" || !w.unknown {
		return w, nil
	}
	zone, err := when.Zone(tz)
	if err != nil {
		return w, err
	}
	return walls{mine: w.mine, theirs: zone}, nil
}

// narrowed puts in what the flags say: other hours of the day, and calendars,
// which are read as far ahead as any time may lie.
func (a *App) narrowed(s calendar.Search, opts slotsOptions, named []time.Time) (calendar.Search, error) {
	var ok bool
	if s.From, s.To, ok = calendar.ParseHours(opts.between); !ok {
		return s, usagef("--between %q is no span of hours", opts.between).hint("write it like --between 9-17 or --between 9:30-12")
	}
	if opts.count > mostSlots {
		return s, usagef("--count goes from 1 to %d", mostSlots)
	}
	until := s.Now.Add(s.Latest)
	for _, t := range named {
		if t.After(until) {
			until = t
		}
	}
	for _, file := range opts.busy {
		spans, err := a.busyTimes(file, calendar.Window{From: s.Now, To: until.AddDate(0, 0, 1), Zone: s.Mine})
		if err != nil {
			return s, err
		}
		s.Busy = append(s.Busy, spans...)
	}
	s.Busy = calendar.Merge(s.Busy)
	return s, nil
}

// mostSlots is how many times one letter can offer without being a timetable.
const mostSlots = 10

// busyTimes reads one calendar. What could not be read in it is told: it may
// have been a meeting.
func (a *App) busyTimes(file string, w calendar.Window) ([]calendar.Span, error) {
	read := func() ([]byte, error) { return a.readNamed(file) }
	if file == stdStream {
		file, read = "standard input", a.readInput
	}
	src, err := read()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	spans, faults, err := calendar.Read(src, w)
	var format *calendar.FormatError
	if errors.As(err, &format) {
		return nil, cannotf("%s: %w", file, err).hint("%s", format.Hint())
	}
	const told = 5
	for _, f := range faults[:min(told, len(faults))] {
		a.say("%s:%d: warning: %s", file, f.Line, f.Message)
	}
	if more := len(faults) - told; more > 0 {
		a.say("%s: warning: and %d more lines that could not be read", file, more)
	}
	return spans, err
}

// readInput reads standard input, no more of it than a calendar can have.
func (a *App) readInput() ([]byte, error) {
	return io.ReadAll(io.LimitReader(a.IO.In, calendar.MostBytes+1))
}

// readNamed reads a file that the user named, no more of it than a calendar
// can have.
func (a *App) readNamed(file string) ([]byte, error) {
	if !filepath.IsAbs(file) {
		file = filepath.Join(a.Dir, file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, errors.Unwrap(err)
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, calendar.MostBytes+1))
}

// namedTimes are the times that somebody typed, in order, each once.
func (a *App) namedTimes(c *campaign.Campaign, texts []string, tz string, w walls) ([]time.Time, error) {
	var times []time.Time
	for _, text := range texts {
		t, twice, err := a.hourOn(c, text, tz, w)
		switch {
		case err != nil:
			return nil, err
		case t.Before(c.Now):
			return nil, usagef("%s has passed", hourIn(t, t.Location()))
		case twice:
			a.say("%s: %s", hourIn(t, t.Location()), firstOfTwo)
		}
		times = append(times, t)
	}
	slices.SortFunc(times, time.Time.Compare)
	return slices.CompactFunc(times, time.Time.Equal), nil
}

// warnOfDoubts says what speaks against times that somebody chose.
func (a *App) warnOfDoubts(c *campaign.Campaign, s calendar.Search, times []time.Time) {
	for _, t := range times {
		for _, d := range s.Doubts(t) {
			a.say("infoint: warning: %s: %s", s.Offer(t).Theirs, doubt(c, s, d))
		}
	}
}

// doubt says in words what speaks against a time.
func doubt(c *campaign.Campaign, s calendar.Search, d calendar.Doubt) string {
	between := fmt.Sprintf("%s and %s", hourOfDay(s.From), hourOfDay(s.To))
	switch d {
	case calendar.DoubtBusy:
		return "you are busy, have another talk, or offered it to somebody else"
	case calendar.DoubtSoon:
		return fmt.Sprintf("it is less than %d hours ahead (schedule.earliest)", c.Config.ScheduleEarliest)
	case calendar.DoubtFar:
		return fmt.Sprintf("it is more than %d days ahead (schedule.latest)", c.Config.ScheduleLatest)
	case calendar.DoubtMyHour:
		return "it is not between " + between + " for you"
	case calendar.DoubtHour:
		return "it is not between " + between + " for them"
	}
	return "it is a weekend, a holiday or a pause"
}

func hourOfDay(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

// freeTimes finds times, and says where there are fewer than were asked for.
func (a *App) freeTimes(s calendar.Search, count int) []time.Time {
	times := s.Free(count)
	if n := len(times); n < count {
		found := "no time is"
		if n > 0 {
			found = fmt.Sprintf("only %d of %d times are", n, count)
		}
		a.say("infoint: %s free for both between %s and %s, from %s to %s", found, hourOfDay(s.From), hourOfDay(s.To),
			s.Now.Add(s.Earliest).Format("Mon 2 January"), s.Now.Add(s.Latest).Format("Mon 2 January"))
		a.say("infoint: hint: other hours: --between 7-21; other days: schedule.latest in .infoint/config.yaml")
	}
	return times
}

// letterSlots are times as a letter offers them.
func letterSlots(s calendar.Search, times []time.Time) []letter.Slot {
	slots := make([]letter.Slot, len(times))
	for i, t := range times {
		o := s.Offer(t)
		slots[i] = letter.Slot{Theirs: o.Theirs, Mine: o.Mine}
	}
	return slots
}

// offered are the times that a letter to somebody offers where nobody chose
// others; none where the zone that is noted is none.
func offered(c *campaign.Campaign, t *campaign.Thread) []letter.Slot {
	w, err := wallsOf(c, t.Contact, "")
	if err != nil {
		return nil
	}
	s := otherDays(searchFor(c, t, w), t)
	return letterSlots(s, s.Free(c.Config.ScheduleSlots))
}

// kindWithTimes is the letter that due wants for somebody, where it proposes
// times, else the one that does nothing else.
func kindWithTimes(c *campaign.Campaign, id infoint.ID) string {
	switch kind, err := wantedKind(c, id); {
	case err != nil:
	case kind == letter.KindReschedule, kind == letter.KindApology, kind == letter.KindSecondAsk:
		return kind
	}
	return letter.KindSlots
}
