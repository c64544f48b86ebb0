package letter

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// anyLanguage is the file of the lists that hold for every language.
const anyLanguage = "any"

// Lists are the phrases that lint looks for, by language and name. They come
// from folders with a file for each language; of each list the first folder
// that has it wins.
type Lists struct {
	languages map[string]map[string][]phrase
}

// A phrase is what stands for each of its words, in their order.
type phrase []slot

// slot is one word of a phrase: any of several words, or beginnings of words;
// gap stands for at most maxGap words of whatever kind.
type slot struct {
	words []string
	heads []string
	gap   bool
}

// maxGap is the most words that "..." stands for.
const maxGap = 3

// LoadLists reads the lists of the layers, the user's own first. A folder that
// is not there is an empty layer.
func LoadLists(layers ...fs.FS) (*Lists, error) {
	l := &Lists{languages: map[string]map[string][]phrase{}}
	for _, layer := range layers {
		files, err := fs.Glob(layer, "*"+extension)
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			text, err := readFile(layer, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			lists, err := parseLists(text)
			if err != nil {
				return nil, fmt.Errorf("%s:%w", name, err)
			}
			l.add(strings.TrimSuffix(name, extension), lists)
		}
	}
	return l, nil
}

func (l *Lists) add(language string, lists map[string][]phrase) {
	if l.languages[language] == nil {
		l.languages[language] = map[string][]phrase{}
	}
	for name, phrases := range lists {
		if _, ok := l.languages[language][name]; !ok {
			l.languages[language][name] = phrases
		}
	}
}

// knows reports whether there are words for a language.
func (l *Lists) knows(language string) bool { return len(l.languages[language]) > 0 }

// get returns a list of a language with what holds for every language.
func (l *Lists) get(language, name string) []phrase {
	return slices.Concat(l.languages[language][name], l.languages[anyLanguage][name])
}

// parseLists reads one file. An error begins with the number of its line.
func parseLists(text string) (map[string][]phrase, error) {
	lists := map[string][]phrase{}
	name, n := "", 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			name = strings.Trim(line, "[] ")
			if !isKind(name) {
				return nil, fmt.Errorf("%d: %q is no name of a list: want [lower-case-letters]", n, line)
			}
			lists[name] = lists[name][:len(lists[name]):len(lists[name])]
		case name == "":
			return nil, fmt.Errorf("%d: %q stands in no list: begin one with [NAME]", n, line)
		default:
			lists[name] = append(lists[name], parsePhrase(line))
		}
	}
	return lists, nil
}

func parsePhrase(line string) phrase {
	var p phrase
	for field := range strings.FieldsSeq(line) {
		if field == "..." {
			p = append(p, slot{gap: true})
			continue
		}
		var s slot
		for word := range strings.SplitSeq(field, "|") {
			if head, ok := strings.CutSuffix(word, "*"); ok {
				s.heads = append(s.heads, plainWord(head))
			} else {
				s.words = append(s.words, plainWord(word))
			}
		}
		p = append(p, s)
	}
	return p
}

func (s slot) is(word string) bool {
	return slices.Contains(s.words, word) ||
		slices.ContainsFunc(s.heads, func(head string) bool { return strings.HasPrefix(word, head) })
}

// at returns the number of tokens that the phrase takes at the beginning of
// tokens, 0 where it does not stand there.
func (p phrase) at(tokens []token) int {
	if len(p) == 0 || len(tokens) == 0 {
		return 0
	}
	n, ok := p.follow(tokens, tokens[0].sentence)
	if !ok {
		return 0
	}
	return n
}

func (p phrase) follow(tokens []token, sentence int) (int, bool) {
	if len(p) == 0 {
		return 0, true
	}
	if p[0].gap {
		for skip := range maxGap + 1 {
			if skip > len(tokens) || skip > 0 && tokens[skip-1].sentence != sentence {
				break
			}
			if n, ok := p[1:].follow(tokens[skip:], sentence); ok {
				return skip + n, true
			}
		}
		return 0, false
	}
	if len(tokens) == 0 || tokens[0].sentence != sentence || !p[0].is(tokens[0].word) {
		return 0, false
	}
	n, ok := p[1:].follow(tokens[1:], sentence)
	return n + 1, ok
}
