package term

import (
	"fmt"
	"slices"
	"strings"
)

// minLast is the least that the last column of a table is cut to, in columns.
const minLast = 12

// minCell is the least that the column is cut to that can be spared.
const minCell = 7

// Table collects rows and writes them at once. On a terminal it has a header
// and aligned columns, the last cut to the width; elsewhere it is the bare
// rows, whole and tab separated. Tabs and newlines in a cell become spaces.
type Table struct {
	io     *IO
	header []Styled
	rows   [][]Styled
	spare  int // the column that can be spared, 0 for none
}

// NewTable starts a table that [Table.Flush] writes to s.Out.
func NewTable(s *IO, headers ...string) *Table {
	t := &Table{io: s}
	for _, h := range headers {
		t.header = append(t.header, Dim(h))
	}
	return t
}

// Spare names the column that a narrow screen cuts, or leaves out: what another
// one nearly says.
func (t *Table) Spare(header string) {
	t.spare = max(0, slices.IndexFunc(t.header, func(h Styled) bool { return h.text == header }))
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
	t.fit(columns)
	last := len(columns) - 1
	for _, row := range rows {
		gap := 0 // spaces owed before the next cell that has text
		for i, c := range row {
			if i == t.spare && i > 0 && columns[i] == 0 {
				continue
			}
			if i == last || i == t.spare && i > 0 {
				c.text = widths().Truncate(c.text, columns[i], "…")
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

// fit takes from the columns what is more than the screen has: from the last
// one, then from the one that can be spared, and leaves that out where it would
// say little.
func (t *Table) fit(columns []int) {
	over := -t.io.Width() - 2
	for _, w := range columns {
		over += w + 2
	}
	take := func(i, least int) {
		if n := min(over, columns[i]-least); n > 0 {
			columns[i] -= n
			over -= n
		}
	}
	last := len(columns) - 1
	if last < 0 {
		return
	}
	whole := columns[last]
	take(last, minLast)
	if t.spare <= 0 || over <= 0 {
		return
	}
	if take(t.spare, minCell); over > 0 {
		over -= columns[t.spare] + 2
		columns[t.spare] = 0
		columns[last] = min(whole, max(columns[last]-over, columns[last]))
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
