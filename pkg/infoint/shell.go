package infoint

import "strings"

// ShellWord returns s as one word for a POSIX shell, behind the name of a
// command: as it is where that is safe, else in single quotes. A tilde is safe
// within a word, but not behind an equals sign, where bash takes it for a home.
func ShellWord(s string) string {
	safe := s != "" && s[0] != '~' && s[0] != '=' && !(strings.Contains(s, "=") && strings.Contains(s, "~"))
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune("-_./:@+,%~=", r), r > 127 && r != '\u00a0':
		default:
			safe = false
		}
	}
	if safe {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// Command returns a line for a POSIX shell that runs infoint with these words.
func Command(words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = ShellWord(w)
	}
	return "infoint " + strings.Join(quoted, " ")
}
