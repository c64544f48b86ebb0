package check

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/mdfile"
	"github.com/infoint/infoint/pkg/note"
)

// The codes of what only shows when the notes lie side by side.
const (
	CodeNoProfile        = "no-profile"
	CodeDangling         = "dangling-link"
	CodeAmbiguous        = "ambiguous-link"
	CodeDuplicateUID     = "duplicate-uid"
	CodeDuplicateName    = "duplicate-name"
	CodeSamePerson       = "same-person"
	CodeNearKey          = "near-key"
	CodeNearProfession   = "near-profession"
	CodeUnknownCriterion = "unknown-criterion"
	CodeTalkWithNobody   = "talk-with-nobody"
	CodeUnknownZone      = "unknown-zone"
	CodeDatesOutOfOrder  = "dates-out-of-order"
	CodeFuture           = "future-date"
	CodeHidden           = "hidden-character"
	CodeDerivedKey       = "derived-key"
	CodeNoDay            = "talk-without-day"
	CodeSkippedHour      = "skipped-hour"
	CodeNoAddress        = "not-an-address"
	CodeHeldAndOff       = "held-and-called-off"
	CodeNameOfMe         = "name-of-me"
)

// A Code is one kind of finding. Severity is the highest that it has; some
// weigh less where less hangs on them.
type Code struct {
	Code     string
	Severity infoint.Severity
	Means    string
	Mend     string
}

// Codes returns every code that a finding can have, for the manual: of files
// that cannot be read, of what stands in one note, of the folder, and of the
// notes together.
func Codes() []Code {
	return slices.Concat(unreadable(), reading(), folder(), together())
}

func rows(severity infoint.Severity, rows ...[3]string) []Code {
	out := make([]Code, len(rows))
	for i, r := range rows {
		out[i] = Code{r[0], severity, r[1], r[2]}
	}
	return out
}

// unreadable are the codes for which a whole file is left out.
func unreadable() []Code {
	return rows(infoint.SeverityError,
		[3]string{mdfile.CodeUnclosed, "the front matter begins with --- and never ends", "write --- on a line of its own below the last key"},
		[3]string{mdfile.CodeSyntax, "a line of the front matter is no YAML", "put quotes around the value, or write key: value"},
		[3]string{mdfile.CodeNotAMap, "the front matter is not a list of keys and values", "write key: value; for a ruled line at the top write ***"},
		[3]string{mdfile.CodeForeign, "the front matter is TOML or JSON, which Obsidian and this program do not read", "write it as key: value between two lines ---"},
		[3]string{mdfile.CodeDuplicateKey, "a key stands twice, and programs would believe different ones", "keep one of the two lines"},
		[3]string{mdfile.CodeConflict, "git left the marks of a conflict in the file", "keep what is right and delete the lines with <<<, === and >>>"},
		[3]string{mdfile.CodeNotUTF8, "the file is not UTF-8", "save it as UTF-8 in your editor"},
		[3]string{mdfile.CodeTooLarge, "the front matter is larger than any that a person writes", "move the text below the front matter"},
		[3]string{mdfile.CodeTooDeep, "the front matter is nested too deeply", "keep it flat: one key, one value or list"},
		[3]string{mdfile.CodeAlias, "the front matter uses a YAML alias", "write the value out, or quote a text that begins with * or &"},
		[3]string{note.CodeUnreadable, "the note could not be read for another reason", "open the file and look"},
	)
}

// The codes of others that have no name which could be used here.
const (
	codeUnopened     = "unopened"      // the scan of the folder
	codeConflictCopy = "conflict-copy" // the same
	codeNotRegular   = "not-a-file"    // the same
	codeLeftover     = "leftover"
	codeEditorCopy   = "editor-copy"
	codeLinkedFolder = "linked-folder"
	codeHardLink     = "hard-link"
	codeFileName     = "file-name"
	codeExposed      = "world-readable"
)

// reading are the codes of what is not read as it was meant.
func reading() []Code {
	return slices.Concat(
		rows(infoint.SeverityError,
			[3]string{note.CodeWrongType, "a value cannot be what its key holds; it counts as not given", "write it as the finding says"},
		),
		rows(infoint.SeverityWarn,
			[3]string{note.CodeWrongKind, "type says one kind of note and the folder another; the folder counts", "move the file, or correct type"},
			[3]string{note.CodeUnknownValue, "a key with a closed set of values has another one", "write one of those that the finding lists"},
			[3]string{note.CodeCommaList, "a list is written as one text with commas, and is read as one value", "write a line for each, or put it in quotes where it is one"},
			[3]string{note.CodeNoBullet, "a dated line of a log is no list item and is not read", "begin it with a dash, like - 2026-03-24"},
			[3]string{note.CodeUndated, "a line of a log has no date and counts as a note", "begin it with the day, like - 2026-03-24"},
			[3]string{note.CodeUnknownEvent, "a line of a log begins with no event and counts as a note", "write note before it, or an event"},
			[3]string{note.CodeBadQualifier, "an event has a word that it cannot have, and the line counts as a note", "put a colon before what is text"},
			[3]string{note.CodeBadHypothesis, "a hypothesis or its move is not read", "- h1 CLAIM, and below it - DATE STATE: why"},
			[3]string{note.CodeBadDecision, "a decision is not read", "- DATE VERB WHAT: why"},
			[3]string{note.CodeBadDate, "a date is not read", "write it like 2026-03-24"},
			[3]string{note.CodeConfigKey, "the configuration has a key without a meaning", "see infoint help format"},
			[3]string{note.CodeConfigValue, "a value of the configuration is not read, and the default holds", "write it as the finding says"},
			[3]string{note.CodeNewerFormat, "the vault was written by a newer infoint and is only read", "use a newer infoint"},
		),
	)
}

// folder are the codes of what the scan finds.
func folder() []Code {
	return slices.Concat(
		rows(infoint.SeverityError,
			[3]string{codeUnopened, "a file or folder cannot be opened", "check its permissions; a link must stay inside the vault"},
		),
		rows(infoint.SeverityWarn,
			[3]string{codeConflictCopy, "a syncer left a copy of a note, which is not read", "compare it with the note beside it, then delete it"},
			[3]string{codeNotRegular, "something called .md is no regular file", "move it out of the vault"},
			[3]string{codeLeftover, "an interrupted command left a text beside a note", "the next command that writes puts it away, --fix too"},
			[3]string{codeLinkedFolder, "a link to a folder is not followed, so its notes are not read", "move the folder here, or delete the link"},
			[3]string{codeHardLink, "a file has a second name, which a change does not reach", "keep one of them"},
			[3]string{codeFileName, "another system that the vault is synced to would refuse or change the file's name", "rename the file"},
		),
		rows(infoint.SeverityInfo,
			[3]string{codeEditorCopy, "an editor or git left a copy of a note, which is not read", "delete it where no editor has the note open"},
			[3]string{codeExposed, "every user of the machine can read the vault", "chmod o-rwx the folder"},
		),
	)
}

// together are the codes of this package.
func together() []Code {
	return slices.Concat(
		rows(infoint.SeverityError,
			[3]string{CodeAmbiguous, "a link may mean several notes, and so means none", "write the name of the file"},
			[3]string{CodeDuplicateUID, "two files have one uid", "take the uid out of the copy"},
			[3]string{CodeDuplicateName, "two files have one name, whatever the case", "rename one of them"},
			[3]string{CodeTalkWithNobody, "a talk is with nobody who has a note", "say with whom, or write them down"},
			[3]string{CodeUnknownZone, "a timezone is none, or may be several; the user's is taken", "write a city or a name like Europe/Berlin"},
			[3]string{CodeNearKey, "a key without a meaning nearly is one with a meaning", "rename it; --fix does where that is certain"},
		),
		rows(infoint.SeverityWarn,
			[3]string{CodeDangling, "a link leads to no note", "correct it, or write that note"},
			[3]string{CodeSamePerson, "two contacts have one name or one e-mail address", "keep one file, or make them differ"},
			[3]string{CodeNearProfession, "a profession nearly is one of the profile's", "write it as the profile does; --fix does in a contact"},
			[3]string{CodeUnknownCriterion, "an insight speaks for or against something that the profile does not have", "write what the profile has, or add it there"},
			[3]string{CodeFuture, "something is dated after today, and counts from its day", "correct the date, or wait"},
			[3]string{CodeHidden, "a note holds a character that editors do not show", "delete it, unless you know what it is for"},
			[3]string{CodeNoDay, "the day of a talk stands under a key that is not read", "rename it to held or scheduled"},
			[3]string{CodeSkippedHour, "the clocks of its zone skip the hour of a talk; the hour after is taken", "ask which hour is meant"},
			[3]string{CodeNoAddress, "an e-mail address is none", "write it like ana@example.org"},
			[3]string{CodeHeldAndOff, "a talk was held and did not take place; held counts", "empty one of the two keys"},
			[3]string{CodeNameOfMe, "the file is called as the profile is in commands, so nobody can name it", "rename the file"},
			[3]string{CodeDatesOutOfOrder, "the days of a talk cannot have come in this order", "correct one of them"},
		),
		rows(infoint.SeverityInfo,
			[3]string{CodeDerivedKey, "a key holds what is worked out from the log and the talks, and has no effect", "delete it, or rename it where it is your own"},
			[3]string{CodeNoProfile, "there is no profile", "infoint init makes one"},
		),
	)
}
