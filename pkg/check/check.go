package check

import (
	"cmp"
	"slices"

	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/note"
)

// A File is a note with the bytes it was read from.
type File struct {
	*note.Note
	Source []byte
}

// Vault returns everything that is wrong, by path, line, column and code: the
// findings of the folder itself, which the caller has from the scan, those of
// reading each note, and those of the notes together. The campaign is that of
// the same notes. The order of the files does not matter.
func Vault(files []File, c *campaign.Campaign, folder []infoint.Finding) []infoint.Finding {
	pages := pagesOf(files)
	ch := newChecker(pages, c)
	ch.findings = slices.Clone(folder)
	ch.profileIsThere(folder)
	ch.duplicateNames(pages)
	ch.duplicateUIDs(pages)
	ch.samePeople(pages)
	for _, p := range pages {
		ch.findings = append(ch.findings, p.Findings...)
		ch.keys(p)
		ch.links(p)
		ch.contact(p)
		ch.called(p)
		ch.talk(p)
		ch.profileNote(p)
		ch.ahead(p)
		ch.hidden(p)
	}
	slices.SortFunc(ch.findings, byPlace)
	return slices.Compact(ch.findings)
}

// byPlace is an order without ties but between equal findings, so that two runs
// print the same lines.
func byPlace(a, b infoint.Finding) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Column, b.Pos.Column),
		cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Fix, b.Fix),
	)
}

// A checker holds what all notes are held against, and what was found.
type checker struct {
	campaign *campaign.Campaign
	profile  *infoint.Profile // nil where there is none that could be read
	names    *names
	talks    map[string]*campaign.Talk // by path
	criteria []string                  // what an insight can speak for: slugs, sorted
	findings []infoint.Finding

	// What was looked up before: the same keys, zones and professions stand in
	// note after note.
	nearKeys        map[keyOfKind][]string
	nearProfessions map[string][]string
	zoneFaults      map[string]error
}

func newChecker(pages []*page, c *campaign.Campaign) *checker {
	ch := &checker{
		campaign: c, names: newNames(pages), talks: map[string]*campaign.Talk{},
		nearKeys: map[keyOfKind][]string{}, nearProfessions: map[string][]string{}, zoneFaults: map[string]error{},
	}
	for _, p := range pages {
		if p.Profile != nil {
			ch.profile = p.Profile
			ch.criteria = criteria(p.Profile)
		}
	}
	for _, t := range c.Talks() {
		ch.talks[t.Path] = t
	}
	return ch
}

// find adds a finding about a note.
func (ch *checker) find(p *page, f infoint.Finding) {
	f.Path = p.Path
	ch.findings = append(ch.findings, f)
}

// profilePath is where the profile lies.
const profilePath = "profile.md"

// profileIsThere says that there is no profile, unless something is said about
// the file already.
func (ch *checker) profileIsThere(folder []infoint.Finding) {
	said := slices.ContainsFunc(folder, func(f infoint.Finding) bool { return f.Path == profilePath })
	if said || ch.names.has(infoint.KindProfile) {
		return
	}
	ch.findings = append(ch.findings, infoint.Finding{
		Code: CodeNoProfile, Severity: infoint.SeverityInfo, Path: profilePath, Pos: start(),
		Message: "there is no profile, so letters have no sender and talks nothing to be held against",
		Fix:     "make one: " + infoint.Command("init"),
	})
}

// start is the place of what is wrong with a file as a whole.
func start() infoint.Pos { return infoint.Pos{Line: 1, Column: 1} }
