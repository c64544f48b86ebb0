package letter

import (
	"fmt"
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// need is a fact that a letter may need: how to see that it is there, and what
// to say where it is not.
type need struct {
	name    string
	present func(d map[string]any) bool
	tell    func(w *writer) Finding
}

// always is the check of a fact without which Write refuses: see untrue.
func always(map[string]any) bool { return true }

// needs lists the facts that kinds.txt may ask for.
func needs() []need { return slices.Concat(peopleNeeds(), talkNeeds(), sinceNeeds()) }

// peopleNeeds are about who writes to whom, and of whom.
func peopleNeeds() []need {
	return []need{
		{"name", has("me"), func(w *writer) Finding {
			return w.ask(infoint.Me, "name", "the letter is signed with your name, and the profile has none")
		}},
		{"headline", has("headline"), func(w *writer) Finding {
			return w.ask(infoint.Me, "headline", "a stranger needs to know who you are, in at most 12 words")
		}},
		{"topic", has("work"), func(w *writer) Finding {
			return w.ask(w.subject().ID, "professions+", "the letter should say which profession you want to understand")
		}},
		{"why", has("why", "why_sentence"), (*writer).missingWhy},
		{"reason", has("why", "why_sentence", "said"), (*writer).missingWhy},
		{"hook", has("why", "why_sentence", "shared", "referrer"), (*writer).missingWhy},
		{"shared", has("shared"), (*writer).missingShared},
		{"last", has("last"), func(w *writer) Finding {
			return missingFact("a reminder recalls an earlier message, and none is on record",
				infoint.Command("log", string(w.facts.To.ID), "outreach", w.letter.Channel)+" --on …")
		}},
		{"declined", always, nil},
		{"silence", always, nil},
		{"about", always, nil},
	}
}

// talkNeeds are about one talk.
func talkNeeds() []need {
	return []need{
		{"slots", has("slots"), func(w *writer) Finding {
			return missingFact("no times are given, so the letter proposes none",
				"write your three times, each with its zone, as a list "+w.placeOfSlots()+": "+w.editDraft())
		}},
		{"talk", always, nil},
		{"about-talk", always, nil},
		{"met", always, nil},
		{"helped", always, nil},
		{"missed", always, nil},
		{"hour", has("hour"), func(w *writer) Finding {
			return w.ask(w.facts.Talk.ID, "scheduled", "the letter says when you will talk, and the note has no hour")
		}},
		{"place", func(d map[string]any) bool {
			return has("place", "page")(d) || d["medium"] == "phone" && has("their_phone")(d)
		},
			(*writer).missingPlace},
		{"point", has("points", "advice", "advice_note"), (*writer).missingPoint},
		{"action", has("advice", "advice_note", "promise", "promise_note", "intent"), func(w *writer) Finding {
			f := missingFact("thanks say what you will do with what you heard, and no open promise or advice of this talk can be said to them",
				"write it under "+sectionPromises+w.linkFirst()+": "+w.editTalk())
			f.Gap = &Gap{Note: w.facts.Talk.ID, Section: GapPromises, Of: w.oneOfSeveral()}
			return f
		}},
		{"learned", has("learned"), func(w *writer) Finding {
			f := missingFact("no insight of that talk can be told to somebody else: it quotes, or speaks of a person",
				"write one that does neither under "+sectionInsights+": "+infoint.Command("edit", string(w.facts.AboutTalk.ID)))
			f.Gap = &Gap{Note: w.facts.AboutTalk.ID, Section: GapInsights}
			return f
		}},
	}
}

// sinceNeeds are about what came of it all.
func sinceNeeds() []need {
	return []need{
		{"news", has("deeds", "kept", "met", "decision", "still_open", "offered_thing"), func(w *writer) Finding {
			return missingFact("nothing that you did since you last wrote is on record, and a letter without news is a form",
				"tick what you did under "+sectionAdvice+", with what came of it below the line: "+w.editLast())
		}},
		{"again", has("deeds", "kept", "met", "decision", "unasked"), func(w *writer) Finding {
			return missingFact("nothing says why you ask for a second talk: no advice that you followed, no question that was left over",
				"tick what you did under "+sectionAdvice+", with what came of it below the line: "+w.editLast())
		}},
		{"outcome", has("outcome", "outcome_thing"), func(*writer) Finding {
			f := missingFact("nothing on record says how it ended", infoint.Command("add", "decision", infoint.DecisionOutcome)+" WHAT -m WHY")
			f.Gap = &Gap{Note: infoint.Me, Section: GapOutcome}
			return f
		}},
	}
}

// subject is the one whose work the letter asks about: the reader, or the one
// to whom it asks to be introduced.
func (w *writer) subject() *infoint.Contact {
	if w.letter.Kind == KindIntroRequest && w.facts.About != nil {
		return w.facts.About
	}
	return w.facts.To
}

// editLast is the command that opens the note of the last talk, else of the
// person.
func (w *writer) editLast() string {
	if n := len(w.facts.Past); n > 0 {
		return infoint.Command("edit", string(w.facts.Past[n-1].ID))
	}
	return infoint.Command("edit", string(w.facts.To.ID))
}

func (w *writer) missingPlace() Finding {
	if w.medium() == "phone" {
		return w.ask(w.facts.To.ID, "phone", "nobody wrote down which number you will ring")
	}
	return w.ask(w.facts.Talk.ID, "place", "nobody wrote down where you will talk: a link, a number or an address")
}

// ask is the finding of a fact that belongs into the front matter of a note: it
// names the command, and the key for a program that asks.
func (w *writer) ask(note infoint.ID, key, why string) Finding {
	f := missingFact(why, fmt.Sprintf(`infoint set %s %s="…"`, infoint.ShellWord(string(note)), key))
	f.Gap = &Gap{Note: note, Key: key}
	return f
}
