package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
	"github.com/infoint/infoint/pkg/note"
	"github.com/infoint/infoint/pkg/query"
	"github.com/infoint/infoint/pkg/term"
	"github.com/infoint/infoint/pkg/vault"
	"github.com/infoint/infoint/pkg/when"
)

// Every error that a package promises has its exit code; what is unknown is 1.
func TestExplain(t *testing.T) {
	_, date := when.Parse("3/11", when.Context{})
	_, zone := when.Zone("Narnia")
	_, cond := query.Parse("a>b")
	for _, test := range []struct {
		err  error
		want int
	}{
		{errors.New("anything"), exitCannot},
		{usagef("x"), exitUsage},
		{cannotf("x").hint("y"), exitCannot},
		{date, exitUsage},
		{zone, exitUsage},
		{cond, exitUsage},
		{&when.GapError{}, exitUsage},
		{&note.ValueError{}, exitUsage},
		{&letter.KindError{}, exitUsage},
		{&vault.NameError{}, exitNobody},
		{&vault.NameError{Ambiguous: true}, exitNobody},
		{vault.ErrNoVault, exitCannot},
		{&vault.WriteError{Err: vault.ErrChanged}, exitCannot},
		{vault.ErrReadOnly, exitCannot},
		{&vault.WriteError{Err: fs.ErrPermission}, exitCannot},
		{term.ErrNoTerminal, exitUsage},
		{term.ErrCancelled, exitInterrupted},
		{context.Canceled, exitInterrupted},
		{inFile("a.md", &note.RefusedError{Line: 3, Why: "no"}), exitRepair},
	} {
		for _, err := range []error{test.err, fmt.Errorf("wrapped: %w", test.err)} {
			if got := explain(err); got.code != test.want {
				t.Errorf("explain(%v) has code %d, want %d", err, got.code, test.want)
			}
		}
	}
}

func TestEncode(t *testing.T) {
	type inner struct {
		A string `json:"a"`
		B *int   `json:"b"`
	}
	type outer struct {
		inner
		C []string `json:"c"`
		D *string  `json:"d,omitempty"`
		E optional `json:"e"`
	}
	for _, test := range []struct {
		data any
		keep []string
		want string
	}{
		{[]outer{}, nil, `[]`},
		{outer{C: list[string](nil)}, nil, `{"a":"","b":null,"c":[],"e":null}`},
		{&outer{inner: inner{A: "<&>\u202e\x1b"}, E: "x"}, []string{"e", "a"}, `{"a":"<&>` + "\u202e" + `\u001b","e":"x"}`},
		{[]outer{{}, {}}, []string{"b"}, `[{"b":null},{"b":null}]`},
	} {
		raw, err := encode(test.data, test.keep)
		if err != nil {
			t.Fatal(err)
		}
		var got, want any
		if err := errors.Join(json.Unmarshal(raw, &got), json.Unmarshal([]byte(test.want), &want)); err != nil {
			t.Fatal(err)
		}
		if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
			t.Errorf("got %s, want %s", raw, test.want)
		}
	}
}

func TestProfileURL(t *testing.T) {
	want := profileURL("https://www.linkedin.com/in/Ines")
	for _, same := range []string{"linkedin.com/in/ines", "http://linkedin.com/in/ines/", " HTTPS://www.LinkedIn.com/in/ines?trk=a "} {
		if got := profileURL(same); got != want {
			t.Errorf("profileURL(%q) = %q, want %q", same, got, want)
		}
	}
	if profileURL("https://linkedin.com/in/ines2") == want {
		t.Error("another person has the same profile")
	}
}

func TestCheckName(t *testing.T) {
	for _, test := range []struct {
		name, want string // want is empty where it is refused
	}{
		{"  Ines \t Marek ", "Ines Marek"},
		{"李小龍", "李小龍"},
		{"👩‍🔬 Ada", "👩‍🔬 Ada"},
		{"", ""}, {" ", ""}, {"me", ""}, {"a\x1bb", ""}, {"a\xffb", ""}, {"a\u202eb", ""}, {"a\u200bb", ""},
		{string(infoint.Me) + "l", "mel"},
	} {
		if got, err := checkName(test.name); got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("checkName(%q) = %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}
