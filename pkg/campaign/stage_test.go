package campaign

import (
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// TestLog holds each sentence of FORMAT and each arrow of DOMAIN §4.2 that a
// log alone decides.
func TestLog(t *testing.T) {
	check(t, []story{
		{name: "an empty file", want: "lead"},
		{name: "a reason to write", front: "why: you left the lab", want: "ready"},
		{name: "chosen without a reason", front: "chosen: 2026-03-19", want: "lead"},
		{name: "asked for an introduction", log: "2026-03-10 intro-asked [[ben]]", want: "intro-asked; them since 03-10"},
		{
			name: "introduced: it is for me to write, and no silence is counted",
			log:  "2026-03-10 intro-asked [[ben]]\n2026-03-11 intro-made [[ben]]",
			want: "contacted; me since 03-11",
		},
		{
			name: "introduced, and I wrote",
			log:  "2026-03-11 intro-made [[ben]]\n2026-03-12 wrote email",
			want: "contacted; them since 03-12; silent from 03-12 after 0 nudges",
		},
		{name: "no introduction, a reason", front: "why: x", log: "2026-03-10 intro-asked [[ben]]\n2026-03-11 intro-declined [[ben]]", want: "ready"},
		{name: "no introduction, no reason", log: "2026-03-10 intro-asked [[ben]]\n2026-03-11 intro-declined [[ben]]", want: "ready"},
		{name: "no introduction, kept in touch with", front: "tier: light", log: "2026-01-10 wrote\n2026-03-11 intro-declined [[ben]]", want: "ready"},
		{name: "outreach", log: "2026-03-16 outreach email", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "nudge", log: "2026-03-09 outreach\n2026-03-18 nudge", want: "nudged; them since 03-18; silent from 03-18 after 1 nudges"},
		{name: "a second nudge counts", log: "2026-03-02 outreach\n2026-03-11 nudge\n2026-03-20 nudge", want: "nudged; them since 03-20; silent from 03-20 after 2 nudges"},
		{name: "a new outreach begins anew", log: "2026-01-02 outreach\n2026-01-11 nudge\n2026-03-18 outreach", want: "contacted; them since 03-18; silent from 03-18 after 0 nudges"},
		{name: "yes", log: "2026-03-09 outreach\n2026-03-13 reply yes", want: "agreed; me since 03-13; I owe times"},
		{name: "said yes, by hand", log: "**2026-03-09** emailed\n2026-3-13: said yes: gladly", want: "agreed; me since 03-13; I owe times"},
		{name: "question", log: "2026-03-09 outreach\n2026-03-13 reply question", want: "contacted; me since 03-13; I owe an answer to reply question"},
		{name: "an answer that is none of them", log: "2026-03-09 outreach\n2026-03-13 reply: who are you?", want: "contacted; me since 03-13; I owe an answer to reply"},
		{name: "later", log: "2026-03-09 outreach\n2026-03-13 reply later 2026-09-01", want: "deferred; me since 03-13; I owe an answer to reply later"},
		{name: "no", log: "2026-03-09 outreach\n2026-03-13 reply no", want: "declined; me since 03-13; I owe an answer to reply no"},
		{name: "redirect", log: "2026-03-09 outreach\n2026-03-13 reply redirect [[ben]]", want: "declined; me since 03-13; I owe an answer to reply redirect"},
		{name: "bounce", log: "2026-03-09 outreach\n2026-03-09 reply bounce", want: "needs-address; me since 03-09; I owe an answer to reply bounce"},
		{name: "an answer without a letter", log: "2026-03-13 reply yes", want: "agreed; me since 03-13; I owe times"},
		{name: "times sent", log: "2026-03-09 outreach\n2026-03-13 reply yes\n2026-03-16 slots", want: "proposing; them since 03-16"},
		{name: "yes to times is for me to answer", log: "2026-03-13 reply yes\n2026-03-16 slots\n2026-03-17 reply yes: the Tuesday", want: "proposing; me since 03-17; I owe an answer to reply yes"},
		{name: "question about times", log: "2026-03-13 reply yes\n2026-03-16 slots\n2026-03-17 reply question", want: "proposing; me since 03-17; I owe an answer to reply question"},
		{name: "no to times", log: "2026-03-13 reply yes\n2026-03-16 slots\n2026-03-17 reply no", want: "declined; me since 03-17; I owe an answer to reply no"},
		{name: "other times", log: "2026-03-16 slots\n2026-03-17 reply question\n2026-03-18 slots", want: "proposing; them since 03-18"},
		{name: "parked by hand", log: "2026-03-09 outreach\n2026-03-10 closed parked", want: "parked"},
		{name: "closed without a word", log: "2026-03-09 outreach\n2026-03-10 closed", want: "parked"},
		{name: "dropped", log: "2026-03-09 outreach\n2026-03-13 reply no\n2026-03-13 closed dropped", want: "dropped"},
		{name: "reopened", front: "why: x", log: "2026-01-09 outreach\n2026-02-10 closed parked\n2026-03-02 reopened", want: "ready"},
		{name: "an answer after all", log: "2026-01-09 outreach\n2026-02-10 closed parked\n2026-03-19 reply yes", want: "agreed; me since 03-19; I owe times"},
		{name: "do not contact", front: "do_not_contact: true", log: "2026-03-09 outreach\n2026-03-13 reply yes", want: "blocked"},
		{name: "do not contact, unasked", front: "do_not_contact: yes", want: "blocked"},
		{name: "a note and what they wrote unasked change nothing", log: "2026-03-16 outreach\n2026-03-17 heard email\n2026-03-18 note: saw her", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "heard from, never written to", front: "why: x", log: "2026-03-17 heard email\n2026-03-18 wrote", want: "ready"},
		{name: "lines out of order", log: "2026-03-13 reply yes\n2026-03-09 outreach", want: "agreed; me since 03-13; I owe times"},
		{name: "on one day the lines decide", log: "2026-03-13 reply yes\n2026-03-13 slots", want: "proposing; them since 03-13"},
		{name: "on one day the lines decide, turned round", log: "2026-03-13 slots\n2026-03-13 reply yes", want: "proposing; me since 03-13; I owe an answer to reply yes"},
		{name: "hours never reorder lines", log: "2026-03-13T18:00 reply question\n2026-03-13T09:00 wrote", want: "contacted; them since 03-13; silent from 03-13 after 0 nudges"},
	})
}

func TestWrote(t *testing.T) {
	check(t, []story{
		{name: "answers a question", log: "2026-03-02 outreach\n2026-03-13 reply question\n2026-03-16 wrote email", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "answers a yes", log: "2026-03-02 outreach\n2026-03-13 reply yes\n2026-03-16 wrote email", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "gives the nudge back", log: "2026-03-02 outreach\n2026-03-11 nudge\n2026-03-13 reply question\n2026-03-16 wrote", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "into silence", log: "2026-03-09 outreach\n2026-03-12 wrote", want: "contacted; them since 03-12; silent from 03-12 after 0 nudges"},
		{name: "after a nudge it is contacted again, and the nudge was one", log: "2026-03-02 outreach\n2026-03-11 nudge\n2026-03-16 wrote", want: "contacted; them since 03-16; silent from 03-16 after 1 nudges"},
		{name: "after times", log: "2026-03-13 reply yes\n2026-03-16 slots\n2026-03-17 wrote", want: "contacted; them since 03-17; silent from 03-17 after 0 nudges"},
		{name: "the times stay out", log: "2026-03-13 reply yes\n2026-03-16 slots\n2026-03-17 wrote\n2026-03-18 reply yes", want: "proposing; me since 03-18; I owe an answer to reply yes"},
		{name: "the times stay out when reminded", log: "2026-03-02 slots\n2026-03-11 nudge\n2026-03-18 reply yes", want: "proposing; me since 03-18; I owe an answer to reply yes"},
		{name: "a no stays one", log: "2026-03-13 reply no\n2026-03-16 wrote", want: "declined"},
		{name: "later stays later", log: "2026-03-13 reply later 2026-09-01\n2026-03-16 wrote", want: "deferred"},
		{name: "later stays later when its day has come", log: "2026-03-02 reply later 2026-03-10\n2026-03-03 wrote", want: "deferred"},
		{name: "pointed elsewhere stays declined", log: "2026-03-13 reply redirect [[ben]]\n2026-03-16 thanked", want: "declined"},
		{name: "to another address", log: "2026-03-09 outreach\n2026-03-10 reply bounce\n2026-03-16 wrote", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "the thanks for a no came back", log: "2026-03-10 reply no\n2026-03-11 wrote\n2026-03-11 reply bounce\n2026-03-12 wrote", want: "declined"},
		{name: "told-about is a message", log: "2026-03-02 outreach\n2026-03-13 reply question: did you see Ben?\n2026-03-16 told-about [[ben]]", want: "contacted; them since 03-16; silent from 03-16 after 0 nudges"},
		{name: "to somebody parked", log: "2026-01-02 outreach\n2026-02-02 closed parked\n2026-03-16 wrote", want: "parked"},
		{name: "to nobody in particular", front: "why: x", log: "2026-03-16 wrote", want: "ready"},
	})
}

func TestAutomaticReply(t *testing.T) {
	check(t, []story{
		{name: "the clock runs from its date", log: "2026-03-12 outreach\n2026-03-13 reply auto 2026-03-23", want: "contacted; them since 03-12; silent from 03-23 after 0 nudges"},
		{name: "without a date from its own", log: "2026-03-12 outreach\n2026-03-13 reply auto", want: "contacted; them since 03-12; silent from 03-13 after 0 nudges"},
		{name: "never backwards", log: "2026-03-12 outreach\n2026-03-13 reply auto 2026-03-01", want: "contacted; them since 03-12; silent from 03-13 after 0 nudges"},
		{name: "it outlives a nudge", log: "2026-03-02 outreach\n2026-03-03 reply auto 2026-04-01\n2026-03-12 nudge", want: "nudged; them since 03-12; silent from 04-01 after 1 nudges"},
		{name: "it outlives a message", log: "2026-03-02 outreach\n2026-03-03 reply auto 2026-04-01\n2026-03-12 wrote", want: "contacted; them since 03-12; silent from 04-01 after 0 nudges"},
		{name: "it ends", log: "2026-03-02 outreach\n2026-03-03 reply auto 2026-03-05\n2026-03-12 nudge", want: "nudged; them since 03-12; silent from 03-12 after 1 nudges"},
		{name: "who answers is back", log: "2026-03-02 outreach\n2026-03-03 reply auto 2026-04-01\n2026-03-12 reply question\n2026-03-13 wrote", want: "contacted; them since 03-13; silent from 03-13 after 0 nudges"},
		{name: "no answer to times", log: "2026-03-13 reply yes\n2026-03-16 slots\n2026-03-16 reply auto 2026-03-23", want: "proposing; them since 03-16"},
		{name: "no answer at all", log: "2026-03-13 reply yes\n2026-03-13 reply auto", want: "agreed; me since 03-13; I owe times"},
		{name: "opens no thread", front: "why: x", log: "2026-03-13 reply auto 2026-03-23", want: "ready"},
	})
}

// TestParked: ten business days after the last nudge, with the line or without.
func TestParked(t *testing.T) {
	const log = "2026-03-02 outreach\n2026-03-11 nudge"
	check(t, []story{
		{name: "the day before", log: log, now: "2026-03-24", want: "nudged; them since 03-11; silent from 03-11 after 1 nudges"},
		{name: "the day", log: log, now: "2026-03-25", want: "parked; silent from 03-11 after 1 nudges"},
		{name: "with the line", log: log + "\n2026-03-25 closed parked", now: "2026-03-25", want: "parked"},
		{name: "not before a nudge", log: "2026-01-02 outreach", want: "contacted; them since 01-02; silent from 01-02 after 0 nudges"},
	})
	c := func(most int) *Campaign {
		config := infoint.DefaultConfig()
		config.NudgeMax = most
		return New(clockAt(t, "2026-03-16"), config, notesOf(person("ana", "", "2026-03-02 outreach"), person("ben", "", "2026-02-20 outreach\n2026-03-02 nudge")))
	}
	for most, want := range map[int][2]infoint.Stage{
		0: {infoint.StageParked, infoint.StageParked}, 1: {infoint.StageContacted, infoint.StageParked}, 2: {infoint.StageContacted, infoint.StageNudged},
	} {
		got := [2]infoint.Stage{c(most).Thread("ana").Stage, c(most).Thread("ben").Stage}
		if got != want {
			t.Errorf("with nudge.max %d outreach and nudge of 2 March are %v, not %v", most, got, want)
		}
	}
}

// TestFutureEvents: what is dated after today has not happened. It neither
// hides what has, nor stays away once its day has come.
func TestFutureEvents(t *testing.T) {
	check(t, []story{
		{name: "a slip of the year hides no yes", log: "2026-03-09 outreach\n2062-03-10 nudge\n2026-03-13 reply yes", want: "agreed; me since 03-13; I owe times"},
		{name: "closed in the year 2062", log: "2026-03-09 outreach\n2062-03-10 closed dropped", want: "contacted; them since 03-09; silent from 03-09 after 0 nudges"},
		{name: "not yet", log: "2026-03-09 outreach\n2026-03-21 reply yes", want: "contacted; them since 03-09; silent from 03-09 after 0 nudges"},
		{name: "its day", log: "2026-03-09 outreach\n2026-03-21 reply yes", now: "2026-03-21", want: "agreed; me since 03-21; I owe times"},
		{name: "held in the year 2062", talks: []string{"scheduled: 2026-03-17T15:00\nbooked: 2026-03-10\nheld: 2062-03-17"}, want: "scheduled"},
		{name: "thanked in the year 2062", talks: []string{"scheduled: 2026-03-17T15:00\nheld: 2026-03-17\nthanked: 2062-03-17"}, want: "held; me since 03-17"},
		{name: "cancelled in the year 2062", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-10\ncancelled: 2062-03-17\ncancelled_by: them"}, want: "scheduled"},
		{name: "not booked yet", log: "2026-03-13 reply yes", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2026-03-21"}, want: "agreed; me since 03-13; I owe times"},
		{name: "booked in the year 2062", talks: []string{"scheduled: 2026-03-24T15:00\nbooked: 2062-03-10"}, want: "scheduled"},
	})
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
		person("ana", "", "2026-03-09 outreach\n2062-03-10 wrote"),
		conversation("talk", "scheduled: 2026-03-17T15:00\nheld: 2062-03-17\n%## Log\n- 2062-01-01 moved them: x")))
	if got := c.Thread("ana").LastContact.String(); got != "2026-03-09" {
		t.Errorf("the last contact is %s", got)
	}
	if held, log := c.Interviews[0].Held.String(), len(c.Contacts[0].Log); held != "2062-03-17" || log != 2 {
		t.Errorf("the notes themselves were changed: held %s, %d lines", held, log)
	}
	if got := c.Talks()[0].LastMoved(); !got.IsZero() {
		t.Errorf("moved on %s", got)
	}
}
