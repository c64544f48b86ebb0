package letter

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// Facts is all that a letter is made from. Nothing else reaches a template,
// and what is empty here is not in the letter.
type Facts struct {
	Me *infoint.Profile // nil is a profile that says nothing
	To *infoint.Contact
	// Talk is the conversation that is thanked for or being arranged, else the
	// last one that was held; nil none.
	Talk *infoint.Interview
	// Past are the talks held with the reader, oldest first.
	Past []*infoint.Interview
	// When is the hour of Talk, where it is still to come.
	When Hour

	// About is the third person of a letter: who is to be introduced, was
	// introduced, or was talked with; nil where a letter has none.
	About *infoint.Contact
	// AboutTalk is the talk held with About; nil none.
	AboutTalk *infoint.Interview
	// Mentioned is the day of the talk in which the reader named About, zero
	// where no line says so.
	Mentioned infoint.Date

	// Told is the day of my last message to the reader: what was done later is
	// news to them.
	Told infoint.Date
	Met  []Meeting // those whom they led to and I talked with since
	// Names gives the display name of a linked note, for links without a label.
	Names map[infoint.ID]string

	Referrer     infoint.ID // who led to the reader, empty for nobody
	ReferrerName string
	MayName      bool   // the referrer allowed the use of the name
	ReferrerSaid string // what the referrer said of them

	LastTouch    infoint.Date // the last contact, or the message that a nudge recalls
	Today        infoint.Date
	PriorSubject string // of the thread that this letter continues

	// AskMinutes is how long a talk is asked for; 0 is 20, which Berkeley,
	// Pomona and the Bureau of Labor Statistics all name. AskMinutesColdSenior
	// holds where the letter is cold and the reader senior; 0 is 15.
	AskMinutes           int
	AskMinutesColdSenior int

	Channel       string // email, linkedin or phone; empty is email
	Medium        string // phone video in-person; empty leaves them the choice
	Slots         []Slot
	Cause         string // of a letter about times; empty where none is on record
	Answer        string // of their last reply, as yes or no; empty where there is none
	AnsweredOn    infoint.Date
	Answered      bool   // nothing of mine waits for an answer of theirs
	News          string // one new reason for a nudge, as a sentence
	Language      string // of letters where the contact names none
	LinkedInChars int    // of a note; 0 is what kinds.txt says

	// OutreachWarn and OutreachError are the words beyond which a first letter
	// is long, and too long; 0 is what kinds.txt says. A kind with limits of its
	// own there, as to a friend, keeps them.
	OutreachWarn, OutreachError int

	// Draft is the id under which the letter will be kept, for the commands in
	// findings. Empty is DATE-KIND-CONTACT.
	Draft infoint.ID
}

// The causes of a letter that proposes times: they said yes, or the talk that
// was agreed did not take place, by me or by them.
const (
	CauseYes           = "yes"
	CauseMissedMe      = "missed-me"
	CauseCancelledMe   = "cancelled-me"
	CauseMissedThem    = "missed-them"
	CauseCancelledThem = "cancelled-them"
	CauseMovedThem     = "moved-them"
)

// A Slot is one proposed time as both sides read it: "Tue 24 March, 15:00 in
// Prague" and "14:00 for me". Mine may be empty where the zones agree.
type Slot struct {
	Theirs, Mine string
}

// An Hour is when a talk begins, as a letter says it: the day ("Tuesday 31
// March"), the hour in their zone ("10:15 Prague time") and in mine where that
// is another one, else empty.
type Hour struct {
	Day, Theirs, Mine string
}

// A Meeting is a talk with somebody whom the reader led me to.
type Meeting struct {
	Name string
	On   infoint.Date
}

// A Letter is a message ready to be read over, changed and sent by a person.
type Letter struct {
	Kind       string
	Variant    string // of outreach: referral friend alum reconnect cold; of reschedule: mine theirs
	VariantWhy string
	Subject    string // empty on LinkedIn
	Body       string // paragraphs, an empty line between them, no final newline
	Channel    string
	Words      int // of the body, see CountWords
	Findings   []Finding
}

// A Finding is a remark on a letter: what is wrong or missing, and the command
// that mends it. Line and Column count from 1; something missing stands at 1:1
// with no Text.
type Finding struct {
	Rule     string  `json:"rule"`
	Severity string  `json:"severity"`
	Line     int     `json:"line"`
	Column   int     `json:"column"`
	Text     *string `json:"text"`
	Why      string  `json:"why"`
	Fix      string  `json:"fix"`
	// Gap says where the missing fact belongs, for a program that asks for it;
	// nil where one answer would not do.
	Gap *Gap `json:"-"`

	need string // the fact that is missing, as kinds.txt calls it
}

// A Gap is a place of a note that is not filled: a key of its front matter, or a
// section that lacks a line. The note is Me for the profile. A key that ends in
// "+" is a list to which the answer is added.
type Gap struct {
	Note    infoint.ID
	Key     string
	Section string // GapInsights, GapPromises or GapOutcome; empty for a key
	// Of is who the line is of, or to; empty where only one took part in the talk.
	Of infoint.ID
}

// The sections that a letter may ask to be written into.
const (
	GapInsights = "Insights"
	GapPromises = "Promises"
	GapOutcome  = "Decisions" // a decision of the kind outcome
)

// Place names the gap as people know it.
func (g Gap) Place() string {
	if g.Section != "" {
		return g.Section
	}
	return g.Key
}

// What Write refuses, whatever the template.
var (
	ErrNobody       = errors.New("a letter needs somebody to go to")
	ErrDoNotContact = errors.New("this person asked not to be contacted (do_not_contact)")
	ErrNoTalk       = errors.New("no talk yet")
	ErrNotMissed    = errors.New("no talk that you missed is on record")
	ErrNotDeclined  = errors.New("they have not said no")
	ErrAnswered     = errors.New("nothing that you wrote waits for an answer")
	ErrChannel      = errors.New("no letter is built for the channel")
)

// The channels of a letter. LinkedIn has a limit of characters; it and the
// phone have no subject. On the phone a letter is what to say first, and only
// kinds with a template of their own for it can be said. A form on a page is no
// letter.
const (
	ChannelEmail    = "email"
	ChannelLinkedIn = "linkedin"
	ChannelPhone    = "phone"
)

// Channels returns the channels that a letter can be written for.
func Channels() []string { return []string{ChannelEmail, ChannelLinkedIn, ChannelPhone} }

// Write fills the template of the kind with the facts. The letter comes back
// whole even where facts are missing: their sentences are left out, and
// Findings says what to fill in and by which command.
//
// The errors are ErrNobody where the reader or the third person of the kind is
// missing, ErrDoNotContact, ErrChannel for a channel that the kind is not
// written for, ErrNoTalk, ErrNotMissed, ErrNotDeclined and ErrAnswered where the
// letter would tell of something that never was, a *KindError for a kind that no layer has, and a *TemplateError for a
// template that does not parse, names an unknown fact, prints without bound or
// does not end (see the package comment for what that costs).
func Write(ctx context.Context, b *Bank, kind string, f Facts) (Letter, error) {
	if err := refuse(kind, f); err != nil {
		return Letter{}, err
	}
	l := Letter{Kind: kind, Channel: cmp.Or(f.Channel, ChannelEmail)}
	if !slices.Contains(Channels(), l.Channel) {
		return Letter{}, fmt.Errorf("%w %s", ErrChannel, l.Channel)
	}
	l.Variant, l.VariantWhy = Variant(kind, f)
	t, err := b.template(kind, l.Variant, l.Channel)
	if err != nil {
		return Letter{}, err
	}
	if err := t.untrue(f); err != nil {
		return Letter{}, fmt.Errorf("a letter of kind %q to %s: %w", kind, f.To.Name, err)
	}
	w := &writer{words: b.words, patterns: compile(), facts: f, letter: l, me: profile(f.Me)}
	if kind == KindForwardable {
		w.facts.To, w.bearer = f.About, f.To // it is read by the one whom it is about
	}
	d := w.data()
	if err := w.fill(ctx, t, d); err != nil {
		return Letter{}, err
	}
	w.letter.Words = CountWords(w.letter.Body)
	w.letter.Findings = append(w.missing(t, d), w.letter.Findings...)
	return w.letter, nil
}

// refuse says who may not be written to, or of.
func refuse(kind string, f Facts) error {
	people := []*infoint.Contact{f.To}
	if HasThird(kind) {
		people = append(people, f.About)
	}
	for _, p := range people {
		if p == nil {
			return ErrNobody
		}
		if p.DoNotContact {
			return fmt.Errorf("%s: %w", p.Name, ErrDoNotContact)
		}
	}
	return nil
}

// writer is one letter in the making.
type writer struct {
	words    words
	patterns patterns
	facts    Facts
	me       *infoint.Profile
	letter   Letter
	bearer   *infoint.Contact // who passes a forwardable letter on
	used     []use
	left     []leftOut
	source   source
}

// briefest is the last step of a note that is shortened until it fits.
const briefest = 5

// fill renders the template into subject and body. Where characters are
// counted it does so again and again, each time with less, until they fit. All
// of it has to be done within patience.
func (w *writer) fill(ctx context.Context, t tmpl, d map[string]any) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	limit := w.limit(t)
	for brief := 0; ; brief++ {
		d["brief"] = brief
		raw, err := t.execute(ctx, d)
		if err != nil {
			return err
		}
		w.letter.Subject, w.letter.Body = layout(raw)
		if limit == 0 || len([]rune(w.letter.Body)) <= limit {
			w.noteShortened(brief, limit, d)
			break
		}
		if brief == briefest {
			w.tooLong(limit)
			break
		}
	}
	if w.letter.Channel != ChannelEmail {
		w.letter.Subject = ""
	}
	return nil
}

// limit is the most characters that the body may have, 0 for any number.
func (w *writer) limit(t tmpl) int {
	if !t.known || t.limits.Unit != UnitChars {
		return 0
	}
	if w.facts.LinkedInChars > 0 {
		return w.facts.LinkedInChars
	}
	return t.limits.Error
}

func profile(p *infoint.Profile) *infoint.Profile {
	if p == nil {
		return &infoint.Profile{}
	}
	return p
}
