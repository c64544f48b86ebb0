package note

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/markdown"
)

func (r *reader) interview(id infoint.ID) *infoint.Interview {
	i := &infoint.Interview{
		ID: id, Path: r.path, UID: r.text("uid"), With: r.refs("with"),
		Scheduled: r.wall("scheduled"), Timezone: r.text("timezone"), Medium: r.choice("medium"),
		Place: r.text("place"), Professions: r.list("professions"),
		Booked: r.date("booked"), Prepared: r.date("prepared"), Confirmed: r.date("confirmed"),
		Held: r.date("held"), Debriefed: r.date("debriefed"), Thanked: r.date("thanked"),
		Cancelled: r.date("cancelled"), CancelledBy: r.choice("cancelled_by"), MissedBy: r.choice("missed_by"),
		Energy: r.choice("energy"), NothingNew: r.checkbox("nothing_new"), OffRecord: r.checkbox("off_record"),
		Company: r.text("company"), Fields: r.fields(),
	}
	if n := r.number("minutes"); n != nil {
		i.Minutes = *n
	}
	i.Goal = r.lines("Goal")
	i.Reactions = r.lines("Reactions")
	i.Questions = r.questions()
	i.Insights = r.insights()
	i.Advice = r.advice()
	i.Referrals = r.referrals()
	i.Promises = r.promises()
	i.Log = r.log()
	return i
}

// lines returns the items of a section, or its text where it has no list.
func (r *reader) lines(name string) []string {
	items := r.doc.Items(name)
	if len(items) == 0 {
		if t := strings.TrimSpace(r.doc.SectionText(name)); t != "" {
			return []string{t}
		}
		return nil
	}
	var out []string
	for _, it := range items {
		if it.Text != "" {
			out = append(out, joinText(it.Text, it.More))
		}
	}
	return out
}

func (r *reader) questions() []infoint.Question {
	var out []infoint.Question
	for _, it := range r.doc.Items("Questions") {
		if it.Text == "" {
			continue
		}
		text, block := cutBlockID(it.Text)
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

// cutBlockID takes Obsidian's block id (" ^day-last-tuesday") off a line.
func cutBlockID(text string) (rest, id string) {
	at := strings.LastIndexByte(text, '^')
	if at < 0 || at > 0 && text[at-1] != ' ' && text[at-1] != '\t' {
		return text, ""
	}
	id = text[at+1:]
	for _, c := range id {
		if c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return text, ""
		}
	}
	if id == "" {
		return text, ""
	}
	return strings.TrimSpace(text[:at]), id
}

// each calls do for the items of a section, tells whether they are private
// and hands over the inline fields of the first line.
func (r *reader) each(name string, do func(it markdown.Item, text string, fields []markdown.Field, private bool)) {
	for _, s := range r.doc.Sections() {
		if !strings.EqualFold(s.Title, name) {
			continue
		}
		for _, it := range s.Items {
			if it.Text == "" {
				continue
			}
			text, _ := cutBlockID(it.Text)
			fields := markdown.Fields(text)
			private := s.Private
			for _, f := range fields {
				private = private || f.Key == "private" && isTrue(f.Value)
			}
			do(it, markdown.WithoutFields(text, fields), fields, private)
		}
	}
}

func (r *reader) insights() []infoint.Insight {
	var out []infoint.Insight
	r.each("Insights", func(it markdown.Item, text string, fields []markdown.Field, private bool) {
		in := infoint.Insight{Text: joinText(text, it.More), Kind: infoint.EvidenceOpinion, Private: private, Line: it.Line}
		for _, f := range fields {
			switch f.Key {
			case "for":
				in.For = append(in.For, splitValues(f.Value)...)
			case "against":
				in.Against = append(in.Against, splitValues(f.Value)...)
			case "mixed":
				in.Mixed = append(in.Mixed, splitValues(f.Value)...)
			case "kind":
				in.Kind = strings.ToLower(f.Value)
			case "profession":
				in.Profession = f.Value
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
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func (r *reader) advice() []infoint.Advice {
	var out []infoint.Advice
	r.each("Advice", func(it markdown.Item, text string, _ []markdown.Field, private bool) {
		text, marks := cutMarks(text)
		out = append(out, infoint.Advice{
			Text: joinText(text, it.More), Used: promiseState(it.Box) == infoint.PromiseDone,
			Done: marks['✅'], Private: private, Line: it.Line,
		})
	})
	return out
}

func (r *reader) referrals() []infoint.Referral {
	var out []infoint.Referral
	r.each("Referrals", func(it markdown.Item, text string, fields []markdown.Field, private bool) {
		ref := infoint.Referral{Permission: infoint.PermissionAsk, Private: private, Line: it.Line}
		name, what, found := markdown.CutColon(text)
		if !found {
			// The name ends at the first "[" that is not its own link.
			if l, ok := markdown.LinkAt(text); ok {
				name, what = text[:l.End], text[l.End:]
			} else if at := strings.IndexByte(text, '['); at > 0 {
				name, what = text[:at], text[at:]
			}
		}
		name = strings.TrimSpace(name)
		if l, ok := markdown.LinkAt(name); ok {
			ref.To = infoint.Ref{Target: l.Target, Label: l.Label, Pos: infoint.Pos{Line: it.Line, Column: it.Column}}
			name = ref.To.Name()
		}
		ref.Name, ref.Text = name, joinText(what, it.More)
		for _, f := range fields {
			if f.Key == "permission" {
				switch p := strings.ToLower(f.Value); p {
				case infoint.PermissionYes, infoint.PermissionNo:
					ref.Permission = p
				}
			}
		}
		out = append(out, ref)
	})
	return out
}
