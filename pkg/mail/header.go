package mail

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// lineAim is how long a line should be: RFC 2047 allows 76 characters for one
// that holds an encoded word, and 75 for the word.
const lineAim = 76

// unstructured is a header of free text, folded.
func unstructured(name, value string) string {
	if needsEncoding(value) {
		return name + ": " + encodedWords(value, len(name)+2)
	}
	return name + ": " + fold(value, len(name)+2)
}

// addressed is a header with one mailbox.
func addressed(header string, a Address) string {
	head := header + ": "
	if a.Name == "" {
		return head + "<" + a.Email + ">"
	}
	name := a.Name
	switch {
	case needsEncoding(name):
		name = encodedWords(name, len(head))
	case strings.ContainsFunc(name, func(r rune) bool { return r != ' ' && !isAtom(r) }):
		name = fold(`"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)+`"`, len(head))
	default:
		name = fold(name, len(head))
	}
	last := name[strings.LastIndexByte(name, '\n')+1:]
	if len(head)+len(last)+len(a.Email)+3 > lineAim {
		return head + name + "\r\n <" + a.Email + ">"
	}
	return head + name + " <" + a.Email + ">"
}

// needsEncoding reports whether a text could not be read back as it is: it has
// other letters than ASCII, looks like an encoded word, or has a word too long
// to be folded.
func needsEncoding(s string) bool {
	if strings.Contains(s, "=?") {
		return true
	}
	for word := range strings.FieldsSeq(s) {
		if len(word) > 60 || strings.ContainsFunc(word, func(r rune) bool { return r < '!' || r > '~' }) {
			return true
		}
	}
	return false
}

// fold breaks a text of ASCII words at its blanks.
func fold(s string, column int) string {
	var b strings.Builder
	for i, word := range strings.Fields(s) {
		switch {
		case i == 0:
		case column+1+len(word) > lineAim:
			b.WriteString("\r\n")
			column = 0
			fallthrough
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}

// encodedWords writes a text as encoded words, one a line but for the first,
// which stands behind the header's name. No character is cut in two.
func encodedWords(s string, column int) string {
	var b strings.Builder
	chunk := ""
	for _, r := range s {
		if chunk != "" && column+len(encodedWord(chunk+string(r))) > lineAim {
			b.WriteString(encodedWord(chunk) + "\r\n ")
			chunk, column = "", 1
		}
		chunk += string(r)
	}
	return b.String() + encodedWord(chunk)
}

// encodedWord is a text in the shorter of the two encodings, Q where they are
// equal: letters with marks can be read in it.
func encodedWord(s string) string {
	var q strings.Builder
	q.WriteString("=?utf-8?q?")
	for _, r := range s {
		switch {
		case r == ' ':
			q.WriteByte('_')
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("!*+-/", r):
			q.WriteRune(r)
		default:
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&q, "=%02X", c)
			}
		}
	}
	q.WriteString("?=")
	b := "=?utf-8?b?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
	if len(b) < q.Len() {
		return b
	}
	return q.String()
}

// isAtom reports whether a character may stand in a name without quotes.
func isAtom(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r)
}
