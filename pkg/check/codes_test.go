package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/mdfile"
)

// The manual's table holds every code that a finding can have, and no other.
// The packages are read as source: the scan of the folder is not imported here.
func TestCodesAreComplete(t *testing.T) {
	source := map[string]bool{}
	for _, pkg := range []string{"../mdfile", "../note", "../vault", "."} {
		for _, code := range codesIn(t, pkg) {
			source[code] = true
		}
	}
	delete(source, mdfile.CodeTemplate) // makes a file no note, and is no finding
	listed := map[string]bool{}
	for _, c := range Codes() {
		if listed[c.Code] {
			t.Errorf("%s is listed twice", c.Code)
		}
		listed[c.Code] = true
		if c.Means == "" || c.Mend == "" {
			t.Errorf("%s says not what it means or how to mend it", c.Code)
		}
		switch c.Severity {
		case infoint.SeverityError, infoint.SeverityWarn, infoint.SeverityInfo:
		default:
			t.Errorf("%s has severity %q", c.Code, c.Severity)
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(source)), slices.Sorted(maps.Keys(listed))); diff != "" {
		t.Errorf("-in the source +listed\n%s", diff)
	}
}

// codesIn returns the values of the Code constants of a package and the codes
// that it writes out where a finding or an error is made.
func codesIn(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no source in %s: %v", dir, err)
	}
	var codes []string
	add := func(name string, value ast.Expr) {
		lit, ok := value.(*ast.BasicLit)
		if ok && lit.Kind == token.STRING && strings.HasPrefix(name, "Code") {
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			codes = append(codes, text)
		}
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				for i, v := range n.Values {
					add(n.Names[i].Name, v)
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok {
					add(key.Name, n.Value)
				}
			}
			return true
		})
	}
	return codes
}

func weight(s infoint.Severity) int {
	return slices.Index([]infoint.Severity{infoint.SeverityInfo, infoint.SeverityWarn, infoint.SeverityError}, s)
}

// asListed reports whether a finding is one of the table and weighs no more
// than it says.
func asListed(f infoint.Finding) bool {
	return slices.ContainsFunc(Codes(), func(c Code) bool { return c.Code == f.Code && weight(f.Severity) <= weight(c.Severity) })
}
