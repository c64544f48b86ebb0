package cli

import (
	"fmt"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

// writing is what a writing command prints as JSON.
type writing struct {
	Changed []string    `json:"changed"`
	ID      *infoint.ID `json:"id"`
	Diff    *string     `json:"diff,omitempty"`
}

// write shows a plan (with -n) or applies it. Made is what the command made, a
// path that goes to standard output, empty where it only changed something;
// said is one line about what happened, empty where the paths say it all.
func (a *App) write(p *vault.Plan, dry bool, id infoint.ID, made, said string) error {
	w := writing{Changed: p.Paths()}
	if id != "" {
		w.ID = &id
	}
	if dry {
		return a.printDiff(p, w)
	}
	return a.apply(p, w, func() error {
		if said != "" {
			a.say("%s", said)
		}
		for _, path := range w.Changed {
			if path != made {
				a.say("%s", path)
			}
		}
		if made != "" {
			_, err := fmt.Fprintln(a.IO.Out, made)
			return err
		}
		return nil
	})
}

// apply writes a plan, then prints data as print does. What a program asked
// for is made before: an unknown field writes nothing, and a write that fails
// prints nothing.
func (a *App) apply(p *vault.Plan, data any, text func() error) error {
	if !a.machine() {
		if err := a.vault.Apply(p); err != nil {
			return err
		}
		return text()
	}
	out, err := a.render(data)
	if err != nil {
		return err
	}
	if err := a.vault.Apply(p); err != nil {
		return err
	}
	_, err = a.IO.Out.Write(out)
	return err
}

// printNew prints the plan for a vault that is to be made. The paths of a diff
// are those in the vault, which is another folder here.
func (a *App) printNew(dir string, p *vault.Plan) error {
	if dir != a.Dir && !a.machine() {
		a.say("in %s:", a.short(dir))
	}
	return a.printDiff(p, writing{Changed: p.Paths()})
}

// printDiff prints the plan. A diff that goes to a file holds the bytes as
// they are, or git apply would not take it.
func (a *App) printDiff(p *vault.Plan, w writing) error {
	diff := string(a.vault.Diff(p))
	w.Diff = &diff
	return a.print(w, func() error {
		out := a.IO.Out
		if !a.IO.IsTerminal() {
			out = a.IO.Raw()
		}
		_, err := out.Write([]byte(diff))
		return err
	})
}
