// Package agenda decides what waits on the explorer at a given time, and why.
//
// A rule is one small function over a campaign. It returns a row for each
// thing that is open, from the moment its cause happened; whether the row is
// shown today follows from its due day. A row ends when the fact it asks for
// is written down, and by nothing else: no row is ever stored, so none can be
// lost, doubled or left behind by a log that moved on.
//
// The words of a row never blame. Silence from other people is normal, a late
// thank-you is better than none, and an empty list is not a reward.
package agenda
