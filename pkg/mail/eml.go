package mail

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"mime/quotedprintable"
	"strings"

	"github.com/infoint/infoint/pkg/markdown"
)

// EML returns the message as the bytes of an .eml file. Its error is an
// *AddressError.
func (m Message) EML() ([]byte, error) {
	clean, err := m.clean()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, h := range clean.headers() {
		out.WriteString(h + "\r\n")
	}
	out.WriteString("\r\n")
	page := "<!DOCTYPE html>\n<html><body>\n" + string(markdown.HTML(clean.Text)) + "</body></html>\n"
	for _, part := range []struct{ kind, text string }{{"plain", clean.Text}, {"html", page}} {
		fmt.Fprintf(&out, "--%s\r\nContent-Type: text/%s; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", clean.boundary(), part.kind)
		w := quotedprintable.NewWriter(&out)
		_, _ = w.Write([]byte(part.text)) // a buffer takes everything
		_ = w.Close()
		out.WriteString("\r\n")
	}
	out.WriteString("--" + clean.boundary() + "--\r\n")
	return out.Bytes(), nil
}

func (m Message) headers() []string {
	var headers []string
	if m.From.Email != "" {
		headers = append(headers, addressed("From", m.From))
	}
	if m.To.Email != "" {
		headers = append(headers, addressed("To", m.To))
	}
	if m.Subject != "" {
		headers = append(headers, unstructured("Subject", m.Subject))
	}
	return append(headers, "X-Unsent: 1", "MIME-Version: 1.0",
		fmt.Sprintf("Content-Type: multipart/alternative; boundary=%q", m.boundary()))
}

// boundary separates the parts. It has "=_", which no quoted-printable text has,
// so that it can occur in none.
func (m Message) boundary() string {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.Join([]string{m.To.Email, m.Subject, m.Text}, "\x00")))
	return fmt.Sprintf("=_infoint_%016x", h.Sum64())
}
