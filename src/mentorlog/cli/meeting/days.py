"""Days that are typed at a question about a session: read, said back, and kept as that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.cli.ahead import ABOUT_A_YEAR, base
from mentorlog.cli.chosen import in_order
from mentorlog.cli.meeting.echo import moment
from mentorlog.cli.meeting.words import Moment, new_day
from mentorlog.days import short_day
from mentorlog.errors import UsageError
from mentorlog.record import Meeting, Record
from mentorlog.wording import plural

if TYPE_CHECKING:
    from mentorlog.cli.meeting.flags import Flags
    from mentorlog.cli.session import Session
    from mentorlog.days import Prefer

Read = Callable[[str], tuple[str, str]]
"""What is kept of a line that was typed, and how it is said back; UsageError if it is none."""
AGAIN = "s"
OFFERED = 4
CHANGED = ("cancelled", "moved")


def stated(given: Flags) -> str:
    """The day and the time that the flags name, as they were typed; "" for none."""
    if given.on is None and given.at is None:
        return ""
    return " ".join(word for word in (given.on or "today", given.at) if word)


def candidates(record: Record, today: date, happened: str) -> list[Meeting]:
    """The planned sessions that something may be told of, the likeliest first: the nearest one
    whose day has come, and for a change of plans also those to come."""
    ahead = happened in CHANGED
    found = [
        (abs((m.on - today).days), m.on < today, m.at or "", m.number or 0, m)
        for m in record.meetings
        if m.outcome == "planned" and m.on is not None and (ahead or m.on <= today)
    ]
    return [row[-1] for row in sorted(found, key=lambda row: row[:-1])][:OFFERED]


def told_then(record: Record, day: date, at: str | None) -> Meeting | None:
    """The session of that day, and time, that is recorded already."""
    return next(
        (
            m
            for m in record.meetings
            if m.on == day and m.outcome != "planned" and (at is None or m.at in (None, at))
        ),
        None,
    )


def planned_then(record: Record, day: date, at: str | None) -> list[Meeting]:
    """The sessions that are planned for that day: the one at that time, if there is one."""
    there = [m for m in record.meetings if m.on == day and m.outcome == "planned"]
    return [m for m in there if at is not None and m.at == at] or there


def read_when(session: Session, record: Record, happened: str, again: bool = False) -> Read:
    """The day of the session that is told of, or its short id."""

    def read(typed: str) -> tuple[str, str]:
        there = None if again else named(record, typed)
        if there is not None:
            _refuse_ahead(session, there.on, happened)
            _refuse_moved(record, there, happened)
            state = "" if there.outcome == "planned" else f": {there.outcome}, to be put right"
            return there.short, f"{said(there, session.today)}{state}"
        prefer: Prefer = "nearest" if happened in CHANGED else "past"
        found = read_moment(session, typed, session.today, prefer)
        _refuse_ahead(session, found[0], happened)
        if prefer == "past":
            _refuse_year_ago(session, record, typed, found)
        if not again:
            _refuse_unclear(record, found)
        there = next(iter(planned_then(record, *found)), None)
        if there is not None and not again:
            return iso(found), f"{said(there, session.today)}, as planned"
        return iso(found), moment(found, session.today)

    return read


def named(record: Record, typed: str) -> Meeting | None:
    """The session with that short id."""
    return next((m for m in record.meetings if m.short == typed.strip().casefold()), None)


def _refuse_ahead(session: Session, day: date | None, happened: str) -> None:
    if day is not None and day > session.today and happened not in CHANGED:
        raise UsageError(f"{short_day(day)} is still to come.")


def _refuse_year_ago(session: Session, record: Record, typed: str, found: Moment) -> None:
    """UsageError where the same words are the day of a session that is booked ahead."""
    ahead = read_moment(session, typed, session.today, "future")
    booked = planned_then(record, *ahead)
    if ahead[0] > session.today and booked and ahead[0] != found[0]:
        raise UsageError(
            f"{short_day(ahead[0])} is still to come: {booked[0].short} is booked then. If "
            f"{short_day(found[0])} is meant, write its year."
        )


def _refuse_moved(record: Record, there: Meeting, happened: str) -> None:
    later = next((m for m in record.meetings if m.id == there.moved_to), None)
    if later is not None and happened != "moved":
        raise UsageError(
            f"{there.short} was moved, and {later.short} continues it; type {later.short}."
        )


def _refuse_unclear(record: Record, found: Moment) -> None:
    """UsageError where that day alone does not say which session is meant."""
    day, at = found
    planned = planned_then(record, day, at)
    if len(planned) > 1:
        either = " or ".join(f"{m.short} ({m.at or 'no time'})" for m in planned)
        raise UsageError(f"Several sessions are planned for {short_day(day)}; type {either}.")
    told = told_then(record, day, at)
    if told is not None and not planned:
        raise UsageError(
            f"{short_day(day)} is recorded already: {told.short}, {told.outcome}. Type "
            f"{told.short} to put it right, or the day of another one."
        )


def read_moment(session: Session, typed: str, begin: date, prefer: Prefer) -> Moment:
    """The day, and the time, that was typed; UsageError where it is none."""
    from mentorlog import days

    return in_order(session, typed, lambda text: days.read_moment(text, begin, prefer=prefer))


def read_later(session: Session, day: date, at: str | None, usual: Moment | None = None) -> Read:
    """The day of a session to come, counted from `day`; `usual` is what AGAIN stands for."""

    def read(typed: str) -> tuple[str, str]:
        if usual is not None and typed.strip().casefold() == AGAIN:
            return iso(usual), moment(usual, session.today)
        found = read_moment(session, typed, base(session, typed, day), "future")
        if found[0] < day or (found[0] == day and found[1] in (None, at)):
            raise UsageError(f"That is {short_day(found[0])}, not after {short_day(day)}.")
        if found[0] < session.today:
            _refuse_two(session, typed, found[0])
        return iso(found), moment(found, session.today)

    return read


def _refuse_two(session: Session, typed: str, gone: date) -> None:
    """UsageError where the words for a day that is past by now are another one from today on."""
    ahead = read_moment(session, typed, session.today, "future")[0]
    if ahead != gone and (ahead - gone).days < ABOUT_A_YEAR.start:
        raise UsageError(f"{typed.strip()!r} could be {gone} or {ahead}: write which")


def read_new(session: Session, day: date, at: str | None) -> Read:
    """The day to which a session of `day` is moved, which may be an earlier one."""

    def read(typed: str) -> tuple[str, str]:
        from mentorlog.days import is_time

        begin = base(session, typed, day)
        found = (
            (day, typed)
            if is_time(typed)
            else new_day(lambda prefer: read_moment(session, typed, begin, prefer), day)
        )
        if found[0] == day and found[1] in (None, at):
            raise UsageError(f"{short_day(day)} is the day it had; give another day or time.")
        return iso(found), moment(found, session.today)

    return read


def read_due(session: Session, day: date) -> Read:
    """Another day for an action."""

    def read(typed: str) -> tuple[str, str]:
        from mentorlog.days import read_day

        begin = base(session, typed, day)
        found = in_order(session, typed, lambda text: read_day(text, begin, prefer="future"))
        return found.isoformat(), moment((found, None), session.today)

    return read


def usual(record: Record, day: date, at: str | None, today: date) -> Moment | None:
    """The session after that of `day` by the agreed rhythm, on the same weekday; None where no
    rhythm is agreed, where that day has passed, or lies in a break."""
    from mentorlog.days.iso import split_duration
    from mentorlog.record.in_force import agreed_at
    from mentorlog.rhythm import pause_on

    rhythm = agreed_at(record, "rhythm", day)
    if rhythm is None:
        return None
    number, letter = split_duration(rhythm)
    days = number if letter == "D" else 7 * (number if letter == "W" else round(number * 30.44 / 7))
    if day.toordinal() + days > date.max.toordinal():
        return None
    later = date.fromordinal(day.toordinal() + days)
    if later <= today or pause_on(record, later) is not None:
        return None
    return later, at


def iso(found: Moment) -> str:
    """A day, and a time, as they are kept."""
    day, at = found
    return f"{day} {at}" if at else f"{day}"


def said(meeting: Meeting, today: date) -> str:
    """The day of a session as it is said back."""
    return moment((meeting.on, meeting.at), today)


def shorter(day: date, today: date) -> str:
    """The day without its year where that is this year's: "Tue 10 Mar"."""
    text = short_day(day)
    return text.rpartition(" ")[0] if day.year == today.year else text


def in_weeks(days: int) -> str:
    """ "in 2 weeks", "in 10 days"."""
    return f"in {plural(days // 7, 'week')}" if days % 7 == 0 else f"in {plural(days, 'day')}"
