package note

import (
	"encoding/base32"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
	"github.com/infoint/infoint/pkg/mdfile"
)

// AppendEvent returns src with a line at the end of its log. It reads the
// result again: the log must then hold what it held before, and this event.
// The label of the event's link is not written, for the other note has it.
// Its error is a *mdfile.SyntaxError for a file that cannot be read, or a
// *RefusedError with the line to write by hand.
func AppendEvent(kind infoint.Kind, src []byte, e infoint.Event) ([]byte, error) {
	e.Text = clean(e.Text)
	e.Link.Label = ""
	if e.Kind == infoint.EventReply && e.From.IsZero() {
		cutFrom(&e) // in the text is where people put it
	}
	return addition[infoint.Event]{
		kind: kind, section: "Log", line: FormatEvent(e), one: e, read: (*reading).log, bare: bareEvent, order: byDate,
	}.to(src)
}

// clean takes out of a text what would end its line in a note: returns, and
// blanks around it.
func clean(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
}

// A RefusedError says why a line was not written into a note's body. The file
// is as it was.
type RefusedError struct {
	Line   int // 0 where it is about the whole file
	Why    string
	ByHand string // the line to write by hand, where there is one
}

func (e *RefusedError) Error() string { return e.Why }

func refused(line int, byHand, why string) error {
	return &RefusedError{Line: line, Why: why, ByHand: byHand}
}

// bareEvent is an event without its lines and the indentation of running text.
func bareEvent(e infoint.Event) infoint.Event {
	e.Line, e.Link.Pos, e.From.Pos = 0, infoint.Pos{}, infoint.Pos{}
	e.Text = strings.Join(strings.Fields(e.Text), " ")
	return e
}

// TickPromise returns src with the promise in that line marked as kept on a
// day. A promise that is done already stays as it is.
func TickPromise(kind infoint.Kind, src []byte, line int, on infoint.Date) ([]byte, error) {
	rd := NewReader()
	r, err := rd.open(kind, "", src)
	if err != nil {
		return nil, err
	}
	want := r.promises()
	i := slices.IndexFunc(want, func(p infoint.Promise) bool { return p.Line == line })
	if i < 0 {
		return nil, refused(line, "", "there is no promise in this line")
	}
	if want[i].State == infoint.PromiseDone {
		return src, nil
	}
	want[i].State, want[i].Done = infoint.PromiseDone, on
	it := itemAt(r, line)
	out := r.doc().AppendText(it, " ✅ "+on.String())
	if r, err = rd.open(kind, "", out); err != nil {
		return nil, err
	}
	out = r.doc().SetBox(itemAt(r, line), 'x')
	if r, err = rd.open(kind, "", out); err != nil || !slices.Equal(want, r.promises()) {
		return nil, refused(line, "", "the promise would not be read as kept afterwards; is something in its line left open, as a comment or a code span?")
	}
	return out, nil
}

// PromiseLine returns the line of the promise with a text that is nearest to a
// line: where it stands in a note that was changed since it stood there. It is
// line itself where there is no such promise.
func PromiseLine(kind infoint.Kind, src []byte, text string, line int) int {
	r, err := NewReader().open(kind, "", src)
	if err != nil {
		return line
	}
	nearest, away := line, -1
	for _, p := range r.promises() {
		if d := max(p.Line-line, line-p.Line); p.Text == text && (away < 0 || d < away) {
			nearest, away = p.Line, d
		}
	}
	return nearest
}

func itemAt(r *reading, line int) markdown.Item {
	for _, it := range r.doc().Items("Promises") {
		if it.Line == line {
			return it
		}
	}
	return markdown.Item{}
}

// AppendQuestions returns src with lines added at the end of its questions;
// every line that stands there stays.
func AppendQuestions(src []byte, lines []string) ([]byte, error) {
	rd := NewReader()
	for _, line := range lines {
		alone, err := rd.open(infoint.KindInterview, "", []byte("## Questions\n"+line))
		if err != nil {
			return nil, err
		}
		asked := alone.questions()
		if len(asked) != 1 {
			return nil, refused(0, line, "this is no line of a question")
		}
		src, err = addition[infoint.Question]{
			kind: infoint.KindInterview, section: "Questions", line: line, one: asked[0], read: (*reading).questions,
			bare: func(q infoint.Question) infoint.Question { q.Line = 0; return q },
		}.to(src)
		if err != nil {
			return nil, err
		}
	}
	return src, nil
}

// Op is what an assignment does with a key.
type Op string

// KEY=VALUE sets, KEY+=ITEM adds to a list, KEY-=ITEM takes away, and KEY=
// empties.
const (
	OpSet    Op = "="
	OpAdd    Op = "+="
	OpRemove Op = "-="
)

// An Assignment is one KEY=VALUE of the command line.
type Assignment struct {
	Key   string
	Op    Op
	Value string
}

// ParseAssignment reads KEY=VALUE, KEY+=ITEM, KEY-=ITEM or KEY=.
func ParseAssignment(s string) (Assignment, error) {
	key, value, ok := strings.Cut(s, "=")
	op := OpSet
	if k, found := strings.CutSuffix(key, "+"); found {
		key, op = k, OpAdd
	} else if k, found := strings.CutSuffix(key, "-"); found {
		key, op = k, OpRemove
	}
	if !ok || !isKey(key) || op != OpSet && strings.TrimSpace(value) == "" {
		return Assignment{}, fmt.Errorf("%q is not KEY=VALUE, KEY+=ITEM, KEY-=ITEM or KEY=", s)
	}
	if strings.ContainsAny(value, "\n\r") {
		return Assignment{}, fmt.Errorf("the value of %s has a line break; a key holds one line", key)
	}
	return Assignment{key, op, strings.TrimSpace(value)}, nil
}

// isKey reports whether s can be a key that Obsidian, git and a shell all
// leave alone.
func isKey(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || r != '-' && r != '.' && !unicode.IsMark(r) && !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}

// A ValueError is a value that its key cannot hold.
type ValueError struct {
	Key, Value, Want string
}

func (e *ValueError) Error() string {
	return fmt.Sprintf("%s cannot be %q: %s", e.Key, e.Value, e.Want)
}

// Assign returns src with one key changed. A date or a link has its written
// form in Value already. Its error is a *ValueError, a *mdfile.SyntaxError or
// a *mdfile.RefusedError.
func Assign(kind infoint.Kind, src []byte, a Assignment) ([]byte, error) {
	k, known := LookupKey(kind, a.Key)
	if !known {
		k = Key{Name: a.Key, Type: ownType(src, a)}
	}
	if k.Fixed {
		return nil, &ValueError{a.Key, a.Value, "the program keeps this key"}
	}
	if a.Op == OpSet && a.Value == "" {
		return mdfile.Empty(src, a.Key)
	}
	value, err := k.scalar(a.Value)
	if err != nil {
		return nil, err
	}
	switch {
	case a.Op == OpSet && k.IsList():
		return mdfile.SetList(src, a.Key, []mdfile.Scalar{value})
	case a.Op == OpSet:
		return mdfile.Set(src, a.Key, value)
	case known && !k.IsList():
		return nil, &ValueError{a.Key, a.Value, "it holds one value; write " + a.Key + "=" + a.Value}
	case a.Op == OpRemove:
		return mdfile.RemoveItem(src, a.Key, a.Value)
	}
	return mdfile.AppendItem(src, a.Key, value)
}

// ownType gives a key of the user's own the type that it has in the note, else
// the one that its value looks like.
func ownType(src []byte, a Assignment) Type {
	if f, err := mdfile.Parse(src); err == nil {
		if e, ok := f.Lookup(a.Key); ok {
			switch v := e.Value; {
			case v.Kind == mdfile.KindList:
				return TypeList
			case v.Kind == mdfile.KindScalar && (v.Quoted || looksLike(v.Text) == TypeText) && a.Op == OpSet:
				return TypeText
			}
		}
	}
	if a.Op != OpSet {
		return TypeList
	}
	return looksLike(a.Value)
}

// looksLike returns the type that Obsidian would give to a plain value. What
// would lose a digit or a sign as a number is a text, such as a phone number.
func looksLike(value string) Type {
	if s, ok := readStamp(value); ok && s.rest == "" {
		switch {
		case value == s.date.String():
			return TypeDate
		case s.hour != nil && value == s.hour.String():
			return TypeWall
		}
	}
	if n, err := strconv.ParseFloat(value, 64); err == nil && len(value) < 10 && strconv.FormatFloat(n, 'f', -1, 64) == value {
		return TypeNumber
	}
	if value == "true" || value == "false" {
		return TypeCheckbox
	}
	return TypeText
}

// scalar checks a value against the key's type and puts it into written form.
func (k Key) scalar(value string) (mdfile.Scalar, error) {
	bad := func(want string) (mdfile.Scalar, error) {
		return mdfile.Scalar{}, &ValueError{k.Name, value, want}
	}
	switch k.Type {
	case TypeDate:
		if _, err := infoint.ParseDate(value); err != nil {
			return bad("a date like 2026-03-24 is expected")
		}
		return mdfile.Verbatim(value), nil
	case TypeWall:
		if s, ok := readStamp(value); !ok || s.hour == nil || s.rest != "" || s.hour.String() != value {
			return bad("a date and time like 2026-03-24T15:00:00 is expected")
		}
		return mdfile.Verbatim(value), nil
	case TypeNumber:
		if looksLike(value) == TypeNumber && k.Max == 0 {
			return mdfile.Verbatim(value), nil
		}
		n, rest, ok := digits(value, 1, 9, "")
		if !ok || rest != "" {
			return bad("a whole number is expected")
		}
		if k.Max > 0 && (n < k.Min || n > k.Max) {
			return bad(fmt.Sprintf("%d to %d is expected", k.Min, k.Max))
		}
		return mdfile.Verbatim(fmt.Sprint(n)), nil
	case TypeCheckbox:
		is, ok := yesOrNo(value)
		if !ok {
			return bad("true or false is expected")
		}
		return mdfile.Verbatim(strconv.FormatBool(is)), nil
	}
	if len(k.OneOf) > 0 {
		value = strings.ToLower(value)
		if !slices.Contains(k.OneOf, value) {
			return bad("one of " + strings.Join(k.OneOf, ", ") + " is expected")
		}
	}
	return mdfile.Text(value), nil
}

// New returns a new note: the skeleton with keys set in order.
func New(kind infoint.Kind, skeleton []byte, assignments ...Assignment) ([]byte, error) {
	src := skeleton
	var err error
	for _, a := range assignments {
		if k, ok := LookupKey(kind, a.Key); ok && k.Fixed {
			src, err = mdfile.Set(src, a.Key, mdfile.Text(a.Value))
		} else {
			src, err = Assign(kind, src, a)
		}
		if err != nil {
			return nil, err
		}
	}
	return src, nil
}

// NewUID returns ten random characters of base32. It is made once and never
// changed: by it a calendar entry is updated rather than doubled.
func NewUID(random io.Reader) (string, error) {
	var b [7]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("making a uid: %w", err)
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:]))[:10], nil
}

// Link returns the written form of a link to a note.
func Link(id infoint.ID, name string) string {
	name = strings.NewReplacer("|", " ", "[", "(", "]", ")", "\n", " ").Replace(name)
	if name == "" || name == string(id) {
		return "[[" + string(id) + "]]"
	}
	return "[[" + string(id) + "|" + name + "]]"
}
