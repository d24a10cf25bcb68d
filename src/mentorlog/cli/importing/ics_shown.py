"""What a calendar brings, as it is shown before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.naming import both
from mentorlog.days import short_day
from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Record
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival, Change

MOST = 6
MOST_TITLES = 12


class Found(Frozen):
    """What a calendar brings for one relationship, the days that were looked at, and what the
    events are called that were taken for theirs."""

    record: Record
    low: date
    high: date
    arrival: Arrival
    titles: tuple[str, ...] = ()


def shown(found: Sequence[Found], today: date) -> list[str]:
    """A few lines for each relationship that something was found for."""
    return [line for one in found for line in _lines(one, today)]


def _lines(found: Found, today: date) -> Iterator[str]:
    arrival = found.arrival
    if not (arrival or arrival.same):
        return
    yield (f"{both(found.record.relationship)}, {short_day(found.low)} to {short_day(found.high)}")
    yield from _called(found.titles)
    new = [entry for entry in arrival.new if isinstance(entry, Meeting)]
    continued = {m.moved_to for m in new} | {c.fields.get("moved_to") for c in arrival.changed}
    planned = [m for m in new if m.outcome == "planned" and m.id not in continued]
    yield from _listed(
        "past, for you to record (mentorlog meet --catch-up)",
        [m for m in planned if _past(m, today)],
    )
    yield from _listed("to come", [m for m in planned if not _past(m, today)])
    yield from _listed("called off", [m for m in new if m.outcome == "cancelled"], found)
    later = {m.id: m for m in new}
    moved = [
        f"{_when(m)} to {_when(later[m.moved_to])}"
        for m in new
        if m.outcome == "moved" and m.moved_to in later
    ]
    yield from _some("moved", moved)
    yield from _some("changed", [_change(one, later) for one in arrival.changed])
    gone = [entry for entry in arrival.gone if isinstance(entry, Meeting)]
    yield from _some("no more in the calendar", [f"{m.short} {_when(m)}" for m in gone])


def _called(titles: Sequence[str]) -> Iterator[str]:
    """What the events are called, for somebody to see that another meeting is among them."""
    named = list(dict.fromkeys(titles))
    yield from (f"  from {title}" for title in named[:MOST_TITLES])
    if len(named) > MOST_TITLES:
        yield f"  and from {len(named) - MOST_TITLES} more titles; --match WORDS takes fewer"


def _past(meeting: Meeting, today: date) -> bool:
    return meeting.on is not None and meeting.on < today


def _listed(what: str, meetings: Sequence[Meeting], found: Found | None = None) -> Iterator[str]:
    yield from _some(what, [f"{_when(m)}{_by(m, found)}" for m in sorted(meetings, key=_order)])


def _order(meeting: Meeting) -> tuple[date, str]:
    return meeting.on or date.min, meeting.at or ""


def _some(what: str, lines: Sequence[str]) -> Iterator[str]:
    """How many there are, the first of them, and the last where not all are shown."""
    if not lines:
        return
    yield f"  {len(lines)} {what}"
    few = list(lines)
    if len(lines) > MOST:
        few[MOST - 2 : -1] = [f"… {len(lines) - MOST + 1} more …"]
    yield from (f"    {line}" for line in few)


def _by(meeting: Meeting, found: Found | None) -> str:
    if found is None or meeting.by not in ("mentor", "mentee"):
        return ""
    return f", declined by {found.record.name(meeting.by)}"


def _when(meeting: Meeting) -> str:
    day = short_day(meeting.on) if meeting.on is not None else "no day"
    return f"{day} {meeting.at}" if meeting.at else day


def _change(change: Change, later: dict[str, Meeting]) -> str:
    there, fields = change.there, change.fields
    assert isinstance(there, Meeting)
    name = f"{there.short} {_when(there)}"
    outcome = fields.get("outcome")
    if outcome == "moved" and fields.get("moved_to") in later:
        return f"{name}: moved to {_when(later[fields['moved_to']])}"
    if outcome == "cancelled":
        by = fields.get("by")
        return f"{name}: called off" + (f" by the {by}" if by in ("mentor", "mentee") else "")
    if outcome == "planned":
        return f"{name}: takes place after all"
    if "on" in fields:
        return f"{name}: now {_when(there.but(on=fields['on'], at=fields.get('at')))}"
    if "by" in fields:
        return f"{name}: called off by the {fields['by']}"
    parts = [f"at {fields['at']}"] if "at" in fields else []
    parts += [plural(fields["planned_minutes"], "minute")] if fields.get("planned_minutes") else []
    return f"{name}: {', '.join(parts) or 'the same session as in the calendar'}"
