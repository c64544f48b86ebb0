package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

// askForGaps asks on a terminal for the facts that a letter lacks and writes
// each where it belongs. It reports whether anything was written: the vault is
// then to be read again. Nothing typed leaves a gap as it is.
func (a *App) askForGaps(ctx context.Context, c *campaign.Campaign, found []letter.Finding) (bool, error) {
	if !a.IO.CanPrompt() || a.machine() {
		return false, nil
	}
	plan := &vault.Plan{}
	for _, f := range found {
		if f.Gap == nil {
			continue
		}
		a.say("%s", f.Why)
		answer, err := a.IO.Prompt(ctx, strings.TrimSuffix(f.Gap.Place(), "+")+" (nothing leaves it open):")
		if errors.Is(err, term.ErrCancelled) {
			break
		}
		if err != nil {
			return false, err
		}
		if answer == "" {
			continue
		}
		if err := a.fillGap(c, plan, *f.Gap, answer); err != nil {
			a.report(err) // a slip of the pen is no reason to lose the other answers
		}
	}
	if len(plan.Paths()) == 0 {
		return false, nil
	}
	if err := a.vault.Apply(plan); err != nil {
		return false, err
	}
	for _, path := range plan.Paths() {
		a.say("%s", path)
	}
	a.vault, a.campaign = nil, nil
	return true, nil
}

// fillGap plans one answer: a key of the front matter, or a line of a section.
func (a *App) fillGap(c *campaign.Campaign, plan *vault.Plan, g letter.Gap, answer string) error {
	e, err := a.vault.Resolve(string(g.Note))
	if err != nil {
		return err
	}
	src := plan.Current(e.Path, e.Source)
	switch g.Section {
	case letter.GapInsights:
		in := infoint.Insight{Text: answer}
		if g.Of != "" {
			in.By = infoint.Ref{Target: string(g.Of)}
		}
		src, err = note.AppendInsight(src, in)
	case letter.GapPromises:
		if g.Of != "" {
			answer = note.Link(g.Of, "") + ": " + answer
		}
		src, err = note.AppendPromise(e.Kind, src, infoint.Promise{Text: answer, Added: c.Today()})
	case letter.GapOutcome:
		src, err = note.AppendDecision(src, infoint.Decision{Date: c.Today(), Verb: infoint.DecisionOutcome, What: answer})
	default:
		var changes []note.Assignment
		if changes, err = a.assignments(c, e.Kind, e.Fields(), []string{g.Key + "=" + answer}); err == nil {
			src, err = note.Assign(e.Kind, src, changes[0])
		}
	}
	if err != nil {
		return inFile(e.Path, err)
	}
	plan.Change(e.Path, e.Source, src)
	return nil
}
