package prep

import "github.com/infoint/infoint/pkg/infoint"

// Situation is all that a choice of questions depends on. The caller fills it
// from the vault; its slices are read and never changed. A talk in Others whose
// note names no profession gets those of the contact (on a copy), since what
// was said there is quoted only about the same profession.
type Situation struct {
	Contact   *infoint.Contact     // never nil
	Interview *infoint.Interview   // the coming talk, nil where none is arranged
	Earlier   []*infoint.Interview // talks held with this person, oldest first
	Others    []*infoint.Interview // talks held with other people, oldest first, with their professions
	Profile   *infoint.Profile     // never nil; may be empty
	Referrer  string               // name of who introduced them, "" where unknown
	MayName   bool                 // Referrer agreed to be named
	Names     []string             // people and employers never to be named in what others said
	Minutes   int                  // of the whole talk; 0 or less: DefaultMinutes
}

// Brief is what to ask, how long it takes, and what to watch on the clock.
// The minutes of the questions that fit are at most Minutes − Open − Close.
type Brief struct {
	Minutes   int
	MustAsk   []string // ids of the starred questions, in the order of asking
	Cues      []Cue
	Questions []Question // first those in the note, then new ones, then spares
	Warnings  []string   // what is wrong with the plan, one sentence each

	Open    int // minutes for thanks and introductions
	Close   int // minutes for names, next steps and thanks
	Fit     int // open questions that the talk holds
	Prepare int // questions to have ready at most
}

// Budget is the minutes that questions may take.
func (b Brief) Budget() int { return max(0, b.Minutes-b.Open-b.Close) }

// Question is one line of the plan.
type Question struct {
	ID      string // empty on the user's own
	Topic   string // one of Topics, or TopicOwn
	Text    string
	Minutes int  // with one follow-up
	MustAsk bool // starred
	Fits    bool
	Why     string // why this question for this person, in a few words
	Asked   bool   // ticked in the note
	// Standing says that the question was in the note before; it is neither
	// moved nor written again.
	Standing bool
}

// Cue is something to say when the clock shows Minute, counted from the start.
type Cue struct {
	Minute int
	Say    string
}

// TopicOwn is the topic of a question that the user wrote herself.
const TopicOwn = "own"

// The topics of the bank. An id begins with its topic.
const (
	topicRapport    = "rapport"
	topicPath       = "path"
	topicDay        = "day"
	topicChallenge  = "challenge"
	topicTrend      = "trend"
	topicEntry      = "entry"
	topicCulture    = "culture"
	topicPay        = "pay"
	topicAdvice     = "advice"
	topicNext       = "next"
	topicHypothesis = "hypothesis"
	topicFollowup   = "followup"
)

// Topics returns the topics of the bank in the order of a first talk: from
// the easy and general to the specific, what is delicate late, the way on at
// the end.
func Topics() []string {
	return []string{
		topicRapport, topicFollowup, topicPath, topicDay, topicCulture, topicChallenge,
		topicTrend, topicHypothesis, topicEntry, topicPay, topicAdvice, topicNext,
	}
}

// Plan chooses the questions for a talk. It is a pure function: the same
// situation and bank give the same brief.
func Plan(s Situation, b *Bank) Brief {
	v := newView(s)
	row := rowFor(s.Minutes)
	c := newChooser(v, b, row)
	c.choose()
	brief := row.brief()
	brief.Questions = c.questions()
	for _, q := range brief.Questions {
		if q.MustAsk && q.ID != "" {
			brief.MustAsk = append(brief.MustAsk, q.ID)
		}
	}
	brief.Warnings = warnings(v, row, brief.Questions)
	return brief
}
