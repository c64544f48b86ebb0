package query

import (
	"cmp"
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
)

// Sort sorts rows in place by the first value of a key, or the other way round
// by -KEY. Numbers come before text and are sorted as numbers, text is folded,
// dates sort as the text they are. Rows without a value come last in either
// direction; rows that are equal keep their order. The error, for a text that
// can be no key, is a [*ParseError].
func Sort[R Row](rows []R, key string) error {
	name, descending := strings.CutPrefix(strings.TrimSpace(key), "-")
	if !isKey(name) {
		return &ParseError{key, "KEY, or -KEY for the other direction"}
	}
	type entry struct {
		row  R
		rank sortKey
	}
	entries := make([]entry, len(rows))
	for i, row := range rows {
		entries[i] = entry{row, sortKeyOf(lookup(row, name))}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return a.rank.compare(b.rank, descending) })
	for i, e := range entries {
		rows[i] = e.row
	}
	return nil
}

type sortKey struct {
	kind   sortKind
	number float64
	text   string
}

type sortKind int

const (
	kindNumber sortKind = iota
	kindText
	kindMissing
)

func sortKeyOf(values []string) sortKey {
	if len(values) == 0 {
		return sortKey{kind: kindMissing}
	}
	if n, ok := parseNumber(values[0]); ok {
		return sortKey{kind: kindNumber, number: n}
	}
	return sortKey{kind: kindText, text: infoint.Fold(values[0])}
}

func (k sortKey) compare(o sortKey, descending bool) int {
	if k.kind == kindMissing || o.kind == kindMissing {
		return cmp.Compare(k.kind, o.kind)
	}
	c := cmp.Or(cmp.Compare(k.kind, o.kind), cmp.Compare(k.number, o.number), strings.Compare(k.text, o.text))
	if descending {
		return -c
	}
	return c
}
