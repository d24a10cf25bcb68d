"""Rows of a damaged journal as entries: what makes sense of each, and what had to be left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mentorlog.exchange import kinds
from mentorlog.exchange.kinds import Unfit, keys_of, references, unwelcome
from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Entry, Relationship

UNREADABLE = "(not readable)"
_MARK = "\N{REPLACEMENT CHARACTER}"
Key = tuple[type[Entry], str]


class Salvage(Frozen):
    """The entries that go into a new journal, in an order in which each follows what it belongs
    to; `left` says in a sentence each what was left out of them, or whole."""

    entries: tuple[Entry, ...]
    left: tuple[str, ...]


def salvage(
    rows: Mapping[str, Iterable[Mapping[str, Any]]], goals: Mapping[str, Sequence[str]]
) -> Salvage:
    """What the rows of each type say; `goals` are those of each session, in their order."""
    left: list[str] = []
    found: dict[Key, Entry] = {}
    homes: dict[Key, str] = {}
    numbers: set[tuple[str, str, int]] = set()
    for cls in ENTRIES:
        for row in rows.get(cls.type, ()):
            entry = _entry(cls, row, goals, left)
            if entry is None or (cls, entry.id) in found:
                left.append(
                    f"{_name(cls, row)}: it makes no sense."
                    if entry is None
                    else f"{_name(cls, row)}: it is there twice."
                )
                continue
            home = entry.id if cls is Relationship else str(row.get("relationship") or "")
            numbered = ("" if cls is Relationship else home, cls.type, entry.number or 0)
            if numbered in numbers:
                entry = entry.but(number=None)
            numbers.add(numbered)
            found[cls, entry.id], homes[cls, entry.id] = entry, home
    _stand_in(found, homes, {number for _, type, number in numbers if type == Relationship.type})
    _refer(found, homes, left)
    first = sorted(found.values(), key=lambda entry: type(entry) is not Relationship)
    return Salvage(tuple(first), tuple(left))


def _name(cls: type[Entry], row: Mapping[str, Any]) -> str:
    number, id = row.get("number"), row.get("id")
    if type(number) is int and number > 0:
        return f"{cls.prefix}{number}"
    return f"{cls.type.replace('_', ' ')} {str(id)[:40]!r}"


def _entry(
    cls: type[Entry], row: Mapping[str, Any], goals: Mapping[str, Sequence[str]], left: list[str]
) -> Entry | None:
    """The entry that a row is, without what makes no sense in it; None where that is needed."""
    values: dict[str, Any] = {}
    for key in keys_of(cls).values():
        raw = row.get(key.name)
        if key.name == "number" and (type(raw) is not int or raw < 1):
            continue
        try:
            value = _value(key.name, cls, raw, row, goals)
            if value is not None:
                values[key.name] = key.read(value)
        except (Unfit, ValueError, TypeError, RecursionError):
            if key.required:
                return None
            left.append(f"{_name(cls, row)}: its {key.key}, which makes no sense.")
            continue
        if isinstance(value, str) and _MARK in value and value != raw:
            left.append(f"{_name(cls, row)}: letters of its {key.key}, shown as {_MARK}.")
    if any(key.required and key.name not in values for key in keys_of(cls).values()):
        return None
    return cls(**values, extra=_extra(row, left, cls))


def _value(
    name: str,
    cls: type[Entry],
    raw: Any,
    row: Mapping[str, Any],
    goals: Mapping[str, Sequence[str]],
) -> Any:
    kind = str(cls.__annotations__.get(name) or Entry.__annotations__.get(name))
    if raw is None:
        return None
    if name == "goals" and kind.startswith("GoalIds"):
        return list(goals.get(str(row.get("id")), ()))
    if kind.startswith("Flag") and raw in (0, 1):
        return bool(raw)
    if kind.startswith(("Parties", "Answers")):
        return json.loads(raw)
    return _clean(raw) if isinstance(raw, str) else raw


def _clean(text: str) -> str:
    if unwelcome(text) is None:
        return text
    return "".join(_MARK if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


def _extra(row: Mapping[str, Any], left: list[str], cls: type[Entry]) -> Mapping[str, Any]:
    raw = row.get("extra")
    if raw is None or raw == "{}":
        return {}
    try:
        found = json.loads(raw)
        if type(found) is dict and unwelcome(found) is None:
            return found
    except (ValueError, TypeError, RecursionError):
        pass
    left.append(f"{_name(cls, row)}: what other programs keep with it.")
    return {}


# What they refer to.


def _stand_in(found: dict[Key, Entry], homes: dict[Key, str], taken: set[int]) -> None:
    """A relationship of which only what belongs to it could be read is there without names, under
    a number that none has."""
    there = {id for cls, id in found if cls is Relationship}
    for home in dict.fromkeys(home for home in homes.values() if home and home not in there):
        if unwelcome(home) is not None:
            continue
        number = max(taken, default=0) + 1
        taken.add(number)
        found[Relationship, home] = Relationship(
            id=home, number=number, mentor=UNREADABLE, mentee=UNREADABLE
        )
        homes[Relationship, home] = home


def _refer(found: dict[Key, Entry], homes: dict[Key, str], left: list[str]) -> None:
    """Take out the references to what is not there, and what belongs to it, until none is."""
    again = True
    while again:
        again = False
        for key, entry in list(found.items()):
            changed = _referring(entry, homes[key], found, homes)
            if changed is entry:
                continue
            again = True
            if changed is None:
                left.append(f"{_called(entry)}: it belongs to what could not be read.")
                del found[key]
            else:
                which = (key.key for key in references(type(entry)) if _lost(key, entry, changed))
                left.append(f"{_called(entry)}: its {', '.join(which)}, which could not be read.")
                found[key] = changed


def _called(entry: Entry) -> str:
    """An entry by the number that its row had, else by its type."""
    return entry.short if entry.number else f"a {entry.type.replace('_', ' ')}"


def _lost(key: kinds.Key, entry: Entry, changed: Entry) -> bool:
    return bool(getattr(entry, key.name) != getattr(changed, key.name))


def _referring(
    entry: Entry, home: str, found: Mapping[Key, Entry], homes: Mapping[Key, str]
) -> Entry | None:
    changes: dict[str, Any] = {}
    for key in references(type(entry)):
        named = getattr(entry, key.name)
        if named is None or key.points_to is None:
            continue
        ids = named if isinstance(named, tuple) else (named,)
        kept = tuple(
            id for id in ids if (key.points_to, id) in found and homes[key.points_to, id] == home
        )
        if kept == ids:
            continue
        if key.required:
            return None
        changes[key.name] = (kept or None) if isinstance(named, tuple) else None
    return entry.but(**changes) if changes else entry
