package agenda

// referralRules are about those who led me to others.
func referralRules() []Rule {
	return []Rule{
		{
			ID: "D12", Name: RuleFollowReferral, Priority: ThisWeek, message: true, Rests: true, find: followReferral,
			When:   "somebody named another and agreed to be named, and I have not written there; due three business days after the talk",
			Ends:   "anything I wrote to the one who was named",
			Key:    "referral.contact_within",
			Source: "sales trainers say 48 hours or promptly, for the referrer may be asked about you; three business days are our judgement",
		},
		{
			ID: "D13", Name: RuleAskPermission, Priority: ThisWeek, message: true, Rests: true, find: askPermission,
			When:   "somebody named another, and whether I may say so is not written down; due two business days after the talk",
			Ends:   "permission:: yes or no in the line, anything I wrote to them that day or later, or a first message to the one who was named",
			Key:    "referral.permission_within",
			Source: "FTC's Five Steps and Saylor's Six Steps: ask for permission to use the name; two business days are our judgement",
		},
		{
			ID: "D14", Name: RuleTellReferrer, Priority: ThisWeek, message: true, find: tellReferrer,
			When:   "I talked with somebody they led me to; due three days after that talk, offered for 30; later the next message to them says it",
			Ends:   "told-about, or anything I wrote to them on the day of that talk or later, but for told-about somebody else",
			Key:    "referrer.update",
			Source: "Robbins and Yale's postdoc office: tell who introduced you at each step; three days are our judgement",
		},
		{
			ID: "D15", Name: RuleIntroAnswer, Priority: Today, message: true, find: introAnswer,
			When:   "a connector introduced us; due the next business day",
			Ends:   "anything I wrote to the one I was introduced to, or a talk with them",
			Key:    "reply.answer_within",
			Source: "Lopes on introductions: reply promptly, with the connector in bcc; one business day is our judgement",
		},
		{
			ID: "D16", Name: RuleIntroPending, Priority: ThisWeek, message: true, Rests: true, find: introPending,
			When:   "I asked for an introduction and nothing came; due after seven business days, once; then it is to write directly or to drop it",
			Ends:   "intro-made, intro-declined, or a message to the one I want to meet",
			Key:    "intro.chase",
			Source: "our judgement, from Saylor's seven to ten days for what others offered",
		},
	}
}

// silenceRules are about who does not answer.
func silenceRules() []Rule {
	return []Rule{
		{
			ID: "D17", Name: RuleNudge, Priority: ThisWeek, message: true, Rests: true, find: nudge,
			When:   "I wrote and nobody answered; due after seven business days, counted anew from the end of an automatic reply",
			Ends:   "a nudge, a reply, or closing the thread",
			Key:    "nudge.after, nudge.max",
			Source: "Duke's career office after Dalton's 2-Hour Job Search: seven business days; Simon Fraser University: follow up once",
		},
		{
			ID: "D18", Name: RuleTryAnother, Priority: WhenConvenient, message: true, Rests: true, find: tryAnother,
			When:   "I wrote and nobody answered for three business days, and there is somebody else to try: of the same company, else of a profession with fewer than three talks",
			Ends:   "an answer from anybody there, or a message to somebody else there: at their company, and where nobody else is known there, in the profession",
			Key:    "parallel.after, campaign.min_per_profession",
			Source: "Duke's career office after Dalton's 2-Hour Job Search: after three business days, the next person",
		},
		{
			ID: "D19", Name: RulePark, Priority: WhenConvenient, Rests: true, find: park,
			When:   "the last nudge stayed without an answer for ten business days; the person counts as parked from then on",
			Ends:   "closed parked, a reply, or a new message",
			Key:    "park.after",
			Source: "our judgement: no message is needed to stop",
		},
	}
}

// touchRules are about those who gave me their time.
func touchRules() []Rule {
	return []Rule{
		{
			ID: "D21", Name: RuleFirstUpdate, Priority: WhenConvenient, message: true, find: firstUpdate,
			When:   "I thanked them and have not written since; due 42 days after the thank-you, or two days after a promise was kept or their advice was used",
			Ends:   "anything I wrote after the day of the thank-you",
			Key:    "update.first",
			Source: "Wahlberg's guide: 30, 60 and 90 days; 42 is our choice inside that",
		},
		{
			ID: "D22", Name: RuleKeepInTouch, Priority: WhenConvenient, message: true, most: 3, find: keepInTouch,
			When:   "nobody has written for as long as their tier says; a tier is a step lower for every two messages of mine without one of theirs; three rows at a time, the oldest first",
			Ends:   "any contact, either way",
			Key:    "nurture.close, nurture.warm, nurture.light, nurture.annual",
			Source: "Santa Clara: every few months; University of Portland: up to three times a year; Wahlberg: every two to three months; Saylor: by closeness",
		},
		{
			ID: "D23", Name: RuleOutcome, Priority: ThisWeek, message: true, find: outcome,
			When:   "something came of it all (a decision of the kind outcome, or finish); due seven days later, for everybody who was thanked",
			Ends:   "anything I wrote to them on that day or later",
			Source: "Yale's postdoc office and Santa Clara: tell everybody who helped how it ended; seven days are our judgement",
		},
	}
}

// learningRules are about what the talks say together.
func learningRules() []Rule {
	return []Rule{
		{
			ID: "D24", Name: RuleReflect, Priority: ThisWeek, Rests: true, find: lookBack,
			When:   "three talks were written up since the last look back, or the third of a profession was; at once, and with priority 1 from six",
			Ends:   "a note in reflections/ of that day or later",
			Key:    "reflect.every, campaign.min_per_profession",
			Source: "three people for each job area, a job-search handbook says; Guest and others 2006: most themes come up in six interviews; the rhythm is our judgement",
		},
		{
			ID: "D25", Name: RuleHypothesisStale, Priority: WhenConvenient, Rests: true, find: hypothesisStale,
			When:   "four talks about a profession were held, and a belief about it is neither spoken for or against nor moved; at once",
			Ends:   "an insight that names it, or a move below it",
			Source: "our judgement: a belief that four people were not asked about is not going to be tested by itself",
		},
		{
			ID: "D26", Name: RuleCoverage, Priority: WhenConvenient, Rests: true, find: coverage,
			When:   "three people were talked with about a profession, all of one seniority or all of one kind of organisation; once those talks are written up and can be looked at together",
			Ends:   "a talk with somebody else, or the profession parked or dropped",
			Key:    "campaign.min_per_profession",
			Source: "our judgement, from Guest and others 2006: few interviews suffice only where people are alike",
		},
	}
}

// listRules are about the list of people itself.
func listRules() []Rule {
	return []Rule{
		{
			ID: "D27", Name: RulePipelineDry, Priority: WhenConvenient, Rests: true, find: pipelineDry,
			When:   "a profession is still explored and I wrote to somebody in the last 60 days, but fewer than two threads are open and no talk is arranged; on Mondays, until Friday",
			Ends:   "threads opened, or a talk arranged",
			Source: "Saylor's Six Steps: one to four meetings a week beside a job or studies; the two threads are our judgement",
		},
		{
			ID: "D29", Name: RuleResearch, Priority: ThisWeek, Rests: true, find: research,
			When:   "somebody is chosen to be written to and no true reason is written down; due on the day they were chosen. And, with priority 3, 180 days after they were parked: a new reason is needed",
			Ends:   "why, or somebody no longer chosen; reopened, or a new message, for who was parked",
			Source: "our judgement: a message without a reason of its own is the one that nobody answers",
		},
		{
			ID: "D30", Name: RuleRetention, Priority: WhenConvenient, find: retention,
			When:   "a thread is closed and nothing was written or heard for 24 months; asked again after a year, or those months where they are fewer, from a line in the log that says the notes are kept",
			Ends:   "a line in the log, a new message, or the file removed",
			Key:    "privacy.retention",
			Source: "our judgement: notes about other people are kept for a reason or not at all",
		},
	}
}
