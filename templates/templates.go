// Package templates holds the words that the program asks, writes and prints,
// as files that a person can read, change and override.
//
// It embeds them and does nothing else: who reads a file knows its format. A
// vault's own .infoint/templates/ has the same folders and comes first.
package templates

import "embed"

// Questions is the bank of questions, questions/*.md, one file a topic; its
// format is told in questions/README.md.
//
//go:embed questions
var Questions embed.FS

// Letters is the bank of letters, letters/*.txt: a file for each kind or
// variant, kinds.txt with their limits, words.txt with the words that turn a
// note into a sentence.
//
//go:embed letters
var Letters embed.FS

// Words is what lint looks for, words/LANGUAGE.txt, and words/any.txt for every
// language; any.txt tells how they are written.
//
//go:embed words
var Words embed.FS

// Notes is what a new note begins with, notes/KIND.md; keys are added to its
// front matter.
//
//go:embed notes
var Notes embed.FS

// Vault is what a new vault begins with. A leading dot is left out of the
// names, for files with one are not embedded.
//
//go:embed vault
var Vault embed.FS

// Demo is a small made-up campaign with its dates left open; demo/README.md
// says how.
//
//go:embed demo
var Demo embed.FS

// Help is the text of the help topics that are not made from the code.
//
//go:embed help
var Help embed.FS
