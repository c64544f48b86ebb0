package vaulttest

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"strconv"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

// What the notes of a large vault are about, in percent of its contacts. A
// campaign of many leads and few talks is what the sources on reply rates
// lead one to expect.
const (
	interviewedPercent = 8
	letterPercent      = 5
)

// talksPerReflection is how many talks are looked back on at a time.
const talksPerReflection = 10

// Generate writes a vault of the given number of notes into dir, which has to
// be missing or empty: it never writes beside somebody's own notes.
func Generate(dir string, seed uint64, notes int) error {
	switch entries, err := os.ReadDir(dir); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("%q is not empty", dir)
	}
	if err := writeFile(dir, configPath, config); err != nil {
		return err
	}
	for path, text := range Notes(seed, notes) {
		if err := writeFile(dir, path, text); err != nil {
			return err
		}
	}
	return nil
}

// Notes yields the path and the text of that many notes: the profile, then
// each contact with its talk and letter, where it has them, and now and then a
// reflection. It does not yield the configuration that marks a vault.
func Notes(seed uint64, notes int) iter.Seq2[string, string] {
	return func(yield func(path, text string) bool) {
		left := notes
		emit := func(path, text string) bool {
			if left <= 0 {
				return false
			}
			left--
			return yield(path, text)
		}
		g := &campaign{words: loadWords(), seed: seed}
		if !emit("profile.md", g.profile()) {
			return
		}
		for i := range notes {
			if !g.notesOf(g.person(i), emit) {
				return
			}
		}
	}
}

// notesOf emits all notes about one person; it is false when there are enough.
func (g *campaign) notesOf(p person, emit func(path, text string) bool) bool {
	if !emit("contacts/"+string(p.id)+".md", g.contact(p)) {
		return false
	}
	if p.interviewed {
		if !emit("interviews/"+p.talkID()+".md", g.interview(p)) {
			return false
		}
		if p.held() {
			g.talks = append(g.talks, p.talkID())
		}
	}
	if p.hasLetter {
		path := fmt.Sprintf("letters/%s-outreach-%s.md", p.wrote, p.id)
		if !emit(path, g.letter(p)) {
			return false
		}
	}
	if len(g.talks) < talksPerReflection {
		return true
	}
	on := reflectedOn(g.reflections)
	text := g.reflection(on)
	g.reflections++
	g.talks = nil
	return emit(fmt.Sprintf("reflections/%s-reflection.md", on), text)
}

// campaign is a vault while it is generated.
type campaign struct {
	words       *words
	seed        uint64
	talks       []string // ids that no reflection looked at yet
	reflections int
}

// person is somebody in the campaign and what became of it; everything else
// that a note says is drawn from rand while it is written.
type person struct {
	index       int
	name        string
	id          infoint.ID
	interviewed bool
	hasLetter   bool
	wrote       infoint.Date // my first message
	channel     string       // by which I write to them
	talk        infoint.Wall // of the interviewed
	zone        string
	city        string
	rand        *rand.Rand
}

// talkID is the id of the note about the talk with p.
func (p person) talkID() string { return fmt.Sprintf("%s-%s", p.talk.Date, p.id) }

// held reports whether the talk with p has taken place.
func (p person) held() bool { return p.interviewed && !p.talk.Date.After(lastDay()) }

// link is a link to p as the program writes it.
func (p person) link() string { return fmt.Sprintf("[[%s|%s]]", p.id, p.name) }

// person draws the i-th person. It depends on the seed and i alone, so that a
// note can name a person whose own note is elsewhere.
func (g *campaign) person(i int) person {
	r := rand.New(rand.NewPCG(g.seed, uint64(i)))
	p := person{index: i, rand: r, name: g.words.name(i)}
	p.id = infoint.ID(infoint.Slug(p.name))
	p.interviewed = chance(r, interviewedPercent)
	p.hasLetter = chance(r, letterPercent)
	p.city, p.zone = g.words.home(r)
	p.channel = []string{"email", "linkedin"}[r.IntN(2)]
	p.wrote = lastDay().AddDays(-1 - r.IntN(300))
	if p.interviewed {
		p.talk = talkHour(r)
		p.wrote = p.talk.Date.AddDays(-24)
	}
	return p
}

// earlier draws somebody who came before p; false for the first of all.
func (g *campaign) earlier(p person) (person, bool) {
	if p.index == 0 {
		return person{}, false
	}
	return g.person(p.rand.IntN(p.index)), true
}

// lastDay is the last day on which anything has happened.
func lastDay() infoint.Date {
	return infoint.Date{Year: 2026, Month: time.March, Day: 31}
}

// notAfterLastDay returns day, or lastDay where day has not come yet.
func notAfterLastDay(day infoint.Date) infoint.Date {
	if day.After(lastDay()) {
		return lastDay()
	}
	return day
}

// talkHour draws the hour of a talk on a working day: nine in ten in the year
// before lastDay, the others in the fortnight after it.
func talkHour(r *rand.Rand) infoint.Wall {
	day := lastDay().AddDays(-r.IntN(330))
	if chance(r, 10) {
		day = lastDay().AddDays(1 + r.IntN(14))
	}
	switch day.Weekday() {
	case time.Saturday:
		day = day.AddDays(-1)
	case time.Sunday:
		day = day.AddDays(1)
	}
	return infoint.Wall{Date: day, Hour: 9 + r.IntN(9), Minute: 30 * r.IntN(2)}
}

// reflectedOn gives each look back a day of its own, going back from lastDay:
// the name of the note is made of it.
func reflectedOn(n int) infoint.Date { return lastDay().AddDays(-n) }

// name returns the i-th name. All pairs of a first and a last name come before
// any with a number in the middle, and neighbours do not look alike.
func (w *words) name(i int) string {
	const stride = 4001 // a prime that divides no sensible number of pairs
	pairs := len(w.first) * len(w.last)
	round, i := i/pairs, i%pairs*stride%pairs
	first, last := w.first[i%len(w.first)], w.last[i/len(w.first)]
	if round == 0 {
		return first + " " + last
	}
	return first + " " + strconv.Itoa(round+1) + " " + last
}
