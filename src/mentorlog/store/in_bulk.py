"""Many records at once, for what looks at all of a journal.

One statement reads a kind of entries of several relationships, and its rows become entries column
by column: most columns hold nothing, and are not even read; most others hold the same few things.
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
from mentorlog.store.rows import Goals, Shape, quoted, shape_of

E = TypeVar("E", bound=Entry)
Column = Sequence[Any]
FEW = frozenset(("Day", "Flag", "Parties"))  # kinds whose values come again and again
MOST_KEPT = 20_000
_NONE = {type(None)}
_NULL: tuple[Any, str, str] = (None, "NULL", "None")
_NOTHING = {"private": (0, "0", "False"), "extra": ("{}", "'{}'", "nothing")}
"""What stands for nothing where it is not _NULL: in the column, in SQL, in what `_maker` writes."""


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
    rows, names = _rows(connection, shape, ids)
    if not rows:
        return
    goals = goals_of(connection, ids) if shape.has_goals and "goals" in names else None
    made = tuple(entries(shape, rows, goals, names))
    first, home_at = 0, names.index(shape.home) if shape.home in names else -1
    for home, count in Counter(map(itemgetter(home_at), rows)).items():
        yield home, made[first : first + count]
        first += count


def _rows(
    connection: sqlite3.Connection, shape: Shape[Any], ids: Sequence[str]
) -> tuple[list[Column], tuple[str, ...]]:
    """What belongs to so many relationships, one after the other, and the names of the fields
    that each row begins with; where the relationship's id is none of them, it comes last.

    Fields that held nothing so far are not read but for the answer whether they all still hold
    nothing. Where one of them holds something, everything is read once more.
    """
    silent = _SILENT.get(shape)
    if silent:
        names = tuple(name for name in shape.cls.names if name not in silent)
        rows = connection.execute(_few(shape, names, len(ids)), ids).fetchall()
        if not any(map(itemgetter(len(names)), rows)):
            return rows, names
    names = shape.cls.names
    rows = connection.execute(_few(shape, names, len(ids)), ids).fetchall()
    if rows:
        held = frozenset(names).difference(_without(names, rows))
        _SILENT[shape] = (frozenset(names) if silent is None else silent) - held
    return rows, names


_SILENT: dict[Shape[Any], frozenset[str]] = {}
"""The fields that held nothing in all that was read of a kind."""


def _without(names: Sequence[str], rows: Sequence[Column]) -> Iterator[str]:
    """The fields that hold nothing in any of the rows."""
    for name, column in zip(names, zip(*rows, strict=True), strict=False):
        if column.count(_NOTHING.get(name, _NULL)[0]) == len(column):
            yield name


@cache
def _few(shape: Shape[Any], names: tuple[str, ...], count: int) -> str:
    """The statement that reads these fields of what belongs to so many relationships, then NULL
    where all the others hold nothing, then the relationship's id, if it is not among them."""
    table, home = shape.table, f"{shape.table}.{shape.home}"
    columns = {name: f"{table}.{quoted(name)}" for name in shape.cls.names}
    read = [columns[name] for name in names]
    tests = [
        f"{column} IS {_NOTHING.get(name, _NULL)[1]}"
        for name, column in columns.items()
        if name not in names
    ]
    read.append(f"CASE WHEN {' AND '.join(tests)} THEN NULL ELSE 1 END" if tests else "NULL")
    if shape.home not in names:
        read.append(home)
    marks = ", ".join("?" * count)
    which = f"WHERE {home} IN ({marks}) ORDER BY {home}, number"
    return f"SELECT {', '.join(read)} FROM {table} {which}"


def entries(
    shape: Shape[E],
    rows: Sequence[Column],
    goals: Goals | None = None,
    names: tuple[str, ...] | None = None,
) -> list[E]:
    """The entries of rows that begin with the fields of these names, or with all of them; the
    others hold nothing. `goals` gives the goals of the meeting with an id. ValueError, TypeError
    or KeyError as `Shape.entries`."""
    names = shape.cls.names if names is None else names
    columns = list(zip(*rows, strict=True))[: len(names)]
    types = dict(zip(shape.cls.names, shape.types, strict=True))
    values: list[Iterable[Any]] = []
    for name, column in zip(names, columns, strict=True):
        kind, held = shape.kinds[name], set(map(type, column))
        if held == _NONE:
            values.append(column)
        elif not types[name].issuperset(held):
            raise TypeError
        elif kind == "GoalIds" and goals is not None:
            values.append(map(_those(goals), columns[0], column))
        else:
            values.append(_converted(column, kind, shape.read.get(name)))
    made: list[E] = _maker(shape, names)(zip(*values, strict=True))
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


@cache
def _maker(shape: Shape[Any], names: tuple[str, ...]) -> Callable[[Iterable[Column]], list[Any]]:
    """What makes entries of the values of these fields; the others hold nothing.

    It is written out for each class, as a `namedtuple` is: thirty fields set by name take a third
    of the time of a dict of them, and less room.
    """
    values = {name: f"value{at}" for at, name in enumerate(names)}
    stated = {name: _NOTHING.get(name, _NULL)[2] for name in shape.cls.names} | values
    fields = "".join(f"        new.{name} = {value}\n" for name, value in stated.items())
    source = (
        "def make(rows):\n"
        "    made = []\n"
        f"    for {', '.join(values.values())}, in rows:\n"
        "        new = Open()\n"
        f"{fields}"
        "        new.__class__ = cls\n"
        "        made.append(new)\n"
        "    return made\n"
    )
    known: dict[str, Any] = {
        # While its fields are set. One for each class: Python keeps no more than thirty names of
        # fields in common for what is of one class, and is four times as slow beyond.
        "Open": type("Open", (), {}),
        "cls": shape.cls,
        "nothing": shape.read["extra"]("{}"),
    }
    exec(source, known)  # the names are those of our own classes
    make: Callable[[Iterable[Column]], list[Any]] = known["make"]
    return make
