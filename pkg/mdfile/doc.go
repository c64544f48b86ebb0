// Package mdfile is one Markdown file as bytes: front matter in, minimal
// verified edits out.
//
// # Reading
//
// Parse splits a file into front matter and body and reads the front matter
// into Entries. A scalar is kept as the text that stands in the file: 01234,
// +4930…, no and 2026-03-12T10:30:00 stay what they are, and only the caller's
// schema knows which of them is a date. The text between the fences is split
// by adrg/frontmatter and read by yaml.v3, both behind guards, because both
// answer wrongly where a person would not: the first ends the front matter at
// an indented "---" and does not see it behind a byte order mark, the second
// stops at "..." without a word, keeps duplicate keys, and needs seconds for
// input that was made to cost seconds. What the guards refuse is a
// *SyntaxError with a place and a remedy.
//
// # Writing
//
// An edit is a splice. It finds the bytes of one value, replaces them, and
// then distrusts itself: the result is parsed again and given back only if
// every other key, its order, value and style are what they were, the body is
// the same byte for byte, and the edited key reads back as the value asked
// for. Nothing is ever re-encoded: of 25 files that people wrote, re-encoding
// changed 15, losing blank lines, CRLF, emoji and
// alignment. What cannot be done this way is a *RefusedError that holds the
// line to write by hand.
//
// Setting a key to the value that it has changes no byte. When an edit has
// nothing to change, the slice given back is the one that was passed in.
//
// # The words
//
// A fence is a line "---" at column 1. A lexeme is the bytes of one value as
// written, quotes and brackets included. The lines of a key run from its own
// to the line before the next key.
//
// # What it will not do
//
// It knows no schema, no domain and no Markdown; it opens no file and writes
// none. It does not edit anchors, tags, explicit keys ("? key") or front matter
// in braces, and does not read aliases or merge keys at all.
package mdfile
