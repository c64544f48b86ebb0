package cli

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// testVault is the realistic campaign, looked at on the day that its README
// tells of.
const (
	testVault = "../../testdata/vault"
	testDay   = "2026-03-28"
)

// runIn runs a command on a folder and returns what it printed.
func runIn(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	io, out, errs := term.Test("")
	code = Main(context.Background(), World{
		IO: io, Clock: func() time.Time { return time.Date(2026, 3, 28, 9, 0, 0, 0, berlin) },
		Random: strings.NewReader(strings.Repeat("x", 64)), Dir: ".",
	}, append([]string{"-C", dir}, args...))
	return code, out.String(), errs.String()
}

// TestEveryLetter drafts each kind to everybody for whom it can be drafted. The
// goldens are there to be read aloud: none should sound like a form.
func TestEveryLetter(t *testing.T) {
	for _, kind := range letter.Kinds() {
		t.Run(kind, func(t *testing.T) {
			var b strings.Builder
			for _, id := range people(t, testVault) {
				b.WriteString(drafted(t, testVault, id, kind))
			}
			compare(t, filepath.Join("testdata", "letters", kind+".txt"), b.String())
		})
	}
}

func people(t *testing.T, dir string) []infoint.ID {
	t.Helper()
	v, err := vault.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var ids []infoint.ID
	for _, e := range v.Entries() {
		if e.Contact != nil {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// drafted is a letter with its findings, or one line that says why there is
// none.
func drafted(t *testing.T, dir string, id infoint.ID, kind string, args ...string) string {
	t.Helper()
	code, out, errs := runIn(t, dir, append([]string{"draft", string(id), kind, "-n", "--new", "--json"}, args...)...)
	if out == "" {
		why, _, _ := strings.Cut(errs, "\n")
		return fmt.Sprintf("---- %s: none (%d): %s\n", id, code, strings.TrimPrefix(why, "infoint: "))
	}
	var d struct {
		To, Variant, Subject, Body string
		Words                      int
		Findings                   []letter.Finding
	}
	if err := json.Unmarshal([]byte(out), &d); err != nil {
		t.Fatalf("%s %s: %v", id, kind, err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "==== %s: to %s %s (%d words)\n", id, d.To, d.Variant, d.Words)
	for _, f := range d.Findings {
		fmt.Fprintf(&b, "%s: %s: %s; %s\n", f.Severity, f.Rule, f.Why, f.Fix)
	}
	fmt.Fprintf(&b, "\nSubject: %s\n\n%s\n\n", d.Subject, d.Body)
	return b.String()
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}
