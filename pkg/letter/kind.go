package letter

import "github.com/infoint/infoint/pkg/infoint"

// The kinds of letter that infoint brings along, in the order in which a
// campaign needs them. A vault may have more.
const (
	KindOutreach       = "outreach"      // the first message
	KindIntroRequest   = "intro-request" // to somebody who knows the one I want to meet
	KindForwardable    = "forwardable"   // what they may pass on: mine, to be read by that one
	KindIntroThanks    = "intro-thanks"  // to who made the introduction
	KindNudge          = "nudge"         // the one reminder
	KindDeclinedReply  = "declined-reply"
	KindSlots          = "slots"   // times for a talk
	KindConfirm        = "confirm" // the day before
	KindReschedule     = "reschedule"
	KindApology        = "apology" // for a talk that I missed
	KindThanks         = "thanks"
	KindReferrerUpdate = "referrer-update" // how the talk went that they led to
	KindUpdate         = "update"          // what came of what they said
	KindSecondAsk      = "second-ask"
	KindOutcome        = "outcome" // how it all ended
)

// Kinds returns the kinds that infoint brings along.
func Kinds() []string {
	return []string{
		KindOutreach, KindIntroRequest, KindForwardable, KindIntroThanks, KindNudge, KindDeclinedReply,
		KindSlots, KindConfirm, KindReschedule, KindApology, KindThanks, KindReferrerUpdate,
		KindUpdate, KindSecondAsk, KindOutcome,
	}
}

// HasThird reports whether a kind speaks of a third person beside the reader:
// Facts.About.
func HasThird(kind string) bool {
	switch kind {
	case KindIntroRequest, KindForwardable, KindIntroThanks, KindReferrerUpdate:
		return true
	}
	return false
}

// The variants of a letter that looks for another time: by whose doing.
const (
	VariantMine   = "mine"
	VariantTheirs = "theirs"
)

// Variant picks the wording of a kind that has several, and says why.
func Variant(kind string, f Facts) (name, why string) {
	switch kind {
	case KindOutreach:
		return Choose(f)
	case KindReschedule:
		switch f.Cause {
		case CauseMovedThem:
			return VariantTheirs, "they moved the talk, and you have not answered"
		case CauseCancelledThem:
			return VariantTheirs, "they called the talk off"
		case CauseMissedThem:
			return VariantTheirs, "they did not make it"
		case CauseCancelledMe:
			return VariantMine, "you called the talk off"
		case CauseMissedMe:
			return VariantMine, "you missed the talk"
		}
		return VariantMine, "the talk stands, so it is you who asks"
	}
	return "", ""
}

// untrue is why a letter of the template cannot be written: it tells of
// something that never was, and no key that is filled in could change that.
func (t tmpl) untrue(f Facts) error {
	switch {
	case t.wants("missed") && f.Cause != CauseMissedMe:
		return ErrNotMissed
	case t.wants("declined") && f.Answer != infoint.ReplyNo:
		return ErrNotDeclined
	case t.wants("silence") && f.Answered:
		return ErrAnswered
	case t.wants("talk") && f.Talk == nil,
		t.wants("helped") && len(f.Past) == 0 && len(f.Met) == 0,
		t.wants("about-talk") && f.AboutTalk == nil,
		t.wants("met") && len(f.Past) == 0 && !offers(f.To.Promises):
		return ErrNoTalk
	}
	return nil
}

// offers reports whether they promised something that is still open.
func offers(promises []infoint.Promise) bool {
	for _, p := range promises {
		if p.Owner == infoint.OwnerThem && p.State == infoint.PromiseOpen && !p.Private {
			return true
		}
	}
	return false
}
