package infoint

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Ada Lovelace", "ada lovelace"},
		{"Zoë", "zoe"},
		{"ZOË", "zoe"},
		{"Zoe\u0308", "zoe"},
		{"Łukasz Żółć", "lukasz zolc"},
		{"Straße", "strasse"},
		{"STRAẞE", "strasse"},
		{"Ægir Øre Đorđe Þór Cœur", "aegir ore dorde thor coeur"},
		{"İstanbul", "istanbul"},
		{"Işık", "isik"},
		{"\u212Aelvin", "kelvin"},
		{"\ufb01n", "fin"},
		{"Ａｄａ", "ada"},
		{"O’Brien", "o'brien"},
		{"Smith‑Jones", "smith-jones"},
		{"Андрей", "андреи"},
		{"Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"},
		{"李小龍", "李小龍"},
		{"が", "が"},
		{"か\u3099", "が"},
		{"김", "김"},
		{"मुनि", "मुनि"},
		{"مُحَمَّد", "محمد"},
		{"Ada\u200b\u202e", "ada"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSlug(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Ines Marek", "ines-marek"},
		{"Zoë", "zoe"},
		{"ZOË", "zoe"},
		{"Zoe\u0308", "zoe"},
		{"李小龍", "李小龍"},
		{"Ngũgĩ wa Thiong’o", "ngugi-wa-thiongo"},
		{"Łukasz Żółć", "lukasz-zolc"},
		{"O'Brien", "obrien"},
		{"José María", "jose-maria"},
		{"Ægir", "aegir"},
		{"Van Ærø", "van-aero"},
		{"İstanbul", "istanbul"},
		{"\u212Aelvin", "kelvin"},
		{"\ufb01n", "fin"},
		{"Straße", "strasse"},
		{"J.R.R. Tolkien", "j-r-r-tolkien"},
		{"R&D", "r-d"},
		{"Анна Андрей", "анна-андрей"},
		{"Андреи\u0306", "андрей"},
		{"Ελένη", "ελένη"},
		{"محمد علي", "محمد-علي"},
		{"דָּוִד", "דָּוִד"},
		{"น้ำ", "น้ำ"},
		{"が", "が"},
		{"か\u3099", "が"},
		{"😀👩‍💻❤️", "contact"},
		{"1️⃣ Ada", "1-ada"},
		{"", "contact"},
		{" - . ", "contact"},
		{"../../etc", "etc"},
		{"a/b", "a-b"},
		{`a\b`, "a-b"},
		{"-rf .hidden.", "rf-hidden"},
		{"a#b|c^d:e%f[g]", "a-b-c-d-e-f-g"},
		{"a\x00b\nc\x1b[31m", "a-b-c-31m"},
		{"Ada\u202eecalevoL", "adaecalevol"},
		{"\u3164\u115f", "contact"},
		{"\xff\xfe", "contact"},
		{"ada \u037a", "ada"},
		{"van \u0149iekerk", "van-niekerk"},
		{"CON", "con-x"},
		{"nul.txt", "nul-txt"},
		{"COM¹", "com1-x"},
		{"lpt0", "lpt0-x"},
		{"com10", "com10"},
		{"com", "com"},
		{"Conny", "conny"},
		{strings.Repeat("ab ", 100), strings.Repeat("ab-", 26) + "ab"},
		{strings.Repeat("x", 300), strings.Repeat("x", 80)},
		{strings.Repeat("x", 79) + " y", strings.Repeat("x", 79)},
		{strings.Repeat("李", 100), strings.Repeat("李", 26)},
	}
	for _, tt := range tests {
		if got := Slug(tt.in); got != norm.NFC.String(tt.want) {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func checkFold(t interface{ Errorf(string, ...any) }, s string) {
	f := Fold(s)
	if again := Fold(f); again != f {
		t.Errorf("Fold(%q) = %q, folded again %q", s, f, again)
	}
}

func checkSlug(t interface{ Errorf(string, ...any) }, name string) {
	s := Slug(name)
	if again := Slug(s); again != s {
		t.Errorf("Slug(%q) = %q, its own slug is %q", name, s, again)
	}
	if s == "" || len(s) > SlugBytes || !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) {
		t.Errorf("Slug(%q) = %q (%d bytes)", name, s, len(s))
	}
	if !filepath.IsLocal(s) || strings.Contains(s, "--") || strings.Trim(s, "-.") != s {
		t.Errorf("Slug(%q) = %q: no safe file name", name, s)
	}
	if strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	}) {
		t.Errorf("Slug(%q) = %q: a character that no slug has", name, s)
	}
}

func TestNameProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		checkFold(t, s)
		checkSlug(t, s)
	})
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Zoë", "İstanbul", "../../etc", "CON", "李小龍", "דָּוִד", "\ufb01", "COM¹", "1️⃣", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkFold(t, s)
		checkSlug(t, s)
	})
}
