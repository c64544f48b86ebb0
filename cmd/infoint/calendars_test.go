package main_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestCalendarsOfAVault has the judges of pkg/calendar read what the program
// writes of the campaign in testdata and of the demo.
func TestCalendarsOfAVault(t *testing.T) {
	const python, judge = "/usr/bin/python3", "../../pkg/calendar/testdata/judge.py"
	if _, err := os.Stat(python); err != nil || testing.Short() {
		t.Skip("no ", python, ", or no time")
	}
	for _, dir := range []string{"../../testdata/vault", demo(t)} {
		for _, args := range [][]string{{"export", "ics"}, {"due", "--all", "--ics", "-", "--now", "2026-03-28"}} {
			ics := run(t, march, append([]string{"-C", dir}, args...)...)
			if again := run(t, march, append([]string{"-C", dir}, args...)...); string(again) != string(ics) {
				t.Errorf("%s %v: other bytes the second time", dir, args)
			}
			file := filepath.Join(t.TempDir(), "all.ics")
			if err := os.WriteFile(file, ics, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(python, judge, file).Output()
			if err != nil {
				t.Fatal(err)
			}
			var said map[string]struct {
				Error  string
				Events []struct{ UID, Summary string }
			}
			if err := json.Unmarshal(out, &said); err != nil {
				t.Fatal(err)
			}
			if len(said) == 0 {
				t.Skip("no judge is installed")
			}
			for name, v := range said {
				if v.Error != "" || len(v.Events) == 0 {
					t.Errorf("%s of %s %v: %d events, %s", name, dir, args, len(v.Events), v.Error)
				}
				uids := map[string]bool{}
				for _, e := range v.Events {
					if uids[e.UID] || e.Summary == "" {
						t.Errorf("%s: %v", name, e)
					}
					uids[e.UID] = true
				}
			}
		}
	}
}
