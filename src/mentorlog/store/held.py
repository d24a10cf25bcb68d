"""What a journal holds about one relationship: in the record, in the history, in the index."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Entry, Relationship
from mentorlog.store import history
from mentorlog.store.reader import Reader
from mentorlog.store.rows import shape_of

_WRITTEN = "SELECT count(*) FROM change WHERE id >= ? AND id < ? AND type IS NOT NULL"
_NOTES = "SELECT count(*) FROM meeting WHERE relationship = ? AND private_notes IS NOT NULL"
_WORDS = "SELECT count(*) FROM worded WHERE relationship = ?"
_PACKETS = "SELECT side, exported_on, received_on, lines FROM packet WHERE relationship = ?"
_PACKETS_WERE = "SELECT count(*) FROM packet_was WHERE relationship = ?"
_PACKET_CHANGES = (
    "SELECT id FROM change WHERE type = 'packet' AND entry IN (SELECT id FROM packet "
    "WHERE relationship = :home UNION SELECT id FROM packet_was WHERE relationship = :home)"
)
_GONE = "SELECT DISTINCT id FROM relationship_was WHERE id NOT IN (SELECT id FROM relationship)"


class Shared(Frozen):
    """What a side shared: as of which day, and how many entries that are."""

    side: str
    exported_on: date
    entries: int


class Held(Frozen, kw_only=True):
    """What is held of a relationship, as it is or as it last was.

    `kinds` has how many entries of each type stand in the record, `private` how many of them are
    private; `private_notes` are the sessions that have such. In the history are `earlier`
    versions of entries, `removed` entries that stand nowhere else, and the `commands` that wrote
    to nothing else, `mixed` those that wrote to other relationships, too. `words` are the
    entries in the index, `packets` what other sides shared. `since` is the first day on which
    anything was written down.
    """

    relationship: Relationship
    deleted: bool
    kinds: Mapping[str, int]
    private: Mapping[str, int]
    private_notes: int
    earlier: int
    removed: int
    commands: frozenset[int]
    mixed: frozenset[int]
    words: int
    packets: tuple[Shared, ...]
    since: date | None


def deleted(reader: Reader) -> list[Relationship]:
    """The relationships that stand in the history alone, as they last were, by number."""
    ids = reader.connection.execute(_GONE).fetchall()
    found = (history.last(reader, Relationship, id) for (id,) in ids)
    return sorted((one for one in found if one is not None), key=lambda one: one.number or 0)


def held(reader: Reader, relationship: Relationship) -> Held:
    """What is held of a relationship that is there, or that was deleted."""
    connection, id = reader.connection, relationship.id
    kinds: dict[str, int] = {}
    private: dict[str, int] = {}
    earlier = removed = 0
    days: list[str] = []
    for cls in ENTRIES:
        there, hidden, first = connection.execute(_there(cls), (id,)).fetchone()
        before, gone, once = connection.execute(_was(cls), (id,)).fetchone()
        kinds |= {cls.type: there} if there else {}
        private |= {cls.type: hidden} if hidden else {}
        earlier, removed = earlier + before, removed + gone
        days += [day for day in (first, once) if day]
    only, mixed = commands_of(connection, id)
    packets = connection.execute(_PACKETS, (id,)).fetchall()
    earlier += connection.execute(_PACKETS_WERE, (id,)).fetchone()[0]
    days += [received_on for _, _, received_on, _ in packets]
    return Held(
        relationship=relationship,
        deleted=not kinds,
        kinds=kinds,
        private=private,
        private_notes=connection.execute(_NOTES, (id,)).fetchone()[0],
        earlier=earlier,
        removed=removed,
        commands=only,
        mixed=mixed,
        words=connection.execute(_WORDS, (id,)).fetchone()[0],
        packets=tuple(
            Shared(side, date.fromisoformat(day), lines.count("\n"))
            for side, day, _, lines in packets
        ),
        since=date.fromisoformat(min(days)) if days else None,
    )


def _there(cls: type[Entry]) -> str:
    """How many entries stand in the record, how many are private, the day of the first."""
    counts = "count(*), sum(private), min(recorded_on)"
    shape = shape_of(cls)
    return f"SELECT {counts} FROM {shape.table} WHERE {shape.home} = ?"


def _was(cls: type[Entry]) -> str:
    """How many versions stand in the history, of how many entries that are gone; the first."""
    shape = shape_of(cls)
    gone = f"CASE WHEN id NOT IN (SELECT id FROM {shape.table}) THEN id END"
    counts = f"count(*), count(DISTINCT {gone}), min(recorded_on)"
    return f"SELECT {counts} FROM {shape.kept} WHERE {shape.home} = ?"


def about(cls: type[Entry]) -> str:
    """The ids of the entries of that class that are or ever were in relationship `:home`."""
    shape = shape_of(cls)
    return (
        f"SELECT id FROM {shape.table} WHERE {shape.home} = :home UNION "
        f"SELECT id FROM {shape.kept} WHERE {shape.home} = :home"
    )


def types_of(cls: type[Entry]) -> tuple[str, ...]:
    """What the changes of an entry of that class are of: the goals of a meeting are its own."""
    return ("meeting", "meeting_goal") if cls.type == "meeting" else (cls.type,)


def commands_of(
    connection: sqlite3.Connection, relationship: str
) -> tuple[frozenset[int], frozenset[int]]:
    """The commands that wrote to that relationship alone, and those that wrote to others, too."""
    numbers = [number for (number,) in connection.execute("SELECT id FROM command ORDER BY id")]
    mine: Counter[int] = Counter()
    for change in _changes(connection, relationship):
        if at := bisect_right(numbers, change):
            mine[at - 1] += 1
    only: set[int] = set()
    mixed: set[int] = set()
    for at, count in mine.items():
        until = numbers[at + 1] if at + 1 < len(numbers) else history.END
        (written,) = connection.execute(_WRITTEN, (numbers[at], until)).fetchone()
        (only if written == count else mixed).add(numbers[at])
    return frozenset(only), frozenset(mixed)


def _changes(connection: sqlite3.Connection, relationship: str) -> Iterator[int]:
    given: dict[str, Any] = {"home": relationship}
    yield from (number for (number,) in connection.execute(_PACKET_CHANGES, given))
    for cls in ENTRIES:
        for type in types_of(cls):
            found = f"SELECT id FROM change WHERE type = :type AND entry IN ({about(cls)})"
            rows = connection.execute(found, given | {"type": type})
            yield from (number for (number,) in rows)
