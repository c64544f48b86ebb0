package vaulttest

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"strings"
)

// One list per file, one word or sentence per line.
//
//go:embed words/*.txt
var wordFiles embed.FS

// words holds the lists that the notes are put together from.
type words struct {
	first, last, company, role, profession, place, tag []string
	why, shared, background, note                      []string
	outreach, wrote, heard, remark                     []string
	promise, promiseTheirs                             []string
	question, answer, insight, advice                  []string
}

func loadWords() *words {
	return &words{
		first: wordList("first"), last: wordList("last"),
		company: wordList("company"), role: wordList("role"),
		profession: wordList("profession"), place: wordList("place"), tag: wordList("tag"),
		why: wordList("why"), shared: wordList("shared"),
		background: wordList("background"), note: wordList("note"),
		outreach: wordList("outreach"), wrote: wordList("wrote"),
		heard: wordList("heard"), remark: wordList("remark"),
		promise: wordList("promise"), promiseTheirs: wordList("promise-theirs"),
		question: wordList("question"), answer: wordList("answer"), insight: wordList("insight"), advice: wordList("advice"),
	}
}

func wordList(name string) []string {
	text, err := wordFiles.ReadFile("words/" + name + ".txt")
	if err != nil {
		panic(fmt.Sprintf("vaulttest was built without its words: %v", err))
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// one returns one line of list.
func one(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// some returns n different lines of list, in the order of the list.
func some(r *rand.Rand, list []string, n int) []string {
	var picked []string
	for i, line := range list {
		wanted, left := n-len(picked), len(list)-i
		if wanted > 0 && r.IntN(left) < wanted {
			picked = append(picked, line)
		}
	}
	return picked
}

// chance is true in percent of a hundred cases.
func chance(r *rand.Rand, percent int) bool { return r.IntN(100) < percent }
