package prep

import (
	"cmp"
	"slices"
)

// rank is the place of a topic in the talk. A first talk goes from the easy
// and general to the specific; a later one begins with what became of the
// last, then tests beliefs. Pay is late, the way on last.
func (v *view) rank(p pick) int {
	if p.item.end == endReferral {
		return 100
	}
	order := Topics()
	if v.later {
		order = []string{
			topicFollowup, topicPath, topicHypothesis, topicEntry, topicCulture, topicChallenge, topicTrend,
			topicDay, topicPay, topicAdvice, topicNext,
		}
	}
	rank := 2 * slices.Index(order, p.Topic)
	if p.Topic == topicNext && p.item.end == "" {
		return rank - 1 // something to read, before the open door
	}
	return rank
}

// order sorts the new questions, within a topic the less delicate first, stars
// the must-asks and moves them up.
func (c *chooser) order() {
	byTopic := func(a, b pick) int {
		return cmp.Or(cmp.Compare(c.v.rank(a), c.v.rank(b)), cmp.Compare(a.item.sensitivity, b.item.sensitivity))
	}
	c.star()
	slices.SortStableFunc(c.fresh, byTopic)
	slices.SortStableFunc(c.spare, byTopic)
	c.promote()
}

// star marks as many must-asks as the talk holds, the most wanted first. The
// stars that the note has already count.
func (c *chooser) star() {
	left := c.row.must
	for _, p := range c.standing {
		if p.MustAsk {
			left--
		}
	}
	for i := range c.fresh {
		if c.fresh[i].mayStar && left > 0 {
			c.fresh[i].MustAsk = true
			left--
		}
	}
}

// promote moves what stands before a must-ask behind it, until each must-ask
// ends in the first 70 % of the budget. One that cannot, because the note is
// full, loses its star.
func (c *chooser) promote() {
	for {
		late := c.lateMust()
		if late < 0 {
			return
		}
		i := late - 1
		for i >= 0 && c.fresh[i].MustAsk {
			i--
		}
		if i < 0 {
			c.fresh[late].MustAsk = false
			continue
		}
		p := c.fresh[i]
		c.fresh = slices.Insert(slices.Delete(c.fresh, i, i+1), late, p)
	}
}

// lateMust is the last must-ask that ends too late, -1 where there is none.
func (c *chooser) lateMust() int {
	limit := mustShare * float64(c.row.budget())
	end, late := 0, -1
	for _, p := range c.standing {
		if p.Fits {
			end += p.Minutes
		}
	}
	for i, p := range c.fresh {
		end += p.Minutes
		if p.MustAsk && float64(end) > limit {
			late = i
		}
	}
	return late
}

// questions are the lines of the plan: those of the note in their place, the
// new ones that fit, the spares.
func (c *chooser) questions() []Question {
	list := []Question{}
	for _, p := range slices.Concat(c.standing, c.fresh, c.spare) {
		list = append(list, p.Question)
	}
	return list
}
