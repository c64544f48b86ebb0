package infoint

// Contact is one person, as contacts/ID.md tells of them. A pointer that is
// nil, an empty text or a zero date means that the note does not say.
type Contact struct {
	ID         ID
	Path       string
	UID        string
	Name       string
	Aliases    []string
	Salutation string

	Role             string
	Company          string
	RoleKind         string
	OrganisationKind string
	Professions      []string

	Email       string
	OtherEmails []string
	Phone       string
	LinkedIn    string
	Website     string
	Location    string
	Timezone    string

	Relationship  string
	Via           Ref
	Seniority     string
	LeftField     bool
	Relevance     *int // 0–3, as are Reach and Curiosity
	Reach         *int
	Curiosity     *int
	Why           string
	Shared        string
	Schools       []string
	PastCompanies []string
	Communities   []string
	Language      string
	Chosen        Date
	Tier          string
	DoNotContact  bool
	Tags          []string
	Created       Date

	Fields   []Field
	Log      []Event
	Promises []Promise
}

// Score is the sum of relevance, reach and curiosity (0–9), by which the
// target list is sorted; nil where none of the three is given.
func (c *Contact) Score() *int {
	var sum int
	known := false
	for _, part := range []*int{c.Relevance, c.Reach, c.Curiosity} {
		if part != nil {
			sum += *part
			known = true
		}
	}
	if !known {
		return nil
	}
	return &sum
}

// Seniority bands, by years in the work (DOMAIN: near-peer 1–4, mid 5–14).
const (
	SeniorityPeer   = "peer"
	SeniorityMid    = "mid"
	SenioritySenior = "senior"
)

// Relationships that are named by rules elsewhere; the schema lists them all.
const (
	RelationFamily    = "family"
	RelationFriend    = "friend"
	RelationClassmate = "classmate"
	RelationAlum      = "alum"
	RelationReferral  = "referral"
	RelationLinkedIn  = "linkedin"
	RelationCold      = "cold"
)

// EventKind is the first word of a log line.
type EventKind string

// The events of a contact's log, and those of an interview's and the profile's.
const (
	EventIntroAsked    EventKind = "intro-asked"
	EventIntroMade     EventKind = "intro-made"
	EventIntroDeclined EventKind = "intro-declined"
	EventOutreach      EventKind = "outreach"
	EventNudge         EventKind = "nudge"
	EventReply         EventKind = "reply"
	EventSlots         EventKind = "slots"
	EventWrote         EventKind = "wrote"
	EventHeard         EventKind = "heard"
	EventToldAbout     EventKind = "told-about"
	EventSnooze        EventKind = "snooze"
	EventDismiss       EventKind = "dismiss"
	EventClosed        EventKind = "closed"
	EventReopened      EventKind = "reopened"
	EventNote          EventKind = "note"

	EventMoved    EventKind = "moved"    // in an interview's log
	EventFinished EventKind = "finished" // in the profile's log
)

// Answers that a reply can be. ReplyAuto and ReplyBounce come from a machine
// and are no answers.
const (
	ReplyYes      = "yes"
	ReplyNo       = "no"
	ReplyLater    = "later"
	ReplyRedirect = "redirect"
	ReplyQuestion = "question"
	ReplyAuto     = "auto"
	ReplyBounce   = "bounce"
)

// Event is one dated line of a log. Which of the fields are set depends on
// Kind: a reply has an Answer, a snooze a Rule and an Until date.
type Event struct {
	Date    Date // zero on a line without a date, which is a note
	Hour    *Wall
	Kind    EventKind
	Answer  string // of a reply
	Channel string // email linkedin phone form in-person
	Link    Ref    // the connector, the one redirected to, the one told about
	Until   Date   // of reply later, reply auto and snooze
	Rule    string // of snooze and dismiss
	Outcome string // of closed: parked or dropped
	By      string // of moved: me or them
	From    Ref    // who answered in their place
	Thanks  bool   // a message that the line calls thanked
	Text    string
	Line    int
}

// Qualifiers returns the words between the event and its text, as the program
// writes them.
func (e Event) Qualifiers() []string {
	words := []string{}
	add := func(w string) {
		if w != "" {
			words = append(words, w)
		}
	}
	add(e.Answer)
	add(e.Outcome)
	add(e.Channel)
	add(e.By)
	add(e.Rule)
	if !e.Link.IsZero() {
		add("[[" + e.Link.Target + "]]")
	}
	if !e.Until.IsZero() {
		if e.Kind == EventSnooze {
			add("until")
		}
		add(e.Until.String())
	}
	return words
}

// Owner says who promised.
type Owner string

// A promise is mine unless its text begins with "them:".
const (
	OwnerMe   Owner = "me"
	OwnerThem Owner = "them"
)

// PromiseState is the box before a promise.
type PromiseState string

// Any box other than [x] and [-] is open.
const (
	PromiseOpen    PromiseState = "open"
	PromiseDone    PromiseState = "done"
	PromiseDropped PromiseState = "dropped"
)

// Promise is a task under a Promises heading, of a contact or an interview.
type Promise struct {
	Owner   Owner
	Text    string // without owner, dates and marks
	To      Ref    // the link it begins with, where several took part
	Due     Date
	Added   Date
	Done    Date
	State   PromiseState
	Private bool
	Line    int
}
