package agenda

import (
	"encoding/json"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// A Due is a day, or an instant for the rules that count hours.
type Due struct {
	Date infoint.Date
	Time time.Time // in the user's zone; zero where the day is all
}

func onDay(d infoint.Date) Due { return Due{Date: d} }

func atHour(t time.Time) Due { return Due{Date: infoint.DateOf(t), Time: t} }

// String returns the day, or the instant with its offset.
func (d Due) String() string {
	if d.Time.IsZero() {
		return d.Date.String()
	}
	return d.Time.Format(time.RFC3339)
}

// MarshalJSON writes the day or the instant as text.
func (d Due) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

func (d Due) compare(o Due) int {
	if c := d.Date.Compare(o.Date); c != 0 {
		return c
	}
	return d.Time.Compare(o.Time)
}

// Priority of a row: today matters, this week, when convenient.
type Priority int

// The three priorities.
const (
	Today Priority = 1 + iota
	ThisWeek
	WhenConvenient
)

// A Row is one thing that waits on me.
type Row struct {
	Key         string // stable as long as the cause is the same
	Rule        string
	Priority    Priority
	Due         Due
	OverdueDays int
	Contact     infoint.ID // whom to write to; infoint.Me where it is nobody in particular
	About       infoint.ID // the other person it is about
	Interview   infoint.ID
	Name        string
	Why         string
	Next        string // a line for a POSIX shell
	Done        string // the command that records it; empty where only a fact or time ends it
	Also        []string
	Path        string
	Line        int

	talk  *campaign.Talk // whose note may hush the row; nil where it is about no talk
	party []infoint.ID   // who take part in it besides, where what is due is done once for all
	cause infoint.Date   // of what made the row; a dismissal holds until it happens anew
	// waits is the day since when the person has been waiting on me, zero
	// where nobody is.
	waits infoint.Date
	// fromCause says that the row is shown at once, not from its due day.
	fromCause bool
	// open says that no command records it: only the fact itself ends the row.
	open bool
	// message says that what is due is a message to Contact.
	message bool
	// quiet says that the row rests today and is shown with all rows only.
	quiet bool
	// early says that the hour of the row is still to come, be it today.
	early bool
	// spent says that another message went to Contact today, and that this one
	// can wait until tomorrow.
	spent bool
	most  int    // of the rule
	words string // of a promise
	named string // who is meant besides the contact
	// thanked says that who made an introduction was thanked for it already.
	thanked bool
	// others says that somebody else of the talk waits for a thank-you too, so
	// that this one does not end the talk's.
	others bool
	// once says that several causes make this one row: the first stands that is
	// not dismissed.
	once bool
	what string // by which the row can be meant: its rule, or its key
}

// IsPromise reports whether the row is a promise; Words are then its words.
func (r Row) IsPromise() bool { return r.Rule == RulePromiseMine || r.Rule == RulePromiseTheirs }

// short says in a few words what is due.
func (r Row) short() string {
	switch {
	case r.IsPromise():
		return r.words
	case r.named != "":
		return r.Rule + " (" + r.named + ")"
	}
	return r.Rule
}

// Words returns what was promised, empty for other rows.
func (r Row) Words() string { return r.words }

// Thanked reports of an introduction that was made whether who made it has my
// thanks, so that only the other is still to be written to.
func (r Row) Thanked() bool { return r.thanked }

// Spent reports whether a message went to the contact today already, so that
// the one of the row is not for today.
func (r Row) Spent() bool { return r.spent }

// What is the word by which done, snooze and dismiss know the row among those
// of its person: its rule, or its key where the rule has several.
func (r Row) What() string { return r.what }

// Hush is the word by which a log puts this row off or drops it, and no other
// that may come: its rule, where a rule can have one row for a person, or its
// key.
func (r Row) Hush() string {
	if r.Key == r.Rule+":"+keyWord(r.Contact) {
		return r.Rule
	}
	return r.Key
}
