package campaign

import (
	"slices"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// TestTold: nobody is thanked for what another one said.
func TestTold(t *testing.T) {
	const notes = "held: 2026-03-10\n%## Insights\n- Nobody's [kind:: opinion]\n- Ben's [by:: [[Ben Ito]]]\n- Another's [by:: [[x]]]\n" +
		"## Advice\n- read it\n- [x] try it [by:: ben] ✅ 2026-03-12\n## Referrals\n- [[ana]]\n- Carl: her brother [by:: [[ben]]]\n## Promises\n- [ ] the slides\n- [ ] [[ben|Ben]]: the book\n"
	for _, test := range []struct {
		with, id       string
		said, promised []string
		advice         int
	}{
		{"with: \"[[ben]]\"\n", "ben", []string{"Nobody's", "Ben's", "Another's"}, []string{"the slides", "Ben: the book"}, 2},
		{"with: [\"[[ana]]\", \"[[ben]]\"]\n", "ana", []string{"Nobody's"}, []string{"the slides"}, 1},
		{"with: [\"[[ana]]\", \"[[ben]]\"]\n", "ben", []string{"Ben's"}, []string{"Ben: the book"}, 1},
	} {
		c := New(clockAt(t, "2026-03-20"), infoint.DefaultConfig(), notesOf(
			person("ana", "", "2026-03-02 outreach"), person("ben", "name: Ben Ito\n", "2026-03-02 outreach"), conversation("talk", test.with+notes)))
		told := c.Told(c.Talks()[0], infoint.ID(test.id))
		var said, promised []string
		for _, in := range told.Insights {
			said = append(said, in.Text)
		}
		for _, p := range told.Promises {
			promised = append(promised, p.Text)
		}
		if !slices.Equal(said, test.said) || !slices.Equal(promised, test.promised) || len(told.Advice) != test.advice || len(told.Referrals) != test.advice {
			t.Errorf("%s%s said %q, was promised %q, and gave %d advice and %d names", test.with, test.id, said, promised, len(told.Advice), len(told.Referrals))
		}
		if n := len(told.Referrals); n > 0 && test.id == "ben" && told.Referrals[n-1].Name != "Carl" {
			t.Errorf("%s named %+v", test.id, told.Referrals)
		}
		if from := c.Referrals()[1].From; from != "ben" {
			t.Errorf("%sCarl was named by %q", test.with, from)
		}
		if len(c.Talks()[0].Insights) != 3 || c.Talks()[0].Insights[1].By.Target != "Ben Ito" {
			t.Errorf("the talk itself was changed: %+v", c.Talks()[0].Insights)
		}
	}
}
