package campaign

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// Told returns a talk as one of the people in it gave it: what they said, and
// what was promised to them or by them. Where several took part, a line that
// names nobody is of the first, and so are advice and referrals, which have no
// word for whose they are: nobody is thanked for what another one said.
func (c *Campaign) Told(t *Talk, id infoint.ID) *infoint.Interview {
	if len(t.With) < 2 {
		return t.Interview
	}
	theirs := func(ref infoint.Ref) bool {
		who, ok := c.Lookup(ref)
		return ok && who == id || !ok && id == t.First()
	}
	told := *t.Interview
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
	if id != t.First() {
		told.Advice, told.Referrals = nil, nil
	}
	return &told
}
