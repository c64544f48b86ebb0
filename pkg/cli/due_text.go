package cli

import (
	"fmt"
	"strings"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
)

func (a *App) printDue(rows []agenda.Row, opts dueOptions) error {
	shown := rows
	if !opts.all && len(rows) > mostRows {
		shown = rows[:mostRows]
	}
	if !a.IO.IsTerminal() {
		t := term.NewTable(a.IO)
		for _, r := range shown {
			t.Row(ruleWord(r), term.Bold(r.Name), dueWords(r), r.Why, a.fromHere(r.Next), a.fromHere(recording(r)))
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

// ruleWord is the name of the rule, marked where it matters today.
func ruleWord(r agenda.Row) term.Styled {
	if r.Priority == agenda.Today {
		return term.Yellow(r.Rule)
	}
	return term.Bold(r.Rule)
}

// recording is the command that writes down that a row was done, where the next
// step does not do so itself.
func recording(r agenda.Row) string {
	if r.Done == r.Next || r.Rule == agenda.RulePrep || r.Rule == agenda.RuleDidItHappen {
		return ""
	}
	return r.Done
}

// printRow puts a row on a terminal: who and why, then how, then what records
// that it was done.
func (a *App) printRow(r agenda.Row) {
	rule := ruleWord(r)
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
	finished := !c.Finished().IsZero()
	for _, p := range c.Contacts {
		if t := c.Thread(p.ID); t.Stage == infoint.StageReady && !finished {
			a.hint("nothing waits on you; %s is ready to be written to", p.Name)
			a.next(infoint.Command("draft", string(p.ID), "outreach"))
			return
		}
	}
	if r, day, ok := items.Upcoming(); ok {
		a.hint("nothing waits on you; next: %s for %s on %s %d %s", r.Rule, r.Name, day.Weekday(), day.Day, day.Month)
		return
	}
	if finished {
		a.hint("nothing waits on you; the campaign is finished, and those who helped have heard how it ended")
		a.next("infoint log me reopened")
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
