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
	w.files["profile.md"] = drawProfile(t)
	if rapid.IntRange(0, 3).Draw(t, "looked back") == 0 {
		w.files["reflections/look-back.md"] = fmt.Sprintf("---\non: %s\ninterviews: [\"[[talk-0]]\"]\n---\n", drawDay(t, "look back"))
	}
	w.files[".infoint/config.yaml"] = fmt.Sprintf("nudge.max: %d\nreflect.every: %d\ncampaign.min_per_profession: 2\nholidays: [2026-04-03, 2026-04-06]\npauses: [2026-03-23..2026-03-25]\n",
		rapid.IntRange(0, 2).Draw(t, "nudge.max"), rapid.IntRange(1, 3).Draw(t, "reflect.every"))
	now := begin().AddDays(rapid.SampledFrom([]int{
		rapid.IntRange(0, 60).Draw(t, "now"), rapid.IntRange(60, 800).Draw(t, "long after"),
	}).Draw(t, "when"))
	w.now = fmt.Sprintf("%s %02d:%02d", now, rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"))
	return w
}

func drawPerson(t *rapid.T, ids []string) string {
	var b strings.Builder
	b.WriteString("---\n")
	if rapid.IntRange(0, 9).Draw(t, "blocked") == 0 {
		b.WriteString("do_not_contact: true\n")
	}
	some := func(line string) {
		if rapid.IntRange(0, 2).Draw(t, line) == 0 {
			b.WriteString(line + "\n")
		}
	}
	some("why: x")
	some("chosen: " + drawDay(t, "chosen").String())
	some("company: Acme")
	some("professions: [data analyst]")
	some("seniority: peer")
	some("tier: " + rapid.SampledFrom([]string{"close", "warm", "annual", "none"}).Draw(t, "tier"))
	some("via: \"[[" + rapid.SampledFrom(ids).Draw(t, "via") + "]]\"")
	b.WriteString("---\n\n## Log\n")
	lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		day := drawDay(t, "day")
		event := rapid.SampledFrom([]string{
			"outreach email", "outreach", "nudge", "nudge linkedin", "reply yes", "reply no", "reply question", "reply",
			"reply later " + day.AddDays(30).String(), "reply auto " + day.AddDays(7).String(), "reply bounce",
			"reply redirect [[" + rapid.SampledFrom(ids).Draw(t, "to") + "]]", "slots", "wrote email", "wrote", "heard",
			"told-about [[ana]]", "intro-asked [[ana]]", "intro-asked [[Ben Ito]]", "intro-made [[ana]]", "reply later", "intro-declined", "closed parked", "closed dropped",
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
	b.WriteString("## Referrals\n")
	for range rapid.IntRange(0, 2).Draw(t, "referrals") {
		who := rapid.SampledFrom([]string{"[[ana]]", "[[Ben Ito|Benny]]", "[[carl]]", "Aiko Mori", "somebody in a bank"}).Draw(t, "referred")
		b.WriteString("- " + who + rapid.SampledFrom([]string{"", " [permission:: yes]", " [permission:: no]", ": x [permission:: yes]"}).Draw(t, "permission") + "\n")
	}
	if rapid.IntRange(0, 3).Draw(t, "used") == 0 {
		fmt.Fprintf(&b, "## Advice\n- [x] rebuild it ✅ %s\n", drawDay(t, "advice"))
	}
	if rapid.IntRange(0, 7).Draw(t, "insight") == 0 {
		b.WriteString("## Insights\n- meetings [against:: h1]\n")
	}
	b.WriteString(drawPromises(t, ids) + "\n## Log\n")
	if rapid.Bool().Draw(t, "moved") {
		fmt.Fprintf(&b, "- %s %s\n", drawDay(t, "moved"), rapid.SampledFrom([]string{"moved me: x", "slots", "dismiss debrief", "note y"}).Draw(t, "talk log"))
	}
	return b.String()
}

// drawProfile makes what the rules about nobody in particular lean on.
func drawProfile(t *rapid.T) string {
	var b strings.Builder
	b.WriteString("---\nprofessions: [data analyst, teacher]\n---\n## Hypotheses\n- h1 they analyse [profession:: data analyst]\n## Decisions\n")
	for range rapid.IntRange(0, 2).Draw(t, "decisions") {
		what := rapid.SampledFrom([]string{"park teacher", "drop data analyst", "pursue data analyst", "outcome a job at Acme"}).Draw(t, "decision")
		fmt.Fprintf(&b, "- %s %s: x\n", drawDay(t, "decided"), what)
	}
	b.WriteString("## Log\n")
	for range rapid.IntRange(0, 2).Draw(t, "profile log") {
		what := rapid.SampledFrom([]string{"finished", "reopened", "dismiss reflect", "snooze pipeline-dry until 2026-05-01", "note x"}).Draw(t, "of the profile")
		fmt.Fprintf(&b, "- %s %s\n", drawDay(t, "day of the profile"), what)
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
				if i < 3 && !isCapped(key) && !slices.Contains(views[i+1], key) {
					rt.Fatalf("%s is in view %d and not in the next", key, i)
				}
			}
		}
		for _, r := range a.All() {
			if p := a.c.Contact(r.Contact); p == nil && r.Contact != infoint.Me || p != nil && p.DoNotContact {
				rt.Fatalf("%s is a row for somebody who must not be contacted", r.Key)
			}
			if r.OverdueDays < 0 || r.Due.Date.IsZero() || r.Why == "" || r.Next == "" || r.Path == "" || r.Line < 1 || strings.ContainsAny(r.Key, " \t") {
				rt.Fatalf("%+v", r)
			}
		}
	})
}

// isCapped reports whether a view may leave a row out because there are enough
// of its rule.
func isCapped(key string) bool {
	name, _, _ := strings.Cut(key, ":")
	return slices.ContainsFunc(Rules(), func(r Rule) bool { return r.Name == name && r.most > 0 })
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

// TestDone: what done records for a row ends it, whatever came before, and ends
// no other but those that ask for a message to the same person: one message is
// all that is written to somebody on one day.
func TestDone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		a := w.look(t)
		rows := slices.DeleteFunc(slices.Clone(a.All()), func(r Row) bool { return r.Done == "" })
		if len(rows) == 0 {
			rt.Skip("nothing can be done")
		}
		row := rapid.SampledFrom(rows).Draw(rt, "row")
		w.files = maps.Clone(w.files)
		if err := w.do(a, row); err != nil {
			rt.Fatalf("%s: %v", row.Key, err)
		}
		after := map[string]Row{}
		for _, r := range w.look(t).All() {
			after[r.Key] = r
		}
		// The same rule may ask for the next step, as where two nudges are allowed.
		if r, ok := after[row.Key]; ok && !r.Due.Date.After(a.c.Today()) {
			rt.Fatalf("%s was done and is there: %s (%s)", row.Key, brief(r), r.Why)
		}
		for _, other := range a.All() {
			if _, ok := after[other.Key]; ok || other.Key == row.Key || endsToo(a, row, other) {
				continue
			}
			rt.Fatalf("%s was done, and %s went with it: %s", row.Key, brief(other), other.Why)
		}
	})
}

// endsToo reports whether what ends one row is bound to end the other.
func endsToo(a *Agenda, row, other Row) bool {
	d := row.Deed()
	told := row.Contact
	if d.To != "" {
		told = d.To
	}
	thread := a.c.Thread(told)
	switch {
	case other.Contact == told && (other.message || other.Rule == RulePark):
		return true // the same message, or silence that is counted anew
	case d.Key != "" && other.message && slices.Contains(row.talk.With, other.Contact):
		return true // what is written about a talk goes to everybody in it
	case thread == nil && row.talk == nil:
		return false
	case other.Rule == RuleTryAnother:
		return true // somebody was written to, or answered, or is not to be tried any more
	case other.Rule == RulePipelineDry, other.Rule == RuleAskPermission && other.About == told, other.Rule == RuleIntroPending && other.About == told:
		return true // a thread was opened
	case other.Rule == RuleFollowReferral && other.Contact == told, other.Rule == RuleResearch && other.Contact == told, other.Rule == RuleRetention && other.Contact == told:
		return true // they were written to
	}
	return d.Key == "held" && other.Interview == row.Interview || d.Key == "held" && heldEnds(row, other)
}

// heldEnds reports whether a talk that took place answers another row: what was
// owed to the people in it, and a belief that was put to somebody.
func heldEnds(row, other Row) bool {
	return slices.Contains(row.talk.With, other.Contact) || slices.Contains(row.talk.With, other.About) || other.Contact == infoint.Me
}

// do writes down that a row was done, as pkg/cli does.
func (w world) do(a *Agenda, r Row) error {
	today := a.c.Today()
	d := r.Deed()
	var after []byte
	var err error
	path := r.Path
	switch {
	case r.Rule == RuleResearch && d.IsZero():
		path = a.c.Contact(r.Contact).Path
		after, err = note.Assign(infoint.KindContact, []byte(w.files[path]), note.Assignment{Key: "why", Op: note.OpSet, Value: "x"})
	case d.Note != "":
		path = "reflections/today.md"
		after = []byte("---\non: " + today.String() + "\n---\n")
	case d.Tick:
		kind := infoint.KindContact
		if r.Interview != "" {
			kind = infoint.KindInterview
		}
		after, err = note.TickPromise(kind, []byte(w.files[path]), r.Line, today)
	case d.Key != "":
		day := today
		if s := r.talk.Scheduled.Date; d.Key == "held" && s.Before(day) {
			day = s
		}
		after, err = note.Assign(infoint.KindInterview, []byte(w.files[path]), note.Assignment{Key: d.Key, Op: note.OpSet, Value: day.String()})
	default:
		path = a.c.Contact(d.To).Path
		d.Event.Date = today
		after, err = note.AppendEvent(infoint.KindContact, []byte(w.files[path]), d.Event)
	}
	w.files[path] = string(after)
	return err
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
		path, kind := "profile.md", infoint.KindProfile
		if p := a.c.Contact(row.Contact); p != nil {
			path, kind = p.Path, infoint.KindContact
		}
		after, err := note.AppendEvent(kind, []byte(put[path]),
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
	log := a.c.Profile.Log
	if p := a.c.Contact(r.Contact); p != nil {
		log = p.Log
	}
	return slices.ContainsFunc(log, func(e infoint.Event) bool {
		return e.Kind == infoint.EventSnooze && e.Rule == r.Rule && e.Until.After(day)
	})
}
