package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/when"
)

type dueOptions struct {
	on       string
	week     bool
	all      bool
	exitCode bool
}

func newDue(a *App) *cobra.Command {
	var opts dueOptions
	cmd := &cobra.Command{
		Use: "due", Short: "What waits on me, why, and the command for it",
		Example: "  infoint due\n  infoint due --week\n  infoint due --json | jq -r '.[].next'",
		GroupID: groupFollow,
		Args:    words(0, 0, "no words"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runDue(cmd.Context(), a, opts) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.on, "on", "", "as it will be on `DATE`")
	f.BoolVar(&opts.week, "week", false, "the next seven days too")
	f.BoolVar(&opts.all, "all", false, "every open row")
	f.BoolVar(&opts.exitCode, "exit-code", false, "exit 1 when something is due")
	return cmd
}

// mostRows is how many rows plain text shows: more than seven things are a
// reason to close the window.
const mostRows = 7

type wireRow struct {
	Key         string          `json:"key"`
	Rule        string          `json:"rule"`
	Priority    agenda.Priority `json:"priority"`
	Due         agenda.Due      `json:"due"`
	OverdueDays int             `json:"overdue_days"`
	Contact     infoint.ID      `json:"contact"`
	About       optional        `json:"about"`
	Interview   optional        `json:"interview"`
	Name        string          `json:"name"`
	Why         string          `json:"why"`
	Next        string          `json:"next"`
	Done        optional        `json:"done"`
	Also        []string        `json:"also"`
	Path        string          `json:"path"`
	Line        int             `json:"line"`
}

func wireAgenda(r agenda.Row) wireRow {
	return wireRow{
		r.Key, r.Rule, r.Priority, r.Due, r.OverdueDays, r.Contact, optional(r.About), optional(r.Interview),
		r.Name, r.Why, r.Next, optional(r.Done), list(r.Also), r.Path, r.Line,
	}
}

func runDue(_ context.Context, a *App, opts dueOptions) error {
	if err := a.dueOn(opts); err != nil {
		return trouble(opts, err)
	}
	c, err := a.Campaign()
	if err != nil {
		return trouble(opts, err)
	}
	view := agenda.ViewToday
	switch {
	case opts.all:
		view = agenda.ViewAll
	case opts.week:
		view = agenda.ViewWeek
	}
	items := agenda.Of(c)
	rows := items.Rows(view)
	wired := make([]wireRow, len(rows))
	for i, r := range rows {
		wired[i] = wireAgenda(r)
	}
	if err := a.print(wired, func() error { return a.printDue(rows, opts) }); err != nil {
		return trouble(opts, err)
	}
	if len(rows) == 0 && !a.machine() {
		a.usefulStep(c, items)
	}
	a.leftOut(a.vault)
	if opts.exitCode && len(rows) > 0 {
		return silent(exitCannot)
	}
	return nil
}

// dueOn moves now to the day that --on names.
func (a *App) dueOn(opts dueOptions) error {
	if opts.on == "" {
		return nil
	}
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	m, err := a.when(c, opts.on, when.Future)
	if err != nil {
		return err
	}
	now, _, err := m.OrAt(9, 0).In(c.Now.Location())
	if err != nil {
		return err
	}
	a.flags.now, a.campaign = now.Format(rfc3339), nil
	return nil
}

// trouble keeps exit code 1 for "something is due" where that was asked for.
func trouble(opts dueOptions, err error) error {
	if e := explain(err); opts.exitCode && e.code == exitCannot {
		return &exitError{exitUsage, e.err, e.hints}
	}
	return err
}

func (a *App) printDue(rows []agenda.Row, opts dueOptions) error {
	shown := rows
	if !opts.all && len(rows) > mostRows {
		shown = rows[:mostRows]
	}
	if !a.IO.IsTerminal() {
		t := term.NewTable(a.IO)
		for _, r := range shown {
			t.Row(r.Rule, r.Name, dueWords(r), r.Why, a.fromHere(r.Next), a.fromHere(recording(r)))
		}
		if err := t.Flush(); err != nil {
			return err
		}
	} else {
		for _, r := range shown {
			a.printRow(r)
		}
	}
	if n := len(rows) - len(shown); n > 0 {
		a.say("and %d more: %s", n, a.fromHere("infoint due --all"))
	}
	return nil
}

func dueWords(r agenda.Row) string {
	if r.Due.Time.IsZero() {
		return r.Due.Date.String()
	}
	return r.Due.Time.Format("2006-01-02 15:04")
}

// recording is the command that writes down that a row was done, where it is
// another one than the next step.
func recording(r agenda.Row) string {
	if r.Done == r.Next {
		return ""
	}
	return r.Done
}

// label is the width of the column in which a row's rule and day stand.
const label = len("due 2026-03-24")

// printRow puts a row on a terminal: who and why, then how, then what records
// that it was done.
func (a *App) printRow(r agenda.Row) {
	rule := term.Bold(r.Rule)
	if r.Priority == agenda.Today {
		rule = term.Yellow(r.Rule)
	}
	for i, line := range term.Wrap(r.Name+": "+r.Why, a.IO.Width()-label-1) {
		if rest, ok := strings.CutPrefix(line, r.Name+":"); ok && i == 0 {
			term.Fprintf(a.IO.Out, "%-14s %s:%s\n", rule, term.Bold(r.Name), rest)
			continue
		}
		term.Fprintf(a.IO.Out, "%-14s %s\n", "", line)
	}
	term.Fprintf(a.IO.Out, "%-14s %s\n", term.Dim("due "+r.Due.Date.String()), term.Cyan(a.fromHere(r.Next)))
	if done := recording(r); done != "" {
		term.Fprintf(a.IO.Out, "%-14s %s\n", "", term.Dim("then "+a.fromHere(done)))
	}
}

// usefulStep says on an empty list what would be worth doing, to a terminal.
func (a *App) usefulStep(c *campaign.Campaign, items *agenda.Agenda) {
	for _, p := range c.Contacts {
		if t := c.Thread(p.ID); t.Stage == infoint.StageReady {
			a.hint("nothing waits on you; %s is ready to be written to", p.Name)
			a.next(infoint.Command("draft", string(p.ID), "outreach"))
			return
		}
	}
	if r, day, ok := items.Upcoming(); ok {
		a.hint("nothing waits on you; next: %s for %s on %s %d %s", r.Rule, r.Name, day.Weekday(), day.Day, day.Month)
		return
	}
	for _, p := range c.Contacts {
		if c.Thread(p.ID).Stage == infoint.StageLead {
			a.hint("nothing waits on you; find one true reason to write to %s", p.Name)
			a.next(fmt.Sprintf("infoint set %s why=…", infoint.ShellWord(string(p.ID))))
			return
		}
	}
	a.hint("nothing waits on you; whose work would you like to hear about?")
	a.next("infoint add contact NAME")
}
