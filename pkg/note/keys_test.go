package note

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

// A form is one way to write a value, and what is read of it.
type form struct {
	yaml string // behind "key:"
	want string
	code string // of the finding, empty for none
}

// formsOf returns the ways in which people write a value of a type.
func formsOf(k Key) []form {
	nothing := []form{{"", "", ""}, {" null", "", ""}, {" ~", "", ""}, {` ""`, "", ""}, {" []", "", ""}, {"\n  -", "", ""}}
	var forms []form
	switch k.Type {
	case TypeText:
		forms = []form{
			{" {a: b}", "", CodeWrongType},
			{"\n  a: b", "", CodeWrongType},
			{" [a, b]", "", CodeWrongType},
			{"\n  - a\n  - b", "", CodeWrongType},
		}
		if len(k.OneOf) > 0 {
			word := k.OneOf[0]
			forms = append(forms, form{" " + word, word, ""}, form{" " + strings.ToUpper(word), word, ""}, form{` "` + word + `"`, word, ""},
				form{" [" + word + "]", word, ""}, form{" unheard-of", "unheard-of", CodeUnknownValue})
			break
		}
		forms = append(forms, []form{
			{" plain words", "plain words", ""}, {` "quoted: text"`, "quoted: text", ""}, {" 'it''s'", "it's", ""},
			{" [one]", "one", ""}, {"\n  - one", "one", ""}, {" 01234", "01234", ""}, {" +4930555", "+4930555", ""}, {" no", "no", ""},
			{" [[acme|Acme Ltd]]", "Acme Ltd", ""}, {` "[[acme]]"`, "acme", ""}, {" |\n  a\n  b", "a\nb", ""}, {" one # comment", "one", ""},
		}...)
	case TypeList:
		several := CodeCommaList
		if isNamed(k.Name) {
			several = "" // a name may have a comma
		}
		forms = []form{
			{"\n  - a\n  - b", "a|b", ""}, {"\n- a\n- b", "a|b", ""}, {" [a, \"b, c\"]", "a|b, c", ""}, {" a", "a", ""}, {" a, b", "a, b", several}, {" a,b", "a,b", several}, {` "a, b"`, "a, b", ""},
			{"\n  - \"[[a]]\"\n  - [[b|B]]", "a|B", ""}, {" [[a]]", "a", ""}, {"\n  - a\n  -", "a", ""}, {" 2026-03-02", "2026-03-02", ""},
			{" {a: b}", "", CodeWrongType}, {" [a, {b: c}]", "a", CodeWrongType},
		}
	case TypeNumber:
		forms = []form{
			{" 2", "2", ""}, {` "2"`, "2", ""}, {" [2]", "2", ""},
			{" two", "", CodeWrongType}, {" 2 3", "", CodeWrongType}, {" -1", "", CodeWrongType}, {" 9999", "", CodeWrongType},
			{" [1, 2]", "", CodeWrongType}, {" {a: b}", "", CodeWrongType},
		}
		if k.Name != "hours_per_week" {
			forms = append(forms, form{" 2h", "", CodeWrongType}, form{" 2.5", "", CodeWrongType})
		}
	case TypeCheckbox:
		protects := k.Name == "do_not_contact" || k.Name == "off_record"
		unclear := ""
		if protects {
			unclear = "true"
		}
		forms = []form{
			{" true", "true", ""}, {" false", "", ""}, {" yes", "true", ""}, {" No", "", ""}, {" On", "true", ""}, {` "true"`, "true", ""}, {" [true]", "true", ""},
			{" perhaps", unclear, CodeWrongType}, {" [true, false]", unclear, CodeWrongType}, {" {a: b}", unclear, CodeWrongType},
		}
	case TypeDate:
		forms = []form{
			{" 2026-03-02", "2026-03-02", ""}, {" 2026-3-2", "2026-03-02", ""}, {` "2026-03-02"`, "2026-03-02", ""}, {` "[[2026-03-02]]"`, "2026-03-02", ""},
			{" [[2026-03-02]]", "2026-03-02", ""}, {" [2026-03-02]", "2026-03-02", ""}, {" 2026-03-02T14:05:00", "2026-03-02", ""}, {" 2026-03-02 14:05", "2026-03-02", ""},
			{" 2026-03-02T14:05:00+01:00", "2026-03-02", ""}, {" 2026-03-02T14:05:00.000Z", "2026-03-02", ""},
			{" 2026-02-30", "", CodeWrongType}, {" 02.03.2026", "", CodeWrongType}, {" 20260302", "", CodeWrongType}, {" soon", "", CodeWrongType},
			{" 2026-03-02 or so", "", CodeWrongType}, {" [2026-03-02, 2026-03-03]", "", CodeWrongType}, {" {a: b}", "", CodeWrongType},
		}
	case TypeWall:
		forms = []form{
			{" 2026-03-24T15:00:00", "2026-03-24T15:00:00", ""}, {" 2026-03-24T15:00", "2026-03-24T15:00:00", ""}, {" 2026-3-24 9:05", "2026-03-24T09:05:00", ""},
			{` "2026-03-24T15:00:00"`, "2026-03-24T15:00:00", ""}, {" 2026-03-24T15:00:00+02:00", "2026-03-24T15:00:00", CodeWrongType},
			{" 2026-03-24T15:00:00Z", "2026-03-24T15:00:00", CodeWrongType}, {" 2026-03-24", "2026-03-24T00:00:00", CodeWrongType},
			{" 2026-03-24T25:00:00", "", CodeWrongType}, {" 2026-03-24T15:00+x", "", CodeWrongType}, {" Tuesday", "", CodeWrongType}, {" [1, 2]", "", CodeWrongType},
		}
	case TypeLink:
		forms = []form{
			{" ben-ito", "ben-ito", ""}, {" contacts/ben-ito.md", "ben-ito", ""}, {` "[[ben-ito]]"`, "ben-ito", ""}, {` "[[ben-ito|Ben Ito]]"`, "ben-ito(Ben Ito)", ""},
			{` "[[contacts/ben-ito.md#Log|Ben]]"`, "ben-ito(Ben)", ""}, {" [[ben-ito]]", "ben-ito", ""}, {" [[ben-ito|Ben Ito]]", "ben-ito(Ben Ito)", ""},
			{" [[contacts/ben-ito.md#Log|Ben]]", "ben-ito(Ben)", ""}, {"\n  - [[ben-ito]]", "ben-ito", ""}, {"\n  - \"[[ben-ito]]\"", "ben-ito", ""},
			{" [Ben](../contacts/ben-ito.md)", "", "front-matter-syntax"}, {` "[Ben](../contacts/ben-ito.md)"`, "ben-ito(Ben)", ""}, {` "[[ben-ito]] (gym)"`, "ben-ito", ""},
			{" [[Engel, Moritz]]", "Engel, Moritz", ""}, {" [[a: b]]", "", CodeWrongType}, {" [ben, ana]", "", CodeWrongType}, {" {a: b}", "", CodeWrongType},
		}
	case TypeLinks:
		forms = []form{
			{" a", "a", ""}, {` "[[a]]"`, "a", ""}, {" [[a]]", "a", ""}, {" [[a|A]]", "a(A)", ""}, {" [[[a]], [[b]]]", "a b", ""}, {" [[[a]]]", "a", ""}, {" [\"[[a]]\", b]", "a b", ""},
			{"\n  - [[a]]\n  - \"[[b|B]]\"\n  - c", "a b(B) c", ""}, {"\n  - [[a]]", "a", ""}, {"\n  - \"[A](x/a.md)\"\n  -", "a(A)", ""}, {` "[[a]] and [[b]]"`, "a b", ""},
			{" {a: b}", "", CodeWrongType}, {"\n  - a: b\n  - c", "c", CodeWrongType}, {" [[a: b]]", "", CodeWrongType},
		}
	}
	return append(forms, nothing...)
}

// valueOf returns what was read of a key, from the field of that name.
func valueOf(n *Note, key string) (string, bool) {
	value := reflect.ValueOf(n).Elem()
	for _, name := range []string{"Contact", "Interview", "Letter", "Reflection", "Profile"} {
		if p := value.FieldByName(name); !p.IsNil() {
			f := p.Elem().FieldByNameFunc(func(field string) bool { return strings.EqualFold(field, strings.ReplaceAll(key, "_", "")) })
			if !f.IsValid() || key == "type" {
				return "", false
			}
			return showValue(f.Interface()), true
		}
	}
	return "", false
}

func showValue(v any) string {
	switch v := v.(type) {
	case []string:
		return strings.Join(v, "|")
	case []infoint.Skill:
		var names []string
		for _, s := range v {
			names = append(names, s.Name)
		}
		return strings.Join(names, "|")
	case infoint.Ref:
		return showRef(v)
	case []infoint.Ref:
		var all []string
		for _, r := range v {
			all = append(all, showRef(r))
		}
		return strings.Join(all, " ")
	case *int:
		if v == nil {
			return ""
		}
		return fmt.Sprint(*v)
	case bool:
		if !v {
			return ""
		}
	}
	return fmt.Sprint(v)
}

func showRef(r infoint.Ref) string {
	if r.Label == "" {
		return r.Target
	}
	return r.Target + "(" + r.Label + ")"
}

func codes(findings []infoint.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return strings.Join(out, " ")
}

func kinds() []infoint.Kind {
	return []infoint.Kind{infoint.KindContact, infoint.KindInterview, infoint.KindLetter, infoint.KindReflection, infoint.KindProfile}
}

// TestKeys writes every key of every kind of note in every form of its type.
func TestKeys(t *testing.T) {
	for _, kind := range kinds() {
		for _, k := range Schema(kind) {
			if k.Name == "type" {
				continue
			}
			for _, f := range formsOf(k) {
				t.Run(fmt.Sprintf("%s/%s:%s", kind, k.Name, f.yaml), func(t *testing.T) { testForm(t, kind, k, f) })
			}
		}
	}
}

func testForm(t *testing.T, kind infoint.Kind, k Key, f form) {
	src := "---\n" + k.Name + ":" + f.yaml + "\n---\n"
	n := Read(kind, "x/the-file.md", []byte(src))
	got, isRead := valueOf(n, k.Name)
	if !isRead && !n.Unreadable {
		return // kept for queries alone
	}
	want := f.want
	switch {
	case k.Name == "minutes" && want == "":
		want = "0"
	case k.Name == "name" && kind == infoint.KindContact && want == "":
		want = "the-file"
	}
	if n.Unreadable {
		got = want
	}
	if got != want {
		t.Errorf("%q is read as %q, want %q", src, got, want)
	}
	if got := codes(n.Findings); got != f.code {
		t.Errorf("%q: findings %q, want %q", src, got, f.code)
	}
	for _, found := range n.Findings {
		if inline := strings.HasPrefix(f.yaml, " "); inline && found.Pos.Line != 2 || !inline && found.Pos.Line < 3 {
			t.Errorf("%q: the finding is at %v", src, found.Pos)
		}
		if strings.HasPrefix(f.yaml, " {") && found.Pos.Column != len(k.Name)+len(": ")+1 {
			t.Errorf("%q: the finding is at %v, not at the value", src, found.Pos)
		}
	}
}

func TestKeysWithTheirOwnForms(t *testing.T) {
	tests := []struct {
		kind           infoint.Kind
		yaml, key, out string
		code           string
	}{
		{infoint.KindInterview, "minutes: 20 min", "minutes", "20", ""},
		{infoint.KindInterview, "minutes: 45minutes", "minutes", "45", ""},
		{infoint.KindInterview, "minutes: 1h", "minutes", "0", CodeWrongType},
		{infoint.KindInterview, "minutes: 0", "minutes", "0", CodeWrongType},
		{infoint.KindContact, "relevance: 0", "relevance", "0", ""},
		{infoint.KindContact, "relevance: 4", "relevance", "", CodeWrongType},
		{infoint.KindContact, "reach: 3 min", "reach", "", CodeWrongType},
		{infoint.KindProfile, "hours_per_week: 2.5", "hours_per_week", "2.5", ""},
		{infoint.KindProfile, "hours_per_week: 3-4", "hours_per_week", "", CodeWrongType},
		{infoint.KindContact, "type: contact", "uid", "", ""},
		{infoint.KindContact, "type: Contact", "uid", "", ""},
		{infoint.KindContact, "type: [contact]", "uid", "", ""},
		{infoint.KindContact, "type: interview", "uid", "", CodeWrongKind},
		{infoint.KindContact, "type: {a: b}", "uid", "", CodeWrongType},
		{infoint.KindContact, "name: Ana\nname: Bea", "uid", "", "duplicate-key"},
		{infoint.KindContact, "NAME: Ana", "name", "x", ""}, // keys are compared as they are written
	}
	for _, tt := range tests {
		n := Read(tt.kind, "x.md", []byte("---\n"+tt.yaml+"\n---\n"))
		if got, _ := valueOf(n, tt.key); got != tt.out {
			t.Errorf("%q: %s is %q, want %q", tt.yaml, tt.key, got, tt.out)
		}
		if got := codes(n.Findings); got != tt.code {
			t.Errorf("%q: findings %q, want %q", tt.yaml, got, tt.code)
		}
	}
}

func TestSkills(t *testing.T) {
	src := "---\nskills:\n  - phoning (drains)\n  - listening (Energises)\n  - R (the language)\n---\n"
	want := []infoint.Skill{{Name: "phoning", Effect: "drains"}, {Name: "listening", Effect: "energises"}, {Name: "R (the language)"}}
	if diff := cmp.Diff(want, Read(infoint.KindProfile, "profile.md", []byte(src)).Profile.Skills); diff != "" {
		t.Error(diff)
	}
}

// TestFields: whatever is written, queries see it as it is written.
func TestFields(t *testing.T) {
	src := "---\nrole: 01\nvia: [[omar]]\nwith:\n  - [[a]]\n  - \"[[b|B]]\"\nempty:\nmine: [x, no]\n---\n"
	want := []string{"role=01", "via=[[omar]]", "with=[[a]]|[[b|B]]", "empty=", "mine=x|no"}
	var got []string
	for _, f := range Read(infoint.KindContact, "x.md", []byte(src)).Fields() {
		got = append(got, f.Key+"="+f.Text+strings.Join(f.Items, "|"))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesAndUnreadableNotes(t *testing.T) {
	tests := []struct {
		name, src            string
		template, unreadable bool
		code                 string
		pos                  infoint.Pos
	}{
		{"empty file", "", false, false, "", infoint.Pos{}},
		{"no front matter", "words {{here}}\n", false, false, "", infoint.Pos{}},
		{"handlebars", "---\nname: {{title}}\n---\n", true, false, "", infoint.Pos{}},
		{"templater", "---\nname: <% tp.file.title %>\n---\n", true, false, "", infoint.Pos{}},
		{"unclosed", "---\nname: Ana\n", false, true, "front-matter-unclosed", infoint.Pos{Line: 1, Column: 1}},
		{"two colons", "---\nname: Ana\nwhy: a: b\n---\n", false, true, "front-matter-syntax", infoint.Pos{Line: 3, Column: 6}},
		{"not UTF-8", "Caf\xe9\n", false, true, "not-utf8", infoint.Pos{Line: 1, Column: 4}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := Read(infoint.KindContact, "contacts/Ana Ruiz.md", []byte(tt.src))
			if n.Template != tt.template || n.Unreadable != tt.unreadable || codes(n.Findings) != tt.code {
				t.Errorf("template %v, unreadable %v, findings %v", n.Template, n.Unreadable, n.Findings)
			}
			if tt.unreadable && n.Findings[0].Pos != tt.pos {
				t.Errorf("at %v, want %v", n.Findings[0].Pos, tt.pos)
			}
			if n.Contact != nil && n.Contact.Name != "Ana Ruiz" {
				t.Errorf("the name is %q, not the file's", n.Contact.Name)
			}
		})
	}
}
