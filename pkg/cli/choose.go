package cli

import (
	"slices"
	"strings"

	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/query"
)

// choose applies --where, --sort and --limit. A key that no row has and no
// manual names is probably a slip, and said so.
func choose[R query.Row](a *App, rows []R, opts listOptions, known []string) ([]R, error) {
	if opts.stage != "" && !slices.Contains(known, "stage") {
		return nil, usagef("--stage is for contacts")
	}
	var conds []query.Cond
	for _, expr := range opts.where {
		cond, err := query.Parse(expr)
		if err != nil {
			return nil, err
		}
		a.warnKey(cond.Key(), known, rowsHave(rows, cond.Key()))
		conds = append(conds, cond)
	}
	rows = query.Filter(rows, conds)
	if opts.sort != "" {
		if err := query.Sort(rows, opts.sort); err != nil {
			return nil, err
		}
		key := strings.TrimPrefix(opts.sort, "-")
		a.warnKey(key, known, rowsHave(rows, key))
	}
	if opts.limit > 0 && len(rows) > opts.limit {
		rows = rows[:opts.limit]
	}
	return rows, nil
}

func rowsHave[R query.Row](rows []R, key string) bool {
	return slices.ContainsFunc(rows, func(r R) bool { _, ok := r.Lookup(key); return ok })
}

func (a *App) warnKey(key string, known []string, used bool) {
	if used || slices.Contains(known, key) {
		return
	}
	if near := infoint.Closest(key, known); len(near) > 0 {
		a.say("infoint: no note has the key %q; did you mean %s?", key, strings.Join(near, " or "))
		return
	}
	a.say("infoint: no note has the key %q", key)
}

// show prints rows as JSON or text, and what could not be read.
func show[R, W any](a *App, rows []R, wire func(R) W, text func() error) error {
	wired := make([]W, len(rows))
	for i, r := range rows {
		wired[i] = wire(r)
	}
	if err := a.print(wired, text); err != nil {
		return err
	}
	if len(rows) == 0 {
		a.hint("nothing to list")
	}
	a.leftOut(a.vault)
	return nil
}
