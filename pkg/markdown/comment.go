package markdown

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// prose adds the lines of every block below n that is not code to lines, for
// the search for links and comment marks.
func prose(lines []text.Segment, n ast.Node) []text.Segment {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.Kind() {
		case ast.KindFencedCodeBlock, ast.KindCodeBlock, ast.KindHTMLBlock:
			continue
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
			for i := range c.Lines().Len() {
				lines = append(lines, c.Lines().At(i))
			}
		default:
			lines = prose(lines, c)
		}
	}
	return lines
}

// commented pairs Obsidian's %% marks; an unclosed one hides the rest of the
// note, as it does in Obsidian. Within a comment a backtick is only a backtick.
func commented(body []byte, prose []text.Segment) []span {
	var spans []span
	opened := -1
	for _, seg := range prose {
		line := string(body[seg.Start:seg.Stop])
		for at := 0; ; {
			i := nextMark(line, at, opened >= 0)
			if i < 0 {
				break
			}
			at = i + 2
			if opened < 0 {
				opened = seg.Start + i
			} else {
				spans = append(spans, span{opened, seg.Start + at})
				opened = -1
			}
		}
	}
	if opened >= 0 {
		spans = append(spans, span{opened, len(body)})
	}
	return spans
}

// nextMark finds the next %% of a line from at on, outside code unless raw.
func nextMark(line string, at int, raw bool) int {
	for at < len(line) {
		i := strings.IndexAny(line[at:], "`%")
		if i < 0 {
			return -1
		}
		at += i
		switch {
		case line[at] == '`' && !raw:
			at = skipCode(line, at)
		case strings.HasPrefix(line[at:], "%%"):
			return at
		default:
			at++
		}
	}
	return -1
}

func (d *Document) isHidden(offset int) bool {
	at := offset - d.from
	i, _ := slices.BinarySearchFunc(d.hidden, at, func(s span, at int) int { return cmp.Compare(s.end, at+1) })
	return i < len(d.hidden) && d.hidden[i].start <= at
}
