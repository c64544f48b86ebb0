// Package mail writes a letter so that a mail program opens it as a draft: as
// an .eml file, or as a mailto link. It sends nothing, and knows no letter.
//
// A file is a message of two alternatives, plain text and HTML made from it, by
// RFC 5322, 2045 and 2047. "X-Unsent: 1" has Outlook open it for writing; other
// programs open it and offer to edit it as new. There is no date and no
// Message-ID: a draft has neither until it is sent (RFC 5322 §3.6.1), and so the
// same letter has the same bytes. The bytes are ASCII.
//
// What goes into a header is one line without control characters: a name cannot
// bring a header along. It is written in words that read back as they were, also
// where it looks like an encoded word itself. An address is refused unless a
// header can hold it: ASCII, and nothing that needs quoting to be one address.
package mail
