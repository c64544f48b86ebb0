package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/infoint/infoint/pkg/vault"
)

// machine reports whether the output is for a program: JSON or a template.
func (a *App) machine() bool { return a.flags.json != "" || a.flags.template != "" }

// print writes data, a struct or a slice of structs, as JSON or through the
// user's template where one of them is asked for, else calls text.
func (a *App) print(data any, text func() error) error {
	if !a.machine() {
		return text()
	}
	out, err := a.render(data)
	if err != nil {
		return err
	}
	_, err = a.IO.Out.Write(out)
	return err
}

// render is what print writes for a program.
func (a *App) render(data any) ([]byte, error) {
	if a.flags.template != "" {
		return a.renderTemplate(data)
	}
	keep, err := a.fields(data)
	if err != nil {
		return nil, err
	}
	out, err := encode(data, keep)
	return append(out, '\n'), err
}

// allFields is what --json means without names.
const allFields = "all"

// A jsonFlag is the value of --json: nothing, all fields, or their names.
type jsonFlag string

// Set implements pflag.Value.
func (f *jsonFlag) Set(s string) error {
	*f = jsonFlag(s)
	return nil
}

// String implements pflag.Value.
func (f *jsonFlag) String() string { return string(*f) }

// Type implements pflag.Value.
func (f *jsonFlag) Type() string { return "fields" }

// fields returns the names that --json=a,b asks for, nil for all.
func (a *App) fields(data any) ([]string, error) {
	if a.flags.json == "" || a.flags.json == allFields {
		return nil, nil
	}
	known := fieldNames(data)
	keep := strings.Split(string(a.flags.json), ",")
	for i, name := range keep {
		keep[i] = strings.TrimSpace(name)
		if !slices.Contains(known, keep[i]) {
			return nil, usagef("there is no field %q", keep[i]).hint("the fields are %s", strings.Join(known, ", "))
		}
	}
	return keep, nil
}

func elementType(data any) reflect.Type {
	t := reflect.TypeOf(data)
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// A field is one member of what is printed.
type field struct {
	name      string
	omitEmpty bool
	index     []int
}

// fieldsOf lists the members of a struct, those of embedded structs in place.
func fieldsOf(t reflect.Type) []field {
	var out []field
	for _, f := range reflect.VisibleFields(t) {
		if name, options, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			out = append(out, field{name, options == "omitempty", f.Index})
		}
	}
	return out
}

func fieldNames(data any) []string {
	var names []string
	for _, f := range fieldsOf(elementType(data)) {
		names = append(names, f.name)
	}
	return names
}

// encode writes data as indented JSON with only the fields to keep, in the
// order of the struct.
func encode(data any, keep []string) ([]byte, error) {
	v := reflect.ValueOf(data)
	var out bytes.Buffer
	if v.Kind() != reflect.Slice {
		if err := encodeObject(&out, v, keep); err != nil {
			return nil, err
		}
	} else {
		out.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := encodeObject(&out, v.Index(i), keep); err != nil {
				return nil, err
			}
		}
		out.WriteByte(']')
	}
	var pretty bytes.Buffer
	err := json.Indent(&pretty, out.Bytes(), "", "  ")
	return pretty.Bytes(), err
}

func encodeObject(out *bytes.Buffer, v reflect.Value, keep []string) error {
	v = reflect.Indirect(v)
	out.WriteByte('{')
	first := true
	for _, f := range fieldsOf(v.Type()) {
		member := v.FieldByIndex(f.index)
		if keep != nil && !slices.Contains(keep, f.name) || f.omitEmpty && member.IsZero() {
			continue
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		value, err := encodeValue(member.Interface())
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%q:%s", f.name, value)
	}
	out.WriteByte('}')
	return nil
}

// encodeValue leaves < > & as they are: what reads this is no browser.
func encodeValue(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(out.Bytes()), err
}

// leftOut names in one last line what could not be read.
func (a *App) leftOut(v *vault.Vault) {
	faults := v.Faults()
	if len(faults) == 0 {
		return
	}
	const most = 3
	var places []string
	for _, f := range faults[:min(most, len(faults))] {
		places = append(places, place(f))
	}
	more := ""
	if n := len(faults) - most; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	a.say("infoint: not read: %s%s (infoint check says why)", strings.Join(places, ", "), more)
}

func itoa(n int) string { return strconv.Itoa(n) }
