package when_test

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/when"
	"pgregory.net/rapid"
)

func drawContext(r *rapid.T, t testing.TB) when.Context {
	zone := rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"}).Draw(r, "zone")
	now := time.Unix(rapid.Int64Range(100_000_000, 4_000_000_000).Draw(r, "now"), 0).In(location(t, zone))
	return when.Context{
		Now:       now,
		Direction: rapid.SampledFrom([]when.Direction{when.Future, when.Past}).Draw(r, "direction"),
	}
}

func drawPhrase(r *rapid.T) string {
	var phrases []string
	for _, list := range future {
		for _, p := range list {
			phrases = append(phrases, p.text)
		}
	}
	return rapid.SampledFrom(phrases).Draw(r, "phrase")
}

// What a program prints, Parse reads, whatever day it is.
func TestParseReadsWhatIsPrinted(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := drawContext(r, t)
		d := date(t, "1970-01-01").AddDays(rapid.IntRange(0, 47_846).Draw(r, "day"))
		w := infoint.Wall{Date: d, Hour: rapid.IntRange(0, 23).Draw(r, "hour"), Minute: rapid.IntRange(0, 59).Draw(r, "minute")}
		moment := when.Moment{Date: d, HasTime: true, Hour: w.Hour, Minute: w.Minute}
		for text, want := range map[string]string{
			d.String():                              d.String(),
			w.String():                              w.String(),
			when.Describe(moment, nil):              w.String(),
			d.Weekday().String() + " " + d.String(): d.String(),
		} {
			m, err := when.Parse(text, c)
			if err != nil || written(m) != want {
				r.Fatalf("Parse(%q) = %s, %v, want %s", text, written(m), err, want)
			}
		}
	})
}

// The whole text must match: what stands before or after a phrase is never
// passed over.
func TestParseTakesNoMore(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c, text := drawContext(r, t), drawPhrase(r)
		junk := rapid.SampledFrom([]string{
			"maybe", "x", "or later", "!", "?", "\x00", "(ish)", "–", "ago ago", "🙂", "..", "utc",
		}).Draw(r, "junk")
		gap := rapid.SampledFrom([]string{"", " "}).Draw(r, "gap")
		for _, bad := range []string{text + gap + junk, junk + gap + text} {
			if m, err := when.Parse(bad, c); err == nil {
				r.Fatalf("Parse(%q) = %s", bad, written(m))
			}
		}
	})
}

// Case and the width of spaces do not matter.
func TestParseFolds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c, text := drawContext(r, t), drawPhrase(r)
		want, err := when.Parse(text, c)
		for _, same := range []string{strings.ToUpper(text), "\t" + strings.ReplaceAll(text, " ", " \u00a0 ") + "\n"} {
			got, otherErr := when.Parse(same, c)
			if (err == nil) != (otherErr == nil) || written(got) != written(want) {
				r.Fatalf("Parse(%q) = %s, %v; Parse(%q) = %s, %v", text, written(want), err, same, written(got), otherErr)
			}
		}
	})
}

// A date without a year is never on the wrong side of today, and never further
// than it has to be.
func TestParseDirection(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := drawContext(r, t)
		text := rapid.SampledFrom([]string{"24 mar", "1 jan", "31 dec", "september", "mon", "sunday"}).Draw(r, "text")
		m, err := when.Parse(text, c)
		if err != nil {
			r.Fatal(err)
		}
		days := m.Date.DaysSince(infoint.DateOf(c.Now))
		most, least := 366, 0
		if strings.HasSuffix(text, "mon") || text == "sunday" {
			most, least = 7, 1
		}
		if c.Direction == when.Past {
			days, most, least = -days, most-least, 0
		}
		if days < least || days > most {
			r.Fatalf("at %s, Parse(%q) = %s, %d days away", c.Now, text, m.Date, days)
		}
	})
}

// What a hint suggests in quotes is accepted.
func TestHintsAreAccepted(t *testing.T) {
	quoted := regexp.MustCompile(`"[^"]+"`)
	c, seen := when.Context{Now: clockAt(t, wednesday)}, 0
	for _, f := range refused {
		_, err := when.Parse(f.text, c)
		var refusal *when.ParseError
		if !errors.As(err, &refusal) {
			t.Fatal(err)
		}
		for _, q := range quoted.FindAllString(refusal.Hint(), -1) {
			seen++
			if _, err := when.Parse(strings.Trim(q, `"`), c); err != nil {
				t.Errorf("%q suggests %s: %v", f.text, q, err)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d suggestions seen", seen)
	}
}

// Whatever is accepted reads back when its wall time is written, and means the
// same instant or the same date; nothing panics.
func FuzzParse(f *testing.F) {
	for _, list := range future {
		for _, p := range list {
			f.Add(p.text, true, int64(1_793_196_000))
		}
	}
	for _, r := range refused {
		f.Add(r.text, false, int64(1_793_196_000))
	}
	berlin := location(f, "Europe/Berlin")
	f.Fuzz(func(t *testing.T, text string, back bool, unix int64) {
		c := when.Context{Now: time.Unix(unix%4_102_444_800, 0).In(berlin)}
		if back {
			c.Direction = when.Past
		}
		m, err := when.Parse(text, c)
		if err != nil {
			var refusal *when.ParseError
			if !errors.As(err, &refusal) || refusal.Hint() == "" {
				t.Fatalf("%q: no hint: %v", text, err)
			}
			return
		}
		if m.Date.Year < 1970 || m.Date.Year > 2100 {
			t.Fatalf("Parse(%q) = %s", text, written(m))
		}
		again, err := when.Parse(written(m), c)
		if err != nil || written(again) != written(m) {
			t.Fatalf("Parse(%q) = %s, which reads back as %s, %v", text, written(m), written(again), err)
		}
		if _, _, err := m.In(berlin); err != nil && !errors.As(err, new(*when.GapError)) {
			t.Fatal(err)
		}
		when.Describe(m, berlin)
	})
}

// FuzzSmall covers what reads one value: a span and a length read back when
// they are written, a zone is found again by its name.
func FuzzSmall(f *testing.F) {
	for _, s := range []string{"2026-12-20..2027-01-06", "1h30m", "20 min", "IST", "São Paulo", "Portland (Maine)", "belrin"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if s, err := when.ParseSpan(text); err == nil {
			if again, err := when.ParseSpan(s.From.String() + ".." + s.To.String()); err != nil || again != s {
				t.Fatalf("ParseSpan(%q) = %v, reads back as %v, %v", text, s, again, err)
			}
		}
		if n, err := when.ParseMinutes(text); err == nil {
			if again, err := when.ParseMinutes(strconv.Itoa(n)); err != nil || again != n {
				t.Fatalf("ParseMinutes(%q) = %d, reads back as %d, %v", text, n, again, err)
			}
		}
		loc, err := when.Zone(text)
		if err != nil {
			return
		}
		if again, err := when.Zone(loc.String()); err != nil || loc.String() == "Local" || again.String() != loc.String() {
			t.Fatalf("Zone(%q) = %s, which reads back as %v, %v", text, loc, again, err)
		}
	})
}
