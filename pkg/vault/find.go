package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/infoint/infoint/pkg/mdfile"
)

// Marker is the folder that makes a folder a vault.
const Marker = ".infoint"

// ConfigPath is the configuration of a vault, relative to its root.
const ConfigPath = ".infoint/config.yaml"

// ErrNoVault says that no vault was found anywhere one is looked for.
var ErrNoVault = errors.New("no vault here")

// Find returns the root of the vault: dir where it is given, else the working
// folder or the nearest one above it that has a marker, else $INFOINT_DIR,
// else dir in the user's own configuration. The error wraps ErrNoVault.
func Find(dir, working string, getenv func(string) string) (string, error) {
	if dir != "" {
		return marked(absolute(dir, working), "-C")
	}
	for at := working; ; {
		if isVault(at) {
			return at, nil
		}
		up := filepath.Dir(at)
		if up == at {
			break
		}
		at = up
	}
	if env := getenv("INFOINT_DIR"); env != "" {
		return marked(absolute(env, working), "$INFOINT_DIR")
	}
	config := userConfig(getenv)
	own, err := userDir(config, getenv)
	if err != nil {
		return "", err
	}
	if own != "" {
		return marked(absolute(own, filepath.Dir(config)), config)
	}
	return "", fmt.Errorf("%w: neither %s nor a folder above it has a %s folder", ErrNoVault, working, Marker)
}

func marked(dir, origin string) (string, error) {
	if !isVault(dir) {
		return "", fmt.Errorf("%w: %s names %s, which has no %s folder", ErrNoVault, origin, dir, Marker)
	}
	return dir, nil
}

func isVault(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, Marker))
	return err == nil && info.IsDir()
}

func absolute(dir, working string) string {
	if filepath.IsAbs(dir) {
		return filepath.Clean(dir)
	}
	return filepath.Join(working, dir)
}

// userConfig is the path of the user's own configuration.
func userConfig(getenv func(string) string) string {
	switch {
	case getenv("INFOINT_CONFIG_DIR") != "":
		return filepath.Join(getenv("INFOINT_CONFIG_DIR"), "config.yaml")
	case getenv("XDG_CONFIG_HOME") != "":
		return filepath.Join(getenv("XDG_CONFIG_HOME"), "infoint", "config.yaml")
	case runtime.GOOS == "windows" && getenv("AppData") != "":
		return filepath.Join(getenv("AppData"), "infoint", "config.yaml")
	case getenv("HOME") != "":
		return filepath.Join(getenv("HOME"), ".config", "infoint", "config.yaml")
	}
	return ""
}

// userDir reads dir from the user's configuration, empty where there is none.
func userDir(config string, getenv func(string) string) (string, error) {
	if config == "" {
		return "", nil
	}
	if info, err := os.Stat(config); err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s is no regular file", config)
	}
	src, err := os.ReadFile(config)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading your configuration: %w", err)
	}
	f, err := mdfile.ParseYAML(src)
	var syntax *mdfile.SyntaxError
	if errors.As(err, &syntax) {
		return "", fmt.Errorf("%s:%d:%d: %s", config, syntax.Line, syntax.Column, syntax.Message)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", config, err)
	}
	e, _ := f.Lookup("dir")
	dir := e.Value.Text
	if rest, ok := strings.CutPrefix(dir, "~/"); ok {
		dir = filepath.Join(getenv("HOME"), rest)
	}
	return dir, nil
}
