// Package prep chooses the questions for one conversation.
//
// Twenty minutes hold four open questions, so the work is leaving out. What
// stays depends on a Situation: who they are to you and in the work, what you
// believe and have not tested, what others said, what this person was asked
// before, and how long the talk is. Plan turns a Situation and a Bank into a
// Brief; the same input gives the same bytes, always, so that running it a
// second time changes nothing.
//
// The words:
//
//   - the Bank is the list of questions that can be asked, read from Markdown
//     files: the user's own first, then those of templates/questions;
//   - a slot is a word in braces that the vault fills. A question with a slot
//     that cannot be filled is not asked: a blank is worse than silence;
//   - core questions are asked in every first talk, in the same words. What
//     people volunteer depends on who asks; only what everyone was asked can be
//     compared;
//   - a question leans on a person if it is for their kind of role, employer or
//     relation, or speaks words of their note; it goes before one for anybody.
//     Between equally good ones a lot decides that is always the same for the
//     same person;
//   - a must-ask stands in the first 70 % of the minutes, because talks run
//     late and the end is what gets lost;
//   - a question fits if there are minutes for it; the others are spares.
//
// What already stands in the note is the user's, stays as it is, and counts
// in the budget first. The package reads no file but the Bank it is given,
// knows no clock and prints nothing. It never quotes a private line or a talk
// off the record, and never says who said what.
package prep
