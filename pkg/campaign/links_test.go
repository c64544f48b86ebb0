package campaign

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

func TestIntroducer(t *testing.T) {
	const held = "with: \"[[ines]]\"\nheld: 2026-03-10\n%## Referrals\n"
	for _, c := range []struct {
		name  string
		front string
		log   string
		talks []string
		want  string // who, and whether their name may be used
	}{
		{name: "nobody", want: ""},
		{name: "via", front: "via: \"[[ines]]\"", want: "ines"},
		{name: "via by name", front: "via: Ines Marek", want: "ines"},
		{name: "via by alias", front: "via: [[ines m]]", want: "ines"},
		{name: "via herself", front: "via: \"[[ana]]\"", want: ""},
		{name: "via nobody", front: "via: \"[[nobody]]\"", want: ""},
		{name: "via one of two", front: "via: \"[[Jo]]\"", want: ""},
		{name: "introduced", log: "2026-03-05 intro-made [[omar]]", want: "omar, named"},
		{name: "introduced by another than via", front: "via: \"[[ines]]\"", log: "2026-03-05 intro-made [[omar]]", want: "omar, named"},
		{name: "introduced by the one in via", front: "via: \"[[ines]]\"", log: "2026-03-05 intro-made", want: "ines, named"},
		{name: "introduced, by nobody knows whom", log: "2026-03-05 intro-made", want: ""},
		{name: "asked only", log: "2026-03-05 intro-asked [[omar]]", want: ""},
		{name: "a referral", talks: []string{held + "- [[ana]]: sees it from the other side"}, want: "ines"},
		{name: "a referral with permission", talks: []string{held + "- [[ana]]: x [permission:: yes]"}, want: "ines, named"},
		{name: "a referral by name", talks: []string{held + "- Ana Ruiz: x [permission:: yes]"}, want: "ines, named"},
		{name: "permission of somebody else", front: "via: \"[[omar]]\"", talks: []string{held + "- [[ana]]: x [permission:: yes]"}, want: "omar"},
		{name: "permission of the one in via", front: "via: \"[[ines]]\"", talks: []string{held + "- [[ana]]: x [permission:: yes]"}, want: "ines, named"},
		{name: "the first of two who named her", talks: []string{
			"with: \"[[omar]]\"\nscheduled: 2026-03-12T10:00\n%## Referrals\n- [[ana]]: y [permission:: yes]",
			"with: \"[[ines]]\"\nscheduled: 2026-03-10T10:00\n%## Referrals\n- [[ana]]: x",
		}, want: "ines"},
		{name: "her own talk", talks: []string{"%## Referrals\n- [[ana]]: herself"}, want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			notes := notesOf(
				person("ana", "name: Ana Ruiz\n"+c.front, c.log), person("ines", "name: Ines Marek\naliases: [Ines M, ines m]", ""),
				person("omar", "", ""), person("jo-1", "name: Jo", ""), person("jo-2", "name: Jo", ""))
			for i, text := range c.talks {
				notes = append(notes, conversation(fmt.Sprintf("talk-%d", i), text))
			}
			th := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notes).Thread("ana")
			got := string(th.Introducer)
			if th.MayName {
				got += ", named"
			}
			if got != c.want {
				t.Errorf("%q introduced, not %q", got, c.want)
			}
		})
	}
}

func TestRedirectAndWhatWasSaid(t *testing.T) {
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
		person("ana", "name: Ana Ruiz", ""), person("ben", "", ""), person("omar", "", "2026-03-05 reply redirect [[ben]]"),
		person("carl", "", ""),
		conversation("talk", "with: [\"[[omar]]\"]\nheld: 2026-03-10\n%## Referrals\n- Ana Ruiz: left for teaching\n- [[ben]]: a secret [private:: true]")))
	if th := c.Thread("ben"); th.Introducer != "omar" || th.MayName {
		t.Errorf("%q introduced Ben, may be named: %v", th.Introducer, th.MayName)
	}
	if got := c.Introduced("omar"); !slices.Equal(got, []infoint.ID{"ana", "ben"}) {
		t.Errorf("Omar introduced %v", got)
	}
	if got := c.Introduced(""); got != nil {
		t.Errorf("nobody introduced %v", got)
	}
	for id, want := range map[infoint.ID]string{"ana": "left for teaching", "ben": "", "carl": ""} {
		if got := c.SaidOf(c.Thread(id)); got != want {
			t.Errorf("of %s was said %q, not %q", id, got, want)
		}
	}
}

func TestLookup(t *testing.T) {
	c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
		person("Ana Ruiz", "", ""), person("mo", "name: Moritz Engel\naliases: [Mo E., mo e.]", ""),
		person("jo-1", "name: Jo\naliases: [mo]", ""), person("jo-2", "name: Jo", "")))
	for target, want := range map[string]string{
		"Ana Ruiz": "Ana Ruiz", "ana ruiz": "Ana Ruiz", "mo": "mo", "MO": "mo", "Moritz Engel": "mo", "mo e.": "mo",
		"Jo": "", "jo-2": "jo-2", "nobody": "", "": "",
	} {
		id, ok := c.Lookup(infoint.Ref{Target: target})
		if !ok {
			id = ""
		}
		if string(id) != want {
			t.Errorf("[[%s]] is %q, not %q", target, id, want)
		}
	}
	if c.Contact("nobody") != nil || c.Thread("nobody") != nil {
		t.Error("nobody is somebody")
	}
}

// TestOrderOfFiles: two files of one id, talks at one hour and letters come
// in the same order however they were read.
func TestOrderOfFiles(t *testing.T) {
	twin := person("ana", "why: x", "2026-03-02 outreach")
	twin.Contact.Path = "contacts/alumni/ana.md"
	notes := notesOf(
		person("ana", "", "2026-03-13 reply yes"), twin, person("ben", "", "2026-03-02 outreach"),
		person("carl", "via: \"[[ben]]\"", ""),
		conversation("one", "with: \"[[ben]]\"\nscheduled: 2026-03-24T15:00\nbooked: 2026-03-10\n%## Referrals\n- [[carl]]: a"),
		conversation("two", "with: \"[[ben]]\"\nscheduled: 2026-03-24T15:00\nbooked: 2026-03-11\n%## Referrals\n- [[carl]]: b"),
	)
	summary := func() string {
		var b strings.Builder
		c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notes)
		for _, th := range c.Threads() {
			fmt.Fprintf(&b, "%s: %s, %s, %q\n", th.Contact.Path, told(th), th.Introducer, c.SaidOf(th))
		}
		for _, talk := range c.Talks() {
			fmt.Fprintln(&b, talk.ID)
		}
		return b.String()
	}
	want := summary()
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		r.Shuffle(len(notes), func(i, j int) { notes[i], notes[j] = notes[j], notes[i] })
		if got := summary(); got != want {
			t.Fatalf("in another order\n%s\nin the first\n%s", got, want)
		}
	}
	if !strings.Contains(want, "contacts/alumni/ana.md: contacted") || !strings.Contains(want, "contacts/ana.md: agreed") {
		t.Errorf("of two files with one id one is hidden:\n%s", want)
	}
}
