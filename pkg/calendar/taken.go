package calendar

import (
	"strings"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
)

// Taken is the time that the talks ahead take on one's own side, each with its
// block. Of a talk that has only a day, the whole of it is taken.
func Taken(c *campaign.Campaign) []Span {
	var out []Span
	for _, t := range c.Talks() {
		switch {
		case t.Start.IsZero() || !t.Ahead():
		case t.DayOnly:
			out = append(out, Span{t.Start, t.End})
		default:
			out = append(out, Blocked(c, t.Start, t.Length(c.Config)))
		}
	}
	return out
}

// Offered is the time that is out: what letters to others than the one person
// propose, as long as they are drafts or nobody has answered them. Who takes the
// first answer would have to take back the second.
func Offered(c *campaign.Campaign, but infoint.ID) []Span {
	var out []Span
	for _, l := range c.Letters {
		to, ok := c.Lookup(l.To)
		if !ok || to == but || !l.Sent.IsZero() && c.Thread(to).Stage != infoint.StageProposing {
			continue
		}
		written := c.Now
		if !l.Sent.IsZero() {
			written = infoint.Wall{Date: l.Sent}.In(c.Now.Location())
		}
		for line := range strings.Lines(l.Body) {
			if start, ok := ParseOffer(line, written); ok {
				out = append(out, Blocked(c, start, c.Config.AskMinutes))
			}
		}
	}
	return out
}

// Blocked is what a talk of so many minutes keeps free on one's own side.
func Blocked(c *campaign.Campaign, start time.Time, minutes int) Span {
	return Span{start, start.Add(time.Duration(max(minutes, c.Config.AskBlock)) * time.Minute)}
}

// Clash returns a talk ahead, other than the one named, whose time a span takes
// as well; nil for none. A talk without an hour clashes with nothing.
func Clash(c *campaign.Campaign, s Span, but infoint.ID) *campaign.Talk {
	for _, t := range c.Talks() {
		if t.ID != but && !t.Start.IsZero() && !t.DayOnly && t.Ahead() && s.Overlaps(Blocked(c, t.Start, t.Length(c.Config))) {
			return t
		}
	}
	return nil
}
