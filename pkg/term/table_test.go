package term

import "testing"

func fill(s *IO) *Table {
	t := NewTable(s, "NAME", "STAGE", "NOTE")
	t.Row("李小龍", Red("asked"), "short")
	t.Row("Ada\tL\nB", "", "a note that is far too long for the screen")
	t.Row("Zoë 😀", 7, "")
	return t
}

func TestTablePiped(t *testing.T) {
	s, out, _ := Test("")
	if err := fill(s).Flush(); err != nil {
		t.Fatal(err)
	}
	want := "李小龍\tasked\tshort\n" +
		"Ada L B\t\ta note that is far too long for the screen\n" +
		"Zoë 😀\t7\t\n"
	if out.String() != want {
		t.Errorf("got\n%q\nwant\n%q", out, want)
	}
}

func TestTableOnATerminal(t *testing.T) {
	tests := []struct {
		name  string
		width int
		want  string
	}{
		{"cut", 36, "" +
			"NAME     STAGE  NOTE\n" +
			"李小龍   asked  short\n" +
			"Ada L B         a note that is far …\n" +
			"Zoë 😀   7\n"},
		{"too narrow", 10, "" +
			"NAME     STAGE  NOTE\n" +
			"李小龍   asked  short\n" +
			"Ada L B         a note that…\n" +
			"Zoë 😀   7\n"},
		{"wide", 200, "" +
			"NAME     STAGE  NOTE\n" +
			"李小龍   asked  short\n" +
			"Ada L B         a note that is far too long for the screen\n" +
			"Zoë 😀   7\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, out, _ := TestTerminal("", tt.width)
			if err := fill(s).Flush(); err != nil {
				t.Fatal(err)
			}
			if out.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", out, tt.want)
			}
		})
	}
}

// TestTableFits: what does not fit is taken from the last column, then from the
// one that can be spared; the first is what a person copies.
func TestTableFits(t *testing.T) {
	for width, want := range map[int]string{
		80: "ID                    NAME                  STAGE   ROLE\n" +
			"konstantin-oberhofer  Konstantin Oberhofer  nudged  head of research\n",
		66: "ID                    NAME                  STAGE   ROLE\n" +
			"konstantin-oberhofer  Konstantin Oberhofer  nudged  head of resea…\n",
		52: "ID                    NAME      STAGE   ROLE\n" +
			"konstantin-oberhofer  Konstan…  nudged  head of res…\n",
		50: "ID                    STAGE   ROLE\n" +
			"konstantin-oberhofer  nudged  head of research\n",
		44: "ID                    STAGE   ROLE\n" +
			"konstantin-oberhofer  nudged  head of resea…\n",
	} {
		s, out, _ := TestTerminal("", width)
		tab := NewTable(s, "ID", "NAME", "STAGE", "ROLE")
		tab.Spare("NAME")
		tab.Row("konstantin-oberhofer", "Konstantin Oberhofer", "nudged", "head of research")
		if err := tab.Flush(); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("%d columns: got\n%s\nwant\n%s", width, out, want)
		}
	}
}

func TestTableColour(t *testing.T) {
	s, out, _ := TestTerminal("", 80)
	if err := s.SetColor("always"); err != nil {
		t.Fatal(err)
	}
	tab := NewTable(s, "A", "B")
	tab.Row(Red("x\x1b"), "longer\u202e")
	if err := tab.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[2mA\x1b[0m      \x1b[2mB\x1b[0m\n\x1b[31mx\\x1b\x1b[0m  longer\\u202e\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out, want)
	}
}

func TestTableWithoutRows(t *testing.T) {
	s, out, _ := TestTerminal("", 80)
	tab := NewTable(s, "A")
	if err := tab.Flush(); err != nil || out.Len() != 0 {
		t.Errorf("wrote %q, %v", out, err)
	}
}

func TestTableUneven(t *testing.T) {
	s, out, _ := TestTerminal("", 80)
	tab := NewTable(s)
	tab.Row("a", "b", "c")
	tab.Row("long")
	if err := tab.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "a     b  c\nlong\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
