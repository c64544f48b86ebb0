package check

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/mdfile"
	"github.com/infoint/infoint/pkg/note"
)

// Fix returns the bytes of a file in which a finding is mended, and false where
// there is not exactly one right answer, or where it would not read back as
// that answer alone. The places of the other findings of the file may be others
// afterwards: read it again before mending the next.
func Fix(f infoint.Finding, file File, c *campaign.Campaign) (after []byte, ok bool) {
	if file.Note == nil || f.Path != file.Path {
		return nil, false
	}
	switch f.Code {
	case CodeNearKey:
		return fixKey(f.Pos, file)
	case CodeNearProfession:
		return fixProfession(f.Pos, file, c.Profile)
	}
	return nil, false
}

// fixKey renames a key.
func fixKey(pos infoint.Pos, file File) ([]byte, bool) {
	for _, s := range slipsOf(file.Note, nearKeys) {
		if s.Pos != pos || s.right() == "" {
			continue
		}
		return mend(file, change{pos, s.Key, s.right(), func(e *mdfile.Entry) bool {
			found := e.Key == s.Key
			if found {
				e.Key = s.right()
			}
			return found
		}})
	}
	return nil, false
}

// fixProfession replaces one of a contact's professions by the profile's.
func fixProfession(pos infoint.Pos, file File, profile *infoint.Profile) ([]byte, bool) {
	if file.Contact == nil {
		return nil, false
	}
	for i, v := range items(file.Source, "professions") {
		text := strings.TrimSpace(v.Text)
		right := rightProfession(profile, file.Contact, text)
		if placeOf(v) != pos || right == "" {
			continue
		}
		return mend(file, change{pos, text, right, func(e *mdfile.Entry) bool {
			found := e.Key == "professions"
			if found && e.Value.Kind == mdfile.KindList {
				e.Value.Items = slices.Clone(e.Value.Items)
				e.Value.Items[i].Text = right
			} else if found {
				e.Value.Text = right
			}
			return found
		}})
	}
	return nil, false
}

// A change is one word of the front matter that becomes another.
type change struct {
	pos      infoint.Pos
	old, new string
	// apply makes the same change to the entry that it is in, so that what is
	// read afterwards can be compared with what should be.
	apply func(*mdfile.Entry) bool
}

// mend makes a change in the bytes and reads them again: every key and value
// has to be what it was but for the change, the body the same bytes, and no
// finding may have come in.
func mend(file File, c change) ([]byte, bool) {
	before, err := mdfile.Parse(file.Source)
	if err != nil {
		return nil, false
	}
	want := slices.Clone(before.Entries())
	at := slices.IndexFunc(want, func(e mdfile.Entry) bool { return c.apply(&e) })
	if at < 0 || !c.apply(&want[at]) {
		return nil, false
	}
	out, ok := splice(file.Source, c)
	if !ok {
		return nil, false
	}
	after, err := mdfile.Parse(out)
	if err != nil || !slices.EqualFunc(after.Entries(), want, sameEntry) ||
		!bytes.Equal(out[after.BodyOffset():], file.Source[before.BodyOffset():]) {
		return nil, false
	}
	again := note.Read(file.Kind, file.Path, out)
	if again.Template || len(again.Findings) > len(file.Findings) {
		return nil, false
	}
	return out, true
}

// splice replaces the word at a place, within its quotes where it has any.
func splice(src []byte, c change) ([]byte, bool) {
	at, ok := offset(src, c.pos)
	if !ok {
		return nil, false
	}
	if src[at] == '"' || src[at] == '\'' {
		at++
	}
	if !bytes.HasPrefix(src[at:], []byte(c.old)) {
		return nil, false // escapes, a folded text, line breaks that only YAML counts
	}
	return slices.Concat(src[:at], []byte(c.new), src[at+len(c.old):]), true
}

// offset returns where a place of the front matter is in the bytes.
func offset(src []byte, pos infoint.Pos) (int, bool) {
	at := 0
	for range pos.Line - 1 {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			return 0, false
		}
		at += end + 1
	}
	for range pos.Column - 1 {
		_, size := utf8.DecodeRune(src[at:])
		at += size
	}
	return at, at < len(src)
}

func sameEntry(a, b mdfile.Entry) bool { return a.Key == b.Key && sameValue(a.Value, b.Value) }

// sameValue compares values but for their places.
func sameValue(a, b mdfile.Value) bool {
	return a.Kind == b.Kind && a.Text == b.Text && a.Quoted == b.Quoted && slices.EqualFunc(a.Items, b.Items, sameValue)
}
