package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// A Guard keeps the writers of a vault apart, and remembers what one of them
// was about to do. Both lie in the user's own state folder: in the vault a
// syncer would carry them to other machines, where they mean nothing.
type Guard struct {
	// State is the folder; it is made when it is needed. Without one there is
	// no lock and no memory of what was interrupted.
	State string
	// Say tells the user what the writer does besides what it was asked.
	Say func(format string, args ...any)

	missing bool // the folder is needed and not known
}

// ErrNoState says that there is no folder for locks.
var ErrNoState = errors.New("no folder is known for the lock that keeps two writers apart")

// NewGuard returns the guard of this user: in $INFOINT_STATE_DIR, else where
// the system keeps such things. One who has no home cannot write: locking fails
// with ErrNoState.
func NewGuard(getenv func(string) string, say func(string, ...any)) Guard {
	g := Guard{Say: say}
	switch {
	case getenv("INFOINT_STATE_DIR") != "":
		g.State = getenv("INFOINT_STATE_DIR")
	case getenv("XDG_STATE_HOME") != "":
		g.State = filepath.Join(getenv("XDG_STATE_HOME"), "infoint")
	case runtime.GOOS == "windows" && getenv("LocalAppData") != "":
		g.State = filepath.Join(getenv("LocalAppData"), "infoint")
	case getenv("HOME") != "":
		g.State = filepath.Join(getenv("HOME"), ".local", "state", "infoint")
	default:
		g.missing = true
	}
	return g
}

func (g Guard) say(format string, args ...any) {
	if g.Say != nil {
		g.Say(format, args...)
	}
}

// Times of waiting for another writer. A command writes for some milliseconds,
// so one that is waited for longer is stopped, or one of many.
const (
	lockPoll  = 3 * time.Millisecond
	lockSays  = time.Second
	lockGives = 30 * time.Second
)

// ErrLocked says that others wrote in the vault all the time that was waited.
var ErrLocked = errors.New("another infoint is writing in this vault")

// lock waits until no other process of this user writes in the vault. The lock
// is the system's, and is gone with the process that holds it.
func (g Guard) lock(root string) (unlock func(), err error) { return g.lockFor(root, lockGives) }

func (g Guard) lockFor(root string, patience time.Duration) (unlock func(), err error) {
	if g.missing {
		return nil, ErrNoState
	}
	if g.State == "" {
		return func() {}, nil
	}
	if err := os.MkdirAll(g.State, dirMode); err != nil {
		return nil, fmt.Errorf("making the folder for locks: %w", err)
	}
	l := flock.New(filepath.Join(g.State, keyOf(root)+".lock"), flock.SetPermissions(fileMode))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	saying := time.AfterFunc(lockSays, func() { g.say("waiting for another infoint that is writing in this vault") })
	defer saying.Stop()
	locked, err := l.TryLockContext(ctx, lockPoll)
	switch {
	case locked:
		return func() { _ = l.Unlock() }, nil
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%w, and has been for %s", ErrLocked, patience)
	}
	return nil, fmt.Errorf("locking the vault: %w", err)
}

// keyOf names a vault among others: by the last part of its path, for people,
// and by a number made of its real path, so that a link to a vault is the vault.
func keyOf(root string) string {
	if target, err := filepath.EvalSymlinks(root); err == nil {
		root = target
	}
	sum := sha256.Sum256([]byte(root))
	return infoint.Slug(filepath.Base(root)) + "-" + hex.EncodeToString(sum[:8])
}

// record opens what is remembered of a vault's writers.
func (g Guard) record(root string) (record, func(), error) {
	if g.State == "" {
		return record{}, func() {}, nil
	}
	dir, err := os.OpenRoot(g.State)
	if err != nil {
		return record{}, nil, fmt.Errorf("opening the folder for locks: %w", err)
	}
	return record{disk: atomicfile.Rooted(dir), name: keyOf(root) + recordExt}, func() { _ = dir.Close() }, nil
}
