package infoint

// Interview is one conversation, as interviews/ID.md tells of it.
type Interview struct {
	ID          ID
	Path        string
	UID         string
	With        []Ref
	Scheduled   Wall
	Timezone    string
	Minutes     int // asked for; 0 where the note does not say
	Medium      string
	Place       string
	Professions []string

	Booked      Date
	Prepared    Date
	Confirmed   Date
	Held        Date
	Debriefed   Date
	Thanked     Date
	Cancelled   Date
	CancelledBy string
	MissedBy    string

	Energy     string
	NothingNew bool
	OffRecord  bool
	Company    string

	Fields    []Field
	Goal      []string
	Questions []Question
	Insights  []Insight
	Advice    []Advice
	Referrals []Referral
	Promises  []Promise
	Reactions []string
	Log       []Event
}

// TalkState is how far a conversation has come.
type TalkState string

// The states of a talk, in the order in which they come; the last two end it.
const (
	TalkScheduled TalkState = "scheduled"
	TalkPrepared  TalkState = "prepared"
	TalkConfirmed TalkState = "confirmed"
	TalkHeld      TalkState = "held"
	TalkDebriefed TalkState = "debriefed"
	TalkThanked   TalkState = "thanked"
	TalkCancelled TalkState = "cancelled"
	TalkNoShow    TalkState = "no-show"
)

// LastMoved returns the date of the last "moved" line, zero where there is none.
func (i *Interview) LastMoved() Date {
	var last Date
	for _, e := range i.Log {
		if e.Kind == EventMoved && e.Date.After(last) {
			last = e.Date
		}
	}
	return last
}

// IsPrepared reports whether the questions were chosen for the hour that now
// stands: what was prepared before the talk was moved does not count.
func (i *Interview) IsPrepared() bool {
	return !i.Prepared.IsZero() && !i.Prepared.Before(i.LastMoved())
}

// IsConfirmed reports whether the hour that now stands was confirmed.
func (i *Interview) IsConfirmed() bool {
	return !i.Confirmed.IsZero() && !i.Confirmed.Before(i.LastMoved())
}

// State derives how far the talk has come from the dates in its note.
func (i *Interview) State() TalkState {
	switch {
	case !i.Held.IsZero() && !i.Thanked.IsZero():
		return TalkThanked
	case !i.Held.IsZero() && !i.Debriefed.IsZero():
		return TalkDebriefed
	case !i.Held.IsZero():
		return TalkHeld
	case i.MissedBy != "":
		return TalkNoShow
	case !i.Cancelled.IsZero() || i.CancelledBy != "":
		return TalkCancelled
	case i.IsConfirmed():
		return TalkConfirmed
	case i.IsPrepared():
		return TalkPrepared
	}
	return TalkScheduled
}

// Ahead reports whether the talk is still to come about: neither held nor
// missed nor cancelled.
func (i *Interview) Ahead() bool {
	switch i.State() {
	case TalkScheduled, TalkPrepared, TalkConfirmed:
		return true
	}
	return false
}

// Question is one line under Questions. ID is empty on the user's own.
type Question struct {
	ID      string
	Text    string
	MustAsk bool
	Asked   bool
	HasBox  bool
	Answer  string
	Line    int
}

// Evidence kinds of an insight; EvidenceOpinion where the line names none.
const (
	EvidenceFirsthand = "firsthand"
	EvidenceOpinion   = "opinion"
	EvidenceHearsay   = "hearsay"
	EvidenceInference = "inference"
)

// Insight is a claim heard in a talk and what it speaks for or against: the
// ids of hypotheses, or interests, skills, values and bounds of the profile.
type Insight struct {
	Text       string
	For        []string
	Against    []string
	Mixed      []string
	Kind       string
	Profession string
	By         Ref
	Private    bool
	Line       int
}

// Advice is something they told me to do; Used says that I did.
type Advice struct {
	Text    string
	By      Ref // whose it is, where several talked
	Used    bool
	Done    Date
	Private bool
	Line    int
}

// Permissions to use the referrer's name.
const (
	PermissionYes = "yes"
	PermissionNo  = "no"
	PermissionAsk = "ask"
)

// Referral is a person whom an interviewee named. To is zero where the line
// has a plain name and no link.
type Referral struct {
	To         Ref
	Name       string
	Text       string
	Permission string
	By         Ref // who named them, where several talked
	Private    bool
	Line       int
}
