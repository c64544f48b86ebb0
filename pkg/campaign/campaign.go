package campaign

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/when"
)

// Clock is the time at which a campaign is looked at. Now stands in the user's
// zone, in which dates, "today" and business days are meant.
type Clock struct {
	Now      time.Time
	Calendar when.Calendar
}

// Today is the date of Now.
func (c Clock) Today() infoint.Date { return infoint.DateOf(c.Now) }

// A Campaign is every note of a vault and what follows from them.
type Campaign struct {
	Clock
	Config      infoint.Config
	Profile     *infoint.Profile // never nil
	Contacts    []*infoint.Contact
	Interviews  []*infoint.Interview // by their hour
	Letters     []*infoint.Letter
	Reflections []*infoint.Reflection

	names    *Names
	talks    []*Talk
	talkByID map[infoint.ID]*Talk // the first of those with one id
	threads  []*Thread            // in the order of Contacts
	byID     map[infoint.ID]*Thread
	zones    map[string]*time.Location
}

// New puts notes together. Their order does not matter.
func New(clock Clock, config infoint.Config, notes []*note.Note) *Campaign {
	c := &Campaign{Clock: clock, Config: config, Profile: &infoint.Profile{}, byID: map[infoint.ID]*Thread{}, talkByID: map[infoint.ID]*Talk{}, zones: map[string]*time.Location{}}
	for _, n := range notes {
		switch {
		case n.Contact != nil:
			c.Contacts = append(c.Contacts, n.Contact)
		case n.Interview != nil:
			c.Interviews = append(c.Interviews, n.Interview)
		case n.Letter != nil:
			c.Letters = append(c.Letters, n.Letter)
		case n.Reflection != nil:
			c.Reflections = append(c.Reflections, n.Reflection)
		case n.Profile != nil:
			c.Profile = profileOn(n.Profile, c.Today())
		}
	}
	c.sort()
	c.names = newNames(c.Contacts)
	talks := c.talksByPerson()
	for _, p := range c.Contacts {
		t := c.thread(p, talks[p.ID])
		c.threads = append(c.threads, t)
		if c.byID[p.ID] == nil {
			c.byID[p.ID] = t
		}
	}
	c.linkReferrals()
	return c
}

// profileOn returns the profile as it stands on a day: what is dated later has
// been neither decided nor believed.
func profileOn(p *infoint.Profile, day infoint.Date) *infoint.Profile {
	now := *p
	now.Log = until(p.Log, day)
	now.Decisions = slices.DeleteFunc(slices.Clone(p.Decisions), func(d infoint.Decision) bool { return d.Date.After(day) })
	now.Hypotheses = slices.Clone(p.Hypotheses)
	for i, h := range now.Hypotheses {
		later := func(m infoint.HypothesisMove) bool { return m.Date.After(day) }
		now.Hypotheses[i].Moves = slices.DeleteFunc(slices.Clone(h.Moves), later)
	}
	return &now
}

// sort orders the notes by what is in them, and by their path where two have
// the same id, so that the order in which they were read leaves no trace.
func (c *Campaign) sort() {
	slices.SortFunc(c.Contacts, func(a, b *infoint.Contact) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path))
	})
	slices.SortFunc(c.Letters, func(a, b *infoint.Letter) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path))
	})
	slices.SortFunc(c.Reflections, func(a, b *infoint.Reflection) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path))
	})
	slices.SortFunc(c.Interviews, func(a, b *infoint.Interview) int {
		return cmp.Or(a.Scheduled.Date.Compare(b.Scheduled.Date), cmp.Compare(a.Scheduled.Hour, b.Scheduled.Hour),
			cmp.Compare(a.Scheduled.Minute, b.Scheduled.Minute), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path))
	})
}

// talksByPerson sorts the talks to those they were held with.
func (c *Campaign) talksByPerson() map[infoint.ID][]*Talk {
	talks := map[infoint.ID][]*Talk{}
	for _, i := range c.Interviews {
		t := c.talk(i)
		c.talks = append(c.talks, t)
		if c.talkByID[t.ID] == nil {
			c.talkByID[t.ID] = t
		}
		for _, id := range t.With {
			if !t.Arranged() {
				break
			}
			talks[id] = append(talks[id], t)
		}
	}
	return talks
}

// Threads returns the thread with everybody, in the order of Contacts. Two
// files with one id have a thread each.
func (c *Campaign) Threads() []*Thread { return c.threads }

// Thread returns the thread with a person, nil for an id that is no contact's.
func (c *Campaign) Thread(id infoint.ID) *Thread { return c.byID[id] }

// Contact returns a person by id, nil where there is none.
func (c *Campaign) Contact(id infoint.ID) *infoint.Contact {
	if t := c.byID[id]; t != nil {
		return t.Contact
	}
	return nil
}

// Lookup returns the one contact whom a link means: by base name, then by
// name, then by alias. An ambiguous or dangling link means nobody.
func (c *Campaign) Lookup(ref infoint.Ref) (infoint.ID, bool) { return c.names.lookup(ref.Target) }

// Drafts returns the unsent letters to a person, the latest first.
func (c *Campaign) Drafts(id infoint.ID) []*infoint.Letter {
	var out []*infoint.Letter
	for _, l := range slices.Backward(c.Letters) {
		if to, ok := c.Lookup(l.To); ok && to == id && l.Sent.IsZero() {
			out = append(out, l)
		}
	}
	return out
}

// Names finds contacts by what a link may call them.
type Names struct {
	byID, byName, byAlias map[string][]infoint.ID
}

func newNames(contacts []*infoint.Contact) *Names {
	n := &Names{map[string][]infoint.ID{}, map[string][]infoint.ID{}, map[string][]infoint.ID{}}
	for _, c := range contacts {
		n.byID[caseless(string(c.ID))] = append(n.byID[caseless(string(c.ID))], c.ID)
		n.byName[caseless(c.Name)] = append(n.byName[caseless(c.Name)], c.ID)
		for i, a := range c.Aliases {
			said := func(b string) bool { return caseless(a) == caseless(b) }
			if !slices.ContainsFunc(c.Aliases[:i], said) {
				n.byAlias[caseless(a)] = append(n.byAlias[caseless(a)], c.ID)
			}
		}
	}
	return n
}

func caseless(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func (n *Names) lookup(target string) (infoint.ID, bool) {
	key := caseless(target)
	if key == "" {
		return "", false
	}
	for _, by := range []map[string][]infoint.ID{n.byID, n.byName, n.byAlias} {
		if ids := by[key]; len(ids) > 0 {
			return ids[0], len(ids) == 1
		}
	}
	return "", false
}
