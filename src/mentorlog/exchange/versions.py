"""Two journals of one keeper, on two machines: which version of an entry stands in both."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Literal

from mentorlog.exchange.jsonl import line_of
from mentorlog.exchange.kinds import references
from mentorlog.exchange.leaving import Named, owner
from mentorlog.frozen import Frozen
from mentorlog.record import Entry


class Versions(Frozen):
    """An entry as one journal has it, and all that it was there before."""

    now: Entry
    earlier: Set[bytes]


class Joined(Frozen):
    """What stands of two versions, and why: they are the `same`, one is the `later` one, or
    `both` were changed since they were the same."""

    entry: Entry
    why: Literal["same", "later", "both"]


def content(entry: Entry) -> bytes:
    """What an entry says; its short id is each machine's own."""
    return line_of(entry.but(number=None))


def join(one: Versions, other: Versions) -> Joined:
    """What stands of two versions of an entry, whichever comes first.

    A version that the other journal once had is the earlier one. Where each has one that the
    other never had, the later day of writing decides, and then the line that is greater: no
    better than the other, but the same on both machines.
    """
    mine, theirs = content(one.now), content(other.now)
    if mine == theirs:
        return Joined(one.now, "same")
    if (theirs in one.earlier) != (mine in other.earlier):
        return Joined(one.now if theirs in one.earlier else other.now, "later")
    return Joined(max(one.now, other.now, key=_rank), "both")


def _rank(entry: Entry) -> tuple[str, bytes]:
    return str(entry.recorded_on or ""), content(entry)


def without(entry: Entry, gone: Named) -> Entry | None:
    """The entry without the references to what is gone; None where it belongs to that."""
    if owner(entry) & gone:
        return None
    changes: dict[str, Any] = {}
    for key in references(type(entry)):
        named = getattr(entry, key.name)
        if isinstance(named, tuple):
            left = tuple(id for id in named if (key.points_to, id) not in gone)
            if left != named:
                changes[key.name] = left or None
        elif (key.points_to, named) in gone:
            changes[key.name] = None
    return entry.but(**changes) if changes else entry
