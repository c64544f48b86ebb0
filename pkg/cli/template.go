package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"text/template"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// renderTemplate runs the user's template over the same data as JSON has, by
// the same names.
func (a *App) renderTemplate(data any) ([]byte, error) {
	t, err := template.New("template").Option("missingkey=error").Parse(a.flags.template)
	if err != nil {
		return nil, usagef("--template: %w", err)
	}
	raw, err := encode(data, nil)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var plain any
	if err := decoder.Decode(&plain); err != nil {
		return nil, err
	}
	fillFields(plain, a.flags.template)
	var out bytes.Buffer
	if err := t.Execute(&out, forTemplate(plain)); err != nil {
		return nil, usagef("--template: %w", err)
	}
	return out.Bytes(), nil
}

// fillFields gives each note of a list the keys that the template names and that
// the manual or another note of the list has, empty: that one person lacks a key
// is no slip of the template.
func fillFields(data any, text string) {
	rows, ok := data.([]any)
	if !ok {
		rows = []any{data}
	}
	known := map[string]bool{}
	for _, kind := range []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindProfile} {
		for _, k := range note.Schema(kind) {
			known[k.Name] = true
		}
	}
	var all []map[string]any
	for _, row := range rows {
		object, _ := row.(map[string]any)
		if fields, ok := object["fields"].(map[string]any); ok {
			all = append(all, fields)
			for key := range fields {
				known[key] = true
			}
		}
	}
	for key := range known {
		if !strings.Contains(text, ".fields."+key) {
			continue
		}
		for _, fields := range all {
			if _, ok := fields[key]; !ok {
				fields[key] = nil
			}
		}
	}
}

// forTemplate makes decoded JSON what a template can print and compare: null
// is the empty text, a number is whole.
func forTemplate(v any) any {
	switch v := v.(type) {
	case nil:
		return ""
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
	case []any:
		for i := range v {
			v[i] = forTemplate(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = forTemplate(v[key])
		}
	}
	return v
}
