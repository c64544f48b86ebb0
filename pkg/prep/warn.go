package prep

import (
	"fmt"
	"strings"
)

// topicShare is the percentage of the questions beyond which one topic crowds
// out the others. Our judgement.
const topicShare = 40

// warnings are what is wrong with a plan, in whole sentences.
func warnings(v *view, r row, questions []Question) []string {
	t := tally(questions)
	list := []string{}
	warn := func(when bool, format string, args ...any) {
		if when {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	warn(len(questions) > r.prepare, "%d questions for %s: trim them to %d", len(questions), plural(r.total, "minute"), r.prepare)
	warn(t.must > r.must, "%s in %s: keep %d", plural(t.must, "must-ask"), plural(r.total, "minute"), r.must)
	warn(t.lost > 0, "no room for %s: ask it earlier or drop another", plural(t.lost, "must-ask"))
	warn(t.topics[topicNext] == 0, "no question leads to the next person: keep a minute for it")
	warn(t.topics[topicHypothesis] == 0 && v.untested() > 0,
		"%s untested, and no question about it fits: ask for more time, or put one first", hypotheses(v.untested()))
	warn(len(v.unplaced) > 0, "%s: add [profession:: …]", namesNone(v.unplaced))
	for _, topic := range append(Topics(), TopicOwn) {
		n := t.topics[topic]
		warn(topic != TopicOwn && t.fit >= 5 && n*100 > topicShare*t.fit, "%d of %d questions are about %s: ask about something else too", n, t.fit, topic)
	}
	return list
}

// namesNone returns "h3 names no profession", "h3 and h4 name no profession".
func namesNone(ids []string) string {
	last := len(ids) - 1
	switch {
	case last < 0:
		return ""
	case last == 0:
		return ids[0] + " names no profession"
	}
	return strings.Join(ids[:last], ", ") + " and " + ids[last] + " name no profession"
}

func hypotheses(n int) string {
	if n == 1 {
		return "1 hypothesis is"
	}
	return fmt.Sprintf("%d hypotheses are", n)
}

// counts are the numbers that the warnings look at.
type counts struct {
	fit, must, lost int
	topics          map[string]int // of those that fit
}

func tally(questions []Question) counts {
	t := counts{topics: map[string]int{}}
	for _, q := range questions {
		if q.MustAsk {
			t.must++
		}
		if q.MustAsk && !q.Fits {
			t.lost++
		}
		if q.Fits {
			t.fit++
			t.topics[q.Topic]++
		}
	}
	return t
}
