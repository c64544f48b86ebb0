package cli

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/holiday"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

// World is what the program is given from outside: nothing else of the machine
// is looked at.
type World struct {
	IO     *term.IO
	Clock  func() time.Time // in the system's zone
	Random io.Reader        // for uids
	Dir    string           // the working folder
}

// App is what a command is given. A vault is opened on first use, so that
// version and help never look for one.
type App struct {
	World
	flags    globals
	vault    *vault.Vault
	campaign *campaign.Campaign
}

// globals are the flags of every command.
type globals struct {
	dir      string
	now      string
	json     jsonFlag
	template string
	color    string
	noInput  bool
	dry      bool // the command was given -n
}

// Vault finds and reads the vault.
func (a *App) Vault() (*vault.Vault, error) {
	if a.vault != nil {
		return a.vault, nil
	}
	root, err := vault.Find(a.flags.dir, a.Dir, a.IO.Getenv)
	if err != nil {
		return nil, err
	}
	guard := a.guard()
	if !a.flags.dry {
		if err := vault.Finish(root, guard); err != nil {
			a.say("infoint: %s", err)
		}
	}
	v, err := vault.Open(root)
	if err != nil {
		return nil, err
	}
	v.SetGuard(guard)
	a.vault = v
	return v, nil
}

// guard keeps this process and others from writing at the same time.
func (a *App) guard() vault.Guard { return vault.NewGuard(a.IO.Getenv, a.say) }

// Campaign puts the notes of the vault together at the time that is meant.
func (a *App) Campaign() (*campaign.Campaign, error) {
	if a.campaign != nil {
		return a.campaign, nil
	}
	v, err := a.Vault()
	if err != nil {
		return nil, err
	}
	clock, err := a.clock(v)
	if err != nil {
		return nil, err
	}
	a.campaign = campaign.New(clock, v.Config, v.Notes())
	return a.campaign, nil
}

// clock returns the time that is meant, in the user's zone: that of the
// profile, else the system's.
func (a *App) clock(v *vault.Vault) (campaign.Clock, error) {
	now := a.Clock()
	if p := v.Profile(); p != nil && p.Profile != nil && p.Profile.Timezone != "" {
		if zone, err := when.Zone(p.Profile.Timezone); err == nil {
			now = now.In(zone)
		}
	}
	clock := campaign.Clock{Now: now, Calendar: businessDays(v.Config, now.Year())}
	if a.flags.now == "" {
		return clock, nil
	}
	m, err := when.Parse(a.flags.now, when.Context{Now: now, Calendar: clock.Calendar})
	if err != nil {
		return clock, err
	}
	if clock.Now, _, err = m.OrAt(9, 0).In(now.Location()); err != nil {
		return clock, err
	}
	if year := clock.Now.Year(); year != now.Year() {
		clock.Calendar = businessDays(v.Config, year)
	}
	return clock, nil
}

// businessDays leaves out the user's own holidays, the pauses, and the holidays
// of the country for as many years around this one as a row could look back or
// ahead.
func businessDays(c infoint.Config, year int) when.Calendar {
	const back, ahead = 10, 5
	days := slices.Clone(c.Holidays)
	for _, d := range holiday.In(c.Country, year-back, year+ahead) {
		days = append(days, infoint.DateOf(d))
	}
	return when.NewCalendar(days, c.Pauses)
}

// entry returns the one note that a name means, and the campaign it is part of.
func (a *App) entry(name string, kinds ...infoint.Kind) (*vault.Entry, *campaign.Campaign, error) {
	c, err := a.Campaign()
	if err != nil {
		return nil, nil, err
	}
	e, err := a.vault.Resolve(name, kinds...)
	if err != nil {
		return nil, nil, err
	}
	return e, c, nil
}

// writable is entry for a command that will change the note: one that cannot
// be read cannot be changed either.
func (a *App) writable(name string, kinds ...infoint.Kind) (*vault.Entry, *campaign.Campaign, error) {
	e, c, err := a.entry(name, kinds...)
	if err != nil {
		return nil, nil, err
	}
	if e.Unreadable {
		return nil, nil, unreadable(e)
	}
	return e, c, nil
}

// when reads a date or time in the user's zone.
func (a *App) when(c *campaign.Campaign, text string, d when.Direction) (when.Moment, error) {
	return when.Parse(text, when.Context{Now: c.Now, Direction: d, Calendar: c.Calendar})
}

// past reads when something happened; empty is today. What is still to come has
// not happened: kept, it would count from that day on, and be asked for until then.
func (a *App) past(c *campaign.Campaign, text string) (when.Moment, error) {
	if text == "" {
		return when.Moment{Date: c.Today()}, nil
	}
	m, err := a.when(c, text, when.Past)
	if err != nil {
		return m, err
	}
	said := when.Describe(m, c.Now.Location())
	if m.Date.After(c.Today()) {
		return m, usagef("%q is %s, which is still to come", text, said).
			hint("--on takes the day on which it happened: today, yesterday, last fri, %s", c.Today().AddDays(-1))
	}
	a.say("on %s", said)
	return m, nil
}

// say prints talk to standard error.
func (a *App) say(format string, args ...any) {
	term.Fprintf(a.IO.Err, format+"\n", args...)
}

// hint prints what could be done next, to a terminal only.
func (a *App) hint(format string, args ...any) {
	if a.IO.ErrIsTerminal() {
		term.Fprintf(a.IO.Err, format+"\n", args...)
	}
}

// next suggests a command, to a terminal only.
func (a *App) next(command string) { a.hint("next: %s", term.Cyan(a.fromHere(command))) }

// fromHere is a command as it can be pasted: with -C where that was given.
func (a *App) fromHere(command string) string {
	words, ok := strings.CutPrefix(command, "infoint ")
	if a.flags.dir == "" || !ok {
		return command
	}
	return "infoint -C " + infoint.ShellWord(a.flags.dir) + " " + words
}
