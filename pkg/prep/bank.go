package prep

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/infoint/infoint/templates"
)

// Bank is a list of questions to choose from. Its order decides between
// questions that suit equally well.
type Bank struct {
	items []item
}

// Builtin is the layer of questions that comes with the program.
func Builtin() fs.FS {
	layer, err := fs.Sub(templates.Questions, "questions")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return layer
}

// LoadBank reads the *.md files at the top of each layer, README.md left out.
// Of two questions with one id the first wins, so the user's layer comes
// before Builtin. A layer that is nil or does not exist is empty. What cannot
// be read as it was meant is a *BankError.
func LoadBank(layers ...fs.FS) (*Bank, error) {
	b := &Bank{}
	seen := map[string]bool{}
	for _, layer := range layers {
		items, err := readLayer(layer)
		if err != nil {
			return nil, err
		}
		b.add(items, seen)
	}
	return b, nil
}

// Len returns how many questions there are.
func (b *Bank) Len() int { return len(b.items) }

// add appends the questions whose ids are new. A question that is switched
// off takes its id with it.
func (b *Bank) add(items []item, seen map[string]bool) {
	for _, it := range items {
		if !seen[it.id] && !it.off {
			b.items = append(b.items, it)
		}
		seen[it.id] = true
	}
}

// find returns the question with an id, nil where there is none.
func (b *Bank) find(id string) *item {
	i := slices.IndexFunc(b.items, func(it item) bool { return it.id == id })
	if i < 0 {
		return nil
	}
	return &b.items[i]
}

// readLayer reads one folder, in the order of its file names.
func readLayer(layer fs.FS) ([]item, error) {
	if layer == nil {
		return nil, nil
	}
	files, err := fs.ReadDir(layer, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the questions: %w", err)
	}
	var items []item
	for _, f := range files {
		if f.IsDir() || path.Ext(f.Name()) != ".md" || strings.EqualFold(f.Name(), "README.md") {
			continue
		}
		text, err := fs.ReadFile(layer, f.Name())
		if err != nil {
			return nil, fmt.Errorf("reading the questions: %w", err)
		}
		more, err := parseItems(f.Name(), string(text))
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
	return items, firstTwice(items)
}

// firstTwice returns an error for an id that one layer defines twice.
func firstTwice(items []item) error {
	where := map[string]item{}
	for _, it := range items {
		if first, ok := where[it.id]; ok {
			return &BankError{it.file, it.line, fmt.Sprintf("the id %q is taken by %s:%d", it.id, first.file, first.line)}
		}
		where[it.id] = it
	}
	return nil
}

// BankError is a fault in a file of questions. File is relative to its layer.
type BankError struct {
	File string
	Line int
	Msg  string
}

// Error returns "day.md:12: what is wrong".
func (e *BankError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }
