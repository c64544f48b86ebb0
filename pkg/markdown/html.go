package markdown

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// HTML renders a message: its paragraphs, lists, quotes, emphasis and links,
// with each line kept; what is indented stays so. Whatever else the text holds is
// text: headings and HTML are no part of a message, a line of "--" is a
// signature's and no heading. Links lead to http, https and mailto only; of another, and of an
// image, the words stay. Nothing in the result is fetched or run.
func HTML(message string) []byte {
	src := []byte(message)
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300), util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500), util.Prioritized(parser.NewBlockquoteParser(), 800), util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewEmphasisParser(), 500)),
	)
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(safeLinks{}, 100), util.Prioritized(html.NewRenderer(html.WithHardWraps()), 1000)))
	var out bytes.Buffer
	_ = r.Render(&out, src, p.Parse(text.NewReader(src))) // a buffer takes everything
	return out.Bytes()
}

// safeLinks renders links and images.
type safeLinks struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (safeLinks) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		link, ok := n.(*ast.Link)
		if ok && isWeb(string(link.Destination)) {
			writeAnchor(w, string(link.Destination), entering)
		}
		return ast.WalkContinue, nil
	})
	reg.Register(ast.KindImage, func(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
		return ast.WalkContinue, nil // its words are its children
	})
	reg.Register(ast.KindAutoLink, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		link, ok := n.(*ast.AutoLink)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		to := string(link.URL(src))
		if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
			to = "mailto:" + to
		}
		web := isWeb(to)
		if web {
			writeAnchor(w, to, true)
		}
		_, _ = w.Write(util.EscapeHTML(link.Label(src)))
		if web {
			writeAnchor(w, to, false)
		}
		return ast.WalkContinue, nil
	})
}

func writeAnchor(w util.BufWriter, to string, opens bool) {
	if !opens {
		_, _ = w.WriteString("</a>")
		return
	}
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(util.EscapeHTML(util.URLEscape([]byte(to), true)))
	_, _ = w.WriteString(`">`)
}

// isWeb reports whether a link leads where a reader of a letter may follow it.
func isWeb(to string) bool {
	u, err := url.Parse(to)
	return err == nil && slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(u.Scheme))
}

// Message returns the text of a note as a message: without comments, with links
// to notes as what a reader sees, without the blank lines that this leaves.
func Message(s string) string {
	s = Plain(WithoutComments(s))
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" {
			line = ""
		}
		if line != "" || len(kept) > 0 && kept[len(kept)-1] != "" {
			kept = append(kept, line)
		}
	}
	return strings.TrimRight(strings.Join(kept, "\n"), "\n")
}
