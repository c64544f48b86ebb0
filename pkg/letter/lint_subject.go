package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// The size of a capital run that shouts: two words, eight letters, so that "UX
// and HR" is none.
const shoutLetters = 8

// subjectRules are about the line by which a message is opened or not.
func subjectRules() []Rule {
	return []Rule{
		{
			ID: "L19", Name: "subject-empty", weights: fails(mail()), neutral: true, find: subjectEmpty,
			Looks:  "no subject",
			Why:    "a message without a subject is rarely opened",
			Fix:    "begin with a line Subject: and three to eight words",
			Source: "Boomerang: 14 in 100 messages without a subject were answered",
		},
		{
			ID: "L20", Name: "subject-long", weights: warns(mail()), neutral: true, find: subjectLong,
			Looks:  fmt.Sprintf("a subject of more than %d words or %d characters", maxSubjectWords, maxSubjectChars),
			Why:    "a phone shows the first 25 to 40 characters",
			Fix:    "say the one thing that it is about",
			Source: "Boomerang: three or four words were best; Berson Dean Stevens on what phones show; the limits are our judgement",
		},
		{
			ID: "L21", Name: "subject-shout", weights: warns(mail()), neutral: true, find: subjectShout,
			Looks:  "words in capitals, two exclamation marks, URGENT, a subject that says nothing; \"Re:\" where there is no thread is an error",
			Why:    "it shouts, or says nothing",
			Fix:    "write it as you would say it",
			Source: "Boomerang: capitals lose 30 in 100 answers; a false Re: is deceit, our judgement",
		},
	}
}

func subjectEmpty(r *reading) []hit {
	if !r.headed || len(r.title) == 0 {
		return absent()
	}
	return nil
}

// bareSubject is the subject without the marks of a thread.
func (r *reading) bareSubject() span {
	s := r.subject
	if m := threadPattern().FindStringIndex(r.text(s)); m != nil {
		s.start += m[1]
	}
	return s
}

func threadPattern() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:(?:re|aw|fwd?|wg)\s*:\s*)+`) }

func subjectLong(r *reading) []hit {
	s := r.bareSubject()
	n, chars := len(fields(r.src, s)), utf8.RuneCountInString(r.text(s))
	if n <= maxSubjectWords && chars <= maxSubjectChars {
		return nil
	}
	return []hit{{span: s, why: fmt.Sprintf("%d words and %d characters; a phone shows the first 25 to 40", n, chars)}}
}

func subjectShout(r *reading) []hit {
	text := r.text(r.subject)
	var hits []hit
	if m := threadPattern().FindStringIndex(text); m != nil && r.isNewThread() {
		hits = append(hits, hit{
			span: span{r.subject.start, r.subject.start + m[1]}, severity: infoint.SeverityError,
			why: "no thread is on record that this could answer, so it deceives", fix: "take it out",
		})
	}
	if i := strings.Index(text, "!!"); i >= 0 {
		hits = append(hits, at(span{r.subject.start + i, r.subject.start + i + 2})...)
	}
	if s, ok := r.capitals(); ok {
		hits = append(hits, at(s)...)
	} else if found := find(r.title, r.list("shout"), nil); len(found) > 0 && strings.ToUpper(r.text(found[0])) == r.text(found[0]) {
		hits = append(hits, at(found[0])...)
	}
	whole := func(p phrase) bool { return len(r.title) > 0 && p.at(r.title) == len(r.title) }
	if slices.ContainsFunc(r.list("empty-subject"), whole) {
		hits = append(hits, hit{span: r.subject, why: "it could stand above any message", fix: "say what the question is about"})
	}
	return hits
}

// isNewThread reports whether there was no message before that this answers.
func (r *reading) isNewThread() bool {
	switch r.scene.Kind {
	case KindOutreach, KindForwardable, KindIntroRequest:
		return r.scene.Facts.PriorSubject == "" && r.scene.Facts.LastTouch.IsZero()
	}
	return false
}

// capitals finds words in capitals next to each other that are long enough to
// shout.
func (r *reading) capitals() (span, bool) {
	var run span
	words, letters := 0, 0
	for _, t := range r.title {
		text := r.text(t.span)
		if text != strings.ToUpper(text) || text == strings.ToLower(text) || utf8.RuneCountInString(text) < 2 {
			words, letters = 0, 0
			continue
		}
		if words == 0 {
			run.start = t.start
		}
		run.end = t.end
		words, letters = words+1, letters+utf8.RuneCountInString(text)
		if letters >= shoutLetters && words > 1 {
			return run, true
		}
	}
	return span{}, false
}
