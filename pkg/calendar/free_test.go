package calendar

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
)

// drawSearch makes up two people in two zones, a calendar, and the hours.
func drawSearch(t *rapid.T) Search {
	zone := func(label string) *time.Location {
		name := rapid.SampledFrom([]string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", "Pacific/Auckland", "America/Los_Angeles"}).Draw(t, label)
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		return loc
	}
	s := Search{
		Mine: zone("mine"), Theirs: zone("theirs"),
		Earliest: time.Duration(rapid.IntRange(0, 72).Draw(t, "earliest")) * time.Hour,
		Latest:   time.Duration(rapid.IntRange(1, 20).Draw(t, "latest")) * 24 * time.Hour,
		From:     time.Duration(rapid.IntRange(0, 20).Draw(t, "from")) * 30 * time.Minute,
		Length:   time.Duration(rapid.SampledFrom([]int{15, 20, 45, 90}).Draw(t, "length")) * time.Minute,
		Block:    30 * time.Minute,
	}
	s.To = s.From + time.Duration(rapid.IntRange(1, 28).Draw(t, "hours"))*30*time.Minute
	month := rapid.SampledFrom([]time.Month{time.March, time.April, time.October}).Draw(t, "month")
	s.Now = time.Date(2026, month, rapid.IntRange(1, 30).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 10, 0, 0, time.UTC).In(s.Mine)
	holiday := infoint.DateOf(s.Now).AddDays(rapid.IntRange(0, 9).Draw(t, "holiday"))
	s.Calendar = when.NewCalendar([]infoint.Date{holiday}, nil)
	for range rapid.IntRange(0, 12).Draw(t, "meetings") {
		start := s.Now.Add(time.Duration(rapid.IntRange(0, 20*48).Draw(t, "start")) * 30 * time.Minute)
		s.Busy = append(s.Busy, Span{start, start.Add(time.Duration(rapid.IntRange(1, 40).Draw(t, "length of it")) * 30 * time.Minute)})
	}
	s.Busy = Merge(s.Busy)
	return s
}

func TestFreeTimesHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSearch(t)
		count := rapid.IntRange(1, 6).Draw(t, "count")
		times := s.Free(count)
		all := s.candidates()
		if len(times) > count || len(times) == 0 && len(all) > 0 {
			t.Fatalf("%d times of %d, %d to choose from", len(times), count, len(all))
		}
		if !slices.IsSortedFunc(times, time.Time.Compare) {
			t.Errorf("not in order: %v", times)
		}
		for i, at := range times {
			block := Span{at, at.Add(max(s.Length, s.Block))}
			for _, b := range s.Busy {
				if block.Overlaps(b) {
					t.Errorf("%v is busy: %v", at, b)
				}
			}
			for _, zone := range []*time.Location{s.Mine, s.Theirs} {
				a, b := at.In(zone), at.Add(s.Length).In(zone)
				if clock(a) < s.From || clock(b) > s.To || a.YearDay() != b.YearDay() {
					t.Errorf("%v to %v is not between %v and %v", a, b, s.From, s.To)
				}
				if d := a.Weekday(); d == time.Saturday || d == time.Sunday || s.Calendar.Holidays[0] == infoint.DateOf(a) {
					t.Errorf("%v is no business day", a)
				}
			}
			if ahead := at.Sub(s.Now); ahead < s.Earliest || ahead > s.Latest {
				t.Errorf("%v is %v ahead", at, ahead)
			}
			if i > 0 && block.Overlaps(Span{times[i-1], times[i-1].Add(max(s.Length, s.Block))}) {
				t.Errorf("%v and %v overlap", times[i-1], at)
			}
		}
		if count > 1 && canSpread(s, all) && !isSpread(s, times) {
			t.Errorf("not on two days and both sides of noon: %v", times)
		}
	})
}

// canSpread looks at every two times there are.
func canSpread(s Search, all []time.Time) bool {
	for _, a := range all {
		for _, b := range all {
			if isSpread(s, []time.Time{a, b}) {
				return true
			}
		}
	}
	return false
}

func isSpread(s Search, times []time.Time) bool {
	var days []infoint.Date
	morning, afternoon := false, false
	for _, at := range times {
		days = append(days, s.theirDay(at))
		morning, afternoon = morning || s.isMorning(at), afternoon || !s.isMorning(at)
	}
	return len(slices.Compact(days)) > 1 && morning && afternoon
}

// TestOffersReadBack: what stands in a letter is the time that was meant, even
// where another year begins before it.
func TestOffersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSearch(t)
		for _, at := range s.Free(4) {
			for _, line := range []string{"- " + s.Offer(at).String(), s.Offer(at).Theirs} {
				if got, ok := ParseOffer(line, s.Now); !ok || !got.Equal(at) {
					t.Errorf("%q is read as %v, %v; it is %v", line, got, ok, at)
				}
			}
		}
	})
	for _, line := range []string{"", "Hello Ines,", "- Tuesday 24 March, in Prague", "- Tuesday 24 March, 15:00 Narnia time", "Yes, please do write"} {
		if at, ok := ParseOffer(line, time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)); ok {
			t.Errorf("%q is read as %v", line, at)
		}
	}
}

func TestParseHours(t *testing.T) {
	for text, want := range map[string][2]time.Duration{
		"9-17": {9 * time.Hour, 17 * time.Hour}, "9:30-12": {9*time.Hour + 30*time.Minute, 12 * time.Hour},
		"09:00 - 24:00": {9 * time.Hour, 24 * time.Hour}, "0-24": {0, 24 * time.Hour},
	} {
		if from, to, ok := ParseHours(text); !ok || from != want[0] || to != want[1] {
			t.Errorf("%q: %v %v %v", text, from, to, ok)
		}
	}
	for _, text := range []string{"", "9", "17-9", "9-9", "9-25", "9:5-17", "9-24:30", "nine-five", "9-17-20", "-9-17"} {
		if _, _, ok := ParseHours(text); ok {
			t.Errorf("%q is read", text)
		}
	}
}
