"""What may leave a journal: private things stay, and so does all that hangs on them; and so does
an ending that not both know of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentorlog.exchange.kinds import references
from mentorlog.record import (
    MESSAGE,
    PLURALS,
    Action,
    Closing,
    Disposition,
    Entry,
    Goal,
    Meeting,
    Record,
)

Named = set[tuple[type[Entry], str]]


def export_record(record: Record, include_private: bool) -> Iterator[Entry]:
    """What leaves of one relationship, the relationship first; nothing of a private one."""
    return leaving(tuple(record.entries()), include_private)


def leaving(entries: Iterable[Entry], include_private: bool) -> Iterator[Entry]:
    """What leaves of the entries of one relationship, in their order.

    Unless private things are asked for, a private entry is left out with what belongs to it
    and with every reference to it, so that what leaves can be imported again; and so is an
    ending that not both are noted to know of, which is nobody's to read in a file.
    """
    if include_private:
        yield from entries
    else:
        yield from without_private(e.but(private=True) if stays(e) else e for e in entries)


def stays(entry: Entry) -> bool:
    """Whether no default export holds an entry: a private one, or an ending not yet shared."""
    return entry.private or (isinstance(entry, Closing) and not entry.shared)


def without_private(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries of one relationship that are not private, without what hangs on one that is."""
    entries = tuple(entries)
    kept = _private_ones(entries)
    for entry in entries:
        if (type(entry), entry.id) not in kept:
            left = shared(entry, kept)
            if left is not None:
                yield left


def shareable(record: Record) -> Record | None:
    """The record without what is private in it; None where the relationship itself is."""
    left = list(export_record(record, include_private=False))
    if not left:
        return None
    kinds = {
        plural: tuple(entry for entry in left if type(entry) is cls)
        for cls, plural in PLURALS.items()
    }
    return record.but(**kinds)


def left_out(record: Record) -> int:
    """How many things a default export leaves out: records, and the private notes of others."""
    return _fewer(record, leaving(record.entries(), include_private=False))


def private_ones(record: Record) -> int:
    """How many of them are private, or hang on what is."""
    return _fewer(record, without_private(record.entries()))


def unshared(record: Record) -> tuple[Closing, ...]:
    """The endings that stay for no other reason than that not both are noted to know of them."""
    return tuple(c for c in record.closings if stays(c) and not c.private)


def withdrawn_alone(record: Record) -> bool:
    """Whether a withdrawal that is completed leaves, of which not both are noted to know."""
    return any(
        c.reason == "withdrawal"
        and c.closed_on is not None
        and not (c.private or (c.mentor_told_on and c.mentee_told_on))
        for c in record.closings
    )


def looked_together(record: Record) -> tuple[Closing, ...]:
    """Of the endings of `unshared`, that two people looked at one together or tried other terms,
    which both know; and nothing else that is noted of it."""
    return tuple(
        Closing(
            id=c.id,
            number=c.number,
            relationship=c.relationship,
            recorded_on=c.recorded_on,
            explored=c.explored,
            renegotiated=c.renegotiated,
            reopened_on=c.reopened_on,
        )
        for c in unshared(record)
        if c.explored or c.renegotiated
    )


def let_go_unsaid(record: Record) -> frozenset[str]:
    """The ids of the goals and actions that were let go by an ending that is over and private,
    and on the day of it: to say of them that they were would say a part of that ending."""
    hidden = {c.id: c.closed_on for c in record.closings if c.closed_on and c.private}
    by = {d.goal or d.action: hidden[d.closing] for d in record.dispositions if d.closing in hidden}
    found: tuple[Goal | Action, ...] = (*record.goals, *record.actions)
    return frozenset(one.id for one in found if one.id in by and one.dropped_on == by[one.id])


def _fewer(record: Record, left: Iterable[Entry]) -> int:
    leave = {(type(entry), entry.id) for entry in left}
    notes = (m for m in record.meetings if m.private_notes is not None)
    kept = sum((Meeting, m.id) in leave for m in notes)
    return sum(1 for _ in record.entries()) - len(leave) + kept


def _private_ones(entries: tuple[Entry, ...]) -> Named:
    """The private entries, and what belongs to one: a goal's reviews, an action's reports."""
    private: Named = {(type(entry), entry.id) for entry in entries if entry.private}
    if private:
        for _ in range(2):  # the goals of a private relationship, then their reviews
            private |= {(type(entry), entry.id) for entry in entries if owner(entry) & private}
    return private


def owner(entry: Entry) -> Named:
    """What an entry belongs to, by class and id; nothing for a relationship."""
    return {
        (key.points_to, getattr(entry, key.name))
        for key in references(type(entry))
        if key.name == entry.owner_key and key.points_to
    }


def shared(entry: Entry, kept: Named) -> Entry | None:
    """The entry without what is private in it; None for a disposition of nothing that leaves."""
    changes: dict[str, Any] = {}
    if isinstance(entry, Meeting) and entry.private_notes is not None:
        changes["private_notes"] = None
    if isinstance(entry, Closing) and MESSAGE in entry.extra:
        changes["extra"] = {key: said for key, said in entry.extra.items() if key != MESSAGE}
    for key in references(type(entry)) if kept else ():
        named = getattr(entry, key.name)
        if isinstance(named, tuple):
            leave = tuple(id for id in named if (key.points_to, id) not in kept)
            if leave != named:
                changes[key.name] = leave or None
        elif (key.points_to, named) in kept:
            changes[key.name] = None
    left = entry.but(**changes) if changes else entry
    if changes and isinstance(left, Disposition) and not (left.goal or left.action):
        return None
    return left
