package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/templates"
)

func newAdd(a *App) *cobra.Command {
	cmd := &cobra.Command{
		Use: "add", Short: "A new contact or talk, or a line of what was heard, promised, decided",
		Example: "  infoint add contact \"Ines Marek\" role=\"platform engineer\"\n  infoint add interview ines --at \"next tue 15:00\"",
		GroupID: groupPeople,
	}
	return group(cmd,
		newAddContact(a), newAddInterview(a, "interview", ""),
		newAddPromise(a), newAddReferral(a), newAddInsight(a), newAddHypothesis(a), newAddDecision(a),
	)
}

type addContactOptions struct {
	force bool
	dry   bool
}

func newAddContact(a *App) *cobra.Command {
	var opts addContactOptions
	cmd := &cobra.Command{
		Use: "contact NAME [KEY=VALUE…]", Short: "A new person",
		Example: "  infoint add contact \"Ines Marek\" relationship=alum professions=\"data analyst\" why=\"you moved from nursing to data\"\n" +
			"  infoint add contact 李小龍 --json=id",
		Args: words(0, -1, "a NAME and KEY=VALUE"),
		RunE: func(cmd *cobra.Command, args []string) error { return runAddContact(cmd.Context(), a, opts, args) },
	}
	cmd.Flags().BoolVar(&opts.force, "force", false, "even though somebody like that is there")
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddContact(ctx context.Context, a *App, opts addContactOptions, args []string) error {
	if len(args) == 0 && !a.IO.CanPrompt() {
		_, err := checkName("")
		return err
	}
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		if args, err = a.contactForm(ctx); err != nil {
			return err
		}
	}
	name, err := checkName(args[0])
	if err != nil {
		return err
	}
	given, err := a.assignments(c, infoint.KindContact, nil, args[1:])
	if err != nil {
		return err
	}
	if err := notAmong(given, map[string]string{"name": "infoint add contact NAME [KEY=VALUE…]"}); err != nil {
		return err
	}
	if !opts.force {
		if err := alreadyThere(a.vault, name, given); err != nil {
			return err
		}
	}
	uid, err := note.NewUID(a.Random)
	if err != nil {
		return err
	}
	all := []note.Assignment{{Key: "uid", Op: note.OpSet, Value: uid}, {Key: "name", Op: note.OpSet, Value: name}}
	all = append(append(all, given...), note.Assignment{Key: "created", Op: note.OpSet, Value: c.Today().String()})
	id := a.vault.FreeID(infoint.Slug(name))
	return a.makeNote(infoint.KindContact, id, all, opts.dry, infoint.Command("show", string(id)))
}

// makeNote writes a new note of a kind from its skeleton.
func (a *App) makeNote(kind infoint.Kind, id infoint.ID, keys []note.Assignment, dry bool, next string) error {
	skeleton, err := a.skeleton(kind)
	if err != nil {
		return err
	}
	path := string(kind) + "s/" + string(id) + ".md"
	src, err := note.New(kind, skeleton, keys...)
	if err != nil {
		return inFile(vault.Marker+"/templates/notes/"+string(kind)+".md", err)
	}
	plan := &vault.Plan{}
	plan.Make(path, src)
	if err := a.write(plan, dry, id, path, ""); err != nil {
		return err
	}
	a.next(next)
	return nil
}

// skeleton returns the beginning of a new note: the vault's own, else ours.
func (a *App) skeleton(kind infoint.Kind) ([]byte, error) {
	name := string(kind) + ".md"
	src, err := fs.ReadFile(a.userTemplates("notes"), name)
	if os.IsNotExist(err) {
		src, err = templates.Notes.ReadFile("notes/" + name)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the template of a %s: %w", kind, err)
	}
	return src, nil
}

// userTemplates is a folder of the vault's own templates, which may not be
// there. It is opened so that no link leads out of it.
func (a *App) userTemplates(folder string) fs.FS {
	root, err := os.OpenRoot(filepath.Join(a.vault.Root, vault.Marker, "templates", folder))
	if err != nil {
		return noFiles{}
	}
	return vault.Regular(root)
}

// noFiles is a folder without any file.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// alreadyThere refuses somebody who is probably in the vault: by e-mail,
// profile or name.
func alreadyThere(v *vault.Vault, name string, given []note.Assignment) error {
	want := map[string]string{}
	for _, g := range given {
		want[g.Key] = g.Value
	}
	for _, e := range v.Entries() {
		if same := sameAs(e, name, want); same != "" {
			return cannotf("%s has the same %s: %s", title(e), same, e.Path).
				hint("%s, or --force for another person", infoint.Command("show", string(e.ID)))
		}
	}
	return nil
}

// sameAs says in what a note is like a new contact, empty for nothing. Of a
// contact that cannot be read the file's name is all that is known.
func sameAs(e *vault.Entry, name string, want map[string]string) string {
	p := e.Contact
	if p == nil {
		if e.Kind == infoint.KindContact && infoint.Slug(string(e.ID)) == infoint.Slug(name) {
			return "file name"
		}
		return ""
	}
	folded := func(list []string, s string) bool {
		return s != "" && slices.ContainsFunc(list, func(item string) bool { return infoint.Fold(item) == infoint.Fold(s) })
	}
	switch {
	case folded(append([]string{p.Email}, p.OtherEmails...), want["email"]):
		return "e-mail"
	case want["linkedin"] != "" && profileURL(want["linkedin"]) == profileURL(p.LinkedIn):
		return "profile"
	case folded(append([]string{p.Name}, p.Aliases...), name):
		return "name"
	}
	return ""
}

// profileURL takes off what makes two addresses of one profile differ.
func profileURL(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	s, _, _ = strings.Cut(s, "?")
	return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
}

// contactForm asks for what makes a contact useful; an empty answer leaves the
// key out.
func (a *App) contactForm(ctx context.Context) ([]string, error) {
	name, err := a.IO.Prompt(ctx, "Name, as they write it:")
	if err != nil {
		return nil, err
	}
	args := []string{name}
	for _, q := range []struct{ key, question string }{
		{"role", "What they do:"},
		{"company", "Where:"},
		{"email", "E-mail:"},
		{"why", "The one true reason to write to them:"},
	} {
		answer, err := a.IO.Prompt(ctx, q.question)
		if err != nil {
			return nil, err
		}
		if answer = strings.TrimSpace(answer); answer != "" {
			args = append(args, q.key+"="+answer)
		}
	}
	return args, nil
}
