package prep

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// pick is a question that was chosen, or stood in the note.
type pick struct {
	Question
	item       *item // nil for the user's own
	hypothesis string
	mayStar    bool
}

// chooser meets one wish after the other as long as there are minutes.
type chooser struct {
	v    *view
	bank *Bank
	row  row

	standing, fresh, spare []pick
	used                   map[string]bool // ids of questions and of hypotheses
	minutes, open          int             // what the questions that fit use up
}

func newChooser(v *view, b *Bank, r row) *chooser {
	return &chooser{v: v, bank: b, row: r, used: map[string]bool{}}
}

// choose takes in what stands in the note and meets the wishes that are left.
func (c *chooser) choose() {
	wishes := c.v.wishes(c.v.personalTopics(c.bank))
	if c.v.Interview != nil {
		for _, q := range c.v.Interview.Questions {
			p := c.standingPick(q)
			c.standing = append(c.standing, p)
			wishes = without(wishes, p)
		}
	}
	var failed []wish
	for _, w := range wishes {
		if !c.meet(w) {
			failed = append(failed, w)
		}
	}
	for _, w := range failed {
		c.meetWithSpare(w)
	}
	c.order()
}

// standingPick is a line of the note as a question. It fits while there are
// minutes, whatever it is.
func (c *chooser) standingPick(q infoint.Question) pick {
	p := pick{Question: Question{
		ID: q.ID, Topic: TopicOwn, Text: q.Text, Minutes: defaultMinutes,
		MustAsk: q.MustAsk, Asked: q.Asked, Standing: true, Why: "your own question",
	}}
	if it := c.bank.find(q.ID); it != nil {
		p.item, p.Topic, p.Minutes, p.Why = it, it.topic, it.minutes, "stands in the note"
		if !slices.Contains(it.needs, slotClaim) { // which belief it was about is in its words
			p.Why += "; " + c.v.why(it, wish{}, infoint.Hypothesis{})
		}
		c.use(it)
		c.useHypothesis(q.Text)
	}
	p.Fits = c.hasRoom(p.Topic, p.Minutes, p.item)
	if p.Fits {
		c.spend(p)
	}
	return p
}

// useHypothesis remembers which belief a line of the note is about.
func (c *chooser) useHypothesis(text string) {
	for _, h := range c.v.claims {
		if strings.Contains(strings.ToLower(text), strings.ToLower(sayable(h.Text))) {
			c.used["hypothesis "+h.ID] = true
		}
	}
}

// use remembers a question and the words of the person's note that it speaks:
// twice in one talk they sound like a form.
func (c *chooser) use(it *item) {
	c.used[it.id] = true
	for _, slot := range it.needs {
		if isPersonal(slot) {
			c.used["slot "+slot] = true
		}
	}
}

// isUsed reports whether a question was chosen, or one with the same words of
// the person's note.
func (c *chooser) isUsed(it *item) bool {
	return c.used[it.id] || slices.ContainsFunc(it.needs, func(slot string) bool { return c.used["slot "+slot] })
}

// without drops the wish that a standing question meets: a core one if it
// can, else the first of its topic.
func without(wishes []wish, p pick) []wish {
	if p.item == nil {
		return wishes
	}
	for _, core := range []bool{true, false} {
		i := slices.IndexFunc(wishes, func(w wish) bool {
			return w.topic == p.Topic && w.end == p.item.end && w.core == core && (!core || p.item.core)
		})
		if i >= 0 {
			return slices.Delete(wishes, i, i+1)
		}
	}
	return wishes
}

// meet takes the best question for a wish that there is room for.
func (c *chooser) meet(w wish) bool {
	if c.count() >= c.row.prepare || c.crowded(w.topic) {
		return false
	}
	p, ok := c.best(w, func(it *item) bool { return c.polite(it) && c.hasRoom(it.topic, it.minutes, it) })
	if !ok {
		return false
	}
	p.Fits = true
	c.spend(p)
	c.fresh = append(c.fresh, p)
	return true
}

// meetWithSpare has a question ready that there is no room for. Of the ways
// on and the openers one is enough.
func (c *chooser) meetWithSpare(w wish) {
	if w.end != "" || w.topic == topicRapport || c.count() >= c.row.prepare {
		return
	}
	if p, ok := c.best(w, c.polite); ok {
		c.spare = append(c.spare, p)
	}
}

// best is the question that suits the wish and the person. Of two that suit
// equally the lot decides, for a fixed wish the order of the bank.
func (c *chooser) best(w wish, allowed func(*item) bool) (pick, bool) {
	var found pick
	top := suits{-1 << 31, 0}
	for i := range c.bank.items {
		it := &c.bank.items[i]
		if c.isUsed(it) || !c.v.grants(w, it) || !c.v.allows(it) || !allowed(it) {
			continue
		}
		s := suits{c.v.score(it, w), 0}
		if !w.fixed {
			s.lot = c.v.lot(it)
		}
		if !s.better(top) {
			continue
		}
		if p, ok := c.pickOf(it, w); ok {
			found, top = p, s
		}
	}
	if found.item == nil {
		return pick{}, false
	}
	c.use(found.item)
	if found.hypothesis != "" {
		c.used["hypothesis "+found.hypothesis] = true
	}
	return found, true
}

// suits is how well a question suits.
type suits struct {
	score int
	lot   uint32
}

func (s suits) better(than suits) bool {
	return s.score > than.score || s.score == than.score && s.lot > than.lot
}

// pickOf fills the slots of a question; it reports false where it cannot.
func (c *chooser) pickOf(it *item, w wish) (pick, bool) {
	var about infoint.Hypothesis
	value := func(slot string) string {
		if slot != slotClaim {
			return c.v.value(slot)
		}
		about = c.nextHypothesis()
		return asSentence(about.Text)
	}
	for _, slot := range it.needs {
		if value(slot) == "" {
			return pick{}, false
		}
	}
	text, ok := fill(it.text, value)
	if !ok {
		return pick{}, false
	}
	q := Question{ID: it.id, Topic: it.topic, Text: text, Minutes: it.minutes, Why: c.v.why(it, w, about)}
	return pick{Question: q, item: it, hypothesis: about.ID, mayStar: w.must}, true
}

// nextHypothesis is the first that no question is about yet.
func (c *chooser) nextHypothesis() infoint.Hypothesis {
	for _, h := range c.v.claims {
		if !c.used["hypothesis "+h.ID] {
			return h
		}
	}
	return infoint.Hypothesis{}
}

// hasRoom reports whether the minutes and the number of open questions allow
// one more. The opener and the two at the end are no open questions.
func (c *chooser) hasRoom(topic string, minutes int, it *item) bool {
	if c.minutes+minutes > c.row.budget() {
		return false
	}
	return !isOpen(topic, it) || c.open < c.row.fit
}

// crowded reports whether the talk has enough new questions about a topic; see
// topicShare.
func (c *chooser) crowded(topic string) bool {
	n := 0
	for _, p := range c.fresh {
		if p.Topic == topic {
			n++
		}
	}
	most := 2
	if c.row.total >= 45 {
		most = 3
	}
	return topic != topicNext && n >= most
}

// polite reports whether this may be asked besides what is chosen: nothing
// late in a short talk, and of a stranger at most one thing that is a little
// delicate.
func (c *chooser) polite(it *item) bool {
	if it.late && c.row.total < lateFrom {
		return false
	}
	if !c.v.cold || it.sensitivity == 0 {
		return true
	}
	delicate := func(p pick) bool { return p.item != nil && p.item.sensitivity > 0 }
	return !slices.ContainsFunc(slices.Concat(c.standing, c.fresh, c.spare), delicate)
}

// lateFrom is the length from which on there are ten minutes of other things
// before what is only asked late. Our judgement: nobody talks of money sooner.
const lateFrom = 30

func isOpen(topic string, it *item) bool {
	return topic != topicRapport && (it == nil || it.end == "")
}

func (c *chooser) spend(p pick) {
	c.minutes += p.Minutes
	if isOpen(p.Topic, p.item) {
		c.open++
	}
}

func (c *chooser) count() int { return len(c.standing) + len(c.fresh) + len(c.spare) }
