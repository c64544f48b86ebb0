package prep

import "fmt"

// DefaultMinutes is asked for where nobody says how long: most career centres
// advise to ask for 20 to 30 minutes, and the shorter is easier to grant.
const DefaultMinutes = 20

// mustShare is the part of the budget within which must-asks end. Our
// judgement: late starts and long answers eat about a third.
const mustShare = 0.7

// row says what a talk of some length holds. Three minutes a question with
// its follow-up, capped where nobody remembers the answers any more; our
// judgement between a journalist's two minutes an answer plus slack and the
// five questions in ten minutes that one careers service hopes for.
type row struct {
	total, open, close int
	fit                int // open questions
	must               int // starred
	prepare            int // to have ready
	wrap, stop         int // minutes before the end at which the cues come
}

// rows are the lengths we know, ascending. A length between two of them is
// planned like the shorter one, with the minutes it really has.
func rows() []row {
	return []row{
		{total: 5, open: 1, close: 1, fit: 1, must: 1, prepare: 3, wrap: 2, stop: 1},
		{total: 10, open: 1, close: 2, fit: 2, must: 1, prepare: 4, wrap: 3, stop: 1},
		{total: 15, open: 2, close: 3, fit: 3, must: 2, prepare: 5, wrap: 4, stop: 1},
		{total: 20, open: 2, close: 4, fit: 4, must: 3, prepare: 7, wrap: 5, stop: 1},
		{total: 30, open: 3, close: 5, fit: 7, must: 3, prepare: 10, wrap: 6, stop: 1},
		{total: 45, open: 4, close: 6, fit: 10, must: 4, prepare: 12, wrap: 7, stop: 2},
		{total: 60, open: 5, close: 8, fit: 12, must: 5, prepare: 14, wrap: 10, stop: 3},
	}
}

// rowFor returns the row for a talk of so many minutes, with total set to
// them. Above an hour the questions do not grow: what is left over belongs to
// following up on answers.
func rowFor(minutes int) row {
	if minutes <= 0 {
		minutes = DefaultMinutes
	}
	all := rows()
	found := all[0]
	for _, r := range all {
		if r.total <= minutes {
			found = r
		}
	}
	found.total = minutes
	return found
}

// budget is the minutes left for questions.
func (r row) budget() int { return max(0, r.total-r.open-r.close) }

// brief returns the numbers of the row and the cues.
func (r row) brief() Brief {
	return Brief{
		Minutes: r.total, Open: r.open, Close: r.close, Fit: r.fit, Prepare: r.prepare,
		MustAsk: []string{}, Cues: r.cues(), Warnings: []string{},
	}
}

// cues are the two moments at which to look up from one's notes.
func (r row) cues() []Cue {
	return []Cue{
		{max(0, r.total-r.wrap), "Looking at the clock, I would like to end with two short questions."},
		{max(0, r.total-r.stop), fmt.Sprintf("I asked for %s and they are nearly over; I am glad to stop here.", plural(r.total, "minute"))},
	}
}

// plural returns "1 minute", "20 minutes".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
