package cli

import (
	"fmt"
	"slices"

	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/vault"
)

// An errand is what is done with a row: the command, and what stands behind the
// row in it.
type errand struct{ verb, rest string }

// open returns everything that is open for a note, and what of it due shows.
func openFor(c *campaign.Campaign, e *vault.Entry, with func([]agenda.Row) []job) (open, shown []job) {
	items := agenda.Of(c)
	return with(items.Of(whoIs(e))), with(items.Shown(whoIs(e)))
}

// whoIs is the id by which rows know the note: the profile is me.
func whoIs(e *vault.Entry) infoint.ID {
	if e.Kind == infoint.KindProfile {
		return infoint.Me
	}
	return e.ID
}

// called is what a person is called in a sentence.
func calledIn(e *vault.Entry) string {
	if e.Contact != nil {
		return e.Contact.Name
	}
	return "you"
}

// rowJobs are rows by themselves, without the drafts that answer them.
func rowJobs(rows []agenda.Row) []job {
	jobs := make([]job, len(rows))
	for i := range rows {
		jobs[i].row = &rows[i]
	}
	return jobs
}

// choose finds the one job that is meant: by WHAT among all that are open, else
// the only one of those that come into question.
func (do errand) choose(e *vault.Entry, what string, open, jobs []job) (job, error) {
	if what != "" {
		jobs = slices.DeleteFunc(slices.Clone(open), func(j job) bool { return !j.matches(what) })
		if i := slices.IndexFunc(jobs, func(j job) bool { return infoint.Fold(j.name()) == infoint.Fold(what) }); i >= 0 && jobs[i].row != nil && jobs[i].row.IsPromise() {
			jobs = jobs[i : i+1] // the whole words, of which another one's are a part
		}
	}
	switch {
	case len(jobs) == 1:
		return jobs[0], nil
	case len(jobs) > 1:
		err := &exitError{code: exitNobody, err: fmt.Errorf("%s has several open things", calledIn(e))}
		if e.Contact == nil {
			err.err = fmt.Errorf("you have several open things")
		}
		for _, j := range jobs {
			err.hint("%s", do.command(j, whoIs(e)))
		}
		return job{}, err
	case what != "":
		return job{}, cannotf("nothing called %q is open for %s", what, calledIn(e)).
			hint("infoint due --all shows what is; infoint log records anything else")
	case len(open) > 0:
		return job{}, cannotf("nothing is due for %s yet", calledIn(e)).hint("%s", do.command(open[0], whoIs(e)))
	}
	return job{}, cannotf("nothing is open for %s", calledIn(e)).hint("infoint log records what happened")
}

// command is the line that does the errand for a job, and why.
func (do errand) command(j job, id infoint.ID) string {
	switch {
	case j.row == nil:
		return j.command(id)
	case do.verb == "done":
		return j.command(id)
	}
	return infoint.Command(do.verb, string(id), j.row.What()) + do.rest + "  (" + j.row.Why + ")"
}
