package note

import (
	"testing"

	"github.com/infoint/infoint/pkg/infoint"
)

// typical is a contact of the middle of a campaign: fourteen keys, ten lines
// of log.
const typical = `---
type: contact
uid: 7hq2vn5tcb
name: Ines Marek
role: UX researcher
company: Papierboot Studio
role_kind: individual
professions:
  - UX research
email: ines.marek@example.com
relationship: alum
via: "[[omar-haddad|Omar Haddad]]"
seniority: mid
why: You said that your worst interview taught you the most
tags: [ux, alumni]
created: 2026-03-02
---

## Background

- psychology at Lindenau until 2017, then an agency (alumni page)

## Log

- 2026-03-02 outreach email: 20 minutes about how one gets from the lab to an agency
- 2026-03-11 nudge email: shorter, and asked about the "fine" man
- 2026-03-13 reply yes: "sorry!! two launches. happy to, any afternoon"
- 2026-03-16 slots: Tue 24th 15:00, Wed 25th 16:00, Fri 27th 14:00
- 2026-03-17 reply yes: "the Tuesday"
- 2026-03-18 wrote email: invite and link
- 2026-03-27 wrote email: thank you
- 2026-04-02 heard email: she read the study
- 2026-04-03 wrote email: answered
- 2026-04-20 note: met at the meetup

## Promises

- [ ] send her the two pages ➕ 2026-03-26 📅 2026-03-31
`

func BenchmarkRead(b *testing.B) {
	src := []byte(typical)
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if n := Read(infoint.KindContact, "contacts/ines-marek.md", src); len(n.Contact.Log) != 10 {
			b.Fatal("the log has", len(n.Contact.Log), "events")
		}
	}
}

// BenchmarkReader is what a command does: one Reader for many notes.
func BenchmarkReader(b *testing.B) {
	src, rd := []byte(typical), NewReader()
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if n := rd.Read(infoint.KindContact, "contacts/ines-marek.md", src); len(n.Contact.Log) != 10 {
			b.Fatal("the log has", len(n.Contact.Log), "events")
		}
	}
}
