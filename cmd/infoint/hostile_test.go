package main_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/cli"
	"github.com/infoint/infoint/pkg/term"
)

// A hostile vault, its commands, and a secret beside it. Whatever stands in it:
// nothing outside is read or written, no control character reaches a stream,
// and no command panics.

// steering is text that drives a terminal, or hides what it says.
func steering() map[string]string {
	return map[string]string{
		"colour": "\x1b[31mred", "title": "\x1b]0;owned\x07", "clipboard": "\x1b]52;c;cm0gLXJm\x07", "link": "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
		"clear": "\x1b[2J\x1b[H", "C1": "\u009b31mred", "bell": "\a\a", "backspace": "good\b\b\b\bevil", "carriage return": "good\revil",
		"delete": "a\x7fb", "form feed": "a\fb", "vertical tab": "a\vb", "shift out": "\x0e\x0f", "override": "\u202egnp.exe", "embedding": "\u202a\u202b\u202c",
		"isolates": "\u2066\u2067\u2068\u2069", "separators": "a\u2028b\u2029c", "no width": "a\u200bb\ufeffc", "device control": "\x1bP1$r0m\x1b\\", "paste end": "\x1b[201~rm -rf\n",
	}
}

// hostileNames are given as somebody's name.
func hostileNames() map[string]string {
	names := map[string]string{
		"parent": "../../etc/passwd", "absolute": "/etc/passwd", "dot": ".", "dots": "..", "slash": "a/b", "backslash": `a\b`, "UNC": `\\host\share`, "drive": "C:evil",
		"device": "CON", "device with an extension": "nul.md", "port": "LPT1", "port with a superscript": "COM¹", "trailing dot": "Ana.", "trailing blank": "Ana ", "leading dash": "-rf",
		"leading dot": ".hidden", "tilde": "~root", "stream": "a:b", "wildcard": "*?<>|", "quotes": `"'` + "`", "command": "$(reboot)", "percent": "%00%2e%2e", "link": "[[x|y]]#z^q",
		"emoji": "👩‍🔬", "emoji alone": "🎉", "Han": "李小龍", "Arabic": "محمد علي", "Hebrew": "שלום", "Thai": "สมชาย", "combining": "Jose\u0301", "capital dotted I": "İstanbul", "Kelvin": "\u212aelvin",
		"sharp s": "STRAẞE", "ligature": "ﬁn", "full width": "ＡＢＣ", "long": strings.Repeat("x", 300), "long in Han": strings.Repeat("李", 300), "blank": "   ", "newline": "a\nb", "YAML": "- a: b", "fence": "---",
		"template": "{{.x}}", "templater": "<% tp %>", "formula": "=cmd()", "null": "null", "yes": "yes", "number": "1e9", "date": "2026-03-24", "hash": "# x", "comma": "a, b", "me": "me", "marker": ".infoint",
	}
	for name, text := range steering() {
		names["steering: "+name] = text
	}
	return names
}

// hostileNotes are what a contact's file may hold.
func hostileNotes() map[string]string {
	notes := map[string]string{
		"NUL": "a\x00b", "UTF-16": "\xff\xfeA\x00", "not UTF-8": "a\xffb", "lone CR": "---\rname: x\r---\r", "unclosed": "---\nname: x\n", "only a fence": "---", "two fences": "---\n---\n---\nname: y\n---\n",
		"duplicate keys": "---\nname: a\nname: b\n---\n", "aliases": "---\na: &a [1]\nb: *a\n---\n", "merge": "---\n<<: {name: x}\n---\n", "tag": "---\nname: !!python/object x\n---\n", "binary": "---\nname: !!binary aGk=\n---\n",
		"no map": "---\n- a\n---\n", "map for a name": "---\nname: {a: b}\n---\n", "list for a name": "---\nname: [a, b]\n---\n", "a date for a name": "---\nname: 2026-03-24\n---\n", "nested": "---\na: " + strings.Repeat("[", 70) + "\n---\n",
		"conflict": "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "conflict in front matter": "---\n<<<<<<< a\nname: x\n=======\nname: y\n>>>>>>> b\n---\n", "diff3": "<<<<<<< a\nx\n||||||| o\nz\n=======\ny\n>>>>>>> b\n",
		"jj": "<<<<<<< Conflict 1 of 1\n%%%%%%% a\n-x\n+y\n+++++++ b\nz\n>>>>>>> end\n", "TOML": "+++\nname = 1\n+++\n", "JSON": "{\n\"name\": 1\n}\n", "document end": "---\nname: x\n...\nb: y\n---\n", "tab": "---\n\tname: x\n---\n",
		"huge number": "---\nrelevance: 1e999999\n---\n", "no number": "---\nrelevance: many\n---\n", "link to a parent": "---\nvia: \"[[../../etc/passwd]]\"\n---\n", "link to itself": "---\nvia: \"[[ana]]\"\n---\n",
		"date out of range": "## Log\n- 9999-99-99 outreach\n", "year 0": "## Log\n- 0000-01-01 outreach\n", "deep list": "## Log\n" + strings.Repeat("- ", 200) + "x\n", "deep quote": strings.Repeat("> ", 2000) + "x\n",
		"deep brackets": "## Log\n- 2026-03-24 note: " + strings.Repeat("[", 5000) + "\n", "open comment": "<!--\n## Log\n- 2026-03-24 reply yes\n", "open code": "```\n## Log\n- 2026-03-24 reply yes\n",
		"many headings": strings.Repeat("# Log\n", 3000), "dataview": "```dataviewjs\napp.vault.delete()\n```\n", "templater": "<% tp.system.run('rm') %>", "long line": "## Log\n- 2026-03-24 note: " + strings.Repeat("x", 200000) + "\n",
		"promise without end": "## Promises\n- [ ] " + strings.Repeat("📅 2026-03-24 ", 500) + "\n", "empty": "", "byte order mark": "\ufeff", "blanks": " \t\r\n\r\n",
	}
	for name, text := range steering() {
		notes["steering in a log: "+name] = "## Log\n- 2026-03-02 reply yes: " + text + "\n"
		notes["steering in a key: "+name] = fmt.Sprintf("---\nrole: %q\n---\n## Promises\n- [ ] %s 📅 2026-03-02\n", text, text)
	}
	return notes
}

// commandsOver are what is run in each vault.
func commandsOver() [][]string {
	return [][]string{
		{"due", "--all"}, {"list"}, {"list", "contacts", "--json"}, {"list", "promises"}, {"show", "ana"}, {"show", "ana", "--json"}, {"find", "e"}, {"check"}, {"prep", "ana"}, {"draft", "ana", "outreach", "-n"},
		{"log", "ana", "wrote", "-m", "x"}, {"set", "ana", "role=pilot"}, {"done", "ana"}, {"list", "interviews"},
	}
}

// typed runs a command in a vault and returns what it printed.
func typed(t *testing.T, dir string, args ...string) string {
	t.Helper()
	io, out, errs := term.Test("")
	w := world(t, io, "2026-03-24T09:00:00+01:00")
	w.Dir = dir
	cli.Main(context.Background(), w, args)
	return out.String() + errs.String()
}

// raw returns the first character of a text that a terminal would obey.
func raw(text string) string {
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r == utf8.RuneError && size == 1 ||
			r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return fmt.Sprintf("%q in %q", r, text[max(0, i-20):min(len(text), i+20)])
		}
	}
	return ""
}

const secret = "the secret beside the vault"

// besides makes a vault with a secret beside it.
func besides(t *testing.T) (dir, vault string) {
	t.Helper()
	dir = t.TempDir()
	vault = filepath.Join(dir, "vault")
	write(t, filepath.Join(vault, ".infoint", "config.yaml"), "format: 1\n")
	write(t, filepath.Join(vault, "profile.md"), "---\nname: Ruth\n---\n")
	write(t, filepath.Join(dir, "secret.md"), secret+"\n")
	return dir, vault
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// untouched checks that beside the vault there is the secret and nothing else.
func untouched(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("beside the vault there is %v, %v", entries, err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "secret.md")); err != nil || string(got) != secret+"\n" {
		t.Errorf("the secret holds %q, %v", got, err)
	}
}

func TestHostileInput(t *testing.T) {
	inputs := 0
	judge := func(t *testing.T, dir, printed string) {
		t.Helper()
		if at := raw(printed); at != "" {
			t.Errorf("raw: %s", at)
		}
		if strings.Contains(printed, secret) {
			t.Errorf("the secret was read")
		}
		untouched(t, dir)
	}
	for what, name := range hostileNames() {
		inputs++
		t.Run("name/"+what, func(t *testing.T) {
			dir, vault := besides(t)
			printed := typed(t, vault, "add", "contact", "--", name) + typed(t, vault, "show", "--", name) + typed(t, vault, "log", "--", name, "wrote") +
				typed(t, vault, "set", "me", "headline="+name) + typed(t, vault, "list") + typed(t, vault, "check")
			judge(t, dir, printed)
		})
	}
	for what, text := range hostileNotes() {
		inputs++
		t.Run("note/"+what, func(t *testing.T) {
			dir, vault := besides(t)
			write(t, filepath.Join(vault, "contacts", "ana.md"), text)
			for _, args := range commandsOver() {
				judge(t, dir, typed(t, vault, args...))
			}
		})
	}
	t.Logf("%d hostile inputs: 0 escapes from the vault, 0 raw control characters, 0 panics", inputs+hostileFiles(t, judge))
}

// hostileFiles are files that are none, links that lead out, and names that
// drive a terminal.
func hostileFiles(t *testing.T, judge func(*testing.T, string, string)) int {
	t.Helper()
	if runtime.GOOS == "windows" {
		return 0
	}
	link := func(to string) func(path string) error {
		return func(path string) error { return os.Symlink(to, path) }
	}
	files := map[string]func(path string) error{
		"a link to the parent's file": link("../../secret.md"), "a link to a file of the system": link("/etc/passwd"), "a link to nothing": link("nothing.md"), "a link to itself": link("ana.md"),
		"a link to a folder": link("../.."), "a link to a device": link("/dev/zero"), "a link to the terminal": link("/dev/tty"),
		"a pipe":                      pipe,
		"a folder":                    func(path string) error { return os.Mkdir(path, 0o700) },
		"a file that nobody may read": func(path string) error { return os.WriteFile(path, []byte("x"), 0) },
	}
	for what, make := range files {
		t.Run("file/"+what, func(t *testing.T) {
			dir, vault := besides(t)
			write(t, filepath.Join(vault, "contacts", "ben.md"), "x\n")
			if err := make(filepath.Join(vault, "contacts", "ana.md")); err != nil {
				t.Skip(err)
			}
			for _, args := range commandsOver() {
				judge(t, dir, typed(t, vault, args...))
			}
			if what := typed(t, vault, "list", "--json=id"); !strings.Contains(what, "ben") {
				t.Errorf("the other notes are not read: %s", what)
			}
		})
	}
	folders := []string{"contacts", "interviews", "letters", "reflections", ".infoint/templates", "imports"}
	for _, folder := range folders {
		t.Run("folder/"+folder, func(t *testing.T) {
			dir, vault := besides(t)
			if err := os.MkdirAll(filepath.Join(vault, filepath.Dir(folder)), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink("../secret.md/..", filepath.Join(vault, folder)); err != nil {
				t.Skip(err)
			}
			for _, args := range append(commandsOver(), []string{"add", "contact", "Ben Ito"}, []string{"draft", "ben", "outreach"}) {
				judge(t, dir, typed(t, vault, args...))
			}
		})
	}
	for what, text := range steering() {
		t.Run("file name/"+what, func(t *testing.T) {
			dir, vault := besides(t)
			if strings.Contains(text, "/") {
				text = strings.ReplaceAll(text, "/", "")
			}
			write(t, filepath.Join(vault, "contacts", text+".md"), "## Log\n- 2026-03-02 outreach\n- no date\n")
			for _, args := range commandsOver() {
				judge(t, dir, typed(t, vault, args...))
			}
		})
	}
	return len(files) + len(folders) + len(steering())
}
