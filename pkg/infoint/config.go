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

	NudgeAfter  int // bd
	NudgeMax    int
	ParkAfter   int // bd after the last message
	AnswerAfter int // bd after a reply

	ScheduleSlots    int // times to offer
	ScheduleEarliest int // hours from now to the first of them
	ScheduleLatest   int // days from now to the last

	PrepBefore    int // days before the talk
	ThanksWithin  int // hours after the talk's end
	ThanksOverdue int // hours
	ThanksUntil   int // days
	PromiseMine   int // days, where no date is given

	LinkedInChars int
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
		ParkAfter:            10,
		AnswerAfter:          1,
		ScheduleSlots:        3,
		ScheduleEarliest:     36,
		ScheduleLatest:       14,
		PrepBefore:           2,
		ThanksWithin:         24,
		ThanksOverdue:        48,
		ThanksUntil:          14,
		PromiseMine:          7,
		LinkedInChars:        200,
	}
}
