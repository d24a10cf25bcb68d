"""Records that contradict each other or the calendar: set aside and asked about."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from mentorlog.frozen import once
from mentorlog.record.happened import Meeting

if TYPE_CHECKING:
    from mentorlog.record.whole import Record

SOON_WRITTEN_DAYS = 60
LONELY_DAYS = 183
NEAR_DAYS = 45
FEW = 3
YEAR = 365

RANK = {"held": 0, "missed": 1, "cancelled": 2, "moved": 3, "unknown": 4, "planned": 5}


@once
def doubled(record: Record) -> tuple[tuple[Meeting, Meeting], ...]:
    """Pairs on the same day and time: the one that counts, and the one set aside for it. There are
    none where a part of the record is only counted: that is so only of a record without doubts."""
    if record.past.sessions:
        return ()
    last = [m for m in record.meetings if m.moved_to is None and m.on is not None]
    if len({(m.on, m.at) for m in last}) == len(last):
        return ()
    first: dict[tuple[date, str | None], Meeting] = {}
    pairs: list[tuple[Meeting, Meeting]] = []
    for meeting in sorted(last, key=lambda m: (RANK[m.outcome], m.id)):
        if meeting.on is None:
            continue
        kept = first.setdefault((meeting.on, meeting.at), meeting)
        if kept is not meeting:
            pairs.append((kept, meeting))
    return tuple(pairs)


@once
def doubtful(record: Record) -> tuple[Meeting, ...]:
    """Meetings whose year looks mistyped: far from every other, while the same day a year on
    or back lies among them, and not written down within two months of their day. In the order
    of their days; none where a part of the record is only counted."""
    if record.past.sessions:
        return ()
    days = sorted(m.on.toordinal() for m in record.meetings if m.on is not None)
    if len(days) <= FEW or all(after - before < LONELY_DAYS for before, after in pairwise(days)):
        return ()
    odd = (m for m in record.meetings if m.on is not None and _odd(m, m.on.toordinal(), days))
    return tuple(sorted(odd, key=lambda m: (m.on or date.min, m.id)))


@once
def uncounted(record: Record) -> frozenset[str]:
    """The ids of the meetings that do not count: set aside for another, or of a doubtful year."""
    return frozenset({m.id for m in doubtful(record)} | {extra.id for _, extra in doubled(record)})


def _odd(meeting: Meeting, day: int, days: list[int]) -> bool:
    written = meeting.recorded_on
    if written is not None and abs(written.toordinal() - day) <= SOON_WRITTEN_DAYS:
        return False
    place = bisect_left(days, day)
    beside = (*days[max(0, place - 1) : place], *days[place + 1 : place + 2])
    if any(abs(day - other) < LONELY_DAYS for other in beside):
        return False
    others = [other for other in days if other != day]
    near = (abs(day + shift - other) <= NEAR_DAYS for shift in (YEAR, -YEAR) for other in others)
    return any(near)
