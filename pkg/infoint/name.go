package infoint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is compared: lower case, without accents, with
// ligatures, wide letters and typographic marks in their plain form. Zoë, ZOË
// and zoe fold to the same text, so do Łódź and lodz.
//
// It is meant for comparing, never for showing. Signs that make another
// letter, as the vowels of Devanagari and the voicing of kana do, stay.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(valid(s)) {
		if isAccent(r) || isIgnorable(r) {
			continue
		}
		r = unicode.ToLower(r)
		if plain := plainForm(r); plain != "" {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// SlugBytes is the most bytes that a slug has. File systems allow 255; an id
// also stands in the names of letters and talks, beside a date and a kind.
const SlugBytes = 80

// Slug returns the id for a name: lower case, Latin letters without their
// marks, other scripts whole, a dash between words. It is safe as a file name
// on every system and in a link: no separator, no leading or trailing dash or
// dot, nothing invisible, at most SlugBytes bytes, never empty, never a device
// of Windows. Slug of a slug is that slug. Two names can have the same one.
func Slug(name string) string {
	var w slugWriter
	for _, r := range norm.NFC.String(valid(name)) {
		w.add(r)
	}
	s := cutSlug(norm.NFC.String(w.String()))
	switch {
	case s == "":
		return "contact"
	case IsDevice(s):
		return s + "-x"
	}
	return s
}

// slugWriter collects a slug. base says what a combining mark would sit on.
type slugWriter struct {
	strings.Builder
	base slugBase
}

type slugBase int

const (
	baseNone  slugBase = iota // nothing yet, or a gap between words
	basePlain                 // a Latin letter or a digit: marks are dropped
	baseWhole                 // a letter of another script: marks are kept
)

func (w *slugWriter) add(r rune) {
	switch {
	case isIgnorable(r) || isApostrophe(r):
	case unicode.IsMark(r):
		if w.base == baseWhole {
			w.WriteRune(r)
		}
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		w.letter(r)
	default:
		w.base = baseNone
	}
}

func (w *slugWriter) letter(r rune) {
	text, base := slugLetter(r)
	if text == "" {
		w.base = baseNone
		return
	}
	if w.base == baseNone && w.Len() > 0 {
		w.WriteByte('-')
	}
	w.WriteString(text)
	w.base = base
}

// slugLetter returns what a slug has for a letter or a number. It is nothing
// for the few letters that stand for a mark alone, as U+037A does.
func slugLetter(r rune) (string, slugBase) {
	parts := norm.NFKD.String(string(r))
	first, _ := utf8.DecodeRuneInString(parts)
	if first > unicode.MaxASCII && !unicode.Is(unicode.Latin, first) && !unicode.Is(unicode.Latin, r) {
		return string(unicode.ToLower(r)), baseWhole
	}
	var b strings.Builder
	for _, p := range parts {
		p = unicode.ToLower(p)
		if isApostrophe(p) || !unicode.IsLetter(p) && !unicode.IsNumber(p) {
			continue
		}
		if plain := plainForm(p); plain != "" {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(p)
	}
	return b.String(), basePlain
}

func cutSlug(s string) string {
	if len(s) <= SlugBytes {
		return s
	}
	end := SlugBytes
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return strings.TrimRight(s[:end], "-")
}

// IsDevice reports whether Windows would open a device by this name, with any
// extension. COM¹ is one too, but its slug has a plain 1.
func IsDevice(s string) bool {
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, digit := strings.CutPrefix(s, "com")
	if !digit {
		port, digit = strings.CutPrefix(s, "lpt")
	}
	return digit && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}

// plainForm gives letters and signs that Unicode does not take apart in the
// form in which people type them without the right keyboard.
func plainForm(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ς':
		return "σ"
	case '’', '‘', 'ʼ', 'ʻ':
		return "'"
	case '‐', '–', '−':
		return "-"
	}
	return ""
}

// isAccent reports whether r is a mark that readers leave out when they type:
// those of Latin, Greek, Cyrillic, Arabic and Hebrew. The voicing marks of
// kana, which share their tables, make another syllable.
func isAccent(r rune) bool {
	if !unicode.Is(unicode.Mn, r) || r == '\u3099' || r == '\u309a' {
		return false
	}
	return unicode.In(r, unicode.Inherited, unicode.Latin, unicode.Greek,
		unicode.Cyrillic, unicode.Arabic, unicode.Hebrew)
}

// isIgnorable reports whether r has no shape of its own: joiners, soft
// hyphens, direction marks, variation selectors and blank fillers.
func isIgnorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʾ', 'ʿ', '`', '´':
		return true
	}
	return false
}

// valid replaces bytes that are no UTF-8: norm stops composing at them.
func valid(s string) string { return strings.ToValidUTF8(s, string(utf8.RuneError)) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
