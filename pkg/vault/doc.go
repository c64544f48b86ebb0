// Package vault is the folder in which a campaign lies: it finds it, reads
// every note in it once, tells which note a name means, and writes changes.
//
// The files are the database, and other programs use them too: an editor,
// Obsidian, a syncer, git. So nothing is kept between two runs, a file that
// cannot be read is a finding and never stops the others, and a change is
// written only over the bytes that it was made from.
//
// All writing goes through Apply. There is no other place in the program that
// changes a file of a vault, so whoever has to know of changes asks there.
//
// Nothing that is named in a vault is ever run, and no link is followed out of
// it: a folder that came from somebody else is data.
package vault
