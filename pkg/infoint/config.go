package infoint

// FormatVersion is the version of the vault's format that this program
// writes. A vault with a newer one is read and not written.
const FormatVersion = 1

// Config holds the defaults of a vault, as .infoint/config.yaml changes them.
// "bd" in a comment is business days.
type Config struct {
	Format   int
	Country  string
	Holidays []Date
	Pauses   []Span
	Language string
	Commit   bool

	AskMinutes           int // of a first talk
	AskMinutesColdSenior int
	AskBlock             int // minutes to keep free on one's own side

	NudgeAfter    int // bd
	NudgeMax      int
	ParallelAfter int // bd after which to try somebody else too
	ParkAfter     int // bd after the last message
	AnswerAfter   int // bd after a reply
	ChaseAfter    int // bd after times were sent
	IntroAfter    int // bd after an introduction was asked for

	ScheduleSlots    int // times to offer
	ScheduleEarliest int // hours from now to the first of them
	ScheduleLatest   int // days from now to the last

	PrepBefore    int // days before the talk
	ConfirmBefore int // days before the talk
	DebriefWithin int // days after the talk; 0 is the same day
	ThanksWithin  int // hours after the talk's end
	ThanksOverdue int // hours
	ThanksUntil   int // days

	PromiseMine    int // days, where no date is given
	PromiseTheirs  int // days, where no date is given
	ReferralWithin int // bd after somebody was named
	AskWithin      int // bd after somebody was named, to ask for permission
	ReferrerUpdate int // days after the talk that they led to
	UpdateFirst    int // days after the thank-you
	NurtureClose   int // days, as are the other three
	NurtureWarm    int
	NurtureLight   int
	NurtureAnnual  int
	ReflectEvery   int // talks
	PerProfession  int // talks
	Saturation     int // talks
	Retention      int // months

	LinkedInChars int
	OutreachWarn  int // words of a first letter; those of a kind that is shorter or longer stand with the kind
	OutreachError int
}

// Span is a run of days, both ends in.
type Span struct {
	From, To Date
}

// Contains reports whether d lies in the span.
func (s Span) Contains(d Date) bool { return !d.Before(s.From) && !d.After(s.To) }

// DefaultConfig returns the values that hold where the vault says nothing.
// Each is argued in the help of the rule that uses it.
func DefaultConfig() Config {
	return Config{
		Format:               FormatVersion,
		Language:             "en",
		Commit:               true,
		AskMinutes:           20,
		AskMinutesColdSenior: 15,
		AskBlock:             30,
		NudgeAfter:           7,
		NudgeMax:             1,
		ParallelAfter:        3,
		ParkAfter:            10,
		AnswerAfter:          1,
		ChaseAfter:           4,
		IntroAfter:           7,
		ScheduleSlots:        3,
		ScheduleEarliest:     36,
		ScheduleLatest:       14,
		PrepBefore:           2,
		ConfirmBefore:        1,
		DebriefWithin:        0,
		ThanksWithin:         24,
		ThanksOverdue:        48,
		ThanksUntil:          14,
		PromiseMine:          7,
		PromiseTheirs:        8,
		ReferralWithin:       3,
		AskWithin:            2,
		ReferrerUpdate:       3,
		UpdateFirst:          42,
		NurtureClose:         30,
		NurtureWarm:          90,
		NurtureLight:         120,
		NurtureAnnual:        365,
		ReflectEvery:         3,
		PerProfession:        3,
		Saturation:           6,
		Retention:            24,
		LinkedInChars:        200,
		OutreachWarn:         100,
		OutreachError:        150,
	}
}
