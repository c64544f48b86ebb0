package prep

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// item is one question of the bank, as templates/questions/README.md tells.
type item struct {
	id, topic, text string

	talk        string   // first, later or both
	who, not    []string // groups it is for, and not for
	warm        bool     // not for people one does not know
	sensitivity int      // 0 to 2
	minutes     int
	needs       []string // slots
	tests       []string // values it is evidence for
	core        bool
	late        bool
	end         string // door or referral
	off         bool

	file string
	line int
}

// The words of the format.
const (
	talkFirst   = "first"
	talkLater   = "later"
	talkBoth    = "both"
	anyone      = "any"
	warmthCold  = "cold-ok"
	warmthWarm  = "warm"
	endDoor     = "door"
	endReferral = "referral"
)

// groups are the words that "who" and "not" understand: how long they have
// been in the work, the kinds of role and of employer, and what they are to
// the user.
func groups() []string {
	return []string{
		anyone, infoint.SeniorityPeer, infoint.SeniorityMid, infoint.SenioritySenior, "leaver",
		"individual", "manager", "founder", "freelancer", "academic", "licensed", "creative",
		"company", "start-up", "agency", "university", "non-profit", "public",
		"close", "alum", "classmate", "colleague", "faculty", "met",
	}
}

// defaultMinutes of a question with one follow-up; see rows.
const defaultMinutes = 3

// parseItems reads one file of questions. Text before the first "## id" is
// for people; below it stands the question, then its "- key: value" lines.
func parseItems(file, text string) ([]item, error) {
	var items []item
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if id, ok := strings.CutPrefix(line, "## "); ok {
			it, err := newItem(strings.TrimSpace(id))
			if err != nil {
				return nil, &BankError{file, i + 1, err.Error()}
			}
			it.file, it.line = file, i+1
			items = append(items, it)
			continue
		}
		if len(items) == 0 || line == "" {
			continue
		}
		if err := items[len(items)-1].read(line); err != nil {
			return nil, &BankError{file, i + 1, err.Error()}
		}
	}
	for i := range items {
		if err := items[i].finish(); err != nil {
			return nil, &BankError{file, items[i].line, err.Error()}
		}
	}
	return items, nil
}

// newItem returns a question with the defaults of the format.
func newItem(id string) (item, error) {
	topic, rest, _ := strings.Cut(id, "-")
	if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || rest == "" {
		return item{}, fmt.Errorf("%q is no id: want a topic and words, lower case, like day-last-tuesday", id)
	}
	if !slices.Contains(Topics(), topic) {
		return item{}, fmt.Errorf("%q begins with no topic: want one of %s", id, strings.Join(Topics(), " "))
	}
	return item{id: id, topic: topic, talk: talkFirst, minutes: defaultMinutes}, nil
}

// read takes in one line below the heading.
func (it *item) read(line string) error {
	attribute, ok := strings.CutPrefix(line, "- ")
	if !ok {
		it.text = strings.TrimSpace(it.text + " " + line)
		return nil
	}
	key, value, ok := strings.Cut(attribute, ":")
	if !ok {
		return fmt.Errorf("%q is no \"- key: value\" line", line)
	}
	return it.set(strings.TrimSpace(key), strings.TrimSpace(value))
}

// set reads one key.
func (it *item) set(key, value string) (err error) {
	switch key {
	case "talk":
		it.talk, err = oneOf(value, talkFirst, talkLater, talkBoth)
	case "who":
		it.who, err = listOf(value, groups())
	case "not":
		it.not, err = listOf(value, groups())
	case "warmth":
		value, err = oneOf(value, warmthCold, warmthWarm)
		it.warm = value == warmthWarm
	case "sensitivity":
		it.sensitivity, err = number(value, 0, 2)
	case "minutes":
		it.minutes, err = number(value, 1, 15)
	case "needs":
		it.needs, err = listOf(value, slotNames())
	case "tests":
		it.tests, err = values(value)
	case "end":
		it.end, err = oneOf(value, endDoor, endReferral)
	case "core":
		it.core, err = yesNo(value)
	case "late":
		it.late, err = yesNo(value)
	case "off":
		it.off, err = yesNo(value)
	case "note":
	default:
		err = fmt.Errorf("no key %q: want talk who not warmth sensitivity minutes needs tests core late end off note", key)
	}
	return err
}

// finish checks the question as a whole and adds the slots of its text to
// what it needs.
func (it *item) finish() error {
	if it.off {
		return nil
	}
	if it.text == "" {
		return fmt.Errorf("%q has no text", it.id)
	}
	used, err := slotsIn(it.text)
	if err != nil {
		return err
	}
	for _, slot := range used {
		if !slices.Contains(slotNames(), slot) {
			return fmt.Errorf("no slot {%s}: want one of %s", slot, strings.Join(slotNames(), " "))
		}
		if !slices.Contains(it.needs, slot) {
			it.needs = append(it.needs, slot)
		}
	}
	return nil
}

func oneOf(value string, allowed ...string) (string, error) {
	if !slices.Contains(allowed, value) {
		return "", fmt.Errorf("%q is none of %s", value, strings.Join(allowed, " "))
	}
	return value, nil
}

func listOf(value string, allowed []string) ([]string, error) {
	var list []string
	for word := range strings.SplitSeq(value, ",") {
		word, err := oneOf(strings.TrimSpace(word), allowed...)
		if err != nil {
			return nil, err
		}
		list = append(list, word)
	}
	return list, nil
}

func values(text string) ([]string, error) {
	var list []string
	for word := range strings.SplitSeq(text, ",") {
		value, ok := strings.CutPrefix(strings.TrimSpace(word), "value=")
		if !ok || value == "" {
			return nil, fmt.Errorf("%q is not like value=independence", strings.TrimSpace(word))
		}
		list = append(list, value)
	}
	return list, nil
}

func number(text string, low, high int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, fmt.Errorf("%q is no number from %d to %d", text, low, high)
	}
	return n, nil
}

func yesNo(text string) (bool, error) {
	word, err := oneOf(text, "yes", "no")
	return word == "yes", err
}
