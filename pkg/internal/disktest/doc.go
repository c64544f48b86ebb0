// Package disktest holds disks that fail, for tests of writing.
//
// A [Machine] is a file system in memory that knows what was forced to the disk
// and what was not. At any moment it tells every state in which a power cut
// could leave it: each set of steps that were not forced may have reached the
// disk, in their order, and of a file whose bytes were not forced there may be
// nothing, a part, or all. That is more than file systems do, on purpose.
//
// A [Faulty] disk fails at one step, or from one step on.
package disktest
