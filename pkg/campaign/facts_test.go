package campaign

import (
	"fmt"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

func TestChannel(t *testing.T) {
	for _, c := range []struct{ front, log, want string }{
		{"", "", "email"},
		{"relationship: linkedin", "", "linkedin"},
		{"relationship: linkedin\nemail: a@example.com", "", "email"},
		{"relationship: alum", "", "email"},
		{"", "2026-03-02 outreach phone\n2026-03-03 nudge linkedin", "linkedin"},
		{"", "2026-03-02 outreach phone\n2026-03-03 nudge", "phone"},
		{"", "2026-03-02 outreach linkedin\n2026-03-03 wrote in-person", "linkedin"},
		{"", "2026-03-02 outreach linkedin\n2026-03-03 heard email", "linkedin"},
		{"", "2026-03-02 outreach linkedin\n2062-03-03 wrote phone", "linkedin"},
	} {
		if got := (story{front: c.front, log: c.log}).thread(t).Channel; got != c.want {
			t.Errorf("after %q %q the channel is %s, not %s", c.front, c.log, got, c.want)
		}
	}
}

func TestFactsOfTalks(t *testing.T) {
	s := story{talks: []string{
		"scheduled: 2026-03-02T10:00\nheld: 2026-03-02", "scheduled: 2026-03-03T10:00\nheld: 2026-03-09",
		"scheduled: 2026-03-05T10:00\nheld: 2026-03-05", "scheduled: 2026-03-30T10:00", "scheduled: 2026-03-25T10:00",
		"scheduled: 2026-03-01T10:00\ncancelled: 2026-03-01",
	}}
	th := s.thread(t)
	if th.LastHeld().ID != "talk-1" || th.Coming().ID != "talk-4" || th.InterviewCount() != 3 {
		t.Errorf("last held %s, coming %s, %d held", th.LastHeld().ID, th.Coming().ID, th.InterviewCount())
	}
	if th := (story{}).thread(t); th.LastHeld() != nil || th.Coming() != nil || th.InterviewCount() != 0 {
		t.Error("a talk out of nothing")
	}
}

func TestAskFor(t *testing.T) {
	for front, want := range map[string]int{
		"": 20, "seniority: senior": 15, "seniority: senior\nrelationship: cold": 15, "seniority: senior\nrelationship: linkedin": 15,
		"seniority: senior\nrelationship: alum": 20, "seniority: mid\nrelationship: cold": 20,
	} {
		c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(person("ana", front, "")))
		if got := c.AskFor(c.Thread("ana")); got != want {
			t.Errorf("with %q one asks for %d minutes, not %d", front, got, want)
		}
	}
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(person("ana", "seniority: senior", ""), conversation("talk", "held: 2026-03-02")))
	if got := c.AskFor(c.Thread("ana")); got != 20 {
		t.Errorf("the second time one asks for %d minutes", got)
	}
}

func TestProfessionsAndDrafts(t *testing.T) {
	letter := func(id, keys string) *note.Note {
		return note.Read(infoint.KindLetter, "letters/"+id+".md", []byte("---\n"+keys+"\n---\n"))
	}
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
		person("ana", "professions: [UX research, law]", ""), person("ben", "professions: Law", ""),
		conversation("one", "with: [\"[[ana]]\", \"[[ben]]\"]\nscheduled: 2026-03-02T10:00"),
		conversation("two", "professions: [teaching]\nscheduled: 2026-03-03T10:00"),
		letter("2026-03-02-x", "to: \"[[ana]]\""), letter("2026-03-04-x", "to: ana"), letter("2026-03-03-x", "to: ana\nsent: 2026-03-03"),
		letter("2026-03-05-x", "to: \"[[ben]]\"")))
	var got []string
	for _, talk := range c.Talks() {
		got = append(got, strings.Join(c.Professions(talk), ", "))
	}
	for _, l := range c.Drafts("ana") {
		got = append(got, string(l.ID))
	}
	if want := "[UX research, law teaching 2026-03-04-x 2026-03-02-x]"; fmt.Sprint(got) != want {
		t.Errorf("%v, and not %s", got, want)
	}
}
