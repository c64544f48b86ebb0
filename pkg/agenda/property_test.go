package agenda

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// A world is a vault as text, which a generated history wrote.
type world struct {
	files map[string]string
	now   string
}

// begin is the first day of every history; they last about six weeks.
func begin() infoint.Date { return infoint.Date{Year: 2026, Month: 3, Day: 2} }

func drawDay(t *rapid.T, what string) infoint.Date {
	return begin().AddDays(rapid.IntRange(0, 45).Draw(t, what))
}

// drawWorld makes up to four people with up to five talks. Their names, links
// and dates are plausible, their order is not always.
func drawWorld(t *rapid.T) world {
	w := world{files: map[string]string{}}
	ids := []string{"ana", "Ben Ito", "carl", "dora"}[:rapid.IntRange(1, 4).Draw(t, "people")]
	for _, id := range ids {
		w.files["contacts/"+id+".md"] = drawPerson(t, ids)
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "talks") {
		w.files[fmt.Sprintf("interviews/talk-%d.md", i)] = drawTalk(t, ids)
	}
	w.files[".infoint/config.yaml"] = fmt.Sprintf("nudge.max: %d\nholidays: [2026-04-03, 2026-04-06]\npauses: [2026-03-23..2026-03-25]\n",
		rapid.IntRange(0, 2).Draw(t, "nudge.max"))
	now := begin().AddDays(rapid.IntRange(0, 60).Draw(t, "now"))
	w.now = fmt.Sprintf("%s %02d:%02d", now, rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
	return w
}

func drawPerson(t *rapid.T, ids []string) string {
	var b strings.Builder
	b.WriteString("---\n")
	if rapid.IntRange(0, 9).Draw(t, "blocked") == 0 {
		b.WriteString("do_not_contact: true\n")
	}
	if rapid.Bool().Draw(t, "why") {
		b.WriteString("why: x\n")
	}
	b.WriteString("---\n\n## Log\n")
	lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		day := drawDay(t, "day")
		event := rapid.SampledFrom([]string{
			"outreach email", "outreach", "nudge", "nudge linkedin", "reply yes", "reply no", "reply question", "reply",
			"reply later " + day.AddDays(30).String(), "reply auto " + day.AddDays(7).String(), "reply bounce",
			"reply redirect [[" + rapid.SampledFrom(ids).Draw(t, "to") + "]]", "slots", "wrote email", "wrote", "heard",
			"told-about [[ana]]", "intro-asked [[ana]]", "intro-made [[ana]]", "intro-declined", "closed parked", "closed dropped",
			"reopened", "note: x", "snooze nudge until " + day.AddDays(5).String(), "dismiss thank", "dismiss promise-mine",
		}).Draw(t, "event")
		return "- " + day.String() + " " + event + "\n"
	}), 0, 10).Draw(t, "log")
	if rapid.IntRange(0, 2).Draw(t, "in order") > 0 {
		slices.Sort(lines)
	}
	b.WriteString(strings.Join(lines, "") + drawPromises(t, ids))
	return b.String()
}

func drawPromises(t *rapid.T, ids []string) string {
	var b strings.Builder
	b.WriteString("\n## Promises\n")
	for i := range rapid.IntRange(0, 3).Draw(t, "promises") {
		b.WriteString("- [" + rapid.SampledFrom([]string{" ", " ", "/", "x", "-"}).Draw(t, "box") + "] ")
		b.WriteString(rapid.SampledFrom([]string{"", "", "them: ", "[[" + ids[0] + "]] "}).Draw(t, "to"))
		fmt.Fprintf(&b, "thing %d", i)
		b.WriteString(rapid.SampledFrom([]string{"", " ➕ " + drawDay(t, "made").String(), " 📅 " + drawDay(t, "due").String()}).Draw(t, "mark") + "\n")
	}
	return b.String()
}

func drawTalk(t *rapid.T, ids []string) string {
	var b strings.Builder
	b.WriteString("---\nwith:\n")
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, min(2, len(ids)), rapid.ID).Draw(t, "with") {
		b.WriteString("  - \"[[" + id + "]]\"\n")
	}
	day := drawDay(t, "scheduled")
	if rapid.IntRange(0, 7).Draw(t, "has an hour") > 0 {
		fmt.Fprintf(&b, "scheduled: %sT%02d:00:00\n", day, rapid.IntRange(0, 23).Draw(t, "hour"))
	}
	b.WriteString(rapid.SampledFrom([]string{"", "timezone: America/New_York\n", "timezone: Asia/Tokyo\n"}).Draw(t, "zone"))
	for _, key := range []string{"booked", "prepared", "held", "debriefed", "thanked", "cancelled"} {
		if rapid.IntRange(0, 2).Draw(t, key) == 0 {
			fmt.Fprintf(&b, "%s: %s\n", key, drawDay(t, key))
		}
	}
	b.WriteString(rapid.SampledFrom([]string{"", "", "", "missed_by: me\n", "missed_by: them\n", "cancelled_by: them\n"}).Draw(t, "gone") + "---\n")
	b.WriteString(drawPromises(t, ids) + "\n## Log\n")
	if rapid.Bool().Draw(t, "moved") {
		fmt.Fprintf(&b, "- %s %s\n", drawDay(t, "moved"), rapid.SampledFrom([]string{"moved me: x", "slots", "dismiss debrief", "note y"}).Draw(t, "talk log"))
	}
	return b.String()
}

func (w world) look(t testing.TB) *Agenda { return at(t, w.now, w.files) }

func keysOf(rows []Row) []string {
	var keys []string
	for _, r := range rows {
		keys = append(append(keys, r.Key), r.Also...)
	}
	slices.Sort(keys)
	return keys
}

// TestRows of any history: unique keys, nobody who must not be contacted, each
// view in the next one.
func TestRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		a := w.look(t)
		views := [][]string{keysOf(a.Rows(ViewToday)), keysOf(a.Rows(ViewWeek)), keysOf(a.Rows(ViewAll)), keysOf(a.All())}
		for i, keys := range views {
			if len(slices.Compact(slices.Clone(keys))) != len(keys) {
				rt.Fatalf("a key stands twice: %v", keys)
			}
			for _, key := range keys {
				if i < 3 && !slices.Contains(views[i+1], key) {
					rt.Fatalf("%s is in view %d and not in the next", key, i)
				}
			}
		}
		if !slices.Equal(views[2], views[3]) {
			rt.Fatalf("merged %v, unmerged %v", views[2], views[3])
		}
		for _, r := range a.All() {
			if a.c.Contact(r.Contact).DoNotContact {
				rt.Fatalf("%s is a row for somebody who must not be contacted", r.Key)
			}
			if r.OverdueDays < 0 || r.Due.Date.IsZero() || r.Why == "" || r.Next == "" || r.Path == "" || r.Line < 1 || strings.ContainsAny(r.Key, " \t") {
				rt.Fatalf("%+v", r)
			}
		}
	})
}

// TestOrderOfFiles: the same notes in any order make the same rows.
func TestOrderOfFiles(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		first := w.look(t)
		notes, config := read(t, w.files)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		r.Shuffle(len(notes), func(i, j int) { notes[i], notes[j] = notes[j], notes[i] })
		again := Of(campaign.New(first.c.Clock, config, notes))
		for _, view := range []View{ViewToday, ViewWeek, ViewAll} {
			if a, b := publicRows(first.Rows(view)), publicRows(again.Rows(view)); !reflect.DeepEqual(a, b) {
				rt.Fatalf("in another order of files\n%v\nand not\n%v", b, a)
			}
		}
	})
}

func publicRows(rows []Row) []Row {
	for i := range rows {
		rows[i].talk = nil // another campaign has its own
	}
	return rows
}

// TestDone: what done records for a row ends it, whatever came before.
func TestDone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		a := w.look(t)
		if len(a.All()) == 0 {
			rt.Skip("nothing is open")
		}
		row := rapid.SampledFrom(a.All()).Draw(rt, "row")
		w.files = maps.Clone(w.files)
		if err := w.do(a, row); err != nil {
			rt.Fatalf("%s: %v", row.Key, err)
		}
		for _, r := range w.look(t).All() {
			again := r.Rule == RuleNudge && r.Due.Date.After(a.c.Today()) // the next one, where two are allowed
			if r.Key == row.Key && !again {
				rt.Fatalf("%s was done and is there: %s (%s)", row.Key, brief(r), r.Why)
			}
		}
	})
}

// do writes down that a row was done, as pkg/cli/record.go does.
func (w world) do(a *Agenda, r Row) error {
	today := a.c.Today()
	event := func(e infoint.Event) error {
		e.Date = today
		path := a.c.Contact(r.Contact).Path
		after, err := note.AppendEvent(infoint.KindContact, []byte(w.files[path]), e)
		w.files[path] = string(after)
		return err
	}
	assign := func(key string, day infoint.Date) error {
		after, err := note.Assign(infoint.KindInterview, []byte(w.files[r.Path]), note.Assignment{Key: key, Op: note.OpSet, Value: day.String()})
		w.files[r.Path] = string(after)
		return err
	}
	switch r.Rule {
	case RuleThank:
		return assign("thanked", today)
	case RuleDebrief:
		return assign("debriefed", today)
	case RulePrep:
		return assign("prepared", today)
	case RuleDidItHappen:
		day := today
		if s := r.talk.Scheduled.Date; s.Before(day) {
			day = s
		}
		return assign("held", day)
	case RulePromiseMine:
		kind := infoint.KindContact
		if r.Interview != "" {
			kind = infoint.KindInterview
		}
		after, err := note.TickPromise(kind, []byte(w.files[r.Path]), r.Line, today)
		w.files[r.Path] = string(after)
		return err
	case RulePark:
		return event(infoint.Event{Kind: infoint.EventClosed, Outcome: "parked", Text: "no answer"})
	case RuleSendSlots:
		return event(infoint.Event{Kind: infoint.EventSlots})
	case RuleNudge:
		return event(infoint.Event{Kind: infoint.EventNudge, Channel: "email"})
	}
	return event(infoint.Event{Kind: infoint.EventWrote, Channel: "email"})
}

// TestSnooze: a row that was put off is away before its day, and back on it
// where its cause still stands.
func TestSnooze(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		a := w.look(t)
		if len(a.All()) == 0 {
			rt.Skip("nothing is open")
		}
		row := rapid.SampledFrom(a.All()).Draw(rt, "row")
		name := rapid.SampledFrom([]string{row.Rule, row.Key}).Draw(rt, "name")
		back := a.c.Today().AddDays(rapid.IntRange(1, 20).Draw(rt, "for"))
		put := maps.Clone(w.files)
		path := a.c.Contact(row.Contact).Path
		after, err := note.AppendEvent(infoint.KindContact, []byte(put[path]),
			infoint.Event{Date: a.c.Today(), Kind: infoint.EventSnooze, Rule: name, Until: back})
		if err != nil {
			rt.Fatal(err)
		}
		put[path] = string(after)
		open := func(day infoint.Date, files map[string]string) bool {
			now := day.String() + w.now[len("2026-03-02"):]
			return slices.ContainsFunc(at(t, now, files).All(), func(r Row) bool { return r.Key == row.Key })
		}
		for _, day := range []infoint.Date{a.c.Today(), back.AddDays(-1)} {
			if open(day, put) {
				rt.Fatalf("%s was put off until %s and is there on %s", row.Key, back, day)
			}
		}
		if there, would := open(back, put), open(back, w.files); there != would && !laterSnooze(a, row, back) {
			rt.Fatalf("%s was put off until %s: there %v, otherwise %v", row.Key, back, there, would)
		}
	})
}

// laterSnooze reports whether the history itself puts off the row then: the
// new line is then the last word.
func laterSnooze(a *Agenda, r Row, day infoint.Date) bool {
	return slices.ContainsFunc(a.c.Contact(r.Contact).Log, func(e infoint.Event) bool {
		return e.Kind == infoint.EventSnooze && e.Rule == r.Rule && e.Until.After(day)
	})
}
