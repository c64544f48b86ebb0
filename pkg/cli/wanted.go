package cli

import (
	"github.com/infoint/infoint/pkg/agenda"
	"github.com/infoint/infoint/pkg/campaign"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/letter"
)

// wantedKind is the letter that due wants for somebody, else the one that lies
// there as a draft, else the first one, where none was sent. To anybody else a
// first letter would be an embarrassment, so it has to be asked for.
func wantedKind(c *campaign.Campaign, id infoint.ID) (string, error) {
	for _, r := range agenda.Of(c).Shown(id) {
		if kind := letterFor(c, r); kind != "" {
			return kind, nil
		}
	}
	if drafts := latestDrafts(c, id); len(drafts) > 0 {
		return drafts[0].Kind, nil
	}
	t := c.Thread(id)
	var why string
	kind := letter.KindOutreach
	switch t.Stage {
	case infoint.StageContacted, infoint.StageNudged, infoint.StageProposing:
		why = "you wrote, and it is their turn"
		if t.Owes != nil {
			why = "they wrote, and an answer is in your own words"
		}
	case infoint.StageAgreed:
		why, kind = "they agreed", letter.KindSlots
	case infoint.StageDeferred:
		why = "they said later"
	case infoint.StageDeclined:
		why = "they said no"
	case infoint.StageScheduled:
		why, kind = "a talk is arranged", letter.KindConfirm
	case infoint.StageHeld, infoint.StageThanked, infoint.StageNurturing:
		why, kind = "you have talked", letter.KindUpdate
		if oweThanks(t) {
			kind = letter.KindThanks
		}
	case infoint.StageDropped:
		why = "you closed the thread"
	default:
		return kind, nil
	}
	return "", cannotf("no letter is due to %s: %s", t.Contact.Name, why).
		hint("name the kind to write one all the same: %s", infoint.Command("draft", string(id), kind))
}
