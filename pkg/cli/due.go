package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

type dueOptions struct {
	on       string
	week     bool
	all      bool
	exitCode bool
	ics      string
}

func newDue(a *App) *cobra.Command {
	var opts dueOptions
	cmd := &cobra.Command{
		Use: "due", Short: "What waits on me, why, and the command for it",
		Example: "  infoint due\n  infoint due --week --ics due.ics\n  infoint due --json | jq -r '.[].next'",
		GroupID: groupFollow,
		Args:    words(0, 0, "no words; --on DAY, --week and --all look further"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runDue(cmd.Context(), a, opts) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.on, "on", "", "as it will be on `DATE`")
	f.BoolVar(&opts.week, "week", false, "the next seven days too")
	f.BoolVar(&opts.all, "all", false, "every open row")
	f.BoolVar(&opts.exitCode, "exit-code", false, "exit 1 when something is due")
	icsFlag(cmd, &opts.ics, "the rows")
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
	if err := a.dueDiary(c, rows, opts.ics); err != nil {
		return trouble(opts, err)
	}
	if opts.ics != stdStream {
		if err := a.print(wired, func() error { return a.printDue(rows, opts) }); err != nil {
			return trouble(opts, err)
		}
	}
	if len(rows) == 0 && !a.machine() {
		a.usefulStep(c, items)
	}
	if n, day := items.PutOff(); opts.all && n > 0 && !a.machine() {
		a.hint("put off: %d, the first of them until %s %d %s (infoint find snooze)", n, day.Weekday(), day.Day, day.Month)
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

// label is the width of the column in which a row's rule and day stand.
const label = len("due 2026-03-24")
