package letter

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/templates"
)

func builtInLists(t testing.TB, over ...fs.FS) *Lists {
	t.Helper()
	words, err := fs.Sub(templates.Words, "words")
	if err != nil {
		t.Fatal(err)
	}
	l, err := LoadLists(append(over, words)...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lintCase is a labelled message: the rule that is asked about, what it should
// say, the facts, the text.
type lintCase struct {
	where, rule string
	raises      bool
	severity    string // empty for any
	place       string // "3:5", empty for any
	scene       Scene
	message     string
}

// TestLabelledMessages asks each rule about messages that raise it and about
// near misses that must not; testdata/lint/README.md says how they are written.
func TestLabelledMessages(t *testing.T) {
	lists, cases := builtInLists(t), readLintCases(t)
	raised, quiet := map[string]int{}, map[string]int{}
	for _, c := range cases {
		var found []Finding
		for _, f := range Lint(lists, c.message, c.scene) {
			if f.Rule == c.rule {
				found = append(found, f)
			}
		}
		if c.raises {
			raised[c.rule]++
		} else {
			quiet[c.rule]++
		}
		switch {
		case c.raises && len(found) == 0:
			t.Errorf("%s: %s says nothing", c.where, c.rule)
		case !c.raises && len(found) > 0:
			t.Errorf("%s: %s should be quiet: %+v", c.where, c.rule, show1(found[0]))
		case c.severity != "" && found[0].Severity != c.severity:
			t.Errorf("%s: %s is %s, want %s", c.where, c.rule, found[0].Severity, c.severity)
		case c.place != "" && fmt.Sprintf("%d:%d", found[0].Line, found[0].Column) != c.place:
			t.Errorf("%s: %s stands at %s, want %s", c.where, c.rule, show1(found[0]), c.place)
		}
	}
	for _, r := range Rules() {
		if raised[r.Name] < 2 || quiet[r.Name] < 2 {
			t.Errorf("%s: %d messages that raise it and %d near misses, want two of each", r.Name, raised[r.Name], quiet[r.Name])
		}
	}
	if len(cases) < 160 {
		t.Errorf("%d labelled messages, want 160", len(cases))
	}
}

func show1(f Finding) string {
	text := "null"
	if f.Text != nil {
		text = strconv.Quote(*f.Text)
	}
	return fmt.Sprintf("%d:%d: %s: %s: %s; %s (%s)", f.Line, f.Column, f.Severity, f.Rule, f.Why, f.Fix, text)
}

func readLintCases(t testing.TB) []lintCase {
	t.Helper()
	files, err := filepath.Glob("testdata/lint/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var cases []lintCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 0
		for i, part := range strings.Split("\n"+string(text), "\n== ") {
			if i > 0 {
				cases = append(cases, readLintCase(t, fmt.Sprintf("%s:%d", file, line), part))
			}
			line += strings.Count(part, "\n") + 1
		}
	}
	return cases
}

func readLintCase(t testing.TB, where, part string) lintCase {
	t.Helper()
	head, message, ok := strings.Cut(part, "\n---\n")
	label, facts, _ := strings.Cut(head, "\n")
	words := strings.Fields(strings.SplitN(label, ":: ", 2)[0])
	if !ok || len(words) < 2 {
		t.Fatalf("%s: want == RULE raises|quiet, facts, ---, a message; got %q", where, label)
	}
	c := lintCase{where: where, rule: words[0], raises: words[1] == "raises", message: strings.TrimRight(message, "\n") + "\n"}
	for _, w := range words[2:] {
		if w == "error" || w == "warn" || w == "info" {
			c.severity = w
		} else {
			c.place = w
		}
	}
	c.scene = readScene(t, where, facts)
	if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.Name == c.rule }) {
		t.Fatalf("%s: no rule is called %q", where, c.rule)
	}
	return c
}

// readScene reads the facts of a case, one a line.
func readScene(t testing.TB, where, facts string) Scene {
	t.Helper()
	s := Scene{Kind: KindOutreach}
	s.Facts.Me = &infoint.Profile{Name: "Ruth Adeyemi"}
	to := &infoint.Contact{ID: "reader"}
	talk := &infoint.Interview{}
	for line := range strings.Lines(facts) {
		key, value, _ := strings.Cut(strings.TrimSpace(line)+" ", ": ")
		key, value = strings.TrimSuffix(strings.TrimSpace(key), ":"), strings.TrimSpace(value)
		if !readContactFact(to, key, value) && !readTalkFact(talk, key, value) && !readSceneFact(t, &s, key, value) && key != "" {
			t.Fatalf("%s: no fact is called %q", where, key)
		}
	}
	if to.Name != "" {
		s.Facts.To = to
	}
	s.Facts.Talk = talk
	if l, ok := builtIn(t).Limits(s.Kind, s.variant(), s.Facts.Channel); ok {
		s.Limits = l
	}
	return s
}

func readContactFact(c *infoint.Contact, key, value string) bool {
	switch key {
	case "to":
		c.Name = value
	case "salutation":
		c.Salutation = value
	case "alias":
		c.Aliases = append(c.Aliases, value)
	case "company":
		c.Company = value
	case "location":
		c.Location = value
	case "why":
		c.Why = value
	case "shared":
		c.Shared = value
	case "school":
		c.Schools = []string{value}
	case "relationship":
		c.Relationship = value
	case "heard":
		c.Log = append(c.Log, infoint.Event{Kind: infoint.EventHeard, Text: value})
	case "reply-from":
		c.Log = append(c.Log, infoint.Event{Kind: infoint.EventReply, From: infoint.Ref{Label: value}})
	default:
		return false
	}
	return true
}

func readTalkFact(i *infoint.Interview, key, value string) bool {
	switch key {
	case "insight":
		i.Insights = append(i.Insights, infoint.Insight{Text: value})
	case "private-insight":
		i.Insights = append(i.Insights, infoint.Insight{Text: value, Private: true})
	case "advice":
		i.Advice = append(i.Advice, infoint.Advice{Text: value})
	case "offered":
		i.Promises = append(i.Promises, infoint.Promise{Owner: infoint.OwnerThem, Text: value})
	default:
		return false
	}
	return true
}

func readSceneFact(t testing.TB, s *Scene, key, value string) bool {
	t.Helper()
	switch key {
	case "kind":
		s.Kind, s.Variant, _ = strings.Cut(value, " ")
	case "channel":
		s.Facts.Channel = value
	case "language":
		s.Facts.Language = value
	case "my-school":
		s.Facts.Me.Schools = []string{value}
	case "my-zone":
		s.Now = s.Now.In(zoneOf(t, value))
	case "their-zone":
		s.Theirs = zoneOf(t, value)
	case "now":
		s.Now = timeOf(t, value)
		s.Facts.Today = infoint.DateOf(s.Now)
	case "holiday":
		s.Holidays = append(s.Holidays, date(value))
	case "booked":
		start := timeOf(t, value)
		s.Booked = append(s.Booked, Booking{With: "Ben Ito", Start: start, End: start.Add(30 * time.Minute)})
	case "referrer":
		s.Facts.ReferrerName = value
	case "may-name":
		s.Facts.MayName = true
	case "last-touch":
		s.Facts.LastTouch = date(value)
	case "prior-subject":
		s.Facts.PriorSubject = value
	case "other":
		name, company, _ := strings.Cut(value, " @ ")
		s.Others = append(s.Others, &infoint.Contact{ID: infoint.ID(infoint.Slug(name)), Name: name, Company: company})
	case "met":
		s.Met = append(s.Met, value)
	case "private":
		s.Private = append(s.Private, value)
	case "owed":
		s.Owed = append(s.Owed, value)
	case "sent":
		fields := strings.SplitN(value, " ", 3)
		s.Sent = append(s.Sent, &infoint.Letter{ID: "earlier", Sent: date(fields[0]), To: infoint.Ref{Target: fields[1]}, Body: fields[2]})
	default:
		return false
	}
	return true
}

func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func timeOf(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func readSample(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata/lint", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// outreachScene is a first letter of which nothing more is known.
func outreachScene(t testing.TB) Scene {
	t.Helper()
	l, _ := builtIn(t).Limits(KindOutreach, VariantCold, "")
	return Scene{Kind: KindOutreach, Limits: l}
}

func TestCleanIsClean(t *testing.T) {
	bare := outreachScene(t)
	known := bare
	known.Facts = Facts{Me: ruth(), To: &infoint.Contact{ID: "okafor", Name: "Grace Okafor", Why: "your talk on redesigning ward handover sheets"}, Today: date("2026-03-24")}
	known.Now, known.Theirs = timeOf(t, "2026-03-24T09:00:00Z"), zoneOf(t, "Europe/London")
	for _, s := range []Scene{bare, known} {
		for _, f := range Lint(builtInLists(t), readSample(t, "clean.txt"), s) {
			t.Errorf("found %s", show1(f))
		}
	}
}

func TestDirty(t *testing.T) {
	found := Lint(builtInLists(t), readSample(t, "dirty.txt"), outreachScene(t))
	for _, name := range []string{"placeholder", "many-asks", "job-ask", "cv", "no-duration", "flattery"} {
		if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == name }) {
			t.Errorf("%s is not raised", name)
		}
	}
	var b strings.Builder
	for _, f := range found {
		b.WriteString(show1(f) + "\n")
	}
	golden := filepath.Join("testdata/lint", "dirty.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// checkPlaces: every finding stands inside the message, and its text is what
// stands there.
func checkPlaces(t interface {
	Helper()
	Fatalf(string, ...any)
}, message string, found []Finding) {
	t.Helper()
	for _, f := range found {
		if f.Text == nil {
			if f.Line != 1 || f.Column != 1 {
				t.Fatalf("%s has no text and stands at %d:%d", f.Rule, f.Line, f.Column)
			}
			continue
		}
		rest, line := message, 1
		for ; line < f.Line; line++ {
			_, after, ok := strings.Cut(rest, "\n")
			if !ok {
				t.Fatalf("%s stands on line %d of %d: %q", f.Rule, f.Line, line, message)
			}
			rest = after
		}
		for range f.Column - 1 {
			_, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
		}
		if !strings.HasPrefix(rest, *f.Text) || *f.Text == "" {
			t.Fatalf("%s at %d:%d is %q, and there stands %q", f.Rule, f.Line, f.Column, *f.Text, rest)
		}
	}
}

// TestFindingsStandWhereTheySay: whatever a message is put together from.
func TestFindingsStandWhereTheySay(t *testing.T) {
	lists, cases := builtInLists(t), readLintCases(t)
	var parts []string
	for _, c := range cases {
		parts = append(parts, strings.SplitAfter(c.message, " ")...)
	}
	parts = append(parts, "\r\n", "\n\n", "> ", "-- \n", "Ngũgĩ ", "李 ", "🙂", "“Half of it is teaching” ", "?", "??? ", "\xff", "[x", "Subject: ", "{")
	rapid.Check(t, func(t *rapid.T) {
		message := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 80).Draw(t, "parts"), "")
		c := rapid.SampledFrom(cases).Draw(t, "case")
		c.scene.Kind = rapid.SampledFrom(Kinds()).Draw(t, "kind")
		checkPlaces(t, message, Lint(lists, message, c.scene))
	})
}

func FuzzLint(f *testing.F) {
	cases := readLintCases(f)
	for i, c := range cases {
		f.Add(c.message, i)
	}
	lists := builtInLists(f)
	f.Fuzz(func(t *testing.T, message string, n int) {
		c := cases[int(uint(n)%uint(len(cases)))]
		checkPlaces(t, message, Lint(lists, message, c.scene))
	})
}

// TestNeutralRules: in a language without lists only what needs no words is
// looked at.
func TestNeutralRules(t *testing.T) {
	s := outreachScene(t)
	s.Facts = Facts{Language: "de", To: &infoint.Contact{ID: "x", Name: "Łukasz Żak", Why: "Ihr Vortrag über Stationen"}}
	for _, f := range Lint(builtInLists(t), "Subject: Eine Frage\n\nSehr geehrter Herr Żak,\n\nhiring [Name] ASAP\n", s) {
		if !slices.Contains([]string{"placeholder", "too-short"}, f.Rule) {
			t.Errorf("found %s", show1(f))
		}
	}
}

// TestOwnLists: a vault's list replaces ours, the others stay.
func TestOwnLists(t *testing.T) {
	own := layer("en.txt", "[flattery]\nproud of you\n", "de.txt", "[request]\nkönnten sie\n")
	lists := builtInLists(t, own)
	count := func(message, language, rule string) int {
		s := outreachScene(t)
		s.Facts.Language = language
		n := 0
		for _, f := range Lint(lists, message, s) {
			if f.Rule == rule {
				n++
			}
		}
		return n
	}
	if count("I am a huge fan and proud of you.", "", "flattery") != 1 || count("a huge fan", "", "flattery") != 0 {
		t.Error("the vault's list does not come first")
	}
	if count("Are you hiring?", "", "job-ask") != 1 {
		t.Error("a list that the vault does not have is gone")
	}
	if count("Könnten Sie mir etwas erzählen.", "de", "no-ask") != 0 || count("Guten Tag.", "de", "no-ask") != 1 {
		t.Error("the lists of a language of the vault's own are not used")
	}
}

func TestListFaults(t *testing.T) {
	for text, want := range map[string]string{
		"# x\nhello\n":                 `en.txt:2: "hello" stands in no list`,
		"[Über]\n":                     `en.txt:1: "[Über]" is no name of a list`,
		strings.Repeat("#", maxFile+1): "more than 64 KiB",
		"[a]\nx\n\n[b c]\n":            `en.txt:4: "[b c]" is no name`,
	} {
		if _, err := LoadLists(layer("en.txt", text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestRulesAreWhole: every rule can tell what it is, and the ids are L01 to L40.
func TestRulesAreWhole(t *testing.T) {
	for i, r := range Rules() {
		if want := fmt.Sprintf("L%02d", i+1); r.ID != want {
			t.Errorf("rule %d is %s, want %s", i, r.ID, want)
		}
		if r.Name == "" || r.Looks == "" || r.Why == "" || r.Fix == "" || r.Source == "" || len(r.weights) == 0 || r.find == nil {
			t.Errorf("%s is not whole: %+v", r.ID, r)
		}
	}
	if n := len(Rules()); n != 40 {
		t.Errorf("%d rules", n)
	}
}

// TestListsAreUsed: no list that nobody asks for, none asked for that is not
// there.
func TestListsAreUsed(t *testing.T) {
	lists := builtInLists(t)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	for language, named := range lists.languages {
		for name, phrases := range named {
			if len(phrases) == 0 || !strings.Contains(source.String(), strconv.Quote(name)) {
				t.Errorf("%s.txt: nobody reads [%s]", language, name)
			}
		}
	}
}

func TestFindingAsJSON(t *testing.T) {
	found := Lint(builtInLists(t), "Subject: x\n\nHi [Name],\n", Scene{})
	got, err := json.Marshal(found[0])
	if err != nil || !strings.HasPrefix(string(got), `{"rule":"placeholder","severity":"error","line":3,"column":4,"text":"[Name]","why":`) {
		t.Errorf("%s, %v", got, err)
	}
}
