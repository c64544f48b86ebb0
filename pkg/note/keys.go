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
func (r *reading) wrongType(key string, v mdfile.Value, want string) {
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
func (r *reading) scalar(key, want string) (mdfile.Value, bool) {
	e, ok := r.file.Lookup(key)
	if !ok || e.Value.Kind == mdfile.KindNull {
		return mdfile.Value{}, false
	}
	v := e.Value
	if v.Kind == mdfile.KindList && len(v.Items) == 1 && v.Items[0].Kind == mdfile.KindScalar {
		v = v.Items[0]
	}
	if v.Kind != mdfile.KindScalar {
		if isEmptyList(v) {
			return mdfile.Value{}, false
		}
		r.wrongType(key, v, want)
		return mdfile.Value{}, false
	}
	return v, strings.TrimSpace(v.Text) != ""
}

// isEmptyList reports whether v is a list of nothing, such as a lone dash.
func isEmptyList(v mdfile.Value) bool {
	return v.Kind == mdfile.KindList && !slices.ContainsFunc(v.Items, func(it mdfile.Value) bool { return it.Kind != mdfile.KindNull })
}

func (r *reading) text(key string) string {
	v, _ := r.scalarOrLink(key, "one text")
	return shown(v.Text)
}

// shown returns a text as Obsidian shows it: a company may be a link too.
func shown(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "[[") {
		return markdown.Plain(s)
	}
	return s
}

// choice reads a text that has a closed set of values, in any case.
func (r *reading) choice(key string) string {
	v, ok := r.scalar(key, "one text")
	if !ok {
		return ""
	}
	k := r.keys[key]
	word := strings.ToLower(strings.TrimSpace(v.Text))
	if !slices.Contains(k.OneOf, word) {
		r.find(CodeUnknownValue, infoint.SeverityWarn, v.Line, v.Column,
			fmt.Sprintf("%s is %s, which has no meaning", key, quote(v.Text)),
			"one of "+strings.Join(k.OneOf, ", "))
	}
	return word
}

// isNamed reports whether a list is of names, which may have commas: Acme, Inc.
// Anything else with one was meant as several.
func isNamed(key string) bool {
	return slices.Contains([]string{"aliases", "schools", "past_companies", "communities"}, key)
}

func (r *reading) list(key string) []string {
	const want = "a list of texts"
	e, ok := r.file.Lookup(key)
	if !ok || e.Value.Kind == mdfile.KindNull {
		return nil
	}
	values := []mdfile.Value{e.Value}
	if e.Value.Kind == mdfile.KindList && linkText(e.Value) == "" {
		values = e.Value.Items
	}
	if v := e.Value; v.Kind == mdfile.KindScalar && !v.Quoted && !isNamed(key) && strings.Contains(v.Text, ",") {
		r.find(CodeCommaList, infoint.SeverityWarn, v.Line, v.Column,
			fmt.Sprintf("%s is read as one value: %s", key, quote(v.Text)),
			"write it as a list, - and a line for each, or put it in quotes where it is one")
	}
	var items []string
	for _, v := range values {
		text, ok := plainText(v)
		if !ok {
			r.wrongType(key, v, want)
			continue
		}
		if t := shown(text); t != "" {
			items = append(items, t)
		}
	}
	return items
}

// number reads a whole number. Minutes may have their unit behind them.
func (r *reading) number(key string) *int {
	v, ok := r.scalar(key, "a number")
	if !ok {
		return nil
	}
	text := strings.TrimSpace(v.Text)
	if key == "minutes" {
		text = strings.TrimSpace(strings.TrimRight(text, "minutes."))
	}
	n, err := strconv.Atoi(text)
	k := r.keys[key]
	switch {
	case err != nil:
		r.wrongType(key, v, "a whole number")
		return nil
	case k.Max > 0 && (n < k.Min || n > k.Max):
		r.wrongType(key, v, fmt.Sprintf("a whole number from %d to %d", k.Min, k.Max))
		return nil
	}
	return &n
}

// amount reads a number that need not be whole, as it is written.
func (r *reading) amount(key string) string {
	v, ok := r.scalar(key, "a number")
	if !ok {
		return ""
	}
	text := strings.TrimSpace(v.Text)
	if n, err := strconv.ParseFloat(text, 64); err != nil || n < 0 || n > float64(r.keys[key].Max) {
		r.wrongType(key, v, "a number")
		return ""
	}
	return text
}

func (r *reading) checkbox(key string) bool {
	is, _ := r.box(key)
	return is
}

// guard reads a checkbox that protects somebody: a value that cannot be read
// counts as a yes, for a person who wrote something there meant to say it.
func (r *reading) guard(key string) bool {
	is, readable := r.box(key)
	return is || !readable
}

func (r *reading) box(key string) (is, readable bool) {
	const want = "true or false"
	before := len(r.findings)
	v, ok := r.scalar(key, want)
	if !ok {
		return false, len(r.findings) == before
	}
	is, ok = yesOrNo(v.Text)
	if !ok {
		r.wrongType(key, v, want)
	}
	return is, ok
}

// yesOrNo reads the words by which people and YAML's versions tick a box.
func yesOrNo(s string) (is, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "on", "y", "x", "1":
		return true, true
	case "false", "no", "off", "n", "0":
		return false, true
	}
	return false, false
}

func (r *reading) date(key string) infoint.Date {
	const want = "a date like 2026-03-24"
	v, ok := r.scalarOrLink(key, want)
	if !ok {
		return infoint.Date{}
	}
	if s, ok := readStamp(v.Text); ok && (s.rest == "" || s.hour != nil && isOffset(s.rest)) {
		return s.date
	}
	r.wrongDay(key, v, want)
	return infoint.Date{}
}

// wrongDay is wrongType for a date, and says which one was meant or that there
// is none such.
func (r *reading) wrongDay(key string, v mdfile.Value, want string) {
	if day, rest, ok := dotted(v.Text); ok && rest == "" {
		want = day.String()
	} else if day := noSuchDay(v.Text); day != "" && day == strings.TrimSpace(v.Text) {
		r.find(CodeWrongType, infoint.SeverityError, v.Line, v.Column, key+" is "+day+"; there is no such day", "correct the day")
		return
	}
	r.wrongType(key, v, want)
}

// wall reads a date and time. A day without its hour is kept: most of what
// follows from a talk goes by days.
func (r *reading) wall(key string) infoint.Wall {
	const want = "a date and time like 2026-03-24T15:00:00"
	v, ok := r.scalarOrLink(key, want)
	if !ok {
		return infoint.Wall{}
	}
	s, ok := readStamp(v.Text)
	switch {
	case !ok:
	case s.rest == "" && s.hour != nil:
		return *s.hour
	case s.rest == "":
		r.find(CodeWrongType, infoint.SeverityError, v.Line, v.Column,
			key+" has a day and no hour", "write "+key+": "+s.date.String()+"T15:00:00")
		return infoint.Wall{Date: s.date}
	case s.hour != nil && isOffset(s.rest):
		r.find(CodeWrongType, infoint.SeverityWarn, v.Line, v.Column,
			key+" has an offset, which is passed over: it is wall time in the note's timezone", "write it without "+s.rest)
		return *s.hour
	}
	r.wrongType(key, v, want)
	return infoint.Wall{}
}

// scalarOrLink is scalar, but takes an unquoted [[2026-03-24]] too, which a
// YAML reader takes for a list in a list.
func (r *reading) scalarOrLink(key, want string) (mdfile.Value, bool) {
	if e, ok := r.file.Lookup(key); ok {
		v := e.Value
		for v.Kind == mdfile.KindList && len(v.Items) == 1 && linkText(v) == "" {
			v = v.Items[0] // "- [[ben]]"
		}
		if t := linkText(v); t != "" {
			return mdfile.Value{Kind: mdfile.KindScalar, Text: t, Line: v.Line, Column: v.Column}, true
		}
	}
	return r.scalar(key, want)
}

// linkText returns the link in an unquoted [[link]], which YAML reads as a
// list that holds a list; empty where v is none.
func linkText(v mdfile.Value) string {
	if v.Kind != mdfile.KindList || len(v.Items) != 1 {
		return ""
	}
	inner := v.Items[0]
	if inner.Kind != mdfile.KindList || len(inner.Items) == 0 {
		return ""
	}
	parts := make([]string, len(inner.Items))
	for i, it := range inner.Items {
		if it.Kind != mdfile.KindScalar && it.Kind != mdfile.KindNull {
			return ""
		}
		parts[i] = it.Text
	}
	return "[[" + strings.Join(parts, ", ") + "]]"
}

// plainText returns the text or the link that v is, whatever brackets YAML took
// for lists; "" for null, and false for what is neither.
func plainText(v mdfile.Value) (string, bool) {
	switch v.Kind {
	case mdfile.KindScalar:
		return v.Text, true
	case mdfile.KindList:
		if len(v.Items) == 0 {
			return "", true
		}
		for len(v.Items) == 1 && v.Items[0].Kind == mdfile.KindList {
			v = v.Items[0] // "- [[ben]]" has a list more than "[[ben]]", "[[[ben]]]" too
		}
		text := linkText(mdfile.Value{Kind: mdfile.KindList, Items: []mdfile.Value{v}})
		return text, text != ""
	case mdfile.KindNull:
		return "", true
	}
	return "", false
}

func (r *reading) ref(key string) infoint.Ref {
	v, ok := r.scalarOrLink(key, "a link like \"[[ben-ito]]\"")
	if !ok {
		return infoint.Ref{}
	}
	return parseRefs(v)[0]
}

// parseRefs reads the links in a value, or the path or plain id that it is.
func parseRefs(v mdfile.Value) []infoint.Ref {
	text := strings.TrimSpace(v.Text)
	pos := infoint.Pos{Line: v.Line, Column: v.Column}
	var refs []infoint.Ref
	for _, l := range markdown.Links(text) {
		refs = append(refs, infoint.Ref{Target: l.Target, Label: l.Label, Pos: pos})
	}
	if refs == nil {
		refs = append(refs, infoint.Ref{Target: markdown.BaseName(text), Pos: pos})
	}
	return refs
}

func (r *reading) refs(key string) []infoint.Ref {
	const want = "a list of links"
	e, ok := r.file.Lookup(key)
	if !ok || e.Value.Kind == mdfile.KindNull {
		return nil
	}
	// "with: [[a]]" is a list in a list to YAML, and so is "with: [[[a]], [[b]]]".
	values := []mdfile.Value{e.Value}
	if e.Value.Kind == mdfile.KindList && linkText(e.Value) == "" {
		values = e.Value.Items
	}
	var refs []infoint.Ref
	for _, v := range values {
		text, ok := plainText(v)
		if !ok {
			r.wrongType(key, v, want)
			continue
		}
		v.Text = text
		refs = append(refs, slices.DeleteFunc(parseRefs(v), infoint.Ref.IsZero)...)
	}
	return refs
}

// fields returns every key with its value as text, for queries.
func (r *reading) fields() []infoint.Field {
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
					text, _ := plainText(v)
					f.Items = append(f.Items, text)
				}
			}
		}
		fields = append(fields, f)
	}
	return fields
}
