package calendar

import (
	"slices"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// A Search is what has to hold of a time for a talk.
type Search struct {
	Now          time.Time
	Mine, Theirs *time.Location

	// Earliest and Latest are how far ahead a time may lie: from 36 hours to
	// two weeks, as the Bindle Institute advises those who propose times.
	Earliest, Latest time.Duration
	// From and To bound the hours of the day on both walls: the talk begins
	// and ends between them, on one day.
	From, To time.Duration
	// Length is how long the talk is. Block is what is kept free on one's own
	// side, since talks run over (Lawrence University warns of an hour); it
	// counts where it is longer.
	Length, Block time.Duration

	Calendar when.Calendar
	Busy     []Span // on one's own side, as Read and Merge return them
}

// What is offered on a day where all of it is free, on their wall: hours at
// which people are at their desk and not about to leave it, our own choice.
const (
	goodMorning   = 10 * time.Hour
	goodAfternoon = 15 * time.Hour
	noon          = 12 * time.Hour
)

// grid is what times are offered on, on their wall.
const grid = 30 * time.Minute

// Free returns up to count times in order, fewer where there are no more. Two
// of them or more lie on at least two days, one before and one after noon of
// theirs, whenever any two do. Then come further days, with one between where
// there are enough of them, since who is away on a day is often away on the
// next.
func (s Search) Free(count int) []time.Time {
	all := s.candidates()
	if len(all) == 0 || count < 1 {
		return nil
	}
	picked := s.pair(all)
	if count == 1 {
		picked = picked[:1]
	}
	for apart := 2; apart >= 0; apart-- {
		for _, want := range []bool{true, false} {
			for len(picked) < count {
				t, ok := s.next(all, picked, apart, want)
				if !ok {
					break
				}
				picked = append(picked, t)
			}
		}
	}
	slices.SortFunc(picked, time.Time.Compare)
	return picked
}

// candidates are all times at which both can talk, in order.
func (s Search) candidates() []time.Time {
	var out []time.Time
	first, last := infoint.DateOf(s.Now.Add(s.Earliest).In(s.Theirs)), infoint.DateOf(s.Now.Add(s.Latest).In(s.Theirs))
	for d := first; !d.After(last); d = d.AddDays(1) {
		for at := s.From.Truncate(grid); at < s.To; at += grid {
			t := onWall(d, at, s.Theirs)
			if s.theirHour(t) == at && len(s.Doubts(t)) == 0 {
				out = append(out, t)
			}
		}
	}
	return out
}

func onWall(d infoint.Date, at time.Duration, zone *time.Location) time.Time {
	return infoint.Wall{Date: d, Hour: int(at / time.Hour), Minute: int(at % time.Hour / time.Minute)}.In(zone)
}

// A Doubt is what speaks against a time.
type Doubt string

// The doubts. All but the first two can be overruled by who knows better.
const (
	DoubtPast     Doubt = "past"     // it has passed
	DoubtBusy     Doubt = "busy"     // it is taken on one's own side
	DoubtSoon     Doubt = "soon"     // too soon for people to answer and plan
	DoubtFar      Doubt = "far"      // so far ahead that plans change
	DoubtMyHour   Doubt = "mine"     // outside the hours on one's own wall
	DoubtHour     Doubt = "theirs"   // outside the hours on their wall
	DoubtNoOffice Doubt = "holidays" // a weekend, a holiday or a pause
)

// Doubts says what speaks against a talk that begins at t.
func (s Search) Doubts(t time.Time) []Doubt {
	ahead := t.Sub(s.Now)
	block := Span{t, t.Add(max(s.Length, s.Block))}
	taken := slices.ContainsFunc(s.Busy, block.Overlaps)
	var out []Doubt
	for _, d := range []struct {
		doubt Doubt
		holds bool
	}{
		{DoubtPast, ahead < 0}, {DoubtBusy, taken},
		{DoubtSoon, ahead >= 0 && ahead < s.Earliest}, {DoubtFar, ahead > s.Latest},
		{DoubtMyHour, !s.within(t.In(s.Mine))}, {DoubtHour, !s.within(t.In(s.Theirs))},
		{DoubtNoOffice, !s.Calendar.IsBusinessDay(infoint.DateOf(t.In(s.Mine))) || !s.Calendar.IsBusinessDay(infoint.DateOf(t.In(s.Theirs)))},
	} {
		if d.holds {
			out = append(out, d.doubt)
		}
	}
	return out
}

// within reports whether the talk begins and ends between the hours of one day
// on the wall of t's zone.
func (s Search) within(t time.Time) bool {
	end := t.Add(s.Length)
	return clock(t) >= s.From && infoint.DateOf(t) == infoint.DateOf(end) && clock(end) <= s.To
}

// clock is the hour that the wall of t's zone shows.
func clock(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

func (s Search) theirHour(t time.Time) time.Duration { return clock(t.In(s.Theirs)) }

func (s Search) theirDay(t time.Time) infoint.Date { return infoint.DateOf(t.In(s.Theirs)) }

func (s Search) isMorning(t time.Time) bool { return s.theirHour(t) < noon }

// distance is how far a time is from the good hour of its half of the day.
func (s Search) distance(t time.Time) time.Duration {
	good := goodAfternoon
	if s.isMorning(t) {
		good = goodMorning
	}
	return (s.theirHour(t) - good).Abs()
}

// pair returns the first two: on two days, on both sides of noon. Where no two
// times are that, it is the best one of the first day.
func (s Search) pair(all []time.Time) []time.Time {
	for apart := 2; apart > 0; apart-- {
		for _, day := range s.days(all) {
			for _, morning := range []bool{true, false} {
				one := s.best(all, func(t time.Time) bool { return s.theirDay(t) == day && s.isMorning(t) == morning })
				other := s.earliest(all, func(t time.Time) bool {
					return s.theirDay(t).DaysSince(day) >= apart && s.isMorning(t) != morning
				})
				if !one.IsZero() && !other.IsZero() {
					return []time.Time{one, other}
				}
			}
		}
	}
	return []time.Time{s.best(all, func(t time.Time) bool { return s.theirDay(t) == s.theirDay(all[0]) })}
}

// days are the days of the times, each once.
func (s Search) days(all []time.Time) []infoint.Date {
	var out []infoint.Date
	for _, t := range all {
		out = append(out, s.theirDay(t))
	}
	return slices.Compact(out)
}

// best is the time that is nearest to a good hour among those that fit, the
// earliest of several; zero where none fits.
func (s Search) best(all []time.Time, fits func(time.Time) bool) time.Time {
	var best time.Time
	for _, t := range all {
		if fits(t) && (best.IsZero() || s.distance(t) < s.distance(best)) {
			best = t
		}
	}
	return best
}

// earliest is the best time of the first day that has one that fits; zero where
// none does.
func (s Search) earliest(all []time.Time, fits func(time.Time) bool) time.Time {
	i := slices.IndexFunc(all, fits)
	if i < 0 {
		return time.Time{}
	}
	return s.best(all, func(t time.Time) bool { return s.theirDay(t) == s.theirDay(all[i]) && fits(t) })
}

// next is one more time: on a day that is apart days or more from all that were
// picked, and on the side of noon that has fewer of them where want says so.
func (s Search) next(all, picked []time.Time, apart int, want bool) (time.Time, bool) {
	mornings := 0
	for _, t := range picked {
		if s.isMorning(t) {
			mornings++
		}
	}
	fits := func(t time.Time) bool {
		if want && s.isMorning(t) == (2*mornings > len(picked)) {
			return false
		}
		return !slices.ContainsFunc(picked, func(p time.Time) bool {
			days := s.theirDay(t).DaysSince(s.theirDay(p))
			return max(days, -days) < apart || (Span{t, t.Add(max(s.Length, s.Block))}).Overlaps(Span{p, p.Add(max(s.Length, s.Block))})
		})
	}
	t := s.earliest(all, fits)
	return t, !t.IsZero()
}
