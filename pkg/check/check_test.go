package check

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vaulttest"
)

// profile is what most of the small vaults below need to be in order.
const profile = `
-- profile.md --
---
name: Maya Thiel
timezone: Europe/Berlin
interests: [listening]
skills:
  - statistics in R (drains)
values: [Working Conditions]
deal_breakers: 8-year route
professions:
  - data analyst
  - UX research
---
## Hypotheses
- h1 It is mostly meetings. [profession:: data analyst]
`

const ines = `
-- contacts/ines-marek.md --
---
name: Ines Marek
aliases: [Nessie]
---
`

func TestVault(t *testing.T) {
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"in order", profile + ines, nil},
		{"no profile", ines, []string{"profile.md:1:1 info no-profile"}},
		{"a profile that cannot be read is there", "-- profile.md --\n---\nname: a\n", []string{"profile.md:1:1 error front-matter-unclosed"}},
		{"what reading found comes through", profile + "-- contacts/a.md --\n## Log\n- no day\n", []string{"contacts/a.md:2:3 warn log-no-date"}},

		{"a reply that is still to come", profile + "-- contacts/a.md --\n## Log\n- 2027-03-24 reply yes\n", []string{"contacts/a.md:2:3 warn future-date"}},
		{"a reply of today", profile + "-- contacts/a.md --\n## Log\n- 2026-07-01 reply yes\n", nil},
		{"a promise may be due later", profile + "-- contacts/a.md --\n## Promises\n- [ ] write 📅 2027-03-24\n", nil},
		{"held in a year", profile + ines + "-- interviews/a.md --\n---\nwith: ines-marek\nscheduled: 2027-03-24T10:00:00\nheld: 2027-03-24\n---\n", []string{"interviews/a.md:4:1 warn future-date"}},
		{"sent in a year", profile + ines + "-- letters/a.md --\n---\nto: ines-marek\nkind: nudge\nsent: 2027-03-24\n---\n", []string{"letters/a.md:4:1 warn future-date"}},
		{"what steers a terminal", profile + "-- contacts/a.md --\n\ufefffine\nit says \x1b[31mred\u202e\n", []string{"contacts/a.md:2:9 warn hidden-character"}},
		{"the joiner of an emoji is none", profile + "-- contacts/a.md --\n👩\u200d🔬 and می\u200cخواهم\r\n", nil},

		{"via nobody", profile + "-- contacts/a.md --\n---\nvia: \"[[ben-ito]]\"\n---\n", []string{"contacts/a.md:2:6 warn dangling-link"}},
		{"via by id, name, alias, path, in any case", profile + ines + `
-- contacts/a.md --
---
via: ines-marek
---
-- contacts/b.md --
---
via: "[[contacts/Ines-Marek.md#Log|she]]"
---
-- contacts/c.md --
---
via: [[ines marek]]
---
-- contacts/d.md --
---
via: "[[Nessie]]"
---
`, nil},
		{"via a talk and not a person", profile + ines + "-- interviews/t.md --\n---\nwith: [[ines-marek]]\n---\n-- contacts/a.md --\n---\nvia: [[t]]\n---\n",
			[]string{"contacts/a.md:2:6 warn dangling-link"}},
		{"letters and reflections", profile + "-- letters/l.md --\n---\nto: \"[[x]]\"\n---\nSee [[y]].\n-- reflections/r.md --\n---\ninterviews:\n  - \"[[z]]\"\n---\n",
			[]string{"letters/l.md:2:5 warn dangling-link", "letters/l.md:4:5 info dangling-link", "reflections/r.md:3:5 warn dangling-link"}},
		{"links of the body", profile + `
-- contacts/a.md --
See [[other]] and [it](../notes/it.md).
## Log
- 2026-03-02 note: from [[gone]], on [[2026-03-02]] in [[2026-W10]]
### Talk
- 2026-03-03 note: [[gone]]
## Notes
- [[other]]; not a note: ![[cv.pdf]], ![[photo.jpeg]], [x](https://example.org/x.md)
`, []string{
			"contacts/a.md:1:5 info dangling-link", "contacts/a.md:1:19 info dangling-link",
			"contacts/a.md:3:25 warn dangling-link", "contacts/a.md:5:20 warn dangling-link",
			"contacts/a.md:7:3 info dangling-link",
		}},
		{"a link to any kind of note", profile + ines + "-- letters/l.md --\n-- contacts/a.md --\n[[l]] [[profile]] [[ines-marek]] [[Ines Marek]]\n", nil},
		{"plain words in a log", profile + ines + "-- contacts/a.md --\n## Log\n- 2026-03-01 intro-asked by nessie\n- 2026-03-02 intro-made by omar\n- 2026-03-03 reply [from:: Petra]\n",
			[]string{"contacts/a.md:3:28 warn dangling-link"}},
		{"a link of an event is one link", profile + "-- contacts/a.md --\n## Log\n- 2026-03-01 intro-asked [[omar]]\n", []string{"contacts/a.md:2:26 warn dangling-link"}},
		{"referrals", profile + ines + "-- interviews/t.md --\n---\nwith: [[ines-marek]]\n---\n## Referrals\n- [[ben|Ben]]: x\n- Aiko Mori: y\n",
			[]string{"interviews/t.md:5:3 warn dangling-link"}},

		{"whose a line is", profile + ines + "-- interviews/t.md --\n---\nwith: [[ines-marek]]\n---\n## Insights\n- a [by:: [[nobody]]]\n- b [by:: Ines Marek]\n## Advice\n- c [by:: nobody]\n## Referrals\n- Ines: x [by:: [[ines-marek]]]\n",
			[]string{"interviews/t.md:5:11 warn dangling-link", "interviews/t.md:8:11 warn dangling-link"}},

		{"held, and not", profile + ines + "-- interviews/a.md --\n---\nwith: [[ines-marek]]\nheld: 2026-03-24\nmissed_by: me\n---\n-- interviews/b.md --\n---\nwith: [[ines-marek]]\nheld: 2026-03-24\ncancelled: 2026-03-24\n---\n" +
			"-- interviews/c.md --\n---\nwith: [[ines-marek]]\nheld: 2026-03-24\ncancelled: 2026-03-10\n---\n-- interviews/d.md --\n---\nwith: [[ines-marek]]\nmissed_by: me\n---\n",
			[]string{"interviews/a.md:4:1 warn held-and-called-off", "interviews/b.md:4:1 warn held-and-called-off"}},
		{"who would be called as the profile is", profile + "-- contacts/Me.md --\n-- contacts/mel.md --\n", []string{"contacts/Me.md:1:1 warn name-of-me"}},

		{"two of one name", profile + `
-- contacts/a.md --
---
name: Ana Ruiz
---
[[ana ruiz]] [[a]]
-- contacts/b.md --
---
name: Ana Ruiz
via: "[[Ana Ruiz]]"
---
`, []string{"contacts/a.md:4:1 info ambiguous-link", "contacts/b.md:2:1 warn same-person", "contacts/b.md:3:6 error ambiguous-link"}},
		{"an alias that repeats itself is not two people", profile + "-- contacts/a.md --\n---\naliases: [Mo, mo]\n---\n[[mo]]\n", nil},
		{"a base name goes before a name", profile + "-- contacts/ana.md --\n-- contacts/b.md --\n---\nname: Ana\nvia: \"[[ana]]\"\n---\n",
			[]string{"contacts/b.md:2:1 warn same-person"}},

		{"one uid twice", profile + "-- contacts/a.md --\n---\nuid: q3m7\n---\n-- letters/l.md --\n---\nuid: q3m7\n---\n", []string{"letters/l.md:2:1 error duplicate-uid"}},
		{"two uids and none", profile + "-- contacts/a.md --\n---\nuid: q3m7\n---\n-- contacts/b.md --\n---\nuid: q3m8\n---\n-- contacts/c.md --\n---\nuid:\n---\n-- contacts/d.md --\n---\nuid:\n---\n", nil},
		{"one file name twice", profile + "-- contacts/Ana.md --\n-- contacts/old/ana.md --\n[[ana]]\n",
			[]string{"contacts/old/ana.md:1:1 info ambiguous-link", "contacts/old/ana.md:1:1 error duplicate-name"}},
		{"one file name in two folders", profile + "-- contacts/ana.md --\n-- letters/ana.md --\n", []string{"letters/ana.md:1:1 error duplicate-name"}},

		{"one name in two ways of writing", profile + "-- contacts/a.md --\n---\nname: Zoë Łuk\n---\n-- contacts/b.md --\n---\nname: zoe luk\n---\n", []string{"contacts/b.md:2:1 warn same-person"}},
		{"one address", profile + "-- contacts/a.md --\n---\nname: A\nemail: A@example.org\n---\n-- contacts/b.md --\n---\nname: B\nother_emails: [b@example.org, a@Example.org]\n---\n",
			[]string{"contacts/b.md:1:1 warn same-person"}},
		{"one address twice in one file, and none", profile + "-- contacts/a.md --\n---\nemail: a@example.org\nother_emails: [a@example.org]\n---\n-- contacts/b.md --\n-- contacts/c.md --\n", nil},

		{"keys that nearly are ours", profile + "-- contacts/a.md --\n---\nproffesions: [x]\nEmail: a@example.org\nloction: Ulm\n---\n",
			[]string{"contacts/a.md:2:1 warn near-key", "contacts/a.md:3:1 warn near-key", "contacts/a.md:4:1 warn near-key"}},
		{"the key that must not be missed", profile + "-- contacts/a.md --\n---\ndo_not_contcat: true\n---\n", []string{"contacts/a.md:2:1 error near-key"}},
		{"what is worked out", profile + "-- contacts/a.md --\n---\nstage: held\nlast_contact: 2026-03-01\n---\n-- interviews/t.md --\n---\nwith: \"[[a]]\"\nheld: 2026-03-01\nstate: held\n---\n",
			[]string{"contacts/a.md:2:1 info derived-key", "contacts/a.md:3:1 info derived-key", "interviews/t.md:4:1 info derived-key"}},
		{"addresses", profile + "-- contacts/a.md --\n---\nemail: jo at example.org\nother_emails: [jo@, \"@x\", jo@example.org]\n---\n-- contacts/b.md --\n---\nemail: Jo Berg <jo@example.com>\n---\n-- contacts/c.md --\n---\nemail: jo berg@example.net\n---\n",
			[]string{"contacts/a.md:2:1 warn not-an-address", "contacts/a.md:3:1 warn not-an-address", "contacts/a.md:3:1 warn not-an-address", "contacts/c.md:2:1 warn not-an-address"}},
		{"a talk at no time", profile + "-- contacts/a.md --\n-- interviews/t.md --\n---\nwith: \"[[a]]\"\ndate: 2026-03-01\n---\n", []string{"interviews/t.md:3:1 warn talk-without-day"}},
		{"a talk that was agreed on, and one that was", profile + "-- contacts/a.md --\n-- interviews/t.md --\n---\nwith: \"[[a]]\"\nbooked: 2026-03-01\n---\n-- interviews/u.md --\n---\nwith: \"[[a]]\"\nheld: 2026-03-01\n---\n", nil},
		{"an hour that is skipped", profile + "-- contacts/a.md --\n-- interviews/t.md --\n---\nwith: \"[[a]]\"\nscheduled: 2026-03-29T02:30:00\ntimezone: Europe/Berlin\n---\n-- interviews/u.md --\n---\nwith: \"[[a]]\"\nscheduled: 2026-10-25T02:30:00\ntimezone: Europe/Berlin\n---\n",
			[]string{"interviews/t.md:3:1 warn skipped-hour"}},
		{"keys of one's own", profile + "-- contacts/a.md --\n---\nwho: x\nemail2: y\ntags: z\ntag: z\ncssclasses: wide\ndate: 2026-03-01\ntitle: t\npublish: true\nbirthday: x\ninstagram: x\nmood: x\nnote: x\n---\n", nil},

		{"professions that nearly are", profile + ines + `
-- contacts/a.md --
---
professions:
  - data analist
  - ux research
  - carpenter
---
-- contacts/b.md --
---
professions: Data-Analyst
---
-- interviews/t.md --
---
with: "[[ines-marek]]"
professions: [UX resaerch]
---
## Insights
- x [for:: h1] [profession:: data analyts]
`, []string{"contacts/a.md:3:5 warn near-profession", "contacts/b.md:2:14 warn near-profession",
			"interviews/t.md:3:15 warn near-profession", "interviews/t.md:6:30 warn near-profession"}},

		{"criteria", profile + ines + `
-- interviews/t.md --
---
with: "[[ines-marek]]"
---
## Insights
- a [for:: h1] [against:: statistics-in-r] [mixed:: working conditions, Listening, 8-year route]
- b [for:: h2] [against:: listning]
- é [mixed:: fame]
`, []string{"interviews/t.md:6:12 warn unknown-criterion", "interviews/t.md:6:27 warn unknown-criterion", "interviews/t.md:7:14 warn unknown-criterion"}},
		{"criteria without a profile", ines + "-- interviews/t.md --\n---\nwith: \"[[ines-marek]]\"\n---\n## Insights\n- b [for:: h2]\n",
			[]string{"profile.md:1:1 info no-profile"}},

		{"a talk with nobody", profile + "-- interviews/2026-03-24-x.md --\n-- interviews/2026-03-25-y.md --\n---\nminutes: 20\nwith: \"[[ben]]\"\n---\n",
			[]string{"interviews/2026-03-24-x.md:1:1 error talk-with-nobody", "interviews/2026-03-25-y.md:3:1 error talk-with-nobody", "interviews/2026-03-25-y.md:3:7 warn dangling-link"}},
		{"a talk with somebody among others, and with a note that cannot be read", profile + ines +
			"-- interviews/a.md --\n---\nwith: [\"[[ben]]\", \"[[ines-marek]]\"]\n---\n-- contacts/bad.md --\n---\nx: 1\n-- interviews/b.md --\n---\nwith: [[bad]]\n---\n",
			[]string{"contacts/bad.md:1:1 error front-matter-unclosed", "interviews/a.md:2:8 warn dangling-link"}},

		{"zones", strings.Replace(profile, "Europe/Berlin", "Berlun", 1) + `
-- contacts/a.md --
---
timezone: CST
---
-- contacts/b.md --
---
timezone: lisbon
---
-- interviews/t.md --
---
with: a
timezone: Europe/Nowhere
---
`, []string{"contacts/a.md:2:1 warn unknown-zone", "interviews/t.md:3:1 error unknown-zone", "profile.md:3:1 error unknown-zone"}},

		{"days out of order", profile + ines + `
-- interviews/a.md --
---
with: ines-marek
scheduled: 2026-03-24T15:00:00
held: 2026-03-23
debriefed: 2026-03-22
thanked: 2026-03-22
---
-- interviews/b.md --
---
with: ines-marek
scheduled: 2026-03-24T15:00:00
held: 2026-03-24
debriefed: 2026-03-24
thanked: 2026-03-24
---
-- interviews/early-in-tokyo.md --
---
with: ines-marek
scheduled: 2026-03-24T01:00:00
timezone: Asia/Tokyo
held: 2026-03-23
---
-- interviews/only-thanked.md --
---
with: ines-marek
thanked: 2026-03-22
---
`, []string{"interviews/a.md:4:1 warn dates-out-of-order", "interviews/a.md:5:1 warn dates-out-of-order", "interviews/a.md:6:1 warn dates-out-of-order"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range checkTexts(archive(tt.archive)) {
				got = append(got, short(f))
				if f.Message == "" || f.Fix == "" {
					t.Errorf("%s has no message or no remedy", short(f))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestMessages(t *testing.T) {
	tests := []struct{ name, archive, message, fix string }{
		{"no profile", "-- contacts/a.md --\n", "there is no profile, so letters have no sender and talks nothing to be held against", "make one: infoint init"},
		{"a name a slip away", ines + "-- contacts/a.md --\n---\nvia: \"[[ines-mrek]]\"\n---\n", `no note is called "ines-mrek"`, "did you mean [[ines-marek]]?"},
		{"a name in the form of an id", ines + "-- contacts/a.md --\n---\nvia: \"[[Inés  Marek!]]\"\n---\n", `no note is called "Inés  Marek!"`, "did you mean [[ines-marek]]?"},
		{"somebody new", "-- contacts/a.md --\n---\nvia: \"[[omar|Omar O'Hara]]\"\n---\n", `no note is called "omar"`, `correct the link, or write them down: infoint add contact 'Omar O'\''Hara'`},
		{"a talk that is not there", "-- contacts/a.md --\n## Log\n- 2026-03-02 note: [[2026-03-02-omar]]\n", `no note is called "2026-03-02-omar"`, "correct the link, or make that note"},
		{"prose", "-- contacts/a.md --\n[[elsewhere]]\n", `no note is called "elsewhere"`, "correct it, unless that note lies outside this vault"},
		{"another kind", "-- letters/l.md --\n-- contacts/a.md --\n---\nvia: l\n---\n", `"l" is a letter, and a contact is wanted`, "name a contact here"},
		{"ambiguous", "-- contacts/a.md --\n---\nname: Al\n---\n-- contacts/b.md --\n---\naliases: [al]\n---\n-- contacts/c.md --\n---\naliases: [Zed]\n---\n-- contacts/d.md --\n---\naliases: [zed]\nvia: Zed\n---\n",
			`"Zed" may mean contacts/c.md or contacts/d.md`, "write the name of the file: [[c]] or [[d]]"},
		{"one file name", "-- contacts/A.md --\n-- letters/a.md --\n", "the same file name as contacts/A.md, so a link cannot tell them apart", "rename one of them, and the links to it"},
		{"one uid", "-- contacts/a.md --\n---\nuid: u\n---\n-- contacts/b.md --\n---\nuid: u\n---\n", `contacts/a.md and contacts/b.md have the uid "u"; a calendar or an address book takes them for one`, "take the uid out of the copy; a new one is made when it is needed"},
		{"a key", "-- contacts/a b.md --\n---\ndo_not_contcat: true\n---\n", `"do_not_contcat" has no meaning here and nearly is do_not_contact`, "rename it to do_not_contact: infoint check 'a b' --fix"},
		{"a key that is there already", "-- contacts/a.md --\n---\nemial: x\nemail: y\n---\n", `"emial" has no meaning here and nearly is email`, "rename it to email, if that is meant"},
		{"a key of the profile", "-- profile.md --\n---\nintrests: x\n---\n", `"intrests" has no meaning here and nearly is interests`, "rename it to interests: infoint check me --fix"},
		{"a profession", profile + "-- contacts/a.md --\n---\nprofessions: data analist\n---\n", `"data analist" is none of your professions and nearly is data analyst`, "write data analyst: infoint check a --fix"},
		{"a criterion", profile + ines + "-- interviews/t.md --\n---\nwith: ines-marek\n---\n## Insights\n- a [for:: listning]\n", `"listning" is no hypothesis of the profile and none of its interests, skills, values and bounds`, "did you mean listening?"},
		{"whom the file's name names", ines + "-- interviews/2026-03-24-ines-marek.md --\n", "this talk is with nobody who has a note, so nothing follows from it", "say with whom: infoint set 2026-03-24-ines-marek with=ines-marek"},
		{"whom nothing names", "-- interviews/t.md --\n", "this talk is with nobody who has a note, so nothing follows from it", "say with whom: infoint set t with=NAME"},
		{"a zone", "-- contacts/a.md --\n---\ntimezone: Berlun\n---\n", `"Berlun" is no time zone or city that I know, so your own zone is taken`, "did you mean Berlin?"},
		{"days", ines + "-- interviews/t.md --\n---\nwith: ines-marek\nheld: 2026-03-24\nthanked: 2026-03-23\n---\n", "thanked is 2026-03-23, before held on 2026-03-24", "correct one of the two, as in infoint set t thanked=2026-03-24"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := checkTexts(archive(tt.archive))
			found := slices.ContainsFunc(all, func(f infoint.Finding) bool { return f.Message == tt.message && f.Fix == tt.fix })
			if !found {
				var got []string
				for _, f := range all {
					got = append(got, long(f))
				}
				t.Errorf("want\n\t%s\n\t%s\ngot\n%s", tt.message, tt.fix, strings.Join(got, "\n"))
			}
		})
	}
}

func TestFolderFindings(t *testing.T) {
	files, c := read(archive(ines))
	folder := []infoint.Finding{
		{Code: "unopened", Path: "profile.md", Pos: infoint.Pos{Line: 1, Column: 1}},
		{Code: "conflict-copy", Path: "contacts/a.md", Pos: infoint.Pos{Line: 1, Column: 1}},
	}
	kept := slices.Clone(folder)
	got := Vault(files, c, folder)
	want := []infoint.Finding{folder[1], folder[0]}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if diff := cmp.Diff(kept, folder); diff != "" {
		t.Errorf("the caller's slice was changed: %s", diff)
	}
}

// The README of the test vault says what there is to name in it.
func TestTestVault(t *testing.T) {
	var got []string
	for _, f := range checkTexts(testVault(t)) {
		got = append(got, long(f))
	}
	want := []string{"contacts/karin-seidel.md:25:3 warn log-no-date\n\tthis line of the log has no date, so it counts as a note\n\tbegin it with the day, as in - 2026-03-24 Easter: bring the good coffee"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// What the program writes is in order, whatever the size of the vault.
func TestGeneratedVault(t *testing.T) {
	texts := map[string]string{}
	for name, text := range vaulttest.Notes(1, 500) {
		texts[name] = text
	}
	for _, f := range checkTexts(texts) {
		t.Error(long(f))
	}
}

func TestOrderIsStable(t *testing.T) {
	texts := testVault(t)
	texts["contacts/twin.md"] = "---\nname: Mo\nemial: x\nemal: y\nvia: \"[[nobody]]\"\n---\n[[mo]] [[x]]\n"
	texts["letters/mo.md"] = "---\nto: \"[[ines]]\"\nuid: q3m7xk2wda\n---\n"
	files, c := read(texts)
	first := Vault(files, c, nil)
	if len(first) < 5 {
		t.Fatalf("only %d findings", len(first))
	}
	if !slices.IsSortedFunc(first, byPlace) {
		t.Error("the findings are not sorted")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		if diff := cmp.Diff(first, Vault(files, c, nil)); diff != "" {
			t.Fatalf("another order of files: -first +now\n%s", diff)
		}
	}
}
