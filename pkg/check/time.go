package check

import (
	"fmt"

	"github.com/infoint/infoint/pkg/infoint"
)

// ahead finds what is dated after today, which has not happened until then: a
// slip of the year hides a reply for twelve months.
func (ch *checker) ahead(p *page) {
	for _, e := range logOf(p.Note) {
		if e.Date.After(ch.campaign.Today()) {
			ch.future(p, p.in(e.Line, e.Date.String()), "this line of the log", e.Date)
		}
	}
	if p.Interview != nil {
		i := p.Interview
		for _, k := range []struct {
			key string
			day infoint.Date
		}{
			{"booked", i.Booked}, {"prepared", i.Prepared}, {"confirmed", i.Confirmed}, {"held", i.Held},
			{"debriefed", i.Debriefed}, {"thanked", i.Thanked}, {"cancelled", i.Cancelled},
		} {
			if k.day.After(ch.campaign.Today()) {
				ch.future(p, p.pos(k.key), k.key, k.day)
			}
		}
	}
	if p.Letter != nil && p.Letter.Sent.After(ch.campaign.Today()) {
		ch.future(p, p.pos("sent"), "sent", p.Letter.Sent)
	}
}

func (ch *checker) future(p *page, pos infoint.Pos, what string, day infoint.Date) {
	ch.find(p, infoint.Finding{
		Code: CodeFuture, Severity: infoint.SeverityWarn, Pos: pos,
		Message: fmt.Sprintf("%s is dated %s, which is still to come, and counts from then", what, day),
		Fix:     "correct the date, or wait",
	})
}
