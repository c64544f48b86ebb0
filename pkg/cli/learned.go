package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

// A source is whom something is heard from, and the note that it goes into:
// their latest talk, or the talk that was named.
type source struct {
	app      *App
	campaign *campaign.Campaign
	person   *vault.Entry   // nil where a talk was named
	talk     *campaign.Talk // nil where there was none yet
	file     *vault.Entry   // the talk's note, else the person's
}

// source finds whom a name means and the note of their latest talk.
func (a *App) source(name string) (source, error) {
	e, c, err := a.writable(name, infoint.KindContact, infoint.KindInterview)
	if err != nil {
		return source{}, err
	}
	s := source{app: a, campaign: c, file: e}
	if e.Interview != nil {
		at := slices.IndexFunc(c.Talks(), func(t *campaign.Talk) bool { return t.Path == e.Path })
		s.talk = c.Talks()[at]
		return s, nil
	}
	s.person = e
	if s.talk = c.Thread(e.ID).Latest(c.Clock); s.talk != nil {
		s.file = a.vault.Entry(s.talk.Path)
	}
	return s, nil
}

// heard refuses what can only be heard in a talk while there was none; instead
// is what can be done.
func (s source) heard(instead string) error {
	if s.talk != nil {
		return nil
	}
	err := cannotf("no talk with %s yet", s.person.Contact.Name)
	if coming := s.campaign.Thread(s.person.ID).Coming(); coming != nil {
		err.hint("one is arranged; once it took place: %s", infoint.Command("log", string(s.person.ID), "held"))
	}
	return err.hint("%s", instead)
}

// apart is a link to the person where a line of the talk's note would
// otherwise be taken for another one's.
func (s source) apart() infoint.Ref {
	if s.person == nil || s.talk == nil || len(s.talk.With) < 2 {
		return infoint.Ref{}
	}
	return infoint.Ref{Target: string(s.person.ID), Label: s.person.Contact.Name}
}

// add writes the note with one more line.
func (s source) add(line vault.Edit, dry bool) error {
	return s.app.addLine(s.file, line, dry, s.file.ID, "")
}

// addLine writes a note with one more line; made is what goes to standard
// output.
func (a *App) addLine(file *vault.Entry, line vault.Edit, dry bool, id infoint.ID, made string) error {
	plan := &vault.Plan{}
	if err := plan.Edit(file.Path, file.Source, line); err != nil {
		return inFile(file.Path, err)
	}
	return a.write(plan, dry, id, made, "")
}

// profile is the user's own note, which can be written to.
func (a *App) profile() (*vault.Entry, *campaign.Campaign, error) {
	return a.writable(string(infoint.Me), infoint.KindProfile)
}

// text checks what is to stand in a line: there must be something.
func text(what, s string) (string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return "", usagef("%s needs its text", what)
	}
	return s, nil
}

// oneOf checks a word against those that there are.
func oneOf(flag, word string, words []string) (string, error) {
	if word == "" || slices.Contains(words, strings.ToLower(word)) {
		return strings.ToLower(word), nil
	}
	err := usagef("%s cannot be %q", flag, word)
	if near := infoint.Closest(strings.ToLower(word), words); len(near) > 0 {
		return "", err.hint("did you mean %s?", strings.Join(near, " or "))
	}
	return "", err.hint("it is one of %s", strings.Join(words, ", "))
}

// criteria reads what an insight speaks for or against: hypotheses by their
// ids, and what the profile looks for, each as it stands there.
func criteria(p *infoint.Profile, flag string, given []string) ([]string, error) {
	known := p.Criteria()
	var out []string
	for _, word := range strings.Split(strings.Join(given, ","), ",") {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		i := slices.IndexFunc(known, func(k string) bool { return infoint.Slug(k) == infoint.Slug(word) })
		if i < 0 {
			err := usagef("%s: %q is no hypothesis of yours and none of your interests, skills, values and bounds", flag, word)
			if near := infoint.Closest(infoint.Slug(word), slugs(known)); len(near) > 0 {
				return nil, err.hint("did you mean %s?", strings.Join(near, " or "))
			}
			return nil, err.hint("infoint list hypotheses, infoint show me").hint("a new one: infoint add hypothesis TEXT")
		}
		name := known[i]
		if strings.ContainsAny(name, ",:[]`|%") {
			name = infoint.Slug(name) // would end the field, or be two
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out, nil
}

func slugs(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = infoint.Slug(w)
	}
	return out
}

// profession checks a profession against those that the profile explores, and
// returns it as it is spelt there.
func profession(p *infoint.Profile, word string) (string, error) {
	word = strings.TrimSpace(word)
	for _, own := range p.Professions {
		if infoint.Fold(own) == infoint.Fold(word) {
			return own, nil
		}
	}
	if word == "" {
		return "", nil
	}
	err := usagef("%q is none of your professions", word)
	if near := p.NearProfessions(word); len(near) > 0 {
		return "", err.hint("did you mean %s?", strings.Join(near, " or "))
	}
	if len(p.Professions) > 0 {
		err.hint("they are %s", strings.Join(p.Professions, ", "))
	}
	return "", err.hint("another one: %s", infoint.Command("set", string(infoint.Me), "professions+="+word))
}

// completeProfile completes flags with words of the profile.
func (a *App) completeProfile(cmd *cobra.Command, words func(*infoint.Profile) []string, flags ...string) {
	for _, flag := range flags {
		_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			if c, err := a.Campaign(); err == nil {
				return words(c.Profile), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		})
	}
}

func professionsOf(p *infoint.Profile) []string { return p.Professions }
