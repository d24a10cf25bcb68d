"""What may leave a journal: private things stay, and so does all that hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentorlog.exchange.kinds import references
from mentorlog.record import Disposition, Entry, Meeting, Record

Named = set[tuple[type[Entry], str]]


def export_record(record: Record, include_private: bool) -> Iterator[Entry]:
    """What leaves of one relationship, the relationship first; nothing of a private one."""
    return leaving(tuple(record.entries()), include_private)


def leaving(entries: Iterable[Entry], include_private: bool) -> Iterator[Entry]:
    """What leaves of the entries of one relationship, in their order.

    Unless private things are asked for, a private entry is left out with what belongs to it
    and with every reference to it, so that what leaves can be imported again.
    """
    if include_private:
        yield from entries
        return
    entries = tuple(entries)
    kept = _left_out(entries)
    for entry in entries:
        if (type(entry), entry.id) not in kept:
            shared = _without(entry, kept)
            if shared is not None:
                yield shared


def _left_out(entries: tuple[Entry, ...]) -> Named:
    """The private entries, and what belongs to one: a goal's reviews, an action's reports."""
    private: Named = {(type(entry), entry.id) for entry in entries if entry.private}
    if private:
        for _ in range(2):  # the goals of a private relationship, then their reviews
            private |= {(type(entry), entry.id) for entry in entries if _owner(entry) & private}
    return private


def _owner(entry: Entry) -> Named:
    return {
        (key.points_to, getattr(entry, key.name))
        for key in references(type(entry))
        if key.name == entry.owner_key and key.points_to
    }


def _without(entry: Entry, kept: Named) -> Entry | None:
    """The entry without what is private in it; None for a disposition of nothing that leaves."""
    changes: dict[str, Any] = {}
    if isinstance(entry, Meeting) and entry.private_notes is not None:
        changes["private_notes"] = None
    for key in references(type(entry)) if kept else ():
        named = getattr(entry, key.name)
        if isinstance(named, tuple):
            left = tuple(id for id in named if (key.points_to, id) not in kept)
            if left != named:
                changes[key.name] = left or None
        elif (key.points_to, named) in kept:
            changes[key.name] = None
    shared = entry.but(**changes) if changes else entry
    if changes and isinstance(shared, Disposition) and not (shared.goal or shared.action):
        return None
    return shared
