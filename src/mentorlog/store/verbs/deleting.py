"""Deleting an entry, with what cannot stand without it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import Frozen
from mentorlog.record import Disposition, Entry, Goal, Meeting, Record, Relationship
from mentorlog.store.rows import shape_of

if TYPE_CHECKING:
    from mentorlog.store import Writer

Going = Mapping[tuple[type[Entry], str], Entry]


class Deletion(Frozen):
    """What goes, the entry itself first, and what is emptied: entries with the fields that are
    to change, because they named what goes."""

    gone: tuple[Entry, ...]
    emptied: tuple[tuple[Entry, Mapping[str, Any]], ...]


def deletion(record: Record, entry: Entry) -> Deletion:
    """What deleting an entry means for the rest of the record."""
    if isinstance(entry, Relationship):
        return Deletion(tuple(record.entries()), ())
    going: dict[tuple[type[Entry], str], Entry] = {(type(entry), entry.id): entry}
    size = 0
    while size < len(going):
        size = len(going)
        going |= {(type(e), e.id): e for e in record.entries() if _falls(e, going)}
    staying = [e for e in record.entries() if (type(e), e.id) not in going]
    emptied = ((e, _without(e, going)) for e in staying)
    return Deletion(tuple(going.values()), tuple((e, to) for e, to in emptied if to))


def delete_entry(writer: Writer, record: Record, entry: Entry) -> Deletion:
    """Delete an entry and what goes with it; what that was."""
    found = deletion(record, entry)
    for other, fields in found.emptied:
        writer.change(other, **fields)
    for gone in found.gone:
        writer.remove(gone)
    return found


def _falls(entry: Entry, going: Going) -> bool:
    """Whether an entry says nothing any more without what goes."""
    without = _without(entry, going)
    if any(name not in entry.defaults for name in without):
        return True
    left = entry.but(**without) if without else entry
    return isinstance(left, Disposition) and bool(without) and not (left.goal or left.action)


def _without(entry: Entry, going: Going) -> dict[str, Any]:
    """The fields of an entry that name what goes, as they are without it."""
    keys = shape_of(type(entry)).keys
    fields = {n: None for n, cls in keys.items() if (cls, getattr(entry, n)) in going}
    if not isinstance(entry, Meeting) or entry.goals is None:
        return fields
    left = tuple(id for id in entry.goals if (Goal, id) not in going)
    return fields if left == entry.goals else fields | {"goals": left or None}
