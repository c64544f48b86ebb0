package markdown

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"lines are kept", "Hello,\n\nThank you,\nMaya", "<p>Hello,</p>\n<p>Thank you,<br>\nMaya</p>\n"},
		{"times are a list", "- Tue, 10:00\n- Wed, 9:00", "<ul>\n<li>Tue, 10:00</li>\n<li>Wed, 9:00</li>\n</ul>\n"},
		{"a quotation", "> so you said", "<blockquote>\n<p>so you said</p>\n</blockquote>\n"},
		{"a signature is no heading", "Maya\n-- \n+49 1", "<p>Maya<br>\n--<br>\n+49 1</p>\n"},
		{"nor is a number sign", "# 1 of us", "<p># 1 of us</p>\n"},
		{"what is indented stays so", "    x", "<pre><code>x\n</code></pre>\n"},
		{"HTML is text", "<script>alert(1)</script> & <b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>\n"},
		{"a link", "[me](https://example.org/?a=1&b=2)", `<p><a href="https://example.org/?a=1&amp;b=2">me</a></p>` + "\n"},
		{"an address", "<maya@example.org>", `<p><a href="mailto:maya@example.org">maya@example.org</a></p>` + "\n"},
		{"a page", "<https://example.org>", `<p><a href="https://example.org">https://example.org</a></p>` + "\n"},
		{"a link that runs", "[x](javascript:alert(1))", "<p>x</p>\n"},
		{"a link to data", "[x](data:text/html,y) and <vbscript:x>", "<p>x and vbscript:x</p>\n"},
		{"a link to wherever", "[x](//example.org/p)", "<p>x</p>\n"},
		{"an image is not fetched", "![a cat](https://example.org/track.gif)", "<p>a cat</p>\n"},
	} {
		if got := string(HTML(tt.in)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestMessage(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Hello\n\n%% not this %%\n\n\nyou", "Hello\n\nyou"},
		{"ask [[ben-ito|Ben Ito]] or [[x]]\n-- \nMaya\n", "ask Ben Ito or x\n-- \nMaya"},
		{"[page](https://example.org)", "[page](https://example.org)"},
		{"\n \n", ""},
	} {
		if got := Message(tt.in); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

// FuzzHTML: whatever a letter holds, no mark of its own gets into the page.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"[a](javascript:b)", "<x onload=y>", "![i](https://e.org)", "> - [l](<data:x>)", "`<b>`", "[r]\n\n[r]: javascript:x", "&lt;script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		page := strings.ToLower(string(HTML(s)))
		for _, part := range strings.Split(page, "<")[1:] {
			tag, _, closed := strings.Cut(part, ">")
			name, rest, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
			switch name {
			case "p", "br", "ul", "li", "blockquote", "em", "strong", "code", "pre":
				if rest != "" || !closed {
					t.Fatalf("%q: a tag %q", s, tag)
				}
			case "ol":
				if rest != "" && !strings.HasPrefix(rest, `start="`) {
					t.Fatalf("%q: a tag %q", s, tag)
				}
			case "a":
				to, ok := strings.CutPrefix(rest, `href="`)
				if rest != "" && (!ok || !strings.HasPrefix(to, "http") && !strings.HasPrefix(to, "mailto:") || strings.Count(to, `"`) != 1) {
					t.Fatalf("%q: a link %q", s, tag)
				}
			default:
				t.Fatalf("%q: a tag %q", s, tag)
			}
		}
	})
}
