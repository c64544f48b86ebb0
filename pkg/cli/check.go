package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/check"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

type checkOptions struct {
	fix bool
	dry bool
}

func newCheck(a *App) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use: "check [NAME…]", Short: "Everything wrong in the vault, with its line and what to do",
		Example:           "  infoint check\n  infoint check ines --json\n  infoint check --fix",
		GroupID:           groupStart,
		Args:              words(0, -1, "no words or NAMEs"),
		ValidArgsFunction: a.names(nil),
		RunE:              func(cmd *cobra.Command, args []string) error { return runCheck(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().BoolVar(&opts.fix, "fix", false, "mend what has one right answer; the change is shown first")
	dryFlag(cmd, &opts.dry)
	return cmd
}

type wireFinding struct {
	Path     string           `json:"path"`
	Line     int              `json:"line"`
	Column   int              `json:"column"`
	Code     string           `json:"code"`
	Severity infoint.Severity `json:"severity"`
	Message  string           `json:"message"`
	Fix      optional         `json:"fix"`
}

func runCheck(ctx context.Context, a *App, opts checkOptions, names []string) error {
	findings, err := a.findings(names)
	if err != nil {
		return err
	}
	if !opts.fix {
		return a.printFindings(findings)
	}
	if wrote, err := a.mend(ctx, findings, opts.dry); err != nil || !wrote || a.machine() {
		return err
	}
	a.vault, a.campaign = nil, nil
	if findings, err = a.findings(names); err != nil {
		return err
	}
	return a.printFindings(findings)
}

// findings are what is wrong in the vault, or in the notes that are named.
func (a *App) findings(names []string) ([]infoint.Finding, error) {
	c, err := a.Campaign()
	if err != nil {
		return nil, err
	}
	only := map[string]bool{}
	for _, name := range names {
		e, err := a.vault.Resolve(name)
		if err != nil {
			return nil, err
		}
		only[e.Path] = true
	}
	files := make([]check.File, 0, len(a.vault.Entries()))
	for _, e := range a.vault.Entries() {
		files = append(files, check.File{Note: e.Note, Source: e.Source})
	}
	findings := check.Vault(files, c, slices.Concat(a.vault.Findings, a.vault.Risks()))
	if len(only) > 0 {
		findings = slices.DeleteFunc(findings, func(f infoint.Finding) bool { return !only[f.Path] })
	}
	return findings, nil
}

func (a *App) printFindings(findings []infoint.Finding) error {
	wired := make([]wireFinding, len(findings))
	code := exitDone
	for i, f := range findings {
		wired[i] = wireFinding{f.Path, f.Pos.Line, f.Pos.Column, f.Code, f.Severity, f.Message, optional(f.Fix)}
		if f.Severity == infoint.SeverityError {
			code = exitCannot
		}
	}
	err := a.print(wired, func() error {
		for _, f := range findings {
			mend := ""
			if f.Fix != "" {
				mend = "; " + f.Fix
			}
			a.IO.Remarkf("%s: %s: %s: %s%s\n", place(f), weight(f.Severity), f.Code, f.Message, mend)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(findings) == 0 {
		a.hint("nothing is wrong")
	}
	if code != exitDone {
		return silent(code)
	}
	return nil
}

// errNoFix says that a finding has no one right answer.
var errNoFix = errors.New("no one fix is right")

// mend applies every fix with one right answer and reports whether it wrote
// anything. The diff is shown first; on a terminal a person is asked besides,
// elsewhere --fix is the answer.
func (a *App) mend(ctx context.Context, findings []infoint.Finding, dry bool) (bool, error) {
	plan := &vault.Plan{}
	for _, f := range findings {
		e := a.vault.Entry(f.Path)
		if e == nil {
			continue
		}
		_ = plan.Edit(e.Path, e.Source, func(src []byte) ([]byte, error) {
			after, ok := check.Fix(f, check.File{Note: e.Note, Source: src}, a.campaign)
			if !ok {
				return nil, errNoFix
			}
			return after, nil
		})
	}
	if len(plan.Paths()) == 0 && !dry {
		return true, a.write(plan, false, "", "", "nothing to mend")
	}
	if dry || a.machine() {
		return false, a.write(plan, dry, "", "", "")
	}
	if err := a.printDiff(plan, writing{}); err != nil {
		return false, err
	}
	if a.IO.CanPrompt() {
		if yes, err := a.IO.Confirm(ctx, "Write this?"); err != nil || !yes {
			return false, err
		}
	}
	return true, a.write(plan, false, "", "", "")
}
