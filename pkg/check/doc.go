// Package check says what is wrong in a vault: what reading the notes found,
// and what only shows when they lie side by side.
//
// A note by itself can be in order and the vault still wrong. A link leads
// nowhere, or to two people; two files claim the same uid; a talk was held
// with nobody; an insight speaks for a value that the profile does not have; a
// key says do_not_contcat, which protects no one. None of this stops a command:
// each is read as well as it can be and then silently means less than its
// writer thinks. So this package says it aloud, with the place and the remedy.
//
// The words:
//
//   - a File is a note with its bytes; a Finding is one fault, with its place;
//   - a link matters where a fact hangs on it: in a key that is a link, in a
//     log, under Referrals. Elsewhere it is prose, and may well lead to a note
//     of the user's larger vault that nobody here can see;
//   - a key, a profession or a name is near another where one is a slip of the
//     fingers away from it: a letter more, less or other, or two swapped.
//
// # What it will not do
//
// It has no opinion on what people write in their own keys, headings and
// prose. It does not guess: where a slip may have meant two things, the finding
// names both. And it mends little. Fix is for what has exactly one right answer
// and gives back the bytes of a file in which that answer alone is different;
// everything else waits for the person who knows what was meant.
//
// The work grows with the notes and not with their pairs: everything that is
// looked up stands in a map, and what is near is found by its letters.
package check
