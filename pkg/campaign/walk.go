package campaign

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// A walk is the state of a thread while its history is read.
type walk struct {
	phase  infoint.Stage // empty where no thread is open
	since  infoint.Date  // of the event that set the phase
	debt   *Debt
	times  bool         // times are out and not answered
	sent   infoint.Date // my last message of the open outreach
	clock  infoint.Date // from which silence is counted
	nudges int
}

// A step is one thing that happened.
type step func(*walk)

// timeline puts the log and the milestones of the talks into one order. On one
// day a talk that fell through comes before the lines of the log, which may
// answer it, and a talk that was booked or held comes behind them.
func (t *Thread) timeline() []step {
	type dated struct {
		on   infoint.Date
		rank int
		do   step
	}
	var all []dated
	add := func(on infoint.Date, rank int, do step) {
		if !on.IsZero() {
			all = append(all, dated{on, rank, do})
		}
	}
	for _, e := range t.Contact.Log {
		add(e.Date, 1, func(w *walk) { w.event(e) })
	}
	for _, talk := range t.Talks {
		ended := infoint.Date{}
		if s := talk.State(); s == infoint.TalkCancelled || s == infoint.TalkNoShow {
			ended = talk.EndedOn()
			add(ended, 0, func(w *walk) { w.fellThrough(talk, ended) })
		}
		if talk.Booked != ended {
			add(talk.Booked, 2, func(w *walk) { w.enter(infoint.StageScheduled, talk.Booked) })
		}
		add(talk.Held, 3, func(w *walk) { w.enter(infoint.StageHeld, talk.Held) })
		if !talk.Held.IsZero() {
			add(talk.Thanked, 4, func(w *walk) { w.enter(infoint.StageThanked, talk.Thanked) })
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		if d := a.on.Compare(b.on); d != 0 {
			return d
		}
		return a.rank - b.rank
	})
	steps := make([]step, len(all))
	for i, d := range all {
		steps[i] = d.do
	}
	return steps
}

// enter moves the thread to a phase in which nothing is owed and nothing out.
func (w *walk) enter(phase infoint.Stage, on infoint.Date) {
	*w = walk{phase: phase, since: on}
}

// fellThrough: they, or I, did not come, so times are owed again.
func (w *walk) fellThrough(t *Talk, on infoint.Date) {
	w.enter(infoint.StageAgreed, on)
	w.debt = &Debt{Times: true, Talk: t, Date: on}
}

func (w *walk) event(e infoint.Event) {
	switch e.Kind {
	case infoint.EventOutreach:
		w.enter(infoint.StageContacted, e.Date)
		w.sent, w.clock = e.Date, e.Date
	case infoint.EventNudge:
		n := w.nudges + 1
		w.enter(infoint.StageNudged, e.Date)
		w.sent, w.clock, w.nudges = e.Date, e.Date, n
	case infoint.EventReply:
		w.reply(e)
	case infoint.EventSlots:
		w.enter(infoint.StageProposing, e.Date)
		w.sent, w.times = e.Date, true
	case infoint.EventWrote:
		w.wrote(e)
	case infoint.EventIntroAsked:
		w.enter(infoint.StageIntroAsked, e.Date)
	case infoint.EventIntroMade:
		// Silence is counted from my own first message only.
		w.enter(infoint.StageContacted, e.Date)
	case infoint.EventIntroDeclined, infoint.EventReopened:
		w.enter("", e.Date)
	case infoint.EventClosed:
		if e.Outcome == "dropped" {
			w.enter(infoint.StageDropped, e.Date)
		} else {
			w.enter(infoint.StageParked, e.Date)
		}
	}
}

func (w *walk) reply(e infoint.Event) {
	debt := &Debt{Reply: e, Date: e.Date}
	switch e.Answer {
	case infoint.ReplyAuto:
		if w.open() {
			w.clock = later(w.clock, later(e.Until, e.Date))
		}
		return
	case infoint.ReplyBounce:
		w.enter(infoint.StageNeedsAddress, e.Date)
	case infoint.ReplyNo, infoint.ReplyRedirect:
		w.enter(infoint.StageDeclined, e.Date)
	case infoint.ReplyLater:
		w.enter(infoint.StageDeferred, e.Date)
	default:
		switch {
		case w.times || w.meeting():
			// An answer to times, or about a talk that stands: the phase stays.
		case e.Answer == infoint.ReplyYes:
			w.enter(infoint.StageAgreed, e.Date)
			debt.Times = true
		case w.phase == infoint.StageThanked:
		default:
			w.enter(infoint.StageContacted, e.Date)
		}
	}
	w.debt, w.clock = debt, infoint.Date{}
}

// meeting reports whether a talk stands or is just over.
func (w *walk) meeting() bool {
	return w.phase == infoint.StageScheduled || w.phase == infoint.StageHeld
}

// open reports whether an outreach waits for an answer.
func (w *walk) open() bool {
	return (w.phase == infoint.StageContacted || w.phase == infoint.StageNudged) && w.debt == nil && !w.clock.IsZero()
}

// wrote: a message without an ask. It answers what was owed, and where an
// outreach is open silence is counted from it anew.
func (w *walk) wrote(e infoint.Event) {
	switch {
	case w.debt == nil && w.open():
		w.sent, w.clock = e.Date, e.Date
		return
	case w.debt == nil && w.phase == infoint.StageContacted: // an introduction was made
		w.sent, w.clock = e.Date, e.Date
		return
	case w.debt == nil:
		return
	}
	w.debt = nil
	switch w.phase {
	case infoint.StageDeclined, infoint.StageDeferred, infoint.StageScheduled, infoint.StageHeld, infoint.StageThanked:
		// A no is a no: thanking for it opens nothing.
	default:
		w.enter(infoint.StageContacted, e.Date)
		w.sent, w.clock = e.Date, e.Date
	}
}
