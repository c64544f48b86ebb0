"""Reads messages with Python's own email package, strictly, and says where they
are not what was meant. Standard input: a JSON array of objects with eml (the
message, base64), from, to (each [name, address] or null), subject, text."""

import base64
import json
import sys
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import strict

wrong = 0


def differ(n, what, want, got):
    global wrong
    if want != got:
        wrong += 1
        print(f"message {n}: {what}: want {want!r}, got {got!r}")


for n, case in enumerate(json.load(sys.stdin)):
    try:
        m = message_from_bytes(base64.b64decode(case["eml"]), policy=strict)
        present = {"X-Unsent", "MIME-Version", "Content-Type"}
        for header, who in (("From", case["from"]), ("To", case["to"])):
            if who is None:
                continue
            present.add(header)
            boxes = m[header].addresses
            differ(n, header, [who[1]], [b.addr_spec for b in boxes])
            name, raw = boxes[0].display_name, dict(m.raw_items())[header]
            if raw.count("=?utf-8?") > 1:
                # The newer parser keeps the blank between two encoded words of
                # a name, which RFC 2047 says is none; the older one does not.
                name = str(make_header(decode_header(raw)))
                name = name[: name.rindex("<")].strip()
            differ(n, header, who[0], name)
        if case["subject"]:
            present.add("Subject")
            differ(n, "subject", case["subject"], str(m["Subject"]))
        differ(n, "headers", sorted(present), sorted(m.keys()))
        differ(n, "unsent", "1", str(m["X-Unsent"]))
        differ(n, "type", "multipart/alternative", m.get_content_type())
        parts = list(m.iter_parts())
        differ(n, "parts", ["text/plain", "text/html"], [p.get_content_type() for p in parts])
        differ(n, "text", case["text"], parts[0].get_content().replace("\r\n", "\n"))
        for part in [m, *parts]:
            differ(n, "defects", [], [str(d) for d in part.defects])
            for header in part.values():
                differ(n, "header defects", [], [str(d) for d in header.defects])
    except Exception as e:  # whatever it is, the message is at fault
        wrong += 1
        print(f"message {n}: {type(e).__name__}: {e}")
sys.exit(1 if wrong else 0)
