package letter

import (
	"regexp"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// addressRules are about who is written to: what a careless copy gets wrong.
func addressRules() []Rule {
	return []Rule{
		{
			ID: "L01", Name: "placeholder", weights: fails(every()), neutral: true, find: placeholders,
			Looks:  "words in square, curly or pointed brackets, XXX, TODO, FIXME, a line to fill in, COMPANY NAME in capitals",
			Why:    "a slot that nobody filled says that this went to many",
			Fix:    "write what belongs there, or take the sentence out",
			Source: "the blog Offsetting Behaviour: form letters are deleted; the patterns are our judgement",
		},
		{
			ID: "L02", Name: "name-missing", neutral: true, find: nameMissing,
			weights: slices.Concat(fails(variants(VariantCold), kinds(KindThanks)), warns(others())),
			Looks:   "none of the reader's names in the first two lines",
			Why:     "the reader's name, spelled right, comes first",
			Fix:     "greet them by name",
			Source:  "Washington and Lee's career office, Puentes: name and title first",
		},
		{
			ID: "L03", Name: "name-wrong", weights: fails(every()), neutral: true, find: nameWrong,
			Looks:  "another contact's first name in the greeting, another contact's employer in the body",
			Why:    "it is about somebody else of your contacts: a slip of copying",
			Fix:    "put the reader's own in",
			Source: "our judgement",
		},
	}
}

func placeholders(r *reading) []hit {
	patterns := []*regexp.Regexp{
		regexp.MustCompile(`\[[^\]\n]*\pL[^\]\n]*\]|\{[^}\n]*\}|<[^<>\n]*\pL[^<>\n]*>`),
		regexp.MustCompile(`\bX{3,}\b|\b(TODO|FIXME)\b|_{4,}`),
	}
	var found []span
	for _, part := range append([]span{r.subject}, r.lines...) {
		for _, pattern := range patterns {
			for _, m := range pattern.FindAllStringIndex(r.text(part), -1) {
				s := span{part.start + m[0], part.start + m[1]}
				if !r.isLink(s) {
					found = append(found, s)
				}
			}
		}
	}
	for _, s := range slices.Concat(find(r.title, r.list("placeholder"), nil), r.mentions("placeholder", "")) {
		text := r.text(s)
		covered := slices.ContainsFunc(found, func(f span) bool { return s.start < f.end && f.start < s.end })
		if !covered && text == strings.ToUpper(text) && r.alone(s) {
			found = append(found, s)
		}
	}
	return at(found...)
}

// isLink reports whether brackets are those of a link, an address, or of a
// remark on a quotation.
func (r *reading) isLink(s span) bool {
	inner := r.src[s.start+1 : max(s.start+1, s.end-1)]
	return strings.HasPrefix(r.src[s.end:], "(") || isURL(inner) || strings.Contains(inner, "@") || inner == "sic"
}

// alone reports whether a word in capitals stands among words that are not: in
// a line of capitals it is no slot.
func (r *reading) alone(s span) bool {
	start := strings.LastIndexByte(r.src[:s.start], '\n') + 1
	rest, _, _ := strings.Cut(r.src[s.end:], "\n")
	around := r.src[start:s.start] + rest
	return around != strings.ToUpper(around) || strings.TrimSpace(around) == ""
}

// namesOf are the words of a person's names that a letter may greet them by.
func namesOf(c *infoint.Contact) []string {
	var names []string
	for _, name := range append([]string{c.Name, c.Salutation}, c.Aliases...) {
		for _, t := range tokensIn(name, span{0, len(name)}, 0) {
			if text := name[t.start:t.end]; len([]rune(t.word)) > 1 && !isParticle(text) {
				names = append(names, t.word)
			}
		}
	}
	return names
}

// termOf are the words of a text as they are compared.
func termOf(text string) []string {
	var term []string
	for _, t := range tokensIn(text, span{0, len(text)}, 0) {
		if t.word != "" {
			term = append(term, t.word)
		}
	}
	return term
}

func nameMissing(r *reading) []hit {
	if r.scene.Facts.To == nil {
		return nil
	}
	names := namesOf(r.scene.Facts.To)
	seen := 0
	for _, line := range r.lines {
		text := r.text(line)
		if strings.TrimSpace(text) == "" {
			continue
		}
		for _, t := range tokensIn(r.src, line, 0) {
			if slices.Contains(names, t.word) || slices.Contains(names, strings.TrimSuffix(t.word, "'s")) {
				return nil
			}
		}
		if seen++; seen == 2 {
			break
		}
	}
	for _, name := range names {
		// A script without spaces between words.
		if !isASCII(name) && strings.Contains(infoint.Fold(r.src), name) {
			return nil
		}
	}
	if len(names) == 0 {
		return nil
	}
	return absent()
}

func nameWrong(r *reading) []hit {
	if r.scene.Facts.To == nil {
		return nil
	}
	return slices.Concat(wrongGreeting(r), wrongEmployer(r))
}

// wrongGreeting looks for the first name of somebody else before the first comma.
func wrongGreeting(r *reading) []hit {
	own := namesOf(r.scene.Facts.To)
	if me := r.scene.Facts.Me; me != nil {
		own = append(own, termOf(me.Name)...)
	}
	if about := r.scene.Facts.About; about != nil {
		own = append(own, namesOf(about)...)
	}
	own = append(own, termOf(r.scene.Facts.To.Company)...)
	for _, t := range r.salutation() {
		if slices.Contains(own, t.word) {
			continue
		}
		for _, other := range r.scene.Others {
			if first := termOf(other.Name); len(first) > 0 && first[0] == t.word {
				return []hit{{span: t.span, why: other.Name + " is greeted, and the letter goes to " + r.scene.Facts.To.Name}}
			}
		}
	}
	return nil
}

// salutation are the words of the greeting: those of the first line up to its
// first comma, six at most, where it begins as a greeting or a name does.
func (r *reading) salutation() []token {
	for _, line := range r.lines {
		text := r.text(line)
		if strings.TrimSpace(text) == "" {
			continue
		}
		if i := strings.IndexAny(text, ",!"); i >= 0 {
			line.end = line.start + i
		}
		tokens := tokensIn(r.src, line, 0)
		if len(tokens) > 6 {
			tokens = nil
		}
		return tokens
	}
	return nil
}

// wrongEmployer looks for where another contact works, unless the letter names
// that contact, or the reader or I have to do with it.
func wrongEmployer(r *reading) []hit {
	ours := r.knownPlaces()
	var found []span
	for _, other := range r.scene.Others {
		term := termOf(other.Company)
		if len(term) == 0 || r.names(other) {
			continue
		}
		s, ok := runOf(r.tokens, term)
		known := slices.ContainsFunc(ours, func(text []string) bool { return containsRun(text, term) })
		if ok && !known && !slices.Contains(found, s) && !startsSmall(r.text(s), other.Company) {
			found = append(found, s)
		}
	}
	return at(found...)
}

// knownPlaces are the texts in which an employer may be named for a reason.
func (r *reading) knownPlaces() [][]string {
	f := r.scene.Facts
	texts := append([]string{f.To.Company, f.To.Why, f.To.Shared, f.To.Role, f.ReferrerSaid, f.To.Name}, f.To.PastCompanies...)
	texts = append(texts, append(f.To.Schools, f.To.Communities...)...)
	if f.Me != nil {
		texts = append(append(append(texts, f.Me.Headline, f.Me.LinkedIn), f.Me.PastCompanies...), append(f.Me.Communities, f.Me.Schools...)...)
	}
	if f.About != nil {
		texts = append(texts, f.About.Company, f.About.Role, f.About.Why, f.About.Shared)
	}
	texts = append(texts, r.saidInTalk()...)
	for _, e := range f.To.Log {
		texts = append(texts, e.Text)
	}
	var terms [][]string
	for _, text := range texts {
		terms = append(terms, termOf(text))
	}
	return terms
}

func containsRun(text, term []string) bool {
	for i := 0; i+len(term) <= len(text); i++ {
		if slices.Equal(text[i:i+len(term)], term) {
			return true
		}
	}
	return false
}

// names reports whether the body has the full name of a person.
func (r *reading) names(c *infoint.Contact) bool {
	_, ok := runOf(r.tokens, termOf(c.Name))
	return ok
}

// startsSmall reports whether a name is written with a small letter where its
// own is a capital: "target" is a word, Target an employer.
func startsSmall(text, name string) bool {
	return text != "" && name != "" && text[:1] == strings.ToLower(name[:1]) && name[:1] != strings.ToLower(name[:1])
}
