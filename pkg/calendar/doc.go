// Package calendar translates between a campaign and the diary that somebody
// keeps elsewhere. It writes talks, and what is due, as iCalendar (RFC 5545);
// it reads from other iCalendar files when their owner is busy; and it finds
// times at which two people in two zones can talk.
//
// The words:
//
//   - an Entry is one line of a diary: an hour, or a day. The same Entry is
//     the same bytes, so a file that is written twice does not change, and a
//     program that read it before replaces the entry by its UID and SEQUENCE.
//   - a Span is time that is taken. What made it so is not kept: of somebody's
//     diary nothing is read but the hours.
//   - a Fault is something in a file that could not be read. It has a line and
//     stops nothing else: the times around it count.
//   - a Search is what has to hold of a time that is offered; Free gives the
//     times, Doubts says what speaks against one that somebody chose.
//
// Writing is plain. Hours are in UTC, lines end in CRLF and are folded at 75
// octets between characters, and every value goes through one escape that no
// note can get out of: what somebody calls themselves never becomes a line of
// the calendar.
//
// Reading is kind, since the files come from everywhere: zones by their IANA
// name, by the names that Windows has for them, or by the rules that the file
// brings along; repeated events with their exceptions; whole days; times
// without a zone. It is bounded whatever the file says. A rule that goes on
// for ever is worked out between the two ends of a Window and nowhere else,
// and one that can only be counted through from its beginning is given up
// after so many steps, with a Fault.
//
// Nothing is fetched and nobody is invited: a file is what goes out, and what
// its owner does with it is theirs.
package calendar
