package term

import (
	"fmt"
	"slices"
	"strings"
)

// minLast is the least that the last column of a table is cut to, in columns.
const minLast = 12

// Table collects rows and writes them at once. On a terminal it has a header
// and aligned columns, the last cut to the width; elsewhere it is the bare
// rows, whole and tab separated. Tabs and newlines in a cell become spaces.
type Table struct {
	io     *IO
	header []Styled
	rows   [][]Styled
}

// NewTable starts a table that [Table.Flush] writes to s.Out.
func NewTable(s *IO, headers ...string) *Table {
	t := &Table{io: s}
	for _, h := range headers {
		t.header = append(t.header, Dim(h))
	}
	return t
}

// Row adds a row. A cell is a text, a [Styled] text, or any value as
// [fmt.Sprint] shows it.
func (t *Table) Row(cells ...any) {
	row := make([]Styled, len(cells))
	for i, c := range cells {
		cell, ok := c.(Styled)
		if !ok {
			cell = Styled{text: fmt.Sprint(c)}
		}
		cell.text = Safe(oneLine(cell.text))
		row[i] = cell
	}
	t.rows = append(t.rows, row)
}

// Flush writes the table and forgets its rows. Without rows it writes nothing.
func (t *Table) Flush() error {
	rows := t.rows
	t.rows = nil
	if len(rows) == 0 {
		return t.io.out.err
	}
	write := t.plain
	if t.io.IsTerminal() {
		write = t.aligned
		if len(t.header) > 0 {
			rows = slices.Insert(rows, 0, t.header)
		}
	}
	var b strings.Builder
	write(&b, rows)
	_ = t.io.out.flush()
	t.io.out.pass(b.String())
	return t.io.out.err
}

func (t *Table) plain(b *strings.Builder, rows [][]Styled) {
	for _, row := range rows {
		for i, c := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(c.render(t.io.out.color))
		}
		b.WriteByte('\n')
	}
}

func (t *Table) aligned(b *strings.Builder, rows [][]Styled) {
	columns := columnWidths(rows)
	last := len(columns) - 1
	room := t.io.Width()
	for _, w := range columns[:max(last, 0)] {
		room -= w + 2
	}
	for _, row := range rows {
		gap := 0 // spaces owed before the next cell that has text
		for i, c := range row {
			if i == last {
				c.text = widths().Truncate(c.text, max(room, minLast), "…")
			}
			if c.text != "" {
				b.WriteString(strings.Repeat(" ", gap))
				b.WriteString(c.render(t.io.out.color))
				gap = 0
			}
			gap += columns[i] - cells(c.text) + 2
		}
		b.WriteByte('\n')
	}
}

func columnWidths(rows [][]Styled) []int {
	var columns []int
	for _, row := range rows {
		for i, c := range row {
			if i == len(columns) {
				columns = append(columns, 0)
			}
			columns[i] = max(columns[i], cells(c.text))
		}
	}
	return columns
}

func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\r\n") {
		return s
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
}
