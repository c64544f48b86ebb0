module github.com/infoint/infoint

go 1.26.0

require (
	github.com/adrg/frontmatter v0.2.0 // splits a note, behind our guards
	github.com/google/go-cmp v0.7.0 // tests only: says where two values differ
	github.com/mattn/go-runewidth v0.0.31 // how wide a name is on a terminal
	github.com/rickar/cal/v2 v2.1.13 // which days a country keeps as holidays
	github.com/rogpeppe/go-internal v1.16.0 // the unified diff of -n; txtar and testscript in tests
	github.com/spf13/cobra v1.10.2 // commands, flags, help, completion
	github.com/spf13/pflag v1.0.9 // what a flag says about itself; comes with cobra
	github.com/teambition/rrule-go v1.8.2 // tests only: a second opinion on repeated events
	github.com/yuin/goldmark v1.8.7 // what in a body is a heading, a list, code or a quote, by CommonMark
	golang.org/x/sys v0.49.0 // Windows' console
	golang.org/x/term v0.47.0 // whether a stream is a terminal, and how wide
	golang.org/x/text v0.43.0 // Unicode normal forms, for ids and for finding names
	gopkg.in/yaml.v2 v2.3.0 // tests only: a second opinion on what our edits leave
	gopkg.in/yaml.v3 v3.0.1 // front matter as a tree with positions
	pgregory.net/rapid v1.3.0 // tests only: properties over made-up input
)

require (
	github.com/BurntSushi/toml v0.3.1 // indirect
	github.com/clipperhouse/uax29/v2 v2.2.0 // indirect
	github.com/gofrs/flock v0.13.1 // keeps two writers of a vault apart
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
)
