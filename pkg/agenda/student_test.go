package agenda

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// student reads the campaign of a student in testdata, written by hand.
func student(t testing.TB) map[string]string {
	t.Helper()
	root := os.DirFS("../../testdata/vault")
	files := map[string]string{}
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".md" {
			return err
		}
		src, err := fs.ReadFile(root, p)
		files[p] = string(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A reasoned row has the reason for which testdata/README.md says that it is
// there on Saturday 28 March 2026.
type reasoned struct{ row, why string }

// plainRows are those of priority 1 and 2, in the order in which due has them.
func plainRows() []reasoned {
	return []reasoned{
		{"1 answer-reply ines-kowalczyk 03-26 +2", "they asked something on Wed 25 March, 3 days ago"},
		{"1 promise-mine karin-seidel 03-26 +2", "you promised: scan the page about school entry tests for her"},
		{"1 send-slots sofia-lindqvist 03-30", "they said yes on Fri 27 March; offer times"},
		{"1 debrief ines-marek 03-26 +2", "write down what you heard on Thu 26 March"},
		{"1 thank ines-marek 03-27T15:20+01:00 +1", "you talked on Thu 26 March; a thank-you was due by Fri 27 March 15:20"},
		{"1 prep adaeze-okafor 03-29", "you talk on Tue 31 March 10:15; choose your questions"},
		{"1 promise-mine mo 03-29", "you promised: the survey slides from Petersen's seminar"},
		{"2 promise-mine omar-haddad 03-16 +12", "you promised: tell him whether the spreadsheet course is any good"},
		{"2 nudge jonas-weidemann 03-25 +3", "9 business days since you wrote on Mon 16 March; silence is normal"},
	}
}

// laterRows are there with --all only.
func laterRows() []reasoned {
	return []reasoned{
		{"1 promise-mine ines-marek 03-31", "you promised: send her the two pages about our card-sorting study"},
		{"1 confirm-tomorrow adaeze-okafor 03-30", "you talk on Tue 31 March 10:15; confirm the hour and the place"},
		{"2 ask-permission ines-marek 03-30", "they named Aiko Mori on Thu 26 March; ask whether you may say so, and write permission:: yes or no"},
		{"2 follow-referral ben-ito 03-31", "Ines Marek named them on Thu 26 March and may be mentioned"},
		{"2 promise-theirs ines-marek 04-03", "they promised: the brief she recruits people with, without the client; a light check-in, or tick it once they did"},
		{"2 promise-theirs mo 04-10", "they promised: the interview guide he used, without the company in it; a light check-in, or tick it once they did"},
		{"2 promise-theirs omar-haddad 04-03", "they promised: ask whether I may watch the sick-list meeting; a light check-in, or tick it once they did"},
		{"2 wake karin-seidel 04-04", "they said later on Mon 2 March; ask again, in their own words"},
		{"3 first-update omar-haddad 04-23", "you thanked them on Thu 12 March; tell them what came of it"},
		{"2 promise-mine ines-marek 04-02", "you promised: tell her if I go to the research meetup"},
		{"2 nudge hannah-petersen 04-01", "they are back since Mon 23 March and have not answered yet"},
		{"3 park mei-lin-tan 03-27 +1", "no answer since Fri 13 March; let it rest, nothing needs to be sent"},
	}
}

// TestDueOfAStudent is the table of testdata/README.md.
func TestDueOfAStudent(t *testing.T) {
	a := at(t, "2026-03-28", student(t))
	compareReasons(t, "plain", a.Rows(ViewToday), plainRows())
	all := append(plainRows(), laterRows()...)
	rows := a.Rows(ViewAll)
	slices.SortFunc(rows, func(a, b Row) int { return strings.Compare(brief(a), brief(b)) })
	slices.SortFunc(all, func(a, b reasoned) int { return strings.Compare(a.row, b.row) })
	compareReasons(t, "--all", rows, all)
}

func compareReasons(t *testing.T, name string, rows []Row, want []reasoned) {
	t.Helper()
	var got, wanted strings.Builder
	for _, r := range rows {
		got.WriteString(brief(r) + ": " + r.Why + "\n")
	}
	for _, w := range want {
		wanted.WriteString(w.row + ": " + w.why + "\n")
	}
	if got.String() != wanted.String() {
		t.Errorf("%s:\n%s\nand not\n%s", name, got.String(), wanted.String())
	}
}

// TestMarchOfAStudent looks at the same files day by day, though on most days
// they hold what has not happened yet: a row stands from its cause to the day
// on which it was done, as if the files had been written up to that day.
func TestMarchOfAStudent(t *testing.T) {
	files := student(t)
	days := map[string][]string{}
	for d := date(t, "2026-03-02"); !d.After(date(t, "2026-03-28")); d = d.AddDays(1) {
		for _, r := range at(t, d.String(), files).Rows(ViewToday) {
			for _, key := range append([]string{r.Key}, r.Also...) {
				what := key
				if r.IsPromise() && key == r.Key {
					what = "promise-mine " + string(r.Contact)
				}
				days[what] = append(days[what], d.String()[len("2026-"):])
			}
		}
	}
	var got strings.Builder
	for _, what := range slices.Sorted(maps.Keys(days)) {
		d := days[what]
		got.WriteString(what + ": " + d[0] + " to " + d[len(d)-1] + ", " + count(len(d), "day") + "\n")
	}
	want := `answer-reply:georg-amsel: 03-09 to 03-09, 1 day
answer-reply:ines-kowalczyk: 03-25 to 03-28, 4 days
answer-reply:ines-marek: 03-17 to 03-17, 1 day
answer-reply:karin-seidel: 03-02 to 03-22, 21 days
confirm-tomorrow:2026-03-09-omar-haddad: 03-06 to 03-08, 3 days
debrief:2026-03-24-ines-marek: 03-26 to 03-28, 3 days
follow-referral:jonas-weidemann: 03-12 to 03-15, 4 days
nudge:jonas-weidemann: 03-25 to 03-28, 4 days
park:mei-lin-tan: 03-27 to 03-27, 1 day
prep:2026-03-09-omar-haddad: 03-06 to 03-07, 2 days
prep:2026-03-31-adaeze-okafor: 03-27 to 03-28, 2 days
promise-mine karin-seidel: 03-26 to 03-28, 3 days
promise-mine mo: 03-27 to 03-28, 2 days
promise-mine omar-haddad: 03-16 to 03-28, 13 days
send-slots:adaeze-okafor: 03-11 to 03-11, 1 day
send-slots:ines-marek: 03-13 to 03-15, 3 days
send-slots:sofia-lindqvist: 03-27 to 03-28, 2 days
thank:2026-03-09-omar-haddad: 03-09 to 03-11, 3 days
thank:2026-03-24-ines-marek: 03-26 to 03-28, 3 days
try-another:jonas-weidemann: 03-19 to 03-19, 1 day
`
	if got.String() != want {
		t.Errorf("the rows of March are\n%s\nand not\n%s", got.String(), want)
	}
}
