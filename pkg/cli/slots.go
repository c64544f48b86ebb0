package cli

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/infoint/infoint/pkg/calendar"
	"github.com/infoint/infoint/pkg/infoint"
	"github.com/infoint/infoint/pkg/term"
)

type slotsOptions struct {
	busy    []string
	count   int
	between string
	tz      string
	draft   bool
	dry     bool
}

func newSlots(a *App) *cobra.Command {
	var opts slotsOptions
	cmd := &cobra.Command{
		Use: "slots NAME [WHEN…]", Short: "Times to offer: yours, or free ones, on both clocks",
		Example: "  infoint slots ines\n  infoint slots ines --busy work.ics --busy home.ics --between 10-16 --draft\n" +
			"  infoint slots ines \"tue 15:00\" \"thu 10:00\" --tz mine",
		GroupID:           groupMeet,
		Args:              words(1, -1, "a NAME and perhaps times"),
		ValidArgsFunction: a.names(nil, infoint.KindContact),
		RunE:              func(cmd *cobra.Command, args []string) error { return runSlots(cmd.Context(), a, opts, args) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.busy, "busy", nil, "a calendar that says when you are busy, a .ics `FILE`, or - for standard input; as often as needed")
	f.Var(countFlag{&opts.count, 1}, "count", "how many times, `N`; 3 where schedule.slots says nothing else")
	f.StringVar(&opts.between, "between", "9-17", "the `HOURS` of the day, on both clocks")
	f.StringVar(&opts.tz, "tz", "", "whose hours yours are: mine, theirs or a `ZONE`")
	f.BoolVar(&opts.draft, "draft", false, "write a letter with these times, as draft does")
	dryFlag(cmd, &opts.dry)
	return cmd
}

type wireSlot struct {
	Start  string   `json:"start"`
	End    string   `json:"end"`
	Mine   string   `json:"mine"`
	Theirs string   `json:"theirs"`
	Zone   optional `json:"zone"`
}

func wireOffer(s calendar.Search, t time.Time, zone optional) wireSlot {
	return wireSlot{
		Start: t.In(s.Mine).Format(rfc3339), End: t.Add(s.Length).In(s.Mine).Format(rfc3339),
		Mine: s.Face(t, s.Mine), Theirs: s.Face(t, s.Theirs), Zone: zone,
	}
}

func runSlots(ctx context.Context, a *App, opts slotsOptions, args []string) error {
	e, c, err := a.writable(args[0], infoint.KindContact)
	if err != nil {
		return err
	}
	w, err := wallsOf(c, e.Contact, opts.tz)
	if err != nil {
		return err
	}
	if w, err = w.named(opts.tz); err != nil {
		return err
	}
	named, err := a.namedTimes(c, args[1:], opts.tz, w)
	if err != nil {
		return err
	}
	thread := c.Thread(e.ID)
	search, err := a.narrowed(searchFor(c, thread, w), opts, named)
	if err != nil {
		return err
	}
	times := named
	if len(named) == 0 {
		times = a.freeTimes(otherDays(search, thread), cmp.Or(opts.count, c.Config.ScheduleSlots))
	}
	a.warnOfDoubts(c, search, named)
	if w.unknown {
		a.say("%s, so these are hours of yours: %s", noZone(e.Contact), a.fromHere(zoneCommand(e.Contact)))
	}
	if opts.draft && len(times) > 0 {
		draft := draftOptions{dry: opts.dry, slots: letterSlots(search, times)}
		return runDraft(ctx, a, draft, []string{string(e.ID), kindWithTimes(c, e.ID)})
	}
	zone := optional(zoneName(search.Theirs))
	if w.unknown {
		zone = ""
	}
	wired := make([]wireSlot, len(times))
	for i, t := range times {
		wired[i] = wireOffer(search, t, zone)
	}
	err = a.print(wired, func() error {
		for _, t := range times {
			term.Fprintf(a.IO.Out, "- %s\n", search.Offer(t))
		}
		return nil
	})
	if err == nil && len(times) > 0 {
		a.next(infoint.Command("slots", string(e.ID)) + " --draft")
	}
	return err
}
