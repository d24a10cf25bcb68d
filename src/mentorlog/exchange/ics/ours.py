"""What came out of a journal and comes back in a calendar: it is there already."""

from __future__ import annotations

from collections.abc import Callable

from mentorlog.exchange.ics.reading import Known
from mentorlog.record import Concern, Entry, Goal, Meeting, Milestone, Pause, Relationship
from mentorlog.record.in_calendars import named_by

KINDS: dict[str, type[Entry]] = {
    "meeting": Meeting,
    "goal": Goal,
    "milestone": Milestone,
    "concern": Concern,
    "pause": Pause,
}
"""What an entry of a calendar is of; any other is of a day that a relationship has once."""


def without_ours(known: Known, is_there: Callable[[type[Entry], str], bool]) -> Known:
    """The events without those that were written from this journal, of which `is_there` says by
    class and id whether it has them, and without the days of another, which are no sessions. The
    sessions of another are there: they are the other side's."""
    made = {uid: of for uid in known.events if (of := named_by(uid)) is not None}
    ours = {uid for uid, (kind, id) in made.items() if is_there(KINDS.get(kind, Relationship), id)}
    days = {uid for uid, (kind, _) in made.items() if kind != "meeting"} - ours
    kept = {uid: some for uid, some in known.events.items() if uid not in ours | days}
    counts = [sum(len(known.events[uid]) for uid in some) for some in (ours, days)]
    return known.but(events=kept, count=known.count - sum(counts), ours=counts[0], days=counts[1])
