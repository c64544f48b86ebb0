package main_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// The house, as data. A new package needs a row in layers; everything else is
// a rule that most packages keep by not being named. The source is read here,
// in process: a test that asked `go list` would be served stale from the cache.

const modulePath = "github.com/infoint/infoint/"

// layers says how high a package stands. Imports point down: never up, never
// to a package of the same height.
var layers = map[string]int{
	// 1: knows one thing
	"pkg/infoint":             1,
	"pkg/mdfile":              1,
	"pkg/markdown":            1,
	"pkg/term":                1,
	"pkg/holiday":             1,
	"pkg/internal/atomicfile": 1,
	"pkg/internal/disktest":   2,
	"templates":               1,
	// 2: translates
	"pkg/note": 2,
	"pkg/when": 2,
	"pkg/mail": 2,
	// 3: knows the notes together
	"pkg/campaign": 3,
	// 4: does
	"pkg/vault":   4,
	"pkg/history": 4,
	// 4: decides
	"pkg/query":    4,
	"pkg/agenda":   4,
	"pkg/prep":     4,
	"pkg/letter":   4,
	"pkg/check":    4,
	"pkg/calendar": 4,
	// 4: makes vaults for tests
	"pkg/vaulttest": 4,
	// 5: talks to the user
	"pkg/cli": 5,
	// 6: connects, exits
	"cmd/infoint":       6,
	"cmd/gendocs":       6,
	"pkg/vaulttest/gen": 6,
}

// exceptions are imports that do not point down, each with its reason.
var exceptions = map[edge]string{}

type edge struct{ from, to string }

// nested are the packages that may lie deeper than pkg/NAME.
var nested = map[string]string{
	"pkg/internal/atomicfile": "nobody outside this module may write a file with it",
	"pkg/internal/disktest":   "disks that fail, for the tests of writing",
	"pkg/vaulttest/gen":       "a program for measuring, kept beside what it calls",
}

// pure packages take values, bytes, an fs.FS, an io.Writer, a time, and give
// values back. The same question always has the same answer.
var pure = []string{
	"pkg/infoint", "pkg/mdfile", "pkg/markdown", "pkg/when", "pkg/note", "pkg/mail", "pkg/holiday", "pkg/campaign",
	"pkg/query", "pkg/agenda", "pkg/prep", "pkg/letter", "pkg/check", "pkg/calendar", "templates",
}

// impure are the standard packages that no pure package imports.
var impure = []string{"os", "os/exec", "os/signal", "os/user", "syscall", "math/rand", "math/rand/v2", "crypto/rand"}

// keepers say who alone may import something: a library, or a package that
// holds a danger. A library that is not listed may be imported by tests only.
// The row of a library covers the packages below it.
var keepers = map[string][]string{
	"github.com/spf13/cobra":                {"pkg/cli", "cmd/gendocs"},
	"github.com/spf13/pflag":                {"pkg/cli", "cmd/gendocs"},
	"github.com/adrg/frontmatter":           {"pkg/mdfile"},
	"gopkg.in/yaml.v3":                      {"pkg/mdfile"},
	"github.com/yuin/goldmark":              {"pkg/markdown"},
	"golang.org/x/term":                     {"pkg/term"},
	"github.com/mattn/go-runewidth":         {"pkg/term"},
	"github.com/rickar/cal":                 {"pkg/holiday"},
	"golang.org/x/text/unicode/norm":        {"pkg/infoint"},
	"github.com/rogpeppe/go-internal/txtar": {"pkg/vaulttest"},
	"github.com/rogpeppe/go-internal/diff":  {"pkg/vault"},
	"github.com/gofrs/flock":                {"pkg/vault"},
	"golang.org/x/sys":                      {"pkg/term", "pkg/internal/atomicfile"}, // what os does not know of consoles and renaming

	"os/exec":                 {"pkg/history", "pkg/term", "pkg/cli"}, // git; pager and editor; infoint-NAME
	"testing":                 {"pkg/vaulttest"},
	"testing/fstest":          {},
	"log":                     {}, // errors are returned, and said once by cli
	"net":                     {}, // no network, ever
	"net/http":                {},
	"net/smtp":                {},
	"pkg/internal/atomicfile": {"pkg/vault", "pkg/cli", "pkg/internal/disktest"}, // all writing goes through the first two
	"pkg/internal/disktest":   {},
	"pkg/vaulttest":           {"pkg/vaulttest/gen"},
}

// knowers say which files or packages alone may name something of a standard
// package. A name that ends in * stands for all that begin so.
var knowers = map[string][]string{
	"os.Exit":   {"cmd/infoint/main.go", "cmd/gendocs/main.go", "pkg/vaulttest/gen/main.go"},
	"os.Args":   {"cmd/infoint/main.go", "cmd/gendocs/main.go", "pkg/vaulttest/gen/main.go"},
	"os.Stdin":  {"pkg/term"},
	"os.Stdout": {"pkg/term"},
	"os.Stderr": {"pkg/term", "cmd/gendocs/main.go", "pkg/vaulttest/gen/main.go"},

	"os.Getenv":     {"cmd/infoint/main.go"},
	"os.LookupEnv":  {"cmd/infoint/main.go"},
	"os.Environ":    {"cmd/infoint/main.go"},
	"os.ExpandEnv":  {},
	"os.Setenv":     {},
	"os.Chdir":      {},
	"time.Now":      {"cmd/infoint/main.go"},
	"time.Since":    {},
	"time.Until":    {},
	"time.Local":    {"cmd/infoint/main.go"},
	"fmt.Print*":    {},
	"fmt.Scan*":     {},
	"os.WriteFile":  {"pkg/internal/atomicfile", "pkg/vaulttest", "cmd/gendocs"},
	"os.Create":     {"pkg/internal/atomicfile"},
	"os.CreateTemp": {"pkg/internal/atomicfile"},
	"os.Rename":     {"pkg/internal/atomicfile"},
}

func TestEveryPackageHasALayer(t *testing.T) {
	house := readHouse(t)
	for _, pkg := range house.packages() {
		if _, listed := layers[pkg]; !listed {
			t.Errorf("%s has no row in layers: say how high it stands", pkg)
		}
		name, below := strings.CutPrefix(pkg, "pkg/")
		if below && strings.Contains(name, "/") && nested[pkg] == "" {
			t.Errorf("%s: packages lie flat in pkg", pkg)
		}
		if top, _, _ := strings.Cut(pkg, "/"); !slices.Contains([]string{"cmd", "pkg", "templates"}, top) {
			t.Errorf("%s: Go stands in cmd, pkg and templates only", pkg)
		}
	}
	for pkg := range layers {
		if !slices.Contains(house.packages(), pkg) {
			t.Errorf("layers has a row for %s, which does not exist", pkg)
		}
	}
}

func TestImportsPointDown(t *testing.T) {
	used := map[edge]bool{}
	for _, f := range readHouse(t).files {
		for _, imp := range f.imports {
			to, ours := strings.CutPrefix(imp.path, modulePath)
			if !ours {
				continue
			}
			if exceptions[edge{f.pkg, to}] != "" {
				used[edge{f.pkg, to}] = true
				continue
			}
			from, height := layers[f.pkg], layers[to]
			switch {
			case height == 0:
				t.Errorf("%s imports %s, which has no row in layers", f.at(imp.pos), to)
			case height > from:
				t.Errorf("%s imports %s: up from %d to %d", f.at(imp.pos), to, from, height)
			case height == from:
				t.Errorf("%s imports %s: sideways, both are on %d", f.at(imp.pos), to, from)
			}
		}
	}
	for e, reason := range exceptions {
		if reason == "" || !used[e] {
			t.Errorf("the exception for %s importing %s has no reason or no use", e.from, e.to)
		}
	}
}

func TestLibrariesHaveAKeeper(t *testing.T) {
	for _, f := range readHouse(t).files {
		for _, imp := range f.imports {
			name := strings.TrimPrefix(imp.path, modulePath)
			keeper, kept := keeperOf(name)
			switch {
			case kept && !slices.Contains(keeper, f.pkg):
				t.Errorf("%s imports %s, which is for %s", f.at(imp.pos), name, orNobody(keeper))
			case isLibrary(name) && !kept:
				t.Errorf("%s imports %s, which has no row in keepers", f.at(imp.pos), name)
			}
			if imp.name == "." {
				t.Errorf("%s imports %s with a dot", f.at(imp.pos), name)
			}
		}
	}
}

func TestPurePackagesArePure(t *testing.T) {
	for _, f := range readHouse(t).files {
		if !slices.Contains(pure, f.pkg) {
			continue
		}
		for _, imp := range f.imports {
			if slices.Contains(impure, imp.path) {
				t.Errorf("%s imports %s, but %s is pure", f.at(imp.pos), imp.path, f.pkg)
			}
		}
	}
}

func TestWhoKnowsTheWorld(t *testing.T) {
	for _, f := range readHouse(t).files {
		for _, use := range f.selectors() {
			allowed, watched := knowerOf(use.name)
			if watched && !slices.Contains(allowed, f.pkg) && !slices.Contains(allowed, f.path) {
				t.Errorf("%s names %s, which is for %s", f.at(use.pos), use.name, orNobody(allowed))
			}
		}
	}
}

func TestNothingRunsBeforeMain(t *testing.T) {
	for _, f := range readHouse(t).files {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function: nothing happens by being imported", f.at(fn.Pos()))
			}
		}
	}
}

func TestNoPackageStateThatChanges(t *testing.T) {
	house := readHouse(t)
	for _, f := range house.files {
		for _, spec := range f.variables() {
			if why := house.changeable(f, spec); why != "" {
				t.Errorf("%s: the package variable %s %s; make it a function, a switch or a field",
					f.at(spec.Pos()), spec.Names[0].Name, why)
			}
		}
	}
}

// house is the source of the module without its tests.
type house struct {
	files []sourceFile
	types map[string]ast.Expr // "pkg/x.Name": what a type declaration says
}

func readHouse(t *testing.T) *house {
	t.Helper()
	h, err := parsedHouse()
	if err != nil {
		t.Fatal(err)
	}
	if len(h.files) == 0 {
		t.Fatal("no source was found")
	}
	return h
}

// parsedHouse parses every Go file that is built into something, once. Folders
// that begin with a dot or an underscore and testdata are as invisible as they
// are to the go command.
var parsedHouse = sync.OnceValues(func() (*house, error) {
	const root = "../.."
	h := &house{types: map[string]ast.Expr{}}
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			hidden := strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(entry.Name(), "_")
			if name != root && (hidden || entry.Name() == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		h.add(fset, filepath.ToSlash(rel), parsed)
		return nil
	})
	return h, err
})

func (h *house) add(fset *token.FileSet, name string, parsed *ast.File) {
	f := sourceFile{path: name, pkg: path.Dir(name), ast: parsed, fset: fset}
	for _, spec := range parsed.Imports {
		imp := importOf(spec)
		f.imports = append(f.imports, imp)
	}
	h.files = append(h.files, f)
	for _, decl := range parsed.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.TYPE {
			continue
		}
		for _, spec := range gen.Specs {
			typ := spec.(*ast.TypeSpec)
			h.types[f.pkg+"."+typ.Name.Name] = typ.Type
		}
	}
}

func (h *house) packages() []string {
	seen := map[string]bool{}
	for _, f := range h.files {
		seen[f.pkg] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

type sourceFile struct {
	path    string // from the root of the module, with slashes
	pkg     string
	ast     *ast.File
	fset    *token.FileSet
	imports []imported
}

type imported struct {
	name string // by which the file knows it
	path string
	pos  token.Pos
}

func importOf(spec *ast.ImportSpec) imported {
	importPath, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	imp := imported{path: importPath, name: path.Base(importPath), pos: spec.Pos()}
	if spec.Name != nil {
		imp.name = spec.Name.Name
	}
	return imp
}

func (f sourceFile) at(pos token.Pos) string {
	return fmt.Sprintf("%s:%d", f.path, f.fset.Position(pos).Line)
}

// use is a name of another package, as "os.Exit" whatever the import is called.
type use struct {
	name string
	pos  token.Pos
}

func (f sourceFile) selectors() []use {
	paths := map[string]string{}
	for _, imp := range f.imports {
		paths[imp.name] = imp.path
	}
	var uses []use
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && paths[x.Name] != "" {
				uses = append(uses, use{paths[x.Name] + "." + sel.Sel.Name, sel.Pos()})
			}
		}
		return true
	})
	return uses
}

// variable is a declaration at package level; embedded says that the compiler
// fills it with a file.
type variable struct {
	*ast.ValueSpec
	embedded bool
}

func (f sourceFile) variables() []variable {
	var vars []variable
	for _, decl := range f.ast.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.VAR {
			continue
		}
		for _, spec := range gen.Specs {
			v := variable{ValueSpec: spec.(*ast.ValueSpec)}
			v.embedded = embeds(gen.Doc) || embeds(v.Doc)
			vars = append(vars, v)
		}
	}
	return vars
}

func embeds(doc *ast.CommentGroup) bool {
	return doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, "//go:embed ")
	})
}

// linked are the variables that the linker may fill in: a constant in all but name.
var linked = map[string]bool{}

// changeable says why a variable could change, or costs work at the start of
// every run; it is empty for what is as good as a constant: a file that was
// built in as a text or an embed.FS, an error value, an assertion on a type, an
// array of plain values.
func (h *house) changeable(f sourceFile, v variable) string {
	if !slices.ContainsFunc(v.Names, func(n *ast.Ident) bool { return n.Name != "_" }) {
		return ""
	}
	if isErrorValue(v.ValueSpec) || linked[f.pkg+"."+v.Names[0].Name] {
		return ""
	}
	if v.Type != nil && (!v.embedded || exprText(v.Type) != "embed.FS") {
		if why := h.changeableType(f.pkg, v.Type, 0); why != "" {
			return why
		}
	}
	if len(v.Values) == 0 && !v.embedded {
		return "is to be filled in later"
	}
	for _, value := range v.Values {
		if _, plain := value.(*ast.BasicLit); plain {
			return "could be a constant"
		}
		if why := h.changeableValue(f.pkg, value); why != "" {
			return why
		}
	}
	return ""
}

// isErrorValue recognises var ErrX = errors.New("…"), and fmt.Errorf.
func isErrorValue(spec *ast.ValueSpec) bool {
	if len(spec.Names) != 1 || len(spec.Values) != 1 {
		return false
	}
	name := spec.Names[0].Name
	call, ok := spec.Values[0].(*ast.CallExpr)
	return ok && (strings.HasPrefix(name, "Err") || strings.HasPrefix(name, "err")) &&
		slices.Contains([]string{"errors.New", "fmt.Errorf"}, exprText(call.Fun))
}

func (h *house) changeableType(pkg string, typ ast.Expr, depth int) string {
	switch typ := typ.(type) {
	case *ast.MapType:
		return "is a map"
	case *ast.StarExpr:
		return "is a pointer"
	case *ast.FuncType:
		return "is a function"
	case *ast.ChanType:
		return "is a channel"
	case *ast.InterfaceType:
		return "is an interface"
	case *ast.SelectorExpr:
		return "is a " + exprText(typ) + ", which may change"
	case *ast.ArrayType:
		if typ.Len == nil {
			return "is a slice"
		}
		return h.changeableType(pkg, typ.Elt, depth)
	case *ast.StructType:
		for _, field := range typ.Fields.List {
			// A field that is left out is nil; one that is filled in shows in the value.
			if sel, ok := field.Type.(*ast.SelectorExpr); ok && exprText(sel.X) == "sync" {
				return "holds a " + exprText(sel)
			}
		}
	case *ast.Ident:
		if declared := h.types[pkg+"."+typ.Name]; declared != nil && depth < 10 {
			return h.changeableType(pkg, declared, depth+1)
		}
		if typ.Name == "any" || typ.Name == "error" {
			return "is an interface"
		}
	}
	return ""
}

func (h *house) changeableValue(pkg string, value ast.Expr) string {
	var why string
	ast.Inspect(value, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			why = "is computed by " + exprText(n.Fun) + " before main"
		case *ast.FuncLit:
			why = "is a function"
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				why = "is a pointer"
			}
		case *ast.CompositeLit:
			if n.Type == nil { // its type stands further out
				return true
			}
			if sel, ok := n.Type.(*ast.SelectorExpr); ok && ast.IsExported(sel.Sel.Name) {
				return true // a value of another package's type: its fields are looked at
			}
			why = h.changeableType(pkg, n.Type, 0)
		}
		return why == ""
	})
	return why
}

// exprText is a name or a selector as it was written.
func exprText(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return exprText(e.X) + "." + e.Sel.Name
	}
	return "an expression"
}

// keeperOf finds the row for an import; of two that fit, the longer one.
func keeperOf(importPath string) (keeper []string, found bool) {
	if keeper, found = keepers[importPath]; found || !isLibrary(importPath) {
		return keeper, found
	}
	for p := path.Dir(importPath); p != "."; p = path.Dir(p) {
		if keeper, found = keepers[p]; found {
			return keeper, true
		}
	}
	return nil, false
}

// isLibrary tells a library from the standard one and from our own packages:
// its path begins with the name of a host.
func isLibrary(importPath string) bool {
	host, _, _ := strings.Cut(importPath, "/")
	return strings.Contains(host, ".")
}

func knowerOf(name string) (allowed []string, watched bool) {
	if allowed, watched = knowers[name]; watched {
		return allowed, true
	}
	for prefix, allowed := range knowers {
		if stem, ok := strings.CutSuffix(prefix, "*"); ok && strings.HasPrefix(name, stem) {
			return allowed, true
		}
	}
	return nil, false
}

func orNobody(names []string) string {
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}
