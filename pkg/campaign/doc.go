// Package campaign knows what follows from all notes together: how far the
// thread with each person has come, who waits for whom, when they last heard
// of each other, and who led to whom.
//
// Nothing here is stored anywhere. A stage that is written down is a stage
// that contradicts the log beside it some day; so it is computed, each time,
// from the dated lines that people write.
//
// The thread with a person is a walk along two sources: the log of the person,
// in the order of its dates, and the talks with them. The later of the two
// decides. On one and the same day what answers counts as later than what it
// answers, so a talk booked on the day of the yes has answered it.
package campaign
