package cli

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

// assignments reads KEY=VALUE words for a kind of note and puts dates, zones
// and links into their written form. Keys of the user's own are taken as they
// are, but for one that is a slip away from ours: a do_not_contcat that is
// silently kept would go on being ignored.
func (a *App) assignments(c *campaign.Campaign, kind infoint.Kind, fields []infoint.Field, args []string) ([]note.Assignment, error) {
	out := make([]note.Assignment, 0, len(args))
	for _, arg := range args {
		as, err := note.ParseAssignment(arg)
		if err != nil {
			return nil, usagef("%w", err)
		}
		if !utf8.ValidString(as.Value) {
			return nil, usagef("the value of %s is not UTF-8", as.Key)
		}
		k, known := note.LookupKey(kind, as.Key)
		switch {
		case as.Value != "" && slices.Contains(note.Derived(kind), as.Key):
			err = usagef("%s is worked out from what happened, and is not stored", as.Key).
				hint("infoint log NAME EVENT records what happened, infoint show NAME says what follows")
		case !known:
			err = ownKey(kind, as.Key, fields)
		case k.Fixed:
			err = &note.ValueError{Key: as.Key, Value: as.Value, Want: "the program keeps this key"}
		case as.Value != "":
			as.Value, err = a.written(c, k, as, fields)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, as)
	}
	return out, nil
}

// notAmong refuses a key that the command takes in another way, which is what
// instead says.
func notAmong(given []note.Assignment, instead map[string]string) error {
	for _, as := range given {
		if how, ok := instead[as.Key]; ok {
			return usagef("%s is not given as a key here", as.Key).hint("%s", how)
		}
	}
	return nil
}

func ownKey(kind infoint.Kind, key string, fields []infoint.Field) error {
	for _, f := range fields {
		if f.Key == key {
			return nil
		}
	}
	near := infoint.Closest(key, keyNames(kind))
	if len(near) == 0 {
		return nil
	}
	return usagef("%q is no key of a %s", key, kind).
		hint("did you mean %s?", strings.Join(near, " or ")).
		hint("if the key is your own, write it into the file once: it is kept from then on")
}

// written puts the value of a known key into the form it has in a file.
func (a *App) written(c *campaign.Campaign, k note.Key, as note.Assignment, fields []infoint.Field) (string, error) {
	switch {
	case k.Name == "timezone":
		return a.zoneWritten(c, as.Value)
	case k.Name == "minutes":
		n, err := when.ParseMinutes(as.Value)
		return fmt.Sprint(n), err
	case k.Type == note.TypeDate:
		m, err := a.when(c, as.Value, when.Past)
		if err == nil && m.Date.String() != as.Value {
			a.say("%s: %s", k.Name, when.Describe(when.Moment{Date: m.Date}, nil))
		}
		return m.Date.String(), err
	case k.Type == note.TypeWall:
		m, err := a.when(c, as.Value, when.Future)
		if err == nil && !m.HasTime {
			err = usagef("%s needs an hour too: %q", k.Name, as.Value)
		}
		if err == nil {
			a.say("%s: %s", k.Name, when.Describe(when.Moment{Date: m.Date, Hour: m.Hour, Minute: m.Minute, HasTime: true}, nil))
		}
		return m.Wall().String(), err
	case k.Type == note.TypeLink || k.Type == note.TypeLinks:
		return a.link(c, as, fields)
	}
	return as.Value, nil
}

// link returns the written link to the contact that a name means. What is
// taken away from a list is written as the list has it.
func (a *App) link(c *campaign.Campaign, as note.Assignment, fields []infoint.Field) (string, error) {
	name := as.Value
	if l, ok := markdown.LinkAt(name); ok {
		name = l.Target
	}
	e, err := a.vault.Resolve(name, infoint.KindContact, infoint.KindInterview)
	if err != nil {
		return "", err
	}
	if as.Op == note.OpRemove {
		for _, f := range fields {
			for _, item := range f.Items {
				target := item
				if l, ok := markdown.LinkAt(item); ok {
					target = l.Target
				}
				if id, ok := c.Lookup(infoint.Ref{Target: target}); f.Key == as.Key && ok && id == e.ID {
					return item, nil
				}
			}
		}
	}
	return linkTo(e), nil
}

// linkTo returns the written link to a note.
func linkTo(e *vault.Entry) string {
	if e.Contact != nil {
		return note.Link(e.ID, e.Contact.Name)
	}
	return note.Link(e.ID, "")
}

// checkName refuses what cannot be anybody's name: nothing, bytes that are no
// text, and what a terminal would obey or not show.
func checkName(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	switch {
	case name == "":
		return "", usagef("a contact needs a name").hint("infoint add contact NAME [KEY=VALUE…]")
	case !utf8.ValidString(name):
		return "", usagef("the name %q is not UTF-8", name)
	case term.Safe(name) != name:
		return "", usagef("the name %q has characters that nobody can see", name)
	case infoint.Slug(name) == string(infoint.Me):
		return "", usagef("%q is the profile; give the person's whole name", name)
	}
	return name, nil
}
