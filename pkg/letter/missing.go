package letter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// The rules of findings. The lint of a message has more.
const (
	// RuleMissingFact: the vault does not say it, or not in words that can be
	// said to them.
	RuleMissingFact = "missing-fact"
	RuleCharLimit   = "char-limit"
	RuleLanguage    = "language"
	// RuleLeftOut: a line of the talk that could not go into the letter.
	RuleLeftOut = "left-out"
	// RuleUsed: the lines of the talk that did.
	RuleUsed = "used"
)

func needNames() []string {
	var names []string
	for _, n := range needs() {
		names = append(names, n.name)
	}
	return names
}

func isNeed(name string) bool { return slices.Contains(needNames(), name) }

// has reports on keys of the data of which at least one must be filled.
func has(keys ...string) func(map[string]any) bool {
	return func(d map[string]any) bool {
		return slices.ContainsFunc(keys, func(key string) bool {
			switch v := d[key].(type) {
			case string:
				return v != ""
			case []map[string]string:
				return len(v) > 0
			}
			return false
		})
	}
}

// missing compares what the template's line asks for with what there is.
func (w *writer) missing(t tmpl, d map[string]any) []Finding {
	var found []Finding
	for _, n := range needs() {
		if !t.wants(n.name) || n.present(d) {
			continue
		}
		f := n.tell(w)
		f.need = n.name
		if slices.Contains(t.needs, n.name+"?") {
			f.Severity = string(infoint.SeverityWarn)
		}
		found = append(found, f)
	}
	for _, tell := range []func() (Finding, bool){w.missingPermission, w.foreign} {
		if f, ok := tell(); ok {
			found = append(found, f)
		}
	}
	return append(found, w.remarks(t)...)
}

func (w *writer) missingWhy() Finding {
	if w.facts.To.Why == "" {
		return w.ask(w.facts.To.ID, "why", "nothing says why you write to this person and to nobody else")
	}
	return w.ask(w.facts.To.ID, "why", fmt.Sprintf("why (%q) is a note about them; write it as said to them, with \"you\" or \"your\"",
		flat(w.facts.To.Why)))
}

func (w *writer) missingShared() Finding {
	if w.facts.To.Shared == "" {
		return w.ask(w.facts.To.ID, "shared", "nothing says what you share or where you knew each other")
	}
	return w.ask(w.facts.To.ID, "shared", fmt.Sprintf("shared (%q) is a note about them; write it as said to them, with \"we\"",
		flat(w.facts.To.Shared)))
}

func (w *writer) missingPoint() Finding {
	t := w.facts.Talk
	noted := slices.ContainsFunc(t.Insights, func(in infoint.Insight) bool { return !in.Private }) ||
		slices.ContainsFunc(t.Advice, func(a infoint.Advice) bool { return !a.Private && !a.Used })
	why := "thanks name something they said, and no insight or advice of this talk is written down; debrief it first"
	if noted {
		why = "no insight can be said to them as it is noted; put one in their own words, in quotation marks"
	}
	where := "write it under " + sectionInsights
	if of := w.oneOfSeveral(); of != "" {
		if !noted {
			why = "thanks name something they said, and of the several who talked no line names them"
		}
		where += ", with [by:: [[" + string(of) + "]]]"
	}
	f := missingFact(why, where+": "+w.editTalk())
	f.Gap = &Gap{Note: t.ID, Section: GapInsights, Of: w.oneOfSeveral()}
	return f
}

// oneOfSeveral is the reader where others took part in the talk too, so that a
// line of its note has to name them.
func (w *writer) oneOfSeveral() infoint.ID {
	if len(w.facts.Talk.With) < 2 {
		return ""
	}
	return w.facts.To.ID
}

// linkFirst says how a promise names the reader where it has to.
func (w *writer) linkFirst() string {
	if of := w.oneOfSeveral(); of != "" {
		return ", with [[" + string(of) + "]] before it"
	}
	return ""
}

// foreign remarks on a letter in English to somebody who is written to in
// another language.
func (w *writer) foreign() (Finding, bool) {
	language := flat(w.facts.To.Language)
	if language == "" {
		language = flat(w.facts.Language)
	}
	l := strings.ToLower(language)
	if l == "" || l == "en" || l == "english" || strings.HasPrefix(l, "en-") || strings.HasPrefix(l, "en_") {
		return Finding{}, false
	}
	f := finding(RuleLanguage, fmt.Sprintf("letters to them are in %q; the templates are in English", language),
		"put your own into .infoint/templates/letters/")
	f.Severity = string(infoint.SeverityInfo)
	return f, true
}

// noteShortened remarks that a note had no room for its reason.
func (w *writer) noteShortened(brief, limit int, d map[string]any) {
	if limit == 0 || brief < briefest-1 || !has("why", "why_sentence", "shared", "referrer")(d) {
		return
	}
	w.letter.Findings = append(w.letter.Findings, finding(RuleCharLimit,
		fmt.Sprintf("the reason does not fit into the %d characters of a note", limit),
		fmt.Sprintf(`infoint set %s why="…"`, infoint.ShellWord(string(w.facts.To.ID)))))
}

func (w *writer) tooLong(limit int) {
	w.letter.Findings = append(w.letter.Findings, finding(RuleCharLimit,
		fmt.Sprintf("the note has %d characters, LinkedIn takes %d", len([]rune(w.letter.Body)), limit), "shorten it: "+w.editDraft()))
}

func missingFact(why, fix string) Finding { return finding(RuleMissingFact, why, fix) }

func finding(rule, why, fix string) Finding {
	return Finding{Rule: rule, Severity: string(infoint.SeverityError), Line: 1, Column: 1, Why: why, Fix: fix}
}

func (w *writer) editTalk() string { return infoint.Command("edit", string(w.facts.Talk.ID)) }

func (w *writer) editDraft() string { return infoint.Command("edit", string(w.draft())) }

// placeOfSlots says where in the letter a list of times belongs: below its
// first words, above the paragraph that comes then.
func (w *writer) placeOfSlots() string {
	paragraphs := strings.Split(w.letter.Body, "\n\n")
	if len(paragraphs) < 3 {
		return "above your name"
	}
	line, _, _ := strings.Cut(paragraphs[2], "\n")
	if words := strings.Fields(line); len(words) > 3 {
		line = strings.Join(words[:3], " ") + "…"
	}
	return fmt.Sprintf("above the line %q", line)
}

// draft is the id that the letter will have in letters/.
func (w *writer) draft() infoint.ID {
	if w.facts.Draft != "" {
		return w.facts.Draft
	}
	return infoint.ID(fmt.Sprintf("%s-%s-%s", w.facts.Today, w.letter.Kind, w.facts.To.ID))
}
