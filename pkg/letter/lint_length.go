package letter

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// fewWords is below what an e-mail is too short where no table says: at about
// ten words Boomerang saw a third fewer answers.
const fewWords = 35

// dmChars is how long a message on LinkedIn may be: those below 400 characters
// were answered more often than others, as LinkedIn counted.
const dmChars = 400

// noteChars is what a first note on LinkedIn may have without a subscription.
const noteChars = 200

// The most words of a sentence, and of all on average, that are easy to read.
const (
	longSentence    = 35
	averageSentence = 22
)

// lengthRules are about how much there is to read.
func lengthRules() []Rule {
	return []Rule{
		{
			ID: "L04", Name: "too-long", weights: warns(every()), neutral: true, find: tooLong,
			Looks:  "more words than the kind has room for; the limits stand in templates/letters/kinds.txt; an error far above them",
			Why:    "it does not fit on one screen of a phone",
			Fix:    "keep what the reader needs to say yes, and drop the rest",
			Source: "Simon Fraser University: under 100 words; Boomerang: 50 to 125 were answered most; other kinds are our judgement",
		},
		{
			ID: "L05", Name: "too-short", neutral: true, find: tooShort,
			weights: warns(mailed(outreach()), mailed(kinds(KindThanks))),
			Looks:   fmt.Sprintf("fewer words than the kind's lower limit, or than %d where none is known", fewWords),
			Why:     "so short, it could have been sent to anybody",
			Fix:     "say why you write to them, or what stayed with you",
			Source:  "Boomerang: about ten words lose a third of the answers; the limits are our judgement",
		},
		{
			ID: "L06", Name: RuleCharLimit, neutral: true, find: tooManyCharacters,
			weights: slices.Concat(
				fails(group{"outreach on LinkedIn", func(s Scene) bool { return s.isNote() && s.Kind == KindOutreach }}),
				warns(group{"other messages on LinkedIn", Scene.isNote})),
			Looks:  fmt.Sprintf("a first note on LinkedIn of more than %d characters, or linkedin.chars; another message there of more than %d (a warning)", noteChars, dmChars),
			Why:    "LinkedIn cuts a note off, and reads long messages less",
			Fix:    "one reason and one sentence about yourself; the ask can wait until you are connected",
			Source: "LinkedIn's limit of 200 characters (300 with a subscription); its figures for messages under 400",
		},
		{
			ID: "L36", Name: "readability", weights: remark(outreach()), find: longSentences,
			Looks:  fmt.Sprintf("a sentence of more than %d words, or more than %d on average", longSentence, averageSentence),
			Why:    "long sentences are read twice, or not at all",
			Fix:    "make two of it",
			Source: "Boomerang: simple writing was answered more often; the numbers are our judgement",
		},
	}
}

// limits are those of the kind, or the user's own of a first letter.
func (s Scene) limits() Limits {
	l, usual := s.Limits, infoint.DefaultConfig()
	if s.Kind == KindOutreach && l.Unit == UnitWords && l.Warn == usual.OutreachWarn && l.Error == usual.OutreachError {
		l.Warn, l.Error = cmp.Or(s.Facts.OutreachWarn, l.Warn), cmp.Or(s.Facts.OutreachError, l.Error)
	}
	return l
}

func tooLong(r *reading) []hit {
	l := r.scene.limits()
	if l.Unit != UnitWords || l.Warn == 0 {
		return nil
	}
	counted := r.counted()
	n := len(counted)
	if n <= l.Warn {
		return nil
	}
	h := hit{span: counted[l.Warn], why: fmt.Sprintf("%d words; above %d it is long, above %d too long", n, l.Warn, l.Error)}
	if n > l.Error {
		h.severity = infoint.SeverityError
	}
	return []hit{h}
}

func tooShort(r *reading) []hit {
	low := fewWords
	if r.scene.Limits.Unit == UnitWords {
		low = r.scene.Limits.Low
	}
	n := len(r.counted())
	if n >= low {
		return nil
	}
	return []hit{{absent: true, why: fmt.Sprintf("%d words; below %d it could have been sent to anybody", n, low)}}
}

// counted are the words that count, as CountWords has it.
func (r *reading) counted() []span {
	var counted []span
	for _, line := range r.lines {
		for _, field := range fields(r.src, line) {
			if isCounted(r.text(field)) {
				counted = append(counted, field)
			}
		}
	}
	return counted
}

func tooManyCharacters(r *reading) []hit {
	s := r.scene
	limit := dmChars
	if s.Kind == KindOutreach {
		limit = noteChars
		if s.Limits.Unit == UnitChars && s.Limits.Error > 0 {
			limit = s.Limits.Error
		}
		if s.Facts.LinkedInChars > 0 {
			limit = s.Facts.LinkedInChars
		}
	}
	body := r.body()
	n := utf8.RuneCountInString(r.text(body))
	if n <= limit {
		return nil
	}
	over := body
	for range limit {
		_, size := utf8.DecodeRuneInString(r.src[over.start:])
		over.start += size
	}
	return []hit{{span: over, why: fmt.Sprintf("%d characters; what stands behind the first %d is too much", n, limit)}}
}

// body is the text from its first line that says something to its last.
func (r *reading) body() span {
	var b span
	for i, line := range r.lines {
		if i == 0 || b.start == b.end {
			b.start, b.end = line.start, line.start
		}
		if line.end > line.start {
			b.end = line.end
		}
	}
	return b
}

func longSentences(r *reading) []hit {
	var hits []hit
	total, long := 0, span{}
	sentences := r.proper()
	for _, s := range sentences {
		n := len(s.tokens)
		total += n
		if n > longSentence {
			hits = append(hits, hit{span: r.trimmed(s.span), why: fmt.Sprintf("a sentence of %d words is read twice, or not at all", n)})
		}
		if long == (span{}) || n > len(r.within([]span{long})) {
			long = s.span
		}
	}
	if len(hits) > 0 || len(sentences) == 0 || total <= averageSentence*len(sentences) {
		return hits
	}
	return []hit{{span: r.trimmed(long), why: fmt.Sprintf("the sentences have %d words on average; this is the longest", total/len(sentences))}}
}

// trimmed is a place without the spaces at its ends.
func (r *reading) trimmed(s span) span {
	for s.start < s.end && isSpace(r.src[s.start]) {
		s.start++
	}
	for s.end > s.start && isSpace(r.src[s.end-1]) {
		s.end--
	}
	return s
}
