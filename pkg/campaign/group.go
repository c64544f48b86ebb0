package campaign

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// ThankYou is how the line of a message begins that thanks one of several people
// for a talk. The key thanked in the note of the talk is for all of them.
const ThankYou = "thank-you"

// seenBy returns the talks as one person's thread has them: one with several
// people is thanked for once the log of that one says so.
func seenBy(talks []*Talk, log []infoint.Event) []*Talk {
	out := talks
	for i, t := range talks {
		if len(t.With) < 2 || t.Held.IsZero() || !t.Thanked.IsZero() {
			continue
		}
		at := slices.IndexFunc(log, func(e infoint.Event) bool {
			return e.Kind == infoint.EventWrote && !e.Date.Before(t.Held) && (e.Thanks || strings.HasPrefix(infoint.Fold(e.Text), ThankYou))
		})
		if at < 0 {
			continue
		}
		if &out[0] == &talks[0] {
			out = slices.Clone(talks)
		}
		own, note := *t, *t.Interview
		note.Thanked = log[at].Date
		own.Interview = &note
		out[i] = &own
	}
	return out
}

// Thanked reports whether somebody who took part in a talk was thanked for it.
func (c *Campaign) Thanked(t *Talk, id infoint.ID) bool {
	thread := c.Thread(id)
	return thread != nil && slices.ContainsFunc(thread.Talks, func(own *Talk) bool { return own.Path == t.Path && !own.Thanked.IsZero() })
}

// Told returns a talk as one of the people in it gave it: what they said, and
// what was promised to them or by them. Where several took part, a line that
// names nobody is of the first: nobody is thanked for what another one said.
func (c *Campaign) Told(t *Talk, id infoint.ID) *infoint.Interview {
	if len(t.With) < 2 {
		return t.Interview
	}
	theirs := func(ref infoint.Ref) bool { return c.speaker(t, ref) == id }
	told := *t.Interview
	told.Advice = slices.DeleteFunc(slices.Clone(t.Advice), func(a infoint.Advice) bool { return !theirs(a.By) })
	told.Referrals = slices.DeleteFunc(slices.Clone(t.Referrals), func(r infoint.Referral) bool { return !theirs(r.By) })
	told.Insights = slices.DeleteFunc(slices.Clone(t.Insights), func(in infoint.Insight) bool { return !theirs(in.By) })
	told.Promises = slices.DeleteFunc(slices.Clone(t.Promises), func(p infoint.Promise) bool { return !theirs(p.To) })
	for i := range told.Insights {
		told.Insights[i].By.Target = string(id) // however the line names them
	}
	for i := range told.Promises {
		if p := &told.Promises[i]; !p.To.IsZero() {
			p.To = infoint.Ref{Target: string(id), Label: p.To.Name()}
		}
	}
	return &told
}

// speaker is whose a line of a talk is: of the one whom it names, of the first
// where it names nobody. It is empty where the name means nobody.
func (c *Campaign) speaker(t *Talk, by infoint.Ref) infoint.ID {
	if by.IsZero() {
		return t.First()
	}
	id, _ := c.Lookup(by)
	return id
}
