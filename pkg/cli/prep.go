package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/prep"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

type prepOptions struct {
	minutes int
	why     bool
	dry     bool
}

func newPrep(a *App) *cobra.Command {
	var opts prepOptions
	cmd := &cobra.Command{
		Use: "prep NAME", Short: "The one page for a talk: why this person, what to ask, the clock",
		Example:           "  infoint prep ines\n  infoint prep ines --minutes 30 --why\n  infoint prep ines --json=questions",
		GroupID:           groupMeet,
		Args:              words(1, 1, "one NAME"),
		ValidArgsFunction: a.names(nil, infoint.KindContact, infoint.KindInterview),
		RunE:              func(cmd *cobra.Command, args []string) error { return runPrep(cmd.Context(), a, opts, args[0]) },
	}
	f := cmd.Flags()
	f.Var(minutesFlag{&opts.minutes}, "minutes", "fit the questions into `N` minutes, as in 20 or 1h")
	f.BoolVar(&opts.why, "why", false, "say behind each question why it is asked")
	dryFlag(cmd, &opts.dry)
	return cmd
}

type wirePrep struct {
	Contact   infoint.ID         `json:"contact"`
	Interview optional           `json:"interview"`
	Minutes   int                `json:"minutes"`
	MustAsk   []string           `json:"must_ask"`
	Cues      []wireCue          `json:"cues"`
	Questions []wirePrepQuestion `json:"questions"`
}

type wireCue struct {
	Minute int    `json:"minute"`
	Say    string `json:"say"`
}

type wirePrepQuestion struct {
	ID      optional `json:"id"`
	Topic   string   `json:"topic"`
	Text    string   `json:"text"`
	Minutes int      `json:"minutes"`
	MustAsk bool     `json:"must_ask"`
	Fits    bool     `json:"fits"`
	Why     string   `json:"why"`
	Asked   bool     `json:"asked"`
}

func runPrep(_ context.Context, a *App, opts prepOptions, name string) error {
	p, talk, err := a.prepFor(name)
	if err != nil {
		return err
	}
	bank, err := prep.LoadBank(a.userTemplates("questions"), prep.Builtin())
	var fault *prep.BankError
	if errors.As(err, &fault) {
		return &exitError{code: exitRepair, err: fmt.Errorf("%s/templates/questions/%w", vault.Marker, err)}
	}
	if err != nil {
		return err
	}
	c := a.campaign
	s := a.situation(p, talk, opts.minutes)
	brief := prep.Plan(s, bank)
	plan, err := a.prepPlan(talk, brief)
	if err != nil {
		return err
	}
	if opts.dry {
		return a.printDiff(plan, writing{Changed: plan.Paths()})
	}
	err = a.apply(plan, wireBrief(p, talk, brief), func() error {
		return a.IO.Page(func(io *term.IO) error {
			io.Prosef("%s", prep.Render(prep.PageData{
				Situation: s, Brief: brief, Logistics: logistics(c, talk), Why: opts.why,
				Background: a.background(p), Promises: openPromises(c, p.ID),
			}))
			return nil
		})
	})
	if err != nil {
		return err
	}
	for _, path := range plan.Paths() {
		a.say("%s", path)
	}
	if talk == nil {
		a.hint("no talk is arranged, so nothing was written")
	}
	a.leftOut(a.vault)
	return nil
}

func wireBrief(p *infoint.Contact, talk *campaign.Talk, b prep.Brief) wirePrep {
	out := wirePrep{Contact: p.ID, Minutes: b.Minutes, MustAsk: list(b.MustAsk), Cues: []wireCue{}, Questions: []wirePrepQuestion{}}
	if talk != nil {
		out.Interview = optional(talk.ID)
	}
	for _, cue := range b.Cues {
		out.Cues = append(out.Cues, wireCue{cue.Minute, cue.Say})
	}
	for _, q := range b.Questions {
		out.Questions = append(out.Questions, wirePrepQuestion{optional(q.ID), q.Topic, q.Text, q.Minutes, q.MustAsk, q.Fits, q.Why, q.Asked})
	}
	return out
}

// prepPlan adds the new questions to the talk's note and dates it as
// prepared. Without a talk there is nothing to write into.
func (a *App) prepPlan(talk *campaign.Talk, b prep.Brief) (*vault.Plan, error) {
	plan := &vault.Plan{}
	if talk == nil {
		return plan, nil
	}
	e := a.vault.Entry(talk.Path)
	l := logEntry{plan: plan, note: e, on: a.campaign.Today()}
	lines := prep.QuestionLines(b)
	if err := l.edit(func(src []byte) ([]byte, error) { return note.AppendQuestions(src, lines) }); err != nil {
		return nil, err
	}
	if !talk.IsPrepared() {
		if err := l.assign("prepared", l.on.String()); err != nil {
			return nil, err
		}
	}
	return plan, nil
}
