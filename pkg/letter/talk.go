package letter

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

// What a letter says of a talk: two points at most (advisers ask for one and
// are glad of two), three names.
const (
	maxPoints    = 2
	maxReferrals = 3
	maxPoint     = 30 // words; a longer point is a paragraph, not a thank-you
)

// addTalk puts in what the talk gave: points, advice, promises, referrals.
func (w *writer) addTalk(d map[string]any) {
	for _, key := range []string{"when", "day", "advice", "advice_note", "promise", "promise_by", "promise_note", "intent", "offer", "referrals"} {
		d[key] = ""
	}
	d["points"] = []map[string]string(nil)
	t := w.facts.Talk
	if t == nil {
		return
	}
	held := cmp.Or(t.Held, t.Scheduled.Date)
	d["when"] = w.onDay(held)
	if w.facts.Today.DaysSince(held) < 7 {
		d["day"] = strings.TrimPrefix(w.onDay(held), "on ")
	}
	points := w.points(t)
	w.addAdvice(d, t)
	if d["advice"] != "" || d["advice_note"] != "" {
		points = points[:min(len(points), 1)]
	}
	d["points"] = points
	w.addPromises(d, t)
	d["intent"] = w.intent(t)
	d["referrals"] = list(w.referrals(t))
}

// points are the insights worth repeating to the one who gave them, the most
// specific first.
func (w *writer) points(t *infoint.Interview) []map[string]string {
	type point struct {
		said, quoted string
		score        int
	}
	var points []point
	for _, in := range t.Insights {
		if in.Private || in.Kind == infoint.EvidenceInference || !w.byThem(in.By) {
			continue
		}
		said, quoted, ok := w.point(in.Text)
		if !ok {
			continue
		}
		points = append(points, point{said, yes(quoted), specific(said, quoted, in.Kind)})
	}
	slices.SortStableFunc(points, func(a, b point) int { return b.score - a.score })
	var chosen []map[string]string
	for _, p := range points[:min(len(points), maxPoints)] {
		chosen = append(chosen, map[string]string{"said": p.said, "quoted": p.quoted})
	}
	return chosen
}

// byThem reports whether a line is the reader's: where several talked, a line
// may name another.
func (w *writer) byThem(r infoint.Ref) bool {
	return r.IsZero() || infoint.ID(r.Target) == w.facts.To.ID
}

// point makes an insight sayable: what stands in quotation marks word for word,
// anything else turned to them.
func (w *writer) point(text string) (said string, quoted, ok bool) {
	text = w.plain(text)
	if q := w.quotation(text); q != "" {
		return q, true, true
	}
	said, ok = w.toThem(text)
	said = w.lowerClause(trimStop(said))
	return said, false, ok && said != "" && len(strings.Fields(said)) <= maxPoint
}

// quotation returns the words between quotation marks where there are at least
// four, with a mark at the end; fewer is a term, not a saying.
func (w *writer) quotation(text string) string {
	m := w.patterns.quoted.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	words := len(strings.Fields(m[1]))
	if words < 4 || words > maxPoint {
		return ""
	}
	q := strings.TrimSpace(m[1])
	if !strings.ContainsAny(q[len(q)-1:], ".!?") && !strings.HasSuffix(q, "…") {
		q = strings.TrimRight(q, ",;:") + "."
	}
	return upperFirst(q)
}

// specific orders points: a quotation, figures, names and what they lived
// through themselves are what no form letter has.
func specific(said string, quoted bool, kind string) int {
	score := 0
	if quoted {
		score += 3
	}
	if strings.ContainsFunc(said, unicode.IsDigit) {
		score += 2
	}
	for i, word := range strings.Fields(said) {
		if i > 0 && unicode.IsUpper([]rune(word)[0]) && word != "I" {
			score++
			break
		}
	}
	switch kind {
	case infoint.EvidenceFirsthand:
		score++
	case infoint.EvidenceHearsay:
		score--
	}
	if n := len(strings.Fields(said)); n < 5 || n > 20 {
		score--
	}
	return score
}

// addAdvice puts in the first advice that is not used yet.
func (w *writer) addAdvice(d map[string]any, t *infoint.Interview) {
	for _, a := range t.Advice {
		if a.Private || a.Used {
			continue
		}
		text, ok := w.deed(a.Text)
		if !ok {
			continue
		}
		if w.afterWill(text) {
			d["advice"] = text
		} else {
			d["advice_note"] = text
		}
		return
	}
}

// addPromises puts in the first open promise of mine from this talk, and the
// introduction or thing that they offered.
func (w *writer) addPromises(d map[string]any, t *infoint.Interview) {
	for _, p := range t.Promises {
		if p.Private || p.State != infoint.PromiseOpen || !w.byThem(p.To) {
			continue
		}
		text, ok := w.deed(p.Text)
		switch {
		case !ok:
		case p.Owner == infoint.OwnerThem && d["offer"] == "" && w.afterWill(text):
			d["offer"] = text
		case p.Owner == infoint.OwnerMe && d["promise"] == "" && d["promise_note"] == "":
			w.addPromise(d, text, p.Due)
		}
	}
}

func (w *writer) addPromise(d map[string]any, text string, due infoint.Date) {
	if !w.afterWill(text) {
		d["promise_note"] = text
		return
	}
	d["promise"] = text
	if due.After(w.facts.Today) {
		d["promise_by"] = w.day(due)
	}
}

// deed is a promise or a piece of advice that can follow "I will".
func (w *writer) deed(text string) (string, bool) {
	text = trimStop(w.plain(text))
	for _, lead := range []string{"I will ", "I'll ", "I’ll ", "I should ", "You should ", "you should "} {
		text = strings.TrimPrefix(text, lead)
	}
	if w.words.has("verbs", strings.ToLower(firstWord(text))) {
		text = w.lowerFirst(text)
	}
	if first := bare(firstWord(text)); first == "she" || first == "he" {
		return "", false
	}
	// A verb in front keeps toThem from taking "read" for "she read".
	said, ok := w.toThem("to " + text)
	said = w.lowerClause(strings.TrimPrefix(said, "to "))
	return said, ok && said != "" && len(strings.Fields(said)) <= maxPoint
}

// intent is a reaction that says what I will do; other reactions are mine alone.
func (w *writer) intent(t *infoint.Interview) string {
	for _, r := range t.Reactions {
		text := trimStop(w.plain(r))
		for _, lead := range []string{"I will ", "I'll ", "I’ll ", "I plan to ", "I am going to ", "I'm going to ", "I want to try "} {
			if !strings.HasPrefix(text, lead) {
				continue
			}
			if said, ok := w.toThem(text); ok {
				return said + "."
			}
		}
	}
	return ""
}

// referrals are the people whom they named, as they are called.
func (w *writer) referrals(t *infoint.Interview) []string {
	var names []string
	for _, r := range t.Referrals {
		name := w.plain(r.Name)
		if name == "" && !r.To.IsZero() {
			name = w.name(r.To)
		}
		if r.Private || name == "" || slices.Contains(names, name) {
			continue
		}
		names = append(names, name)
	}
	return names[:min(len(names), maxReferrals)]
}
