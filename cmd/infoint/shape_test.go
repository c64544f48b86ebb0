package main_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The form of the source, as data. What only shows in the tree of commands is
// held by pkg/cli/shape_test.go; who imports whom by layers_test.go.

const (
	mostFileLines     = 400
	mostFunctionLines = 60
)

// longFunctions are the functions that may be longer, each with its reason:
// "pkg/x/file.go Name".
var longFunctions = map[string]string{}

// shortComments are the packages whose comment may be one sentence.
var shortComments = map[string]string{
	"pkg/vaulttest/gen": "a command line around what pkg/vaulttest tells at length",
}

// rooms are the files of pkg/cli that hold more than one newX or one runX,
// each with its reason.
var rooms = map[string]string{
	"pkg/cli/add.go":       "add itself only holds its members",
	"pkg/cli/export.go":    "export itself only holds its members",
	"pkg/cli/interview.go": "schedule is add interview by the name people look for",
	"pkg/cli/list.go":      "five lists, one set of flags",
}

func TestNoFileIsLong(t *testing.T) {
	for _, f := range readHouse(t).files {
		if n := f.fset.File(f.ast.FileStart).LineCount(); n > mostFileLines {
			t.Errorf("%s has %d lines; %d are enough", f.path, n, mostFileLines)
		}
	}
}

func TestNoFunctionIsLong(t *testing.T) {
	used := map[string]bool{}
	for _, f := range readHouse(t).files {
		for _, fn := range f.functions() {
			n := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			name := f.path + " " + fn.Name.Name
			if n <= mostFunctionLines {
				continue
			}
			used[name] = true
			if longFunctions[name] == "" {
				t.Errorf("%s: %s has %d lines; %d are enough", f.at(fn.Pos()), fn.Name.Name, n, mostFunctionLines)
			}
		}
	}
	for name := range longFunctions {
		if !used[name] {
			t.Errorf("longFunctions names %s, which needs no exception", name)
		}
	}
}

func TestPackageCommentsAreEssays(t *testing.T) {
	house := readHouse(t)
	for _, pkg := range house.packages() {
		var said []string
		for _, f := range house.files {
			if f.pkg == pkg && f.ast.Doc != nil {
				said = append(said, strings.TrimSpace(f.ast.Doc.Text()))
			}
		}
		switch {
		case len(said) != 1:
			t.Errorf("%s has %d package comments, not one", pkg, len(said))
		case sentences(said[0]) < 2 && shortComments[pkg] == "":
			t.Errorf("%s: the package comment is one sentence; say what it models and what it will not do", pkg)
		}
	}
}

// sentences counts the stops and colons that end a line or are followed by a
// blank.
func sentences(s string) int {
	n := 0
	for i, r := range s {
		last := i == len(s)-1
		if strings.ContainsRune(".:?", r) && (last || unicode.IsSpace(rune(s[i+1]))) {
			n++
		}
	}
	return n
}

func TestExportedNamesHaveComments(t *testing.T) {
	for _, f := range readHouse(t).files {
		if f.ast.Name.Name == "main" {
			continue
		}
		for _, decl := range f.ast.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && isExportedReceiver(d) && !wellKnown(d) && d.Doc == nil {
					t.Errorf("%s: %s has no comment", f.at(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, name := range bareNames(d) {
					t.Errorf("%s: %s has no comment", f.at(name.Pos()), name.Name)
				}
			}
		}
	}
}

// isExportedReceiver is true of functions too.
func isExportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	name := strings.TrimPrefix(types.ExprString(d.Recv.List[0].Type), "*")
	return ast.IsExported(name)
}

// wellKnown are methods that say all by being there.
func wellKnown(d *ast.FuncDecl) bool {
	return d.Recv != nil && slices.Contains([]string{"Error", "Unwrap", "Is", "As"}, d.Name.Name)
}

// bareNames are the exported names of a declaration that nothing is said
// about: a comment on the group speaks for all of it.
func bareNames(d *ast.GenDecl) []*ast.Ident {
	var bare []*ast.Ident
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && d.Doc == nil && s.Doc == nil {
				bare = append(bare, s.Name)
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				if name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
					bare = append(bare, name)
				}
			}
		}
	}
	return bare
}

// TestACommandFileIsARoom: its options, the function that makes the command,
// the function that runs it, in this order, once.
func TestACommandFileIsARoom(t *testing.T) {
	used := map[string]bool{}
	for _, f := range readHouse(t).files {
		if f.pkg != "pkg/cli" {
			continue
		}
		r := roomOf(f)
		if len(r.news) == 0 {
			continue
		}
		if len(r.news) > 1 || len(r.runs) > 1 {
			used[f.path] = true
			if rooms[f.path] == "" {
				t.Errorf("%s holds the commands %s and runs %s: one of each is a room", f.path, names(r.news), names(r.runs))
			}
		}
		if len(r.runs) == 0 {
			t.Errorf("%s makes %s and runs nothing", f.path, names(r.news))
			continue
		}
		if last := r.news[len(r.news)-1]; len(r.options) > 0 && r.options[0].Pos() > last.Pos() {
			t.Errorf("%s: %s stands behind %s; the order is options, newX, runX", f.path, r.options[0].Name, last.Name)
		}
		if r.runs[0].Pos() < r.news[0].Pos() {
			t.Errorf("%s: %s stands before %s; the order is options, newX, runX", f.path, r.runs[0].Name, r.news[0].Name)
		}
	}
	for path := range rooms {
		if !used[path] {
			t.Errorf("rooms names %s, which needs no exception", path)
		}
	}
}

type room struct{ options, news, runs []*ast.Ident }

func roomOf(f sourceFile) room {
	var r room
	for _, fn := range f.functions() {
		switch name := fn.Name.Name; {
		case fn.Recv != nil:
		case hasWord(name, "new") && returnsCommand(fn) && name != "newRoot":
			r.news = append(r.news, fn.Name)
		case hasWord(name, "run"):
			r.runs = append(r.runs, fn.Name)
		}
	}
	for _, decl := range f.ast.Decls {
		if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.TYPE {
			for _, spec := range gen.Specs {
				if name := spec.(*ast.TypeSpec).Name; strings.HasSuffix(name.Name, "Options") {
					r.options = append(r.options, name)
				}
			}
		}
	}
	return r
}

// hasWord reports whether a name is the word and another one behind it.
func hasWord(name, word string) bool {
	rest, ok := strings.CutPrefix(name, word)
	return ok && rest != "" && ast.IsExported(rest)
}

func returnsCommand(fn *ast.FuncDecl) bool {
	res := fn.Type.Results
	return res != nil && len(res.List) == 1 && types.ExprString(res.List[0].Type) == "*cobra.Command"
}

func names(idents []*ast.Ident) string {
	var out []string
	for _, id := range idents {
		out = append(out, id.Name)
	}
	return strings.Join(out, ", ")
}

func (f sourceFile) functions() []*ast.FuncDecl {
	var out []*ast.FuncDecl
	for _, decl := range f.ast.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			out = append(out, fn)
		}
	}
	return out
}
