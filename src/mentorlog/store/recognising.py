"""Which of our tables a record was in, by what it holds: for a file whose list of tables is lost.

A page belongs to one table. It is the one whose columns and conditions take the most of the
records on it; where several do, the one whose references name what is there.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES
from mentorlog.store.pages import Page, Row
from mentorlog.store.rows import quoted, shape_of
from mentorlog.store.trusting import made

_SIGN = re.compile(r"[a-z]+(-[a-z]+)+")  # what a sign of health is called
LINKS = ("relationship", "meeting", "position", "goal")


class Recognised(Frozen):
    """The records of one table by column, and the ids of those whose end is lost."""

    rows: tuple[Mapping[str, Any], ...]
    lost: tuple[str, ...]


class _Table(Frozen):
    """One of our tables: its columns, and which of them refer to something."""

    name: str
    columns: tuple[str, ...]
    refers: tuple[int, ...]


def recognised(pages: Iterable[Page], version: int) -> dict[str, Recognised]:
    """What stands on those pages, by the table that it was in."""
    with closing(_empty(version)) as trial:
        tables = _tables(trial)
        links: list[Sequence[Any]] = []
        sure: list[tuple[_Table, Page]] = []
        unsure: list[tuple[list[_Table], Page]] = []
        for page in pages:
            if not page.numbered:
                links += [row.values for row in page.rows if _is_link(row)]
                continue
            found = _fitting(trial, tables, page)
            if len(found) == 1:
                sure.append((found[0], page))
            elif found:
                unsure.append((found, page))
    known = {value for table, page in sure for value in _named(table, page)}
    sure += [(_likeliest(found, page, known), page) for found, page in unsure]
    return _by_table(sure) | {"meeting_goal": _links(links)}


def _empty(version: int) -> sqlite3.Connection:
    """Our tables with nothing in them, without what they refer to."""
    trial = sqlite3.connect(":memory:", isolation_level=None)
    wanted = {cls.type for cls in ENTRIES} | {"packet"}
    for type, name, _, sql in made(version):
        if type == "table" and name in wanted:
            trial.execute(sql or "")
    return trial


def _tables(trial: sqlite3.Connection) -> list[_Table]:
    refers = {cls.type: {*shape_of(cls).keys, shape_of(cls).home} - {"id"} for cls in ENTRIES}
    refers["sign_pause"] |= {"sign"}
    found = []
    for name in (*refers, "packet"):
        info = trial.execute(f"PRAGMA table_xinfo({quoted(name)})")
        columns = tuple(str(row[1]) for row in info if not row[6])
        to = refers.get(name, {"relationship"})
        found.append(_Table(name, columns, tuple(n for n, c in enumerate(columns) if c in to)))
    return found


def _fitting(trial: sqlite3.Connection, tables: list[_Table], page: Page) -> list[_Table]:
    """The tables that take the most of a page, none where none takes anything."""
    counts = {
        table.name: sum(_takes(trial, table, row.values) for row in page.rows if row.whole)
        for table in tables
    }
    most = max(counts.values())
    return [table for table in tables if counts[table.name] == most > 0]


def _takes(trial: sqlite3.Connection, table: _Table, values: Sequence[Any]) -> bool:
    if len(values) != len(table.columns) or not (isinstance(values[0], str) and values[0]):
        return False
    marks = ", ".join("?" for _ in values)
    with suppress(sqlite3.Error, UnicodeEncodeError, OverflowError):
        clean = [_clean(value) for value in values]
        trial.execute(f"INSERT INTO {quoted(table.name)} VALUES ({marks})", clean)
        trial.execute(f"DELETE FROM {quoted(table.name)}")
        return True
    return False


def _clean(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _named(table: _Table, page: Page) -> Iterable[str]:
    """The ids on a page, and the relationships that it names."""
    for row in page.rows:
        if row.whole and len(row.values) == len(table.columns):
            yield row.values[0]
            yield from (row.values[at] for at in table.refers[:1])


def _likeliest(found: list[_Table], page: Page, known: set[str]) -> _Table:
    """Of several tables the one of whose references the fewest lead nowhere, then the most
    somewhere."""

    def wrong(table: _Table) -> tuple[int, int]:
        named = [
            (table.columns[at], row.values[at])
            for row in page.rows
            for at in table.refers
            if at < len(row.values) and row.values[at] is not None
        ]
        there = sum(
            _SIGN.fullmatch(str(value)) is not None if column == "sign" else value in known
            for column, value in named
        )
        return len(named) - there, -there

    return min(found, key=wrong)


def _by_table(sure: list[tuple[_Table, Page]]) -> dict[str, Recognised]:
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    lost: dict[str, list[str]] = defaultdict(list)
    for table, page in sure:
        for row in page.rows:
            if row.whole and len(row.values) == len(table.columns):
                rows[table.name].append(dict(zip(table.columns, row.values, strict=True)))
            elif not row.whole and row.values:
                lost[table.name].append(str(row.values[0]))
    return {name: Recognised(tuple(rows[name]), tuple(lost[name])) for name in rows | lost}


def _is_link(row: Row) -> bool:
    """Whether that is a goal of a session."""
    return row.whole and [type(value) for value in row.values] == [str, str, int, str]


def _links(found: list[Sequence[Any]]) -> Recognised:
    return Recognised(tuple(dict(zip(LINKS, one, strict=True)) for one in found), ())
