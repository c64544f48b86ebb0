package term

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Safe returns s with everything made visible that a terminal would obey or
// not show: control characters but newline and tab, the overrides and isolates
// of text direction, blanks without width, line separators, and bytes that are
// no UTF-8. A byte becomes \x1b, a character \u202e, which JSON reads as that
// character. CR LF becomes a newline.
//
// Ordinary text is returned as it is, without a copy. That includes the
// joiners of emoji and of Persian and Indic words, and the direction marks
// U+200E and U+200F, which move their neighbours only.
func Safe(s string) string {
	i := firstUnsafe(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i < len(s) {
		b.WriteString(s[:i])
		n := escape(&b, s[i:])
		s = s[i+n:]
		i = firstUnsafe(s)
	}
	b.WriteString(s)
	return b.String()
}

// firstUnsafe returns where the first character lies that Safe changes, the
// length of s where there is none.
func firstUnsafe(s string) int {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || isUnsafe(r) {
			return i
		}
		i += n
	}
	return len(s)
}

// isUnsafe judges a character beyond ASCII.
func isUnsafe(r rune) bool {
	switch {
	case r <= 0x9f: // C1
	case r == 0x200b, r == 0xfeff: // zero width space, byte order mark
	case r >= 0x2028 && r <= 0x202e: // line separators, direction overrides
	case r >= 0x2060 && r <= 0x206f: // invisible operators, direction isolates
	default:
		return false
	}
	return true
}

// escape writes the first character of s, which is unsafe, and returns how
// many bytes it had.
func escape(b *strings.Builder, s string) int {
	if strings.HasPrefix(s, "\r\n") {
		return 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 1 && r != 0x7f {
		fmt.Fprintf(b, `\x%02x`, s[0])
		return 1
	}
	fmt.Fprintf(b, `\u%04x`, r)
	return n
}

// gate is a writer that passes on what Safe makes of what it is given. What
// only the next write can complete, part of a character or a CR that may have
// its LF coming, it holds back.
type gate struct {
	w     io.Writer
	tty   bool
	color bool
	held  string
	err   error // the first that w returned
}

// Write implements [io.Writer].
func (g *gate) Write(p []byte) (int, error) {
	s := g.held + string(p)
	whole := len(s) - incomplete(s)
	g.held = s[whole:]
	g.pass(Safe(s[:whole]))
	if g.err != nil {
		return 0, g.err
	}
	return len(p), nil
}

// pass writes what is safe already.
func (g *gate) pass(s string) {
	if g.err == nil && s != "" {
		_, g.err = io.WriteString(g.w, s)
	}
}

func (g *gate) flush() error {
	held := g.held
	g.held = ""
	g.pass(Safe(held))
	return g.err
}

// incomplete returns how many bytes at the end of s are the start of something.
func incomplete(s string) int {
	if strings.HasSuffix(s, "\r") {
		return 1
	}
	for n := 1; n < utf8.UTFMax && n <= len(s); n++ {
		tail := s[len(s)-n:]
		if !utf8.RuneStart(tail[0]) {
			continue
		}
		if !utf8.FullRuneInString(tail) {
			return n
		}
		return 0
	}
	return 0
}
