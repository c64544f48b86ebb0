package campaign

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// student is the campaign of testdata/vault on a day.
func student(t *testing.T, day string) *Campaign {
	t.Helper()
	root := os.DirFS("../../testdata/vault")
	var notes []*note.Note
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".md" {
			return err
		}
		kind := note.Folders()[strings.Split(p, "/")[0]]
		if p == "profile.md" {
			kind = infoint.KindProfile
		}
		src, err := fs.ReadFile(root, p)
		notes = append(notes, note.Read(kind, p, src))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return New(clockAt(t, day), infoint.DefaultConfig(), notes)
}

// TestTheStudentsCampaign counts the whole campaign, on its last day, against
// the table of testdata/README.md.
func TestTheStudentsCampaign(t *testing.T) {
	c := student(t, "2026-04-26")
	n := map[string]int{
		"contacts": len(c.Contacts), "reflections": len(c.Reflections),
		"professions": len(c.Profile.Professions), "hypotheses": len(c.Profile.Hypotheses),
	}
	for _, th := range c.Threads() {
		countThread(t, n, th)
	}
	for _, talk := range c.Talks() {
		countTalk(n, talk)
	}
	for _, r := range c.Referrals() {
		n["referrals"]++
		if !r.Contacted.IsZero() {
			n["referrals followed"]++
		}
	}
	for _, d := range c.Profile.Decisions {
		if d.Date.String() > "2026-03-28" {
			n[d.Verb+" "+d.What]++
		}
	}
	want := map[string]int{
		"contacts": 31, "is family": 2, "is friend": 4, "is faculty": 5, "is alum": 11, "is ": 1, "is linkedin": 4, "is referral": 4,
		"outreach": 22, "nudges": 9, "yes": 10, "no": 2, "parked": 10, "never written to": 9,
		"held": 8, "second talks": 1, "no-shows": 1, "moved": 2, "cancelled": 1, "ahead": 1,
		"referrals": 7, "referrals followed": 4, "promises me": 4, "promises them": 2,
		"thanked on time": 6, "thanked late": 2, "reflections": 2, "tier light": 6, "tier warm": 2,
		"drop clinical psychology": 1, "explore UX research": 1, "park people analytics": 1, "professions": 3, "hypotheses": 5,
	}
	if diff := cmp.Diff(want, n); diff != "" {
		t.Errorf("the student's campaign (-want +got):\n%s", diff)
	}
}

func countThread(t *testing.T, n map[string]int, th *Thread) {
	t.Helper()
	p := th.Contact
	n["is "+p.Relationship]++
	if p.Tier != "" {
		n["tier "+p.Tier]++
	}
	wrote, answer := false, ""
	for _, e := range th.Events {
		switch {
		case e.Kind == infoint.EventOutreach:
			n["outreach"]++
			wrote = true
		case e.Kind == infoint.EventNudge:
			n["nudges"]++
		case e.Answer == infoint.ReplyYes:
			answer = "yes"
		case e.Answer == infoint.ReplyNo, e.Answer == infoint.ReplyRedirect:
			answer = "no"
		}
	}
	held := th.InterviewCount()
	if held > 0 {
		answer = "yes"
		n["second talks"] += held - 1
	}
	if answer == "" && th.Stage == infoint.StageParked {
		answer = "parked"
	}
	if wrote == (answer == "") {
		t.Errorf("%s: written to is %v, and the answer %q", p.ID, wrote, answer)
	}
	if !wrote {
		answer = "never written to"
	}
	n[answer]++
}

func countTalk(n map[string]int, talk *Talk) {
	switch {
	case !talk.Held.IsZero():
		n["held"]++
		when := "late"
		if !talk.Thanked.IsZero() && !talk.Thanked.After(talk.Held.AddDays(1)) {
			when = "on time"
		}
		n["thanked "+when]++
	case talk.MissedBy != "":
		n["no-shows"]++
	case talk.Ahead():
		n["ahead"]++
	default:
		n["cancelled"]++
	}
	for _, e := range talk.Log {
		if e.Kind == infoint.EventMoved {
			n["moved"]++
		}
	}
	for _, p := range talk.Promises {
		if p.State != infoint.PromiseDropped {
			n[fmt.Sprintf("promises %s", p.Owner)]++
		}
	}
}

// TestTheStudentInMarch: on 28 March, the day at which most tests look at this
// vault, April has not come.
func TestTheStudentInMarch(t *testing.T) {
	c := student(t, "2026-03-28")
	n := map[string]int{}
	for _, th := range c.Threads() {
		for _, e := range th.Events {
			n[string(e.Kind)]++
		}
		if !th.LastContact.IsZero() {
			n["people"]++
		}
		n["talks"] += len(th.Talks)
		n["held"] += th.InterviewCount()
	}
	n["referrals"], n["decisions"] = len(c.Referrals()), len(c.Profile.Decisions)
	want := map[string]int{
		"people": 11, "talks": 3, "held": 2, "outreach": 10, "nudge": 2, "reply": 9, "slots": 2, "wrote": 6, "heard": 1, "closed": 1, "note": 2,
		"referrals": 4, "decisions": 1,
	}
	if diff := cmp.Diff(want, n); diff != "" {
		t.Errorf("up to 28 March (-want +got):\n%s", diff)
	}
}
