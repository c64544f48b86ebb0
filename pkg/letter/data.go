package letter

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/infoint/infoint/pkg/infoint"
)

// data is what a template sees: texts, numbers, and lists and maps of texts.
// Every key is always there; what is not known is empty.
func (w *writer) data() map[string]any {
	f, to, of := w.facts, w.facts.To, w.subject()
	d := map[string]any{
		"greeting": w.greeting(), "hello": strings.TrimSuffix(w.greeting(), ",") + ".", "salutation": w.salutation(),
		"name": flat(to.Name), "role": flat(to.Role), "company": flat(to.Company), "left": yes(of.LeftField),
		"me": flat(w.me.Name), "sign": w.sign(), "headline": w.headline(),
		"email": flat(w.me.Email), "phone": flat(w.me.Phone), "linkedin": flat(w.me.LinkedIn),
		"informal": yes(w.informal()), "minutes": w.minutes(), "work": w.field(of.Professions),
		"knows": yes(len(of.Professions) > 0),
		"re":    re(flat(f.PriorSubject)), "news": w.news(), "last": w.onDate(f.LastTouch),
		"medium": w.medium(), "their_phone": flat(to.Phone), "slots": w.slots(),
		"gap": "", "last_year": "", "referrer": "", "referrer_first": "", "said": "",
		"brief": 0, "cause": w.cause(), "turn": w.turnOf(), "answer": flat(f.Answer), "answered_on": w.onDate(f.AnsweredOn),
	}
	if w.letter.Channel == ChannelLinkedIn {
		d["linkedin"] = ""
	}
	w.addReason(d)
	w.addGap(d)
	if f.MayName && f.ReferrerName != "" {
		d["referrer"] = flat(f.ReferrerName)
		d["referrer_first"] = w.shortName(f.ReferrerName)
		d["said"] = w.said(f.ReferrerSaid)
	}
	shared := sharedLink(w.me, to)
	d["shared"], d["shared_name"] = w.sharedSentence(shared), shared.name
	w.addTalk(d)
	w.addHour(d)
	w.addThird(d)
	w.source = sourceSince
	w.addSince(d)
	w.addOutcome(d)
	return d
}

// yes is a truth as templates test it.
func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// re is the subject of the thread that goes on.
func re(subject string) string {
	if subject == "" || strings.HasPrefix(strings.ToLower(subject), "re:") {
		return subject
	}
	return "Re: " + subject
}

func (w *writer) minutes() string {
	f := w.facts
	n := f.AskMinutes
	if n == 0 {
		n = 20
	}
	if w.letter.Variant == VariantCold && f.To.Seniority == infoint.SenioritySenior {
		n = f.AskMinutesColdSenior
		if n == 0 {
			n = 15
		}
	}
	if w.isAboutTalk() && f.Talk != nil && f.Talk.Minutes > 0 {
		n = f.Talk.Minutes
	}
	return strconv.Itoa(n)
}

// isAboutTalk reports whether the letter arranges the talk of its facts, and
// does not ask for another one.
func (w *writer) isAboutTalk() bool {
	switch w.letter.Kind {
	case KindOutreach, KindSecondAsk, KindIntroRequest, KindForwardable:
		return false
	}
	return true
}

// field is the profession that the letter is about: the first that they know
// and I explore, else the first that they know, else the one that I explore.
func (w *writer) field(theirs []string) string {
	for _, p := range theirs {
		for _, mine := range w.me.Professions {
			if infoint.Fold(p) == infoint.Fold(mine) {
				return w.work(p)
			}
		}
	}
	if len(theirs) > 0 {
		return w.work(theirs[0])
	}
	if len(w.me.Professions) == 1 {
		return w.work(w.me.Professions[0])
	}
	return ""
}

// addReason puts in why this person: as a sentence of its own where it was
// written as one, else as a clause, and as a subject where it can be one.
func (w *writer) addReason(d map[string]any) {
	d["why"], d["because"], d["why_sentence"], d["why_subject"] = "", "", "", ""
	text := w.plain(w.facts.To.Why)
	for _, lead := range []string{"because of ", "Because of ", "because ", "Because "} {
		text = strings.TrimPrefix(text, lead)
	}
	if trimStop(text) == "" {
		return
	}
	whole := isSentence(text)
	said, ok := w.ofThem(text)
	if !ok || !w.canBeSaid(said) {
		return
	}
	if whole {
		d["why_sentence"] = upperFirst(said)
		return
	}
	clause := w.lowerClause(trimStop(said))
	d["why"], d["because"] = clause, w.because(clause)
	if strings.HasPrefix(clause, "your ") {
		d["why_subject"] = shortSubject(upperFirst(clause))
	}
}

// because puts a reason behind "I am writing to you": "because you moved",
// "because of your talk". What may be either is left to a colon.
func (w *writer) because(clause string) string {
	tokens := strings.Fields(clause)
	if tokens[0] != "your" && speaksToThem(tokens[0]) {
		return "because " + clause
	}
	if tokens[0] != "your" || len(tokens) < 2 || slices.ContainsFunc(tokens[2:], w.hintsAtClause) {
		return ""
	}
	return "because of " + clause
}

// hintsAtClause reports whether a word may be, or go with, a finite verb: "your
// talk showed me" is a clause, "your talk on wards" is none.
func (w *writer) hintsAtClause(token string) bool {
	word := bare(token)
	switch word {
	case "are", "were", "am", "have", "do", "me", "i", "us", "we", "it", "who", "that", "which":
		return true
	}
	_, turned := w.secondPerson(word)
	return turned || w.words.has("verbs", word) || strings.HasSuffix(word, "ed") || strings.HasSuffix(token, ",")
}

// canBeSaid reports whether words to the reader can follow a colon: they speak
// to them, or begin as a clause does. "platform lead" does neither.
func (w *writer) canBeSaid(s string) bool {
	for t := range strings.FieldsSeq(s) {
		if speaksToThem(t) {
			return true
		}
	}
	first := strings.ToLower(firstWord(s))
	return isSentence(s) || w.words.has("lower", first) && !w.words.has("remark", first)
}

// shortSubject returns s if it is short enough to be a subject.
func shortSubject(s string) string {
	if len(strings.Fields(s)) > maxSubjectWords || len([]rune(s)) > maxSubjectChars {
		return ""
	}
	return s
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// said is what the referrer said about them as a clause that begins with "you",
// or nothing. Of "runs the guild, sees it from the other side" it keeps what
// stands before the comma.
func (w *writer) said(text string) string {
	text = trimStop(w.plain(text))
	first, _, _ := strings.Cut(text, ",")
	for _, part := range []string{text, first} {
		said, ok := w.ofThem(part)
		said = w.lowerClause(said)
		if ok && bare(firstWord(said)) == "you" {
			return said
		}
	}
	return ""
}

// cause is the cause of a letter about times, empty where it is not known.
func (w *writer) cause() string {
	switch c := w.facts.Cause; c {
	case CauseYes, CauseMissedMe, CauseCancelledMe, CauseMissedThem, CauseCancelledThem, CauseMovedThem:
		return c
	}
	return ""
}

// turns is how many wordings the templates have for one thing.
const turns = 4

// turnOf is which of them the reader gets: always the same one, and not the one
// that everybody gets.
func (w *writer) turnOf() int {
	h := fnv.New32a()
	h.Write([]byte(w.facts.To.ID)) // a hash never fails
	return int(h.Sum32() % turns)
}

func (w *writer) addGap(d map[string]any) {
	if !silent(w.facts) {
		return
	}
	last, today := w.facts.LastTouch, w.facts.Today
	years := today.Year - last.Year
	if last.AddMonths(12 * years).After(today) {
		years--
	}
	d["gap"] = number(years)
	d["last_year"] = strconv.Itoa(last.Year)
}

func (w *writer) news() string {
	news := trimStop(w.plain(w.facts.News))
	if news == "" {
		return ""
	}
	if strings.ContainsAny(news[len(news)-1:], "!?") {
		return upperFirst(news)
	}
	return upperFirst(news) + "."
}

// medium is how the talk will be held, where that is settled.
func (w *writer) medium() string {
	if w.facts.Medium != "" || w.facts.Talk == nil {
		return flat(w.facts.Medium)
	}
	return flat(w.facts.Talk.Medium)
}

func (w *writer) slots() []map[string]string {
	var slots []map[string]string
	for _, s := range w.facts.Slots {
		theirs, mine := flat(s.Theirs), flat(s.Mine)
		if theirs == "" {
			continue
		}
		if mine == theirs {
			mine = ""
		}
		slots = append(slots, map[string]string{"theirs": theirs, "mine": mine})
	}
	return slots
}
