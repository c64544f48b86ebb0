package agenda

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/vaulttest"
	"github.com/infoint/infoint/pkg/when"
)

// look reads a vault from text and looks at it at a time of the user's zone,
// which is the profile's, else Berlin's: "2026-03-28" is nine in the morning.
func look(t testing.TB, now, archive string) *Agenda {
	t.Helper()
	return at(t, now, vaulttest.Files(archive))
}

func at(t testing.TB, now string, files map[string]string) *Agenda {
	t.Helper()
	notes, config := read(t, files)
	zone := "Europe/Berlin"
	for _, n := range notes {
		if n.Profile != nil && n.Profile.Timezone != "" {
			zone = n.Profile.Timezone
		}
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	if len(now) == len("2026-03-28") {
		now += " 09:00"
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", now, loc)
	if err != nil {
		t.Fatal(err)
	}
	clock := campaign.Clock{Now: at, Calendar: when.NewCalendar(config.Holidays, config.Pauses)}
	return Of(campaign.New(clock, config, notes))
}

// read reads the files of a vault in the order of their paths.
func read(t testing.TB, files map[string]string) ([]*note.Note, infoint.Config) {
	t.Helper()
	config := infoint.DefaultConfig()
	var notes []*note.Note
	for _, path := range slices.Sorted(mapKeys(files)) {
		kind := note.Folders()[strings.Split(path, "/")[0]]
		switch {
		case path == ".infoint/config.yaml":
			c, findings := note.ReadConfig(path, []byte(files[path]))
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			config = c
			continue
		case path == "profile.md":
			kind = infoint.KindProfile
		case kind == "":
			t.Fatalf("%s is no note", path)
		}
		n := note.Read(kind, path, []byte(files[path]))
		if n.Unreadable {
			t.Fatalf("%s: %v", path, n.Findings)
		}
		if !n.Template {
			notes = append(notes, n)
		}
	}
	return notes, config
}

func mapKeys(files map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for path := range files {
			if !yield(path) {
				return
			}
		}
	}
}

// brief says of a row what tables compare: its priority, rule, person, due
// day, days over and what is merged into it.
func brief(r Row) string {
	due := r.Due.String()
	if !r.Due.Time.IsZero() {
		due = r.Due.Time.Format("2006-01-02T15:04Z07:00")
	}
	s := fmt.Sprintf("%d %s %s %s", r.Priority, r.Rule, r.Contact, strings.TrimPrefix(due, "2026-"))
	if r.OverdueDays > 0 {
		s += fmt.Sprintf(" +%d", r.OverdueDays)
	}
	if r.early {
		s += " later"
	}
	if len(r.Also) > 0 {
		s += " also " + strings.Join(r.Also, " ")
	}
	return s
}

func briefs(rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(brief(r) + "\n")
	}
	return b.String()
}

// shownOn returns the days from one to another on which plain due has a row of
// a rule at nine in the morning.
func shownOn(t testing.TB, archive, rule, from, to string) string {
	t.Helper()
	var days []string
	for d := date(t, from); !d.After(date(t, to)); d = d.AddDays(1) {
		if has(look(t, d.String(), archive).Rows(ViewToday), rule) {
			days = append(days, strings.TrimPrefix(d.String(), "2026-"))
		}
	}
	return strings.Join(days, " ")
}

func has(rows []Row, rule string) bool {
	return slices.ContainsFunc(rows, func(r Row) bool { return r.Rule == rule })
}

func date(t testing.TB, s string) infoint.Date {
	t.Helper()
	d, err := infoint.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
