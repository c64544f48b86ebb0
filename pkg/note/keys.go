package note

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/mdfile"
)

// wrongType notes a value that cannot be read as its key's type; the key then
// counts as not given.
func (r *reader) wrongType(key string, v mdfile.Value, want string) {
	r.find(CodeWrongType, infoint.SeverityError, v.Line, v.Column,
		fmt.Sprintf("%s is %s; %s is expected", key, describe(v), want), "write "+key+": "+want)
}

func describe(v mdfile.Value) string {
	switch v.Kind {
	case mdfile.KindList:
		return "a list"
	case mdfile.KindMap:
		return "a map"
	}
	return quote(v.Text)
}

// scalar returns the one value of a key: a scalar, or the only item of a list.
func (r *reader) scalar(key, want string) (mdfile.Value, bool) {
	e, ok := r.file.Lookup(key)
	if !ok || e.Value.Kind == mdfile.KindNull {
		return mdfile.Value{}, false
	}
	v := e.Value
	if v.Kind == mdfile.KindList && len(v.Items) == 1 && v.Items[0].Kind == mdfile.KindScalar {
		v = v.Items[0]
	}
	if v.Kind != mdfile.KindScalar {
		if v.Kind == mdfile.KindList && len(v.Items) == 0 {
			return mdfile.Value{}, false
		}
		r.wrongType(key, v, want)
		return mdfile.Value{}, false
	}
	return v, strings.TrimSpace(v.Text) != ""
}

func (r *reader) text(key string) string {
	v, _ := r.scalar(key, "one text")
	return strings.TrimSpace(v.Text)
}

// choice reads a text that has a closed set of values, in any case.
func (r *reader) choice(key string) string {
	v, ok := r.scalar(key, "one text")
	if !ok {
		return ""
	}
	k, _ := LookupKey(r.kind, key)
	word := strings.ToLower(strings.TrimSpace(v.Text))
	if !slices.Contains(k.OneOf, word) {
		r.find(CodeUnknownValue, infoint.SeverityWarn, v.Line, v.Column,
			fmt.Sprintf("%s is %s, which has no meaning", key, quote(v.Text)),
			"one of "+strings.Join(k.OneOf, ", "))
	}
	return word
}

func (r *reader) list(key string) []string {
	e, ok := r.file.Lookup(key)
	if !ok {
		return nil
	}
	switch e.Value.Kind {
	case mdfile.KindScalar:
		if t := strings.TrimSpace(e.Value.Text); t != "" {
			return []string{t}
		}
	case mdfile.KindList:
		var items []string
		for _, v := range e.Value.Items {
			if v.Kind == mdfile.KindMap || v.Kind == mdfile.KindList && linkText(v) == "" {
				r.wrongType(key, v, "a list of texts")
				continue
			}
			if t := strings.TrimSpace(plainText(v)); t != "" {
				items = append(items, t)
			}
		}
		return items
	case mdfile.KindMap:
		r.wrongType(key, e.Value, "a list of texts")
	}
	return nil
}

// number reads a whole number; a unit behind it, as in "20 min", is passed over.
func (r *reader) number(key string) *int {
	v, ok := r.scalar(key, "a number")
	if !ok {
		return nil
	}
	word, _, _ := strings.Cut(strings.TrimSpace(v.Text), " ")
	n, err := strconv.Atoi(strings.TrimRight(word, "minh"))
	k, _ := LookupKey(r.kind, key)
	switch {
	case err != nil:
		r.wrongType(key, v, "a whole number")
		return nil
	case k.Max > 0 && (n < k.Min || n > k.Max):
		r.find(CodeWrongType, infoint.SeverityError, v.Line, v.Column,
			fmt.Sprintf("%s is %d; %d to %d is expected", key, n, k.Min, k.Max), "")
		return nil
	}
	return &n
}

func (r *reader) checkbox(key string) bool {
	v, ok := r.scalar(key, "true or false")
	if !ok {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(v.Text)) {
	case "true", "yes", "on", "y", "x", "1":
		return true
	case "false", "no", "off", "n", "0":
		return false
	}
	r.wrongType(key, v, "true or false")
	// A person who wrote something here meant to say it; of all checkboxes
	// do_not_contact is the one that must not be missed.
	return true
}

func (r *reader) date(key string) infoint.Date {
	v, ok := r.scalarOrLink(key, "a date like 2026-03-24")
	if !ok {
		return infoint.Date{}
	}
	if s, ok := readStamp(v.Text); ok && strings.TrimSpace(s.rest) == "" {
		return s.date
	}
	r.wrongType(key, v, "a date like 2026-03-24")
	return infoint.Date{}
}

func (r *reader) wall(key string) infoint.Wall {
	const want = "a date and time like 2026-03-24T15:00:00"
	v, ok := r.scalarOrLink(key, want)
	if !ok {
		return infoint.Wall{}
	}
	s, ok := readStamp(v.Text)
	switch rest := strings.TrimSpace(s.rest); {
	case !ok:
	case rest == "" && s.hour != nil:
		return *s.hour
	case rest == "":
		r.wrongType(key, v, "an hour too, as in 2026-03-24T15:00:00,")
		return infoint.Wall{Date: s.date}
	case s.hour != nil && (rest == "Z" || rest[0] == '+' || rest[0] == '-'):
		r.find(CodeWrongType, infoint.SeverityWarn, v.Line, v.Column,
			key+" has an offset, which is passed over: it is wall time in the note's timezone", "write it without "+rest)
		return *s.hour
	}
	r.wrongType(key, v, want)
	return infoint.Wall{}
}

// scalarOrLink is scalar, but takes an unquoted [[2026-03-24]] too, which a
// YAML reader takes for a list in a list.
func (r *reader) scalarOrLink(key, want string) (mdfile.Value, bool) {
	if e, ok := r.file.Lookup(key); ok && e.Value.Kind == mdfile.KindList {
		if t := linkText(e.Value); t != "" {
			return mdfile.Value{Kind: mdfile.KindScalar, Text: t, Line: e.Value.Line, Column: e.Value.Column}, true
		}
	}
	return r.scalar(key, want)
}

// linkText returns the link in an unquoted [[link]], which YAML reads as a
// list that holds a list.
func linkText(v mdfile.Value) string {
	if v.Kind == mdfile.KindList && len(v.Items) == 1 {
		v = v.Items[0]
		if v.Kind == mdfile.KindList && len(v.Items) > 0 {
			parts := make([]string, len(v.Items))
			for i, it := range v.Items {
				parts[i] = it.Text
			}
			return "[[" + strings.Join(parts, ", ") + "]]"
		}
	}
	return ""
}

func plainText(v mdfile.Value) string {
	if t := linkText(v); t != "" {
		return t
	}
	if v.Kind == mdfile.KindList { // an item "- [[ben]]": YAML has one list left
		return linkText(mdfile.Value{Kind: mdfile.KindList, Items: []mdfile.Value{v}})
	}
	if v.Kind == mdfile.KindNull {
		return ""
	}
	return v.Text
}

func (r *reader) ref(key string) infoint.Ref {
	v, ok := r.scalarOrLink(key, "a link like \"[[ben-ito]]\"")
	if !ok {
		return infoint.Ref{}
	}
	return parseRef(v)
}

// parseRef reads a link, a path or a plain id that is the whole value.
func parseRef(v mdfile.Value) infoint.Ref {
	text := strings.TrimSpace(v.Text)
	pos := infoint.Pos{Line: v.Line, Column: v.Column}
	if l, ok := markdown.LinkAt(text); ok && l.End == len(text) {
		return infoint.Ref{Target: l.Target, Label: l.Label, Pos: pos}
	}
	return infoint.Ref{Target: markdown.BaseName(text), Pos: pos}
}

func (r *reader) refs(key string) []infoint.Ref {
	e, ok := r.file.Lookup(key)
	if !ok || e.Value.Kind == mdfile.KindNull {
		return nil
	}
	if e.Value.Kind != mdfile.KindList {
		return nonZero(r.ref(key))
	}
	// "with: [[a]]" is a list in a list to YAML, and so is "with: [[[a]], [[b]]]".
	var refs []infoint.Ref
	for _, v := range e.Value.Items {
		text := plainText(v)
		if text == "" && v.Kind == mdfile.KindMap {
			r.wrongType(key, v, "a list of links")
			continue
		}
		v.Text = text
		refs = append(refs, nonZero(parseRef(v))...)
	}
	return refs
}

func nonZero(ref infoint.Ref) []infoint.Ref {
	if ref.IsZero() {
		return nil
	}
	return []infoint.Ref{ref}
}

// fields returns every key with its value as text, for queries.
func (r *reader) fields() []infoint.Field {
	entries := r.file.Entries()
	fields := make([]infoint.Field, 0, len(entries))
	for _, e := range entries {
		f := infoint.Field{Key: e.Key, Pos: infoint.Pos{Line: e.Line, Column: e.Column}}
		switch e.Value.Kind {
		case mdfile.KindScalar:
			f.Text = e.Value.Text
		case mdfile.KindList:
			if f.Text = linkText(e.Value); f.Text == "" {
				f.List = true
				for _, v := range e.Value.Items {
					f.Items = append(f.Items, plainText(v))
				}
			}
		}
		fields = append(fields, f)
	}
	return fields
}
