package vaulttest

import (
	"fmt"
	"strings"
)

// noteWriter puts a note together in the form in which the program writes it.
type noteWriter struct {
	strings.Builder
	body bool
}

func newNote(kind, uid string) *noteWriter {
	w := &noteWriter{}
	w.WriteString("---\n")
	w.key("type", kind)
	if uid != "" {
		w.key("uid", uid)
	}
	return w
}

// key writes one line of front matter. The value has to be one that YAML reads
// as it stands, or quoted.
func (w *noteWriter) key(name, value string) { fmt.Fprintf(w, "%s: %s\n", name, value) }

func (w *noteWriter) number(name string, value int) { fmt.Fprintf(w, "%s: %d\n", name, value) }

// date writes a date or an hour; none is left out.
func (w *noteWriter) date(name string, value interface {
	IsZero() bool
	fmt.Stringer
},
) {
	if !value.IsZero() {
		w.key(name, value.String())
	}
}

func (w *noteWriter) list(name string, items ...string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(w, "%s:\n", name)
	for _, item := range items {
		fmt.Fprintf(w, "  - %s\n", item)
	}
}

// section begins a part of the body, which ends the front matter.
func (w *noteWriter) section(heading string) {
	w.endFrontMatter()
	fmt.Fprintf(w, "\n## %s\n", heading)
}

func (w *noteWriter) line(format string, args ...any) {
	w.endFrontMatter()
	fmt.Fprintf(w, format+"\n", args...)
}

func (w *noteWriter) endFrontMatter() {
	if !w.body {
		w.WriteString("---\n")
		w.body = true
	}
}

// quoted is a link as a value of the front matter.
func quoted(link string) string { return `"` + link + `"` }
