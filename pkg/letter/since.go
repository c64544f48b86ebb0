package letter

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// What a letter tells of what happened since: two deeds, three people.
const (
	maxDeeds = 2
	maxMet   = 3
	// longAgo is after how many days a letter says again who writes: DOMAIN.md
	// §3.3 has sixty, a judgement of ours.
	longAgo = 60
)

// addSince puts in what came of earlier talks: advice followed, promises kept,
// people met, decisions made. What was done before the last message is no news,
// and is told only where a letter looks back over everything.
func (w *writer) addSince(d map[string]any) {
	for _, key := range []string{"kept", "decision", "met", "met_when", "still_open", "offered_thing", "unasked", "intro_again", "remembered", "last_talk"} {
		d[key] = ""
	}
	var deeds []map[string]string
	for _, t := range slices.Backward(w.facts.Past) {
		deeds = append(deeds, w.followed(t)...)
		w.addKept(d, t.ID, t.Promises)
		w.addStillOpen(d, t.ID, t.Promises)
	}
	d["deeds"] = deeds[:min(len(deeds), maxDeeds)]
	w.addKept(d, w.facts.To.ID, w.facts.To.Promises)
	w.addStillOpen(d, w.facts.To.ID, w.facts.To.Promises)
	d["decision"] = w.decision()
	w.addMet(d)
	if n := len(w.facts.Past); n > 0 {
		last := w.facts.Past[n-1]
		d["last_talk"] = w.onDay(last.Held)
		d["unasked"] = yes(slices.ContainsFunc(last.Questions, func(q infoint.Question) bool { return q.HasBox && !q.Asked }))
	}
	if !w.facts.Told.IsZero() && w.facts.Today.DaysSince(w.facts.Told) > longAgo {
		d["intro_again"] = w.headline()
	}
	d["remembered"] = w.remembered()
}

// isNews reports whether something was done after my last message to them, or
// since our last talk where another one is asked for. What has no date may be.
func (w *writer) isNews(done infoint.Date) bool {
	switch n := len(w.facts.Past); {
	case done.IsZero(), w.letter.Kind == KindOutcome:
		return true
	case w.letter.Kind == KindSecondAsk && n > 0:
		return !done.Before(w.facts.Past[n-1].Held)
	}
	return done.After(w.facts.Told)
}

// followed is the advice of a talk that was followed, the latest first, each
// with what came of it: the list below its line.
func (w *writer) followed(t *infoint.Interview) []map[string]string {
	advice := slices.Clone(t.Advice)
	slices.SortStableFunc(advice, func(a, b infoint.Advice) int { return b.Done.Compare(a.Done) })
	var deeds []map[string]string
	for _, a := range advice {
		if a.Private || !a.Used || !w.isNews(a.Done) {
			continue
		}
		line := noted{t.ID, sectionAdvice, a.Line, w.plain(firstPart(a.Text))}
		text := w.deed(line.text)
		if against := w.againstDeed(text, speaksToThem); against != objectNothing {
			w.leaveOut(line, against)
			continue
		}
		w.use(line, text)
		deed := map[string]string{"advice": "", "note": "", "result": w.result(a.Text)}
		if w.afterWill(text) {
			deed["advice"] = text
		} else {
			deed["note"] = text
		}
		deeds = append(deeds, deed)
	}
	return deeds
}

// firstPart is a line without the list below it.
func firstPart(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if isBullet(line) {
			break
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

func isBullet(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 1 && strings.ContainsRune("-*+", rune(line[0])) && line[1] == ' '
}

// result is what came of an advice, as a sentence: the first item below it that
// can be said to them.
func (w *writer) result(text string) string {
	for line := range strings.SplitSeq(text, "\n") {
		if !isBullet(line) {
			continue
		}
		said := trimStop(w.plain(strings.TrimSpace(line)[2:]))
		if said != "" && w.againstDeed(said, func(string) bool { return false }) == objectNothing {
			return upperFirst(said) + "."
		}
	}
	return ""
}

// addKept puts in the first promise that I kept. That something reached them
// they know, so a promise of another kind comes first.
func (w *writer) addKept(d map[string]any, in infoint.ID, promises []infoint.Promise) {
	for _, p := range promises {
		if p.Private || p.Owner != infoint.OwnerMe || p.State != infoint.PromiseDone || !w.isNews(p.Done) || !w.byThem(p.To) {
			continue
		}
		line := noted{in, sectionPromises, p.Line, w.promised(p)}
		text := strings.Join(w.toYou(strings.Fields(w.deed(line.text))), " ")
		if against := w.againstDeed(text, func(string) bool { return false }); against != objectNothing || !w.afterWill(text) {
			w.leaveOut(line, against)
			continue
		}
		known := slices.ContainsFunc(strings.Fields(text), speaksToThem)
		if d["kept"] == "" || !known {
			d["kept"] = text
			w.use(line, text)
		}
		if !known {
			return
		}
	}
}

// addStillOpen puts in the first promise of theirs that is still open.
func (w *writer) addStillOpen(d map[string]any, in infoint.ID, promises []infoint.Promise) {
	for _, p := range promises {
		if p.Private || p.Owner != infoint.OwnerThem || p.State != infoint.PromiseOpen || !w.byThem(p.To) || d["still_open"] != "" {
			continue
		}
		line := noted{in, sectionOffers, p.Line, w.promised(p)}
		text := w.deed(line.text)
		if against := w.againstDeed(text, speaksToThem); against != objectNothing {
			w.leaveOut(line, against)
			continue
		}
		w.use(line, text)
		if w.afterWill(text) {
			d["still_open"] = text
		} else {
			d["offered_thing"] = text
		}
		return
	}
}

func (w *writer) addMet(d map[string]any) {
	var names []string
	var last infoint.Date
	for _, m := range w.facts.Met {
		name := flat(m.Name)
		if name != "" && w.isNews(m.On) && len(names) < maxMet && !slices.Contains(names, name) {
			names, last = append(names, name), m.On
		}
	}
	d["met"] = list(names)
	if len(names) == 1 {
		d["met_when"] = w.onDay(last)
	}
}

// decision is the latest decision that one of our talks was a cause of, as it
// follows "I have decided": "against clinical psychology".
func (w *writer) decision() string {
	for _, c := range slices.Backward(w.me.Decisions) {
		if !w.isNews(c.Date) || !w.becauseOfUs(c.Because) {
			continue
		}
		what := w.lowerFirst(trimStop(w.plain(c.What)))
		if what == "" || w.against(what) != objectNothing || slices.ContainsFunc(strings.Fields(what), w.thirdPerson) {
			continue
		}
		switch c.Verb {
		case infoint.DecisionPursue:
			return "to go for " + what
		case infoint.DecisionExplore:
			return "to look further into " + what
		case infoint.DecisionPark:
			return "to leave " + what + " for later"
		case infoint.DecisionDrop:
			return "against " + what
		}
	}
	return ""
}

// becauseOfUs reports whether the ground of a decision is a talk with the
// reader.
func (w *writer) becauseOfUs(because string) bool {
	return slices.ContainsFunc(w.facts.Past, func(t *infoint.Interview) bool {
		return because != "" && strings.Contains(because, string(t.ID))
	})
}

// remembered is the most specific thing they said in any talk, in their own
// words.
func (w *writer) remembered() string {
	w.source = sourceMemory
	for _, t := range slices.Backward(w.facts.Past) {
		for _, p := range w.points(t) {
			if p.quoted {
				w.use(p.line, p.said)
				return p.said
			}
		}
	}
	return ""
}

// addOutcome puts in how the campaign ended: the latest decision of the kind
// outcome, else what was said when it was finished.
func (w *writer) addOutcome(d map[string]any) {
	d["outcome"], d["outcome_thing"] = "", ""
	text := ""
	for _, c := range w.me.Decisions {
		if c.Verb == infoint.DecisionOutcome {
			text = c.What
		}
	}
	for _, e := range slices.Backward(w.me.Log) {
		if e.Kind == infoint.EventFinished && text == "" {
			text = e.Text
		}
	}
	text = trimStop(w.plain(text))
	tokens := strings.Fields(text)
	if len(tokens) == 0 || slices.ContainsFunc(tokens, w.thirdPerson) {
		return
	}
	switch first := bare(tokens[0]); {
	case speaksOfMe(tokens[0]):
		d["outcome"] = upperFirst(text) + "."
	case w.words.has("past", first):
		d["outcome"] = "I " + w.lowerFirst(text) + "."
	default:
		d["outcome_thing"] = w.lowerClause(text)
	}
}
