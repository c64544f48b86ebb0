package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/check"
	"github.com/infoint/infoint/pkg/cli"
	"github.com/infoint/infoint/pkg/holiday"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

// What people read, against the program: the README, CONTRIBUTING, the topics
// of help, the examples of each command. The format and the JSON fields are a
// promise to scripts, so they stand here a second time, as data.

const (
	readmePath       = "../../README.md"
	contributingPath = "../../.github/CONTRIBUTING.md"
	helpFolder       = "../../templates/help"
)

// notCommands are command lines that name no command of ours, each with its
// reason.
var notCommands = map[string]string{
	"infoint foo": "stands for a program of the user's own",
}

func TestCommandLinesParse(t *testing.T) {
	lines := map[string][]string{}
	for _, file := range manuals(t) {
		lines[file] = commandLines(readFile(t, file))
	}
	for name, text := range helpTexts(t) {
		_, examples, _ := strings.Cut(text, "\nExamples:\n")
		examples, _, _ = strings.Cut(examples, "\n\n")
		lines["help of "+name] = inBlock(examples)
	}
	used := map[string]bool{}
	n := 0
	dir := t.TempDir()
	for from, all := range lines {
		for _, line := range all {
			for _, args := range invocations(line) {
				text := strings.TrimSpace("infoint " + strings.Join(args, " "))
				if notCommands[text] != "" {
					used[text] = true
					continue
				}
				n++
				if why := understood(dir, args); why != "" {
					t.Errorf("%s: %q: %s", from, line, why)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d command lines were found; is the search broken?", n)
	}
	for text := range notCommands {
		if !used[text] {
			t.Errorf("notCommands names %q, which stands nowhere", text)
		}
	}
}

// TestSuggestedCommandsParse tries what due tells people to type.
func TestSuggestedCommandsParse(t *testing.T) {
	var rows []struct{ Next, Done string }
	out := run(t, march, "-C", "../../testdata/vault", "due", "--all", "--json", "--now", "2026-03-28")
	if err := json.Unmarshal(out, &rows); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, line := range []string{row.Next, row.Done} {
			for _, args := range invocations(line) {
				if why := understood(t.TempDir(), args); why != "" {
					t.Errorf("due suggests %q: %s", line, why)
				}
			}
		}
	}
}

func TestFlagsInTheManualExist(t *testing.T) {
	known := map[string]bool{}
	for _, text := range helpTexts(t) {
		for _, m := range regexp.MustCompile(`(?m)^ +(-\w, )?(--[a-z-]+)`).FindAllStringSubmatch(text, -1) {
			known[strings.TrimSuffix(m[1], ", ")], known[m[2]] = true, true
		}
	}
	for _, file := range manuals(t) {
		for _, span := range spans(readFile(t, file)) {
			name, _, _ := strings.Cut(strings.FieldsFunc(span+" ", func(r rune) bool { return r == ' ' || r == '=' })[0], "|")
			if strings.HasPrefix(name, "-") && !known[name] && !slices.Contains(goFlags, name) {
				t.Errorf("%s names the flag %s, which no command has", file, name)
			}
		}
	}
}

// goFlags are flags of go and of its tests.
var goFlags = []string{"-update", "-tags", "-short"}

// TestReadmeCommands: a newcomer types these two, on lines of their own.
func TestReadmeCommands(t *testing.T) {
	var found []string
	for line := range strings.SplitSeq(readFile(t, readmePath), "\n") {
		if strings.HasPrefix(line, "go run ") || strings.HasPrefix(line, "go test ") {
			found = append(found, line)
		}
	}
	want := []string{"go run ./cmd/infoint demo", "go test ./..."}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("the README's commands (-want +got):\n%s", diff)
	}
}

// TestReadmeRecording types what the README shows and compares what comes
// back. A line … stands for lines left out.
func TestReadmeRecording(t *testing.T) {
	_, rest, _ := strings.Cut(readFile(t, readmePath), "```console\n")
	block, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("the README has no console block")
	}
	dir := demo(t)
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		line, want, _ := strings.Cut(part, "\n")
		io, out, err := term.TestTerminal("", 100)
		w := world(t, io, march)
		w.Dir = dir
		cli.Main(context.Background(), w, invocations(line)[0])
		got := out.String() + err.String()
		if why := recorded(got, strings.TrimSpace(want)); why != "" {
			t.Errorf("$ %s\n%s\nin:\n%s", line, why, got)
		}
	}
}

// recorded says which part of a shortened recording is not in what was
// printed, in order, from the first line to the last.
func recorded(got, want string) string {
	rest := "\n" + strings.TrimRight(got, "\n") + "\n"
	parts := strings.Split("\n"+want+"\n", "\n…\n")
	for i, part := range parts {
		part = strings.Trim(part, "\n")
		at := strings.Index(rest, "\n"+part+"\n")
		switch {
		case part == "":
			continue
		case at < 0:
			return "not printed:\n" + part
		case i == 0 && at > 0:
			return "something is printed before:\n" + part
		}
		rest = rest[at+len(part)+1:]
	}
	if last := parts[len(parts)-1]; strings.Trim(last, "\n") != "" && strings.Trim(rest, "\n") != "" {
		return "the recording ends too early; it goes on:\n" + rest
	}
	return ""
}

// TestContributingNames: the files exist, and what is called a function, a
// method or a type is declared somewhere.
func TestContributingNames(t *testing.T) {
	house := readHouse(t)
	declared := house.declared()
	name := regexp.MustCompile(`^\*?((?:[A-Za-z]+\.)+[A-Za-z]+)(?:\(.*\))?$`)
	file := regexp.MustCompile(`^(?:[\w.-]+/)+[\w.-]*$`)
	for _, span := range spans(readFile(t, contributingPath)) {
		m := name.FindStringSubmatch(span)
		if strings.Contains(span, "KIND") || span == vault.Marker+"/" {
			continue
		}
		switch {
		case file.MatchString(span):
			if _, err := os.Stat("../../" + span); err != nil && !knownFolder(house, span) {
				t.Errorf("CONTRIBUTING names %s, which is not there", span)
			}
		case strings.HasSuffix(span, ".go") || strings.HasSuffix(span, ".md") || strings.HasSuffix(span, ".txt") || span == "go.mod":
			if !house.hasFile(span) {
				t.Errorf("CONTRIBUTING names the file %s, which is nowhere", span)
			}
		case len(m) > 1 && !declared[m[1]]:
			t.Errorf("CONTRIBUTING names %s, which is declared nowhere", span)
		}
	}
}

// declared are the functions and types as people write them: vault.Open,
// vault.Plan.Diff, and Plan.Diff where the package is plain.
func (h *house) declared() map[string]bool {
	all := map[string]bool{}
	for _, f := range h.files {
		pkg := f.ast.Name.Name + "."
		for _, fn := range f.functions() {
			name := fn.Name.Name
			if fn.Recv != nil {
				name = strings.TrimPrefix(types.ExprString(fn.Recv.List[0].Type), "*") + "." + name
				all[name] = true
			}
			all[pkg+name] = true
		}
		for _, decl := range f.ast.Decls {
			if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.TYPE {
				for _, spec := range gen.Specs {
					all[pkg+spec.(*ast.TypeSpec).Name.Name] = true
				}
			}
		}
	}
	return all
}

// knownFolder: a package may be named without pkg/ before it, and an archive
// of the source may lack the folders that begin with a dot.
func knownFolder(h *house, name string) bool {
	top, _, _ := strings.Cut(name, "/")
	if _, err := os.Stat("../../" + top); err != nil && strings.HasPrefix(top, ".") {
		return true
	}
	return slices.ContainsFunc(h.packages(), func(pkg string) bool { return strings.HasSuffix(pkg, "/"+name) })
}

// hasFile looks for a file by its name, in the source, the tests and the data.
func (h *house) hasFile(name string) bool {
	for _, pkg := range append(h.packages(), ".", "templates/letters", "templates/questions", "testdata/script") {
		if _, err := os.Stat(filepath.Join("../..", pkg, name)); err == nil {
			return true
		}
	}
	return false
}

// jsonFields are the fields that are promised, by the name of their row in
// help json. They are never renamed, and a new one is added here.
var jsonFields = map[string]string{
	"due":             "key rule priority due overdue_days contact about interview name why next done also path line",
	"list contacts":   "id path name role company stage score relevance reach curiosity last_contact next_due interview_count waiting tags fields",
	"list interviews": "id path contacts scheduled timezone minutes medium state prepared confirmed held debriefed thanked fields",
	"list promises":   "contact interview owner text due done path line state",
	"list referrals":  "from contact name permission contacted told interview text path line",
	"list hypotheses": "id text profession status change_mind for against mixed line",
	"check":           "path line column code severity message fix",
	"slots":           "start end mine theirs zone",
	"lint":            "rule severity line column text why fix",
	"find":            "path id section line text",
	"show PERSON":     "(list contacts) log promises sections interviews introduced",
	"show TALK":       "(list interviews) log promises sections questions insights advice referrals",
	"show OTHER":      "id path kind fields sections",
	"prep":            "contact interview minutes must_ask cues questions",
	"draft":           "path kind variant to subject body channel words findings",
	"version":         "version go format",
	"writing":         "changed id diff",
	"log":             "date event qualifiers text line",
	"promises":        "(list promises)",
	"show questions":  "id text must_ask asked answer",
	"insights":        "text for against mixed kind private line",
	"advice":          "text used done private line",
	"referrals":       "contact name text permission line",
	"cues":            "minute say",
	"prep questions":  "id topic text minutes must_ask fits why asked",
	"findings":        "rule severity line column text why fix",
}

// jsonSamples say how each row is made to appear: a command, and the member in
// which it lies, empty for what the command prints itself.
var jsonSamples = map[string]struct{ command, member string }{
	"due":             {"due", ""},
	"list contacts":   {"list", ""},
	"list interviews": {"list interviews", ""},
	"list promises":   {"list promises", ""},
	"list referrals":  {"list referrals", ""},
	"list hypotheses": {"list hypotheses", ""},
	"check":           {"check", ""},
	"slots":           {"slots leo", ""},
	"lint":            {"lint freya --kind thanks", ""},
	"find":            {"find nurse", ""},
	"show PERSON":     {"show hannah", ""},
	"show TALK":       {"show hannah-lindgren-talk", ""},
	"show OTHER":      {"show me", ""},
	"prep":            {"prep ben", ""},
	"draft":           {"draft freya", ""},
	"version":         {"version", ""},
	"writing":         {"set ben role=Head -n", ""},
	"log":             {"show ben", "log"},
	"promises":        {"show hannah", "promises"},
	"show questions":  {"show hannah-lindgren-talk", "questions"},
	"insights":        {"show hannah-lindgren-talk", "insights"},
	"advice":          {"show hannah-lindgren-talk", "advice"},
	"referrals":       {"show hannah-lindgren-talk", "referrals"},
	"cues":            {"prep ben", "cues"},
	"prep questions":  {"prep ben", "questions"},
	"findings":        {"draft freya --new", "findings"},
}

func promisedFields(name string) []string {
	all := jsonFields[name]
	for _, base := range []string{"list contacts", "list interviews", "list promises"} {
		all = strings.ReplaceAll(all, "("+base+")", jsonFields[base])
	}
	return strings.Fields(all)
}

func TestJSONFields(t *testing.T) {
	dir := demo(t)
	talks, err := filepath.Glob(filepath.Join(dir, "interviews", "*hannah-lindgren.md"))
	if err != nil || len(talks) != 1 {
		t.Fatalf("the demo has not one talk with Hannah Lindgren: %v, %v", talks, err)
	}
	talk := strings.TrimSuffix(filepath.Base(talks[0]), ".md")
	addFault(t, filepath.Join(dir, "contacts", "ben-ito.md"))
	for _, name := range slices.Sorted(maps.Keys(jsonFields)) {
		sample := jsonSamples[name]
		args := strings.Fields(strings.ReplaceAll(sample.command, "hannah-lindgren-talk", talk))
		out := run(t, march, append([]string{"-C", dir, "--json"}, args...)...)
		got, err := keysOf(out, sample.member)
		if err != nil {
			t.Errorf("%s: infoint %s --json: %v", name, sample.command, err)
			continue
		}
		if diff := cmp.Diff(promisedFields(name), got); diff != "" {
			t.Errorf("%s: infoint %s --json (-promised +printed):\n%s", name, sample.command, diff)
		}
	}
}

// addFault gives check something to find.
func addFault(t *testing.T, file string) {
	t.Helper()
	src := readFile(t, file)
	if err := os.WriteFile(file, []byte(src+"- rang, no idea when\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// keysOf returns the keys of an object, or of the first one of an array, in
// the order in which they are printed.
func keysOf(out []byte, member string) ([]string, error) {
	if member != "" {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(out, &object); err != nil {
			return nil, err
		}
		out = object[member]
	}
	d := json.NewDecoder(bytes.NewReader(out))
	open, err := d.Token()
	if open == json.Delim('[') {
		open, err = d.Token()
	}
	if open != json.Delim('{') {
		return nil, fmt.Errorf("no object in %.80q: %w", out, err)
	}
	var keys []string
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		keys = append(keys, key.(string))
	}
	return keys, nil
}

func TestHelpJSON(t *testing.T) {
	rows := map[string]string{}
	last := ""
	for line := range strings.SplitSeq(readFile(t, helpFolder+"/json.md"), "\n") {
		switch {
		case len(line) > 16 && line[0] != ' ' && line[15] == ' ' && line[16] != ' ' && jsonRow(line[:16]):
			last = strings.TrimSpace(line[:16])
			rows[last] = line[16:]
		case last != "" && strings.HasPrefix(line, strings.Repeat(" ", 16)):
			rows[last] += " " + strings.TrimSpace(line)
		default:
			last = ""
		}
	}
	for name := range jsonFields {
		if rows[name] == "" {
			t.Errorf("help json has no row %q", name)
		}
	}
	words := strings.NewReplacer(
		"the fields of list contacts", jsonFields["list contacts"], "the fields of list interviews", jsonFields["list interviews"],
		"the fields of list promises", jsonFields["list promises"], ", and with -n", "", ", and", "")
	for name, text := range rows {
		if diff := cmp.Diff(promisedFields(name), strings.Fields(words.Replace(text))); diff != "" {
			t.Errorf("help json, %s (-promised +documented):\n%s", name, diff)
		}
	}
}

// jsonRow tells the head of a row from the beginning of a sentence.
func jsonRow(head string) bool {
	name := strings.TrimSpace(head)
	return jsonFields[name] != "" || len(head)-len(name) > 1
}

func TestHelpExitCodes(t *testing.T) {
	codes := map[string]bool{}
	for _, f := range readHouse(t).files {
		if f.pkg != "pkg/cli" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 && hasWord(spec.Names[0].Name, "exit") {
				if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.INT {
					codes[lit.Value] = true
				}
			}
			return true
		})
	}
	told := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^(\d+) `).FindAllStringSubmatch(readFile(t, helpFolder+"/exit-codes.md"), -1) {
		told[m[1]] = true
	}
	if diff := cmp.Diff(codes, told); diff != "" {
		t.Errorf("exit codes (-program +help):\n%s", diff)
	}
	_, line, _ := strings.Cut(readFile(t, readmePath), "Exit codes:")
	line, _, _ = strings.Cut(line, ". ")
	for code := range codes {
		if !regexp.MustCompile(`\b` + code + `\b`).MatchString(line) {
			t.Errorf("the README does not name exit code %s in %q", code, line)
		}
	}
}

// formatKeys are the keys of the format, in the order of its tables, by type.
// "link" is a text, and "links" a list, that holds links.
var formatKeys = map[infoint.Kind]string{
	infoint.KindProfile: `type:text uid:text name:text headline:text email:text phone:text linkedin:text timezone:text
		interests:list skills:list values:list must_haves:list deal_breakers:list professions:list
		schools:list past_companies:list communities:list hours_per_week:number`,
	infoint.KindContact: `type:text uid:text name:text aliases:list salutation:text pronouns:text role:text company:text
		role_kind:text organisation_kind:text professions:list email:text phone:text other_emails:list other_phones:list
		linkedin:text website:text location:text timezone:text relationship:text via:link seniority:text left_field:checkbox
		relevance:number reach:number curiosity:number why:text shared:text schools:list past_companies:list communities:list
		language:text chosen:date tier:text do_not_contact:checkbox tags:list created:date`,
	infoint.KindInterview: `type:text uid:text with:links scheduled:date-and-time timezone:text minutes:number medium:text place:text
		professions:list booked:date prepared:date confirmed:date held:date debriefed:date thanked:date cancelled:date
		cancelled_by:text missed_by:text energy:text nothing_new:checkbox off_record:checkbox company:text`,
	infoint.KindLetter:     `type:text uid:text to:link about:link kind:text channel:text subject:text sent:date fingerprint:text`,
	infoint.KindReflection: `type:text uid:text on:date interviews:links`,
}

var formatTypes = map[note.Type]string{
	note.TypeText: "text", note.TypeList: "list", note.TypeNumber: "number", note.TypeCheckbox: "checkbox",
	note.TypeDate: "date", note.TypeWall: "date-and-time", note.TypeLink: "link", note.TypeLinks: "links",
}

func TestSchemaIsTheFormat(t *testing.T) {
	types := map[string]string{}
	for kind, table := range formatKeys {
		var got []string
		for _, k := range note.Schema(kind) {
			typ := formatTypes[k.Type]
			got = append(got, k.Name+":"+typ)
			if before := types[k.Name]; before != "" && before != typ {
				t.Errorf("%s is %s in one kind of note and %s in another", k.Name, before, typ)
			}
			types[k.Name] = typ
		}
		if diff := cmp.Diff(strings.Fields(table), got); diff != "" {
			t.Errorf("keys of a %s (-format +schema):\n%s", kind, diff)
		}
	}
}

// TestHelpFormatNamesTheKeys: each key stands below the heading of its kind.
func TestHelpFormatNamesTheKeys(t *testing.T) {
	text := readFile(t, helpFolder+"/format.md")
	for kind, head := range map[infoint.Kind]string{
		infoint.KindContact: "  in a contact", infoint.KindInterview: "  in a talk", infoint.KindProfile: "  in the profile",
		infoint.KindLetter: "  in a letter", infoint.KindReflection: "  in a reflection",
	} {
		_, part, found := strings.Cut(text, head)
		part, _, _ = strings.Cut(part, "\n\n")
		if kind == infoint.KindLetter {
			part, _, _ = strings.Cut(part, "\n")
		}
		if !found {
			t.Errorf("help format has no part %q", head)
		}
		words := wordSet(part)
		for _, k := range note.Schema(kind) {
			if !words[k.Name] {
				t.Errorf("help format does not name %s%s", k.Name, head)
			}
			delete(words, k.Name)
		}
		for word := range words {
			if strings.Contains(word, "_") {
				t.Errorf("help format names %s%s, which is no key", word, head)
			}
		}
	}
}

func wordSet(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range regexp.MustCompile(`[a-z][a-z_.]*[a-z]`).FindAllString(text, -1) {
		words[w] = true
	}
	return words
}

// configKeys are the keys of the configuration with their defaults, as the
// format has them; those in configSilent have no effect yet.
const configKeys = `country holidays pauses language commit
	ask.minutes ask.minutes_cold_senior ask.block outreach.words.warn outreach.words.error linkedin.chars
	nudge.after nudge.max parallel.after park.after reply.answer_within schedule.chase intro.chase
	schedule.slots schedule.earliest schedule.latest prep.before confirm.before
	debrief.within thanks.within thanks.overdue thanks.until promise.mine promise.theirs
	referral.contact_within referral.permission_within referrer.update
	update.first nurture.close nurture.warm nurture.light nurture.annual
	reflect.every campaign.min_per_profession campaign.saturation privacy.retention format`

func TestConfigKeys(t *testing.T) {
	want := strings.Fields(configKeys)
	slices.Sort(want)
	if diff := cmp.Diff(want, configCases(t)); diff != "" {
		t.Errorf("keys of the configuration (-format +program):\n%s", diff)
	}
	for _, key := range want {
		_, findings := note.ReadConfig("config.yaml", []byte(key+": 1\n"))
		for _, f := range findings {
			if f.Code == note.CodeConfigKey {
				t.Errorf("%s is a key of the format, and the program says: %s", key, f.Message)
			}
		}
	}
	_, part, _ := strings.Cut(readFile(t, helpFolder+"/format.md"), "THE CONFIGURATION")
	part, _, _ = strings.Cut(part, "THE LOG")
	words := wordSet(part)
	for _, key := range want {
		if !words[key] {
			t.Errorf("help format does not name %s", key)
		}
		delete(words, key)
	}
	for word := range words {
		if strings.Contains(word, ".") && word != ".infoint" && !strings.HasSuffix(word, ".yaml") {
			t.Errorf("help format names the key %s, which the configuration does not have", word)
		}
	}
}

// TestCountriesInHelp: help names every country whose holidays are known.
func TestCountriesInHelp(t *testing.T) {
	_, part, _ := strings.Cut(readFile(t, helpFolder+"/format.md"), "country adds")
	part, _, _ = strings.Cut(part, "or of a part")
	var named []string
	for _, word := range strings.Fields(part) {
		if word == strings.ToUpper(word) {
			named = append(named, word)
		}
	}
	countries := slices.DeleteFunc(holiday.Places(), func(code string) bool { return strings.Contains(code, "-") })
	if diff := cmp.Diff(countries, named); diff != "" {
		t.Errorf("countries (-known +in help):\n%s", diff)
	}
}

// configCases are the keys that the reader of the configuration decides on:
// the numbers, and the cases of its switches over a key.
func configCases(t *testing.T) []string {
	t.Helper()
	var keys []string
	for _, f := range readHouse(t).files {
		if f.path != "pkg/note/config.go" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			sw, ok := n.(*ast.SwitchStmt)
			if !ok || sw.Tag == nil || !strings.HasSuffix(strings.ToLower(types.ExprString(sw.Tag)), "key") {
				return true
			}
			for _, stmt := range sw.Body.List {
				for _, e := range stmt.(*ast.CaseClause).List {
					if lit, ok := e.(*ast.BasicLit); ok {
						key, _ := strconv.Unquote(lit.Value) // the parser has checked it
						keys = append(keys, key)
					}
				}
			}
			return true
		})
	}
	c := infoint.DefaultConfig()
	for _, s := range note.Settings(&c) {
		keys = append(keys, s.Key)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// TestDefaultsAreTheFormats compares the numbers in help format with those
// that hold.
func TestDefaultsAreTheFormats(t *testing.T) {
	c := infoint.DefaultConfig()
	text := readFile(t, helpFolder+"/format.md")
	wants := []string{fmt.Sprintf("format %d", c.Format), "language " + c.Language}
	short := map[string]string{"business days": " bd", "hours": " h", "days": " days", "months": " months"}
	for _, s := range note.Settings(&c) {
		want := fmt.Sprintf("%s %d%s", s.Key, *s.Value, short[s.Unit])
		if s.Key == "debrief.within" {
			want = s.Key + " same day"
		}
		wants = append(wants, want)
	}
	for _, want := range wants {
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(want) + `(\s|$)`).MatchString(text) {
			t.Errorf("help format does not say %q", want)
		}
	}
}

func TestGeneratedTopicsAreComplete(t *testing.T) {
	rules := string(run(t, march, "help", "due-rules"))
	for _, r := range agenda.Rules() {
		head := fmt.Sprintf("\n%s  (%s, priority %d)\n", r.Name, r.ID, r.Priority)
		if !strings.Contains(rules, head) || !strings.Contains(rules, r.Source) || !strings.Contains(rules, r.When) {
			t.Errorf("help due-rules does not tell all of %s", r.Name)
		}
		for key := range strings.SplitSeq(r.Key, ", ") {
			if key != "" && !slices.Contains(strings.Fields(configKeys), key) {
				t.Errorf("%s is set by %s, which is no key of the configuration", r.Name, key)
			}
		}
	}
	lint := string(run(t, march, "help", "lint-rules"))
	for _, r := range letter.Rules() {
		head := fmt.Sprintf("\n%s  (%s)\n  weighs: %s\n", r.Name, r.ID, r.Severities())
		if !strings.Contains(lint, head) || !strings.Contains(lint, r.Looks) || !strings.Contains(lint, r.Fix) || !strings.Contains(lint, r.Source) {
			t.Errorf("help lint-rules does not tell all of %s", r.Name)
		}
	}
	codes := string(run(t, march, "help", "check-codes"))
	for _, c := range check.Codes() {
		if !strings.Contains(codes, "\n"+c.Code+"  (") || !strings.Contains(codes, c.Means) || !strings.Contains(codes, c.Mend) {
			t.Errorf("help check-codes does not tell all of %s", c.Code)
		}
	}
}

// TestTopicsFitATerminal: every topic opens, and none is wider than a screen.
func TestTopicsFitATerminal(t *testing.T) {
	files, err := filepath.Glob(helpFolder + "/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no topics: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		text := string(run(t, march, "help", name))
		if text != readFile(t, file) {
			t.Errorf("help %s does not print %s", name, file)
		}
		for line := range strings.SplitSeq(text, "\n") {
			if len([]rune(line)) > 80 {
				t.Errorf("help %s: %q is wider than 80", name, line)
			}
		}
	}
}

// manuals are the files that people read.
func manuals(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(helpFolder + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	return append(files, readmePath, contributingPath, "../../templates/vault/AGENTS.md")
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// commandLines returns what a text shows as something to type: the lines of
// its blocks that call infoint, and its spans that begin with it.
func commandLines(text string) []string {
	lines := inBlock(text)
	for _, span := range spans(text) {
		if span == "infoint" || strings.HasPrefix(span, "infoint ") {
			lines = append(lines, span)
		}
	}
	return lines
}

// commandLine is a line of a block with infoint where a command stands.
var commandLine = regexp.MustCompile(`^(\$ |  +)?(cd \S+ && |\w+='[^']*' |[\d*]+ .* \$HOME/go/bin/)?infoint( |$)`)

func inBlock(text string) []string {
	var lines []string
	fence, fenced := "", false
	for line := range strings.SplitSeq(text, "\n") {
		if rest, ok := strings.CutPrefix(line, "```"); ok {
			fenced, fence = !fenced, rest
			continue
		}
		if (fenced && fence != "markdown" || strings.HasPrefix(line, "  ")) && commandLine.MatchString(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// spans returns the texts between backticks, outside of blocks.
func spans(text string) []string {
	var prose strings.Builder
	fenced := false
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		} else if !fenced {
			prose.WriteString(line + "\n")
		}
	}
	var out []string
	for _, m := range regexp.MustCompile("`([^`\n]+)`").FindAllStringSubmatch(prose.String(), -1) {
		out = append(out, m[1])
	}
	return out
}

// invocations returns the arguments of each call of infoint in a line of
// shell: words and quotes, as much as a manual uses.
func invocations(line string) [][]string {
	var calls [][]string
	in := false
	for _, word := range shellWords(line) {
		switch {
		case word.operator:
			in = false
		case !in && (word.text == "infoint" || strings.HasSuffix(word.text, "/infoint")):
			calls, in = append(calls, []string{}), true
		case in:
			calls[len(calls)-1] = append(calls[len(calls)-1], word.text)
		}
	}
	return calls
}

type shellWord struct {
	text     string
	operator bool
}

func shellWords(line string) []shellWord {
	var words []shellWord
	token := regexp.MustCompile(`\s*([|;&><]+|#.*|(?:"(?:\\.|[^"])*"|'[^']*'|\\.|[^\s"'|;&><\\])+)`)
	for _, m := range token.FindAllStringSubmatch(line, -1) {
		text := m[1]
		if strings.ContainsRune("|;&><#", rune(text[0])) {
			words = append(words, shellWord{text, true})
			continue
		}
		words = append(words, shellWord{unquote(text), false})
	}
	return words
}

func unquote(word string) string {
	return regexp.MustCompile(`"((?:\\.|[^"])*)"|'([^']*)'`).ReplaceAllString(word, "$1$2")
}

// understood types a command where there is no vault and returns what is wrong
// with its words: the program says so before it looks for one.
func understood(dir string, args []string) string {
	io, _, errs := term.Test("")
	io.Getenv = func(key string) string { return map[string]string{"EDITOR": "true"}[key] }
	w := cli.World{IO: io, Clock: time.Now, Random: strings.NewReader(randomness), Dir: dir}
	args = append(slices.Clone(args), "-C", "none")
	if slices.Contains([]string{"init", "demo"}, args[0]) {
		args = append(args, "-n") // these two need no vault and would make one
	}
	code := cli.Main(context.Background(), w, args)
	if code != exitUsage || strings.Contains(errs.String(), vault.ErrNoVault.Error()) {
		return ""
	}
	return errs.String()
}

const exitUsage = 2

// helpTexts returns the help of every command by its words.
func helpTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	listed := regexp.MustCompile(`(?m)^  ([a-z-]+) {2,}[A-Z]`)
	var visit func(words []string)
	visit = func(words []string) {
		text := string(run(t, march, append(slices.Clone(words), "--help")...))
		texts[strings.Join(append([]string{"infoint"}, words...), " ")] = text
		for _, m := range listed.FindAllStringSubmatch(text, -1) {
			visit(append(slices.Clone(words), m[1]))
		}
	}
	visit(nil)
	if len(texts) < 20 {
		t.Fatalf("only %d commands were found: %v", len(texts), slices.Sorted(maps.Keys(texts)))
	}
	return texts
}

// randomness is enough of it for a uid or two.
const randomness = "as good as random, as good as random, as good as random"

// march is the morning of the recording.
const march = "2026-03-24T09:00:00Z"

func world(t *testing.T, io *term.IO, now string) cli.World {
	t.Helper()
	at, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	state, getenv := t.TempDir(), io.Getenv
	io.Getenv = func(key string) string {
		if key == "INFOINT_STATE_DIR" {
			return state
		}
		return getenv(key)
	}
	return cli.World{IO: io, Clock: func() time.Time { return at }, Random: strings.NewReader(randomness), Dir: "."}
}

// run runs the program without a terminal and returns its standard output.
// What a finding makes exit 1 is as welcome as success.
func run(t *testing.T, now string, args ...string) []byte {
	t.Helper()
	io, out, errs := term.Test("")
	if code := cli.Main(context.Background(), world(t, io, now), args); code > 1 {
		t.Errorf("infoint %s: exit %d: %s", strings.Join(args, " "), code, errs)
	}
	return out.Bytes()
}

// demo makes the made-up campaign on that morning.
func demo(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "demo")
	run(t, march, "demo", dir)
	return dir
}
