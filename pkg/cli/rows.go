package cli

import (
	"slices"
	"strconv"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

// A contactRow is a person as lists select and sort them: by any key of the
// front matter and by what is derived.
type contactRow struct {
	thread  *campaign.Thread
	nextDue infoint.Date
}

func contactRows(c *campaign.Campaign) []contactRow {
	next := agenda.Of(c).NextDue()
	rows := make([]contactRow, len(c.Contacts))
	for i, p := range c.Contacts {
		rows[i] = contactRow{c.Thread(p.ID), next[p.ID]}
	}
	return rows
}

// derivedContact are the keys that lists know besides those of the notes.
func derivedContact() []string {
	return []string{"id", "path", "stage", "score", "last_contact", "next_due", "interview_count", "waiting"}
}

// Lookup implements query.Row.
func (r contactRow) Lookup(key string) ([]string, bool) {
	p := r.thread.Contact
	switch key {
	case "id":
		return one(string(p.ID))
	case "path":
		return one(p.Path)
	case "name":
		return one(p.Name)
	case "stage":
		return one(string(r.thread.Stage))
	case "score":
		if s := p.Score(); s != nil {
			return one(strconv.Itoa(*s))
		}
		return nil, false
	case "last_contact":
		return one(r.thread.LastContact.String())
	case "next_due":
		return one(r.nextDue.String())
	case "interview_count":
		return one(strconv.Itoa(r.thread.InterviewCount()))
	case "waiting":
		return one(string(r.thread.Waiting))
	}
	return lookupField(p.Fields, key)
}

func one(s string) ([]string, bool) {
	if s == "" {
		return nil, false
	}
	return []string{s}, true
}

func lookupField(fields []infoint.Field, key string) ([]string, bool) {
	i := slices.IndexFunc(fields, func(f infoint.Field) bool { return f.Key == key })
	if i < 0 {
		return nil, false
	}
	values := fields[i].Items
	if !fields[i].List {
		values, _ = one(fields[i].Text)
	}
	var out []string
	for _, v := range values {
		out = append(out, v)
		if l, ok := markdown.LinkAt(v); ok {
			out = append(out, l.Target, l.Label)
		}
	}
	return out, len(out) > 0
}

func (r contactRow) wire() wireContact {
	t, p := r.thread, r.thread.Contact
	return wireContact{
		ID: p.ID, Path: p.Path, Name: p.Name, Role: optional(p.Role), Company: optional(p.Company),
		Stage: t.Stage, Score: p.Score(), Relevance: p.Relevance, Reach: p.Reach, Curiosity: p.Curiosity,
		LastContact: t.LastContact, NextDue: r.nextDue, InterviewCount: t.InterviewCount(),
		Waiting: optional(t.Waiting), Tags: list(p.Tags), Fields: wireFields(p.Fields),
	}
}

// A talkRow is an interview in a list.
type talkRow struct {
	talk   *campaign.Talk
	length int
}

func talkRows(c *campaign.Campaign) []talkRow {
	var rows []talkRow
	for _, t := range c.Talks() {
		rows = append(rows, talkRow{t, t.Length(c.Config)})
	}
	return rows
}

// Lookup implements query.Row.
func (r talkRow) Lookup(key string) ([]string, bool) {
	switch key {
	case "id":
		return one(string(r.talk.ID))
	case "path":
		return one(r.talk.Path)
	case "state":
		return one(string(r.talk.State()))
	case "contacts":
		var ids []string
		for _, id := range r.talk.With {
			ids = append(ids, string(id))
		}
		return ids, len(ids) > 0
	}
	return lookupField(r.talk.Fields, key)
}

func (r talkRow) wire() wireInterview {
	t := r.talk
	start := ""
	if !t.Start.IsZero() {
		start = t.Start.Format(rfc3339)
	}
	return wireInterview{
		ID: t.ID, Path: t.Path, Contacts: list(t.With), Scheduled: optional(start),
		Timezone: optional(t.Timezone), Minutes: r.length, Medium: optional(t.Medium), State: t.State(),
		Prepared: t.Prepared, Confirmed: t.Confirmed, Held: t.Held, Debriefed: t.Debriefed, Thanked: t.Thanked,
		Fields: wireFields(t.Fields),
	}
}

const rfc3339 = "2006-01-02T15:04:05Z07:00"

// A promiseRow is a promise with where it was made.
type promiseRow struct {
	infoint.Promise
	contact   infoint.ID
	interview infoint.ID
	path      string
}

func promiseRows(c *campaign.Campaign) []promiseRow {
	var rows []promiseRow
	for _, p := range c.Contacts {
		for _, pr := range p.Promises {
			rows = append(rows, promiseRow{pr, p.ID, "", p.Path})
		}
	}
	for _, t := range c.Talks() {
		for _, pr := range t.Promises {
			to := t.First()
			if id, ok := c.Lookup(pr.To); ok {
				to = id
			}
			rows = append(rows, promiseRow{pr, to, t.ID, t.Path})
		}
	}
	return rows
}

// Lookup implements query.Row.
func (r promiseRow) Lookup(key string) ([]string, bool) {
	switch key {
	case "contact":
		return one(string(r.contact))
	case "interview":
		return one(string(r.interview))
	case "owner":
		return one(string(r.Owner))
	case "text":
		return one(r.Text)
	case "due":
		return one(r.Due.String())
	case "done":
		return one(r.Done.String())
	case "state":
		return one(string(r.State))
	case "path":
		return one(r.path)
	}
	return nil, false
}

func (r promiseRow) wire() wirePromise {
	return wirePromise{
		Contact: optional(r.contact), Interview: optional(r.interview), Owner: r.Owner, Text: r.Text,
		Due: r.Due, Done: r.Done, Path: r.path, Line: r.Line, State: r.State,
	}
}
