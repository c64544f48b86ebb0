package infoint

// An ID is the base name of a note without its extension. It is unique in the
// whole vault, so that a link needs no folder.
type ID string

// Me is the id by which the profile is meant on the command line.
const Me ID = "me"

// A Pos is a place in a file. Lines and columns count from 1, columns in
// characters. The zero Pos means "nowhere".
type Pos struct {
	Line   int
	Column int
}

// A Kind is what a note is about; it is the kind of the folder it lies in.
type Kind string

// The kinds of note, each with a folder of its own but the profile.
const (
	KindContact    Kind = "contact"
	KindInterview  Kind = "interview"
	KindLetter     Kind = "letter"
	KindReflection Kind = "reflection"
	KindProfile    Kind = "profile"
)

// A Ref is a link as it was written: [[ben-ito|Ben Ito]], [[ben-ito]], a
// relative Markdown link, or a plain id. Target has neither folder, extension
// nor heading.
type Ref struct {
	Target string
	Label  string
	Pos    Pos
}

// IsZero reports whether r points nowhere.
func (r Ref) IsZero() bool { return r.Target == "" }

// Name returns what a reader would call the target.
func (r Ref) Name() string {
	if r.Label != "" {
		return r.Label
	}
	return r.Target
}

// A Field is one key of the front matter with its value as text; a list has
// its items in Items.
type Field struct {
	Key   string
	Text  string
	Items []string
	List  bool
	Pos   Pos
}

// A Section is a part of a note's body under one heading.
type Section struct {
	Heading string
	Text    string
	Line    int
	Private bool
}

// Letter is a message in letters/: a draft until it has a Sent date.
type Letter struct {
	ID      ID
	Path    string
	To      Ref
	About   Ref // the third person of an introduction, or of news about one
	Kind    string
	Channel string
	Subject string
	Sent    Date
	// Fingerprint is that of the text as it was drafted: while it fits, nobody
	// has changed the letter.
	Fingerprint string
	Body        string
	Fields      []Field
}

// Reflection is one look back over several talks.
type Reflection struct {
	ID         ID
	Path       string
	On         Date
	Interviews []Ref
	Fields     []Field
}

// Severity says how much a finding matters.
type Severity string

// An error is something that is not read as it was meant or would be lost; a
// warning is probably a slip; info is worth knowing.
const (
	SeverityError Severity = "error"
	SeverityWarn  Severity = "warn"
	SeverityInfo  Severity = "info"
)

// A Finding is something wrong in a note: what, where, and what to do.
type Finding struct {
	Code     string
	Severity Severity
	Path     string
	Pos      Pos
	Message  string
	Fix      string
	// Unreadable says that the whole file, or this line of it, had to be left
	// out, so that what a reading command prints may be incomplete.
	Unreadable bool
}
