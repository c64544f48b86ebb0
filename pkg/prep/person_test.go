package prep

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

func user() *infoint.Profile {
	return &infoint.Profile{
		Values: []string{"independence"}, Professions: []string{"climate operations", "non-profit programme lead"},
		Hypotheses: []infoint.Hypothesis{
			{ID: "h1", Text: "clinical takes 8 years"},
			{ID: "h2", Text: "I would earn 30 % less in a non-profit.", Profession: "Non-Profit Programme Lead"},
			{ID: "h3", Text: "Operations is firefighting.", Profession: "climate operations"},
		},
	}
}

// six are people as different as can be.
func six() map[string]*infoint.Contact {
	return map[string]*infoint.Contact{
		"professor": {ID: "p", Name: "Ada", Role: "Professor of Clinical Psychology", Company: "Lund University", RoleKind: "academic", OrganisationKind: "academic",
			Seniority: "senior", Relationship: "faculty", Professions: []string{"clinical psychology"}},
		"stranger": {ID: "s", Name: "Bo", Role: "Programme Lead", Company: "Aid Now", RoleKind: "manager", OrganisationKind: "non-profit",
			Seniority: "mid", Relationship: "cold", Professions: []string{"non-profit programme lead"}, PastCompanies: []string{"McKinsey"}},
		"leaver": {ID: "l", Name: "Cy", Role: "Teacher", LeftField: true, Relationship: "event", Professions: []string{"climate operations"}},
		"freelancer": {ID: "f", Name: "Di", Role: "Service designer", RoleKind: "freelancer", OrganisationKind: "own", Relationship: "referral",
			Professions: []string{"service design"}, Schools: []string{"RISD"}},
		"founder": {ID: "o", Name: "Ed", Role: "CEO", Company: "Kelp", RoleKind: "founder", OrganisationKind: "start-up", Relationship: "linkedin",
			Professions: []string{"climate operations"}},
		"friend": {ID: "r", Name: "Flo", Role: "Operations analyst", Company: "City of Lund", RoleKind: "individual", OrganisationKind: "public",
			Seniority: "peer", Relationship: "friend", Professions: []string{"climate operations"}},
	}
}

func TestSixPeopleSixPlans(t *testing.T) {
	b := builtin(t)
	plans := map[string]string{}
	for name, c := range six() {
		for _, minutes := range []int{20, 30} {
			s := Situation{Contact: c, Profile: user(), Minutes: minutes}
			v := newView(s)
			personal := 0
			var lines []string
			for _, q := range Plan(s, b).Questions {
				it := b.find(q.ID)
				if !it.core && v.lean(it) >= leanMuch {
					personal++
				}
				lines = append(lines, q.Text)
			}
			if personal < minutes/10-1 {
				t.Errorf("%s, %d minutes: %d questions lean on them:\n%s", name, minutes, personal, strings.Join(lines, "\n"))
			}
			text := strings.Join(lines, "\n")
			if plans[text] != "" {
				t.Errorf("%s and %s get the same", name, plans[text])
			}
			plans[text] = name
		}
	}
}

// Of one kind, each gets a page of their own, but the same three core ones.
func TestPeopleOfOneKind(t *testing.T) {
	b, plans := builtin(t), map[string]bool{}
	cores := map[string]bool{}
	for i := range 20 {
		c := *six()["founder"]
		c.ID = infoint.ID(fmt.Sprintf("founder-%d", i))
		p := Plan(Situation{Contact: &c, Profile: user(), Minutes: 30}, b)
		plans[strings.Join(ids(p, true), " ")] = true
		cores[strings.Join(p.MustAsk, " ")] = true
	}
	if len(plans) < 18 || len(cores) != 1 {
		t.Errorf("20 people get %d plans with %d cores; want nearly 20 with 1", len(plans), len(cores))
	}
}

func TestWhomABeliefIsPutTo(t *testing.T) {
	for name, want := range map[string]string{"professor": "h1", "stranger": "", "leaver": "h3", "freelancer": "", "friend": "h3"} {
		v := newView(Situation{Contact: six()[name], Profile: user()})
		var got []string
		for _, h := range v.claims {
			got = append(got, h.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s is asked about %v, want %q", name, got, want)
		}
	}
	v := newView(Situation{Contact: &infoint.Contact{}, Profile: user()})
	if len(v.claims) != 1 || v.claims[0].ID != "h1" {
		t.Errorf("somebody unknown is asked about %v", v.claims)
	}
}

func TestBeliefWithoutProfession(t *testing.T) {
	const want = "h1 names no profession: add [profession:: …]"
	warned := func(name string) bool {
		return slices.Contains(Plan(Situation{Contact: six()[name], Profile: user()}, builtin(t)).Warnings, want)
	}
	if warned("professor") || !warned("founder") {
		t.Errorf("warned about the professor %v, the founder %v", warned("professor"), warned("founder"))
	}
	if got := namesNone([]string{"h1", "h2", "h3"}); got != "h1, h2 and h3 name no profession" {
		t.Error(got)
	}
}

func TestNoMoneyAmongStrangers(t *testing.T) {
	s := Situation{Contact: six()["stranger"], Profile: user(), Minutes: 60}
	if page := Render(PageData{Situation: s, Brief: Plan(s, builtin(t))}); strings.Contains(page, "30 %") {
		t.Errorf("a stranger is asked about pay:\n%s", page)
	}
	s.Contact.Relationship = "friend"
	if page := Render(PageData{Situation: s, Brief: Plan(s, builtin(t))}); !strings.Contains(page, "I would earn 30 % less") {
		t.Errorf("a friend is not asked:\n%s", page)
	}
	for text, want := range map[string]bool{"Wages are low": true, "50 k€": true, "an earnest man": false, "it takes patience": false} {
		if aboutMoney(text) != want {
			t.Errorf("%q: about money is %v", text, !want)
		}
	}
}

func TestCommentsStayInTheNote(t *testing.T) {
	s := Situation{Contact: six()["friend"], Profile: user(), Interview: &infoint.Interview{Goal: []string{"%% three at most %%"}}}
	s.Profile.Introduction = "<!-- Thirty seconds,\nto be spoken -->\nI am Maya. %% slowly %%"
	p := PageData{Situation: s, Brief: Plan(s, builtin(t)), Background: []string{"<!-- what you", "- read -->", "- ran a lab %%?%%"}}
	page := Render(p)
	if strings.Contains(page, "<!--") || strings.Contains(page, "%%") || strings.Contains(page, "read -->") {
		t.Errorf("the page has comments:\n%s", page)
	}
	for _, want := range []string{"## My 30 seconds\n\nI am Maya.\n", "\n- ran a lab\n", "Whether this holds: \"Operations is firefighting\""} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	p.Situation.Profile.Introduction = "<!-- only a hint -->"
	if page := Render(p); !strings.Contains(page, "_Write it under `## Introduction`") {
		t.Errorf("a comment alone is an introduction:\n%s", page)
	}
}

func TestWordsForWork(t *testing.T) {
	for profession, want := range map[string]string{
		"climate operations": "climate operations", "clinical psychology": "clinical psychology",
		"UX researcher": "the work of a UX researcher", "non-profit programme lead": "the work of a non-profit programme lead",
		"HR manager": "the work of an HR manager", "talent management": "talent management", "": "",
	} {
		if got := asWork(profession); got != want {
			t.Errorf("%q is %q, want %q", profession, got, want)
		}
	}
	for role, want := range map[string]string{
		"Senior UX Researcher": "senior UX researcher", "Head of Research | Speaker": "head of research", "CEO": "CEO",
		"German Teacher": "German teacher", "Marketing": "", "in training": "", "Analyst, people & pay": "analyst",
	} {
		if got := roleInWords(role); got != want {
			t.Errorf("%q is %q, want %q", role, got, want)
		}
	}
	for claim, want := range map[string]string{"clinical takes 8 years": "Clinical takes 8 years", "iOS pays.": "iOS pays", "Élan.": "Élan", "élan": "Élan"} {
		if got := asSentence(claim); got != want {
			t.Errorf("%q is %q, want %q", claim, got, want)
		}
	}
}
