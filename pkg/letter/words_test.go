package letter

import (
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

func newWriter(t testing.TB) *writer {
	t.Helper()
	return &writer{words: builtIn(t).words, patterns: compile(), me: ruth(), facts: Facts{
		To: ines(), Today: date("2026-03-25"), Names: map[infoint.ID]string{"ben-ito": "Ben Ito"}}}
}

func TestToThem(t *testing.T) {
	tests := []struct {
		in, want string
		ok       bool
	}{
		{"moved from nursing to research", "you moved from nursing to research", true},
		{"she moved from nursing", "you moved from nursing", true},
		{"Ines moved from nursing", "you moved from nursing", true},
		{"runs the guild, sees it from the other side", "", false},
		{"he runs the rota for 40 people, swears a lot", "", false},
		{"he runs the rota and swears a lot", "", false},
		{"he runs the rota – swears a lot", "", false},
		{"he runs the rota", "you run the rota", true},
		{"they run the rota alone", "you run the rota alone", true},
		{"they are on call every Friday", "you are on call every Friday", true},
		{"they're tired of it", "", false},
		{"she's on call", "", false},
		{"he told Ines the truth", "", false},
		{"Ines's team is small", "", false},
		{"she has moved to Leeds", "you have moved to Leeds", true},
		{"she would not have liked the ward", "you would not have liked the ward", true},
		{"she had to quit nursing", "you had to quit nursing", true},
		{"she loves what nurses do", "", false},
		{"she is kind, swears a lot", "", false},
		{"she knows that it is hard", "", false},
		{"teaches on Fridays and works with her old team", "", false},
		{"half her week is meetings", "", false},
		{"the team asks her for numbers", "", false},
		{"people call him.", "", false},
		{"nurses keep their notes on paper", "", false},
		{"I saw her talk in Brno", "", false},
		{"she never writes reports", "you never write reports", true},
		{"your talk with her boss", "your talk with her boss", true},
		{"reports take a day", "reports take a day", true},
		{"reviews the papers", "you review the papers", true},
		{"trained nurses are rare", "trained nurses are rare", true},
		{"trained as a nurse", "you trained as a nurse", true},
		{"her boss left because she was tired", "", false},
		{"she zigzagged", "", false},
		{"they told you", "", false},
		{"", "", false},
	}
	w := newWriter(t)
	for _, tt := range tests {
		got, ok := w.ofThem(tt.in)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("toThem(%q) = %q, %v; want %q, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestPlain(t *testing.T) {
	tests := []struct{ in, want string }{
		{"two\nlines\tand\x00 more", "two lines and more"},
		{"ask [[ben-ito]] or [[people/aiko-mori.md#x|Aiko]]", "ask Ben Ito or Aiko"},
		{"see [the page](https://example.org/a_b)", "see the page"},
		{"meetings [against:: h1] [by:: [[ines-marek]]] (kind:: opinion)", "meetings"},
		{"send it ➕ 2026-03-24 📅 2026-03-31 ⏫ ^ab-1", "send it"},
		{"**very** `dbt` %%she cried%% <!-- secret -->", "very dbt"},
		{"open %%secret to the end", "open"},
		{"\u202Ereversed", "reversed"},
	}
	w := newWriter(t)
	for _, tt := range tests {
		if got := w.plain(tt.in); got != tt.want {
			t.Errorf("plain(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestGreeting(t *testing.T) {
	tests := []struct{ name, salutation, relationship, want string }{
		{"Ines Marek", "", "", "Hello Ines,"},
		{"Ines Marek", "", "friend", "Hi Ines,"},
		{"Ines\nMarek", "", "", "Hello Ines,"},
		{"Amara Okafor", "Dr Okafor", "", "Dear Dr Okafor,"},
		{"Amara Okafor", "Ms Okafor", "", "Hello Ms Okafor,"},
		{"Amara Okafor", "Dr Okafor", "colleague", "Dear Dr Okafor,"},
		{"Dr. Amara Okafor", "", "", "Dear Dr. Okafor,"},
		{"Mori, Aiko", "", "", "Hello Aiko,"},
		{"J. R. Smith", "", "", "Hello J. R. Smith,"},
		{"Ngũgĩ wa Thiong'o", "", "", "Hello Ngũgĩ,"},
		{"Łukasz", "", "", "Hello Łukasz,"},
		{"李 小龙", "", "", "Hello 李 小龙,"},
		{"", "", "", "Hello,"},
		{"Sam", "Hi Sam,", "", "Hi Sam,"},
	}
	w := newWriter(t)
	for _, tt := range tests {
		w.facts.To = &infoint.Contact{Name: tt.name, Salutation: tt.salutation, Relationship: tt.relationship}
		if got := w.greeting(); got != tt.want {
			t.Errorf("greeting of %q (%s, %s) = %q, want %q", tt.name, tt.salutation, tt.relationship, got, tt.want)
		}
	}
}

func TestHeadline(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Third-year nurse in Leeds.", "a third-year nurse in Leeds"},
		{"I am an editor", "an editor"},
		{"studying psychology in Leeds", "studying psychology in Leeds"},
		{"Teaching assistant in Leeds", "a teaching assistant in Leeds"},
		{"German teacher", "a German teacher"},
		{"UX designer", "a UX designer"},
		{"HR officer", "an HR officer"},
		{"between jobs after ten years in hotels", "between jobs after ten years in hotels"},
		{"Leeds-based nurse", "a Leeds-based nurse"},
		{"honours student", "an honours student"},
		{"university lecturer", "a university lecturer"},
		{"", ""},
	}
	w := newWriter(t)
	for _, tt := range tests {
		w.me = &infoint.Profile{Headline: tt.in}
		if got := w.headline(); got != tt.want {
			t.Errorf("headline %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWork(t *testing.T) {
	tests := []struct{ in, want string }{
		{"data analyst", "work as a data analyst"}, {"Engineer", "work as an engineer"},
		{"UX research", "work in UX research"}, {"clinical psychology", "work in clinical psychology"},
		{"medical science liaison", "work as a medical science liaison"}, {"public sector", "work in public sector"},
		{"product management", "work in product management"}, {"nurse", "work as a nurse"}, {"", ""},
	}
	w := newWriter(t)
	for _, tt := range tests {
		if got := w.work(tt.in); got != tt.want {
			t.Errorf("work(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestBecause(t *testing.T) {
	tests := []struct{ in, why, because, sentence string }{
		{"your talk on wards", "your talk on wards", "because of your talk on wards", ""},
		{"Your talk on wards", "your talk on wards", "because of your talk on wards", ""},
		{"because you moved to research", "you moved to research", "because you moved to research", ""},
		{"your posts resonate with me", "your posts resonate with me", "", ""},
		{"your talk is the first of its kind", "your talk is the first of its kind", "", ""},
		{"the talk you gave in Brno", "the talk you gave in Brno", "", ""},
		{"Your talk moved me.", "", "", "Your talk moved me."},
		{"She is kind.", "", "", "You are kind."},
		{"platform lead", "", "", ""},
		{"...", "", "", ""},
	}
	w := newWriter(t)
	for _, tt := range tests {
		w.facts.To.Why = tt.in
		d := map[string]any{}
		w.addReason(d)
		if d["why"] != tt.why || d["because"] != tt.because || d["why_sentence"] != tt.sentence {
			t.Errorf("%q: why %q, because %q, sentence %q", tt.in, d["why"], d["because"], d["why_sentence"])
		}
	}
}

func TestCountWords(t *testing.T) {
	tests := []struct {
		in   string
		want int
	}{
		{"Hello Ines,\n\ntwo words", 4},
		{"- one – two https://x.org/a example.org/in/ruth and/or", 3},
		{"> quoted text\nmine", 1},
		{"mine\n-- \nRuth\nphone", 1},
		{"", 0},
	}
	for _, tt := range tests {
		if got := CountWords(tt.in); got != tt.want {
			t.Errorf("CountWords(%q) = %d, want %d", tt.in, got, tt.want)
		}
	}
}
