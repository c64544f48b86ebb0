package history

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestInit(t *testing.T) {
	if _, err := find(os.Getenv("PATH")); err != nil {
		t.Skip("no git on this machine")
	}
	// What a hook that infoint runs inside of would set must not count, nor may
	// a template folder that puts hooks into the new repository.
	templates := t.TempDir()
	hook := filepath.Join(templates, "hooks", "post-checkout")
	if err := errors.Join(os.MkdirAll(filepath.Dir(hook), 0o700), os.WriteFile(hook, []byte("#!/bin/sh\n"), 0o700)); err != nil {
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	getenv := func(name string) string {
		switch name {
		case "GIT_DIR":
			return elsewhere
		case "GIT_TEMPLATE_DIR":
			return templates
		case "HOME":
			return elsewhere
		}
		return os.Getenv(name)
	}
	dir := t.TempDir()
	made, err := Init(context.Background(), dir, getenv)
	if err != nil || !made {
		t.Fatalf("Init: %v, %v", made, err)
	}
	if _, err := os.Stat(filepath.Join(dir, ".git", "HEAD")); err != nil {
		t.Error("no repository was made")
	}
	if _, err := os.Stat(filepath.Join(dir, ".git", "hooks", "post-checkout")); err == nil {
		t.Error("a hook was copied into the repository")
	}
	below := filepath.Join(dir, "career")
	if made, err := Init(context.Background(), below, getenv); err != nil || made {
		t.Errorf("in a repository: %v, %v", made, err)
	}
}

// TestNoGit: the working folder and relative folders of the path are no places
// to look for git.
func TestNoGit(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte("#!/bin/sh\nexit 0\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, path := range []string{"", ".", "bin:."} {
		_, err := Init(context.Background(), t.TempDir(), func(name string) string {
			if name == "PATH" {
				return path
			}
			return ""
		})
		if !errors.Is(err, ErrNoGit) {
			t.Errorf("PATH=%q: %v", path, err)
		}
	}
}
