package note

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

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
		r.text(e, &c.Country)
	case "language":
		r.text(e, &c.Language)
	case "commit":
		r.onOff(e, &c.Commit)
	case "holidays":
		c.Holidays = r.dates(e)
	case "pauses":
		c.Pauses = r.spans(e)
	default:
		if n, least, most := number(c, e.Key); n != nil {
			r.number(e, n, least, most)
		} else if !reserved(e.Key) {
			r.find(e, CodeConfigKey, quote(e.Key)+" is no key of the configuration", "see infoint help format")
		}
	}
}

// number returns where a key's number goes and the bounds that make sense.
func number(c *infoint.Config, key string) (n *int, least, most int) {
	switch key {
	case "ask.minutes":
		return &c.AskMinutes, 5, 120
	case "ask.minutes_cold_senior":
		return &c.AskMinutesColdSenior, 5, 120
	case "ask.block":
		return &c.AskBlock, 5, 480
	case "nudge.after":
		return &c.NudgeAfter, 5, 90 // never before five business days
	case "nudge.max":
		return &c.NudgeMax, 0, 2 // after the second a nudge only costs goodwill
	case "park.after":
		return &c.ParkAfter, 1, 250
	case "reply.answer_within":
		return &c.AnswerAfter, 0, 30
	case "schedule.slots":
		return &c.ScheduleSlots, 1, 5 // more than five are a questionnaire
	case "schedule.earliest":
		return &c.ScheduleEarliest, 0, 240
	case "schedule.latest":
		return &c.ScheduleLatest, 1, 90
	case "prep.before":
		return &c.PrepBefore, 0, 30
	case "thanks.within":
		return &c.ThanksWithin, 1, 240
	case "thanks.overdue":
		return &c.ThanksOverdue, 1, 480
	case "thanks.until":
		return &c.ThanksUntil, 1, 365
	case "promise.mine":
		return &c.PromiseMine, 0, 365
	case "linkedin.chars":
		return &c.LinkedInChars, 50, 300
	}
	return nil, 0, 0
}

// reserved are keys of the format that no command reads yet.
func reserved(key string) bool {
	switch key {
	case "outreach.words.warn", "outreach.words.error", "parallel.after", "schedule.chase", "intro.chase",
		"confirm.before", "debrief.within",
		"promise.theirs", "referral.contact_within", "referral.permission_within", "referrer.update",
		"update.first", "nurture.close", "nurture.warm", "nurture.light", "nurture.annual",
		"reflect.every", "campaign.min_per_profession", "campaign.saturation", "privacy.retention":
		return true
	}
	return false
}

func (r *configReader) find(e mdfile.Entry, code, message, fix string) {
	r.findings = append(r.findings, infoint.Finding{
		Code: code, Severity: infoint.SeverityWarn, Path: r.path,
		Pos: infoint.Pos{Line: e.Line, Column: e.Column}, Message: message, Fix: fix,
	})
}

// number reads a whole number; the unit that the manual names may stand behind
// it, as in "24 h" or "7 bd".
func (r *configReader) number(e mdfile.Entry, into *int, least, most int) {
	if e.Value.Kind == mdfile.KindNull {
		return // not given, as are the others below
	}
	word, _, _ := strings.Cut(strings.TrimSpace(e.Value.Text), " ")
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
