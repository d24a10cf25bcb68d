"""What came out of a journal and comes back in a calendar: it is there already."""

from __future__ import annotations

from collections.abc import Callable

from mentorlog.exchange.ics.reading import Known
from mentorlog.record.in_calendars import named_by


def without_ours(known: Known, is_there: Callable[[str], bool]) -> Known:
    """The events without those that were written from this journal, of whose meetings `is_there`
    says by the id whether they are in it, and without the days of any journal, which are no
    sessions."""
    kept = {uid: events for uid, events in known.events.items() if not _ours(uid, is_there)}
    count = sum(len(events) for uid, events in known.events.items() if uid not in kept)
    return known.but(events=kept, count=known.count - count, ours=count)


def _ours(uid: str, is_there: Callable[[str], bool]) -> bool:
    made_of = named_by(uid)
    return made_of is not None and (made_of[0] != "meeting" or is_there(made_of[1]))
