package note

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/infoint/infoint/pkg/holiday"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/mdfile"
)

// ReadConfig reads .infoint/config.yaml over the defaults. A value that cannot
// be read leaves the default in place and becomes a finding; so does a key
// that has no meaning.
func ReadConfig(file string, src []byte) (infoint.Config, []infoint.Finding) {
	c := infoint.DefaultConfig()
	f, err := mdfile.ParseYAML(src)
	if err != nil {
		n := &Note{Path: file}
		n.fail(err)
		return c, n.Findings
	}
	r := &configReader{path: file, config: &c}
	for _, e := range f.Entries() {
		r.key(e)
	}
	return c, r.findings
}

type configReader struct {
	path     string
	config   *infoint.Config
	findings []infoint.Finding
}

func (r *configReader) key(e mdfile.Entry) {
	c := r.config
	switch e.Key {
	case "format":
		faults := len(r.findings)
		r.number(e, &c.Format, 1, 1<<30)
		if len(r.findings) > faults {
			c.Format = infoint.FormatVersion + 1 // who cannot tell it must not write in it
		} else if c.Format > infoint.FormatVersion {
			r.find(e, CodeNewerFormat, fmt.Sprintf("this vault has format %d; this program writes format %d, so it only reads", c.Format, infoint.FormatVersion),
				"use a newer infoint")
		}
	case "country":
		r.country(e)
	case "language":
		r.text(e, &c.Language)
	case "commit":
		r.onOff(e, &c.Commit)
	case "holidays":
		c.Holidays = r.dates(e)
	case "pauses":
		c.Pauses = r.spans(e)
	default:
		all := Settings(c)
		if i := slices.IndexFunc(all, func(s Setting) bool { return s.Key == e.Key }); i >= 0 {
			r.number(e, all[i].Value, all[i].Least, all[i].Most)
		} else {
			r.find(e, CodeConfigKey, quote(e.Key)+" is no key of the configuration", "see infoint help format")
		}
	}
}

// A Setting is a number that a vault may set, with its unit and the bounds that
// make sense.
type Setting struct {
	Key         string
	Value       *int
	Least, Most int
	Unit        string // empty for a bare count
}

// Settings returns every number of a configuration, in the order of the manual.
func Settings(c *infoint.Config) []Setting {
	return []Setting{
		{"ask.minutes", &c.AskMinutes, 5, 120, "minutes"},
		{"ask.minutes_cold_senior", &c.AskMinutesColdSenior, 5, 120, "minutes"},
		{"ask.block", &c.AskBlock, 5, 480, "minutes"},
		{"linkedin.chars", &c.LinkedInChars, 50, 300, "characters"},
		{"outreach.words.warn", &c.OutreachWarn, 25, 500, "words"},
		{"outreach.words.error", &c.OutreachError, 25, 500, "words"},
		{"nudge.after", &c.NudgeAfter, 5, 90, "business days"}, // never before five
		{"nudge.max", &c.NudgeMax, 0, 2, ""},                   // after the second a nudge only costs goodwill
		{"parallel.after", &c.ParallelAfter, 1, 90, "business days"},
		{"park.after", &c.ParkAfter, 1, 250, "business days"},
		{"reply.answer_within", &c.AnswerAfter, 0, 30, "business days"},
		{"schedule.chase", &c.ChaseAfter, 1, 90, "business days"},
		{"intro.chase", &c.IntroAfter, 1, 90, "business days"},
		{"schedule.slots", &c.ScheduleSlots, 1, 5, ""}, // more than five are a questionnaire
		{"schedule.earliest", &c.ScheduleEarliest, 0, 240, "hours"},
		{"schedule.latest", &c.ScheduleLatest, 1, 90, "days"},
		{"prep.before", &c.PrepBefore, 0, 30, "days"},
		{"confirm.before", &c.ConfirmBefore, 0, 14, "days"},
		{"debrief.within", &c.DebriefWithin, 0, 14, "days"},
		{"thanks.within", &c.ThanksWithin, 1, 240, "hours"},
		{"thanks.overdue", &c.ThanksOverdue, 1, 480, "hours"},
		{"thanks.until", &c.ThanksUntil, 1, 365, "days"},
		{"promise.mine", &c.PromiseMine, 0, 365, "days"},
		{"promise.theirs", &c.PromiseTheirs, 0, 365, "days"},
		{"referral.contact_within", &c.ReferralWithin, 0, 90, "business days"},
		{"referral.permission_within", &c.AskWithin, 0, 90, "business days"},
		{"referrer.update", &c.ReferrerUpdate, 0, 90, "days"},
		{"update.first", &c.UpdateFirst, 7, 365, "days"},
		{"nurture.close", &c.NurtureClose, 14, 3650, "days"}, // more often is a burden to them
		{"nurture.warm", &c.NurtureWarm, 14, 3650, "days"},
		{"nurture.light", &c.NurtureLight, 14, 3650, "days"},
		{"nurture.annual", &c.NurtureAnnual, 14, 3650, "days"},
		{"reflect.every", &c.ReflectEvery, 1, 50, "talks"},
		{"campaign.min_per_profession", &c.PerProfession, 2, 50, "talks"},
		{"campaign.saturation", &c.Saturation, 2, 50, "talks"},
		{"privacy.retention", &c.Retention, 1, 240, "months"},
	}
}

func (r *configReader) find(e mdfile.Entry, code, message, fix string) {
	r.findings = append(r.findings, infoint.Finding{
		Code: code, Severity: infoint.SeverityWarn, Path: r.path,
		Pos: infoint.Pos{Line: e.Line, Column: e.Column}, Message: message, Fix: fix,
	})
}

// number reads a whole number; the unit that the manual names may stand behind
// it, as in "24 h" or "7 bd", and "same day" is none.
func (r *configReader) number(e mdfile.Entry, into *int, least, most int) {
	if e.Value.Kind == mdfile.KindNull {
		return // not given, as are the others below
	}
	word, _, _ := strings.Cut(strings.TrimSpace(e.Value.Text), " ")
	if strings.EqualFold(word, "same") {
		word = "0"
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < least || n > most {
		r.find(e, CodeConfigValue, fmt.Sprintf("%s is %s, so the default %d holds", e.Key, describe(e.Value), *into),
			fmt.Sprintf("write a whole number from %d to %d", least, most))
		return
	}
	*into = n
}

func (r *configReader) text(e mdfile.Entry, into *string) {
	switch e.Value.Kind {
	case mdfile.KindNull:
	case mdfile.KindScalar:
		*into = strings.TrimSpace(e.Value.Text)
	default:
		r.find(e, CodeConfigValue, e.Key+" is "+describe(e.Value)+", so the default holds", "write "+e.Key+": and one word")
	}
}

// country reads whose holidays are kept; "NO" is Norway here.
func (r *configReader) country(e mdfile.Entry) {
	var written string
	if r.text(e, &written); written == "" {
		return
	}
	if code, ok := holiday.Place(written); ok {
		r.config.Country = code
		return
	}
	fix := "list the days under holidays, or see the codes in infoint help format"
	if country, part, _ := strings.Cut(written, "-"); part != "" {
		if code, ok := holiday.Place(country); ok {
			fix = "write country: " + code + ", and what else is kept there under holidays"
		}
	}
	r.find(e, CodeConfigValue, "the holidays of "+quote(written)+" are not known, so only weekends are free", fix)
}

func (r *configReader) onOff(e mdfile.Entry, into *bool) {
	if e.Value.Kind == mdfile.KindNull {
		return
	}
	if is, ok := yesOrNo(e.Value.Text); ok {
		*into = is
		return
	}
	r.find(e, CodeConfigValue, e.Key+" is "+describe(e.Value)+", so the default holds", "write "+e.Key+": on, or off")
}

func texts(v mdfile.Value) []string {
	switch v.Kind {
	case mdfile.KindNull:
		return nil
	case mdfile.KindScalar, mdfile.KindMap:
		return []string{v.Text}
	}
	var out []string
	for _, it := range v.Items {
		out = append(out, it.Text)
	}
	return out
}

func (r *configReader) dates(e mdfile.Entry) []infoint.Date {
	var out []infoint.Date
	for _, t := range texts(e.Value) {
		s, ok := readStamp(t)
		if !ok || s.rest != "" {
			r.find(e, CodeConfigValue, quote(t)+" is no date", "write it like 2026-12-28")
			continue
		}
		out = append(out, s.date)
	}
	return out
}

func (r *configReader) spans(e mdfile.Entry) []infoint.Span {
	var out []infoint.Span
	for _, t := range texts(e.Value) {
		s, err := parseSpan(t)
		if err != nil {
			r.find(e, CodeConfigValue, quote(t)+": "+err.Error(), "write it like 2026-12-20..2027-01-06")
			continue
		}
		out = append(out, s)
	}
	return out
}

func parseSpan(t string) (infoint.Span, error) {
	from, to, ok := strings.Cut(t, "..")
	a, okA := readStamp(from)
	b, okB := readStamp(to)
	switch {
	case !ok || !okA || !okB || a.rest != "" || b.rest != "":
		return infoint.Span{}, errors.New("no span of two dates")
	case b.date.Before(a.date):
		return infoint.Span{}, errors.New("it ends before it begins")
	}
	return infoint.Span{From: a.date, To: b.date}, nil
}

// AddPause returns a configuration with one more pause. It reads the result
// again, which must then hold it. Its error is a *mdfile.SyntaxError or a
// *mdfile.RefusedError.
func AddPause(src []byte, pause infoint.Span) ([]byte, error) {
	if len(src) == 0 {
		src = fmt.Appendf(nil, "format: %d\n", infoint.FormatVersion)
	}
	line := pause.From.String() + ".." + pause.To.String()
	before, _ := ReadConfig("", src)
	out, err := mdfile.AppendYAML(src, "pauses", mdfile.Text(line))
	if err != nil {
		return nil, err
	}
	if after, _ := ReadConfig("", out); !slices.Equal(after.Pauses, append(before.Pauses, pause)) {
		return nil, &mdfile.RefusedError{Key: "pauses", Why: "the pause would not be read afterwards", ByHand: "pauses: [" + line + "]"}
	}
	return out, nil
}
