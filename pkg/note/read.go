package note

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/mdfile"
)

// A Note is one file as a domain value: the one of the pointers that its Kind
// names is set, unless the file could not be read.
type Note struct {
	Kind       infoint.Kind
	ID         infoint.ID
	Path       string
	Contact    *infoint.Contact
	Interview  *infoint.Interview
	Letter     *infoint.Letter
	Reflection *infoint.Reflection
	Profile    *infoint.Profile
	Findings   []infoint.Finding

	// Template says that the file is somebody's template and no note.
	Template bool
	// Unreadable says that the front matter could not be read; the last of
	// the Findings tells where and why.
	Unreadable bool
}

// Fields returns the front matter of whichever value the note holds.
func (n *Note) Fields() []infoint.Field {
	switch {
	case n.Contact != nil:
		return n.Contact.Fields
	case n.Interview != nil:
		return n.Interview.Fields
	case n.Letter != nil:
		return n.Letter.Fields
	case n.Reflection != nil:
		return n.Reflection.Fields
	case n.Profile != nil:
		return n.Profile.Fields
	}
	return nil
}

// IDOf returns the id of the note at a path of the vault.
func IDOf(file string) infoint.ID {
	base := path.Base(file)
	if ext := path.Ext(base); strings.EqualFold(ext, ".md") {
		base = strings.TrimSuffix(base, ext)
	}
	return infoint.ID(base)
}

// A Reader reads many notes, one after the other, with the same buffers and
// tables. It is not for several goroutines at once.
type Reader struct {
	front mdfile.Parser
	body  *markdown.Parser
	keys  map[infoint.Kind]map[string]Key
}

// NewReader returns a Reader.
func NewReader() *Reader {
	return &Reader{body: markdown.NewParser(sections()), keys: map[infoint.Kind]map[string]Key{}}
}

// Read reads the note at a path of the vault, which is slash separated and
// stands in findings as it is given.
func (rd *Reader) Read(kind infoint.Kind, file string, src []byte) *Note {
	n := &Note{Kind: kind, ID: IDOf(file), Path: file}
	r, err := rd.open(kind, file, src)
	if err != nil {
		n.fail(err)
		return n
	}
	r.checkType()
	switch kind {
	case infoint.KindContact:
		n.Contact = r.contact(n.ID)
	case infoint.KindInterview:
		n.Interview = r.interview(n.ID)
	case infoint.KindLetter:
		n.Letter = r.letter(n.ID)
	case infoint.KindReflection:
		n.Reflection = r.reflection(n.ID)
	case infoint.KindProfile:
		n.Profile = r.profile()
	}
	n.Findings = r.findings
	return n
}

// Read reads one note; for many, make a Reader.
func Read(kind infoint.Kind, file string, src []byte) *Note {
	return NewReader().Read(kind, file, src)
}

func (n *Note) fail(err error) {
	var syntax *mdfile.SyntaxError
	if !errors.As(err, &syntax) {
		syntax = &mdfile.SyntaxError{Line: 1, Column: 1, Code: CodeUnreadable, Message: err.Error()}
	}
	if syntax.Code == mdfile.CodeTemplate {
		n.Template = true
		return
	}
	n.Unreadable = true
	n.Findings = append(n.Findings, infoint.Finding{
		Code: syntax.Code, Severity: infoint.SeverityError, Path: n.Path,
		Pos:     infoint.Pos{Line: syntax.Line, Column: syntax.Column},
		Message: syntax.Message, Fix: syntax.Hint, Unreadable: true,
	})
}

// Sections returns the parts of a note's body, for showing and searching. It
// is empty where the file cannot be read.
func Sections(kind infoint.Kind, src []byte) []infoint.Section {
	r, err := NewReader().open(kind, "", src)
	if err != nil {
		return nil
	}
	var out []infoint.Section
	for _, s := range r.doc().Sections() {
		out = append(out, infoint.Section{Heading: s.Title, Text: r.doc().Text(s), Line: s.Line, Private: s.Private})
	}
	return out
}

// Links returns the links of a note with their places: those of its body and
// those of the front matter keys that are links.
func Links(kind infoint.Kind, src []byte) []infoint.Ref {
	r, err := NewReader().open(kind, "", src)
	if err != nil {
		return nil
	}
	var refs []infoint.Ref
	for _, k := range Schema(kind) {
		switch k.Type {
		case TypeLink:
			if ref := r.ref(k.Name); !ref.IsZero() {
				refs = append(refs, ref)
			}
		case TypeLinks:
			refs = append(refs, r.refs(k.Name)...)
		}
	}
	for _, l := range r.doc().Links() {
		if _, err := infoint.ParseDate(l.Target); err == nil {
			continue // a daily note of the user's, or a date in brackets
		}
		refs = append(refs, infoint.Ref{Target: l.Target, Label: l.Label, Pos: infoint.Pos{Line: l.Line, Column: l.Column}})
	}
	return refs
}

// A reading holds what is needed while one note is read.
type reading struct {
	kind     infoint.Kind
	path     string
	src      []byte
	file     *mdfile.File
	keys     map[string]Key
	parser   *markdown.Parser
	parsed   *markdown.Document
	findings []infoint.Finding
}

func (rd *Reader) open(kind infoint.Kind, file string, src []byte) (*reading, error) {
	f, err := rd.front.Parse(src)
	if err != nil {
		return nil, err
	}
	if at := markdown.TooDeep(src, f.BodyOffset()); at >= 0 {
		return nil, &mdfile.SyntaxError{
			Line: 1 + bytes.Count(src[:at], []byte("\n")), Column: 1, Code: mdfile.CodeTooDeep,
			Message: "lists or quotes that are nested deeper than anybody would", Hint: "if the line means something, write it flatter",
		}
	}
	return &reading{kind: kind, path: file, src: src, file: f, keys: rd.schema(kind), parser: rd.body}, nil
}

func (rd *Reader) schema(kind infoint.Kind) map[string]Key {
	keys := rd.keys[kind]
	if keys == nil {
		keys = map[string]Key{}
		for _, k := range Schema(kind) {
			keys[k.Name] = k
		}
		rd.keys[kind] = keys
	}
	return keys
}

// doc returns the body, which is parsed when it is first asked for: a letter
// is read without it.
func (r *reading) doc() *markdown.Document {
	if r.parsed == nil {
		r.parsed = r.parser.Parse(r.src, r.file.BodyOffset())
	}
	return r.parsed
}

func (r *reading) find(code string, severity infoint.Severity, line, column int, message, fix string) {
	r.findings = append(r.findings, infoint.Finding{
		Code: code, Severity: severity, Path: r.path,
		Pos: infoint.Pos{Line: line, Column: column}, Message: message, Fix: fix,
	})
}

// lost notes a line that is not read as what it was meant to be.
func (r *reading) lost(code string, it markdown.Item, message, fix string) {
	r.find(code, infoint.SeverityWarn, it.Line, it.Column, message, fix)
	r.findings[len(r.findings)-1].Unreadable = true
}

func (r *reading) checkType() {
	v, ok := r.scalar("type", "one text")
	if !ok || strings.EqualFold(strings.TrimSpace(v.Text), string(r.kind)) {
		return
	}
	r.find(CodeWrongKind, infoint.SeverityWarn, v.Line, v.Column,
		"type says "+quote(v.Text)+", but the folder makes this a "+string(r.kind),
		"move the file, or write type: "+string(r.kind))
}

func (r *reading) letter(id infoint.ID) *infoint.Letter {
	return &infoint.Letter{
		ID: id, Path: r.path, To: r.ref("to"), About: r.ref("about"), Kind: r.text("kind"), Channel: r.choice("channel"),
		Subject: r.text("subject"), Sent: r.date("sent"), Fingerprint: r.text("fingerprint"), Body: r.body(), Fields: r.fields(),
	}
}

func (r *reading) body() string {
	return strings.Trim(strings.ReplaceAll(string(r.src[r.file.BodyOffset():]), "\r\n", "\n"), "\n")
}

func (r *reading) reflection(id infoint.ID) *infoint.Reflection {
	return &infoint.Reflection{
		ID: id, Path: r.path, On: r.date("on"), Interviews: r.refs("interviews"), Fields: r.fields(),
	}
}
