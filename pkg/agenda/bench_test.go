package agenda

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/when"
)

// manyPeople is a vault of n contacts, every fourth with a talk, each with
// something open.
func manyPeople(n int) []*note.Note {
	var notes []*note.Note
	for i := range n {
		id := fmt.Sprintf("person-%05d", i)
		text := fmt.Sprintf("## Log\n- 2026-03-%02d outreach email\n- 2026-03-%02d nudge\n- 2026-03-%02d reply %s\n\n## Promises\n- [ ] thing %d\n",
			1+i%9, 10+i%9, 19+i%7, []string{"yes", "question", "auto 2026-03-27", "no"}[i%4], i)
		notes = append(notes, note.Read(infoint.KindContact, "contacts/"+id+".md", []byte(text)))
		if i%4 == 0 {
			text := fmt.Sprintf("---\nwith: \"[[%s]]\"\nscheduled: 2026-03-%02dT10:00\ntimezone: Europe/Berlin\nbooked: 2026-03-20\n---\n## Referrals\n- [[person-%05d]]: x\n", id, 24+i%6, (i*7)%n)
			notes = append(notes, note.Read(infoint.KindInterview, "interviews/talk-"+id+".md", []byte(text)))
		}
	}
	return notes
}

// longHistory is one person with n events and a tenth as many talks, promises
// and lines that put something off.
func longHistory(n int) []*note.Note {
	var log, promises strings.Builder
	day := infoint.Date{Year: 2000, Month: 1, Day: 1}
	for i := range n {
		fmt.Fprintf(&log, "- %s %s\n", day.AddDays(i/3), []string{"wrote email", "heard", "outreach", "reply question", "snooze nudge until 2001-01-01"}[i%5])
	}
	notes := []*note.Note{}
	for i := range n / 10 {
		fmt.Fprintf(&promises, "- [ ] thing %d\n", i)
		text := fmt.Sprintf("---\nwith: \"[[ana]]\"\nscheduled: %sT10:00\nheld: %s\n---\n", day.AddDays(i*2), day.AddDays(i*2))
		notes = append(notes, note.Read(infoint.KindInterview, fmt.Sprintf("interviews/talk-%05d.md", i), []byte(text)))
	}
	text := "## Log\n" + log.String() + "\n## Promises\n" + promises.String()
	return append(notes, note.Read(infoint.KindContact, "contacts/ana.md", []byte(text)))
}

func noonOf(day infoint.Date) campaign.Clock {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return campaign.Clock{Now: infoint.Wall{Date: day, Hour: 12}.In(loc), Calendar: when.NewCalendar(nil, nil)}
}

func BenchmarkAgenda(b *testing.B) {
	for _, c := range []struct {
		name  string
		notes []*note.Note
	}{
		{"1000 people", manyPeople(1000)}, {"10000 people", manyPeople(10000)},
		{"2000 events", longHistory(2000)}, {"20000 events", longHistory(20000)},
	} {
		clock := noonOf(infoint.Date{Year: 2026, Month: 3, Day: 27})
		b.Run("New/"+c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				campaign.New(clock, infoint.DefaultConfig(), c.notes)
			}
		})
		together := campaign.New(clock, infoint.DefaultConfig(), c.notes)
		b.Run("Of/"+c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(together).Rows(ViewAll)
			}
			b.ReportMetric(float64(len(Of(together).All())), "rows")
		})
	}
}
