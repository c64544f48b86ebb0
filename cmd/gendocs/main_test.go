package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDocuments(t *testing.T) {
	dir := t.TempDir()
	if err := run([]string{dir}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"man/man1/infoint.1":             {".TH INFOINT 1", ".SH USAGE", ".SH FOLLOW UP"},
		"man/man1/infoint-log.1":         {`infoint\-log \- What happened`, ".SH EXAMPLES", `\-\-dry\-run`, ".BR infoint (1)"},
		"man/man1/infoint-add-contact.1": {".SH FLAGS"},
		"man/man7/infoint-due-rules.7":   {"thank"},
		"man/man7/infoint-json.7":        {`\(aq.[] | "\e(.due)\et`},
		"completions/bash/infoint":       {"__start_infoint"},
		"completions/zsh/_infoint":       {"#compdef infoint"},
		"completions/fish/infoint.fish":  {"complete"},
	} {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		}
		for _, part := range want {
			if !strings.Contains(string(text), part) {
				t.Errorf("%s lacks %q", name, part)
			}
		}
	}
}

func TestNoFolder(t *testing.T) {
	if run(nil) == nil {
		t.Error("a folder must be named")
	}
}
