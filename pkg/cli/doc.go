// Package cli talks to the user: it is the Cobra tree, one short file per
// command, and the one place where an error becomes words and a number.
//
// A command file is a room with three things in it, in this order: its options
// as plain values, the function that makes the command (flags, arity, help, no
// work), and the function that runs it: open, decide, write once, say. What
// does not fit is domain logic on its way to its own package.
//
// What goes where: data to standard output, talk and errors to standard error,
// hints and remarks about empty lists to a terminal only. A writing command
// names the changed files on standard error and what it made on standard
// output; with -n it prints the change as a diff instead and writes nothing.
package cli
