package campaign

import (
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

func notesOf(notes ...*note.Note) []*note.Note { return notes }

func TestTalks(t *testing.T) {
	const yes = "2026-03-09 outreach\n2026-03-13 reply yes"
	check(t, []story{
		{name: "booked", log: yes, talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-16"}, want: "scheduled"},
		{name: "booked on the day of the yes", log: yes, talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-13"}, want: "scheduled"},
		{name: "without booked", log: yes, talks: []string{"scheduled: 2026-03-24T15:00"}, want: "scheduled"},
		{name: "without booked, after an answer to times", log: "2026-03-16 slots\n2026-03-17 reply question", talks: []string{"scheduled: 2026-03-24T15:00"}, want: "scheduled"},
		{name: "without booked, and a question came later", log: "2026-03-09 slots\n2026-03-10 reply yes\n2026-03-10 wrote\n2026-03-17 reply question: which entrance?", talks: []string{"scheduled: 2026-03-24T15:00"}, want: "scheduled; me since 03-17; I owe an answer to reply question"},
		{name: "without booked, and they said no", log: "2026-03-17 reply no: I am ill", talks: []string{"scheduled: 2026-03-24T15:00"}, want: "declined; me since 03-17; I owe an answer to reply no"},
		{name: "without a day it is not arranged", log: yes, talks: []string{"medium: video\nbooked: 2026-03-16"}, want: "agreed; me since 03-13; I owe times"},
		{name: "a question after the booking", log: yes + "\n2026-03-18 reply question: which room?", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-16"}, want: "scheduled; me since 03-18; I owe an answer to reply question"},
		{name: "answered", log: yes + "\n2026-03-18 reply question\n2026-03-19 wrote", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-16"}, want: "scheduled"},
		{name: "they ask to move, and it moved", log: yes + "\n2026-03-18 reply question: Thursday?", talks: []string{"scheduled: 2026-03-26T15:00\nbooked: 2026-03-16\n%## Log\n- 2026-03-18 moved them: 2026-03-24T15:00 -> 2026-03-26T15:00"}, want: "scheduled"},
		{name: "prepared and confirmed", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-10\nprepared: 2026-03-19\nconfirmed: 2026-03-20"}, want: "scheduled"},
		{name: "over, and nobody said how it went", talks: []string{"scheduled: 2026-03-19T15:00\nbooked: 2026-03-10"}, want: "scheduled"},
		{name: "held", log: yes, talks: []string{"scheduled: 2026-03-18T15:00\nbooked: 2026-03-16\nheld: 2026-03-18"}, want: "held; me since 03-18"},
		{name: "held without an hour", talks: []string{"held: 2026-03-18"}, want: "held; me since 03-18"},
		{name: "written up after it was held", talks: []string{"scheduled: 2026-03-17T15:00\nbooked: 2026-03-19\nheld: 2026-03-17"}, want: "held; me since 03-17"},
		{name: "what they asked before it was answered in it", log: "2026-03-18 reply question", talks: []string{"held: 2026-03-18"}, want: "held; me since 03-18"},
		{name: "what they ask after it waits", log: "2026-03-19 reply question", talks: []string{"held: 2026-03-18"}, want: "held; me since 03-19; I owe an answer to reply question"},
		{name: "named somebody after it", log: "2026-03-19 reply redirect [[ben]]\n2026-03-20 wrote", talks: []string{"held: 2026-03-18"}, want: "held; me since 03-18"},
		{name: "thanked", talks: []string{"held: 2026-03-18\nthanked: 2026-03-19"}, want: "thanked"},
		{name: "thanks with a date before the talk", talks: []string{"held: 2026-03-18\nthanked: 2026-03-17"}, want: "thanked"},
		{name: "the thanks came back", log: "2026-03-19 reply bounce", talks: []string{"held: 2026-03-18\nthanked: 2026-03-19"}, want: "thanked"},
		{name: "the thanks came back the day after", log: "2026-03-20 reply bounce", talks: []string{"held: 2026-03-18\nthanked: 2026-03-19"}, want: "needs-address; me since 03-20; I owe an answer to reply bounce"},
		{name: "and went out again", log: "2026-03-20 reply bounce\n2026-03-20 wrote", talks: []string{"held: 2026-03-18\nthanked: 2026-03-19"}, want: "thanked"},
		{name: "a second talk agreed on", log: "2026-03-19 reply yes", talks: []string{"held: 2026-03-11\nthanked: 2026-03-12"}, want: "agreed; me since 03-19; I owe times"},
		{name: "a second letter", log: "2026-03-18 outreach", talks: []string{"held: 2026-01-11\nthanked: 2026-01-12"}, want: "contacted; them since 03-18; silent from 03-18 after 0 nudges"},
		{name: "a second talk", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-12", "held: 2026-03-11\nthanked: 2026-03-13"}, want: "scheduled"},
		{name: "a second talk arranged in the first", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-18", "scheduled: 2026-03-18T15:00\nheld: 2026-03-18"}, want: "scheduled"},
		{name: "late thanks for the first talk are none for the second", talks: []string{"held: 2026-03-02\nthanked: 2026-03-19", "held: 2026-03-17"}, want: "held; me since 03-17"},
		{name: "late thanks leave a newer question open", log: "2026-03-18 reply yes", talks: []string{"scheduled: 2026-03-10T15:00\nheld: 2026-03-10\nthanked: 2026-03-19"}, want: "thanked"},
		{name: "late thanks leave a new letter open", log: "2026-03-17 outreach", talks: []string{"held: 2026-03-10\nthanked: 2026-03-18"}, want: "contacted; them since 03-18; silent from 03-18 after 0 nudges"},
		{name: "dropped and reopened", log: "2026-03-13 closed dropped\n2026-03-16 reopened", talks: []string{"held: 2026-03-10\nthanked: 2026-03-11"}, want: "thanked"},
		{name: "a talk of long ago that nobody wrote down", log: "2026-03-13 reply yes", talks: []string{"scheduled: 2026-03-02T15:00\nbooked: 2026-02-20"}, want: "scheduled; me since 03-13; I owe an answer to reply yes"},
		{name: "a talk of long ago holds up no new letter", log: "2026-03-13 outreach", talks: []string{"scheduled: 2026-03-02T15:00\nbooked: 2026-02-20"}, want: "contacted; them since 03-13; silent from 03-13 after 0 nudges"},
		{name: "a talk of long ago hides no question", log: "2026-03-10 reply question", talks: []string{"held: 2026-03-02", "scheduled: 2026-03-05T15:00"}, want: "held; me since 03-10; I owe an answer to reply question"},
		{name: "times noted in a talk's log before it was held", talks: []string{"held: 2026-03-10\n%## Log\n- 2026-03-10 slots\n- 2026-03-11 note x"}, want: "held; me since 03-10"},
		{name: "times noted in a talk's log after it was held", talks: []string{"held: 2026-03-10\n%## Log\n- 2026-03-11 slots"}, want: "held; me since 03-10"},
		{name: "the thanks and a new letter came back", log: "2026-03-12 outreach\n2026-03-12 reply bounce", talks: []string{"held: 2026-03-10\nthanked: 2026-03-13"}, want: "needs-address; me since 03-12; I owe an answer to reply bounce"},
		{name: "the thanks came back twice", log: "2026-03-18 reply bounce\n2026-03-19 reply bounce\n2026-03-20 wrote", talks: []string{"held: 2026-03-16\nthanked: 2026-03-17"}, want: "thanked"},
		{name: "two talks ahead", talks: []string{"scheduled: 2026-03-31T15:00\nbooked: 2026-03-12", "scheduled: 2026-03-24T15:00\nbooked: 2026-03-13"}, want: "scheduled"},
	})
}

func TestTalksThatFellThrough(t *testing.T) {
	const gone = "scheduled: 2026-03-17T15:00\nbooked: 2026-03-10\n"
	check(t, []story{
		{name: "cancelled by them", talks: []string{gone + "cancelled: 2026-03-16\ncancelled_by: them"}, want: "agreed; me since 03-16; I owe times for talk-0"},
		{name: "cancelled by me", talks: []string{gone + "cancelled: 2026-03-16\ncancelled_by: me"}, want: "agreed; me since 03-16; I owe times for talk-0"},
		{name: "cancelled, and nobody wrote when", talks: []string{gone + "cancelled_by: them"}, want: "agreed; me since 03-17; I owe times for talk-0"},
		{name: "they did not come", talks: []string{gone + "missed_by: them"}, want: "agreed; me since 03-17; I owe times for talk-0"},
		{name: "I did not come", talks: []string{gone + "missed_by: me"}, want: "agreed; me since 03-17; I owe times for talk-0"},
		{name: "times on the same day", log: "2026-03-17 slots", talks: []string{gone + "missed_by: them"}, want: "proposing; them since 03-17"},
		{name: "times in the talk's own log", talks: []string{gone + "missed_by: them\n%## Log\n- 2026-03-18 slots"}, want: "proposing; them since 03-18"},
		{name: "an apology", log: "2026-03-17 wrote email: sorry", talks: []string{gone + "missed_by: me"}, want: "contacted; them since 03-17; silent from 03-17 after 0 nudges"},
		{name: "the next one booked the same day", talks: []string{gone + "cancelled: 2026-03-16", "scheduled: 2026-03-24T15:00\nbooked: 2026-03-16"}, want: "scheduled"},
		{name: "booked and cancelled on one day", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-16\ncancelled: 2026-03-16"}, want: "agreed; me since 03-16; I owe times for talk-0"},
		{name: "moved and cancelled on one day", talks: []string{gone + "cancelled: 2026-03-16\n%## Log\n- 2026-03-16 moved them: a -> b"}, want: "agreed; me since 03-16; I owe times for talk-0"},
		{name: "written down after the day", talks: []string{"scheduled: 2026-03-17T15:00\nbooked: 2026-03-18\nmissed_by: them"}, want: "agreed; me since 03-17; I owe times for talk-0"},
		{name: "called off ahead, times sent since", log: "2026-03-12 slots", talks: []string{"scheduled: 2026-03-31T15:00\nbooked: 2026-03-10\ncancelled_by: them"}, want: "proposing; them since 03-12"},
		{name: "called off ahead, nothing sent", talks: []string{"scheduled: 2026-03-31T15:00\nbooked: 2026-03-10\ncancelled_by: them"}, want: "agreed; me since 03-10; I owe times for talk-0"},
		{name: "they asked as well", log: "2026-03-16 reply question: another week?", talks: []string{gone + "cancelled: 2026-03-16\ncancelled_by: them"}, want: "contacted; me since 03-16; I owe an answer to reply question"},
		{name: "they stayed away twice", talks: []string{"scheduled: 2026-03-10T15:00\nmissed_by: them", gone + "missed_by: them"}, want: "parked"},
		{name: "they stayed away twice with a talk between", talks: []string{"scheduled: 2026-03-03T15:00\nmissed_by: them", "held: 2026-03-10", gone + "missed_by: them"}, want: "agreed; me since 03-17; I owe times for talk-2"},
		{name: "stayed away once, called off once", talks: []string{"scheduled: 2026-03-10T15:00\nmissed_by: them", gone + "cancelled: 2026-03-16\ncancelled_by: them"}, want: "agreed; me since 03-16; I owe times for talk-1"},
		{name: "a day that is still to come", talks: []string{"scheduled: 2026-03-21T15:00\nbooked: 2026-03-17\nmissed_by: them"}, want: "scheduled"},
		{name: "held after all", talks: []string{gone + "missed_by: them\nheld: 2026-03-17"}, want: "held; me since 03-17"},
	})
}

func TestNurturing(t *testing.T) {
	const talk = "held: 2026-01-07\nthanked: 2026-01-08"
	check(t, []story{
		{name: "nothing since", talks: []string{talk}, want: "thanked"},
		{name: "a tier alone", front: "tier: warm", talks: []string{talk}, want: "thanked"},
		{name: "a message on the day of the thanks is the thanks", log: "2026-01-08 wrote", talks: []string{talk}, want: "thanked"},
		{name: "an update", log: "2026-02-20 wrote", talks: []string{talk}, want: "nurturing"},
		{name: "an update, and no wish to keep in touch", front: "tier: none", log: "2026-02-20 wrote", talks: []string{talk}, want: "thanked"},
		{name: "heard from them", log: "2026-02-20 heard", talks: []string{talk}, want: "thanked"},
		{name: "a tier, and heard from them", front: "tier: warm", log: "2026-02-20 heard", talks: []string{talk}, want: "nurturing"},
		{name: "told about somebody", log: "2026-02-20 told-about [[ben]]", talks: []string{talk}, want: "nurturing"},
		{name: "a tier and a touch, without a talk", front: "tier: annual", log: "2026-02-20 heard", want: "nurturing"},
		{name: "a tier and nothing", front: "tier: annual\nwhy: x", want: "ready"},
		{name: "a question when thanked waits", log: "2026-02-20 wrote\n2026-03-19 reply question", talks: []string{talk}, want: "nurturing; me since 03-19; I owe an answer to reply question"},
		// light is two steps above nothing, and each step takes two messages.
		{name: "two unreturned", log: "2026-02-20 wrote\n2026-02-27 wrote", talks: []string{talk}, want: "nurturing"},
		{name: "four unreturned", log: "2026-02-20 wrote\n2026-02-27 wrote\n2026-03-06 wrote\n2026-03-07 wrote", talks: []string{talk}, want: "dormant"},
		{name: "one message written down twice", log: "2026-01-08 wrote: the thanks\n2026-02-20 wrote\n2026-02-27 wrote", talks: []string{talk}, want: "nurturing"},
		{name: "an answer begins anew", log: "2026-02-20 wrote\n2026-02-27 wrote\n2026-03-06 wrote\n2026-03-07 heard", talks: []string{talk}, want: "nurturing"},
		{name: "annual has one step", front: "tier: annual", log: "2026-02-20 wrote\n2026-02-21 wrote", talks: []string{talk}, want: "dormant"},
		{name: "close has four", front: "tier: close", log: "2026-02-20 wrote\n2026-02-21 wrote\n2026-02-22 wrote\n2026-02-23 wrote\n2026-02-24 wrote\n2026-02-25 wrote", talks: []string{talk}, want: "nurturing"},
		{name: "and then none", front: "tier: close", log: "2026-02-20 wrote\n2026-02-21 wrote\n2026-02-22 wrote\n2026-02-23 wrote\n2026-02-24 wrote\n2026-02-25 wrote\n2026-02-26 wrote\n2026-02-27 wrote", talks: []string{talk}, want: "dormant"},
	})
}

func TestLastContact(t *testing.T) {
	for _, c := range []struct {
		name, log string
		talks     []string
		want      string // last of mine, of theirs, of both
	}{
		{"nothing", "2026-03-02 note: read her book\n2026-03-03 intro-asked [[ben]]\n2026-03-04 closed parked", nil, ", , "},
		{"mine", "2026-03-02 outreach", nil, "03-02, , 03-02"},
		{"theirs", "2026-03-02 outreach\n2026-03-04 reply no", nil, "03-02, 03-04, 03-04"},
		{"a machine is nobody", "2026-03-02 outreach\n2026-03-04 reply auto\n2026-03-05 reply bounce", nil, "03-02, , 03-02"},
		{"a talk is both", "", []string{"held: 2026-03-05"}, "03-05, 03-05, 03-05"},
		{"questions chosen are no contact", "", []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-05\nprepared: 2026-03-10"}, "03-05, , 03-05"},
		{"thanks", "", []string{"held: 2026-03-05\nthanked: 2026-03-06"}, "03-06, 03-05, 03-06"},
		{"they called off", "", []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-05\ncancelled: 2026-03-09\ncancelled_by: them"}, "03-05, 03-09, 03-09"},
		{"I moved it", "", []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-05\n%## Log\n- 2026-03-10 moved me: a -> b"}, "03-10, , 03-10"},
		{"who stayed away was not met", "", []string{"scheduled: 2026-03-10T15:00\nbooked: 2026-03-05\nmissed_by: them"}, "03-05, , 03-05"},
	} {
		th := story{log: c.log, talks: c.talks}.thread(t)
		if got := short(th.LastMine) + ", " + short(th.LastTheirs) + ", " + short(th.LastContact); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// TestGroupTalk: a talk with two people is a talk with each of them.
func TestGroupTalk(t *testing.T) {
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
		person("ana", "", "2026-03-02 reply yes"), person("ben", "", "2026-03-02 outreach"),
		conversation("both", "with: [\"[[ana]]\", \"[[ben]]\", \"[[ana]]\", \"[[nobody]]\"]\nscheduled: 2026-03-24T15:00\nbooked: 2026-03-05")))
	for _, id := range []infoint.ID{"ana", "ben"} {
		if got := told(c.Thread(id)); got != "scheduled" {
			t.Errorf("%s is %s", id, got)
		}
	}
	if with := c.Talks()[0].With; len(with) != 2 || c.Talks()[0].First() != "ana" {
		t.Errorf("the talk is with %v", with)
	}
}

// TestLeftStanding: a talk that nobody called off, with people who said no or to
// whom the thread was closed since.
func TestLeftStanding(t *testing.T) {
	const stands = "scheduled: 2026-03-24T15:00\nbooked: 2026-03-05"
	for _, test := range []struct{ name, ana, ben, talk, want string }{
		{"nothing since", "2026-03-02 reply yes", "", stands, ""},
		{"they said no", "2026-03-10 reply no", "", stands, "03-10"},
		{"I closed it", "2026-03-10 closed dropped", "", stands, "03-10"},
		{"both", "2026-03-10 reply no\n2026-03-12 closed parked", "", stands, "03-12"},
		{"no before it was arranged", "2026-03-04 reply no", "", stands, ""},
		{"no on the day on which it was arranged", "2026-03-05 reply no", "", stands, ""},
		{"moved since", "2026-03-10 reply no", "", stands + "\n%## Log\n- 2026-03-11 moved: a -> b", ""},
		{"yes after all", "2026-03-10 reply no\n2026-03-11 reply yes", "", stands, ""},
		{"reopened", "2026-03-10 closed dropped\n2026-03-11 reopened", "", stands, ""},
		{"nobody wrote when it was arranged", "2026-03-10 reply no", "", "scheduled: 2026-03-24T15:00", ""},
		{"called off", "2026-03-10 reply no", "", stands + "\ncancelled: 2026-03-10", ""},
		{"held", "2026-03-10 reply no", "", "scheduled: 2026-03-17T15:00\nbooked: 2026-03-05\nheld: 2026-03-17", ""},
		{"one of two said no", "2026-03-10 reply no", "2026-03-02 reply yes", stands, ""},
		{"it takes place all the same", "2026-03-10 reply no\n2026-03-11 dismiss did-it-happen", "", stands, ""},
		{"that was said before", "2026-03-10 reply no\n2026-03-09 dismiss did-it-happen", "", stands, "03-10"},
		{"said in the talk's own note", "2026-03-10 reply no", "", stands + "\n%## Log\n- 2026-03-11 dismiss did-it-happen:talk", ""},
		{"both of two said no", "2026-03-10 reply no", "2026-03-11 reply no", stands, "03-11"},
	} {
		people, with := []*note.Note{person("ana", "", test.ana)}, "with: [\"[[ana]]\"]\n"
		if test.ben != "" {
			people, with = append(people, person("ben", "", test.ben)), "with: [\"[[ana]]\", \"[[ben]]\"]\n"
		}
		c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), append(people, conversation("talk", with+test.talk)))
		if got := short(c.LeftStanding(c.Talks()[0])); got != test.want {
			t.Errorf("%s: %q, not %q", test.name, got, test.want)
		}
	}
}

// TestPlaceInTime: where a talk begins and ends, and from when hours are
// counted.
func TestPlaceInTime(t *testing.T) {
	for _, c := range []struct{ name, talk, start, over string }{
		{"in the user's zone", "scheduled: 2026-03-28T15:00", "2026-03-28T15:00:00+01:00", "2026-03-28T15:20:00+01:00"},
		{"after the change of the clocks", "scheduled: 2026-03-29T15:00\nminutes: 30", "2026-03-29T15:00:00+02:00", "2026-03-29T15:30:00+02:00"},
		{"across it", "scheduled: 2026-03-29T01:50", "2026-03-29T01:50:00+01:00", "2026-03-29T03:10:00+02:00"},
		{"in New York", "scheduled: 2026-03-24T18:30\ntimezone: America/New_York", "2026-03-24T18:30:00-04:00", "2026-03-24T23:50:00+01:00"},
		{"no zone at all", "scheduled: 2026-03-24T15:00\ntimezone: Berlinn", "2026-03-24T15:00:00+01:00", "2026-03-24T15:20:00+01:00"},
		{"held in New York, where it was still Tuesday", "scheduled: 2026-03-24T20:00\ntimezone: America/New_York\nheld: 2026-03-24", "2026-03-24T20:00:00-04:00", "2026-03-25T01:20:00+01:00"},
		{"held in Berlin, where it was Wednesday", "scheduled: 2026-03-24T20:00\ntimezone: America/New_York\nheld: 2026-03-25", "2026-03-24T20:00:00-04:00", "2026-03-25T01:20:00+01:00"},
		{"held on another day", "scheduled: 2026-03-24T15:00\nheld: 2026-03-26", "2026-03-24T15:00:00+01:00", "2026-03-26T23:59:59+01:00"},
		{"held on a Sunday of 23 hours", "held: 2026-03-29", "", "2026-03-29T23:59:59+02:00"},
		{"a day and no hour", "scheduled: 2026-03-24\nheld: 2026-03-24", "2026-03-24T00:00:00+01:00", "2026-03-24T23:59:59+01:00"},
		{"neither", "medium: video", "", ""},
	} {
		c2 := New(clockAt(t, "2026-04-20"), infoint.DefaultConfig(), notesOf(person("ana", "", ""), conversation("talk", c.talk)))
		talk := c2.Talks()[0]
		if got := stamp(talk.Start); got != c.start {
			t.Errorf("%s: it begins %s, not %s", c.name, got, c.start)
		}
		if got := stamp(talk.Over(c2.Now.Location()).In(c2.Now.Location())); got != c.over {
			t.Errorf("%s: it is over %s, not %s", c.name, got, c.over)
		}
		if faulty := talk.ZoneFault != nil; faulty != (c.name == "no zone at all") {
			t.Errorf("%s: the fault of the zone is %v", c.name, talk.ZoneFault)
		}
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
