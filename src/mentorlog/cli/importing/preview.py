"""What comes in, a line each, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.cli.sides import OTHER
from mentorlog.days import short_day
from mentorlog.record import PARTIES, Action, ActionReport, Entry, Goal, Meeting, Record
from mentorlog.render import width
from mentorlog.wording import whose

if TYPE_CHECKING:
    from mentorlog.exchange.arriving import Arrival, Change

SHOWN = 12  # lines of each kind
LONGEST = 60  # characters of a text


def lines(arrival: Arrival, record: Record) -> list[str]:
    """What is new and what changes, the first dozen of each."""
    new = [f"  {_said(entry, record)}" for entry in arrival.new]
    changed = [f"  {line}" for change in arrival.changed for line in _change(change)]
    return [*_under("New:", new), *_under("Changed:", changed)]


def _under(heading: str, found: list[str]) -> list[str]:
    if not found:
        return []
    more = [f"  … and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return [heading, *found[:SHOWN], *more]


def _said(entry: Entry, record: Record) -> str:
    match entry:
        case Meeting():
            return ", ".join(_meeting(entry, record))
        case Action():
            return ", ".join(_action(entry, record))
        case Goal():
            by = f", by {short_day(entry.target_on)}" if entry.target_on else ""
            return f"{cut(entry.text)}{by}"
        case ActionReport():
            return f"{short_day(entry.on)}: {cut(entry.note or 'another day')}"
    return entry.type


def _meeting(entry: Meeting, record: Record) -> Iterator[str]:
    at = f" {entry.at}" if entry.at else ""
    yield f"{short_day(entry.on)}{at}" if entry.on else "a day that is not known"
    by = f" by {record.name(entry.by)}" if entry.by in PARTIES else ""
    by = whose(record, entry.by) if entry.by in ("both", "outside") else by
    yield f"{'called off' if entry.outcome == 'cancelled' else entry.outcome}{by}"
    if entry.lasted_minutes is not None:
        yield f"{entry.lasted_minutes} minutes"
    if entry.notes or entry.private_notes:
        yield f"notes: {cut(entry.notes or 'private', 30)}"


def _action(entry: Action, record: Record) -> Iterator[str]:
    yield f"{name(record, entry.owner)}: {cut(entry.text)}"
    if entry.due_on:
        yield f"by {short_day(entry.due_on)}"
    if entry.done_on:
        yield f"done {short_day(entry.done_on)}"
    if entry.dropped_on:
        yield f"let go {short_day(entry.dropped_on)}"


def name(record: Record, side: str) -> str:
    """What a side is called in a line."""
    return record.name(side) if side in OTHER else side


def _change(change: Change) -> Iterator[str]:
    for key, new in change.fields.items():
        if key not in ("extra", "recorded_on"):
            old = getattr(change.there, key)
            yield f"{change.there.short} {key.rstrip('_')}: {_from_to(old, new)}"


def _from_to(old: Any, new: Any) -> str:
    if old in (None, "", ()):
        return _value(new)
    if isinstance(old, str) and isinstance(new, str) and new.startswith(old.rstrip()):
        return f"below what is there: {_value(new[len(old.rstrip()) :])}"
    return f"{_value(old)} -> {_value(new)}"


def _value(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nobody"
    return cut(str(value), 40)


def cut(text: str, longest: int = LONGEST) -> str:
    """The text on one line, and not endless."""
    return width.cut(text, longest)
