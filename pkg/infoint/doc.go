// Package infoint is the vocabulary of informational interviews: the people
// one writes to, the conversations one has with them, and the facts that are
// written down about both.
//
// It holds words and values only. A value here is what a note says, with the
// place where it says it; nothing in this package reads a file, asks the
// clock or decides what follows. What follows from several notes together (a
// stage, the last contact, what is due) is never a field of a note: it is
// computed from them in package campaign and above.
//
// The words:
//
//   - a Contact is a person; an Interview is one conversation; the Profile is
//     the explorer herself; a Letter is a message, a draft until it is sent;
//   - an Event is a dated line of a log; a Promise is a task with an owner; a
//     Referral is a name somebody gave; an Insight is a claim heard in a talk;
//   - a Ref is a link as it was written, an ID the base name of a file.
//
// Every key of the front matter is kept as text in Fields, the user's own
// keys too, so that they can be queried and are never lost.
package infoint
