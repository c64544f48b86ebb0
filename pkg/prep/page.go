package prep

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

// PageData is what the one page of preparation shows. The caller words what
// depends on clocks and zones.
type PageData struct {
	Situation  Situation
	Brief      Brief
	Logistics  []string // the hour in both zones, the channel and place, who calls
	Background []string // lines of the contact's Background section
	Promises   []string // open between the two, mine and theirs
	Why        bool     // say behind each question why it is asked
}

// mostGoals and mostFacts are what one can keep in mind while listening: three
// things to learn is the classic advice, eight facts our judgement.
const (
	mostGoals = 3
	mostFacts = 8
)

// Render returns the page as Markdown: what one wants in front of one's eyes
// during the talk, in the order in which it is needed.
func Render(p PageData) string {
	v := newView(p.Situation)
	var out page
	out.line("# " + heading(p.Situation, p.Brief))
	out.list("When and where", p.Logistics, "No talk is arranged yet.")
	out.list("Why this person", v.whyPerson(), "Write one true, personal reason into `why` of their note.")
	out.list("What I want to learn", v.goals(), "Write at most three things under `## Goal` of the talk.")
	out.list("What I know", cut(bullets(uncommented(p.Background)), mostFacts), "Write what you read, and where, under `## Background` of their note.")
	out.text("My 30 seconds", markdown.WithoutComments(p.Situation.Profile.Introduction), "Write it under `## Introduction` of your profile, and say it aloud once.")
	out.list("Open promises", p.Promises, "")
	out.list("Open", v.opening(p.Brief), "")
	out.questions(p)
	out.list("Clock", cueLines(p.Brief.Cues), "")
	out.list("Do not ask", v.reminders(), "")
	out.list("Close", v.closing(p.Brief), "")
	out.list("Mind", p.Brief.Warnings, "")
	out.line("## Capture")
	out.line("Answers · Insights (first-hand, opinion, hearsay?) · Advice · Referrals (name, may I say who sent me?) · Promises (mine, theirs) · Energy (up, same, down)")
	return out.String()
}

// QuestionLines returns the lines to append to the Questions section of the
// talk's note: the new questions, with their stars and block ids. What stands
// there already is not among them.
func QuestionLines(b Brief) []string {
	lines := []string{}
	for _, q := range b.Questions {
		if q.Standing {
			continue
		}
		lines = append(lines, "- [ ] "+star(q)+q.Text+" ^"+q.ID)
	}
	return lines
}

func star(q Question) string {
	if q.MustAsk {
		return "★ "
	}
	return ""
}

// page collects paragraphs with an empty line between them.
type page struct {
	strings.Builder
}

func (p *page) line(text string) {
	if p.Len() > 0 {
		p.WriteString("\n")
	}
	p.WriteString(text + "\n")
}

// list writes a heading with bullets, or the hint where there are none; with
// neither the part is left out.
func (p *page) list(title string, lines []string, hint string) {
	if len(lines) > 0 {
		p.text(title, "- "+strings.Join(lines, "\n- "), "")
		return
	}
	p.text(title, "", hint)
}

func (p *page) text(title, text, hint string) {
	text = strings.TrimSpace(text)
	if text == "" && hint != "" {
		text = "_" + hint + "_"
	}
	if text != "" {
		p.line("## " + title)
		p.line(text)
	}
}

// questions writes the plan with the minute at which each question begins,
// then the spares.
func (p *page) questions(d PageData) {
	var lines, spare []string
	minute := d.Brief.Open
	for _, q := range d.Brief.Questions {
		text := star(q) + q.Text
		if d.Why {
			text += fmt.Sprintf(" _(%s)_", q.Why)
		}
		switch {
		case q.Asked:
			lines = append(lines, "asked: "+text)
		case q.Fits:
			lines = append(lines, fmt.Sprintf("%d′ %s", minute, text))
		default:
			spare = append(spare, text)
		}
		if q.Fits {
			minute += q.Minutes
		}
	}
	p.list("Questions", lines, "No question of the bank suits this talk.")
	p.list("If there is time", spare, "")
}

func heading(s Situation, b Brief) string {
	who := s.Contact.Name
	role := strings.TrimSpace(plainRole(s.Contact.Role))
	for _, part := range []string{role, s.Contact.Company} {
		if part != "" {
			who += ", " + part
		}
	}
	return fmt.Sprintf("%s: %s", who, plural(b.Minutes, "minute"))
}

// whyPerson is what makes this person worth the hour.
func (v *view) whyPerson() []string {
	var lines []string
	if v.Contact.Why != "" {
		lines = append(lines, v.Contact.Why)
	}
	if link := sayable(v.sharedLink()); link != "" {
		lines = append(lines, "In common: "+link)
	}
	if v.Referrer != "" {
		lines = append(lines, v.introducedBy())
	}
	if v.later {
		lines = append(lines, fmt.Sprintf("Talk number %d; the last was %s", len(v.Earlier)+1, lastDate(v.Earlier)))
	}
	return lines
}

func (v *view) introducedBy() string {
	if v.MayName {
		return "Introduced by " + v.Referrer
	}
	return "Named by " + v.Referrer + ", who has not agreed to be mentioned"
}

func lastDate(talks []*infoint.Interview) string {
	if d := talks[len(talks)-1].Held; !d.IsZero() {
		return "on " + d.String()
	}
	return "not dated"
}

// goals are at most three things to learn: the user's, else what is untested.
func (v *view) goals() []string {
	if v.Interview != nil {
		if own := bullets(uncommented(v.Interview.Goal)); len(own) > 0 {
			return cut(own, mostGoals)
		}
	}
	var goals []string
	for _, h := range v.claims {
		goals = append(goals, fmt.Sprintf("Whether this holds: \"%s\" (%s, %s)", asSentence(h.Text), h.ID, h.Status()))
	}
	return cut(goals, mostGoals)
}

// opening is what to say in the first minutes.
func (v *view) opening(b Brief) []string {
	lines := []string{fmt.Sprintf("Thank them, and say that you will keep to %s.", plural(b.Minutes, "minute"))}
	if v.close {
		lines = []string{"Tell them that an honest answer helps you more than a kind one."}
	}
	if v.Referrer != "" && v.MayName && !v.later {
		lines = append(lines, fmt.Sprintf("Say that %s introduced you.", v.Referrer))
	}
	return append(lines, "Your 30 seconds, no more; ask before you record anything.")
}

// reminders are the questions that end such talks badly.
func (v *view) reminders() []string {
	lines := []string{
		"for a job, an opening, or to have your papers passed on",
		"what their site or profile says already",
		"anything that yes or no can answer",
		"what they themselves earn, or private matters",
	}
	if v.cold {
		lines = append(lines, "about pay at all: you have only just met")
	}
	if v.Referrer != "" && !v.MayName {
		lines = append(lines, "in a way that names "+v.Referrer)
	}
	if slices.ContainsFunc(v.Others, func(o *infoint.Interview) bool { return len(o.Insights) > 0 }) {
		lines = append(lines, "in a way that says who told you what")
	}
	return lines
}

// closing is how to leave: in time, with a name, and with the door open.
func (v *view) closing(b Brief) []string {
	return []string{
		fmt.Sprintf("Say when the %s are over, and offer to stop.", plural(b.Minutes, "minute")),
		"Thank them for one thing they said; name it.",
		"For each name they give: \"May I say that you sent me, or would you rather ask first?\"",
		"\"May I write to you in a few weeks to say what came of this?\"",
	}
}

func cueLines(cues []Cue) []string {
	var lines []string
	for _, c := range cues {
		lines = append(lines, fmt.Sprintf("%d′ \"%s\"", c.Minute, c.Say))
	}
	return lines
}

// uncommented returns lines without their comments, which are hints for the
// one who writes; a comment may span several lines.
func uncommented(lines []string) []string {
	return strings.Split(markdown.WithoutComments(strings.Join(lines, "\n")), "\n")
}

// bullets takes the marks off lines that are a list already.
func bullets(lines []string) []string {
	var list []string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "- "), "* "))
		if line != "" {
			list = append(list, line)
		}
	}
	return list
}

func cut(list []string, most int) []string { return list[:min(len(list), most)] }
