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
	for _, key := range []string{"when", "day", "advice", "advice_note", "promise", "promise_by", "promise_note", "intent", "offer", "referrals", "others", "report"} {
		d[key] = ""
	}
	d["points"] = []map[string]string(nil)
	t := w.facts.Talk
	if t == nil {
		return
	}
	held := cmp.Or(t.Held, t.Scheduled.Date)
	d["when"] = w.onDay(held)
	if days := w.facts.Today.DaysSince(held); days >= 0 && days < 7 {
		d["day"] = strings.TrimPrefix(w.onDay(held), "on ")
	}
	w.addAdvice(d, t)
	w.addPoints(d, t)
	w.addPromises(d, t)
	d["intent"] = w.intent(t)
	w.addReferrals(d, t)
	told, _ := d["promise"].(string)
	d["report"] = yes(has("advice", "advice_note", "intent", "referrals")(d) && !strings.HasPrefix(told, "let you know"))
}

// A point is an insight as a letter says it.
type point struct {
	line             noted
	said             string
	quoted, fragment bool
	score            int
}

// addPoints puts in the most specific points: one beside an advice, else two. A
// fragment is there only where nothing else is.
func (w *writer) addPoints(d map[string]any, t *infoint.Interview) {
	points, advised := w.points(t), has("advice", "advice_note")(d)
	whole := slices.DeleteFunc(slices.Clone(points), func(p point) bool { return p.fragment })
	most := maxPoints
	switch {
	case advised:
		points, most = whole, 1
	case len(whole) > 0:
		points = whole
	default:
		most = 1
	}
	points = points[:min(len(points), most)]
	var chosen []map[string]string
	for _, p := range points {
		chosen = append(chosen, map[string]string{"said": p.said, "quoted": yes(p.quoted), "fragment": yes(p.fragment)})
		w.use(p.line, p.said)
	}
	d["points"] = chosen
	if advised || len(chosen) > 0 {
		w.forgive(sectionInsights, sectionAdvice)
	}
}

// points are the insights worth repeating to the one who gave them, the most
// specific first.
func (w *writer) points(t *infoint.Interview) []point {
	var points []point
	for _, in := range t.Insights {
		if in.Private || in.Kind == infoint.EvidenceInference || !w.byThem(in.By) {
			continue
		}
		line := noted{t.ID, sectionInsights, in.Line, w.plain(in.Text)}
		p, against := w.point(line.text)
		if against != objectNothing {
			w.leaveOut(line, against)
			continue
		}
		p.line, p.score = line, specific(p.said, p.quoted, in.Kind)
		points = append(points, p)
	}
	slices.SortStableFunc(points, func(a, b point) int { return b.score - a.score })
	return points
}

// byThem reports whether a line is the reader's: where several talked, a line
// may name another.
func (w *writer) byThem(r infoint.Ref) bool {
	return r.IsZero() || infoint.ID(r.Target) == w.facts.To.ID
}

// point makes an insight sayable: what stands in quotation marks word for word,
// anything else turned to them.
func (w *writer) point(text string) (point, objection) {
	if q := w.quotation(text); q != "" {
		return point{said: q, quoted: true}, w.against(q)
	}
	said, ok := w.toThem(text)
	switch {
	case text == "":
		return point{}, objectEmpty
	case !ok:
		return point{}, objectPerson
	}
	if slices.ContainsFunc(strings.Fields(said), speaksOfMe) {
		return point{}, objectMine
	}
	said = w.lowerClause(trimStop(said))
	return point{said: said, fragment: !w.hasVerb(said)}, w.against(said)
}

// quotation returns the words between quotation marks where there are at least
// four, with a mark at the end; fewer is a term, not a saying, and so is a part
// of somebody's sentence in ours.
func (w *writer) quotation(text string) string {
	m := w.patterns.quoted.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	words := len(strings.Fields(m[1]))
	if words < 4 || words > maxPoint || unicode.IsLower([]rune(strings.TrimSpace(m[1]))[0]) && strings.ContainsFunc(strings.Replace(text, m[0], "", 1), isWordRune) {
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
