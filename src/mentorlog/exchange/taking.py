"""One record into a journal that may hold it already: what is the same, and what changes.

What a default export leaves out is no difference, so that it can be imported where it came from;
and what a record does not state is not said, so that no update takes it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol, TypeVar

from mentorlog.exchange.kinds import keys_of, references
from mentorlog.exchange.leaving import Named, owner, shared, stays
from mentorlog.record import Entry

E = TypeVar("E", bound=Entry)
Taken = Literal["new", "same", "conflict", "replaced"]
DEEPEST = 3  # a review, its goal, their relationship


class Taker(Protocol):
    """What an import needs of a journal that is being written."""

    def entry(self, cls: type[E], id: str, /) -> E | None:
        """The record of that type with that id."""

    def take(self, entry: Entry, replace: bool = False, /) -> Taken:
        """Write a record, or say why not."""

    def settle(self) -> None:
        """Give numbers and owners, once every record has been taken."""

    def dangling(self) -> tuple[type[Entry], str, str, str] | None:
        """The class, id, key and target of a reference to nothing."""


def take(
    writer: Taker, entry: Entry, stated: Mapping[str, Any], update: bool
) -> tuple[Taken, Entry]:
    """Write a record whose line states these keys, or say why not; with what was compared.

    With `update` the keys that are stated and not null replace what is there; the others stay.
    """
    taken = writer.take(entry)
    there = writer.entry(type(entry), entry.id) if taken == "conflict" else None
    if there is None:
        return taken, entry
    kept = _private_targets(writer, there)
    whole = _whole(entry, there, kept)
    if whole is not entry:
        taken = writer.take(whole)
    if taken == "conflict" and update:
        taken = writer.take(_over(there, whole, stated, kept), True)
    return taken, whole


def _private_targets(writer: Taker, entry: Entry) -> Named:
    """What an entry names and no default export holds."""
    named: Named = set()
    for key in references(type(entry)):
        value = getattr(entry, key.name)
        if key.points_to and value is not None:
            ids = value if isinstance(value, tuple) else (value,)
            named |= {(key.points_to, id) for id in ids}
    return {(cls, id) for cls, id in named if _is_private(writer, cls, id)}


def _is_private(writer: Taker, cls: type[Entry], id: str, depth: int = DEEPEST) -> bool:
    """Whether an entry stays, or belongs to one that does."""
    entry = writer.entry(cls, id)
    if entry is None or stays(entry) or not depth:
        return entry is not None and stays(entry)
    return any(_is_private(writer, *above, depth - 1) for above in owner(entry))


def _whole(entry: Entry, there: Entry, kept: Named) -> Entry:
    """The entry with what a default export left out of `there`, wherever it says the rest."""
    left = shared(there, kept) or there
    changes = {
        name: getattr(there, name)
        for name in there.names
        if getattr(left, name) != getattr(there, name)
        and getattr(left, name) == getattr(entry, name)
    }
    return entry.but(**changes) if changes else entry


def _over(there: Entry, entry: Entry, stated: Mapping[str, Any], kept: Named) -> Entry:
    """The entry, and where nothing is stated what is there; a list keeps what is private."""
    changes: dict[str, Any] = {"extra": {**there.extra, **entry.extra}}
    for key in keys_of(type(entry)).values():
        old, new = getattr(there, key.name), getattr(entry, key.name)
        if stated.get(key.key) is None and key.name != "number":
            changes[key.name] = old
        elif isinstance(old, tuple) and key.points_to:
            stays = (id for id in old if (key.points_to, id) in kept and id not in new)
            changes[key.name] = (*new, *stays)
    return entry.but(**changes)
