package note

import (
	"reflect"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// An addition is one more line at the end of a section: how it is written, and
// what it is to be read as.
type addition[T any] struct {
	kind    infoint.Kind
	section string
	line    string
	one     T
	read    func(*reading) []T
	bare    func(T) T        // without the place in the file, for comparing
	order   func(a, b T) int // nil where they are read in the order of the file
}

// to returns src with the line added. It reads the line alone and the result
// as a whole: the section must then hold what it held before and this one
// more, and every other section what it held. Its error is a
// *mdfile.SyntaxError for a file that cannot be read, or a *RefusedError with
// the line to write by hand.
func (a addition[T]) to(src []byte) ([]byte, error) {
	rd := NewReader()
	before, err := rd.open(a.kind, "", src)
	if err != nil {
		return nil, err
	}
	alone, err := rd.open(a.kind, "", []byte("## "+a.section+"\n"+a.line+"\n\n## Next\n"))
	switch {
	case strings.Count(a.line, "%%")%2 == 1, err == nil && len(elsewhere(alone, a.section)) != 1:
		return nil, refused(0, a.line, "an unpaired %% hides everything after it in Obsidian")
	case err != nil || !a.same([]T{a.one}, a.read(alone)):
		return nil, refused(0, a.line, "this does not read back as it is when it is written in one line of "+a.section)
	}
	want := append(a.read(before), a.one)
	if a.order != nil {
		slices.SortStableFunc(want, a.order)
	}
	// What stands above may swallow the line unless a blank one is between
	// them, as HTML does.
	for _, gap := range []string{"", "\n"} {
		out := before.doc().AppendItem(a.section, gap+a.line)
		after, err := rd.open(a.kind, "", out)
		if err == nil && a.same(want, a.read(after)) && slices.Equal(elsewhere(before, a.section), elsewhere(after, a.section)) {
			return out, nil
		}
	}
	return nil, refused(0, a.line, a.section+" would not hold this line afterwards; is something above it left open, as a code fence or a comment?")
}

func (a addition[T]) same(x, y []T) bool {
	return slices.EqualFunc(x, y, func(x, y T) bool { return reflect.DeepEqual(a.bare(x), a.bare(y)) })
}

// elsewhere is what stands under the other headings.
func elsewhere(r *reading, section string) []string {
	var out []string
	for _, s := range r.doc().Sections() {
		if !s.Is(section) {
			out = append(out, s.Title+"\n"+r.doc().Text(s))
		}
	}
	return out
}

// AppendPromise returns src with a promise at the end of its promises. Its
// text may begin with a link to the one whom it is made to, with "them:" for
// one of theirs, and hold dates as Obsidian's tasks do.
func AppendPromise(kind infoint.Kind, src []byte, p infoint.Promise) ([]byte, error) {
	text, m := cutMarks(clean(p.Text))
	if owner, rest, ok := cutOwner(text); ok {
		p.Owner, text = owner, rest
	}
	if p.Owner == "" {
		p.Owner = infoint.OwnerMe
	}
	if p.Due.IsZero() {
		p.Due = m.due
	}
	if p.Added.IsZero() {
		p.Added = m.added
	}
	line := "- [ ] " + promiseOwner(p.Owner) + text + promiseDate(" ➕ ", p.Added) + promiseDate(" 📅 ", p.Due)
	p.To, p.Text = promiseTo(text)
	p.State, p.Done = infoint.PromiseOpen, infoint.Date{}
	return addition[infoint.Promise]{
		kind: kind, section: "Promises", line: line, one: p, read: (*reading).promises,
		bare: func(p infoint.Promise) infoint.Promise { p.Line = 0; return p },
	}.to(src)
}

func promiseOwner(o infoint.Owner) string {
	if o == infoint.OwnerThem {
		return "them: "
	}
	return ""
}

func promiseDate(sign string, d infoint.Date) string {
	if d.IsZero() {
		return ""
	}
	return sign + d.String()
}

// AppendReferral returns src, a talk's note, with a referral at the end of its
// referrals. A link is written with its label.
func AppendReferral(src []byte, r infoint.Referral) ([]byte, error) {
	r.Text = oneLine(r.Text)
	who := oneLine(r.Name)
	if !r.To.IsZero() {
		who = Link(infoint.ID(r.To.Target), r.To.Label)
		r.To, r.Name = refOf(who), refOf(who).Name()
	}
	line := "- " + who
	if r.Text != "" {
		line += ": " + r.Text
	}
	line += field("permission", r.Permission)
	if !r.By.IsZero() {
		line += field("by", Link(infoint.ID(r.By.Target), r.By.Label))
	}
	return addition[infoint.Referral]{
		kind: infoint.KindInterview, section: "Referrals", line: line, one: r,
		read: (*reading).referrals,
		bare: func(r infoint.Referral) infoint.Referral {
			r.Line, r.To.Pos, r.By.Pos = 0, infoint.Pos{}, infoint.Pos{}
			return r
		},
	}.to(src)
}

// AppendInsight returns src, a talk's note, with an insight at the end of its
// insights. The kind is written where it says more than an opinion.
func AppendInsight(src []byte, in infoint.Insight) ([]byte, error) {
	in.Text = oneLine(in.Text)
	line := "- " + in.Text
	for _, v := range []struct {
		key   string
		names []string
	}{{"for", in.For}, {"against", in.Against}, {"mixed", in.Mixed}} {
		for _, name := range v.names {
			line += field(v.key, name)
		}
	}
	if in.Kind == "" {
		in.Kind = infoint.EvidenceOpinion
	} else {
		line += field("kind", in.Kind)
	}
	line += field("profession", in.Profession)
	if !in.By.IsZero() {
		line += field("by", Link(infoint.ID(in.By.Target), in.By.Label))
	}
	if in.Private {
		line += field("private", "true")
	}
	return addition[infoint.Insight]{
		kind: infoint.KindInterview, section: "Insights", line: line, one: in, read: (*reading).insights,
		bare: func(in infoint.Insight) infoint.Insight { in.Line, in.By.Pos = 0, infoint.Pos{}; return in },
	}.to(src)
}

// AppendHypothesis returns src, the profile, with a hypothesis at the end of
// its hypotheses. Its moves are not written.
func AppendHypothesis(src []byte, h infoint.Hypothesis) ([]byte, error) {
	h.Text, h.ChangeMind, h.Moves = oneLine(h.Text), oneLine(h.ChangeMind), nil
	return addition[infoint.Hypothesis]{
		kind: infoint.KindProfile, section: "Hypotheses", one: h, read: (*reading).hypotheses,
		line: "- " + h.ID + " " + h.Text + field("profession", h.Profession) + field("change_mind", h.ChangeMind),
		bare: func(h infoint.Hypothesis) infoint.Hypothesis {
			h.Line, h.Moves = 0, slices.Clone(h.Moves)
			for i := range h.Moves {
				h.Moves[i].Line = 0
			}
			return h
		},
	}.to(src)
}

// AppendDecision returns src, the profile, with a decision at the end of its
// decisions.
func AppendDecision(src []byte, d infoint.Decision) ([]byte, error) {
	d.What, d.Why, d.Reopen = oneLine(d.What), oneLine(d.Why), oneLine(d.Reopen)
	line := "- " + d.Date.String() + " " + d.Verb + " " + d.What
	if d.Why != "" {
		line += ": " + d.Why
	}
	return addition[infoint.Decision]{
		kind: infoint.KindProfile, section: "Decisions", one: d, read: (*reading).decisions,
		line:  line + field("because", d.Because) + field("reopen", d.Reopen),
		bare:  func(d infoint.Decision) infoint.Decision { d.Line = 0; return d },
		order: func(a, b infoint.Decision) int { return a.Date.Compare(b.Date) },
	}.to(src)
}

// field is an inline field with the blank before it, nothing for no value.
func field(key, value string) string {
	if value == "" {
		return ""
	}
	return " [" + key + ":: " + value + "]"
}

// oneLine is a text without line breaks, and without blanks around them.
func oneLine(text string) string {
	var parts []string
	for part := range strings.SplitSeq(clean(text), "\n") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}
