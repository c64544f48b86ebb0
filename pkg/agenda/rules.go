package agenda

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/campaign"
)

// The names of the rules: they are what done, snooze and dismiss take.
const (
	RuleAnswerReply     = "answer-reply"
	RuleConfirm         = "confirm-tomorrow"
	RuleThank           = "thank"
	RuleDebrief         = "debrief"
	RuleDidItHappen     = "did-it-happen"
	RuleApologise       = "apologise"
	RulePrep            = "prep"
	RuleSendSlots       = "send-slots"
	RuleChaseSlots      = "chase-slots"
	RulePromiseMine     = "promise-mine"
	RulePromiseTheirs   = "promise-theirs"
	RuleFollowReferral  = "follow-referral"
	RuleAskPermission   = "ask-permission"
	RuleTellReferrer    = "tell-referrer"
	RuleIntroAnswer     = "intro-answer"
	RuleIntroPending    = "intro-pending"
	RuleNudge           = "nudge"
	RuleTryAnother      = "try-another"
	RulePark            = "park"
	RuleWake            = "wake"
	RuleFirstUpdate     = "first-update"
	RuleKeepInTouch     = "keep-in-touch"
	RuleOutcome         = "outcome"
	RuleReflect         = "reflect"
	RuleHypothesisStale = "hypothesis-stale"
	RuleCoverage        = "coverage"
	RulePipelineDry     = "pipeline-dry"
	RuleResearch        = "research"
	RuleRetention       = "retention"
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
	// Rests says that it looks for new talks, and so makes no row once the
	// campaign is finished.
	Rests bool

	message bool
	// most is how many rows of priority 3 a view shows at once, 0 for all: what
	// can wait comes in small numbers.
	most int
	find func(*campaign.Campaign) []Row
}

// Rules returns every rule in the order of their ids.
func Rules() []Rule {
	all := slices.Concat(replyRules(), talkRules(), promiseRules(), referralRules(), silenceRules(), touchRules(), learningRules(), listRules())
	slices.SortFunc(all, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// replyRules are about what they wrote.
func replyRules() []Rule {
	return []Rule{
		{
			ID: "D01", Name: RuleAnswerReply, Priority: Today, message: true, find: answerReply,
			When:   "they replied and wait for my answer; due the next business day, shown at once",
			Ends:   "anything I wrote after it",
			Key:    "reply.answer_within",
			Source: "Bindley's scheduling advice: answer quickly; one business day is our judgement",
		},
		{
			ID: "D08", Name: RuleSendSlots, Priority: Today, message: true, find: sendSlots,
			When:   "they said yes, or a talk fell through, and no times were offered; due the next business day, shown at once",
			Ends:   "times sent, a talk booked, or anything I wrote after it",
			Key:    "reply.answer_within",
			Source: "Bindley's scheduling advice: propose times at once; one business day is our judgement",
		},
		{
			ID: "D09", Name: RuleChaseSlots, Priority: ThisWeek, message: true, Rests: true, find: chaseSlots,
			When:   "the times I sent stayed without an answer for four business days; for seven after I sent fresh ones",
			Ends:   "an answer, fresh times, a talk booked, or closing the thread",
			Key:    "schedule.chase",
			Source: "our judgement: times go stale within a week; after the second set it is to offer again or to let go",
		},
		{
			ID: "D20", Name: RuleWake, Priority: ThisWeek, message: true, Rests: true, find: wake,
			When:   "they said later, and the day they named has come; 90 days after it where they named none",
			Ends:   "anything I wrote on that day or later, a talk, or closing the thread",
			Source: "our judgement: who said later was asked to be asked again, in their own words",
		},
	}
}

// talkRules are about one talk, from the day it stands.
func talkRules() []Rule {
	return []Rule{
		{
			ID: "D02", Name: RuleConfirm, Priority: Today, message: true, find: confirm,
			When:   "a talk is coming and its hour is not confirmed; due the day before, until it begins",
			Ends:   "the talk's confirmed date, from after the last move",
			Key:    "confirm.before",
			Source: "the RCEL network and Washington & Lee's career office: confirm the day before, with the time zone; McLean and others 2016: reminders work",
		},
		{
			ID: "D03", Name: RuleThank, Priority: Today, message: true, find: thank,
			When:   "a talk was held and somebody in it was not thanked; due 24 hours after its end, late after 48, offered for 14 days",
			Ends:   "the talk's thanked date; for one of several, a message whose line says thank-you",
			Key:    "thanks.within, thanks.overdue, thanks.until",
			Source: "Yale's career office: within 24 hours; others say 48 hours to a week, and that late is better than never",
		},
		{
			ID: "D04", Name: RuleDebrief, Priority: Today, find: debrief,
			When:   "a talk was held and not written up; due the same day, shown at once",
			Ends:   "the talk's debriefed date",
			Key:    "debrief.within",
			Source: "career offices agree on immediately afterwards; the day's end is our judgement",
		},
		{
			ID: "D05", Name: RuleDidItHappen, Priority: Today, find: didItHappen,
			When:   "the hour of a talk has passed and the note does not say how it went; from two hours after its end, daily for five days, then on Mondays",
			Ends:   "held, cancelled, no-show or moved",
			Source: "our judgement",
		},
		{
			ID: "D06", Name: RuleApologise, Priority: Today, message: true, find: apologise,
			When:   "I missed a talk; due the same day",
			Ends:   "anything I wrote that day or later, another talk booked, or closing the thread",
			Source: "our judgement: a missed hour is made good the same day, or it is the last one",
		},
		{
			ID: "D07", Name: RulePrep, Priority: Today, find: prepare,
			When:   "a talk is coming and its questions are not chosen; due two days before, until it begins",
			Ends:   "the talk's prepared date, from after the last move",
			Key:    "prep.before",
			Source: "our judgement: thirty to forty-five minutes of work, and a day to spare",
		},
	}
}

// promiseRules are about promises, both ways.
func promiseRules() []Rule {
	return []Rule{
		{
			ID: "D10", Name: RulePromiseMine, Priority: Today, find: promiseMine,
			When:   "I promised something; due on its date, else seven days after it was made, with priority 2",
			Ends:   "the box ticked, or [-] where it fell away",
			Key:    "promise.mine",
			Source: "Cornell's career office: follow through with any commitments; seven days are our judgement",
		},
		{
			ID: "D11", Name: RulePromiseTheirs, Priority: ThisWeek, message: true, find: promiseTheirs,
			When:   "they promised something; a light check-in is due on its date, else eight days after it was made",
			Ends:   "the box ticked, [-] where it fell away, or one message of mine on its date or later",
			Key:    "promise.theirs",
			Source: "Saylor's Six Steps to Job Search Success: agree on a date within a week or ten days; eight is our choice inside that",
		},
	}
}
