package mail

import (
	"fmt"
	netmail "net/mail"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// An Address is a mailbox. One without an Email is nobody's: the header is left
// out.
type Address struct {
	Name, Email string
}

// A Message is a letter as mail programs see it. Text has paragraphs with an
// empty line between them; its lines may end in "\n" or "\r\n".
type Message struct {
	From, To Address
	Subject  string
	Text     string
}

// An AddressError says that an e-mail address is none that a message can go to.
type AddressError struct {
	Email string
	Why   string
}

func (e *AddressError) Error() string {
	return fmt.Sprintf("%q is no address for a mail: %s", e.Email, e.Why)
}

// mostAddress is how many characters an address may have (RFC 5321: a path of
// 256, less its brackets).
const mostAddress = 254

// check refuses what could be more, or less, than one address.
func (a Address) check() error {
	fault := func(why string) error { return &AddressError{a.Email, why} }
	for _, r := range a.Email {
		switch {
		case r > 126:
			return fault("it has letters that are not ASCII")
		case r <= ' ':
			return fault("it has blanks or control characters")
		case strings.ContainsRune(`"(),:;<>[\]`, r):
			return fault("it has marks that are no part of an address")
		}
	}
	if len(a.Email) > mostAddress {
		return fault(fmt.Sprintf("it has more than %d characters", mostAddress))
	}
	if parsed, err := netmail.ParseAddress(a.Email); err != nil || parsed.Address != a.Email {
		return fault("want NAME@HOST")
	}
	return nil
}

// clean is the message with nothing in it that could not be written.
func (m Message) clean() (Message, error) {
	for _, a := range []*Address{&m.From, &m.To} {
		if a.Email == "" {
			*a = Address{}
			continue
		}
		if err := a.check(); err != nil {
			return Message{}, err
		}
		a.Name = infoint.Flat(a.Name)
	}
	m.Subject = infoint.Flat(m.Subject)
	m.Text = strings.Trim(infoint.Visible(strings.ToValidUTF8(m.Text, "\uFFFD")), "\n") + "\n"
	return m, nil
}
