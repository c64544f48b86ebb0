package letter

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// maxFile is the most bytes that a file of a bank may have.
const maxFile = 64 << 10

const (
	kindsFile = "kinds.txt"
	wordsFile = "words.txt"
	extension = ".txt"
)

// The units in which a letter's length is counted.
const (
	UnitWords = "words"
	UnitChars = "chars"
)

// Limits is how long a letter should be: Low to High is the aim, above Warn it
// is long, above Error too long. Unit is UnitWords or UnitChars.
type Limits struct {
	Unit                   string
	Low, High, Warn, Error int
}

// A Bank holds the templates of letters: folders of which the first that has a
// file wins. Its tables are read when it is loaded, templates when used.
type Bank struct {
	layers []fs.FS
	kinds  []entry
	words  words
}

// entry is one line of kinds.txt.
type entry struct {
	name   string // of the template, without its extension
	limits Limits
	needs  []string
}

// A KindError says that there is no such kind of letter.
type KindError struct {
	Kind  string
	Known []string
}

func (e *KindError) Error() string {
	return fmt.Sprintf("no letter of kind %q: the kinds are %s", e.Kind, strings.Join(e.Known, ", "))
}

// Load opens the layers, each a folder of letters, the user's own first. A
// folder that is not there is an empty layer. Lines of every kinds.txt count,
// the first for a template wins; of words.txt the first file that is found.
func Load(layers ...fs.FS) (*Bank, error) {
	b := &Bank{layers: layers}
	for _, layer := range layers {
		text, err := readFile(layer, kindsFile)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := b.addKinds(text); err != nil {
			return nil, err
		}
	}
	text, err := b.read(wordsFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	b.words = parseWords(text)
	return b, nil
}

// Kinds returns the kinds that can be written, sorted: those of every kinds.txt
// and those that are only a file in one of the layers.
func (b *Bank) Kinds() []string {
	names := map[string]bool{}
	for _, e := range b.kinds {
		names[e.name] = true
	}
	for _, layer := range b.layers {
		files, err := fs.Glob(layer, "*"+extension)
		if err != nil {
			continue
		}
		for _, f := range files {
			names[strings.TrimSuffix(f, extension)] = true
		}
	}
	var kinds []string
	for name := range names {
		if name+extension == kindsFile || name+extension == wordsFile || !isKind(name) {
			continue
		}
		kinds = append(kinds, kindOf(name))
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// Limits returns how long a letter should be; false where no table says.
func (b *Bank) Limits(kind, variant, channel string) (Limits, bool) {
	for _, name := range templateNames(kind, variant, channel) {
		if e, ok := b.entry(name); ok {
			return e.limits, true
		}
	}
	return Limits{}, false
}

// kindOf is the kind that a template writes: its name without the channel and,
// for the kinds that have variants, without the variant.
func kindOf(template string) string {
	for _, channel := range []string{ChannelLinkedIn, ChannelPhone} {
		template = strings.TrimSuffix(template, "-"+channel)
	}
	for _, kind := range []string{KindOutreach, KindReschedule} {
		if strings.HasPrefix(template, kind+"-") {
			return kind
		}
	}
	return template
}

// templateNames lists the names under which a template is looked for. What is
// written cannot be said, so the phone has templates of its own.
func templateNames(kind, variant, channel string) []string {
	var names []string
	switch channel {
	case ChannelPhone:
		return []string{kind + "-" + ChannelPhone}
	case ChannelLinkedIn:
		names = append(names, kind+"-"+ChannelLinkedIn)
	}
	if variant != "" {
		names = append(names, kind+"-"+variant)
	}
	return append(names, kind)
}

// template finds the file that a letter is written from, and its table line.
func (b *Bank) template(kind, variant, channel string) (tmpl, error) {
	if !isKind(kind) || kind+extension == kindsFile || kind+extension == wordsFile {
		return tmpl{}, &KindError{Kind: kind, Known: b.Kinds()}
	}
	for _, name := range templateNames(kind, variant, channel) {
		text, err := b.read(name + extension)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return tmpl{}, err
		}
		e, ok := b.entry(name)
		return tmpl{entry: e, known: ok, file: name + extension, text: text}, nil
	}
	if known := b.Kinds(); !slices.Contains(known, kind) {
		return tmpl{}, &KindError{Kind: kind, Known: known}
	}
	return tmpl{}, fmt.Errorf("a letter of kind %q: %w %s", kind, ErrChannel, channel)
}

// wants reports whether the table asks for the fact.
func (e entry) wants(fact string) bool {
	return slices.Contains(e.needs, fact) || slices.Contains(e.needs, fact+"?")
}

func (b *Bank) entry(name string) (entry, bool) {
	i := slices.IndexFunc(b.kinds, func(e entry) bool { return e.name == name })
	if i < 0 {
		return entry{}, false
	}
	return b.kinds[i], true
}

// read returns the file from the first layer that has it.
func (b *Bank) read(name string) (string, error) {
	for _, layer := range b.layers {
		text, err := readFile(layer, name)
		if !errors.Is(err, fs.ErrNotExist) {
			return text, err
		}
	}
	return "", fs.ErrNotExist
}

// readFile reads a file that has at most maxFile bytes.
func readFile(layer fs.FS, name string) (string, error) {
	f, err := layer.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > maxFile {
		return "", fmt.Errorf("reading %s: more than %d KiB", name, maxFile>>10)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	return strings.ReplaceAll(string(data), "\r\n", "\n"), nil
}

// addKinds reads a table; what an earlier layer said stays.
func (b *Bank) addKinds(text string) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		e, err := parseEntry(fields)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", kindsFile, n, err)
		}
		if _, ok := b.entry(e.name); !ok {
			b.kinds = append(b.kinds, e)
		}
	}
	return nil
}

func parseEntry(fields []string) (entry, error) {
	if len(fields) < 6 {
		return entry{}, errors.New("want TEMPLATE UNIT LOW HIGH WARN ERROR [NEEDS...]")
	}
	e := entry{name: fields[0], needs: fields[6:]}
	if !isKind(e.name) {
		return entry{}, fmt.Errorf("%q is no name of a template: want lower-case letters, digits and dashes", e.name)
	}
	e.limits.Unit = fields[1]
	if e.limits.Unit != UnitWords && e.limits.Unit != UnitChars {
		return entry{}, fmt.Errorf("unit is %q, want %s or %s", e.limits.Unit, UnitWords, UnitChars)
	}
	for i, p := range []*int{&e.limits.Low, &e.limits.High, &e.limits.Warn, &e.limits.Error} {
		v, err := strconv.Atoi(fields[2+i])
		if err != nil || v < 0 {
			return entry{}, fmt.Errorf("limit is %q, want a number", fields[2+i])
		}
		*p = v
	}
	for _, need := range e.needs {
		if !isNeed(strings.TrimSuffix(need, "?")) {
			return entry{}, fmt.Errorf("no fact called %q: the facts are %s", need, strings.Join(needNames(), ", "))
		}
	}
	return e, nil
}

// isKind reports whether s can name a kind, and so a file: letters a to z,
// digits and dashes. Anything else could lead out of the folder.
func isKind(s string) bool {
	if s == "" || len(s) > 64 || s[0] == '-' {
		return false
	}
	for _, r := range s {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-') {
			return false
		}
	}
	return true
}

// words are the lists of words.txt, by name.
type words map[string]map[string]bool

func parseWords(text string) words {
	w := words{}
	sc := bufio.NewScanner(strings.NewReader(text))
	sc.Buffer(nil, maxFile+1)
	for sc.Scan() {
		name, list, ok := strings.Cut(sc.Text(), ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		if w[name] == nil {
			w[name] = map[string]bool{}
		}
		for word := range strings.FieldsSeq(list) {
			w[name][word] = true
		}
	}
	return w
}

// has reports whether a list has the word.
func (w words) has(list, word string) bool { return w[list][word] }
