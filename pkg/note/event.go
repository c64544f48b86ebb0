package note

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

// log reads the events under Log. Tasks, and what stands in quotes, code and
// comments, is not contact.
func (r *reading) log() []infoint.Event {
	items := r.doc().Items("Log")
	events := make([]infoint.Event, 0, len(items))
	for _, it := range items {
		if it.IsTask() || strings.HasPrefix(it.Text, "![") || strings.TrimSpace(markdown.WithoutComments(it.Text)) == "" {
			continue
		}
		events = append(events, r.event(it))
	}
	r.unbulleted()
	slices.SortStableFunc(events, byDate)
	return events
}

// unbulleted names the lines of a log that begin with a day and are no item of
// its list: they are text or code to every reader, and whoever wrote them meant
// an event.
func (r *reading) unbulleted() {
	for _, s := range r.doc().Sections() {
		if !s.Is("Log") {
			continue
		}
		for _, it := range s.Items {
			r.dated(r.doc().Lazy(it), "this line of the log has no bullet, so it is taken for text of the line above")
		}
		r.dated(s.Loose, "this line of the log has no bullet, so it is not read")
	}
}

// dated names those lines that begin with a day.
func (r *reading) dated(lines []markdown.Item, message string) {
	for _, it := range lines {
		text, marked := it.Text, false
		for _, marker := range []string{"- ", "* ", "+ "} {
			if rest, ok := strings.CutPrefix(it.Text, marker); ok {
				text, marked = strings.TrimSpace(rest), true
			}
		}
		if _, ok := readStamp(text); !ok {
			continue
		}
		why, fix := message, "write - "+text
		if marked {
			why, fix = "this line of the log is indented as code is, so it is not read", fix+", at the beginning of the line"
		}
		r.lost(CodeNoBullet, it, why, fix)
	}
}

// byDate orders events by date and leaves those of one day as they stand. A
// line without a date keeps no one from anything: it goes first.
func byDate(a, b infoint.Event) int { return a.Date.Compare(b.Date) }

func (r *reading) event(it markdown.Item) infoint.Event {
	s, ok := readStamp(it.Text)
	if !ok {
		r.undated(it)
		return infoint.Event{Kind: infoint.EventNote, Text: joinText(it.Text, it.More), Line: it.Line}
	}
	e, problem := parseEvent(r.kind, s.rest, it.More)
	if problem != nil {
		r.lost(problem.code, it, problem.message, problem.fix)
		e = infoint.Event{Kind: infoint.EventNote, Text: joinText(s.rest, it.More)}
	}
	e.Date, e.Hour, e.Line = s.date, s.hour, it.Line
	return e
}

// undated names a line of the log without a date, and the date that was meant.
func (r *reading) undated(it markdown.Item) {
	why, fix := "this line of the log has no date, so it counts as a note", "begin it with the day, as in - 2026-03-24 "+it.Text
	if day, rest, ok := dotted(it.Text); ok {
		why, fix = "this line of the log has no date that is read, so it counts as a note", strings.TrimSpace("write - "+day.String()+" "+rest)
	} else if day := noSuchDay(it.Text); day != "" {
		why, fix = "there is no such day as "+day+", so this line of the log counts as a note", "correct the day"
	}
	r.lost(CodeUndated, it, why, fix)
}

func joinText(first, more string) string {
	return strings.TrimSpace(strings.TrimSpace(first) + "\n" + more)
}

type eventProblem struct{ code, message, fix string }

// parseEvent reads what follows the date of a log line; more is its running
// text.
func parseEvent(kind infoint.Kind, s, more string) (infoint.Event, *eventProblem) {
	if first := firstWord(s); strings.EqualFold(strings.Trim(first, ":*_"), "note") {
		return infoint.Event{Kind: infoint.EventNote, Text: joinText(s[len(first):], more)}, nil
	}
	head, text, _ := markdown.CutColon(s)
	e := infoint.Event{Text: joinText(text, more)}
	tokens := tokenize(head)
	if len(tokens) > 1 && strings.HasPrefix(tokens[0].text, "(") && strings.HasSuffix(tokens[0].text, ")") {
		tokens = tokens[1:] // a weekday
	}
	var used int
	e.Kind, e.Answer, e.Channel, used = eventOf(words(tokens))
	if used == 0 || !belongs(kind, e.Kind) {
		return e, &eventProblem{CodeUnknownEvent, fmt.Sprintf("no event begins with %s, so the line counts as a note", quote(firstWord(s))),
			"write note before it, or one of " + strings.Join(eventNames(kind), ", ")}
	}
	wrong := qualifiers(&e, tokens[used:])
	for i := used; wrong != "" && i < len(tokens); i++ {
		// "emailed, asked for 20 minutes" and "emailed — asked": the mark stands
		// for the colon, provided that what is before it can stand alone.
		if !separates(tokens[i-1], tokens[i]) {
			continue
		}
		e.Answer, e.Channel = "", ""
		_, e.Answer, e.Channel, _ = eventOf(words(tokens))
		if wrong = qualifiers(&e, tokens[used:i]); wrong == "" {
			e.Text = joinText(strings.TrimLeft(s[tokens[i].start:], "—–-→ "), more)
		}
		break
	}
	if e.Kind == infoint.EventReply {
		cutFrom(&e)
	}
	e.Thanks = words(tokens)[0] == "thanked"
	if wrong != "" {
		return e, &eventProblem{CodeBadQualifier,
			fmt.Sprintf("%s is no qualifier of %s, so the line counts as a note", quote(wrong), e.Kind),
			"put a colon before what is text: " + string(e.Kind) + ": …"}
	}
	return e, nil
}

// qualifiers reads all tokens into e and returns the first that is none of
// this event's, empty where all are.
func qualifiers(e *infoint.Event, tokens []token) string {
	for len(tokens) > 0 {
		n := qualifier(e, tokens)
		if n == 0 {
			return tokens[0].text
		}
		tokens = tokens[n:]
	}
	return ""
}

// separates reports whether between two tokens stands a mark behind which
// people write on.
func separates(before, after token) bool {
	switch after.text {
	case "—", "–", "-", "→":
		return true
	}
	return before.text != "" && strings.ContainsAny(before.text[len(before.text)-1:], ",;!")
}

// cutFrom takes the field that says who answered in their place out of a
// reply's text.
func cutFrom(e *infoint.Event) {
	for _, f := range markdown.Fields(e.Text) {
		if f.Key == "from" {
			e.From = refOf(f.Value)
			e.Text = strings.TrimSpace(markdown.WithoutFields(e.Text, []markdown.Field{f}))
			return
		}
	}
}

// firstWord returns what stands before the first blank, of whatever width.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// A token is a word, a link or an inline field of an event's head.
type token struct {
	text  string
	start int // in the text that was cut up
	link  infoint.Ref
	field markdown.Field
}

func (t token) word() string {
	if !t.link.IsZero() || t.field.Key != "" {
		return ""
	}
	return strings.ToLower(strings.Trim(t.text, ",.;!*_"))
}

func tokenize(s string) []token {
	var tokens []token
	for at := 0; ; {
		at += len(s[at:]) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
		if at == len(s) {
			return tokens
		}
		t := token{text: firstWord(s[at:]), start: at}
		if l, ok := markdown.LinkAt(s[at:]); ok {
			t.text, t.link = s[at:at+l.End], infoint.Ref{Target: l.Target, Label: l.Label}
		} else if f, ok := markdown.FieldAt(s[at:]); ok {
			t.text, t.field = s[at:at+f.End], f
		}
		at += len(t.text)
		if !t.link.IsZero() && at < len(s) && s[at] == ',' {
			at++
		}
		tokens = append(tokens, t)
	}
}

func words(tokens []token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.word()
	}
	return out
}

// eventOf reads the event at the beginning of a line, as it is written and as
// people say it. used is the number of words it takes, 0 for no event.
func eventOf(w []string) (kind infoint.EventKind, answer, channel string, used int) {
	if len(w) == 0 {
		return "", "", "", 0
	}
	if len(w) > 1 {
		switch w[0] + " " + w[1] {
		case "said yes":
			return infoint.EventReply, infoint.ReplyYes, "", 2
		case "said no":
			return infoint.EventReply, infoint.ReplyNo, "", 2
		case "reached out":
			return infoint.EventOutreach, "", "", 2
		case "followed up":
			return infoint.EventNudge, "", "", 2
		case "sent times", "proposed times":
			return infoint.EventSlots, "", "", 2
		case "told about":
			return infoint.EventToldAbout, "", "", 2
		}
		if len(w) > 2 && w[0] == "asked" && w[1] == "for" && (w[2] == "intro" || w[2] == "introduction") {
			return infoint.EventIntroAsked, "", "", 3
		}
	}
	switch w[0] {
	case "emailed":
		return infoint.EventOutreach, "", "email", 1
	case "messaged":
		return infoint.EventOutreach, "", "", 1
	case "reminded":
		return infoint.EventNudge, "", "", 1
	case "replied", "answered":
		return infoint.EventReply, "", "", 1
	case "updated", "thanked":
		return infoint.EventWrote, "", "", 1
	case "bounced":
		return infoint.EventReply, infoint.ReplyBounce, "", 1
	case "called":
		return infoint.EventWrote, "", "phone", 1
	}
	if k := infoint.EventKind(w[0]); slices.Contains(allEvents(), k) {
		return k, "", "", 1
	}
	return "", "", "", 0
}

// SaidEvent reads the event at the beginning of words as a log line is read, in
// the words that people use as well: "said yes" is a reply. What it says besides
// comes back as the qualifiers that it has in its own form; ok is false for no
// event.
func SaidEvent(said []string) (kind infoint.EventKind, qualifiers []string, ok bool) {
	w := make([]string, len(said))
	for i, word := range said {
		w[i] = strings.ToLower(word)
	}
	kind, answer, channel, used := eventOf(w)
	if used == 0 {
		return "", nil, false
	}
	for _, q := range []string{answer, channel} {
		if q != "" {
			qualifiers = append(qualifiers, q)
		}
	}
	return kind, append(qualifiers, said[used:]...), true
}

func allEvents() []infoint.EventKind {
	return []infoint.EventKind{
		infoint.EventIntroAsked, infoint.EventIntroMade, infoint.EventIntroDeclined, infoint.EventOutreach,
		infoint.EventNudge, infoint.EventReply, infoint.EventSlots, infoint.EventWrote, infoint.EventHeard,
		infoint.EventToldAbout, infoint.EventSnooze, infoint.EventDismiss, infoint.EventClosed,
		infoint.EventReopened, infoint.EventNote, infoint.EventMoved, infoint.EventFinished,
	}
}

// belongs reports whether an event can stand in the log of a kind of note.
func belongs(kind infoint.Kind, e infoint.EventKind) bool {
	switch e {
	case infoint.EventSnooze, infoint.EventDismiss, infoint.EventNote:
		return true
	case infoint.EventSlots:
		return kind != infoint.KindProfile
	case infoint.EventMoved:
		return kind == infoint.KindInterview
	case infoint.EventFinished:
		return kind == infoint.KindProfile
	case infoint.EventReopened:
		return kind != infoint.KindInterview
	}
	return kind == infoint.KindContact
}

// Events returns the events that a log of that kind of note can hold.
func Events(kind infoint.Kind) []infoint.EventKind {
	var out []infoint.EventKind
	for _, e := range allEvents() {
		if belongs(kind, e) {
			out = append(out, e)
		}
	}
	return out
}

func eventNames(kind infoint.Kind) []string {
	var names []string
	for _, e := range Events(kind) {
		names = append(names, string(e))
	}
	return names
}

func refOf(text string) infoint.Ref {
	text = strings.TrimSpace(text)
	if l, ok := markdown.LinkAt(text); ok && l.End == len(text) {
		return infoint.Ref{Target: l.Target, Label: l.Label}
	}
	return infoint.Ref{Target: text}
}
