package cli

import (
	"context"
	"strconv"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
)

// What was learned in talks: who was named, and what speaks for and against
// each belief.

func runListReferrals(_ context.Context, a *App, opts listOptions) error {
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	var rows []referralRow
	for _, r := range c.Referrals() {
		rows = append(rows, referralRow{r})
	}
	rows, err = choose(a, rows, opts, []string{"from", "contact", "name", "permission", "contacted", "told", "interview", "text", "path"})
	if err != nil {
		return err
	}
	return show(a, rows, referralRow.wire, func() error {
		t := term.NewTable(a.IO, "FROM", "NAME", "PERMISSION", "CONTACTED", "TOLD", "TEXT")
		for _, r := range rows {
			t.Row(string(r.From), r.Name, r.Permission, r.Contacted.String(), r.Told.String(), r.Text)
		}
		return t.Flush()
	})
}

// A referralRow is somebody who was named, as lists select and sort them.
type referralRow struct{ campaign.Referral }

// Lookup implements query.Row.
func (r referralRow) Lookup(key string) ([]string, bool) {
	switch key {
	case "from":
		return one(string(r.From))
	case "contact":
		return one(string(r.Contact))
	case "name":
		return one(r.Name)
	case "permission":
		return one(r.Permission)
	case "contacted":
		return one(r.Contacted.String())
	case "told":
		return one(r.Told.String())
	case "interview":
		return one(string(r.Talk))
	case "text":
		return one(r.Text)
	case "path":
		return one(r.Path)
	}
	return nil, false
}

func (r referralRow) wire() wireListedReferral {
	return wireListedReferral{
		From: optional(r.From), Contact: optional(r.Contact), Name: r.Name, Permission: r.Permission,
		Contacted: r.Contacted, Told: r.Told, Interview: optional(r.Talk), Text: optional(r.Text), Path: r.Path, Line: r.Line,
	}
}

func runListHypotheses(_ context.Context, a *App, opts listOptions) error {
	c, err := a.Campaign()
	if err != nil {
		return err
	}
	var rows []hypothesisRow
	for _, h := range c.Profile.Hypotheses {
		rows = append(rows, hypothesisRow{h, h.Status(), c.Voices(h.ID)})
	}
	rows, err = choose(a, rows, opts, []string{"id", "text", "profession", "status", "change_mind", "for", "against", "mixed"})
	if err != nil {
		return err
	}
	return show(a, rows, hypothesisRow.wire, func() error {
		t := term.NewTable(a.IO, "ID", "STATUS", "FOR", "AGAINST", "MIXED", "TEXT")
		for _, r := range rows {
			t.Row(r.ID, r.status, itoa(r.voices.For), itoa(r.voices.Against), itoa(r.voices.Mixed), r.Text)
		}
		return t.Flush()
	})
}

// A hypothesisRow is a belief with the people who spoke about it.
type hypothesisRow struct {
	infoint.Hypothesis
	status string
	voices campaign.Voices
}

// Lookup implements query.Row.
func (r hypothesisRow) Lookup(key string) ([]string, bool) {
	switch key {
	case "id":
		return one(r.ID)
	case "text":
		return one(r.Text)
	case "profession":
		return one(r.Profession)
	case "status":
		return one(r.status)
	case "change_mind":
		return one(r.ChangeMind)
	case "for":
		return one(strconv.Itoa(r.voices.For))
	case "against":
		return one(strconv.Itoa(r.voices.Against))
	case "mixed":
		return one(strconv.Itoa(r.voices.Mixed))
	}
	return nil, false
}

func (r hypothesisRow) wire() wireHypothesis {
	return wireHypothesis{
		ID: r.ID, Text: r.Text, Profession: optional(r.Profession), Status: r.status, ChangeMind: optional(r.ChangeMind),
		For: r.voices.For, Against: r.voices.Against, Mixed: r.voices.Mixed, Line: r.Line,
	}
}
