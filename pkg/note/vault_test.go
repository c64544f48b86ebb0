package note

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

// readStudent reads the campaign in testdata, which is written as a person in
// a hurry would write it, with one Reader. The notes are by path.
func readStudent(t *testing.T) map[string]*Note {
	t.Helper()
	notes := map[string]*Note{}
	rd := NewReader()
	eachOfStudent(t, func(p string, kind infoint.Kind, src []byte) { notes[p] = rd.Read(kind, p, src) })
	return notes
}

func eachOfStudent(t *testing.T, do func(p string, kind infoint.Kind, src []byte)) {
	t.Helper()
	root := os.DirFS("../../testdata/vault")
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".md" {
			return err
		}
		kind := Folders()[strings.Split(p, "/")[0]]
		if p == "profile.md" {
			kind = infoint.KindProfile
		}
		src, err := fs.ReadFile(root, p)
		do(p, kind, src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCountsOfTheStudent compares with the table in testdata/README.md.
func TestCountsOfTheStudent(t *testing.T) {
	count := map[string]int{}
	for _, n := range readStudent(t) {
		if n.Template {
			count["template"]++
			continue
		}
		count[string(n.Kind)]++
		switch {
		case n.Contact != nil:
			countContact(count, n.Contact)
		case n.Interview != nil:
			countTalk(count, n.Interview)
		case n.Letter != nil && n.Letter.Sent.IsZero():
			count["draft"]++
		case n.Profile != nil:
			p := n.Profile
			count["hypothesis"] = len(p.Hypotheses)
			count["profession interest skill value bound"] = ((((len(p.Professions)*10)+len(p.Interests))*10+len(p.Skills))*10+len(p.Values))*10 + len(p.DealBreakers)
		}
	}
	want := map[string]int{
		"template": 1, "contact": 31, "interview": 11, "letter": 2, "draft": 1, "reflection": 2, "profile": 1,
		"outreach": 22, "nudge": 9, "reply yes": 15, "reply later": 1, "reply no": 1, "reply question": 1, "reply auto": 1, "reply bounce": 1, "reply redirect": 1,
		"slots": 7, "wrote": 22, "heard": 4, "closed": 12, "note": 2, "told-about": 2, "dismiss": 2, "said yes": 9, "never written to": 9,
		"held": 8, "debriefed": 8, "thanked": 8, "hypothesis": 5,
		"promise me open": 5, "promise me done": 2, "promise me dropped": 1, "promise them open": 3,
		"referral yes": 4, "referral no": 1, "referral ask": 1, "insight": 25, "private insight": 1,
		"relationship friend": 4, "relationship family": 2, "relationship faculty": 5, "relationship alum": 11, "relationship linkedin": 4, "relationship referral": 4, "relationship ": 1,
		"profession interest skill value bound": 34451,
	}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func countContact(count map[string]int, c *infoint.Contact) {
	count["relationship "+c.Relationship]++
	first, yes := false, false
	for _, e := range c.Log {
		count[strings.TrimSpace(string(e.Kind)+" "+e.Answer)]++
		first = first || e.Kind == infoint.EventOutreach
		yes = yes || e.Answer == infoint.ReplyYes
	}
	if yes {
		count["said yes"]++
	}
	if !first {
		count["never written to"]++
	}
	countPromises(count, c.Promises)
}

func countTalk(count map[string]int, i *infoint.Interview) {
	for name, date := range map[string]infoint.Date{"held": i.Held, "debriefed": i.Debriefed, "thanked": i.Thanked} {
		if !date.IsZero() {
			count[name]++
		}
	}
	for _, r := range i.Referrals {
		count["referral "+r.Permission]++
	}
	for _, in := range i.Insights {
		count["insight"]++
		if in.Private {
			count["private insight"]++
		}
	}
	countPromises(count, i.Promises)
}

func countPromises(count map[string]int, promises []infoint.Promise) {
	for _, p := range promises {
		count[fmt.Sprintf("promise %s %s", p.Owner, p.State)]++
	}
}

// TestFindingsOfTheStudent: one line of all is wrong.
func TestFindingsOfTheStudent(t *testing.T) {
	var got []string
	for _, n := range readStudent(t) {
		for _, f := range n.Findings {
			got = append(got, fmt.Sprintf("%s:%d:%d %s", f.Path, f.Pos.Line, f.Pos.Column, f.Code))
		}
	}
	if diff := cmp.Diff([]string{"contacts/karin-seidel.md:25:3 log-no-date"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestLogsOfTheStudent: every event of the first four weeks, as it should be
// read.
func TestLogsOfTheStudent(t *testing.T) {
	want := map[string][]string{
		"contacts/Ana Ruiz.md":                   nil,
		"contacts/ben-ito.md":                    nil,
		"contacts/lena-brandt.md":                nil,
		"contacts/adaeze-okafor.md":              {"2026-03-04 outreach by=email", "2026-03-11 reply answer=yes from=Petra Lindner", "2026-03-12 wrote by=email"},
		"contacts/alumni/jonas-weidemann.md":     {"2026-03-16 outreach by=email"},
		"contacts/alumni/sofia-lindqvist.md":     {"2026-03-18 outreach by=linkedin", "2026-03-27 reply answer=yes"},
		"contacts/georg-amsel.md":                {"2026-03-05 outreach by=email", "2026-03-09 reply answer=no", "2026-03-10 wrote (thanks)", "2026-03-10 closed outcome=dropped"},
		"contacts/hannah-petersen.md":            {"2026-03-12 outreach by=email", "2026-03-13 reply answer=auto until=2026-03-23"},
		"contacts/ines-kowalczyk.md":             {"2026-03-17 outreach by=email", "2026-03-25 reply answer=question"},
		"contacts/ines-marek.md":                 {"2026-03-02 outreach by=email", "2026-03-11 nudge by=email", "2026-03-13 reply answer=yes", "2026-03-16 slots", "2026-03-17 reply answer=yes", "2026-03-18 wrote by=email"},
		"contacts/karin-seidel.md":               {"note", "2026-03-02 outreach by=phone", "2026-03-02 reply answer=later until=2026-04-04", "2026-03-23 wrote by=phone"},
		"contacts/mei-lin-tan.md":                {"2026-03-04 outreach by=linkedin", "2026-03-13 nudge by=linkedin"},
		"contacts/mo.md":                         {"2026-03-19 heard by=linkedin", "2026-03-20 wrote by=linkedin"},
		"contacts/omar-haddad.md":                {"2026-03-02 outreach by=in-person", "2026-03-03 reply answer=yes", "2026-03-03 slots", "2026-03-09 note", "2026-03-12 wrote"},
		"interviews/2026-03-09-omar-haddad.md":   {"2026-03-12 note"},
		"interviews/2026-03-24-ines-marek.md":    {"2026-03-20 moved side=them"},
		"interviews/2026-03-31-adaeze-okafor.md": {"2026-03-13 note"},
		"profile.md":                             {"2026-03-02 note", "2026-03-21 note"},
	}
	got := map[string][]string{}
	for p, n := range readStudent(t) {
		if log, ok := n.log(); ok {
			var lines []string
			for _, e := range log {
				e.Text = ""
				if !e.Date.After(march(28)) {
					lines = append(lines, show(e))
				}
			}
			if _, listed := want[p]; listed || lines != nil {
				got[p] = lines
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func (n *Note) log() ([]infoint.Event, bool) {
	switch {
	case n.Contact != nil:
		return n.Contact.Log, true
	case n.Interview != nil:
		return n.Interview.Log, true
	case n.Profile != nil:
		return n.Profile.Log, true
	}
	return nil, false
}

// TestHardCasesOfTheStudent is the other half of the README's table: what is
// not in a log.
func TestHardCasesOfTheStudent(t *testing.T) {
	notes := readStudent(t)
	contact := func(id string) *infoint.Contact { return notes["contacts/"+id+".md"].Contact }
	omar := notes["interviews/2026-03-09-omar-haddad.md"].Interview
	ines := notes["interviews/2026-03-24-ines-marek.md"].Interview
	adaeze := notes["interviews/2026-03-31-adaeze-okafor.md"].Interview
	tests := []struct{ what, got, want string }{
		{"the name of an empty file", contact("Ana Ruiz").Name, "Ana Ruiz"},
		{"a name with titles", contact("adaeze-okafor").Name, "Prof. Dr. Adaeze Okafor"},
		{"a salutation", contact("adaeze-okafor").Salutation, "Dr Okafor"},
		{"behind a BOM", contact("alumni/jonas-weidemann").Name, "Jonas Weidemann"},
		{"a scalar for a list", showValue([][]string{contact("alumni/sofia-lindqvist").Professions, contact("alumni/sofia-lindqvist").Schools, contact("alumni/sofia-lindqvist").Tags}), "[[UX research] [Lindenau University] [ux]]"},
		{"a list that is not indented", showValue(contact("georg-amsel").Professions), "clinical psychology"},
		{"a value with a comment", contact("georg-amsel").Email, "counselling@example.edu"},
		{"a salutation with CR LF", contact("hannah-petersen").Salutation, "Dr Petersen"},
		{"a flow list with CR LF", showValue(contact("hannah-petersen").Professions), "people analytics"},
		{"comments in the front matter", contact("ines-marek").Role, "UX researcher"},
		{"aliases as a scalar", showValue(contact("karin-seidel").Aliases), "Tante Karin"},
		{"running text and a nested date", contact("karin-seidel").Log[2].Text, "\"not on the phone, child. Easter, on the balcony\"\nshe'll be at Oma's from the Thursday on\n- 2026-03-06 is when Mum said she was touched I asked\n- (so don't make it an interrogation)"},
		{"an unquoted link", showRef(contact("lena-brandt").Via), "omar-haddad"},
		{"an alias with a comma", showValue(contact("mo").Aliases), "Mo|Engel, Moritz"},
		{"single quotes", contact("mo").Why, "You ran focus groups about a number. I didn't know that was a job"},
		{"a date in a field", contact("mo").Promises[0].Due.String(), "2026-03-29"},
		{"Them:", contact("mo").Promises[1].Text, "the interview guide he used, without the company in it"},
		{"a second yes", contact("ines-marek").Log[4].Text, "\"the Tuesday\""},
		{"an assistant's answer", contact("adaeze-okafor").Log[1].Text, "\"Prof. Okafor can see you on Tuesday 31 March at 10:15, room 2.114. Please bring your questions in writing.\""},

		{"an empty box with another mark", omar.Promises[1].Text, "tell him whether the spreadsheet course is any good"},
		{"another mark of the Tasks plugin", omar.Promises[3].Text + " " + omar.Promises[3].Due.String(), "ask whether I may watch the sick-list meeting 2026-04-03"},
		{"a private insight", fmt.Sprintf("%v %s", omar.Insights[4].Private, omar.Insights[4].Text), "true he's looking for something else"},
		{"a referral that is no name", omar.Referrals[1].Name + "/" + showRef(omar.Referrals[1].To), "his old boss/"},
		{"a question of her own", omar.Questions[6].ID + omar.Questions[6].Text, "do you like the drivers?"},
		{"a question left out", fmt.Sprint(omar.Questions[3].Asked, omar.Questions[3].MustAsk), "false true"},

		{"a flow list of links", showValue(ines.With), "ines-marek(Ines Marek)"},
		{"an answer of two paragraphs", ines.Questions[2].Answer, "- that nobody reads the report\n\n  you have to *tell* it, in the corridor, in 40 seconds. she practises on the stairs"},
		{"two for fields", showValue(ines.Insights[4].For), "relationships|listening"},
		{"THEM:", string(ines.Promises[2].Owner) + " " + ines.Promises[2].Text, "them the brief she recruits people with, without the client"},
		{"a referral without a file", ines.Referrals[1].Name, "Aiko Mori"},
		{"prepared after the move", fmt.Sprint(ines.IsPrepared()), "true"},

		{"an unquoted link in a block list", showValue(adaeze.With), "adaeze-okafor"},
		{"a scalar for a list in a talk", showValue(adaeze.Professions), "clinical psychology"},

		{"no empty line after the front matter", notes["letters/2026-03-25-nudge-jonas-weidemann.md"].Letter.Body[:len("Hi Jonas,")], "Hi Jonas,"},
		{"a scalar behind a comment", showValue(notes["profile.md"].Profile.DealBreakers), "8-year route"},
		{"a skill that drains", fmt.Sprint(notes["profile.md"].Profile.Skills[3]), "{phoning strangers drains}"},
		{"the state of a hypothesis", notes["profile.md"].Profile.Hypotheses[2].Status(), "split"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
}
