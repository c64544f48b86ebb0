package cli

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/history"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/templates"
)

type initOptions struct {
	name     string
	noGit    bool
	obsidian bool
	dry      bool
}

func newInit(a *App) *cobra.Command {
	var opts initOptions
	cmd := &cobra.Command{
		Use: "init [DIR]", Short: "Make a vault, or add to a folder what one needs",
		Example: "  infoint init career --name \"Maya Thiel\"\n  infoint init --no-git\n  cd ~/Obsidian && infoint init career --obsidian",
		GroupID: groupStart,
		Args:    words(0, 1, "at most one DIR"),
		RunE:    func(cmd *cobra.Command, args []string) error { return runInit(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringVar(&opts.name, "name", "", "your `NAME`, for letters")
	f.BoolVar(&opts.noGit, "no-git", false, "make no git repository")
	f.BoolVar(&opts.obsidian, "obsidian", false, "add a table view for Obsidian, contacts.base")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runInit(ctx context.Context, a *App, opts initOptions, args []string) error {
	dir := a.target(args, ".")
	files, err := initFiles(opts)
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
	said := ""
	if len(plan.Paths()) == 0 {
		said = "every file that a vault needs is there"
	}
	if err := a.write(plan, false, "", "", said); err != nil {
		return err
	}
	if !opts.noGit {
		if err := a.makeRepository(ctx, dir); err != nil {
			return err
		}
	}
	a.next("infoint edit me")
	return nil
}

// target is the folder that the arguments name, else a default, seen from the
// working folder; -C moves that, as it does for git.
func (a *App) target(args []string, otherwise string) string {
	dir := otherwise
	if len(args) > 0 {
		dir = args[0]
	}
	if !filepath.IsAbs(dir) {
		base := a.Dir
		if a.flags.dir != "" {
			base = a.flags.dir
			if !filepath.IsAbs(base) {
				base = filepath.Join(a.Dir, base)
			}
		}
		dir = filepath.Join(base, dir)
	}
	return filepath.Clean(dir)
}

// initFiles returns what a new vault holds.
func initFiles(opts initOptions) (map[string][]byte, error) {
	files := map[string][]byte{}
	for to, from := range map[string]string{
		vault.ConfigPath: "config.yaml", vault.ProfilePath: "profile.md",
		".gitattributes": "gitattributes", ".gitignore": "gitignore", "AGENTS.md": "AGENTS.md",
	} {
		src, err := templates.Vault.ReadFile("vault/" + from)
		if err != nil {
			return nil, err
		}
		files[to] = src
	}
	if opts.obsidian {
		src, err := templates.Vault.ReadFile("vault/contacts.base")
		if err != nil {
			return nil, err
		}
		files["contacts.base"] = src
	}
	if opts.name != "" {
		name, err := checkName(opts.name)
		if err != nil {
			return nil, err
		}
		src, err := note.Assign(infoint.KindProfile, files[vault.ProfilePath], note.Assignment{Key: "name", Op: note.OpSet, Value: name})
		if err != nil {
			return nil, inFile(vault.ProfilePath, err)
		}
		files[vault.ProfilePath] = src
	}
	return files, nil
}

// makeRepository puts the vault under git, unless it lies in a repository
// already. Without git the vault is as good; that is said, and no error.
func (a *App) makeRepository(ctx context.Context, dir string) error {
	made, err := history.Init(ctx, dir, a.IO.Getenv)
	switch {
	case errors.Is(err, history.ErrNoGit):
		a.say("git is not installed, so the vault has no history yet")
	case err != nil:
		return err
	case made && !a.machine():
		a.say(".git")
	}
	return nil
}
