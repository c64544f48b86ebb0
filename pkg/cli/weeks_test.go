package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/term"
)

// dueOn is what due lists on the morning of a day, a line a row: priority,
// rule, whom to write to, about whom, the due day, and how many days it is
// over.
func dueOn(t *testing.T, dir, day string) []string {
	t.Helper()
	io, out, errs := term.Test("")
	code := Main(context.Background(), World{IO: io, Clock: time.Now, Random: strings.NewReader(""), Dir: "."},
		[]string{"-C", dir, "due", "--now", day, "--json"})
	var rows []struct {
		Rule, Due, Contact, About string
		Priority                  int
		Overdue                   int `json:"overdue_days"`
	}
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil || code != 0 {
		t.Fatalf("due on %s: %v, %d, %s", day, err, code, errs)
	}
	var lines []string
	for _, r := range rows {
		line := fmt.Sprintf("%d %s %s", r.Priority, r.Rule, r.Contact)
		if r.About != "" {
			line += " about " + r.About
		}
		lines = append(lines, fmt.Sprintf("%s %s +%d", line, r.Due, r.Overdue))
	}
	return lines
}

// TestWeeksOfOthers compares due, Monday by Monday, with tables whose reasons
// were worked out by hand.
func TestWeeksOfOthers(t *testing.T) {
	tables, err := filepath.Glob("../../testdata/vaults/*.weeks.md")
	if err != nil || len(tables) != 3 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	for _, table := range tables {
		dir := strings.TrimSuffix(table, ".weeks.md")
		t.Run(filepath.Base(dir), func(t *testing.T) {
			people, err := filepath.Glob(filepath.Join(dir, "contacts", "*.md"))
			if err != nil || len(people) != 12 {
				t.Errorf("%d contacts, %v", len(people), err)
			}
			days, rows := readWeeks(t, table)
			if len(days) < 6 {
				t.Errorf("only %d weeks", len(days))
			}
			for _, day := range days {
				got := dueOn(t, dir, day)
				if got == nil {
					got = []string{"none"}
				}
				if diff := cmp.Diff(rows[day], got); diff != "" {
					t.Errorf("%s (-by hand +due):\n%s", day, diff)
				}
			}
		})
	}
}

// readWeeks reads the rows of a table of days, rows and reasons.
func readWeeks(t *testing.T, file string) (days []string, rows map[string][]string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows = map[string][]string{}
	for line := range strings.Lines(string(src)) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if !strings.HasPrefix(line, "| 20") {
			continue
		}
		if len(cells) != 3 || len(cells[2]) < len("as before |") {
			t.Fatalf("%s: %q is not a day, a row and a reason", file, line)
		}
		day := strings.TrimPrefix(cells[0], "| ")
		if rows[day] == nil {
			days = append(days, day)
		}
		rows[day] = append(rows[day], cells[1])
	}
	return days, rows
}
