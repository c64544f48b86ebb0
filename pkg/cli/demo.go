package cli

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"text/template"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
	"github.com/infoint/infoint/templates"
)

type demoOptions struct{ dry bool }

func newDemo(a *App) *cobra.Command {
	var opts demoOptions
	cmd := &cobra.Command{
		Use: "demo [DIR]", Short: "A small made-up campaign to try everything on",
		Example: "  infoint demo\n  infoint demo /tmp/try",
		GroupID: groupStart,
		Args:    words(0, 1, "at most one DIR"),
		RunE:    func(cmd *cobra.Command, args []string) error { return runDemo(cmd.Context(), a, opts, args) },
	}
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runDemo(ctx context.Context, a *App, opts demoOptions, args []string) error {
	dir := a.target(args, "infoint-demo")
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return cannotf("%s is there already, and not empty", a.short(dir)).
			hint("infoint demo DIR takes another folder; infoint -C %s due looks into that one", infoint.ShellWord(a.short(dir)))
	}
	today, err := a.demoDay()
	if err != nil {
		return err
	}
	files, err := demoFiles(today)
	if err != nil {
		return err
	}
	v, plan, err := vault.Prepare(dir, files)
	if err != nil {
		return err
	}
	v.SetGuard(a.guard())
	a.vault = v
	if opts.dry {
		return a.printNew(dir, plan)
	}
	return a.apply(plan, writing{Changed: plan.Paths()}, func() error { return a.tourOf(ctx, dir, len(files)) })
}

// demoZone is where the made-up campaign plays; its days are counted there.
const demoZone = "Europe/London"

func (a *App) demoDay() (infoint.Date, error) {
	zone, err := when.Zone(demoZone)
	if err != nil {
		return infoint.Date{}, err
	}
	now := a.Clock().In(zone)
	if a.flags.now == "" {
		return infoint.DateOf(now), nil
	}
	m, err := when.Parse(a.flags.now, when.Context{Now: now})
	return m.Date, err
}

// demoFiles are the notes of the campaign with their dates filled in, and what
// init would write.
func demoFiles(today infoint.Date) (map[string][]byte, error) {
	files, err := initFiles(initOptions{})
	if err != nil {
		return nil, err
	}
	root, err := fs.Sub(templates.Demo, "demo")
	if err != nil {
		return nil, err
	}
	days := demoDates{today}
	err = fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || file == "README.md" {
			return err
		}
		src, err := fs.ReadFile(root, file)
		if err != nil {
			return err
		}
		t, err := template.New(file).Funcs(template.FuncMap{"day": days.day, "bday": days.bday, "wall": days.wall}).Parse(string(src))
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := t.Execute(&out, nil); err != nil {
			return err
		}
		files[days.name(file)] = out.Bytes()
		return nil
	})
	return files, err
}

// demoDates dates the campaign around a day.
type demoDates struct{ today infoint.Date }

func (d demoDates) day(n int) string { return d.today.AddDays(n).String() }

func (d demoDates) bday(n int) string { return when.Calendar{}.Add(d.today, n).String() }

func (d demoDates) wall(n int, hour string) string { return d.bday(n) + "T" + hour + ":00" }

// name fills in the dates of a file's name: @bday+1@ and @day-3@.
func (d demoDates) name(file string) string {
	return regexp.MustCompile(`@(day|bday)([+-][0-9]+)@`).ReplaceAllStringFunc(file, func(mark string) string {
		kind, n, _ := strings.Cut(strings.Trim(mark, "@"), "day")
		days, err := strconv.Atoi(n)
		if err != nil {
			return mark
		}
		if kind == "b" {
			return d.bday(days)
		}
		return d.day(days)
	})
}

// tourOf shows what is due in the demo and what to try next.
func (a *App) tourOf(ctx context.Context, dir string, files int) error {
	shown := a.short(dir)
	term.Fprintf(a.IO.Out, "%d files in %s: a made-up campaign, dated around today. What is due in it:\n\n", files, shown)
	a.flags.dir, a.vault, a.campaign = shown, nil, nil
	if err := runDue(ctx, a, dueOptions{}); err != nil {
		return err
	}
	term.Fprintf(a.IO.Out, "\nTry next:\n\n")
	cd := "infoint -C " + infoint.ShellWord(shown)
	if !a.onPath() {
		defer a.say("\nThere is no infoint on your PATH yet: go install ./cmd/infoint puts it there.")
	}
	for _, try := range []string{"prep ben", "draft carmen thanks", "show hannah", "list", "log greta wrote email -m \"answered\"", "due --week"} {
		if _, err := fmt.Fprintf(a.IO.Out, "  %s %s\n", cd, try); err != nil {
			return err
		}
	}
	return nil
}

// short is a folder as it is named from the working folder, where it lies below.
func (a *App) short(dir string) string {
	if rel, err := filepath.Rel(a.Dir, dir); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return dir
}

// onPath reports whether the user can type infoint: after go run nobody can.
func (a *App) onPath() bool {
	for _, dir := range filepath.SplitList(a.IO.Getenv("PATH")) {
		if _, err := exec.LookPath(filepath.Join(dir, "infoint")); filepath.IsAbs(dir) && err == nil {
			return true
		}
	}
	return false
}
