package note

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

func (r *reading) interview(id infoint.ID) *infoint.Interview {
	i := &infoint.Interview{
		ID: id, Path: r.path, UID: r.text("uid"), With: r.refs("with"),
		Scheduled: r.wall("scheduled"), Timezone: r.text("timezone"), Medium: r.choice("medium"),
		Place: r.text("place"), Professions: r.list("professions"),
		Booked: r.date("booked"), Prepared: r.date("prepared"), Confirmed: r.date("confirmed"),
		Held: r.date("held"), Debriefed: r.date("debriefed"), Thanked: r.date("thanked"),
		Cancelled: r.date("cancelled"), CancelledBy: r.choice("cancelled_by"), MissedBy: r.choice("missed_by"),
		Energy: r.choice("energy"), NothingNew: r.checkbox("nothing_new"), OffRecord: r.guard("off_record"),
		Company: r.text("company"), Fields: r.fields(),
	}
	if n := r.number("minutes"); n != nil {
		i.Minutes = *n
	}
	i.Goal = r.lines("Goal", false)
	i.Reactions = r.lines("Reactions", true)
	i.Questions = r.questions()
	i.Insights = r.insights()
	i.Advice = r.advice()
	i.Referrals = r.referrals()
	i.Promises = r.promises()
	i.Log = r.log()
	return i
}

// lines returns the items of a section, or its text where it has no list. A
// text has no place for a mark, so those that go into letters leave out what
// is private.
func (r *reading) lines(name string, public bool) []string {
	var out []string
	items := false
	r.each(name, func(l line) {
		items = true
		if !public || !l.private {
			out = append(out, joinText(l.text, l.more))
		}
	})
	if items {
		return out
	}
	for _, s := range r.doc().Sections() {
		if s.Is(name) && !(public && s.Private) {
			if t := strings.TrimSpace(markdown.WithoutComments(r.doc().Text(s))); t != "" {
				out = append(out, t)
			}
		}
	}
	return out
}

func (r *reading) questions() []infoint.Question {
	var out []infoint.Question
	for _, it := range r.doc().Items("Questions") {
		if it.Text == "" {
			continue
		}
		text, block := markdown.CutBlockID(it.Text)
		q := infoint.Question{ID: block, HasBox: it.IsTask(), Answer: it.More, Line: it.Line,
			Asked: promiseState(it.Box) == infoint.PromiseDone}
		q.Text, q.MustAsk = text, false
		if rest, ok := strings.CutPrefix(text, "★"); ok {
			q.Text, q.MustAsk = strings.TrimSpace(rest), true
		}
		out = append(out, q)
	}
	return out
}

func (r *reading) insights() []infoint.Insight {
	var out []infoint.Insight
	r.each("Insights", func(l line) {
		in := infoint.Insight{Text: joinText(l.text, l.more), Kind: infoint.EvidenceOpinion, Private: l.private, Line: l.item.Line}
		for _, f := range l.fields {
			switch f.Key {
			case "for":
				in.For = append(in.For, splitValues(f.Value)...)
			case "against":
				in.Against = append(in.Against, splitValues(f.Value)...)
			case "mixed":
				in.Mixed = append(in.Mixed, splitValues(f.Value)...)
			case "kind":
				in.Kind = r.oneOf(l, f, infoint.EvidenceOpinion, infoint.EvidenceFirsthand, infoint.EvidenceHearsay, infoint.EvidenceInference)
			case "profession":
				in.Profession = markdown.Plain(f.Value)
			case "by":
				in.By = refOf(f.Value)
			}
		}
		out = append(out, in)
	})
	return out
}

func splitValues(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(markdown.Plain(part)); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func (r *reading) advice() []infoint.Advice {
	var out []infoint.Advice
	r.each("Advice", func(l line) {
		text, m := cutMarks(l.text)
		advice := infoint.Advice{
			Text: joinText(text, l.more), Used: promiseState(l.item.Box) == infoint.PromiseDone,
			Done: m.done, Private: l.private, Line: l.item.Line,
		}
		for _, f := range l.fields {
			if f.Key == "by" {
				advice.By = refOf(f.Value)
			}
		}
		out = append(out, advice)
	})
	return out
}

func (r *reading) referrals() []infoint.Referral {
	var out []infoint.Referral
	r.each("Referrals", func(l line) {
		ref := infoint.Referral{Permission: infoint.PermissionAsk, Private: l.private, Line: l.item.Line}
		name, what := cutName(l.raw)
		ref.Text = joinText(what, l.more)
		ref.Name = strings.Trim(markdown.WithoutFields(name, markdown.Fields(name)), " *_")
		if links := markdown.Links(name); len(links) > 0 {
			ref.To = infoint.Ref{Target: links[0].Target, Label: links[0].Label, Pos: infoint.Pos{Line: l.item.Line, Column: l.item.Column}}
			ref.Name = ref.To.Name()
		}
		for _, f := range l.fields {
			switch f.Key {
			case "permission":
				ref.Permission = r.oneOf(l, f, infoint.PermissionAsk, infoint.PermissionYes, infoint.PermissionNo)
			case "by":
				ref.By = refOf(f.Value)
			}
		}
		out = append(out, ref)
	})
	return out
}

// cutName splits a referral into the name and the rest: at the first ": ", else
// at the first "[" that is not the name's own link.
func cutName(line string) (name, rest string) {
	name, rest, found := markdown.CutColon(line)
	if !found {
		at := strings.IndexByte(line, '[')
		if l, ok := markdown.LinkAt(line); ok {
			at = l.End
		} else if at <= 0 {
			at = len(line)
		}
		name, rest = line[:at], line[at:]
	}
	return name, markdown.WithoutFields(rest, markdown.Fields(rest))
}
