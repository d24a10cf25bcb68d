"""A calendar file, read: the events that may matter, and those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import process_time

from mentorlog.errors import ImportRefused
from mentorlog.exchange.ics.event import Broken, Event, about, reader, uid_of
from mentorlog.exchange.ics.lines import TRY, Block, Scanned, scan
from mentorlog.exchange.ics.series import grouped
from mentorlog.finding import words_of
from mentorlog.frozen import Frozen

PATIENCE = 3.0
"""Seconds of the processor's that a file may take."""


class Watch:
    """How long a file has taken so far."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._until = process_time() + patience

    def look(self) -> None:
        """ImportRefused where it has taken too long."""
        if process_time() > self._until:
            raise ImportRefused(
                "This calendar takes too long to go through; --match takes only the events "
                "that hold some words.",
                f"{TRY} --match WORDS",
            )


class Unread(Frozen):
    """An event that cannot be read: the line it begins in, and why."""

    line: int
    why: str


class Known(Frozen, kw_only=True):
    """What a file says: its events by UID, those that cannot be read, and how many there are;
    `ours` were written from the journal itself, `days` from another and are no sessions; they
    are none of these."""

    events: Mapping[str, Sequence[Event]]
    unread: tuple[Unread, ...]
    count: int
    latin: bool
    watch: Watch
    ours: int = 0
    days: int = 0


def read(data: bytes, words: Sequence[str], uids: frozenset[str]) -> Known:
    """The events of a file that hold one of these words, or have one of these UIDs; any other is
    not looked at. ImportRefused where it is no calendar, or more than one can be."""
    watch = Watch()
    scanned: Scanned = scan(data)
    wanted = _wanted(scanned, [word for text in words for word in words_of(text)], uids, watch)
    events: list[Event] = []
    unread: list[Unread] = []
    for calendar in scanned.calendars:
        read_one = reader(calendar)
        for block in calendar.events:
            watch.look()
            if not wanted(block):
                continue
            try:
                events.append(read_one(block))
            except Broken as why:
                unread.append(Unread(block.line, str(why)))
    return Known(
        events=grouped(events),
        unread=tuple(unread),
        count=sum(len(calendar.events) for calendar in scanned.calendars),
        latin=scanned.latin,
        watch=watch,
    )


def _wanted(
    scanned: Scanned, words: Sequence[str], uids: frozenset[str], watch: Watch
) -> Callable[[Block], bool]:
    """Whether an event may matter: it holds a word itself, or belongs to a series that does."""
    found = set(uids)
    loose: set[int] = set()
    for calendar in scanned.calendars:
        for block in calendar.events:
            watch.look()
            text = about(block)
            folded = text.casefold() if text.isascii() else " ".join(words_of(text))
            if any(word in folded for word in words):
                found.add(uid_of(block))
                loose.add(id(block))
    found.discard("")
    return lambda block: uid_of(block) in found or id(block) in loose
