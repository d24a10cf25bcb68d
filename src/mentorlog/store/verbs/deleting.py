"""Deleting an entry, with what cannot stand without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import Frozen
from mentorlog.record import (
    Action,
    ActionReport,
    Disposition,
    Entry,
    Goal,
    Meeting,
    Record,
    Relationship,
)
from mentorlog.store.rows import shape_of
from mentorlog.store.verbs.following import done_day, followed

if TYPE_CHECKING:
    from mentorlog.store import Writer

Going = Mapping[tuple[type[Entry], str], Entry]


class Deletion(Frozen):
    """What goes, the entry itself first; what is emptied: entries with the fields that are to
    change, because they named what goes; and the actions that are done on another day without
    it, or not at all (None), with what is to be said of each."""

    gone: tuple[Entry, ...]
    emptied: tuple[tuple[Entry, Mapping[str, Any]], ...]
    followed: tuple[tuple[Action, date | None, str], ...] = ()


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
    return Deletion(
        tuple(going.values()),
        tuple((e, to) for e, to in emptied if to),
        tuple(_followed(record, going)),
    )


def delete_entry(writer: Writer, record: Record, entry: Entry) -> Deletion:
    """Delete an entry and what goes with it; what that was."""
    found = deletion(record, entry)
    for other, fields in found.emptied:
        writer.change(other, **fields)
    for action, day, _said in found.followed:
        if day != action.done_on:
            writer.change(action, done_on=day)
    for gone in found.gone:
        writer.remove(gone)
    return found


def _followed(record: Record, going: Going) -> Iterator[tuple[Action, date | None, str]]:
    before = record.action_reports
    after = [report for report in before if (ActionReport, report.id) not in going]
    for action in record.actions:
        said = followed(action, before, after)
        if said is not None and (Action, action.id) not in going:
            yield action, done_day(action, before, after), said


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
