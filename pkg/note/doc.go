// Package note stands between the bytes of one file and the words of the
// domain: it reads a contact, a talk, a letter, a reflection or the profile
// out of a Markdown note, and writes a domain edit back as the smallest edit
// of its bytes.
//
// Reading is generous, because people write notes by hand and in a hurry:
// "2026-3-2", "said yes", an unquoted [[link]] and "### log" mean what they
// look like. What cannot be understood is kept as a plain note or left empty,
// and becomes a Finding with its line and column; only front matter that is no
// front matter makes the whole file unreadable.
//
// Writing is exact: one form for every fact. An edit is read again before it
// is handed out, and where the fact would not be found afterwards, as behind
// an unclosed comment, it is refused with the line to write by hand.
package note
