package letter

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/infoint/infoint/pkg/infoint"
)

func layer(files ...string) fs.FS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

func TestUserLayer(t *testing.T) {
	b := builtIn(t, os.DirFS(filepath.Join(t.TempDir(), "none")), layer(
		"coffee.txt", "\uFEFFSubject: Coffee\r\n\r\n{{.greeting}}\r\n\r\nCoffee with\r\n{{.name}}?\\\r\n{{.sign}}\r\n",
		"thanks.txt", "Ta, {{.salutation}}.\n",
		"kinds.txt", "thanks words 1 2 3 4 talk\n"))
	l, err := Write(context.Background(), b, "coffee", facts(nil))
	if err != nil {
		t.Fatal(err)
	}
	if l.Subject != "Coffee" || l.Body != "Hello Ines,\n\nCoffee with Ines Marek?\nRuth Adeyemi" || len(l.Findings) > 0 {
		t.Errorf("coffee: %+v", l)
	}
	l, err = Write(context.Background(), b, "thanks", facts(func(f *Facts) { f.Talk = talk() }))
	if err != nil || l.Body != "Ta, Ines." || len(l.Findings) > 0 {
		t.Errorf("thanks: %+v, %v", l, err)
	}
	if got, _ := b.Limits("thanks", "", "email"); got != (Limits{UnitWords, 1, 2, 3, 4}) {
		t.Errorf("limits of thanks: %+v", got)
	}
	want := append(Kinds(), "coffee")
	slices.Sort(want)
	if got := b.Kinds(); !slices.Equal(got, want) {
		t.Errorf("kinds: %q, want %q", got, want)
	}
}

// TestEveryRowHasATemplate keeps the table and the folder in step.
func TestEveryRowHasATemplate(t *testing.T) {
	b := builtIn(t)
	for _, e := range b.kinds {
		if _, err := b.read(e.name + extension); err != nil {
			t.Errorf("kinds.txt names %s: %v", e.name, err)
		}
	}
	files, err := fs.Glob(b.layers[0], "*"+extension)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(b.kinds)+2 {
		t.Errorf("%d files for %d rows: %q", len(files), len(b.kinds), files)
	}
}

func TestUnknownKind(t *testing.T) {
	for _, kind := range []string{"", "poem", "../nudge", "kinds", "words", "Nudge", "-", "a/b", strings.Repeat("a", 300)} {
		_, err := Write(context.Background(), builtIn(t), kind, facts(nil))
		var unknown *KindError
		if !errors.As(err, &unknown) || !slices.Contains(unknown.Known, "outreach") {
			t.Errorf("kind %q: %v", kind, err)
		}
	}
}

func TestLoadFaults(t *testing.T) {
	tests := []struct{ kinds, want string }{
		{"# x\n\ncoffee words 1 2\n", "kinds.txt:3: want TEMPLATE UNIT"},
		{"coffee lines 1 2 3 4\n", `kinds.txt:1: unit is "lines"`},
		{"coffee words 1 2 x 4\n", `kinds.txt:1: limit is "x"`},
		{"coffee words 1 2 3 4 colour\n", `kinds.txt:1: no fact called "colour"`},
		{"../x words 1 2 3 4\n", `kinds.txt:1: "../x" is no name`},
		{strings.Repeat("#", maxFile+1), "reading kinds.txt: more than 64 KiB"},
	}
	for _, tt := range tests {
		if _, err := Load(layer("kinds.txt", tt.kinds)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

func TestTemplateFaults(t *testing.T) {
	doubling := `{{$x := .name}}{{range 60}}{{$x = printf "%s%s" $x $x}}{{end}}`
	tests := []struct {
		name, text string
		want       TemplateError
	}{
		{"key", "Subject: x\n\nHello\n{{.colour}}\n", TemplateError{Line: 4, Key: "colour"}},
		{"syntax", "Subject: x\n\n{{if}}\n", TemplateError{Line: 3}},
		{"method", "{{.name.Foo}}", TemplateError{Line: 1}},
		{"function", "\n\n{{call .name}}", TemplateError{Line: 3}},
		{"prints without end", "{{range 1000000000}}more {{end}}", TemplateError{Err: ErrTooMuch}},
		{"calls itself", `{{define "a"}}` + strings.Repeat("more ", 100) + `{{template "a" .}}{{end}}{{template "a" .}}`, TemplateError{Err: ErrTooMuch}},
		{"silent loop", "{{range 200000000}}{{end}}", TemplateError{Err: ErrEndless}},
		{"nested silent loop", "{{range 15000}}{{range 15000}}{{end}}{{end}}", TemplateError{Err: ErrEndless}},
		{"doubling", doubling, TemplateError{Err: ErrTooMuch}},
		{"wide", `{{printf "%99999d" 1}}`, TemplateError{Line: 1}},
		{"starred", `{{printf "%*d" 99999 1}}`, TemplateError{Line: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := Write(context.Background(), builtIn(t, layer("coffee.txt", tt.text)), "coffee", facts(nil))
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
			var e *TemplateError
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want a TemplateError", err)
			}
			if e.File != "coffee.txt" || e.Key != tt.want.Key || tt.want.Line > 0 && e.Line != tt.want.Line {
				t.Errorf("got %+v, want %+v", e, tt.want)
			}
			if tt.want.Err != nil && !errors.Is(err, tt.want.Err) {
				t.Errorf("got %v, want %v", err, tt.want.Err)
			}
			if !strings.HasPrefix(err.Error(), "coffee.txt:") {
				t.Errorf("message %q does not begin with the file", err)
			}
		})
	}
}

func TestCallerMayStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	b := builtIn(t, layer("coffee.txt", "{{range 10000}}{{range 10000}}{{end}}{{end}}"))
	if _, err := Write(ctx, b, "coffee", facts(nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want canceled", err)
	}
}

func TestRefusals(t *testing.T) {
	b := builtIn(t)
	tests := []struct {
		kind   string
		change func(*Facts)
		want   error
	}{
		{"outreach", func(f *Facts) { f.To = nil }, ErrNobody},
		{"outreach", func(f *Facts) { f.To.DoNotContact = true }, ErrDoNotContact},
		{"thanks", nil, ErrNoTalk},
		{"outreach", func(f *Facts) { f.Channel = "fax" }, ErrChannel},
		{"slots", func(f *Facts) { f.Channel = "phone" }, ErrChannel},
		{"thanks", func(f *Facts) { f.Channel = "in-person" }, ErrChannel},
		{"slots", func(f *Facts) { f.Channel = "form" }, ErrChannel},
	}
	for _, tt := range tests {
		if _, err := Write(context.Background(), b, tt.kind, facts(tt.change)); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.kind, err, tt.want)
		}
	}
}

func TestChoose(t *testing.T) {
	long, late := date("2019-03-25"), date("2025-03-25")
	tests := []struct {
		name string
		c    infoint.Contact
		f    Facts
		want string
	}{
		{"nothing", infoint.Contact{}, Facts{}, VariantCold},
		{"permission", infoint.Contact{Relationship: "friend"}, Facts{ReferrerName: "Ben", MayName: true}, VariantReferral},
		{"no permission", infoint.Contact{Shared: "the choir"}, Facts{ReferrerName: "Ben"}, VariantAlum},
		{"permission of nobody", infoint.Contact{}, Facts{MayName: true}, VariantCold},
		{"friend with a link", infoint.Contact{Relationship: "friend", Shared: "the choir"}, Facts{LastTouch: long}, VariantFriend},
		{"family", infoint.Contact{Relationship: "family"}, Facts{}, VariantFriend},
		{"alum, silent", infoint.Contact{Relationship: "alum"}, Facts{LastTouch: long}, VariantAlum},
		{"event", infoint.Contact{Relationship: "event"}, Facts{}, VariantAlum},
		{"school", infoint.Contact{Schools: []string{"Université de Lyon (2001)"}}, Facts{Me: &infoint.Profile{Schools: []string{"universite de lyon"}}}, VariantAlum},
		{"link, silent", infoint.Contact{Shared: "the choir"}, Facts{LastTouch: long}, VariantReconnect},
		{"colleague", infoint.Contact{Relationship: "colleague"}, Facts{LastTouch: late}, VariantFriend},
		{"colleague, silent", infoint.Contact{Relationship: "former-colleague"}, Facts{LastTouch: long}, VariantReconnect},
		{"faculty", infoint.Contact{Relationship: "faculty"}, Facts{LastTouch: late}, VariantCold},
		{"manager with a link", infoint.Contact{Relationship: "manager", Shared: "ward 12"}, Facts{}, VariantAlum},
		{"classmate", infoint.Contact{Relationship: "classmate"}, Facts{}, VariantFriend},
		{"three years to the day", infoint.Contact{}, Facts{LastTouch: date("2023-03-25")}, VariantReconnect},
		{"a day less", infoint.Contact{}, Facts{LastTouch: date("2023-03-26")}, VariantCold},
	}
	for _, tt := range tests {
		tt.f.To, tt.f.Today = &tt.c, date("2026-03-25")
		got, why := Choose(tt.f)
		if got != tt.want || why == "" {
			t.Errorf("%s: %q (%s), want %q", tt.name, got, why, tt.want)
		}
	}
}
