package note

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

func ben() infoint.Ref { return infoint.Ref{Target: "ben-ito", Label: "Ben Ito"} }

func TestAppendPromise(t *testing.T) {
	tests := []struct {
		name, src string
		p         infoint.Promise
		want      string
	}{
		{"no section", "# Ana\n", infoint.Promise{Text: "the slides", Added: march(24), Due: march(31)},
			"# Ana\n\n## Promises\n- [ ] the slides ➕ 2026-03-24 📅 2026-03-31\n"},
		{"behind the last one, CR LF", "## promises:\r\n* [x] a\r\n  b\r\n\r\n## Log\r\n", infoint.Promise{Text: "c"},
			"## promises:\r\n* [x] a\r\n  b\r\n- [ ] c\r\n\r\n## Log\r\n"},
		{"theirs", "", infoint.Promise{Owner: infoint.OwnerThem, Text: "introduce me", Due: march(31)},
			"## Promises\n- [ ] them: introduce me 📅 2026-03-31\n"},
		{"theirs, said in the text", "", infoint.Promise{Text: "Them: introduce me"}, "## Promises\n- [ ] them: introduce me\n"},
		{"to another one of the talk", "", infoint.Promise{Text: "[[ben-ito|Ben Ito]] the slides"},
			"## Promises\n- [ ] [[ben-ito|Ben Ito]] the slides\n"},
		{"dated as in Obsidian", "", infoint.Promise{Text: "the slides 📅2026-03-31 ➕ 2026-03-20", Added: march(24)},
			"## Promises\n- [ ] the slides ➕ 2026-03-24 📅 2026-03-31\n"},
		{"broken into lines", "## Promises\n- [ ] a", infoint.Promise{Text: " b\r\n  c "}, "## Promises\n- [ ] a\n- [ ] b c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := AppendPromise(infoint.KindContact, []byte(tt.src), tt.p)
			if err != nil || string(out) != tt.want {
				t.Errorf("got %q, %v, want %q", out, err, tt.want)
			}
		})
	}
}

func TestAppendReferral(t *testing.T) {
	tests := []struct {
		r    infoint.Referral
		want string
	}{
		{infoint.Referral{To: ben(), Text: "runs the guild: ask him", Permission: "yes"}, "- [[ben-ito|Ben Ito]]: runs the guild: ask him [permission:: yes]"},
		{infoint.Referral{To: infoint.Ref{Target: "mo"}, Permission: "no"}, "- [[mo]] [permission:: no]"},
		{infoint.Referral{Name: "Aiko Mori", Text: "left for teaching", Permission: "ask"}, "- Aiko Mori: left for teaching [permission:: ask]"},
		{infoint.Referral{Name: "李小龍", Permission: "ask"}, "- 李小龍 [permission:: ask]"},
	}
	for _, tt := range tests {
		out, err := AppendReferral([]byte("## Referrals\n- a\n"), tt.r)
		if want := "## Referrals\n- a\n" + tt.want + "\n"; err != nil || string(out) != want {
			t.Errorf("got %q, %v, want %q", out, err, want)
		}
	}
}

func TestAppendInsight(t *testing.T) {
	tests := []struct {
		in   infoint.Insight
		want string
	}{
		{infoint.Insight{Text: "half of it is meetings"}, "- half of it is meetings"},
		{infoint.Insight{Text: `"60 %": meetings`, Against: []string{"h1"}, For: []string{"Relationships", "h2"}, Kind: "firsthand"},
			`- "60 %": meetings [for:: Relationships] [for:: h2] [against:: h1] [kind:: firsthand]`},
		{infoint.Insight{Text: "a", Mixed: []string{"h3"}, Kind: "opinion", Profession: "data analyst", By: ben(), Private: true},
			"- a [mixed:: h3] [kind:: opinion] [profession:: data analyst] [by:: [[ben-ito|Ben Ito]]] [private:: true]"},
	}
	for _, tt := range tests {
		out, err := AppendInsight([]byte("## Insights\n\n## Log\n"), tt.in)
		if want := "## Insights\n" + tt.want + "\n\n## Log\n"; err != nil || string(out) != want {
			t.Errorf("got %q, %v, want %q", out, err, want)
		}
	}
}

func TestAppendToProfile(t *testing.T) {
	src := []byte("## Hypotheses\n- h1 a\n  - 2026-04-20 split: b\n\n## Decisions\n- 2026-04-20 drop x\n")
	out, err := AppendHypothesis(src, infoint.Hypothesis{ID: "h2", Text: "Calls are dull.", Profession: "UX", ChangeMind: "two who like them"})
	want := "## Hypotheses\n- h1 a\n  - 2026-04-20 split: b\n- h2 Calls are dull. [profession:: UX] [change_mind:: two who like them]\n\n## Decisions\n- 2026-04-20 drop x\n"
	if err != nil || string(out) != want {
		t.Errorf("got %q, %v, want %q", out, err, want)
	}
	d := infoint.Decision{Date: march(28), Verb: "park", What: "HR", Why: "too far: later", Because: "[[2026-03-24-ines-marek]]", Reopen: "an offer"}
	out, err = AppendDecision(src, d)
	want = string(src) + "- 2026-03-28 park HR: too far: later [because:: [[2026-03-24-ines-marek]]] [reopen:: an offer]\n"
	if err != nil || string(out) != want {
		t.Errorf("got %q, %v, want %q", out, err, want)
	}
}

func TestAdditionsAreRefused(t *testing.T) {
	promise := func(src, text string) ([]byte, error) {
		return AppendPromise(infoint.KindInterview, []byte(src), infoint.Promise{Text: text})
	}
	tests := []struct {
		name string
		do   func() ([]byte, error)
	}{
		{"an open fence", func() ([]byte, error) { return promise("```\n", "a") }},
		{"an open comment", func() ([]byte, error) { return promise("## Promises\n<!--\n", "a") }},
		{"an unpaired %%", func() ([]byte, error) { return promise("", "50 %% more") }},
		{"nothing", func() ([]byte, error) { return promise("", " \n ") }},
		{"bytes that are no text", func() ([]byte, error) { return promise("", "\xff") }},
		{"a field of its own", func() ([]byte, error) {
			return AppendInsight(nil, infoint.Insight{Text: "a [against:: h1]"})
		}},
		{"a criterion that ends its field", func() ([]byte, error) {
			return AppendInsight(nil, infoint.Insight{Text: "a", For: []string{"b] c"}})
		}},
		{"two criteria in one", func() ([]byte, error) {
			return AppendInsight(nil, infoint.Insight{Text: "a", For: []string{"b, c"}})
		}},
		{"a name with a colon", func() ([]byte, error) {
			return AppendReferral(nil, infoint.Referral{Name: "Ben: Ito", Permission: "ask"})
		}},
		{"a permission that is none", func() ([]byte, error) {
			return AppendReferral(nil, infoint.Referral{Name: "Ben", Permission: "maybe"})
		}},
		{"a hypothesis without a claim", func() ([]byte, error) { return AppendHypothesis(nil, infoint.Hypothesis{ID: "h1"}) }},
		{"a verb that is none", func() ([]byte, error) {
			return AppendDecision(nil, infoint.Decision{Date: march(1), Verb: "keep", What: "a"})
		}},
		{"a decision about two things", func() ([]byte, error) {
			return AppendDecision(nil, infoint.Decision{Date: march(1), Verb: "drop", What: "a: b", Why: "c"})
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := tt.do()
			var no *RefusedError
			if !errors.As(err, &no) || out != nil || no.ByHand == "" {
				t.Errorf("%q, %v", out, err)
			}
		})
	}
}

// FuzzAdditionToTalk: what is accepted is added in one piece, reads back as it
// was given, and leaves every other fact as it was.
func FuzzAdditionToTalk(f *testing.F) {
	seedAdditions(f)
	f.Fuzz(func(t *testing.T, src []byte, text string) {
		before := Read(infoint.KindInterview, "x.md", src).Interview
		if before == nil {
			return
		}
		add := func(out []byte, err error, last func(after *infoint.Interview) string) {
			t.Helper()
			if err != nil {
				return
			}
			after := Read(infoint.KindInterview, "x.md", out).Interview
			if !isInserted(src, out) || facts(after) != facts(before)+1 || last(after) != oneLine(text) {
				t.Fatalf("%q and %q became %q", src, text, out)
			}
		}
		out, err := AppendInsight(src, infoint.Insight{Text: text, Against: []string{"h1"}})
		add(out, err, func(i *infoint.Interview) string { return i.Insights[len(i.Insights)-1].Text })
		out, err = AppendReferral(src, infoint.Referral{To: ben(), Text: text, Permission: infoint.PermissionYes})
		add(out, err, func(i *infoint.Interview) string { return i.Referrals[len(i.Referrals)-1].Text })
		out, err = AppendPromise(infoint.KindInterview, src, infoint.Promise{Text: text, Added: march(24)})
		add(out, err, func(i *infoint.Interview) string {
			if p := i.Promises[len(i.Promises)-1]; p.State != infoint.PromiseOpen || p.Added != march(24) {
				t.Fatalf("%q became %v", text, p)
			}
			return oneLine(text) // a promise may have its dates in the text
		})
	})
}

func facts(i *infoint.Interview) int {
	return len(i.Insights) + len(i.Referrals) + len(i.Promises) + len(i.Questions) + len(i.Advice) + len(i.Log) + len(i.Goal)
}

// FuzzAdditionToProfile is the same for what is believed and decided.
func FuzzAdditionToProfile(f *testing.F) {
	seedAdditions(f)
	f.Fuzz(func(t *testing.T, src []byte, text string) {
		before := Read(infoint.KindProfile, "x.md", src).Profile
		if before == nil {
			return
		}
		out, err := AppendHypothesis(src, infoint.Hypothesis{ID: "h9", Text: text})
		if err == nil {
			after := Read(infoint.KindProfile, "x.md", out).Profile
			n := len(before.Hypotheses)
			if !isInserted(src, out) || len(after.Hypotheses) != n+1 || after.Hypotheses[n].Text != oneLine(text) || len(after.Decisions) != len(before.Decisions) {
				t.Fatalf("%q and %q became %q", src, text, out)
			}
		}
		out, err = AppendDecision(src, infoint.Decision{Date: march(28), Verb: infoint.DecisionDrop, What: "it", Why: text})
		if err == nil {
			after := Read(infoint.KindProfile, "x.md", out).Profile
			is := func(d infoint.Decision) bool { return d.What == "it" && d.Why == oneLine(text) }
			if !isInserted(src, out) || len(after.Decisions) != len(before.Decisions)+1 || !slices.ContainsFunc(after.Decisions, is) || len(after.Log) != len(before.Log) {
				t.Fatalf("%q and %q became %q", src, text, out)
			}
		}
	})
}

func seedAdditions(f *testing.F) {
	for i, s := range seeds(f) {
		f.Add([]byte(s), nastyTexts()[i%len(nastyTexts())])
	}
	for _, text := range nastyTexts() {
		f.Add([]byte("## Insights\n- a\n## Promises\n- [ ] b\n## Referrals\n- c\n## Hypotheses\n- h1 d\n## Decisions\n- 2026-03-01 drop e\n## Log\n"), text)
	}
}

// TestAdditionsInTheVault: each of them, in each note of the vault that can
// hold it, changes nothing but its own line.
func TestAdditionsInTheVault(t *testing.T) {
	eachOfStudent(t, func(p string, kind infoint.Kind, src []byte) {
		if kind == infoint.KindContact && strings.HasPrefix(path.Base(p), "_") {
			return
		}
		add := func(out []byte, err error) {
			t.Helper()
			if err != nil || !isInserted(src, out) || bytes.Count(out, []byte("\n")) > bytes.Count(src, []byte("\n"))+3 {
				t.Errorf("%s: %v\n%s", p, err, cmp.Diff(strings.Split(string(src), "\n"), strings.Split(string(out), "\n")))
			}
		}
		switch kind {
		case infoint.KindContact:
			add(AppendPromise(kind, src, infoint.Promise{Text: "the slides", Added: march(28)}))
		case infoint.KindInterview:
			add(AppendPromise(kind, src, infoint.Promise{Owner: infoint.OwnerThem, Text: "the slides"}))
			add(AppendReferral(src, infoint.Referral{To: ben(), Text: "knows: all", Permission: "yes"}))
			add(AppendInsight(src, infoint.Insight{Text: "“quoted” – here", For: []string{"h1"}, Kind: "hearsay"}))
		case infoint.KindProfile:
			add(AppendHypothesis(src, infoint.Hypothesis{ID: "h9", Text: "It is so."}))
			add(AppendDecision(src, infoint.Decision{Date: march(28), Verb: "explore", What: "it", Why: "why not"}))
		}
	})
}
