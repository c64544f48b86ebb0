package cli

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/when"
)

// qualify reads the words behind an event on the command line into it. A word
// that has no place there is refused: a log that says less than its writer
// meant is worse than none.
func (a *App) qualify(c *campaign.Campaign, e *infoint.Event, words []string) error {
	switch e.Kind {
	case infoint.EventOutreach, infoint.EventNudge, infoint.EventWrote, infoint.EventHeard:
		return channel(e, words)
	case infoint.EventReply:
		return a.reply(c, e, words)
	case infoint.EventIntroAsked, infoint.EventIntroMade, infoint.EventIntroDeclined, infoint.EventToldAbout:
		return a.eventLink(e, words)
	case infoint.EventSnooze:
		return a.snooze(c, e, words)
	case infoint.EventDismiss:
		if len(words) != 1 {
			return usagef("dismiss takes the rule of a row").hint("the rules: %s", ruleNames())
		}
		return rule(e, words[0])
	case infoint.EventClosed:
		if len(words) != 1 || words[0] != "parked" && words[0] != "dropped" {
			return usagef("closed takes parked or dropped").hint("and a reason: -m TEXT")
		}
		e.Outcome = words[0]
		return nil
	case infoint.EventNote:
		if e.Text = strings.TrimSpace(strings.Join(words, " ") + "\n" + e.Text); e.Text == "" {
			return usagef("note takes a text")
		}
		return nil
	}
	return nothingMore(e, words)
}

func nothingMore(e *infoint.Event, words []string) error {
	if len(words) > 0 {
		return usagef("%s takes no %q", e.Kind, strings.Join(words, " ")).hint("text goes behind -m")
	}
	return nil
}

func channel(e *infoint.Event, words []string) error {
	if len(words) == 0 {
		return nil
	}
	e.Channel = strings.ToLower(words[0])
	if !slices.Contains(note.Channels(), e.Channel) {
		return usagef("%q is no channel", words[0]).
			hint("the channels are %s", strings.Join(note.Channels(), ", ")).hint("text goes behind -m")
	}
	return nothingMore(e, words[1:])
}

func (a *App) reply(c *campaign.Campaign, e *infoint.Event, words []string) error {
	if len(words) == 0 {
		return nil
	}
	e.Answer = strings.ToLower(words[0])
	if !slices.Contains(note.Answers(), e.Answer) {
		return usagef("a reply is not %q", words[0]).
			hint("it is one of %s", strings.Join(note.Answers(), ", ")).hint("what they wrote goes behind -m")
	}
	rest := words[1:]
	switch e.Answer {
	case infoint.ReplyRedirect:
		return a.eventLink(e, rest)
	case infoint.ReplyLater, infoint.ReplyAuto:
		if len(rest) == 0 {
			return nil
		}
		m, err := a.when(c, strings.Join(rest, " "), when.Future)
		if err != nil {
			return err
		}
		a.say("%s %s", e.Answer, when.Describe(m, nil))
		e.Until = m.Date
		return nil
	}
	return nothingMore(e, rest)
}

// eventLink reads the person that an event is about.
func (a *App) eventLink(e *infoint.Event, words []string) error {
	name := strings.Join(words, " ")
	if name == "" {
		if e.Kind == infoint.EventReply || e.Kind == infoint.EventIntroDeclined {
			return nil
		}
		return usagef("%s takes the NAME of a person", e.Kind)
	}
	other, err := a.vault.Resolve(name, infoint.KindContact)
	if err != nil {
		return err
	}
	e.Link = infoint.Ref{Target: string(other.ID)}
	return nil
}

func (a *App) snooze(c *campaign.Campaign, e *infoint.Event, words []string) error {
	if len(words) < 3 || strings.ToLower(words[1]) != "until" {
		return usagef("snooze takes RULE until DATE").hint("the rules: %s", ruleNames())
	}
	m, err := a.when(c, strings.Join(words[2:], " "), when.Future)
	if err != nil {
		return err
	}
	a.say("until %s", when.Describe(m, nil))
	e.Until = m.Date
	return rule(e, words[0])
}

// rule reads the name of a rule, or the key of a row.
func rule(e *infoint.Event, word string) error {
	e.Rule = strings.ToLower(word)
	name, _, _ := strings.Cut(e.Rule, ":")
	for _, r := range agenda.Rules() {
		if r.Name == name {
			return nil
		}
	}
	return usagef("there is no rule %q", word).hint("the rules: %s", ruleNames())
}

func ruleNames() string {
	var names []string
	for _, r := range agenda.Rules() {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}
