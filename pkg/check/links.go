package check

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// A link is one link of a note, and what hangs on it.
type link struct {
	infoint.Ref
	Key     string       // of the front matter; empty in the body
	Wants   infoint.Kind // what it has to mean; empty where any note will do
	Matters bool         // a fact is lost where it means nothing
}

// links looks at every link of a note.
func (ch *checker) links(p *page) {
	inKeys := map[infoint.Pos]bool{}
	for _, l := range keyLinks(p.Note) {
		inKeys[l.Pos] = true
		ch.link(p, l)
	}
	type spot struct {
		line   int
		target string
	}
	about := map[spot]bool{}
	for _, at := range linesAbout(p.Note) {
		about[spot{at.line, at.ref.Target}] = true
	}
	inBody := map[spot]bool{}
	if mayLink(p.Source) {
		for _, ref := range note.Links(p.Kind, p.Source) {
			if at := (spot{ref.Pos.Line, ref.Target}); !inKeys[ref.Pos] {
				inBody[at] = true
				ch.bodyLink(p, ref, about[at])
			}
		}
	}
	// "intro-asked by omar" is as much a link as one in brackets, and [by:: omar].
	for _, at := range linesAbout(p.Note) {
		if ref := at.ref; !ref.IsZero() && !inBody[spot{at.line, ref.Target}] {
			ref.Pos = p.in(at.line, ref.Target)
			ch.link(p, link{Ref: ref, Wants: infoint.KindContact, Matters: true})
		}
	}
}

// A lineAbout is a line of the body that is somebody's: of whom an event names,
// or of whom said it in a talk with several.
type lineAbout struct {
	ref  infoint.Ref
	line int
}

func linesAbout(n *note.Note) []lineAbout {
	var out []lineAbout
	for _, e := range logOf(n) {
		out = append(out, lineAbout{e.Link, e.Line})
	}
	if n.Interview == nil {
		return out
	}
	for _, in := range n.Interview.Insights {
		out = append(out, lineAbout{in.By, in.Line})
	}
	for _, a := range n.Interview.Advice {
		out = append(out, lineAbout{a.By, a.Line})
	}
	for _, r := range n.Interview.Referrals {
		out = append(out, lineAbout{r.By, r.Line})
	}
	return out
}

// keyLinks returns the links of the front matter.
func keyLinks(n *note.Note) []link {
	var links []link
	add := func(key string, wants infoint.Kind, refs ...infoint.Ref) {
		for _, ref := range refs {
			if !ref.IsZero() {
				links = append(links, link{ref, key, wants, true})
			}
		}
	}
	switch {
	case n.Contact != nil:
		add("via", infoint.KindContact, n.Contact.Via)
	case n.Interview != nil:
		add("with", infoint.KindContact, n.Interview.With...)
	case n.Letter != nil:
		add("to", infoint.KindContact, n.Letter.To)
	case n.Reflection != nil:
		add("interviews", infoint.KindInterview, n.Reflection.Interviews...)
	}
	return links
}

// mayLink spares the parsing of a body without a link.
func mayLink(src []byte) bool {
	return bytes.Contains(src, []byte("[[")) || bytes.Contains(src, []byte("]("))
}

func logOf(n *note.Note) []infoint.Event {
	switch {
	case n.Contact != nil:
		return n.Contact.Log
	case n.Interview != nil:
		return n.Interview.Log
	case n.Profile != nil:
		return n.Profile.Log
	}
	return nil
}

// bodyLink looks at a link in the text; about says that a line hangs on it.
func (ch *checker) bodyLink(p *page, ref infoint.Ref, about bool) {
	hits := ch.names.resolve(ref.Target, "")
	if len(hits) == 1 || len(hits) == 0 && (isDay(ref.Target) || isAttachment(ref.Target)) {
		return
	}
	section := p.section(ref.Pos.Line)
	ch.link(p, link{Ref: ref, Matters: about || section == "log" || section == "referrals"})
}

// isDay reports whether a link is to a daily, weekly or yearly note.
func isDay(target string) bool {
	return target[0] >= '0' && target[0] <= '9' && strings.Trim(target, "0123456789-QW") == ""
}

// isAttachment reports whether a link is to a picture, a recording or another
// file that is no note. "J.R.R. Tolkien" has no extension.
func isAttachment(target string) bool {
	ext := strings.TrimPrefix(path.Ext(target), ".")
	return len(ext) >= 2 && len(ext) <= 5 && strings.Trim(strings.ToLower(ext), "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func (ch *checker) link(p *page, l link) {
	switch hits := ch.names.resolve(l.Target, l.Wants); {
	case len(hits) == 0:
		ch.dangling(p, l)
	case len(hits) > 1:
		ch.ambiguous(p, l, hits)
	}
}

func (ch *checker) dangling(p *page, l link) {
	f := infoint.Finding{Code: CodeDangling, Severity: infoint.SeverityInfo, Pos: l.Pos}
	if l.Matters {
		f.Severity = infoint.SeverityWarn
	}
	f.Message, f.Fix = fmt.Sprintf("no note is called %q", l.Target), ch.mendLink(l)
	if other := ch.names.resolve(l.Target, ""); len(other) > 0 {
		f.Message = fmt.Sprintf("%q is %s, and %s is wanted", l.Target, article(other[0].Kind), article(l.Wants))
		f.Fix = "name " + article(l.Wants) + " here"
	}
	ch.find(p, f)
}

func article(k infoint.Kind) string {
	if k == infoint.KindInterview {
		return "an interview"
	}
	return "a " + string(k)
}

// mendLink says what to do about a link that leads nowhere.
func (ch *checker) mendLink(l link) string {
	near := ch.names.near(l.Target, l.Wants)
	switch {
	case len(near) > 0:
		return "did you mean " + inBrackets(near) + "?"
	case !l.Matters:
		return "correct it, unless that note lies outside this vault"
	case l.Wants == infoint.KindInterview || l.Wants == "" && isDated(l.Target):
		return "correct the link, or make that note"
	}
	return "correct the link, or write them down: " + infoint.Command("add", "contact", l.Name())
}

// isDated reports whether a name begins with a day, as those of talks and
// letters do.
func isDated(target string) bool {
	const day = "2026-03-24"
	if len(target) < len(day) {
		return false
	}
	_, err := infoint.ParseDate(target[:len(day)])
	return err == nil
}

func inBrackets(ids []string) string {
	links := make([]string, len(ids))
	for i, id := range ids {
		links[i] = "[[" + id + "]]"
	}
	return strings.Join(links, " or ")
}

func (ch *checker) ambiguous(p *page, l link, hits []*note.Note) {
	f := infoint.Finding{Code: CodeAmbiguous, Severity: infoint.SeverityInfo, Pos: l.Pos}
	if l.Matters {
		f.Severity = infoint.SeverityError
	}
	var ids, paths []string
	for _, n := range hits[:min(most, len(hits))] {
		ids, paths = append(ids, string(n.ID)), append(paths, n.Path)
	}
	f.Message = fmt.Sprintf("%q may mean %s", l.Target, strings.Join(paths, " or "))
	f.Fix = "write the name of the file: " + inBrackets(ids)
	if caseless(ids[0]) == caseless(ids[1]) {
		f.Fix = "rename one of the files"
	}
	ch.find(p, f)
}
