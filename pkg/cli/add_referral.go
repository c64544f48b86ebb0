package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
)

type referralOptions struct {
	permission string
	dry        bool
}

func newAddReferral(a *App) *cobra.Command {
	var opts referralOptions
	permissions := []string{infoint.PermissionYes, infoint.PermissionNo, infoint.PermissionAsk}
	cmd := &cobra.Command{
		Use: "referral NAME WHO [TEXT]", Short: "Somebody whom they named in a talk",
		Example: "  infoint add referral ines \"Ben Ito\" \"runs the platform guild\" --permission yes\n" +
			"  infoint add referral ines \"Aiko Mori\"",
		Args:              words(2, 3, "a NAME, WHO was named and a TEXT"),
		ValidArgsFunction: a.referralNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if opts.permission, err = oneOf("--permission", opts.permission, permissions); err != nil {
				return err
			}
			return runAddReferral(cmd.Context(), a, opts, args)
		},
	}
	cmd.Flags().StringVar(&opts.permission, "permission", infoint.PermissionAsk, "may I say who named them? `ANSWER`: yes, no, or ask")
	completeFlag(cmd, "permission", permissions)
	dryFlag(cmd, &opts.dry)
	return cmd
}

func runAddReferral(_ context.Context, a *App, opts referralOptions, args []string) error {
	s, err := a.source(args[0])
	if err != nil {
		return err
	}
	if err := s.heard(infoint.Command("log", args[0], "reply", "redirect", args[1]) + ", if they answered that"); err != nil {
		return err
	}
	who, err := a.named(args[1])
	if err != nil {
		return err
	}
	who.Permission, who.By = opts.permission, s.apart()
	if len(args) > 2 {
		who.Text = args[2]
	}
	if s.person != nil && who.To.Target == string(s.person.ID) {
		return usagef("%s named %s: that is the same person", args[0], args[1])
	}
	same := func(r infoint.Referral) bool {
		id, ok := s.campaign.Lookup(r.To)
		return ok && string(id) == who.To.Target || infoint.Fold(r.Name) == infoint.Fold(who.Name)
	}
	if i := slices.IndexFunc(s.talk.Referrals, same); i >= 0 {
		return cannotf("%s stands there already: %s:%d", who.Name, s.file.Path, s.talk.Referrals[i].Line).
			hint("%s", infoint.Command("edit", string(s.file.ID)))
	}
	line := func(src []byte) ([]byte, error) { return note.AppendReferral(src, who) }
	if err := s.add(line, opts.dry); err != nil {
		return err
	}
	if who.To.IsZero() {
		a.next(infoint.Command("add", "contact", who.Name, "relationship=referral"))
		return nil
	}
	a.next(infoint.Command("draft", who.To.Target))
	return nil
}

// named reads whom somebody named: a contact becomes a link. Anybody else is
// written by name, and it is said where somebody is called nearly so.
func (a *App) named(who string) (infoint.Referral, error) {
	name, err := checkName(who)
	if err != nil {
		return infoint.Referral{}, err
	}
	e, err := a.vault.Resolve(name, infoint.KindContact)
	var nobody *vault.NameError
	switch {
	case err == nil && e.Contact != nil:
		if infoint.Fold(e.Contact.Name) != infoint.Fold(name) {
			a.say("%s is %s", name, e.Contact.Name)
		}
		return infoint.Referral{To: infoint.Ref{Target: string(e.ID), Label: e.Contact.Name}, Name: e.Contact.Name}, nil
	case err == nil:
		return infoint.Referral{To: infoint.Ref{Target: string(e.ID)}, Name: string(e.ID)}, nil
	case !errors.As(err, &nobody) || nobody.Ambiguous:
		return infoint.Referral{}, err
	}
	if len(nobody.Candidates) > 0 {
		a.say("infoint: nobody is called %q, so the name is written; did you mean %s?", name, strings.Join(quoteAll(nobody.IDs()), ", "))
	}
	return infoint.Referral{Name: name}, nil
}

// referralNames completes both names.
func (a *App) referralNames() cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, part string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return a.names(nil, infoint.KindContact)(cmd, nil, part)
		}
		return a.names(nil, infoint.KindContact, infoint.KindInterview)(cmd, args, part)
	}
}
