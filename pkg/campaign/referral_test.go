package campaign

import (
	"fmt"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// referrals is everybody who was named, a line each: who by, whom, when I
// wrote to them, and when I said how it went.
func referrals(c *Campaign) string {
	var b strings.Builder
	for _, r := range c.Referrals() {
		fmt.Fprintf(&b, "%s: %s (%s) %s, contacted %s, told %s\n", r.From, r.Name, r.Contact, r.Permission, short(r.Contacted), short(r.Told))
	}
	return b.String()
}

func TestReferrals(t *testing.T) {
	const named = "held: 2026-03-10\n%## Referrals\n- [[ben|Benny]]: x [permission:: yes]\n- Aiko Mori: y\n- Carl [permission:: no]"
	notes := func(ana, ben string, talks ...*note.Note) []*note.Note {
		return append(talks, person("ana", "name: Ana Ruiz", ana), person("ben", "name: Ben Ito", ben), person("carl", "name: Carl", ""))
	}
	talk := conversation("talk", named)
	tests := []struct {
		name, now string
		notes     []*note.Note
		want      string
	}{
		{"before the talk", "2026-03-09", notes("", "", talk), ""},
		{"nothing done", "2026-03-10", notes("", "", talk),
			"ana: Ben Ito (ben) yes, contacted , told \nana: Aiko Mori () ask, contacted , told \nana: Carl (carl) no, contacted , told \n"},
		{"written to before and since", "2026-03-20", notes("", "2026-03-02 outreach\n2026-03-12 nudge\n2026-03-14 wrote", talk),
			"ana: Ben Ito (ben) yes, contacted 03-12, told \nana: Aiko Mori () ask, contacted , told \nana: Carl (carl) no, contacted , told \n"},
		{"written to before only", "2026-03-20", notes("", "2026-03-02 outreach", talk),
			"ana: Ben Ito (ben) yes, contacted 03-02, told \nana: Aiko Mori () ask, contacted , told \nana: Carl (carl) no, contacted , told \n"},
		{"told about by name", "2026-03-20", notes("2026-03-13 told-about [[ben]]", "", talk),
			"ana: Ben Ito (ben) yes, contacted , told 03-13\nana: Aiko Mori () ask, contacted , told \nana: Carl (carl) no, contacted , told \n"},
		{"told in a message after the talk", "2026-03-20",
			notes("2026-03-13 wrote\n2026-03-18 wrote", "", talk, conversation("with-ben", "with: [\"[[ben]]\"]\nheld: 2026-03-17")),
			"ana: Ben Ito (ben) yes, contacted 03-17, told 03-18\nana: Aiko Mori () ask, contacted , told \nana: Carl (carl) no, contacted , told \n"},
		{"sent on in a reply", "2026-03-20", notes("2026-03-05 reply redirect [[ben]]: better him\n2026-03-25 reply redirect [[carl]]", "2026-03-06 outreach"),
			"ana: Ben Ito (ben) ask, contacted 03-06, told \n"},
		{"who names themselves", "2026-03-20", notes("", "", conversation("t", "held: 2026-03-10\n%## Referrals\n- [[ana]]")),
			"ana: ana (ana) ask, contacted , told \n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := referrals(New(clockAt(t, tt.now), infoint.DefaultConfig(), tt.notes)); got != tt.want {
				t.Errorf("got\n%s\nand not\n%s", got, tt.want)
			}
		})
	}
}

func TestVoices(t *testing.T) {
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
		person("ana", "", ""), person("ben", "", ""),
		conversation("a", "held: 2026-03-02\n%## Insights\n- x [for:: h1]\n- y [for:: H1] [against:: Night Shifts]\n- z [mixed:: h1]"),
		conversation("b", "with: [\"[[ana]]\", \"[[ben]]\"]\nheld: 2026-03-03\n%## Insights\n- x [for:: h1]\n- y [for:: h1] [by:: [[ben]]]"),
		conversation("c", "with: [\"[[ben]]\"]\nheld: 2026-03-04\noff_record: true\n%## Insights\n- x [against:: h1]"),
		conversation("d", "with: [\"[[ben]]\"]\nheld: 2026-03-24\n%## Insights\n- x [against:: h1]")))
	for name, want := range map[string]Voices{"h1": {2, 0, 1}, "night-shifts": {0, 1, 0}, "h2": {}} {
		if got := c.Voices(name); got != want {
			t.Errorf("about %s spoke %v, not %v", name, got, want)
		}
	}
}

func TestLatest(t *testing.T) {
	for want, talks := range map[string][]string{
		"none":   {"scheduled: 2026-03-24T10:00", "scheduled: 2026-03-02T10:00\ncancelled: 2026-03-01", "scheduled: 2026-03-03T10:00\nmissed_by: them"},
		"talk-0": {"scheduled: 2026-03-02T10:00\nheld: 2026-03-02", "scheduled: 2026-03-24T10:00"},
		"talk-1": {"scheduled: 2026-03-02T10:00\nheld: 2026-03-02", "scheduled: 2026-03-20T08:50"},
	} {
		s := story{talks: talks}
		got := "none"
		if talk := s.thread(t).Latest(clockAt(t, "2026-03-20")); talk != nil {
			got = string(talk.ID)
		}
		if got != want {
			t.Errorf("of %q the latest is %s", talks, got)
		}
	}
}
