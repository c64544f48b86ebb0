// Package term is the program's side of the terminal: the three streams,
// colour, tables, prompts, the pager and the editor. It is the only package
// that knows the streams of the process, and the one gate that text from
// files passes on its way to a person.
//
// The output contract:
//
//   - Data goes to Out, talk, hints and errors to Err. Neither is buffered; a
//     write that fails is kept and told by [IO.Flush], once, at the end.
//   - Whatever is written to Out or Err has its control characters made
//     visible by [Safe], on a terminal, in a pipe and in a file alike. Two
//     things go past the gate, both by [IO.Raw]: a diff that is piped, for
//     `git apply`, and a file that the user named, when that is stdout.
//   - JSON may go through the gate. What the gate changes in it becomes a JSON
//     escape, so that it stays valid and means the same.
//   - A [Styled] text is gated first and coloured after, by [Fprintf] and by a
//     [Table], when the stream it goes to has colour. A file cannot colour
//     anything, nor can text that was formatted before it came here.
//   - A terminal changes decoration, never content: colour, the header and
//     the alignment of tables, the cut of their last column, and where the
//     lines of [IO.Prosef] break. Piped, a table is full width and tab
//     separated, and a line is as long as it is.
//   - Questions go to Err and are asked only where In and Err are terminals
//     and NoInput is not set; else the answer is [ErrNoTerminal].
//   - The pager and the editor come from the environment and never from a
//     file of the vault: a folder that was cloned must not run code.
package term
