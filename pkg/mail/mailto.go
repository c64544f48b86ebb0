package mail

import (
	"errors"
	"net/url"
	"strings"
)

// mostLink is how long a mailto link may be: Windows' command line, through
// which links are opened there, holds 8,191 characters.
const mostLink = 8000

// ErrLong says that a letter does not fit into a link.
var ErrLong = errors.New("the letter is too long for a mailto link")

// MailTo returns the message as a mailto link (RFC 6068): its address, subject
// and plain text. The sender is the mail program's. The error is an
// *AddressError or ErrLong.
func (m Message) MailTo() (string, error) {
	clean, err := m.clean()
	if err != nil {
		return "", err
	}
	link := "mailto:" + strings.ReplaceAll(escape(clean.To.Email), "%40", "@")
	separator := "?"
	for _, field := range [][2]string{{"subject", clean.Subject}, {"body", strings.TrimRight(clean.Text, "\n")}} {
		if field[1] != "" {
			link += separator + field[0] + "=" + escape(strings.ReplaceAll(field[1], "\n", "\r\n"))
			separator = "&"
		}
	}
	if len(link) > mostLink {
		return "", ErrLong
	}
	return link, nil
}

// escape percent-encodes all that has a meaning in a link; mail programs read a
// plus sign as one, so a blank is %20.
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
