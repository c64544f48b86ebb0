package mail

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
)

// hostile are texts that have broken a header, a fold or an encoded word
// somewhere: each is tried as a name and as a subject.
func hostile() []string {
	return []string{
		"Ines Marek", "Łukasz Ngũgĩ", "李小龙", "Жанна Ильинична Константинопольская-Преображенская", "مريم", "नमस्ते", "👩‍👩‍👧‍👦 family",
		"Ana\r\nBcc: all@example.org", "Ana\nBcc: all@example.org", "Ana\rBcc: all@example.org", "Ana\x00Ruiz", "Ana\x1b[31mRuiz\x07",
		"Ana\u2028Bcc: x@example.org", "Ana\u0085Bcc: x@example.org", "Ana \u202eziuR", "\uFEFFAna", "Ana\tRuiz", "  Ana   Ruiz  ",
		`Engel, Moritz`, `"Mo" Engel`, `Mo \ Engel`, `Mo <mo@example.org>`, `Mo (Engel)`, `mo@example.org`, `Dr. Okafor; friends:`, `[Mo]`, `O'Neil`, `a,b@example.org, c`,
		"=?utf-8?q?Bcc=3A?=", "=?utf-8?q?=0D=0ABcc=3A_x=40example.org?=", "=?", "?=", "=?utf-8?b?QmNj?= and é", "a=?=b", "=", "_", "under_score and é", "50 % of it? é!",
		strings.Repeat("x", 60), strings.Repeat("x", 61), strings.Repeat("x", 1200), strings.Repeat("long ", 60), strings.Repeat("é", 500), strings.Repeat("ab é ", 90),
		strings.Repeat("李", 300), "é" + strings.Repeat("x", 80) + "é", "Re: Re: Re:", ":", ".", "-", "--=_infoint_0", "Subject: no", "Café at 15:00 → 16:00", "“quoted” – and so on…",
		"e\u0301 combining", "\ufffd", "tail\\", `"`, `""`, "Mo\v\fEngel", "ﬁ ligature",
	}
}

func texts() []string {
	return []string{
		"Hello,\n\none line.\n\nThank you,\nMaya", "Hello,\r\n\r\nwith another end\r\n", ".\n..\nFrom here on\n", "--=_infoint_0000000000000000\nContent-Type: x\n",
		"é = 3D ü\n" + strings.Repeat("a long line without an end ", 60), "ends in blanks  \nand a tab\t\n-- \nMaya", "李\u2028小", "<script>alert(1)</script> & <b>x</b>", "\x00\x1b[2J", "",
	}
}

// TestPythonReadsTheSame has Python's email package judge every message.
func TestPythonReadsTheSame(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not there, which reads the messages a second time")
	}
	type want struct {
		EML     []byte    `json:"eml"`
		From    *[]string `json:"from"`
		To      *[]string `json:"to"`
		Subject string    `json:"subject"`
		Text    string    `json:"text"`
	}
	var cases []want
	add := func(m Message) {
		t.Helper()
		eml, err := m.EML()
		if err != nil {
			t.Fatal(err)
		}
		w := want{EML: eml, Subject: infoint.Flat(m.Subject), Text: strings.Trim(infoint.Visible(m.Text), "\n") + "\n"}
		if m.From.Email != "" {
			w.From = &[]string{infoint.Flat(m.From.Name), m.From.Email}
		}
		if m.To.Email != "" {
			w.To = &[]string{infoint.Flat(m.To.Name), m.To.Email}
		}
		cases = append(cases, w)
	}
	for i, s := range hostile() {
		add(Message{From: Address{s, "maya@example.org"}, To: Address{s, "o.k+tag_1@sub.example.org"}, Subject: s, Text: texts()[i%len(texts())]})
	}
	for _, text := range texts() {
		add(Message{To: Address{"Ines", "ines@example.org"}, Text: text})
	}
	add(Message{Subject: "to nobody", Text: "x"})
	if len(hostile()) < 50 {
		t.Errorf("only %d hostile texts", len(hostile()))
	}
	in, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	judge := exec.Command(python, "testdata/judge.py")
	judge.Stdin = bytes.NewReader(in)
	if out, err := judge.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// parts reads a message with Go's own packages.
func parts(t testing.TB, eml []byte) (h netmail.Header, plain, page string) {
	t.Helper()
	m, err := netmail.ReadMessage(bytes.NewReader(eml))
	if err != nil {
		t.Fatalf("%v\n%q", err, eml)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	for _, into := range []*string{&plain, &page} {
		p, err := r.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil {
			t.Fatal(err)
		}
		*into = strings.ReplaceAll(string(text), "\r\n", "\n")
	}
	if _, err := r.NextRawPart(); !errors.Is(err, io.EOF) {
		t.Fatalf("more than two parts: %v", err)
	}
	return m.Header, plain, page
}

// checkMessage holds what is true of every message that is written.
func checkMessage(t testing.TB, m Message) {
	t.Helper()
	eml, err := m.EML()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(eml), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") || strings.ContainsFunc(line, func(r rune) bool { return r > '~' || r < ' ' && r != '\t' }) {
			t.Fatalf("a line that is none: %q", line)
		}
	}
	h, plain, page := parts(t, eml)
	for name := range h {
		if !slices.Contains([]string{"From", "To", "Subject", "X-Unsent", "Mime-Version", "Content-Type"}, name) {
			t.Fatalf("a header %s was brought along: %q", name, eml)
		}
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject"))
	if err != nil || subject != infoint.Flat(m.Subject) {
		t.Fatalf("subject %q, want %q (%v)", subject, infoint.Flat(m.Subject), err)
	}
	if m.To.Email != "" {
		to, err := netmail.ParseAddress(h.Get("To"))
		if err != nil || to.Address != m.To.Email || to.Name != infoint.Flat(m.To.Name) {
			t.Fatalf("to %v, want %v (%v)", to, m.To, err)
		}
	}
	if want := strings.Trim(infoint.Visible(strings.ToValidUTF8(m.Text, "\uFFFD")), "\n") + "\n"; plain != want {
		t.Fatalf("text %q, want %q", plain, want)
	}
	if strings.Contains(strings.ToLower(page), "<script") || strings.Contains(page, "<img") {
		t.Fatalf("the page has %q", page)
	}
}

func TestMessages(t *testing.T) {
	for i, s := range hostile() {
		checkMessage(t, Message{To: Address{s, "ines@example.org"}, Subject: s, Text: texts()[i%len(texts())]})
	}
}

func TestMessageIsReproducible(t *testing.T) {
	m := Message{From: Address{"Maya Thiel", "maya@example.org"}, To: Address{"Łukasz", "l@example.org"}, Subject: "Our talk on Tuesday", Text: "Hello,\n\nté."}
	one, err := m.EML()
	if err != nil {
		t.Fatal(err)
	}
	two, err := m.EML()
	if err != nil || !bytes.Equal(one, two) {
		t.Error("the same letter has other bytes")
	}
	want := strings.ReplaceAll(`From: Maya Thiel <maya@example.org>
To: =?utf-8?q?=C5=81ukasz?= <l@example.org>
Subject: Our talk on Tuesday
X-Unsent: 1
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_infoint_B"

--=_infoint_B
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Hello,

t=C3=A9.

--=_infoint_B
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html>
<html><body>
<p>Hello,</p>
<p>t=C3=A9.</p>
</body></html>

--=_infoint_B--
`, "\n", "\r\n")
	if diff := cmp.Diff(strings.ReplaceAll(want, "=_infoint_B", m.boundaryOfClean(t)), string(one)); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
}

func (m Message) boundaryOfClean(t *testing.T) string {
	t.Helper()
	clean, err := m.clean()
	if err != nil {
		t.Fatal(err)
	}
	return clean.boundary()
}

func TestAddresses(t *testing.T) {
	for _, bad := range []string{
		"ines", "ines@", "@example.org", "a b@example.org", "a@b@c", "a@example.org, b@example.org", "a@example.org\r\nBcc: x@example.org", "<a@example.org>",
		"Ines <a@example.org>", "jürgen@example.org", "a@exämple.org", `"a b"@example.org`, "a@[127.0.0.1]", "a..b@example.org", "a@example.org\x00", "a;b@example.org",
		strings.Repeat("a", 250) + "@example.org", " a@example.org",
	} {
		for _, m := range []Message{{To: Address{"x", bad}}, {From: Address{"x", bad}}} {
			var e *AddressError
			if _, err := m.EML(); !errors.As(err, &e) || e.Email != bad || e.Why == "" {
				t.Errorf("%q: %v", bad, err)
			}
			if _, err := m.MailTo(); !errors.As(err, &e) {
				t.Errorf("mailto %q: %v", bad, err)
			}
		}
	}
	for _, good := range []string{"a@b", "o'neil+x=1@sub.example.org", "a&b?c%d@example.org", "{x}|y~z@example.org"} {
		checkMessage(t, Message{To: Address{"x", good}, Text: "x"})
		checkLink(t, Message{To: Address{"x", good}, Subject: "s", Text: "x"})
	}
}

// checkLink reads a mailto link back by RFC 6068.
func checkLink(t testing.TB, m Message) {
	t.Helper()
	link, err := m.MailTo()
	if errors.Is(err, ErrLong) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	rest, ok := strings.CutPrefix(link, "mailto:")
	if !ok || strings.ContainsAny(link, "+ \r\n#\"<>") || strings.ContainsFunc(link, func(r rune) bool { return r > '~' }) {
		t.Fatalf("no link: %q", link)
	}
	to, query, _ := strings.Cut(rest, "?")
	read := map[string]string{"to": unescape(t, to)}
	for field := range strings.SplitSeq(query, "&") {
		if field != "" {
			name, value, _ := strings.Cut(field, "=")
			read[name] = unescape(t, value)
		}
	}
	want := map[string]string{"to": m.To.Email}
	if s := infoint.Flat(m.Subject); s != "" {
		want["subject"] = s
	}
	if s := strings.Trim(infoint.Visible(strings.ToValidUTF8(m.Text, "\uFFFD")), "\n"); s != "" {
		want["body"] = strings.ReplaceAll(s, "\n", "\r\n")
	}
	if diff := cmp.Diff(want, read); diff != "" {
		t.Fatalf("%q (-want +got):\n%s", link, diff)
	}
}

func unescape(t testing.TB, s string) string {
	t.Helper()
	out, err := url.PathUnescape(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMailTo(t *testing.T) {
	for i, s := range hostile() {
		checkLink(t, Message{To: Address{s, "ines@example.org"}, Subject: s, Text: texts()[i%len(texts())]})
	}
	got, err := Message{To: Address{"Ines", "ines@example.org"}, Subject: "Tea & talk", Text: "Hello,\n\n1 + 1\n"}.MailTo()
	if want := "mailto:ines@example.org?subject=Tea%20%26%20talk&body=Hello%2C%0D%0A%0D%0A1%20%2B%201"; err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if _, err := (Message{Text: strings.Repeat("long ", 2000)}).MailTo(); !errors.Is(err, ErrLong) {
		t.Errorf("a long letter: %v", err)
	}
}

func FuzzMessage(f *testing.F) {
	for i, s := range hostile() {
		f.Add(s, s, texts()[i%len(texts())])
	}
	f.Fuzz(func(t *testing.T, name, subject, text string) {
		m := Message{To: Address{strings.ToValidUTF8(name, ""), "ines@example.org"}, Subject: strings.ToValidUTF8(subject, ""), Text: text}
		checkMessage(t, m)
		checkLink(t, m)
	})
}
