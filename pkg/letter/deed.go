package letter

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// addAdvice puts in the first advice that is not used yet.
func (w *writer) addAdvice(d map[string]any, t *infoint.Interview) {
	for _, a := range t.Advice {
		if a.Private || a.Used {
			continue
		}
		line := noted{t.ID, sectionAdvice, a.Line, w.plain(firstPart(a.Text))}
		text := w.deed(line.text)
		// "ask your manager" is my manager to the one who says it.
		against := w.againstDeed(text, speaksToThem)
		if against != objectNothing {
			w.leaveOut(line, against)
			continue
		}
		w.use(line, text)
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
		line := noted{t.ID, sectionPromises, p.Line, w.promised(p)}
		if p.Owner == infoint.OwnerThem {
			w.addOffer(d, line)
		} else {
			w.addPromise(d, line, p.Due)
		}
	}
	if has("promise", "promise_note")(d) {
		w.forgive(sectionPromises)
	}
	if has("offer")(d) {
		w.forgive(sectionOffers)
	}
}

// promised is what was promised, without the link to the one it is to: the
// reader knows who they are.
func (w *writer) promised(p infoint.Promise) string {
	text := w.plain(p.Text)
	if p.To.IsZero() {
		return text
	}
	if rest, ok := strings.CutPrefix(text, p.To.Name()); ok {
		return strings.TrimLeft(rest, " :,–—-")
	}
	return text
}

func (w *writer) addOffer(d map[string]any, line noted) {
	line.section = sectionOffers
	text := w.deed(line.text)
	if against := w.againstDeed(text, speaksToThem); against != objectNothing {
		w.leaveOut(line, against)
		return
	}
	if d["offer"] == "" && w.afterWill(text) {
		d["offer"] = text
		w.use(line, text)
	}
}

func (w *writer) addPromise(d map[string]any, line noted, due infoint.Date) {
	if has("promise", "promise_note")(d) {
		return
	}
	text := strings.Join(w.toYou(strings.Fields(w.deed(line.text))), " ")
	if against := w.againstDeed(text, func(string) bool { return false }); against != objectNothing {
		w.leaveOut(line, against)
		return
	}
	w.use(line, text)
	if !w.afterWill(text) {
		d["promise_note"] = text
		return
	}
	d["promise"] = text
	if due.After(w.facts.Today) {
		d["promise_by"] = w.day(due)
	}
}

// deed is a promise or a piece of advice without what leads up to its verb.
func (w *writer) deed(text string) string {
	text = trimStop(text)
	for _, lead := range []string{"I will ", "I'll ", "I’ll ", "I should ", "You should ", "you should "} {
		text = strings.TrimPrefix(text, lead)
	}
	if w.words.has("verbs", strings.ToLower(firstWord(text))) {
		text = w.lowerFirst(text)
	}
	return w.lowerClause(text)
}

// againstDeed says why a deed may not stand in a letter: nobody is turned round
// in one, so a third person is an objection, and what the caller bars.
func (w *writer) againstDeed(text string, bars func(token string) bool) objection {
	tokens := strings.Fields(text)
	if slices.ContainsFunc(tokens, w.thirdPerson) {
		return objectPerson
	}
	if slices.ContainsFunc(tokens, bars) {
		return objectYou
	}
	return w.against(text)
}

// intent is a reaction that says what I will do; other reactions are mine alone.
func (w *writer) intent(t *infoint.Interview) string {
	for _, r := range t.Reactions {
		text := trimStop(w.plain(r))
		for _, lead := range []string{"I will ", "I'll ", "I’ll ", "I plan to ", "I am going to ", "I'm going to ", "I want to try "} {
			if strings.HasPrefix(text, lead) && w.againstDeed(text, func(string) bool { return false }) == objectNothing {
				w.use(noted{t.ID, sectionReactions, 0, text}, text)
				return text + "."
			}
		}
	}
	return ""
}
