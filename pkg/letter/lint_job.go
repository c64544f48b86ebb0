package letter

import (
	"slices"

	"github.com/infoint/infoint/pkg/infoint"
)

// jobRules hold up the premise: information, not a job.
func jobRules() []Rule {
	return []Rule{
		{
			ID: "L13", Name: "job-ask", find: jobAsk,
			weights: slices.Concat(fails(outreach(), kinds(KindThanks)), warns(but(every(), KindOutcome))),
			Looks:   "hiring, openings, vacancies, internships, a job to be asked for, a request to be referred or recommended",
			Why:     "who asks for a job turns a helper into a judge",
			Fix:     "ask for what they know, not for what they could give",
			Source:  "Simon Fraser University, Six Steps to Job Search Success, Pomona, Dartmouth's Thayer School",
		},
		{
			ID: "L14", Name: "cv", weights: fails(outreach(), kinds(KindThanks)), neutral: true, find: curriculum,
			Looks:  "a CV, or something attached, that they did not ask for",
			Why:    "a CV that nobody asked for makes it an application",
			Fix:    "take it out; a link to your profile below your name is enough",
			Source: "Six Steps to Job Search Success, Dartmouth's Thayer School, Rochester's career tips",
		},
	}
}

func jobAsk(r *reading) []hit {
	return at(r.mentions("job-ask", "no-job-ask")...)
}

func curriculum(r *reading) []hit {
	if r.says("cv-offered") || r.wantedCV() {
		return nil
	}
	found := r.mentions("cv", "no-cv")
	return at(append(find(r.title, r.list("cv"), nil), found...)...)
}

// wantedCV reports whether they asked for one in a word to me.
func (r *reading) wantedCV() bool {
	if r.scene.Facts.To == nil {
		return false
	}
	return slices.ContainsFunc(r.scene.Facts.To.Log, func(e infoint.Event) bool {
		return (e.Kind == infoint.EventReply || e.Kind == infoint.EventHeard) && speaksOfCV(e.Text)
	})
}
