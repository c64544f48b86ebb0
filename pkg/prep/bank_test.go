package prep

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func builtin(t testing.TB) *Bank {
	t.Helper()
	b, err := LoadBank(Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// redFlags are patterns of questions that end such talks badly.
func redFlags() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"job-ask":      regexp.MustCompile(`(?i)hiring|opening|vacanc|refer me|an interview|my (cv|résumé|resume)|apply to`),
		"googleable":   regexp.MustCompile(`(?i)what does \S+ do\?|how big is|when was .* founded|what is an? `),
		"closed":       regexp.MustCompile(`(?i)^(do|does|did|is|are|was|were|can|could|would|will|have|has|had|should|may)\b`),
		"leading":      regexp.MustCompile(`(?i)isn't it|don't you|surely|wouldn't you|of course|, right\?`),
		"hypothetical": regexp.MustCompile(`(?i)would you (recommend|say|like)|do you think i|would i|if you (could|were|had)`),
		"personal-pay": regexp.MustCompile(`(?i)do you (make|earn)|your (salary|pay|income|bonus)`),
		"personal":     regexp.MustCompile(`(?i)how old|your age|married|children|religio|politic|visa|pregnan|health|laid off|fired`),
		"gossip":       regexp.MustCompile(`(?i)your boss|competitor|what's wrong with`),
		"mentor-ask":   regexp.MustCompile(`(?i)mentor`),
		"sell":         regexp.MustCompile(`(?i)what i bring|let me tell you|i am (good|great)`),
	}
}

func TestBankIsLinted(t *testing.T) {
	b := builtin(t)
	if b.Len() < 72 {
		t.Errorf("%d questions, want 72 or more", b.Len())
	}
	seen := map[string]bool{}
	for _, it := range b.items {
		if seen[it.text] {
			t.Errorf("%s: the same text twice", it.id)
		}
		seen[it.text] = true
		lintItem(t, it)
	}
}

func lintItem(t *testing.T, it item) {
	t.Helper()
	for name, pattern := range redFlags() {
		if pattern.MatchString(it.text) {
			t.Errorf("%s: %s: %q", it.id, name, it.text)
		}
	}
	if !strings.HasPrefix(it.file, it.topic+".") {
		t.Errorf("%s stands in %s", it.id, it.file)
	}
	if n := len(strings.Fields(it.text)); n > 35 {
		t.Errorf("%s: %d words", it.id, n)
	}
	if strings.Count(it.text, "?") != 1 || !strings.HasSuffix(it.text, "?") {
		t.Errorf("%s: want one question mark, at the end: %q", it.id, it.text)
	}
	if !regexp.MustCompile(`(?i)\b(how|what|why|which|who|whom|whose|where|when)\b`).MatchString(it.text) {
		t.Errorf("%s is not open: %q", it.id, it.text)
	}
	if strings.HasPrefix(it.text, "{") && it.id != "rapport-referrer" {
		t.Errorf("%s begins with a slot, whose first letter may be small", it.id)
	}
	if it.core && it.sensitivity > 1 || it.core && it.warm {
		t.Errorf("%s is core, but cannot be put to everybody", it.id)
	}
	if it.sensitivity == 2 && !(it.late && it.warm && strings.HasPrefix(it.text, "Feel free to skip")) {
		t.Errorf("%s is delicate: want it late, warm and free to skip", it.id)
	}
}

func TestEveryTopicHasEnough(t *testing.T) {
	b := builtin(t)
	count := map[string]int{}
	for _, it := range b.items {
		count[it.topic]++
	}
	for _, topic := range Topics() {
		if count[topic] < 4 {
			t.Errorf("%s has %d questions, want 4 or more", topic, count[topic])
		}
	}
}

// Every slot is used, or it is a promise that the bank does not keep.
func TestEverySlotIsUsed(t *testing.T) {
	b := builtin(t)
	unused := []string{"date"} // for the user's own questions
	for _, slot := range slotNames() {
		used := slices.ContainsFunc(b.items, func(it item) bool { return slices.Contains(it.needs, slot) })
		if used == slices.Contains(unused, slot) {
			t.Errorf("slot %s: used is %v", slot, used)
		}
	}
}

func TestReadmeTellsTheFormat(t *testing.T) {
	file, err := fs.ReadFile(Builtin(), "README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(file)
	for _, slot := range slotNames() {
		if !strings.Contains(text, "{"+slot+"}") {
			t.Errorf("README.md does not tell of {%s}", slot)
		}
	}
	for _, word := range slices.Concat(groups(), Topics()) {
		if !strings.Contains(text, word) {
			t.Errorf("README.md does not tell of %q", word)
		}
	}
}

func layer(text string) fstest.MapFS {
	return fstest.MapFS{"mine.md": {Data: []byte(text)}}
}

func TestUserLayerComesFirst(t *testing.T) {
	user := layer("# Mine\r\n\r\n## day-last-tuesday\r\n\r\nWhat did you do\r\nyesterday?\r\n\r\n- core: yes\r\n\r\n## advice-mine\nWhat then?\n- minutes: 5\n## pay-mix\n- off: yes\n")
	b, err := LoadBank(user, nil, Builtin())
	if err != nil {
		t.Fatal(err)
	}
	if got := b.find("day-last-tuesday").text; got != "What did you do yesterday?" {
		t.Errorf("day-last-tuesday is %q", got)
	}
	if got := b.find("advice-mine"); got == nil || got.minutes != 5 || got.talk != talkFirst {
		t.Errorf("advice-mine is %+v", got)
	}
	if b.find("pay-mix") != nil {
		t.Error("pay-mix is switched off and there")
	}
	if got, want := b.Len(), builtin(t).Len(); got != want {
		t.Errorf("%d questions, want %d", got, want)
	}
}

func TestFaultsNameFileAndLine(t *testing.T) {
	tests := []struct{ text, want string }{
		{"## Day One\n", `mine.md:1: "Day One" is no id`},
		{"## lunch-break\nWhat?\n", `mine.md:1: "lunch-break" begins with no topic`},
		{"# x\n\n## day-x\nWhat?\n- sensitivity: 3\n", `mine.md:5: "3" is no number from 0 to 2`},
		{"## day-x\nWhat?\n- who: peers\n", `mine.md:3: "peers" is none of`},
		{"## day-x\nWhat?\n- tests: independence\n", `mine.md:3: "independence" is not like`},
		{"## day-x\nWhat?\n- colour: red\n", `mine.md:3: no key "colour"`},
		{"## day-x\nWhat?\n- who\n", `mine.md:3: "- who" is no`},
		{"## day-x\n- who: peer\n", `mine.md:1: "day-x" has no text`},
		{"## day-x\nWhat of {nothing}?\n", `mine.md:1: no slot {nothing}`},
		{"## day-x\nWhat of {role?\n", `mine.md:1: a { without`},
		{"## day-x\nWhat?\n\n## day-x\nWhat?\n", `mine.md:4: the id "day-x" is taken by mine.md:1`},
	}
	for _, tt := range tests {
		_, err := LoadBank(layer(tt.text), Builtin())
		var fault *BankError
		if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %s…", tt.text, err, tt.want)
		}
	}
}
