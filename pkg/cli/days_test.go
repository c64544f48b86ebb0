package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestDaysOfTheStudent walks the student's campaign, morning by morning: what
// comes into due, and what goes. A person is there from the day on which their
// file was made. Every line of the golden was checked against the rules.
func TestDaysOfTheStudent(t *testing.T) {
	dir, arrivals := studentWithout(t)
	var b strings.Builder
	var before []string
	first := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for day := first; day.Before(first.AddDate(0, 0, 8*7)); day = day.AddDate(0, 0, 1) {
		on := day.Format(time.DateOnly)
		arrive(t, dir, arrivals, on)
		var now []string
		for _, row := range dueOn(t, dir, on) {
			row, _, _ = strings.Cut(row, " +")
			now = append(now, row)
		}
		if changes := without(before, now, "  - ") + without(now, before, "  + "); changes != "" {
			b.WriteString(day.Format("Mon 2006-01-02") + "\n" + changes)
		}
		before = now
	}
	compare(t, filepath.Join("testdata", "days", "student.txt"), b.String())
}

// without lists the rows that are not among others.
func without(rows, others []string, sign string) string {
	var b strings.Builder
	for _, row := range rows {
		if !slices.Contains(others, row) {
			b.WriteString(sign + row + "\n")
		}
	}
	return b.String()
}

// studentWithout copies the student's vault but for the people of whom a file
// says when it was made; those come by path, each with its day.
func studentWithout(t *testing.T) (dir string, arrivals map[string]string) {
	t.Helper()
	dir, arrivals = t.TempDir(), map[string]string{}
	if err := os.CopyFS(dir, os.DirFS(testVault)); err != nil {
		t.Fatal(err)
	}
	created := regexp.MustCompile(`(?m)^created: (\d\S+)`)
	err := filepath.WalkDir(filepath.Join(dir, "contacts"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		m := created.FindSubmatch(src)
		if err != nil || m == nil {
			return err
		}
		path, err := filepath.Rel(dir, p)
		arrivals[path] = string(m[1])
		if err != nil {
			return err
		}
		return os.Remove(p)
	})
	if err != nil || len(arrivals) < 25 {
		t.Fatalf("%d files say when they were made; %v", len(arrivals), err)
	}
	return dir, arrivals
}

// arrive puts the people into the vault who have been heard of by a day.
func arrive(t *testing.T, dir string, arrivals map[string]string, day string) {
	t.Helper()
	for path, created := range arrivals {
		if created > day {
			continue
		}
		delete(arrivals, path)
		src, err := os.ReadFile(filepath.Join(testVault, path))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, path), src, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
