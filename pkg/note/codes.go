package note

import "strconv"

// The codes of what reading a note finds, besides those of mdfile for front
// matter that cannot be read at all.
const (
	CodeWrongKind     = "wrong-kind"
	CodeWrongType     = "wrong-type"
	CodeUnknownValue  = "unknown-value"
	CodeCommaList     = "comma-list"
	CodeUnreadable    = "unreadable"
	CodeNoBullet      = "log-no-bullet"
	CodeUndated       = "log-no-date"
	CodeUnknownEvent  = "log-unknown-event"
	CodeBadQualifier  = "log-unknown-qualifier"
	CodeBadHypothesis = "hypothesis-unreadable"
	CodeBadDecision   = "decision-unreadable"
	CodeBadDate       = "date-unreadable"
	CodeConfigKey     = "config-unknown-key"
	CodeConfigValue   = "config-unreadable-value"
	CodeNewerFormat   = "newer-format"
)

func quote(s string) string { return strconv.Quote(s) }
