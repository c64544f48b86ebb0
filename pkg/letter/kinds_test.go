package letter

import (
	"context"
	"errors"
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// omar is a friend who led Ruth to Ines.
func omar() *infoint.Contact {
	return &infoint.Contact{ID: "omar-haddad", Name: "Omar Haddad", Relationship: "friend", Professions: []string{"people analytics"}}
}

// earlier is a talk of two months ago, of which something came.
func earlier() *infoint.Interview {
	return &infoint.Interview{ID: "2026-01-20-ines-marek", Held: date("2026-01-20"), Minutes: 30,
		Insights: []infoint.Insight{{Text: `"You only get to ask your own questions after two years"`}},
		Advice: []infoint.Advice{
			{Text: "Rebuild one of the city's public dashboards for practice\n- three people of the data team wrote back", Used: true, Done: date("2026-03-02")},
			{Text: "read Krug", Used: true, Done: date("2026-01-21")},
			{Text: "apply for the trial week"},
		},
		Promises: []infoint.Promise{
			{Owner: "me", State: "done", Text: "send her the article", Done: date("2026-03-01")},
			{Owner: "me", State: "done", Text: "ask Sam about the meetup", Done: date("2026-03-03")},
		},
		Questions: []infoint.Question{{ID: "day-last-tuesday", HasBox: true, Asked: true}, {ID: "trend-next", HasBox: true}},
	}
}

// arranged is a talk that is to come, on a screen.
func arranged() *infoint.Interview {
	return &infoint.Interview{ID: "2026-03-31-ines-marek", Minutes: 20, Medium: "video", Place: "https://meet.example.org/ines",
		Questions: []infoint.Question{{ID: "path-turn", MustAsk: true}, {ID: "pay-range"}, {ID: "day-last-tuesday", MustAsk: true},
			{Text: "which half?"}, {ID: "challenge-newcomers"}, {ID: "entry-how"}}}
}

func times() []Slot {
	return []Slot{{"Monday 6 April, 10:00 Prague time", "09:00 for me"}, {"Tuesday 7 April, 15:30 Prague time", "14:30 for me"},
		{"Thursday 9 April, 9:00 Prague time", "08:00 for me"}}
}

func TestLettersAroundTalks(t *testing.T) {
	later := func(f *Facts) {
		f.Past, f.Talk, f.Told, f.Today = []*infoint.Interview{earlier()}, earlier(), date("2026-01-21"), date("2026-03-09")
	}
	introduced := func(f *Facts) { f.To, f.About = omar(), ines() }
	tests := []struct {
		name, kind string
		change     func(*Facts)
	}{
		{"intro-request", KindIntroRequest, func(f *Facts) { introduced(f); f.Mentioned = date("2026-02-11") }},
		{"intro-request-by-hearsay", KindIntroRequest, func(f *Facts) {
			introduced(f)
			f.To.ID, f.To.Relationship, f.About.Role, f.About.Why = "o", "colleague", "Analyst, people & pay", "you moved from nursing"
		}},
		{"forwardable", KindForwardable, introduced},
		{"intro-thanks", KindIntroThanks, introduced},
		{"declined-reply", KindDeclinedReply, func(f *Facts) { f.Answer = infoint.ReplyNo }},
		{"declined-reply-friend", KindDeclinedReply, func(f *Facts) { f.Answer, f.To = infoint.ReplyNo, omar() }},
		{"confirm-video", KindConfirm, func(f *Facts) {
			f.Talk, f.When = arranged(), Hour{"Tuesday 31 March", "10:15 Prague time", "09:15 for me"}
		}},
		{"confirm-phone", KindConfirm, func(f *Facts) {
			f.Talk, f.When = arranged(), Hour{Day: "Tuesday 31 March", Theirs: "10:15 Prague time"}
			f.To.ID, f.To.Phone, f.Talk.Medium, f.Talk.Place, f.Me.Phone = "i", "+420 601 000 000", "phone", "", ""
		}},
		{"reschedule-mine", KindReschedule, func(f *Facts) {
			f.Talk, f.When, f.Slots = arranged(), Hour{Day: "Tuesday 31 March", Theirs: "10:15 Prague time"}, times()
		}},
		{"reschedule-cancelled-me", KindReschedule, func(f *Facts) { f.Talk, f.Cause, f.Slots = arranged(), CauseCancelledMe, times() }},
		{"reschedule-theirs", KindReschedule, func(f *Facts) { f.Talk, f.Cause = arranged(), CauseMovedThem }},
		{"reschedule-missed-them", KindReschedule, func(f *Facts) { f.Talk, f.Cause, f.Slots = arranged(), CauseMissedThem, times() }},
		{"apology", KindApology, func(f *Facts) {
			f.Talk, f.Cause, f.Slots = arranged(), CauseMissedMe, times()
			f.Talk.Scheduled = infoint.Wall{Date: date("2026-03-24"), Hour: 15}
		}},
		{"referrer-update", KindReferrerUpdate, func(f *Facts) { introduced(f); f.AboutTalk = talk() }},
		{"update", KindUpdate, later},
		{"update-reintroduced", KindUpdate, func(f *Facts) {
			later(f)
			f.Today, f.To.ID = date("2026-05-04"), "i"
			f.Past[0].Advice, f.Met = nil, []Meeting{{"Ben Ito", date("2026-04-28")}}
			f.Me.Decisions = []infoint.Decision{{Date: date("2026-04-30"), Verb: "pursue", What: "UX research", Because: "[[2026-01-20-ines-marek]]"}}
		}},
		{"update-offer", KindUpdate, func(f *Facts) {
			f.To.Promises = []infoint.Promise{{Owner: "them", State: "open", Text: "introduce me to Ben"}}
		}},
		{"second-ask", KindSecondAsk, func(f *Facts) { later(f); f.Slots = times() }},
		{"second-ask-left-over", KindSecondAsk, func(f *Facts) { later(f); f.To.ID, f.Past[0].Advice, f.Past[0].Promises = "i", nil, nil }},
		{"outcome", KindOutcome, func(f *Facts) {
			later(f)
			f.Me.Decisions = []infoint.Decision{{Verb: "outcome", What: "Accepted a place in the research team at the Infirmary"}}
		}},
		{"outcome-thing", KindOutcome, func(f *Facts) {
			later(f)
			f.Past[0].Advice, f.Told, f.Me.Log = nil, date("2026-01-02"), []infoint.Event{{Kind: infoint.EventFinished, Text: "a place in the master's programme at Leeds"}}
		}},
		{"outreach-phone", KindOutreach, func(f *Facts) { f.Channel, f.ReferrerName, f.MayName = ChannelPhone, "Ben Ito", true }},
		{"nudge-phone", KindNudge, func(f *Facts) { f.Channel, f.LastTouch = ChannelPhone, date("2026-03-02") }},
		{"nudge-later", KindNudge, func(f *Facts) {
			f.LastTouch, f.Answer, f.AnsweredOn = date("2026-03-02"), infoint.ReplyLater, date("2026-01-12")
		}},
	}
	b := builtIn(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Write(context.Background(), b, tt.kind, facts(tt.change))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, tt.name, show(l))
			if found := serious(l); len(found) > 0 {
				t.Errorf("findings in a letter that lacks nothing: %v", found)
			}
			checkLength(t, b, l, tt.name != "update-offer")
			checkNoHoles(t, l)
		})
	}
}

// TestUntrue: what never was is not told of.
func TestUntrue(t *testing.T) {
	tests := []struct {
		kind   string
		change func(*Facts)
		want   error
	}{
		{KindConfirm, nil, ErrNoTalk},
		{KindReschedule, nil, ErrNoTalk},
		{KindUpdate, nil, ErrNoTalk},
		{KindSecondAsk, nil, ErrNoTalk},
		{KindOutcome, nil, ErrNoTalk},
		{KindReferrerUpdate, func(f *Facts) { f.About = omar() }, ErrNoTalk},
		{KindApology, func(f *Facts) { f.Talk = talk() }, ErrNotMissed},
		{KindDeclinedReply, func(f *Facts) { f.Answer = infoint.ReplyYes }, ErrNotDeclined},
		{KindNudge, func(f *Facts) { f.LastTouch, f.Answered = date("2026-03-02"), true }, ErrAnswered},
		{KindIntroRequest, nil, ErrNobody},
		{KindIntroThanks, func(f *Facts) { f.About = &infoint.Contact{Name: "X", DoNotContact: true} }, ErrDoNotContact},
	}
	for _, tt := range tests {
		if _, err := Write(context.Background(), builtIn(t), tt.kind, facts(tt.change)); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.kind, err, tt.want)
		}
	}
}
