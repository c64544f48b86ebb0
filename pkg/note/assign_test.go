package note

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

func TestParseAssignment(t *testing.T) {
	tests := []struct {
		in   string
		want Assignment
		ok   bool
	}{
		{"role=UX researcher", Assignment{"role", OpSet, "UX researcher"}, true},
		{"tags+=ux", Assignment{"tags", OpAdd, "ux"}, true},
		{"tags-= ux ", Assignment{"tags", OpRemove, "ux"}, true},
		{"role=", Assignment{"role", OpSet, ""}, true},
		{"why=a=b", Assignment{"why", OpSet, "a=b"}, true},
		{"shoe-size=44", Assignment{"shoe-size", OpSet, "44"}, true},
		{"größe=1,70", Assignment{"größe", OpSet, "1,70"}, true},
		{"a.b_2=c", Assignment{"a.b_2", OpSet, "c"}, true},
		{"role", Assignment{}, false},
		{"=x", Assignment{}, false},
		{"+=x", Assignment{}, false},
		{"tags+=", Assignment{}, false},
		{"tags-= ", Assignment{}, false},
		{"two words=x", Assignment{}, false},
		{"2=x", Assignment{}, false},
		{"a\u00a0b=x", Assignment{}, false},
		{"a:=x", Assignment{}, false},
		{"why=a\nb", Assignment{}, false},
		{"", Assignment{}, false},
	}
	for _, tt := range tests {
		got, err := ParseAssignment(tt.in)
		if got != tt.want || (err == nil) != tt.ok {
			t.Errorf("ParseAssignment(%q) = %v, %v", tt.in, got, err)
		}
	}
}

func TestAssign(t *testing.T) {
	tests := []struct{ kind, front, assignment, want string }{
		// Each type of key.
		{"contact", "", "role=a: b", `role: "a: b"`},
		{"contact", "role: 'old' # why", "role=new", "role: 'new' # why"},
		{"contact", "", "phone=+49 30 5550", `phone: "+49 30 5550"`},
		{"contact", "role: x", "role=", "role:"},
		{"contact", "", "tags=ux", "tags:\n  - ux"},
		{"contact", "tags: [a]", "tags+=b", "tags: [a, b]"},
		{"contact", "tags: a", "tags+=b", "tags:\n  - a\n  - b"},
		{"contact", "tags: [a, b]", "tags-=a", "tags: [b]"},
		{"contact", "tags: [a]", "tags-=b", "tags: [a]"},
		{"contact", "", "relevance=3", "relevance: 3"},
		{"contact", "", "relevance=03", "relevance: 3"},
		{"contact", "", "left_field=Yes", "left_field: true"},
		{"contact", "do_not_contact: true", "do_not_contact=off", "do_not_contact: false"},
		{"contact", "", "chosen=2026-03-02", "chosen: 2026-03-02"},
		{"interview", "scheduled: 2026-03-02T10:00:00", "scheduled=2026-03-03T11:30:00", "scheduled: 2026-03-03T11:30:00"},
		{"contact", "via: [[old]]", "via=[[ben-ito|Ben Ito]]", `via: "[[ben-ito|Ben Ito]]"`},
		{"interview", "", "with+=[[ben-ito]]", "with:\n  - \"[[ben-ito]]\""},
		{"interview", "with: [\"[[a]]\"]", "with+=[[b]]", `with: ["[[a]]", "[[b]]"]`},
		{"contact", "", "tier=Warm", "tier: warm"},
		{"letter", "", "sent=2026-03-02", "sent: 2026-03-02"},
		{"reflection", "", "interviews+=[[t]]", "interviews:\n  - \"[[t]]\""},
		{"profile", "", "hours_per_week=2", "hours_per_week: 2"},
		// The user's own keys: of the type that they have, else that they look like.
		{"contact", "", "size=44", "size: 44"},
		{"contact", "", "size=1.5", "size: 1.5"},
		{"contact", "", "size=1.50", `size: "1.50"`},
		{"contact", "", "code=007", `code: "007"`},
		{"contact", "", "number=4930555012345", `number: "4930555012345"`},
		{"contact", "", "born=1990-03-02", "born: 1990-03-02"},
		{"contact", "", "at=2026-03-02T10:00:00", "at: 2026-03-02T10:00:00"},
		{"contact", "", "vegan=true", "vegan: true"},
		{"contact", "", "vegan=yes", `vegan: "yes"`},
		{"contact", "", "pets+=cat", "pets:\n  - cat"},
		{"contact", "size: \"44\"", "size=45", `size: "45"`},
		{"contact", "size: 44", "size=45", "size: 45"},
		{"contact", "size: 44", "size=large", "size: large"},
		{"contact", "mood: fine", "mood=5", `mood: "5"`},
		{"contact", "mood:", "mood=5", "mood: 5"},
		{"contact", "pets: [cat]", "pets=dog", "pets: [dog]"},
		{"contact", "pets: cat", "pets+=dog", "pets:\n  - cat\n  - dog"},
		{"contact", "born: \"03-02\"", "born=1990-03-02", `born: "1990-03-02"`},
	}
	for _, tt := range tests {
		t.Run(tt.kind+"/"+tt.front+"/"+tt.assignment, func(t *testing.T) {
			a, err := ParseAssignment(tt.assignment)
			if err != nil {
				t.Fatal(err)
			}
			before, want := "---\nmine: 1\n"+tt.front+"\n---\nbody\n", "---\nmine: 1\n"+tt.want+"\n---\nbody\n"
			if tt.front == "" {
				before = "---\nmine: 1\n---\nbody\n"
			}
			out, err := Assign(infoint.Kind(tt.kind), []byte(before), a)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, string(out)); diff != "" {
				t.Error(diff)
			}
			if n := Read(infoint.Kind(tt.kind), "x.md", out); len(n.Findings) > 0 {
				t.Errorf("read back with %v", n.Findings)
			}
		})
	}
}

func TestAssignRefuses(t *testing.T) {
	for _, s := range []string{
		"type=interview", "uid=x", "relevance=4", "relevance=high", "relevance=-1", "minutes=0", "minutes=20 min", "chosen=tomorrow", "chosen=2026-02-30",
		"scheduled=2026-03-02", "left_field=perhaps", "tier=hot", "role+=x", "role-=x", "relevance=2.5",
	} {
		kind := infoint.KindContact
		if strings.HasPrefix(s, "minutes") || strings.HasPrefix(s, "scheduled") {
			kind = infoint.KindInterview
		}
		a, err := ParseAssignment(s)
		if err != nil {
			t.Fatal(err)
		}
		var value *ValueError
		if out, err := Assign(kind, nil, a); !errors.As(err, &value) || value.Key != a.Key {
			t.Errorf("%s: %q, %v", s, out, err)
		}
	}
}

// TestAssignEveryKey writes each key that can be written, and reads it back.
func TestAssignEveryKey(t *testing.T) {
	values := map[Type]string{
		TypeText: "a text: [x]", TypeList: "an item, one", TypeNumber: "2", TypeCheckbox: "true", TypeDate: "2026-03-02",
		TypeWall: "2026-03-02T10:30:00", TypeLink: "[[ben|Ben]]", TypeLinks: "[[ben|Ben]]",
	}
	for _, kind := range kinds() {
		for _, k := range Schema(kind) {
			if k.Fixed {
				continue
			}
			value := values[k.Type]
			if len(k.OneOf) > 0 {
				value = k.OneOf[0]
			}
			out, err := Assign(kind, nil, Assignment{k.Name, OpSet, value})
			if err != nil {
				t.Errorf("%s %s: %v", kind, k.Name, err)
				continue
			}
			n := Read(kind, "x.md", out)
			want := value
			if strings.HasPrefix(want, "[[") {
				want = "ben(Ben)"
			}
			if got, ok := valueOf(n, k.Name); ok && got != want || len(n.Findings) > 0 {
				t.Errorf("%s %s: %q is read back as %q, %v", kind, k.Name, out, got, n.Findings)
			}
		}
	}
}

func TestNew(t *testing.T) {
	skeleton := "---\ntype: contact\n---\n\n## Log\n"
	out, err := New(infoint.KindContact, []byte(skeleton), Assignment{"uid", OpSet, "7hq2vn5tcb"}, Assignment{"name", OpSet, "Ana: Ruiz"},
		Assignment{"tags", OpAdd, "a"}, Assignment{"tags", OpAdd, "b"}, Assignment{"created", OpSet, "2026-03-02"})
	want := "---\ntype: contact\nuid: 7hq2vn5tcb\nname: \"Ana: Ruiz\"\ntags:\n  - a\n  - b\ncreated: 2026-03-02\n---\n\n## Log\n"
	if err != nil || string(out) != want {
		t.Fatalf("%v\n%s", err, cmp.Diff(want, string(out)))
	}
	c := Read(infoint.KindContact, "x.md", out).Contact
	if c.UID != "7hq2vn5tcb" || c.Name != "Ana: Ruiz" || showValue(c.Tags) != "a|b" || c.Created != march(2) {
		t.Errorf("read back as %+v", c)
	}
	out, err = New(infoint.KindLetter, nil, Assignment{"type", OpSet, "letter"}, Assignment{"to", OpSet, "[[ana]]"})
	if want := "---\ntype: letter\nto: \"[[ana]]\"\n---\n"; err != nil || string(out) != want {
		t.Errorf("without a skeleton: %q, %v", out, err)
	}
	if _, err := New(infoint.KindContact, nil, Assignment{"tier", OpSet, "hot"}); err == nil {
		t.Error("a value that has no meaning was written")
	}
}

func TestNewUID(t *testing.T) {
	uid, err := NewUID(bytes.NewReader(make([]byte, 7)))
	if err != nil || uid != "aaaaaaaaaa" {
		t.Errorf("%q, %v", uid, err)
	}
	if _, err := NewUID(bytes.NewReader(nil)); err == nil {
		t.Error("a uid of nothing")
	}
}

func TestLink(t *testing.T) {
	tests := []struct {
		id         infoint.ID
		name, want string
	}{
		{"ana-ruiz", "Ana Ruiz", "[[ana-ruiz|Ana Ruiz]]"}, {"ana-ruiz", "", "[[ana-ruiz]]"}, {"mo", "mo", "[[mo]]"}, {"mo", "M|o [x]\ny", "[[mo|M o (x) y]]"},
	}
	for _, tt := range tests {
		if got := Link(tt.id, tt.name); got != tt.want {
			t.Errorf("Link(%q, %q) = %q, want %q", tt.id, tt.name, got, tt.want)
		}
	}
}

func TestReadConfig(t *testing.T) {
	usual := infoint.DefaultConfig()
	with := func(change func(*infoint.Config)) infoint.Config {
		c := usual
		change(&c)
		return c
	}
	xmas := infoint.Date{Year: 2026, Month: 12, Day: 24}
	tests := []struct {
		yaml string
		want infoint.Config
		code string
	}{
		{"", usual, ""},
		{"# nothing\n", usual, ""},
		{"format: 1\n", usual, ""},
		{"format: 2\n", with(func(c *infoint.Config) { c.Format = 2 }), CodeNewerFormat},
		{"format: one\n", with(func(c *infoint.Config) { c.Format = 2 }), CodeConfigValue}, // not to be written in
		{"format:\nlanguage:\ncountry: ~\ncommit:\nholidays:\npauses:\nask.minutes:\n", usual, ""},
		{"country: NO\n", with(func(c *infoint.Config) { c.Country = "NO" }), ""},
		{"country: uk\n", with(func(c *infoint.Config) { c.Country = "GB" }), ""},
		{"country: Germany\n", usual, CodeConfigValue},
		{"country: US-CA\n", usual, CodeConfigValue},
		{"country: [DE]\n", usual, CodeConfigValue},
		{"country: DE\nlanguage: de\ncommit: off\n", with(func(c *infoint.Config) { c.Country, c.Language, c.Commit = "DE", "de", false }), ""},
		{"commit: on\n", usual, ""},
		{"commit: sometimes\n", usual, CodeConfigValue},
		{"language: [de, en]\n", usual, CodeConfigValue},
		{"holidays: [2026-12-24, 2026-13-01]\n", with(func(c *infoint.Config) { c.Holidays = []infoint.Date{xmas} }), CodeConfigValue},
		{"holidays: 2026-12-24\n", with(func(c *infoint.Config) { c.Holidays = []infoint.Date{xmas} }), ""},
		{"pauses:\n  - 2026-12-24..2026-12-26\n", with(func(c *infoint.Config) { c.Pauses = []infoint.Span{{From: xmas, To: xmas.AddDays(2)}} }), ""},
		{"pauses: [2026-12-26..2026-12-24, soon, 2026-12-24]\n", usual, strings.TrimSpace(strings.Repeat(CodeConfigValue+" ", 3))},
		{"ask.minutes: 25\nnudge.max: 0\n", with(func(c *infoint.Config) { c.AskMinutes, c.NudgeMax = 25, 0 }), ""},
		{"thanks.within: 24 h\nnudge.after: 6 bd\n", with(func(c *infoint.Config) { c.NudgeAfter = 6 }), ""},
		{"nudge.max: 3\n", usual, CodeConfigValue},
		{"nudge.after: 4\n", usual, CodeConfigValue},
		{"ask.minutes: [20]\n", usual, CodeConfigValue},
		{"nurture.warm: 60\ndebrief.within: 1 d\n", with(func(c *infoint.Config) { c.NurtureWarm, c.DebriefWithin = 60, 1 }), ""},
		{"debrief.within: same day\n", usual, ""},
		{"nurture.close: 7\n", usual, CodeConfigValue},
		{"outreach.words.warn: 90\n", with(func(c *infoint.Config) { c.OutreachWarn = 90 }), ""},
		{"nudge.aftr: 7\n", usual, CodeConfigKey},
		{"ask:\n  minutes: 25\n", usual, CodeConfigKey},
		{"a: b\na: c\n", usual, "duplicate-key"},
	}
	for _, tt := range tests {
		c, findings := ReadConfig("config.yaml", []byte(tt.yaml))
		if diff := cmp.Diff(tt.want, c); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.yaml, diff)
		}
		if got := codes(findings); got != tt.code {
			t.Errorf("%q: findings %q, want %q", tt.yaml, got, tt.code)
		}
	}
	_, findings := ReadConfig("config.yaml", []byte("format: 1\n\nfoo: 1\n"))
	if at := fmt.Sprint(findings[0].Path, " ", findings[0].Pos); at != "config.yaml {3 1}" {
		t.Errorf("the finding is at %s", at)
	}
}
