package cli

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/term"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// testVault is the realistic campaign. It is looked at in its middle and on its
// last day, which its README tells of.
const testVault = "../../testdata/vault"

func testDays() []string { return []string{"2026-03-28", "2026-04-26"} }

// appAt is the program looking at a folder on a day, with the folder read.
func appAt(t *testing.T, dir, day string) (*App, *bytes.Buffer) {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02 15", day+" 09", berlin)
	if err != nil {
		t.Fatal(err)
	}
	io, _, errs := term.Test("")
	a := &App{World: World{IO: io, Clock: func() time.Time { return now }, Dir: "."}}
	a.flags.dir = dir
	if _, err := a.Campaign(); err != nil {
		t.Fatal(err)
	}
	return a, errs
}

// TestEveryLetter drafts each kind to everybody for whom it can be drafted. The
// goldens are there to be read aloud: none should sound like a form.
func TestEveryLetter(t *testing.T) {
	var apps []*App
	for _, day := range testDays() {
		a, _ := appAt(t, testVault, day)
		apps = append(apps, a)
	}
	for _, kind := range letter.Kinds() {
		t.Run(kind, func(t *testing.T) {
			var b strings.Builder
			for _, a := range apps {
				fmt.Fprintf(&b, "######## %s on %s\n\n", kind, a.campaign.Today())
				none := map[string][]string{}
				for _, p := range a.campaign.Contacts {
					text, why := draftedFor(a, p, kind)
					b.WriteString(text)
					if why != "" {
						none[why] = append(none[why], string(p.ID))
					}
				}
				for _, why := range slices.Sorted(maps.Keys(none)) {
					fmt.Fprintf(&b, "none, for %s: %s\n\n", why, strings.Join(none[why], ", "))
				}
			}
			compare(t, filepath.Join("testdata", "letters", kind+".txt"), b.String())
		})
	}
}

// draftedFor is a letter with its findings, or why there is none.
func draftedFor(a *App, p *infoint.Contact, kind string) (text, none string) {
	pair, err := pairFor(a.campaign, p, kind)
	var d wireDraft
	if err == nil {
		d, _, err = a.drafted(context.Background(), a.campaign, pair, kind, draftOptions{fresh: true})
	}
	if err != nil {
		why := err.Error()
		return "", strings.ReplaceAll(why[strings.LastIndex(": "+why, ": "):], p.Name, "NAME")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "==== %s: to %s %s (%d words)\n", p.ID, d.To, d.Variant, d.Words)
	for _, f := range d.Findings {
		fmt.Fprintf(&b, "%s: %s: %s; %s\n", f.Severity, f.Rule, f.Why, f.Fix)
	}
	fmt.Fprintf(&b, "\nSubject: %s\n\n%s\n\n", d.Subject, d.Body)
	return b.String(), ""
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
