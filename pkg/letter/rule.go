package letter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// A Rule is one thing that lint looks for, with what it is argued from. Help is
// generated from these words.
type Rule struct {
	ID     string
	Name   string
	Looks  string // what makes a finding
	Why    string
	Fix    string
	Source string // of it and of its numbers

	weights []weight
	neutral bool // it needs no words of a language
	find    func(*reading) []hit
}

// Rules returns every rule in the order of their ids.
func Rules() []Rule {
	rules := slices.Concat(addressRules(), lengthRules(), openingRules(), askRules(), jobRules(), timeRules(),
		subjectRules(), toneRules(), thanksRules(), othersRules())
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// weight is how much a rule weighs for a group of letters.
type weight struct {
	severity infoint.Severity
	group    group
}

// group is some of all letters, with words for the manual.
type group struct {
	name string
	has  func(Scene) bool
}

func fails(groups ...group) []weight  { return weigh(infoint.SeverityError, groups) }
func warns(groups ...group) []weight  { return weigh(infoint.SeverityWarn, groups) }
func remark(groups ...group) []weight { return weigh(infoint.SeverityInfo, groups) }

func weigh(severity infoint.Severity, groups []group) []weight {
	var out []weight
	for _, g := range groups {
		out = append(out, weight{severity, g})
	}
	return out
}

// weighs returns the severity for a letter, empty where the rule does not apply.
// The first group that has the letter decides.
func (r Rule) weighs(s Scene) infoint.Severity {
	for _, w := range r.weights {
		if w.group.has(s) {
			return w.severity
		}
	}
	return ""
}

// Severities says for the manual how much the rule weighs, and where.
func (r Rule) Severities() string {
	var parts []string
	for i, w := range r.weights {
		if i > 0 && r.weights[i-1].severity == w.severity {
			parts[len(parts)-1] += ", " + w.group.name
			continue
		}
		parts = append(parts, fmt.Sprintf("%s: %s", w.severity, w.group.name))
	}
	return strings.Join(parts, "; ")
}

// The groups of letters that rules are about.

func every() group {
	return group{"every letter", func(Scene) bool { return true }}
}

func others() group {
	return group{"all others", func(Scene) bool { return true }}
}

func outreach() group {
	return group{"outreach", func(s Scene) bool { return s.Kind == KindOutreach }}
}

// mail is every letter that has a subject.
func mail() group {
	return group{"e-mail", func(s Scene) bool { return s.isMail() }}
}

// mailed are the letters of a group that are e-mails: in a note on LinkedIn an
// ask may wait until they are connected, and a call is no letter.
func mailed(g group) group {
	return group{g.name + " by e-mail", func(s Scene) bool { return s.isMail() && g.has(s) }}
}

func variants(names ...string) group {
	return group{"outreach (" + strings.Join(names, ", ") + ")", func(s Scene) bool {
		return s.Kind == KindOutreach && slices.Contains(names, s.variant())
	}}
}

func kinds(names ...string) group {
	return group{strings.Join(names, ", "), func(s Scene) bool { return slices.Contains(names, s.Kind) }}
}

// but are the letters of a group without those of some kinds.
func but(g group, names ...string) group {
	return group{g.name + " but " + strings.Join(names, ", "), func(s Scene) bool {
		return g.has(s) && !slices.Contains(names, s.Kind)
	}}
}

// variant is that of an outreach: cold, where nothing says more.
func (s Scene) variant() string {
	if s.Kind == KindOutreach && s.Variant == "" {
		return VariantCold
	}
	return s.Variant
}

// isMail reports whether the message is an e-mail.
func (s Scene) isMail() bool { return s.Facts.Channel == "" || s.Facts.Channel == ChannelEmail }

// isNote reports whether the message goes through LinkedIn: without a subject,
// and short.
func (s Scene) isNote() bool { return s.Facts.Channel == ChannelLinkedIn }
