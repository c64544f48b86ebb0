package infoint

// Stage is how far the thread with a person has come. It is derived from the
// log and the talks and never stored.
type Stage string

// The stages, roughly in the order in which they come.
const (
	StageLead         Stage = "lead"  // nothing sent, no why
	StageReady        Stage = "ready" // nothing sent, and a reason to write
	StageIntroAsked   Stage = "intro-asked"
	StageContacted    Stage = "contacted"
	StageNudged       Stage = "nudged"
	StageNeedsAddress Stage = "needs-address"
	StageDeferred     Stage = "deferred"  // they said later
	StageAgreed       Stage = "agreed"    // they said yes
	StageProposing    Stage = "proposing" // times sent
	StageScheduled    Stage = "scheduled"
	StageHeld         Stage = "held"
	StageThanked      Stage = "thanked"
	StageNurturing    Stage = "nurturing"
	StageDormant      Stage = "dormant"
	StageDeclined     Stage = "declined"
	StageParked       Stage = "parked"
	StageDropped      Stage = "dropped"
	StageBlocked      Stage = "blocked" // do_not_contact
)

// Stages lists every stage, for checking what a person typed.
func Stages() []Stage {
	return []Stage{
		StageLead, StageReady, StageIntroAsked, StageContacted, StageNudged, StageNeedsAddress,
		StageDeferred, StageAgreed, StageProposing, StageScheduled, StageHeld, StageThanked,
		StageNurturing, StageDormant, StageDeclined, StageParked, StageDropped, StageBlocked,
	}
}
