package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// paddingKey is the attribute that says by how many bytes a block's position
// lies behind its first byte.
const paddingKey = "padding"

// A padded parser notes where goldmark counts blanks that are not there. A tab
// that indents a nested list, as Obsidian writes it, is partly indentation and
// partly padding; the padding is counted in the position of what opens behind
// it, which then pointed one to three bytes too far, into the text of the item
// or past the end of the file.
type padded struct{ parser.BlockParser }

func (p padded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, at := reader.Position()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil && at.Padding > 0 {
		node.SetAttributeString(paddingKey, at.Padding)
	}
	return node, state
}

// blockParsers are goldmark's, with padding noted.
func blockParsers() []util.PrioritizedValue {
	all := parser.DefaultBlockParsers()
	for i, p := range all {
		if bp, ok := p.Value.(parser.BlockParser); ok {
			all[i].Value = padded{bp}
		}
	}
	return all
}

// positionOf returns the offset of a block's first byte as it stands in the
// source, or a negative number where it has none.
func positionOf(n ast.Node) int {
	padding, _ := n.AttributeString(paddingKey)
	by, _ := padding.(int)
	return n.Pos() - by
}
