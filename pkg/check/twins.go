package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// duplicateNames looks for base names that two files share: a link has no
// folder, and some systems have no case.
func (ch *checker) duplicateNames(pages []*page) {
	first := map[string]*page{}
	for _, p := range pages {
		key := strings.ToLower(string(p.ID))
		if other := first[key]; other != nil {
			ch.find(p, infoint.Finding{
				Code: CodeDuplicateName, Severity: infoint.SeverityError, Pos: start(),
				Message: "the same file name as " + other.Path + ", so a link cannot tell them apart",
				Fix:     "rename one of them, and the links to it",
			})
			continue
		}
		first[key] = p
	}
}

// duplicateUIDs looks for files that were copied with their uid.
func (ch *checker) duplicateUIDs(pages []*page) {
	first := map[string]*page{}
	for _, p := range pages {
		f, _ := p.field("uid")
		uid := strings.TrimSpace(f.Text)
		if uid == "" {
			continue
		}
		if other := first[uid]; other != nil {
			ch.find(p, infoint.Finding{
				Code: CodeDuplicateUID, Severity: infoint.SeverityError, Pos: f.Pos,
				Message: fmt.Sprintf("%s and %s have the uid %q; a calendar or an address book takes them for one", other.Path, p.Path, uid),
				Fix:     "take the uid out of the copy; a new one is made when it is needed",
			})
			continue
		}
		first[uid] = p
	}
}

// samePeople looks for contacts that share a name or an e-mail address.
func (ch *checker) samePeople(pages []*page) {
	byName, byMail := map[string]*page{}, map[string]*page{}
	for _, p := range pages {
		if p.Contact == nil {
			continue
		}
		name := infoint.Fold(strings.TrimSpace(p.Contact.Name))
		if other := meet(byName, []string{name}, p); other != nil {
			ch.samePerson(p, "name", fmt.Sprintf("%s is called %q too", other.Path, other.Contact.Name))
			continue
		}
		if other := meet(byMail, addresses(p.Contact), p); other != nil {
			ch.samePerson(p, "email", other.Path+" has the same e-mail address")
		}
	}
}

// meet files a page under each of the keys and returns the page that was there
// before, if it is another one with another file name.
func meet(by map[string]*page, keys []string, p *page) *page {
	var other *page
	for _, key := range keys {
		there := by[key]
		switch {
		case key == "":
		case there == nil:
			by[key] = p
		case !strings.EqualFold(string(there.ID), string(p.ID)):
			other = there
		}
	}
	return other
}

func addresses(c *infoint.Contact) []string {
	mails := slices.Concat([]string{c.Email}, c.OtherEmails)
	for i, m := range mails {
		mails[i] = caseless(m)
	}
	return mails
}

func (ch *checker) samePerson(p *page, key, message string) {
	ch.find(p, infoint.Finding{
		Code: CodeSamePerson, Severity: infoint.SeverityWarn, Pos: p.pos(key), Message: message,
		Fix: "one person: move everything into one file; two: make their names and addresses differ",
	})
}
