package markdown

import (
	"strings"
	"testing"
)

func TestTooDeep(t *testing.T) {
	tests := []struct {
		src  string
		want int
	}{
		{"- a\n  - b\n> > > c\n", -1},
		{"words\n" + strings.Repeat("> ", 80), 6},
		{strings.Repeat(">", 80), 0},
		{strings.Repeat("1. ", 80), 0},
		{strings.Repeat("- ", 60) + "x", -1},
		{strings.Repeat(" ", 300) + "- x", 0},
		{strings.Repeat(" ", 300) + "code", -1},
		{strings.Repeat("-", 80) + "\n" + strings.Repeat("*", 80), -1},
		{strings.Repeat("7", 80), -1},
	}
	for _, tt := range tests {
		if got := TooDeep([]byte(tt.src), 0); got != tt.want {
			t.Errorf("TooDeep(%.20q…) = %d, want %d", tt.src, got, tt.want)
		}
	}
}

// TestInlineIsLinear reads lines that open what they never close.
func TestInlineIsLinear(t *testing.T) {
	for _, open := range []string{"[[", "[a:: ", "[a](", "`a ``", "%% a %% ", "["} {
		line := strings.Repeat(open, 200_000/len(open))
		Links(line)
		Fields(line)
		CutColon(line)
		NewParser(known()).Parse([]byte("- "+line+"\n"), 0)
	}
}
