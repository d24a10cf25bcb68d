"""Entries of a calendar as RFC 5545 writes them, and a calendar of them.

Times are local and float: a journal notes no time zone, so that 17:00 is 17:00 on whichever
calendar it is read. Every entry is of the class PRIVATE: where a calendar is shared, others are
shown that somebody is busy, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from mentorlog.frozen import Frozen
from mentorlog.record.in_calendars import calendar_uid
from mentorlog.render.safe import safe
from mentorlog.render.width import graphemes

OCTETS = 75
MARKED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

Kind = Literal[
    "session",
    "action",
    "goal",
    "milestone",
    "concern",
    "agreement",
    "end",
    "pause",
    "erase",
    "contact",
]


class Item(Frozen, kw_only=True):
    """One entry: a task where it is an action, else an event, of the whole day without `at`.
    `off` where it no longer stands, `done` where it is finished, on `done_on` if that is known;
    `minutes` is its length. `id` is that of what it is of."""

    kind: Kind
    id: str
    on: date
    summary: str
    at: str | None = None
    minutes: int | None = None
    about: str | None = None
    off: bool = False
    done: bool = False
    done_on: date | None = None


class Edition(Frozen):
    """Which state of a journal it is: a calendar takes an entry that it knows where `revision`
    is higher. `day` is that of the last change."""

    revision: int
    day: date


def calendar(editions: Iterable[tuple[Edition, Iterable[Item]]]) -> str:
    """A calendar with all of these, its lines ended as the standard wants. An entry has the same
    UID each time, so that a calendar moves it when it is moved."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorlog//mentorlog//EN"),
        *(line for edition, items in editions for item in items for line in _lines(item, edition)),
        "END:VCALENDAR",
    ]
    return "".join(f"{line}\r\n" for said in lines for line in folded(said))


def _lines(item: Item, edition: Edition) -> Iterator[str]:
    what = "VTODO" if item.kind == "action" else "VEVENT"
    stamp = f"{_day(edition.day)}T000000Z"
    named = calendar_uid("meeting" if item.kind == "session" else item.kind, item.id)
    yield from (f"BEGIN:{what}", f"UID:{named}", f"DTSTAMP:{stamp}")
    yield from (f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{edition.revision}")
    yield from _task(item) if what == "VTODO" else _event(item)
    yield f"SUMMARY:{escaped(' '.join(item.summary.split()))}"
    if item.about:
        yield f"DESCRIPTION:{escaped(item.about)}"
    yield from ("CLASS:PRIVATE", f"END:{what}")


def _event(item: Item) -> Iterator[str]:
    if item.at is None:
        yield from (f"DTSTART;VALUE=DATE:{_day(item.on)}", "TRANSP:TRANSPARENT")
    else:
        yield f"DTSTART:{_day(item.on)}T{item.at.replace(':', '')}00"
        if item.minutes:
            yield f"DURATION:PT{item.minutes}M"
    yield f"STATUS:{'CANCELLED' if item.off else 'CONFIRMED'}"


def _task(item: Item) -> Iterator[str]:
    yield f"DUE;VALUE=DATE:{_day(item.on)}"
    if item.done:
        yield from ("STATUS:COMPLETED", "PERCENT-COMPLETE:100")
        if item.done_on is not None:  # in UTC, as it must be: noon is that day nearly everywhere
            yield f"COMPLETED:{_day(item.done_on)}T120000Z"
    else:
        yield f"STATUS:{'CANCELLED' if item.off else 'NEEDS-ACTION'}"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a value: what has a meaning of its own there is marked."""
    return safe(text, lines=True).translate(MARKED)


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first after a space; no character
    is cut in two, nor taken from what stands on it where that has room in a line."""
    piece, octets = "", 0
    for character in _uncut(line):
        size = len(character.encode())
        if octets + size > OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece


def _uncut(line: str) -> Iterator[str]:
    """The graphemes of a line; one that is longer than a line by its characters."""
    if line.isascii():
        yield from line
        return
    for one in graphemes(line):
        yield from [one] if len(one.encode()) < OCTETS else one
