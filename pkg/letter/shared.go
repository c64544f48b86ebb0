package letter

import (
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// link is what two people share: a sentence about it, the bare name where it
// has one, and words for the user.
type link struct {
	sentence, name, what string
	noted                bool // as the contact's note has it, still to be cleaned
}

// sharedLink finds what the explorer and the contact share: what the note says,
// else a school, an employer or a community that both name.
func sharedLink(me *infoint.Profile, to *infoint.Contact) link {
	if s := flat(to.Shared); s != "" {
		return link{sentence: s, what: s, noted: true}
	}
	if s := common(me.Schools, to.Schools); s != "" {
		return link{"We both went to " + withThe(s) + ".", s, s, false}
	}
	if s := common(me.PastCompanies, []string{to.Company}); s != "" {
		return link{"I used to work at " + withThe(s) + ", where you are now.", s, s, false}
	}
	if s := common(me.PastCompanies, to.PastCompanies); s != "" {
		return link{"We both worked at " + withThe(s) + " once.", s, s, false}
	}
	if s := common(me.Communities, to.Communities); s != "" {
		return link{"We are both part of " + withThe(s) + ".", s, s, false}
	}
	return link{}
}

// common is the first of theirs that I have too, as I spell it; a year in
// brackets and the difference of spelling do not matter.
func common(mine, theirs []string) string {
	for _, t := range theirs {
		t = flat(t)
		t, _, _ = strings.Cut(t, " (")
		for _, m := range mine {
			m, _, _ = strings.Cut(flat(m), " (")
			if t != "" && infoint.Fold(m) == infoint.Fold(t) {
				return m
			}
		}
	}
	return ""
}

// withThe puts an article before names that are spoken with one.
func withThe(name string) string {
	for _, lead := range []string{"University of ", "Institute of ", "College of ", "School of "} {
		if strings.HasPrefix(name, lead) {
			return "the " + name
		}
	}
	return name
}

// sharedSentence says the shared link. A note that is a sentence ("we both
// rowed for Leeds") is said as it is, a name is put into one.
func (w *writer) sharedSentence(l link) string {
	if !l.noted {
		return l.sentence
	}
	text := trimStop(w.plain(l.sentence))
	said, ok := w.toThem(text)
	if !ok || said == "" || w.finite(strings.Fields(said)) {
		return "" // "shared a flat with Ines": which of the two did?
	}
	switch bare(firstWord(said)) {
	case "we", "you", "i", "both", "our", "my", "your", "we're", "i'm", "you're", "we’re", "you’re":
		return upperFirst(said) + "."
	}
	if isSentence(w.plain(l.sentence)) {
		return upperFirst(said) + "."
	}
	if strings.ContainsAny(said, ",;:(–—") {
		return "We have something in common: " + w.lowerClause(said) + "."
	}
	return "We have " + withThe(w.lowerClause(said)) + " in common."
}
