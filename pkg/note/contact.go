package note

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

func (r *reader) contact(id infoint.ID) *infoint.Contact {
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
		DoNotContact: r.checkbox("do_not_contact"), Tags: r.list("tags"), Created: r.date("created"),
		Fields: r.fields(),
	}
	if c.Name == "" {
		c.Name = string(id)
	}
	c.Log = r.log()
	c.Promises = r.promises()
	return c
}

func (r *reader) promises() []infoint.Promise {
	var promises []infoint.Promise
	for _, s := range r.doc.Sections() {
		if !strings.EqualFold(s.Title, "Promises") {
			continue
		}
		for _, it := range s.Items {
			if it.IsTask() && it.Text != "" {
				p := parsePromise(it)
				p.Private = p.Private || s.Private
				promises = append(promises, p)
			}
		}
	}
	return promises
}

func parsePromise(it markdown.Item) infoint.Promise {
	fields := markdown.Fields(it.Text)
	text, marks := cutMarks(markdown.WithoutFields(it.Text, fields))
	p := infoint.Promise{
		Owner: infoint.OwnerMe, State: promiseState(it.Box), Line: it.Line,
		Due: marks['📅'], Added: marks['➕'], Done: marks['✅'],
	}
	for _, f := range fields {
		switch f.Key {
		case "due":
			if s, ok := readStamp(f.Value); ok && p.Due.IsZero() {
				p.Due = s.date
			}
		case "private":
			p.Private = isTrue(f.Value)
		}
	}
	if owner, rest, ok := strings.Cut(text, ":"); ok && strings.EqualFold(strings.TrimSpace(owner), "them") {
		p.Owner, text = infoint.OwnerThem, strings.TrimSpace(rest)
	}
	if l, ok := markdown.LinkAt(text); ok {
		p.To = infoint.Ref{Target: l.Target, Label: l.Label}
	}
	p.Text = markdown.Plain(text)
	return p
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

func isTrue(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "x", "1":
		return true
	}
	return false
}

// cutMarks takes the marks of the Tasks plugin off a task's text and returns
// the dates behind those that have one.
func cutMarks(text string) (string, map[rune]infoint.Date) {
	dates := map[rune]infoint.Date{}
	var kept []string
	tokens := strings.Fields(text)
	for i := 0; i < len(tokens); i++ {
		mark := taskMark(tokens[i])
		if mark == 0 {
			kept = append(kept, tokens[i])
			continue
		}
		// "📅2026-03-31" is as common as "📅 2026-03-31".
		value := strings.TrimLeft(strings.TrimPrefix(tokens[i], string(mark)), "\ufe0f")
		if value == "" && i+1 < len(tokens) {
			if s, ok := readStamp(tokens[i+1]); ok && s.rest == "" {
				value = tokens[i+1]
				i++
			}
		}
		if s, ok := readStamp(value); ok {
			dates[mark] = s.date
		}
	}
	return strings.Join(kept, " "), dates
}

// taskMark returns the mark that a word begins with, 0 for none.
func taskMark(word string) rune {
	for _, r := range word {
		if strings.ContainsRune("📅➕✅❌⏳🛫🔺⏫🔼🔽⏬🔁🆔⛔🏁", r) {
			return r
		}
		return 0
	}
	return 0
}
