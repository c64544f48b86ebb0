package note

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

func (r *reading) contact(id infoint.ID) *infoint.Contact {
	c := &infoint.Contact{
		ID: id, Path: r.path, UID: r.text("uid"), Name: r.text("name"), Aliases: r.list("aliases"),
		Salutation: r.text("salutation"),
		Role:       r.text("role"), Company: r.text("company"), RoleKind: r.choice("role_kind"),
		OrganisationKind: r.choice("organisation_kind"), Professions: r.list("professions"),
		Email: r.text("email"), OtherEmails: r.list("other_emails"), Phone: r.text("phone"),
		LinkedIn: r.text("linkedin"), Website: r.text("website"),
		Location: r.text("location"), Timezone: r.text("timezone"),
		Relationship: r.choice("relationship"), Via: r.ref("via"), Seniority: r.choice("seniority"),
		LeftField: r.checkbox("left_field"),
		Relevance: r.number("relevance"), Reach: r.number("reach"), Curiosity: r.number("curiosity"),
		Why: r.text("why"), Shared: r.text("shared"),
		Schools: r.list("schools"), PastCompanies: r.list("past_companies"), Communities: r.list("communities"),
		Language: r.text("language"), Chosen: r.date("chosen"), Tier: r.choice("tier"),
		DoNotContact: r.guard("do_not_contact"), Tags: r.list("tags"), Created: r.date("created"),
		Fields: r.fields(),
	}
	if c.Name == "" {
		c.Name = string(id)
	}
	c.Log = r.log()
	c.Promises = r.promises()
	return c
}

func (r *reading) promises() []infoint.Promise {
	var promises []infoint.Promise
	for _, s := range r.doc().Sections() {
		if !s.Is("Promises") {
			continue
		}
		for _, it := range s.Items {
			if it.IsTask() && it.Text != "" {
				promises = append(promises, r.promise(it, s.Private))
			}
		}
	}
	return promises
}

func (r *reading) promise(it markdown.Item, private bool) infoint.Promise {
	l := readLine(it, private)
	text, m := cutMarks(l.text)
	p := infoint.Promise{
		Owner: infoint.OwnerMe, State: promiseState(it.Box), Line: it.Line,
		Due: m.due, Added: m.added, Done: m.done, Private: l.private,
	}
	if due, ok := l.field("due"); ok && p.Due.IsZero() {
		s, readable := readStamp(due)
		if p.Due = s.date; !readable {
			m.bad = due
		}
	}
	if m.bad != "" {
		r.find(CodeBadDate, infoint.SeverityWarn, it.Line, it.Column,
			quote(m.bad)+" is no date, so this promise has none", "write 📅 2026-03-31")
	}
	if owner, rest, ok := cutOwner(text); ok {
		p.Owner, text = owner, rest
	}
	p.To, p.Text = promiseTo(text)
	return p
}

// cutOwner takes "them:" off the front of a promise's text.
func cutOwner(text string) (infoint.Owner, string, bool) {
	owner, rest, ok := strings.Cut(text, ":")
	if !ok || !strings.EqualFold(strings.Trim(owner, " *_"), string(infoint.OwnerThem)) {
		return "", text, false
	}
	return infoint.OwnerThem, strings.TrimLeft(rest, " *_"), true
}

// promiseTo reads the link that a promise begins with, and what a reader sees.
func promiseTo(text string) (to infoint.Ref, plain string) {
	if l, ok := markdown.LinkAt(text); ok {
		to = infoint.Ref{Target: l.Target, Label: l.Label}
	}
	return to, markdown.Plain(text)
}

func promiseState(box rune) infoint.PromiseState {
	switch box {
	case 'x', 'X':
		return infoint.PromiseDone
	case '-':
		return infoint.PromiseDropped
	}
	return infoint.PromiseOpen
}
