"""One event of a calendar, read: when, with whom, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from mentorlog.errors import UsageError
from mentorlog.exchange.ics.lines import MOST_EVENT_LINES, WHEN, Block, Calendar
from mentorlog.exchange.ics.moment import Moment
from mentorlog.exchange.ics.zones import Described, zone_of
from mentorlog.frozen import Frozen
from mentorlog.record.in_calendars import named_by

if TYPE_CHECKING:
    from icalendar import Event as Parsed

MOST_PEOPLE = 200
MOST_DATES = 5_000
MESSAGES = ("REQUEST", "CANCEL", "REPLY", "ADD", "COUNTER", "REFRESH", "DECLINECOUNTER")
"""Methods of a message about one meeting, in which DTSTAMP says how new it is."""
ROOMS = ("ROOM", "RESOURCE")
CALLED_OFF = re.compile(r"(?:cancell?ed|abgesagt|annulé|annullato|cancelado)\s*:", re.IGNORECASE)
WRONG = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError)
"""What a file that others wrote may lead to, be it in a library: a zone is looked for as a file of
its name, which may be too long for one, or the name of a folder."""


class Person(Frozen, kw_only=True):
    """Somebody who is invited or invites: an address, a name where one is given, the answer."""

    address: str
    name: str = ""
    declined: bool = False
    answered: bool = False


class Event(Frozen, kw_only=True):
    """An event. `recurs_at` is the moment of the series that it stands for, `from_then_on` with
    all that follow; `rule` is its RRULE as written; `stamp` says how new it is."""

    uid: str
    line: int
    summary: str = ""
    about: str = ""
    people: tuple[Person, ...] = ()
    start: Moment | None = None
    minutes: int | None = None
    rules: tuple[str, ...] = ()
    extra: tuple[Moment, ...] = ()
    without: tuple[Moment, ...] = ()
    recurs_at: Moment | None = None
    from_then_on: bool = False
    cancelled: bool = False
    private: bool = False
    method: str = ""
    sequence: int = 0
    stamp: str = ""

    @property
    def newness(self) -> tuple[int, str]:
        """What is larger for a later word on the same event."""
        return self.sequence, self.stamp


class Broken(Exception):
    """An event that cannot be read, and why."""


def about(block: Block) -> str:
    """What stands in the lines of an event that say who and what, as they are written."""
    return "\n".join(line for line in block.lines if _name(line) not in WHEN)


def uid_of(block: Block) -> str:
    """The UID of an event as it is written; "" where it has none."""
    found = (line.partition(":")[2].strip() for line in block.lines if _name(line) == "UID")
    return next(found, "")


def reader(calendar: Calendar) -> Callable[[Block], Event]:
    """What reads the events of a calendar; it raises Broken for one that cannot be read."""
    described = Described(calendar.zones)
    whole = zone_of(calendar.zone) if calendar.zone else None

    def read(block: Block) -> Event:
        if not block.whole:
            raise Broken("its end is missing")
        if len(block.lines) > MOST_EVENT_LINES:
            raise Broken(f"it has more than {MOST_EVENT_LINES:,} lines")
        try:
            return _Reading(block, described, whole).event(calendar.method)
        except WRONG as error:
            raise Broken("it cannot be read") from error

    return read


def _name(line: str) -> str:
    return re.split("[;:]", line, maxsplit=1)[0].strip().upper()


def _raw(block: Block, name: str) -> list[str]:
    return [line.partition(":")[2].strip() for line in block.lines if _name(line) == name]


class _Reading:
    def __init__(self, block: Block, described: Described, whole: tzinfo | None) -> None:
        self.block = block
        self.described = described
        self.whole = whole
        self.parsed: Parsed = _parsed(block)

    def event(self, method: str) -> Event:
        start = self._moment("DTSTART")
        if start is None and method not in ("CANCEL", "REPLY"):
            raise Broken("it has no day (DTSTART)")
        recurs_at = self._moment("RECURRENCE-ID")
        given = self.parsed.get("RECURRENCE-ID")
        ranged = str(getattr(given, "params", {}).get("RANGE", "")).upper()
        modified = _raw(self.block, "LAST-MODIFIED") or (
            _raw(self.block, "DTSTAMP") if method in MESSAGES else []
        )
        return Event(
            uid=uid_of(self.block),
            line=self.block.line,
            summary=" ".join(self._text("SUMMARY").split()),
            about=self._text("DESCRIPTION"),
            people=tuple(self._people()),
            start=start,
            minutes=self._minutes(start),
            rules=tuple(rule for rule in _raw(self.block, "RRULE") if rule),
            extra=tuple(self._moments("RDATE")),
            without=tuple(self._moments("EXDATE")),
            recurs_at=recurs_at,
            from_then_on=ranged == "THISANDFUTURE",
            cancelled=self._cancelled(method),
            private=self._text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")
            and named_by(uid_of(self.block)) is None,  # of ours all are, for shared calendars
            method=method,
            sequence=_number(_raw(self.block, "SEQUENCE")),
            stamp=modified[0] if modified else "",
        )

    def _cancelled(self, method: str) -> bool:
        """Whether it is called off: as it says, or, as Outlook leaves it with whoever was
        invited, by the first word of its title alone."""
        said = method == "CANCEL" or self._text("STATUS").upper() == "CANCELLED"
        return said or CALLED_OFF.match(self._text("SUMMARY")) is not None

    # Days and times.

    def _moment(self, name: str) -> Moment | None:
        found = self._all(name)
        if not found:
            return None
        try:
            return self._as_moment(found[0].dt, found[0], name)
        except WRONG as error:
            raise Broken(f"its {name} cannot be read") from error

    def _moments(self, name: str) -> Iterator[Moment]:
        """The days of a list; one that cannot be read is as if it were not there."""
        count = 0
        for listed in self._all(name):
            for one in _dates(listed):
                count += 1
                if count > MOST_DATES:
                    raise Broken(f"it has more than {MOST_DATES:,} days of its own")
                value = one.dt[0] if isinstance(one.dt, tuple) else one.dt
                try:
                    yield self._as_moment(value, listed, name)
                except (Broken, *WRONG):
                    continue

    def _as_moment(self, value: Any, of: Any, name: str) -> Moment:
        """A day or time of the file, in its zone; a zone that nobody knows is none."""
        if not isinstance(value, date):
            raise Broken(f"its {name} is no day")
        if not isinstance(value, datetime):
            return Moment(datetime(value.year, value.month, value.day), whole_day=True)
        zone: tzinfo | None = value.tzinfo
        wall = value.replace(tzinfo=None)
        named = str(getattr(of, "params", {}).get("TZID", ""))
        if zone is None and named:
            zone = zone_of(named) or self.described.zone(named)
        if self.whole is not None and not named:
            # UTC in a calendar of a zone: its series go by the clocks of that zone
            if zone is not None:
                wall = value.astimezone(self.whole).replace(tzinfo=None)
            zone = self.whole
        if zone is not None:
            wall.replace(tzinfo=zone).astimezone(UTC)  # OverflowError at the ends of time
        return Moment(wall, zone=zone)

    def _minutes(self, start: Moment | None) -> int | None:
        """How long it is to be, where that is a length that a session can have."""
        if start is None or start.whole_day:
            return None
        length: timedelta | None = None
        try:
            end = self._moment("DTEND")
            if end is not None and not end.whole_day:
                length = end.seen_in(start.zone) - start.wall
            elif self._all("DURATION"):
                length = self._all("DURATION")[0].dt
        except (Broken, *WRONG):
            return None
        if not isinstance(length, timedelta):
            return None
        minutes = round(length.total_seconds() / 60)
        return minutes if 0 < minutes <= 24 * 60 else None

    # Words and people.

    def _all(self, name: str) -> list[Any]:
        found = self.parsed.get(name)
        return found if isinstance(found, list) else [] if found is None else [found]

    def _text(self, name: str) -> str:
        found = self._all(name)
        return str(found[0]).strip() if found else ""

    def _people(self) -> Iterator[Person]:
        """Everybody who is invited or invites, once each; rooms are nobody."""
        seen: set[str] = set()
        for one in [*self._all("ATTENDEE")[:MOST_PEOPLE], *self._all("ORGANIZER")[:1]]:
            params = getattr(one, "params", {})
            address = re.sub("^mailto:", "", str(one).strip(), flags=re.IGNORECASE).casefold()
            if str(params.get("CUTYPE", "")).upper() in ROOMS or address in seen:
                continue
            seen.add(address)
            answer = str(params.get("PARTSTAT", "")).upper()
            yield Person(
                address=address,
                name=str(params.get("CN", "")).strip(),
                declined=answer == "DECLINED",
                answered=answer in ("ACCEPTED", "TENTATIVE"),
            )


def _dates(listed: Any) -> Sequence[Any]:
    """The days of one line of a list; none where the line is broken."""
    try:
        return tuple(listed.dts)
    except WRONG:
        return ()


def _number(values: Sequence[str]) -> int:
    return int(values[0]) if values and re.fullmatch("[0-9]{1,9}", values[0]) else 0


def _parsed(block: Block) -> Parsed:
    """The event as icalendar reads it, which takes a broken line for one that is not there."""
    from warnings import catch_warnings, simplefilter

    event = _library().Event
    text = "\r\n".join(["BEGIN:VEVENT", *block.lines, "END:VEVENT", ""])
    try:
        with catch_warnings():
            simplefilter("ignore")
            found: Parsed = event.from_ical(text)
    except WRONG as error:
        raise Broken("it cannot be read") from error
    return found


def _library() -> Any:
    try:
        import icalendar
    except ImportError as error:
        raise UsageError(
            "Reading a calendar needs the package icalendar, which is not installed here.",
            'pip install "mentorlog[ics]"',
        ) from error
    return icalendar
