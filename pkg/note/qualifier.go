package note

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

// qualifier reads one qualifier of e from the front of tokens and returns how
// many tokens it took; 0 means that the first is none of this event's.
func qualifier(e *infoint.Event, tokens []token) int {
	t, next := tokens[0], token{}
	if len(tokens) > 1 {
		next = tokens[1]
	}
	switch e.Kind {
	case infoint.EventOutreach, infoint.EventNudge, infoint.EventWrote, infoint.EventHeard:
		return channelQualifier(e, t, next)
	case infoint.EventIntroAsked, infoint.EventIntroMade, infoint.EventIntroDeclined, infoint.EventToldAbout:
		return linkQualifier(e, t, next)
	case infoint.EventReply:
		return replyQualifier(e, t, next)
	case infoint.EventSnooze:
		return snoozeQualifier(e, t, next)
	case infoint.EventDismiss:
		if rule := ruleOf(t); e.Rule == "" && rule != "" {
			e.Rule = rule
			return 1
		}
	case infoint.EventClosed:
		if w := t.word(); e.Outcome == "" && (w == "parked" || w == "dropped") {
			e.Outcome = w
			return 1
		}
	case infoint.EventMoved:
		if w := t.word(); e.By == "" && (w == "me" || w == "them") {
			e.By = w
			return 1
		}
	}
	return 0
}

func channelQualifier(e *infoint.Event, t, next token) int {
	skip := preposition(t, next, "by", "via", "on", "in")
	w := t.word()
	if skip == 1 {
		w = next.word()
	}
	switch w {
	case "person":
		w = "in-person"
	case "mail", "e-mail":
		w = "email"
	}
	if !slices.Contains(Channels(), w) || e.Channel != "" && e.Channel != w {
		return 0
	}
	e.Channel = w
	return 1 + skip
}

func linkQualifier(e *infoint.Event, t, next token) int {
	skip := preposition(t, next, "by", "via", "to", "from", "about")
	if skip == 1 {
		t = next
	}
	if !e.Link.IsZero() {
		return 0
	}
	if !t.link.IsZero() {
		e.Link = t.link
		return 1 + skip
	}
	if t.word() != "" && t.field.Key == "" {
		e.Link = infoint.Ref{Target: markdown.BaseName(strings.Trim(t.text, ",.;*_"))}
		return 1 + skip
	}
	return 0
}

// preposition returns 1 where t is one of the words and something follows it.
func preposition(t, next token, words ...string) int {
	if slices.Contains(words, t.word()) && next.text != "" {
		return 1
	}
	return 0
}

func replyQualifier(e *infoint.Event, t, next token) int {
	if t.field.Key == "from" {
		e.From = refOf(t.field.Value)
		return 1
	}
	switch w := t.word(); {
	case e.Answer == "" && slices.Contains(Answers(), w):
		e.Answer = w
		return 1
	case e.Answer == infoint.ReplyRedirect:
		return linkQualifier(e, t, next)
	case (e.Answer == infoint.ReplyLater || e.Answer == infoint.ReplyAuto) && e.Until.IsZero():
		return untilQualifier(e, t, next)
	}
	return 0
}

// Answers lists what a reply can be.
func Answers() []string {
	return []string{infoint.ReplyYes, infoint.ReplyNo, infoint.ReplyLater, infoint.ReplyRedirect,
		infoint.ReplyQuestion, infoint.ReplyAuto, infoint.ReplyBounce}
}

func untilQualifier(e *infoint.Event, t, next token) int {
	skip := preposition(t, next, "until", "after", "from")
	if skip == 1 {
		t = next
	}
	if s, ok := readStamp(t.text); ok && s.rest == "" {
		e.Until = s.date
		return 1 + skip
	}
	return 0
}

// ruleOf is a word as the name of a row, in which a colon stands within but
// not at an end: there it would be taken for the one before a text.
func ruleOf(t token) string { return strings.Trim(t.word(), ",.;!*_:") }

func snoozeQualifier(e *infoint.Event, t, next token) int {
	if e.Until.IsZero() {
		if n := untilQualifier(e, t, next); n > 0 {
			return n
		}
	}
	if rule := ruleOf(t); e.Rule == "" && rule != "" && rule != "until" {
		e.Rule = rule
		return 1
	}
	return 0
}

// FormatEvent returns the line that the program writes for an event, without
// a line break at its end; further lines of the text are indented.
func FormatEvent(e infoint.Event) string {
	var b strings.Builder
	b.WriteString("- ")
	if e.Hour != nil {
		b.WriteString(strings.TrimSuffix(e.Hour.String(), ":00"))
	} else {
		b.WriteString(e.Date.String())
	}
	word := string(e.Kind)
	if e.Thanks {
		word = "thanked"
	}
	b.WriteString(" " + word)
	for _, q := range e.Qualifiers() {
		b.WriteString(" " + q)
	}
	switch {
	case e.From.Label != "":
		b.WriteString(" [from:: [[" + e.From.Target + "|" + e.From.Label + "]]]")
	case !e.From.IsZero():
		b.WriteString(" [from:: " + e.From.Target + "]")
	}
	if text := strings.TrimSpace(e.Text); text != "" {
		b.WriteString(": " + indent(text))
	}
	return b.String()
}

// indent puts the second and later lines of a text under a list item.
func indent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		if i > 0 && line != "" {
			line = "  " + line
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}
