// Package history runs git for a vault, safely.
//
// A vault may have come from somebody else, and a repository can name programs
// for git to run: hooks, filters, monitors, pagers. So every call gives git its
// folder explicitly, takes nothing from the environment that could point it
// elsewhere, and switches off what runs code.
package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoGit says that git is not installed.
var ErrNoGit = errors.New("git is not installed")

// Init makes a repository in dir, unless dir lies in one already; made says
// which it was. getenv is the environment git is looked for in.
func Init(ctx context.Context, dir string, getenv func(string) string) (made bool, err error) {
	if inRepository(dir) {
		return false, nil
	}
	git, err := find(getenv("PATH"))
	if err != nil {
		return false, err
	}
	cmd := exec.CommandContext(ctx, git, "-c", "core.hooksPath="+os.DevNull, "-c", "init.templateDir=", "init", "--quiet", "--", dir)
	cmd.Env = environment(getenv)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return false, fmt.Errorf("git init: %w: %s", err, strings.TrimSpace(said.String()))
	}
	return true, nil
}

// inRepository looks for a .git upwards by itself: asking git would mean to run
// it in a folder that nobody has looked at yet.
func inRepository(dir string) bool {
	for {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return false
		}
		dir = up
	}
}

// find looks for git in the absolute folders of the path: the working folder
// may be somebody's vault.
func find(path string) (string, error) {
	for _, dir := range filepath.SplitList(path) {
		if !filepath.IsAbs(dir) {
			continue
		}
		if git, err := exec.LookPath(filepath.Join(dir, "git")); err == nil {
			return git, nil
		}
	}
	return "", ErrNoGit
}

// environment is what git is given: where its programs and the user's own
// configuration are, and no GIT_* that a hook, inside of which this may run,
// has set.
func environment(getenv func(string) string) []string {
	env := []string{"GIT_TERMINAL_PROMPT=0", "LC_ALL=C"}
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SystemRoot", "TMPDIR", "TEMP"} {
		if value := getenv(name); value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env
}
