// Package letter writes the letters of a campaign: the first message, the one
// reminder, the times proposed, the thanks.
//
// A letter is a template filled with facts. Facts holds everything that may be
// said; what it does not hold is not said. A sentence whose fact is missing is
// left out, never padded and never marked with a blank, and a Finding names the
// key to fill in and the command that fills it. So every letter can be read
// aloud as it stands, and none claims what nobody wrote down.
//
// # From note to sentence
//
// Notes are written about people, letters to them. "she moved from nursing to
// research" becomes "you moved from nursing to research", and the promise "send
// her the list" becomes "send you the list". Nothing but a subject at the very
// beginning with one verb, and the object right after the verb of a promise, is
// turned round, and only by verbs that templates/letters/words.txt knows. Any
// other line with a third person in it is left out, for a sentence in the wrong
// person is worse than none, and a finding says which line to word anew. What
// stands in quotation marks is quoted as it is. Private lines, inferences, a CV
// and the words of other people at the same table are never used. Of a thank-you
// one finding lists the lines that it sends back.
//
// # Templates
//
// A Bank is a stack of folders; the first that has a file wins, so the user's
// own come before the built-in ones. kinds.txt beside the templates names their
// limits and what they need. A template is text/template over lower-case keys:
// lines "Subject: ..." of which the first that fits is taken, an empty line, the
// body. A paragraph may run over several lines; a line that ends in a backslash
// is broken there. An unknown key is an error that names file, line and key.
// Values are texts and lists of texts: there is nothing to call, and braces in a
// note are only braces.
//
// # A template that does not end
//
// A template comes with a vault, and a vault may be a stranger's. It runs apart,
// prints into 64 KiB at most, and is given up after a second or when the
// caller's context ends, whichever is first. text/template cannot be stopped
// inside a loop that prints nothing: Write then returns all the same, and what
// is left runs on until the process ends. That suits a command that is about to
// end; a server must not run templates of strangers.
//
// The package is pure: it reads folders it is given and knows no clock.
package letter
