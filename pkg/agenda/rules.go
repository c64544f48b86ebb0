package agenda

import (
	"slices"

	"github.com/infoint/infoint/pkg/campaign"
)

// The names of the rules: they are what done, snooze and dismiss take.
const (
	RuleAnswerReply = "answer-reply"
	RuleThank       = "thank"
	RuleDebrief     = "debrief"
	RuleDidItHappen = "did-it-happen"
	RulePrep        = "prep"
	RuleSendSlots   = "send-slots"
	RulePromiseMine = "promise-mine"
	RuleNudge       = "nudge"
	RulePark        = "park"
)

// A Rule is one reason for which something waits on me, with what it is argued
// from. Help is generated from these words.
type Rule struct {
	ID       string
	Name     string
	Priority Priority
	When     string // what makes a row, and when it is due
	Ends     string // what ends it
	Key      string // of the configuration, empty where nothing can be set
	Source   string // of its numbers

	message bool
	find    func(*campaign.Campaign) []Row
}

// Rules returns every rule in the order of their ids.
func Rules() []Rule { return slices.Concat(meetingRules(), keepingRules()) }

// meetingRules are about an answer, a talk and what comes of it.
func meetingRules() []Rule {
	return []Rule{
		{
			ID: "D01", Name: RuleAnswerReply, Priority: Today, message: true, find: answerReply,
			When:   "they replied and wait for my answer; due the next business day, shown at once",
			Ends:   "anything I wrote after it",
			Key:    "reply.answer_within",
			Source: "Bindley's scheduling advice: answer quickly; one business day is our judgement",
		},
		{
			ID: "D03", Name: RuleThank, Priority: Today, message: true, find: thank,
			When:   "a talk was held and nobody was thanked; due 24 hours after its end, late after 48, offered for 14 days",
			Ends:   "the talk's thanked date",
			Key:    "thanks.within, thanks.overdue, thanks.until",
			Source: "Yale's career office: within 24 hours; others say 48 hours to a week, and that late is better than never",
		},
		{
			ID: "D04", Name: RuleDebrief, Priority: Today, find: debrief,
			When:   "a talk was held and not written up; due the same day, shown at once",
			Ends:   "the talk's debriefed date",
			Source: "career offices agree on immediately afterwards; the day's end is our judgement",
		},
		{
			ID: "D05", Name: RuleDidItHappen, Priority: Today, find: didItHappen,
			When:   "the hour of a talk has passed and the note does not say how it went; from two hours after its end, daily for five days, then on Mondays",
			Ends:   "held, cancelled, no-show or moved",
			Source: "our judgement",
		},
		{
			ID: "D07", Name: RulePrep, Priority: Today, find: prepare,
			When:   "a talk is coming and its questions are not chosen; due two days before, until it begins",
			Ends:   "the talk's prepared date, from after the last move",
			Key:    "prep.before",
			Source: "our judgement: thirty to forty-five minutes of work, and a day to spare",
		},
		{
			ID: "D08", Name: RuleSendSlots, Priority: Today, message: true, find: sendSlots,
			When:   "they said yes, or a talk fell through, and no times were offered; due the next business day, shown at once",
			Ends:   "times sent, a talk booked, or anything I wrote after it",
			Key:    "reply.answer_within",
			Source: "Bindley's scheduling advice: propose times at once; one business day is our judgement",
		},
	}
}

// keepingRules are about promises and silence.
func keepingRules() []Rule {
	return []Rule{
		{
			ID: "D10", Name: RulePromiseMine, Priority: Today, find: promiseMine,
			When:   "I promised something; due on its date, else seven days after it was made, with priority 2",
			Ends:   "the box ticked, or [-] where it fell away",
			Key:    "promise.mine",
			Source: "Cornell's career office: follow through with any commitments; seven days are our judgement",
		},
		{
			ID: "D17", Name: RuleNudge, Priority: ThisWeek, message: true, find: nudge,
			When:   "I wrote and nobody answered; due after seven business days, counted anew from the end of an automatic reply",
			Ends:   "a nudge, a reply, or closing the thread",
			Key:    "nudge.after, nudge.max",
			Source: "Duke's career office after Dalton's 2-Hour Job Search: seven business days; Simon Fraser University: follow up once",
		},
		{
			ID: "D19", Name: RulePark, Priority: WhenConvenient, find: park,
			When:   "the last nudge stayed without an answer for ten business days; the person counts as parked from then on",
			Ends:   "closed parked, a reply, or a new message",
			Key:    "park.after",
			Source: "our judgement: no message is needed to stop",
		},
	}
}
