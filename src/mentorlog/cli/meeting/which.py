"""Which session `mentorlog meet` is told of: the one that is booked then, or a new one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.meeting import words
from mentorlog.cli.meeting.flags import Flags
from mentorlog.cli.meeting.words import Moment
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import Meeting, Record, booked
from mentorlog.store.verbs.meetings import occasion

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.days import Prefer


def which(
    session: Session, record: Record, flags: Flags
) -> tuple[Meeting | None, date | None, str | None]:
    """The session that is told of, where it is there, and the day and time that were typed."""
    at = words.time(session, flags.at) if flags.at is not None else None
    if flags.meeting is not None:
        there = session.find(record, Meeting, flags.meeting)
        day, time = _when(session, flags) if flags.on is not None else (None, None)
        return there, day, _one_time(time, at)
    day, time = _when(session, flags)
    at = _one_time(time, at)
    if flags.again and at is None:
        _refuse_again(record, day)
    if flags.book is not None or flags.again:
        return None, day, at
    found = occasion(record, day, at)
    if found is None and flags.on is None and (flags.cancelled_by or flags.moved_by):
        ahead = _only_booked(session, record)
        return (ahead, ahead.on, at) if ahead is not None else (found, day, at)
    return found, day, at


def _only_booked(session: Session, record: Record) -> Meeting | None:
    """The session ahead that a change without a day can only mean; UsageError if several."""
    ahead = booked(record, session.today)
    if len(ahead) > 1:
        named = " or ".join(f"{m.short} on {short_day(m.on)}" for m in ahead[:2] if m.on)
        raise UsageError(f"Which session is it, {named}?", f"… --meeting {ahead[0].short}")
    return ahead[0] if ahead else None


def without_time(session: Session, record: Record, flags: Flags) -> bool:
    """Whether a second session of a day is told of with no time to tell the two apart."""
    if not flags.again or flags.at is not None or flags.meeting is not None:
        return False
    day, time = _when(session, flags)
    return time is None and any(m.on == day for m in record.meetings)


def _refuse_again(record: Record, day: date) -> None:
    there = next((m for m in record.meetings if m.on == day), None)
    if there is not None:
        raise UsageError(
            f"--at is missing: there is {there.short} on {short_day(day)} already, and the time "
            "tells the two apart.",
            "… --at HH:MM",
        )


def _when(session: Session, flags: Flags) -> Moment:
    if flags.book is not None:
        return words.moment(session, "--book", flags.book)
    if flags.on is None:
        return session.today, None
    prefer: Prefer = "nearest" if flags.gave("cancelled_by") or flags.gave("moved_by") else "past"
    return words.moment(session, "--on", flags.on, prefer)


def _one_time(one: str | None, other: str | None) -> str | None:
    if one is not None and other is not None and one != other:
        raise UsageError(f"--at {other} and the {one} beside the day are two times; give one.")
    return one or other
