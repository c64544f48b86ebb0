package letter

import (
	"strings"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

func TestPromise(t *testing.T) {
	tests := []struct {
		in, want string
		against  objection
	}{
		{"Send her our list of workarounds", "send you our list of workarounds", objectNothing},
		{"let her know how my exam goes", "let you know how my exam goes", objectNothing},
		{"tell him about the ward", "tell you about the ward", objectNothing},
		{"I'll give them a ring", "give you a ring", objectNothing},
		{"email her.", "email you", objectNothing},
		{"send Ines the article", "send you the article", objectNothing},
		{"send Ines Marek the article", "", objectPerson},
		{"send her boss the list", "", objectPerson},
		{"show her son around the ward", "", objectPerson},
		{"write her a note about her talk", "", objectPerson},
		{"ring my mum about her birthday", "", objectPerson},
		{"call her", "", objectPerson},
		{"tell her how he took it", "", objectPerson},
		{"send you the slides", "send you the slides", objectNothing},
		{"Send CV", "", objectCV},
		{"send her my résumé", "", objectCV},
		{"send her the C.V./portfolio", "", objectCV},
		{"article on rotas", "article on rotas", objectNothing},
	}
	w := newWriter(t)
	for _, tt := range tests {
		got := strings.Join(w.toYou(strings.Fields(w.deed(tt.in))), " ")
		against := w.againstDeed(got, func(string) bool { return false })
		if against != tt.against || against == objectNothing && got != tt.want {
			t.Errorf("promise %q = %q, objection %d; want %q, %d", tt.in, got, against, tt.want, tt.against)
		}
	}
}

func TestAdvice(t *testing.T) {
	tests := []struct{ in, want string }{
		{"You should read Krug", "read Krug"},
		{"rebuild one of their public dashboards", ""},
		{"ask your manager for a day", ""},
		{"Put it on your CV", ""},
		{"tell her manager", ""},
	}
	w := newWriter(t)
	for _, tt := range tests {
		got := w.deed(tt.in)
		if w.againstDeed(got, speaksToThem) != objectNothing {
			got = ""
		}
		if got != tt.want {
			t.Errorf("advice %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestHasVerb(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"60% of time on tribunals.", false}, {"3 screens at night", false}, {"meetings and calls", false},
		{"the first to leave", false}, {"reports take a day", true}, {"it's mostly phone work", true},
		{"nobody tells you the rota", true}, {"read the contract first", true}, {"60 % of the week is meetings", true},
		{"people leave after two years", true}, {"you can't learn it from books", true},
	}
	w := newWriter(t)
	for _, tt := range tests {
		if got := w.hasVerb(tt.in); got != tt.want {
			t.Errorf("hasVerb(%q) = %v", tt.in, got)
		}
	}
}

func TestGivenName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Aiko Tan, ex Monzo now at NHS Digital (he'll ask her)", "Aiko Tan"},
		{"Aiko Tan (Monzo)", "Aiko Tan"},
		{"Aiko Tan - ex Monzo", "Aiko Tan"},
		{"Aiko Tan – ex Monzo", "Aiko Tan"},
		{"Aiko Tan; Ben", "Aiko Tan"},
		{"Jean-Luc de la Tour", "Jean-Luc de la Tour"},
		{"Dr Anna von Berg", "Dr Anna von Berg"},
		{"小龙", "小龙"},
		{"friend of hers, no name yet", ""},
		{"Friend of hers", ""},
		{"Somebody at Monzo", ""},
		{"A colleague", ""},
		{"Her sister Ana", ""},
		{"Ben who runs the guild", ""},
		{"Ben Ito Aiko Tan Lee", ""},
		{"ben-ito", ""},
		{"Data lead at Monzo", ""},
		{"Head Nurse", ""},
		{"ana@example.org", ""},
		{"???", ""},
	}
	w := newWriter(t)
	for _, tt := range tests {
		if got := w.givenName(tt.in); got != tt.want {
			t.Errorf("name of %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestOnDay(t *testing.T) {
	tests := []struct{ day, want, by string }{
		{"2026-03-25", "on Wednesday", "on 25 March"}, {"2026-03-24", "on Tuesday", "on 24 March"},
		{"2026-03-19", "on Thursday", "on 19 March"}, {"2026-03-18", "on 18 March", "on 18 March"},
		{"2026-03-26", "on 26 March", "on 26 March"}, {"2025-12-30", "on 30 December 2025", "on 30 December 2025"},
	}
	w := newWriter(t)
	for _, tt := range tests {
		if got, by := w.onDay(date(tt.day)), w.onDate(date(tt.day)); got != tt.want || by != tt.by {
			t.Errorf("%s is %q and %q, want %q and %q", tt.day, got, by, tt.want, tt.by)
		}
	}
}

// TestTurns: nobody's letter depends on the day, and four readers are not all
// told the same.
func TestTurns(t *testing.T) {
	w, seen := newWriter(t), map[int]bool{}
	for _, id := range []infoint.ID{"ines-marek", "ben-ito", "aiko-tan", "sam-okoro", "li", "omar", "ruth", "ana"} {
		w.facts.To = &infoint.Contact{ID: id}
		seen[w.turnOf()] = true
	}
	if len(seen) < 3 {
		t.Errorf("eight readers share %d wordings", len(seen))
	}
}

func TestPoint(t *testing.T) {
	tests := []struct {
		in, want string
		against  objection
	}{
		{"my first year was hell", "", objectMine},
		{"We hire in spring", "", objectMine},
		{`"My first year was the hardest one"`, "My first year was the hardest one.", objectNothing},
		{"half her week is meetings", "", objectPerson},
		{"a CV counts for nothing", "", objectCV},
		{"he runs the rota for 40 people, swears a lot", "", objectPerson},
		{"She left the wards after eleven years.", "you left the wards after eleven years", objectNothing},
		{"", "", objectEmpty},
		{strings.Repeat("long ", 31), "", objectLong},
	}
	w := newWriter(t)
	for _, tt := range tests {
		got, against := w.point(tt.in)
		if against != tt.against || against == objectNothing && got.said != tt.want {
			t.Errorf("point %q = %q, objection %d; want %q, %d", tt.in, got.said, against, tt.want, tt.against)
		}
	}
}

func TestSaid(t *testing.T) {
	tests := []struct{ in, want string }{
		{"runs the guild, sees it from the other side", "you run the guild"},
		{"runs the guild and swears a lot", ""},
		{"she moved from nursing", "you moved from nursing"},
		{"friend of her sister", ""},
	}
	w := newWriter(t)
	for _, tt := range tests {
		if got := w.said(tt.in); got != tt.want {
			t.Errorf("said %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}
