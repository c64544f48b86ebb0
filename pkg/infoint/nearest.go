package infoint

import (
	"slices"
	"unicode/utf8"
)

// Distance counts the slips between two words: a letter more, less or other,
// or two neighbours swapped, which is one slip of the fingers and not two.
func Distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	rows := make([][]int, len(s)+1)
	for i := range rows {
		rows[i] = make([]int, len(t)+1)
		rows[i][0] = i
	}
	for j := range t {
		rows[0][j+1] = j + 1
	}
	for i := range s {
		for j := range t {
			rows[i+1][j+1] = cheapest(rows, s, t, i, j)
		}
	}
	return rows[len(s)][len(t)]
}

func cheapest(rows [][]int, s, t []rune, i, j int) int {
	other := rows[i][j]
	if s[i] != t[j] {
		other++
	}
	best := min(other, rows[i][j+1]+1, rows[i+1][j]+1)
	if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
		best = min(best, rows[i-1][j-1]+1)
	}
	return best
}

// Closest returns the candidates with the fewest slips, none where that is
// more than one slip in three letters, two in seven, and so on.
func Closest(word string, candidates []string) []string {
	best, found := (utf8.RuneCountInString(word)+1)/4, []string(nil)
	for _, c := range candidates {
		if n := utf8.RuneCountInString(c) - utf8.RuneCountInString(word); n > best || -n > best {
			continue // as many slips at least as letters more or less
		}
		switch d := Distance(word, c); {
		case d < best || d == best && found == nil && d > 0:
			best, found = d, []string{c}
		case d == best && !slices.Contains(found, c):
			found = append(found, c)
		}
	}
	return found
}
