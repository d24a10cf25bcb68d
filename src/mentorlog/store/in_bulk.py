"""Many records at once, for what looks at all of a journal.

One statement reads a kind of entries of several relationships, and its rows become entries column
by column: most columns hold nothing, and of the rest most hold the same few things.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Any, TypeVar

from mentorlog.record import PLURALS, Entry, Record, Relationship
from mentorlog.store.reader import goals_of
from mentorlog.store.rows import Goals, Shape, shape_of

E = TypeVar("E", bound=Entry)
Column = Sequence[Any]
FEW = frozenset(("Day", "Flag", "Parties"))  # kinds whose values come again and again
MOST_KEPT = 20_000


def records(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Record]:
    """The records of the relationships with these ids, in their order.

    KeyError where one is not there; the errors of `entries`, and those of SQLite.
    """
    kinds: dict[str, dict[str, Any]] = {id: {} for id in ids}
    for home, (relationship,) in _of_several(connection, Relationship, ids):
        kinds[home]["relationship"] = relationship
    for cls, plural in PLURALS.items():
        for home, some in _of_several(connection, cls, ids):
            kinds[home][plural] = some
    return [Record(**kinds[id]) for id in ids]


def _of_several(
    connection: sqlite3.Connection, cls: type[Entry], ids: Sequence[str]
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The entries of a kind of each of the relationships that has any, by number."""
    shape = shape_of(cls)
    rows = connection.execute(shape.sql.of_several(len(ids)), ids).fetchall()
    if not rows:
        return
    goals = goals_of(connection, ids) if shape.has_goals else None
    made = tuple(entries(shape, rows, goals))
    first = 0
    for home, count in Counter(map(itemgetter(-1), rows)).items():
        yield home, made[first : first + count]
        first += count


def entries(shape: Shape[E], rows: Sequence[Column], goals: Goals | None = None) -> list[E]:
    """The entries of rows that begin with the fields in their order; `goals` gives the goals of
    the meeting with an id. ValueError, TypeError or KeyError as `Shape.entries`."""
    columns = list(zip(*rows, strict=True))[: len(shape.cls.names)]
    kinds = zip(columns, shape.kinds.items(), shape.types, strict=True)
    values: list[Iterable[Any]] = []
    for column, (name, kind), types in kinds:
        if column.count(None) == len(column):
            values.append(column)
        elif not types.issuperset(map(type, column)):
            raise TypeError
        elif kind == "GoalIds" and goals is not None:
            values.append(map(_those(goals), columns[0], column))
        else:
            values.append(_converted(column, kind, shape.read.get(name)))
    made: list[E] = _maker(shape)(zip(*values, strict=True))
    return made


def _converted(column: Column, kind: str, read: Callable[[Any], Any] | None) -> Iterable[Any]:
    if read is None:
        return column
    if kind in FEW:
        return map(_kept(read).__getitem__, column)
    if column.count("{}") == len(column):
        return repeat(read("{}"), len(column))
    return map(_unless_none(read), column)


def _those(goals: Goals) -> Callable[[str, int | None], tuple[str, ...] | None]:
    return lambda id, count: count if count is None else goals(id) if count else ()


def _unless_none(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


class _Kept(dict[Any, Any]):
    """What values were turned into before."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = _unless_none(read)

    def __missing__(self, value: Any) -> Any:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[value] = self._read(value)
        return found


_kept = cache(_Kept)


class _Open:
    """An entry while its fields are set."""


@cache
def _maker(shape: Shape[Any]) -> Callable[[Iterable[Column]], list[Any]]:
    """What makes entries of the values of their fields.

    It is written out for each class, as a `namedtuple` is: thirty fields set by name take a third
    of the time of a dict of them, and less room.
    """
    names = shape.cls.names
    values = ", ".join(f"value{at}" for at in range(len(names)))
    fields = "".join(f"        new.{name} = value{at}\n" for at, name in enumerate(names))
    source = (
        "def make(rows):\n"
        "    made = []\n"
        f"    for {values} in rows:\n"
        "        new = Open()\n"
        f"{fields}"
        "        new.__class__ = cls\n"
        "        made.append(new)\n"
        "    return made\n"
    )
    known: dict[str, Any] = {"Open": _Open, "cls": shape.cls}
    exec(source, known)  # the names are those of our own classes
    make: Callable[[Iterable[Column]], list[Any]] = known["make"]
    return make
