package letter

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// addThird puts in the one whom the letter is about, and what was learned from
// them.
func (w *writer) addThird(d map[string]any) {
	for _, key := range []string{"about", "about_first", "about_known", "about_why", "mentioned", "about_when", "learned", "bearer", "bearer_first"} {
		d[key] = ""
	}
	if w.bearer != nil {
		d["bearer"], d["bearer_first"] = flat(w.bearer.Name), w.shortName(w.bearer.Name)
		return // the one it is about is the reader
	}
	about := w.facts.About
	if about == nil {
		return
	}
	d["about"], d["about_first"], d["about_known"] = flat(about.Name), w.firstName(about), w.known(about)
	d["about_why"] = w.reasonForThird(about)
	d["mentioned"] = w.onDay(w.facts.Mentioned)
	if t := w.facts.AboutTalk; t != nil {
		d["about_when"], d["learned"] = w.onDay(t.Held), w.learned(t)
	}
}

// firstName is what a letter to somebody else calls a person.
func (w *writer) firstName(p *infoint.Contact) string {
	if s := flat(p.Salutation); s != "" && !slices.Contains([]string{"Dear", "Hello", "Hi"}, firstWord(s)) {
		return strings.TrimRight(s, ",")
	}
	return w.shortName(p.Name)
}

// known is a person with what tells them from others of the name: "Ben Ito,
// research lead at Amselweg". A role that is more than a few plain words is left
// out.
func (w *writer) known(p *infoint.Contact) string {
	name, role, company := flat(p.Name), w.plain(p.Role), flat(p.Company)
	if strings.ContainsAny(role, ",&/(;") || len(strings.Fields(role)) > 5 || !w.isRole(role) {
		role = ""
	}
	switch {
	case role != "" && company != "":
		return name + ", " + w.lowerFirst(role) + " at " + withThe(company)
	case company != "":
		return name + " at " + withThe(company)
	case role != "":
		return name + ", " + article(role) + " " + w.lowerFirst(role)
	}
	return name
}

// reasonForThird is why this person, told to somebody who knows them: "your
// talk on wards" becomes "their talk on wards". Of a reason in other words
// nobody can say whom it speaks of.
func (w *writer) reasonForThird(p *infoint.Contact) string {
	tokens := strings.Fields(trimStop(w.plain(p.Why)))
	if len(tokens) < 2 || bare(tokens[0]) != "your" || slices.ContainsFunc(tokens[1:], speaksToThem) ||
		slices.ContainsFunc(tokens, w.thirdPerson) || w.hintsAtAnyClause(tokens[2:]) {
		return ""
	}
	return "their " + strings.Join(tokens[1:], " ")
}

func (w *writer) hintsAtAnyClause(tokens []string) bool {
	return slices.ContainsFunc(tokens, w.hintsAtClause)
}

// learned is one thing from a talk that can be told to somebody else: a fact
// about the work, nobody's words and nothing about anybody.
func (w *writer) learned(t *infoint.Interview) string {
	if t.OffRecord {
		return ""
	}
	var best point
	for _, in := range t.Insights {
		if in.Private || in.Kind == infoint.EvidenceInference || in.Kind == infoint.EvidenceHearsay ||
			!in.By.IsZero() && infoint.ID(in.By.Target) != w.facts.About.ID {
			continue
		}
		line := noted{t.ID, sectionInsights, in.Line, w.plain(in.Text)}
		said := w.lowerClause(trimStop(line.text))
		if w.quotes(said) || w.against(said) != objectNothing || !w.hasVerb(said) || slices.ContainsFunc(strings.Fields(said), w.personal) {
			continue
		}
		if p := (point{line: line, said: said, score: specific(said, false, in.Kind)}); best.said == "" || p.score > best.score {
			best = p
		}
	}
	if best.said != "" {
		w.use(best.line, best.said)
	}
	return best.said
}

// personal reports whether a word speaks of anybody: me, the reader, a third.
func (w *writer) personal(token string) bool {
	about := w.facts.About
	return speaksOfMe(token) || speaksToThem(token) || w.thirdPerson(token) ||
		about != nil && stem(token) == strings.ToLower(firstWord(about.Name))
}

func (w *writer) quotes(text string) bool { return strings.ContainsAny(text, `"“”„«»`) }

// addHour puts in when and where the talk will be, and what it will be about.
func (w *writer) addHour(d map[string]any) {
	for _, key := range []string{"hour_day", "hour", "hour_mine", "place", "page"} {
		d[key] = ""
	}
	d["topics"] = []map[string]string(nil)
	t := w.facts.Talk
	if t == nil || w.facts.When.Theirs == "" {
		return
	}
	d["hour_day"], d["hour"], d["hour_mine"] = flat(w.facts.When.Day), flat(w.facts.When.Theirs), flat(w.facts.When.Mine)
	if place := w.plain(t.Place); isURL(place) {
		d["page"] = place
	} else {
		d["place"] = place
	}
	d["topics"] = topics(t.Questions)
}

// maxTopics is how many topics a confirmation names: two are an agenda, a list
// of questions is homework. That is our judgement.
const maxTopics = 2

// topics are what the questions of a talk are about, those that must be asked
// first, each with what joins it to the one before. The topic is the first word
// of a question's id; what cannot be said in a few words beforehand (pay, who
// else to ask) is left for the talk.
func topics(questions []infoint.Question) []map[string]string {
	sayable := []string{"path", "day", "challenge", "entry", "trend"}
	var names []string
	for _, must := range []bool{true, false} {
		for _, q := range questions {
			topic, _, _ := strings.Cut(q.ID, "-")
			if q.MustAsk == must && slices.Contains(sayable, topic) && !slices.Contains(names, topic) && len(names) < maxTopics {
				names = append(names, topic)
			}
		}
	}
	var out []map[string]string
	for i, name := range names {
		join := ", "
		switch {
		case i == 0:
			join = ""
		case i == len(names)-1:
			join = " and "
		}
		out = append(out, map[string]string{"topic": name, "join": join})
	}
	return out
}
