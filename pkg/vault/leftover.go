package vault

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/infoint/infoint/pkg/internal/atomicfile"
)

// keep writes what could not be put into a file beside it, under a name that
// says so and that is no note. The same bytes are kept once.
func (w *writer) keep(file string, ours []byte) (string, error) {
	h := fnv.New32a()
	_, _ = h.Write(ours)
	ext := path.Ext(file)
	kept := fmt.Sprintf("%s.infoint-conflict-%08x%s", strings.TrimSuffix(file, ext), h.Sum32(), ext)
	err := atomicfile.Create(w.files, kept, ours, fileMode)
	if errors.Is(err, fs.ErrExist) {
		err = nil
	}
	return kept, err
}

// recovered is where leftovers go, below the marker.
const recovered = Marker + "/recovered"

// tidy takes away what crashed writers left beside their files. What the file
// itself holds is dropped; anything else may be the only copy of somebody's
// work, and is kept.
func (w *writer) tidy(leftovers []string) {
	for _, file := range leftovers {
		if err := w.tidyFile(file); err != nil {
			w.say("%s, which an interrupted command left, could not be put away: %s", file, cause(err))
		}
	}
}

func (w *writer) tidyFile(file string) error {
	left, err := atomicfile.ReadFile(w.files, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // somebody else did
	}
	if err != nil {
		return err
	}
	of, _ := atomicfile.IsLeftover(path.Base(file))
	beside := path.Join(path.Dir(file), of)
	if now, err := atomicfile.ReadFile(w.files, beside); len(left) == 0 || err == nil && bytes.Equal(now, left) {
		return w.files.Remove(file)
	}
	if err := w.makeFolder(recovered); err != nil {
		return err
	}
	for n := 1; ; n++ {
		to := path.Join(recovered, strconv.Itoa(n)+"-"+of)
		err := atomicfile.Create(w.files, to, left, fileMode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		w.say("an interrupted command left a text of %s, which is in %s now", beside, to)
		return w.files.Remove(file)
	}
}
