"""Days to come, counted from the day that a call is about rather than from today."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.asking.retyped import read_typed
from mentorlog.frozen import Frozen

if TYPE_CHECKING:
    from mentorlog.cli.meeting.words import Moment
    from mentorlog.cli.session import Session

SAYS_ITS_YEAR = re.compile(r"[0-9]{4}|year|month|week|day")
ABOUT_A_YEAR = range(300, 367)


class Ahead(Frozen):
    """A day to come, as typed with that flag or argument: read when the rest of the call is."""

    label: str
    typed: str


def base(session: Session, typed: str, since: date) -> date:
    """The day from which words are counted: `since`, save that "tomorrow" is today's."""
    from mentorlog.days import from_today

    return session.today if from_today(typed) else since


def read_ahead(
    session: Session,
    label: str,
    typed: str,
    since: date,
    within: str | None = None,
    timed: bool = False,
) -> date:
    """The day that was typed, on or after `since` where it could be several; the session notes
    one that falls a year later and may not be meant. UsageError where it is none; `within` is
    the word that it ends, where it is not a word of its own; where it may be
    `timed`, its time is set aside."""
    from mentorlog.days import read_day

    if timed:
        return moment_ahead(session, label, typed, since, within)[0]
    begin = base(session, typed, since)
    day = read_typed(
        session, label, typed, lambda text: read_day(text, begin, prefer="future"), within
    )
    _note_far(session, label, typed, day, since)
    return day


def moment_ahead(
    session: Session, label: str, typed: str, since: date, within: str | None = None
) -> Moment:
    """The same for a day that may have a time beside it: both, or the day and None."""
    from mentorlog.days import read_moment

    begin = base(session, typed, since)
    found = read_typed(
        session, label, typed, lambda text: read_moment(text, begin, prefer="future"), within
    )
    _note_far(session, label, typed, found[0], since)
    return found


def _note_far(session: Session, label: str, typed: str, day: date, since: date) -> None:
    if (day - since).days in ABOUT_A_YEAR and not SAYS_ITS_YEAR.search(typed.casefold()):
        from mentorlog.days import short_day

        note = (
            f"{label}: {typed.strip()!r} was taken as {short_day(day)}, about a year after "
            f"{short_day(since)}; write the year if another is meant."
        )
        if note not in session.notes:
            session.notes.append(note)


def settle(session: Session, values: dict[str, Any]) -> None:
    """Read the days to come among the values of a call, from its `on` or `from_` if it has one."""
    waiting = {name: value for name, value in values.items() if isinstance(value, Ahead)}
    for name in sorted(waiting, key=lambda name: name not in ("on", "from_")):
        days = (values.get(key) for key in ("on", "from_"))
        since = next((day for day in days if isinstance(day, date)), session.today)
        one = waiting[name]
        values[name] = read_ahead(session, one.label, one.typed, since)
        session.understood.append((one.label.lstrip("-"), values[name], False))
