package letter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

// The sections of a talk's note whose lines a letter uses, and the promises that
// are theirs.
const (
	sectionInsights  = "## Insights"
	sectionAdvice    = "## Advice"
	sectionPromises  = "## Promises"
	sectionOffers    = "## Promises, theirs"
	sectionReferrals = "## Referrals"
	sectionReactions = "## Reactions"
)

// noted is a line of a note; line is 0 where its number is not known.
type noted struct {
	in      infoint.ID // the note
	section string
	line    int
	text    string
}

// edit is the command that opens the note.
func (n noted) edit() string { return infoint.Command("edit", string(n.in)) }

func (n noted) String() string {
	if n.line == 0 {
		return fmt.Sprintf("%q", n.text)
	}
	return fmt.Sprintf("line %d %q", n.line, n.text)
}

// objection is why a line may not stand in a letter.
type objection int

const (
	objectNothing objection = iota
	objectEmpty
	objectPerson // it speaks of a third person
	objectYou    // of a "you" that is not the reader
	objectMine   // of an "I" that may be theirs
	objectLong
	objectCV
	objectName // it holds no name
)

// against says why words to the reader may not stand in a thank-you.
func (w *writer) against(said string) objection {
	switch {
	case !strings.ContainsFunc(said, isWordRune):
		return objectEmpty
	case speaksOfCV(said):
		return objectCV
	case len(strings.Fields(said)) > maxPoint:
		return objectLong
	}
	return objectNothing
}

// speaksOfCV reports whether a text names a CV: a thank-you with one is a
// disguised application (DOMAIN.md, L14).
func speaksOfCV(text string) bool {
	text = strings.ReplaceAll(strings.ToLower(text), "c.v.", "cv")
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return slices.ContainsFunc(words, func(word string) bool {
		switch word {
		case "cv", "cvs", "resume", "resumes", "résumé", "résumés", "resumé", "resumés", "curriculum":
			return true
		}
		return false
	})
}

// tell says the objection and what mends it.
func (o objection) tell() (why, fix string) {
	switch o {
	case objectPerson:
		return "is a note about somebody", `word it to them, with "you" or "your"`
	case objectYou:
		return "says \"you\" and may mean you", `word it as what you will do, with "my"`
	case objectMine:
		return `says "I" or "we" and may be theirs`, "put their own words in quotation marks"
	case objectLong:
		return fmt.Sprintf("has more than %d words", maxPoint), "shorten it"
	case objectCV:
		return "speaks of a CV, and a thank-you never does", "if they asked for one, send it by itself"
	case objectName:
		return "begins with no name", "begin it with the name, once you have it"
	}
	return "says nothing", "fill it in"
}

// leftOut is a line that could not go into the letter, and what it was read
// for.
type leftOut struct {
	noted
	against objection
	source  source
}

// source is what lines of notes are read for: a template that has no use for it
// is not told of what could not be used.
type source int

const (
	sourceTalk   source = iota // the talk that is thanked for
	sourceSince                // what came of all talks
	sourceMemory               // what they once said, where a letter may do without
)

// uses reports whether a template tells of what a source holds.
func (t tmpl) uses(s source) bool {
	switch s {
	case sourceTalk:
		return t.wants("point")
	case sourceSince:
		return t.wants("news") || t.wants("again")
	}
	return false
}

// use notes that a line went into the letter in these words.
func (w *writer) use(line noted, said string) {
	if u := (use{line, said}); !slices.Contains(w.used, u) {
		w.used = append(w.used, u)
	}
}

type use struct {
	noted
	said string
}

// leaveOut notes that a line did not; the first of a section is enough, and of
// all with a CV.
func (w *writer) leaveOut(line noted, against objection) {
	same := func(l leftOut) bool {
		if against == objectCV || l.against == objectCV {
			return against == l.against
		}
		return l.section == line.section
	}
	if against != objectEmpty && !slices.ContainsFunc(w.left, same) {
		w.left = append(w.left, leftOut{line, against, w.source})
	}
}

// forgive forgets what was left out of sections that gave another line; that a
// CV was left out is said all the same.
func (w *writer) forgive(sections ...string) {
	w.left = slices.DeleteFunc(w.left, func(l leftOut) bool {
		return slices.Contains(sections, l.section) && l.against != objectCV
	})
}

// remarks says what was left out, and once which lines the letter repeats.
func (w *writer) remarks(t tmpl) []Finding {
	var found []Finding
	for _, l := range w.left {
		if !t.uses(l.source) {
			continue
		}
		why, fix := l.against.tell()
		if l.against == objectPerson && l.section == sectionAdvice {
			_, fix = objectYou.tell()
		}
		f := finding(RuleLeftOut, fmt.Sprintf("%s %s, so the letter leaves it out", l.noted, why), fix+": "+l.edit())
		f.Severity, f.Text = string(infoint.SeverityWarn), &l.text
		if l.against == objectCV {
			f.Severity, f.Fix = string(infoint.SeverityInfo), fix
		}
		found = append(found, f)
	}
	if f, ok := w.usedLines(); ok && (t.uses(sourceTalk) || t.uses(sourceSince) || t.wants("learned") || t.wants("outcome")) {
		found = append(found, f)
	}
	return found
}

// usedLines lists the lines of the talk that the letter sends back to them.
func (w *writer) usedLines() (Finding, bool) {
	var named, texts, notes []string
	for _, u := range w.used {
		if !strings.Contains(w.letter.Body, u.said) {
			continue
		}
		named, texts = append(named, u.noted.String()), append(texts, u.text)
		if !slices.Contains(notes, u.edit()) {
			notes = append(notes, u.edit())
		}
	}
	if len(named) == 0 {
		return Finding{}, false
	}
	text := strings.Join(texts, "\n")
	f := finding(RuleUsed, "these lines of your notes go to them, so read them once more: "+strings.Join(named, ", "),
		"to keep one back, put [private:: true] behind it: "+strings.Join(notes, ", "))
	f.Severity, f.Text = string(infoint.SeverityInfo), &text
	return f, true
}
