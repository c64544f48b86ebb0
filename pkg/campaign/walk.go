package campaign

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// A turn is where a thread stands while its history is read: what happened
// last, and what that waits for.
type turn struct {
	phase  infoint.Stage // empty where no thread is open
	since  infoint.Date  // of the event that set the phase
	before infoint.Stage // the phase in which a message came back
	debt   *Debt
	times  bool         // times are out and not answered
	sent   infoint.Date // my last message of the open outreach
	clock  infoint.Date // from which silence is counted
	nudges int
	offers int         // how often times were sent in a row
	asks   int         // how often I asked the connector in a row
	via    infoint.Ref // the connector
}

// A walk is a turn, and what outlives it.
type walk struct {
	turn
	away   infoint.Date  // the day on which their machine says they are back
	wake   infoint.Date  // the day from which who said later wants to hear from me
	met    infoint.Stage // held or thanked, once it came to that
	talk   *Talk         // the last one held
	missed int           // talks that they missed since then
}

// A step is one thing that happened.
type step func(*walk)

// Ranks of what happened on one day. What answers counts as later than what it
// answers: the log may answer a talk that fell through, and a talk that was
// arranged, held or given thanks for answers the log.
const (
	rankEnded = iota
	rankLog
	rankArranged
	rankHeld
	rankThanked
)

type dated struct {
	on   infoint.Date
	rank int
	do   step
}

// timeline puts the log and the milestones of the talks into one order.
func (t *Thread) timeline() []dated {
	all := make([]dated, 0, len(t.Events)+4*len(t.Talks))
	for _, e := range t.Events {
		if !e.Date.IsZero() {
			all = append(all, dated{e.Date, rankLog, func(w *walk) { w.event(e) }})
		}
	}
	for _, talk := range t.Talks {
		all = append(all, talk.steps()...)
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		if d := a.on.Compare(b.on); d != 0 {
			return d
		}
		return a.rank - b.rank
	})
	return all
}

// steps are the milestones of a talk. They come in the order of a talk
// whatever dates were written down: one that was noted as booked after it was
// over is over, and thanks are given for what was held.
func (t *Talk) steps() []dated {
	var all []dated
	add := func(on infoint.Date, rank int, do step) {
		if !on.IsZero() {
			all = append(all, dated{on, rank, do})
		}
	}
	arranged := func(on infoint.Date) {
		if !t.Scheduled.IsZero() && (t.ended.IsZero() || on.Before(t.ended)) && (t.Held.IsZero() || !on.After(t.Held)) {
			add(on, rankArranged, func(w *walk) { w.enter(infoint.StageScheduled, on) })
		}
	}
	add(t.ended, rankEnded, func(w *walk) { w.fellThrough(t) })
	arranged(t.Booked)
	for _, e := range t.Log {
		switch {
		case e.Kind == infoint.EventMoved:
			arranged(e.Date)
		case e.Kind == infoint.EventSlots && (t.Held.IsZero() || !e.Date.After(t.Held)):
			add(e.Date, rankLog, func(w *walk) { w.event(e) })
		}
	}
	add(t.Held, rankHeld, func(w *walk) { w.held(t) })
	if !t.Held.IsZero() && !t.Thanked.IsZero() {
		on := later(t.Held, t.Thanked)
		add(on, rankThanked, func(w *walk) { w.thanked(t, on) })
	}
	return all
}

// enter moves the thread to a phase in which nothing is owed and nothing out.
func (w *walk) enter(phase infoint.Stage, on infoint.Date) {
	w.turn = turn{phase: phase, since: on}
}

// write counts silence from a message of mine: from its day, or from the day
// on which they are back.
func (w *walk) write(on infoint.Date) {
	w.sent, w.clock = on, later(on, w.away)
}

// fellThrough: they, or I, did not come, so times are owed again. Somebody who
// stayed away twice is not asked a third time.
func (w *walk) fellThrough(t *Talk) {
	if t.State() == infoint.TalkNoShow && t.MissedBy == string(infoint.OwnerThem) {
		if w.missed++; w.missed > 1 {
			w.enter(infoint.StageParked, t.ended)
			return
		}
	}
	w.enter(infoint.StageAgreed, t.ended)
	w.debt = &Debt{Times: true, Talk: t, Date: t.ended}
}

func (w *walk) held(t *Talk) {
	w.enter(infoint.StageHeld, t.Held)
	w.met, w.talk, w.missed = infoint.StageHeld, t, 0
}

// thanked closes the talk that was held last. Thanks for an earlier one, or
// while something newer is open, leave that as it is.
func (w *walk) thanked(t *Talk, on infoint.Date) {
	if w.talk != t {
		return
	}
	w.met = infoint.StageThanked
	switch {
	case w.phase == infoint.StageHeld, w.phase == infoint.StageNeedsAddress && w.before == infoint.StageHeld:
		w.enter(infoint.StageThanked, on)
	case w.open():
		w.write(on)
	}
}

func (w *walk) event(e infoint.Event) {
	switch e.Kind {
	case infoint.EventOutreach:
		w.enter(infoint.StageContacted, e.Date)
		w.write(e.Date)
	case infoint.EventNudge:
		n, times := w.nudges+1, w.times
		w.enter(infoint.StageNudged, e.Date)
		w.write(e.Date)
		w.nudges, w.times = n, times
	case infoint.EventReply:
		w.reply(e)
	case infoint.EventSlots:
		w.propose(e.Date)
	case infoint.EventWrote, infoint.EventToldAbout:
		w.wrote(e.Date)
	case infoint.EventIntroAsked:
		w.askIntro(e)
	case infoint.EventIntroMade:
		// Silence is counted from my own first message only.
		w.enter(infoint.StageContacted, e.Date)
	case infoint.EventIntroDeclined:
		w.enter(infoint.StageReady, e.Date)
	case infoint.EventReopened:
		w.enter(w.met, e.Date)
	case infoint.EventClosed:
		if e.Outcome == "dropped" {
			w.enter(infoint.StageDropped, e.Date)
		} else {
			w.enter(infoint.StageParked, e.Date)
		}
	}
}

// propose: times are out; once more where the last ones stayed unanswered.
func (w *walk) propose(on infoint.Date) {
	n := 1
	if w.times && w.debt == nil {
		n += w.offers
	}
	w.enter(infoint.StageProposing, on)
	w.sent, w.times, w.offers = on, true, n
}

// askIntro: the same connector was asked once more, or another one.
func (w *walk) askIntro(e infoint.Event) {
	n := 1
	if w.phase == infoint.StageIntroAsked && strings.EqualFold(w.via.Target, e.Link.Target) {
		n += w.asks
	}
	w.enter(infoint.StageIntroAsked, e.Date)
	w.asks, w.via = n, e.Link
}

// wakeAfter is the number of days after which I ask again those who said later
// and named no day.
const wakeAfter = 90

func (w *walk) reply(e infoint.Event) {
	if e.Answer == infoint.ReplyAuto {
		w.away = later(w.away, later(e.Until, e.Date))
		if w.open() {
			w.clock = later(w.clock, w.away)
		}
		return
	}
	debt := &Debt{Reply: e, Date: e.Date}
	switch e.Answer {
	case infoint.ReplyBounce:
		before := w.phase
		if before == infoint.StageNeedsAddress {
			before = w.before
		}
		w.enter(infoint.StageNeedsAddress, e.Date)
		w.before, w.debt = before, debt
		return
	case infoint.ReplyNo:
		w.enter(infoint.StageDeclined, e.Date)
	case infoint.ReplyLater:
		w.enter(infoint.StageDeferred, e.Date)
		if w.wake = e.Until; w.wake.IsZero() {
			w.wake = e.Date.AddDays(wakeAfter)
		}
	case infoint.ReplyRedirect:
		// Somebody who talked, or will talk, and names another has not said no.
		if !w.meeting() && w.phase != infoint.StageThanked {
			w.enter(infoint.StageDeclined, e.Date)
		}
	default:
		debt.Times = w.answered(e)
	}
	w.debt, w.clock, w.away = debt, infoint.Date{}, infoint.Date{} // who answers is back
}

// answered: a yes, a question or just an answer. It reports whether times are
// owed for it.
func (w *walk) answered(e infoint.Event) bool {
	switch {
	case w.times:
		w.phase = infoint.StageProposing
	case w.meeting():
		// About a talk that stands, or was just held: the phase stays.
	case e.Answer == infoint.ReplyYes:
		w.enter(infoint.StageAgreed, e.Date)
		return true
	case w.phase == infoint.StageThanked:
	default:
		w.enter(infoint.StageContacted, e.Date)
	}
	return false
}

// meeting reports whether a talk stands or is just over.
func (w *walk) meeting() bool {
	return w.phase == infoint.StageScheduled || w.phase == infoint.StageHeld
}

// open reports whether an outreach waits for an answer.
func (w *walk) open() bool {
	return (w.phase == infoint.StageContacted || w.phase == infoint.StageNudged) && w.debt == nil && !w.clock.IsZero()
}

// wrote: a message without an ask. It answers what was owed; where a thread is
// open it waits for them again, and silence is counted anew.
func (w *walk) wrote(on infoint.Date) {
	w.debt = nil
	switch w.phase {
	case infoint.StageContacted, infoint.StageNudged, infoint.StageAgreed, infoint.StageProposing:
	case infoint.StageDeferred:
		if on.Before(w.wake) {
			return // they want to hear from me later
		}
	case infoint.StageNeedsAddress:
		switch w.before {
		case infoint.StageDeclined, infoint.StageDeferred, infoint.StageScheduled, infoint.StageHeld, infoint.StageThanked:
			w.enter(w.before, on) // it was sent again, to an address that works
			return
		}
	default:
		return // a no is a no: thanking for it opens nothing
	}
	nudges, times := w.nudges, w.times
	w.enter(infoint.StageContacted, on)
	w.write(on)
	w.nudges, w.times = nudges, times
}
