// Package when is time as people mean it: dates as they type them, the days
// on which offices answer, and the clock on somebody else's wall.
//
// The words:
//
//   - a Moment is what a person meant: a date, perhaps with an hour. It has no
//     zone, because "tue 3pm" has none. Only text that carries an offset, as
//     RFC 3339 does, is an instant from the start.
//   - a Context is what the words lean on: the time it is, in the user's zone,
//     the Direction in which the command looks, and the Calendar.
//   - a Calendar knows the business days: not Saturdays, not Sundays, not the
//     user's holidays and pauses.
//   - a zone is a *time.Location, found by its IANA name, a city or an
//     abbreviation, if that has one meaning.
//
// The grammar is closed and the whole text must match. The parsers one can
// buy guess: "2026-11-03" became today 11:03, "asap" became now, "friday
// maybe" became Friday, "31 feb" became 3 March. A wrong date costs the user
// an interview and is seen too late, a refusal costs a second; so this package
// refuses, says why, and says what to write instead. What it suggests, it
// accepts.
//
// These readings are chosen where English has several:
//
//   - tuesday is the next one after today; looking back it is the last one,
//     and today counts.
//   - next tue is Tuesday of next week, and weeks begin on Monday; last fri is
//     the most recent Friday before today. Both mean that whichever way the
//     command looks.
//   - 24 mar, mar 24 and september (its 1st) are the nearest in the direction,
//     and today counts.
//   - where the day was left open and turns out to be today, the hour must lie
//     in the direction too: "15:00" at 16:00 is refused, not taken for
//     tomorrow. "today 15:00" is always what it says.
//   - 12am is 00:00 and 12pm is 12:00; noon is 12:00; midnight is refused,
//     since half of its users mean the evening before.
//   - 3/11 and 24.3. are refused, since half of the world reads them the other
//     way round.
//
// Days are counted on the calendar, never in hours: two weeks after Monday at
// ten is Monday at ten, though the clocks change in between. A month after 31
// January is the last day of February.
//
// Nothing here asks the machine for its time or its zone.
package when
