// Package vaulttest makes vaults for tests and benchmarks: small ones from a
// text that stands in the test, and large ones from a seed.
//
// A text is a txtar archive, as in the scripts of the command line:
//
//	dir := vaulttest.FromTxtar(t, `
//	-- contacts/ines-marek.md --
//	## Log
//	- 2026-03-02 outreach email
//	`)
//
// A generated vault is a made-up campaign in the year before 1 April 2026, so
// that with `--now 2026-04-01` something is due. It is in the written form of
// the format throughout: notes that people damaged by hand are kept in
// testdata/vault. The same seed gives the same bytes on every system, and a
// larger vault begins with the notes of the smaller one.
//
// Nothing that is shipped imports this package.
package vaulttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// configPath marks a folder as a vault.
const configPath = ".infoint/config.yaml"

const config = "format: 1\n"

// FromTxtar writes the files of a txtar archive into a new vault, which is
// removed when the test ends, and returns its folder. Text before the first
// file is a comment.
func FromTxtar(t testing.TB, archive string) string {
	t.Helper()
	dir := t.TempDir()
	Write(t, dir, Files(archive))
	return dir
}

// Files returns the files of a txtar archive by path. An empty line before the
// first file, as a raw string has it, does no harm.
func Files(archive string) map[string]string {
	files := map[string]string{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// Write puts files, by their path with slashes, into the folder dir and marks
// it as a vault unless they hold a configuration of their own. A path that
// leads out of dir fails the test.
func Write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	if _, own := files[configPath]; !own {
		if err := writeFile(dir, configPath, config); err != nil {
			t.Fatal(err)
		}
	}
	for path, text := range files {
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			t.Fatalf("%q leads out of the vault", path)
		}
		if err := writeFile(dir, path, text); err != nil {
			t.Fatal(err)
		}
	}
}

// Read returns every file below dir by its path with slashes, so that a test
// can compare a vault with what it was before.
func Read(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(filepath.ToSlash(path[len(dir):]), "/")
		files[name] = string(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func writeFile(dir, path, text string) error {
	full := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	return os.WriteFile(full, []byte(text), 0o644)
}
