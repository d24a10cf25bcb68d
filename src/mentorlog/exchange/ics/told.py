"""What a calendar says of one occasion, by the clock of whoever keeps the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from mentorlog.exchange.ics.event import Event
from mentorlog.exchange.ics.moment import Moment
from mentorlog.exchange.ics.people import declined_by
from mentorlog.exchange.ics.series import Occasion
from mentorlog.frozen import Frozen
from mentorlog.record import Meeting, Relationship
from mentorlog.record.words import Side

When = tuple[date, str | None]
"""A day, and the time of it where it has one."""
Local = Callable[[Moment], When]
"""A moment as a clock on the keeper's wall shows it."""


class Window(Frozen):
    """The days that are looked at, both included, the day it is, and the clock to go by."""

    low: date
    high: date
    today: date
    local: Local

    def holds(self, day: date) -> bool:
        """Whether that day is looked at."""
        return self.low <= day <= self.high


class Told(Frozen, kw_only=True):
    """An occasion: when it was to be first and is now, whether it is off, and by whose word;
    `whole` where that is said only of the series as a whole."""

    uid: str
    mark: str
    event: Event
    first: When
    now: When
    minutes: int | None = None
    off: bool = False
    whole: bool = False
    by: Side | None = None

    @property
    def moved(self) -> bool:
        """Whether it has another day or time than at first."""
        return self.first != self.now

    def differs(self, there: Meeting) -> bool:
        """Whether a meeting has another day, or another time where both have one."""
        on, at = self.now
        return on != there.on or (at is not None and there.at is not None and at != there.at)


def told(occasion: Occasion, pair: Relationship, window: Window) -> Told:
    """What an occasion says. That it is off lies with nobody, unless a side declined it: that
    the organizer called it off says nothing of why, since nobody else can."""
    by = declining(occasion.event, pair)
    return Told(
        uid=occasion.uid,
        mark=occasion.mark,
        event=occasion.event,
        first=window.local(occasion.first),
        now=window.local(occasion.moment),
        minutes=occasion.minutes,
        off=occasion.off or by is not None,
        whole=occasion.whole and by is None,
        by=by,
    )


def answered(event: Event, there: Meeting, pair: Relationship) -> Told:
    """What an answer to an invitation says of the meeting that is there."""
    when = (there.on or date.min, there.at)
    mark = event.recurs_at.mark if event.recurs_at is not None else ""
    by = declining(event, pair)
    return Told(
        uid=event.uid, mark=mark, event=event, first=when, now=when, off=by is not None, by=by
    )


def declining(event: Event, pair: Relationship) -> Side | None:
    """The side that declined an event, "both" where both did; None where neither did."""
    by = declined_by(event, pair)
    return None if not by else by[0] if len(by) == 1 else "both"


def declined_whole(found: Sequence[Told]) -> list[Told]:
    """The occasions of a series that one side declined as a whole: that is one word, and not
    one for each time."""
    whole = [one for one in found if one.mark and one.by and one.event.recurs_at is None]
    return whole if len(whole) > 1 else []
