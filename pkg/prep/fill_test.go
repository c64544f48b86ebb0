package prep

import "testing"

func TestFillMendsArticles(t *testing.T) {
	tests := []struct{ role, want string }{
		{"data analyst", "the work of a data analyst"},
		{"UX researcher", "the work of a UX researcher"},
		{"HR manager", "the work of an HR manager"},
		{"MSL", "the work of an MSL"},
		{"actuary", "the work of an actuary"},
		{"university lecturer", "the work of a university lecturer"},
		{"uninsured courier", "the work of an uninsured courier"},
		{"hourly worker", "the work of an hourly worker"},
		{"European policy officer", "the work of a European policy officer"},
		{"Łódź guide", "the work of a Łódź guide"},
	}
	for _, tt := range tests {
		for _, text := range []string{"the work of a {role}", "the work of an {role}"} {
			got, ok := fill(text, func(string) string { return tt.role })
			if !ok || got != tt.want {
				t.Errorf("fill(%q) = %q, want %q", text, got, tt.want)
			}
		}
	}
	if got, _ := fill("A {role}; pizza {role}", func(string) string { return "actor" }); got != "An actor; pizza actor" {
		t.Errorf("got %q", got)
	}
	if _, ok := fill("a {role}", func(string) string { return "" }); ok {
		t.Error("a slot without a value counts as filled")
	}
}

func TestSayable(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Analysts mostly *clean* data.", "Analysts mostly clean data"},
		{"see [[ines-marek|Ines]] and [[people/ben-ito#talk]]", "see Ines and ben-ito"},
		{"About 60 % [against:: h1] is meetings [sic]", "About 60 % is meetings sic"},
		{"is {this} \"safe\"?\n really?", "is this 'safe' really"},
		{"\x1b[31mred", "[31mred"},
		{"\"You only get to ask later\"", "You only get to ask later"},
		{" … ", "…"},
	}
	for _, tt := range tests {
		if got := sayable(tt.in); got != tt.want {
			t.Errorf("sayable(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestInSentence(t *testing.T) {
	for in, want := range map[string]string{
		"Independence": "independence", "HR": "HR", "dbt": "dbt", "McKinsey style": "McKinsey style",
		"Élan": "élan", "R": "R", "李": "李", "": "",
	} {
		if got := inSentence(in); got != want {
			t.Errorf("inSentence(%q) = %q, want %q", in, got, want)
		}
	}
}
