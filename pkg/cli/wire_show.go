package cli

import (
	"slices"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vault"
)

type wireShownContact struct {
	wireContact
	Log        []wireEvent   `json:"log"`
	Promises   []wirePromise `json:"promises"`
	Sections   members       `json:"sections"`
	Interviews []infoint.ID  `json:"interviews"`
	Introduced []infoint.ID  `json:"introduced"`
}

type wireShownInterview struct {
	wireInterview
	Log       []wireEvent    `json:"log"`
	Promises  []wirePromise  `json:"promises"`
	Sections  members        `json:"sections"`
	Questions []wireQuestion `json:"questions"`
	Insights  []wireInsight  `json:"insights"`
	Advice    []wireAdvice   `json:"advice"`
	Referrals []wireReferral `json:"referrals"`
}

type wireShownNote struct {
	ID       infoint.ID   `json:"id"`
	Path     string       `json:"path"`
	Kind     infoint.Kind `json:"kind"`
	Fields   members      `json:"fields"`
	Sections members      `json:"sections"`
}

func wireNote(c *campaign.Campaign, e *vault.Entry) any {
	sections := wireSections(note.Sections(e.Kind, e.Source))
	switch {
	case e.Contact != nil:
		return wireShown(c, e, sections)
	case e.Interview != nil:
		return wireTalk(c, e, sections)
	}
	return wireShownNote{e.ID, e.Path, e.Kind, wireFields(e.Fields()), sections}
}

func wireShown(c *campaign.Campaign, e *vault.Entry, sections members) wireShownContact {
	t := c.Thread(e.ID)
	row := contactRow{t, agenda.Of(c).NextDue()[e.ID]}
	out := wireShownContact{
		wireContact: row.wire(), Log: wireLog(t.Contact.Log), Promises: []wirePromise{},
		Sections: sections, Interviews: []infoint.ID{}, Introduced: list(c.Introduced(e.ID)),
	}
	for _, talk := range t.Talks {
		out.Interviews = append(out.Interviews, talk.ID)
	}
	for _, r := range promiseRows(c) {
		if r.contact == e.ID {
			out.Promises = append(out.Promises, r.wire())
		}
	}
	return out
}

func wireTalk(c *campaign.Campaign, e *vault.Entry, sections members) wireShownInterview {
	i := e.Interview
	talks := talkRows(c)
	at := slices.IndexFunc(talks, func(r talkRow) bool { return r.talk.ID == e.ID })
	out := wireShownInterview{
		wireInterview: talks[at].wire(), Log: wireLog(i.Log), Promises: []wirePromise{}, Sections: sections,
		Questions: []wireQuestion{}, Insights: []wireInsight{}, Advice: []wireAdvice{}, Referrals: []wireReferral{},
	}
	for _, r := range promiseRows(c) {
		if r.interview == e.ID {
			out.Promises = append(out.Promises, r.wire())
		}
	}
	for _, q := range i.Questions {
		out.Questions = append(out.Questions, wireQuestion{optional(q.ID), q.Text, q.MustAsk, q.Asked, optional(q.Answer)})
	}
	for _, in := range i.Insights {
		out.Insights = append(out.Insights, wireInsight{in.Text, list(in.For), list(in.Against), list(in.Mixed), in.Kind, in.Private, in.Line})
	}
	for _, ad := range i.Advice {
		out.Advice = append(out.Advice, wireAdvice{ad.Text, ad.Used, ad.Done, ad.Private, ad.Line})
	}
	for _, r := range i.Referrals {
		id, _ := c.Lookup(r.To)
		out.Referrals = append(out.Referrals, wireReferral{optional(id), r.Name, optional(r.Text), r.Permission, r.Line})
	}
	return out
}
