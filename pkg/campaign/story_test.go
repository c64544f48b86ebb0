package campaign

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/when"
)

// A story is what people write about Ana, and where the thread with her then
// stands, in the words of told.
type story struct {
	name  string
	front string   // front matter of Ana's file
	log   string   // lines of her log, without the dashes
	talks []string // front matter of talks with her; below a "%" their body
	now   string   // Friday 2026-03-20 where empty
	want  string
}

// clockAt is a clock in Berlin at nine in the morning of a day.
func clockAt(t testing.TB, day string) Clock {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02 15:04", day+" 09:00", berlin)
	if err != nil {
		t.Fatal(err)
	}
	return Clock{Now: now, Calendar: when.NewCalendar(nil, nil)}
}

// dashed makes list items of lines.
func dashed(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString("- " + line + "\n")
		}
	}
	return b.String()
}

func plain(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		b.WriteString(strings.TrimLeft(line, "\t"))
	}
	return strings.TrimSpace(b.String())
}

func person(id, front, log string) *note.Note {
	text := "---\n" + plain(front) + "\n---\n\n## Log\n" + dashed(log)
	return note.Read(infoint.KindContact, "contacts/"+id+".md", []byte(text))
}

// conversation is a talk with Ana unless its front matter says with whom.
func conversation(id, text string) *note.Note {
	front, body, _ := strings.Cut(text, "%")
	if !strings.Contains(front, "with:") {
		front = "with: \"[[ana]]\"\n" + plain(front)
	}
	return note.Read(infoint.KindInterview, "interviews/"+id+".md", []byte("---\n"+plain(front)+"\n---\n\n"+plain(body)+"\n"))
}

func (s story) thread(t *testing.T) *Thread {
	t.Helper()
	notes := []*note.Note{person("ana", s.front, s.log)}
	for i, text := range s.talks {
		notes = append(notes, conversation(fmt.Sprintf("talk-%d", i), text))
	}
	for _, n := range notes {
		for _, f := range n.Findings {
			if f.Unreadable {
				t.Fatalf("%s:%d: %s", f.Path, f.Pos.Line, f.Message)
			}
		}
	}
	now := s.now
	if now == "" {
		now = "2026-03-20"
	}
	return New(clockAt(t, now), infoint.DefaultConfig(), notes).Thread("ana")
}

// told says where a thread stands.
func told(t *Thread) string {
	words := []string{string(t.Stage)}
	add := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	if t.Waiting != "" {
		add("%s since %s", t.Waiting, short(t.Since))
	}
	if t.Owes != nil {
		what := "an answer to " + string(t.Owes.Reply.Kind)
		if t.Owes.Reply.Answer != "" {
			what += " " + t.Owes.Reply.Answer
		}
		if t.Owes.Times {
			what = "times"
		}
		if t.Owes.Talk != nil {
			what += " for " + string(t.Owes.Talk.ID)
		}
		add("I owe %s", what)
	}
	if u := t.Unanswered; u != nil {
		add("silent from %s after %d nudges", short(u.Date), u.Nudges)
	}
	return strings.Join(words, "; ")
}

// short leaves out the year of the stories.
func short(d infoint.Date) string { return strings.TrimPrefix(d.String(), "2026-") }

func check(t *testing.T, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			if got := told(s.thread(t)); got != s.want {
				t.Errorf("after\n%s%s\nthe thread is\n  %s\nand not\n  %s", dashed(s.log), strings.Join(s.talks, "\n"), got, s.want)
			}
		})
	}
}
