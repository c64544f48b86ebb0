package vault

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/infoint/infoint/pkg/infoint"
)

// isConflictCopy knows the names that Syncthing, Dropbox, Obsidian, git's merge
// tools and this program give to the loser of a conflict.
func isConflictCopy(name string, beside map[string]bool) bool {
	lower := strings.ToLower(name)
	for _, sign := range []string{".sync-conflict-", "conflicted copy", ".infoint-conflict-"} {
		if strings.Contains(lower, sign) {
			return true
		}
	}
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	if of, ok := strings.CutSuffix(stem, " 2"); ok {
		return beside[of+ext]
	}
	for _, side := range []string{"_BASE_", "_LOCAL_", "_REMOTE_", "_BACKUP_"} {
		if of, number, ok := strings.Cut(stem, side); ok && isNumber(number) && beside[of+ext] {
			return true
		}
	}
	return false
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isEditorCopy knows what editors and git leave beside a note that they have
// open or have changed.
func isEditorCopy(name string) bool {
	switch lower := strings.ToLower(name); {
	case strings.HasPrefix(name, ".#"), strings.HasPrefix(name, ".merge_file_"):
		return true
	case strings.HasSuffix(name, "~"), strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return strings.Contains(lower, ".md")
	default:
		for _, ext := range []string{".md.orig", ".md.bak", ".md.rej", ".md.swp", ".md.swo"} {
			if strings.HasSuffix(lower, ext) {
				return true
			}
		}
	}
	return false
}

// nameRoom is how many bytes of a file's name leave room for what syncers and
// this program put around it, of the 255 that file systems allow.
const nameRoom = 200

// unportable says why a name makes trouble on another system that a vault may
// be synced to, empty where it does not.
func unportable(name string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	switch {
	case !utf8.ValidString(name):
		return "is not UTF-8"
	case strings.ContainsAny(name, `<>:"|?*\`):
		return "holds one of < > : \" | ? * \\, which Windows refuses"
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "holds a control character"
	case strings.TrimRight(stem, " .") != stem:
		return "ends in a blank or a dot, which Windows drops"
	case infoint.IsDevice(strings.ToLower(stem)):
		return "is a device on Windows"
	case len(name) > nameRoom:
		return "is so long that a syncer has no room for its own marks"
	case strings.ContainsAny(name, "#^[]"):
		return "holds one of # ^ [ ], which end a link"
	}
	return ""
}
