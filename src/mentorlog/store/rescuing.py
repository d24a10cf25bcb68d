"""What can be read of a damaged journal: row by row, around what cannot be.

Everything is done in a copy that is thrown away. There a table whose definition SQLite cannot
read gets a plain one, and a write that was cut off is rolled back; rows are then read by ranges
of their numbers, which are halved around each place that cannot be read. What SQLite does not
find, because the list of the tables or the way to a page is lost, is read page by page.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mentorlog.errors import JournalDamaged
from mentorlog.frozen import Frozen
from mentorlog.private import aside
from mentorlog.record import ENTRIES
from mentorlog.store import newer, opening
from mentorlog.store.connecting import connected
from mentorlog.store.failing import RESTORE, telling
from mentorlog.store.guarding import copied, guard, patience
from mentorlog.store.pages import pages
from mentorlog.store.recognising import LINKS, Recognised, recognised
from mentorlog.store.rows import quoted
from mentorlog.store.trusting import made

SECONDS = 600.0
MOST = 2_000  # places in a row that cannot be read, before the rest is left
HIGHEST = 2**31  # row number, where SQLite cannot say
PACKET = ("id", "relationship", "side", "theirs", "exported_on", "revision", "received_on", "lines")


class Table(Frozen):
    """The rows of one table that could be read, by column, and the ids of those that an index
    names and that could not be; `whole` is whether SQLite read it without complaint."""

    rows: tuple[Mapping[str, Any], ...]
    lost: tuple[str, ...]
    whole: bool


NOTHING = Table((), (), False)


def tables(path: Path) -> dict[str, Table]:
    """What can be read of every table of entries, of the goals of sessions (`meeting_goal`) and
    of what others shared (`packet`). Text that is not UTF-8 has half characters in it.

    What SQLite does not find is looked for page by page, unless the file is encrypted.
    JournalDamaged where nothing can be read at all.
    """
    with telling(path, system=True), aside() as folder:
        copy = folder / "copy.db"
        copied(path, copy)
        if _is_encrypted(path):
            found = _asked(copy, encrypted=True)
        else:
            found = _as_it_goes(copy)
    if not any(table.rows for table in found.values()):
        raise JournalDamaged(f"Nothing in {path} can be read any more.", RESTORE)
    return found


def _as_it_goes(copy: Path) -> dict[str, Table]:
    try:
        found = _asked(copy, encrypted=False)
    except sqlite3.Error:
        found = dict.fromkeys(_wanted(), NOTHING)
    if all(table.whole for table in found.values()):
        return found
    there = recognised(pages(copy.read_bytes()), newer.VERSION)
    return {name: _joined(name, table, there.get(name)) for name, table in found.items()}


def _joined(name: str, table: Table, there: Recognised | None) -> Table:
    """A table with the rows that SQLite did not find in it."""
    if table.whole or there is None:
        return table
    by = LINKS[:3] if name == "meeting_goal" else ("id",)
    rows = {tuple(row.get(column) for column in by): row for row in (*there.rows, *table.rows)}
    lost = dict.fromkeys((*table.lost, *there.lost))
    return Table(tuple(rows.values()), tuple(id for id in lost if (id,) not in rows), False)


def _wanted() -> dict[str, Sequence[str]]:
    """The columns of each table."""
    entries: dict[str, Sequence[str]] = {
        cls.type: (*cls.names, *_home(cls.names)) for cls in ENTRIES
    }
    return entries | {"meeting_goal": LINKS, "packet": PACKET}


def _home(names: Sequence[str]) -> tuple[str, ...]:
    return () if "relationship" in names else ("relationship",)


def _asked(copy: Path, *, encrypted: bool) -> dict[str, Table]:
    """What SQLite reads of a copy, whose tables are made so that they can be asked for."""
    with suppress(sqlite3.Error), _connected(copy, encrypted) as connection:
        _define(connection)
    with _connected(copy, encrypted) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        guard(connection, patience(copy, SECONDS))
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        return {name: _table(connection, name, names) for name, names in _wanted().items()}


def _is_encrypted(path: Path) -> bool:
    with suppress(Exception):
        found = opening.look(path)
        return found is not None and found.encrypted
    return False


@contextmanager
def _connected(copy: Path, encrypted: bool) -> Iterator[sqlite3.Connection]:
    if encrypted:
        with connected(copy, "rw") as connection:
            connection.execute("PRAGMA writable_schema=ON")
            yield connection
        return
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        # First of all: what SQLite cannot make sense of, it then passes over.
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
    finally:
        connection.close()


def _define(connection: sqlite3.Connection) -> None:
    """Give each of our tables that is not as we make it a plain definition of our columns."""
    ours = {row[1]: row for row in made(newer.VERSION) if row[0] == "table"}
    there = connection.execute(
        "SELECT rowid, name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
    ).fetchall()
    for at, name, sql in there:
        if name not in ours or sql == ours[name][3] or _columns(connection, name):
            continue
        plain = ", ".join(map(quoted, _made_columns(name)))
        connection.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE rowid = ?",
            (f"CREATE TABLE {quoted(name)} ({plain})", at),
        )


def _made_columns(table: str) -> list[str]:
    connection = sqlite3.connect(":memory:")
    try:
        (sql,) = (row[3] for row in made(newer.VERSION) if row[:2] == ("table", table))
        connection.execute(sql or "")
        return _columns(connection, table)
    finally:
        connection.close()


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that are kept in it; what is computed is none."""
    rows = connection.execute(f"PRAGMA table_xinfo({quoted(table)})")
    return [str(row[1]) for row in rows if not row[6]]


# The rows of a table.


def _table(connection: sqlite3.Connection, table: str, names: Sequence[str]) -> Table:
    is_table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    try:
        there = connection.execute(is_table, (table,)).fetchone()
        columns = [name for name in _columns(connection, table) if name in names]
    except sqlite3.Error:
        there, columns = None, []
    if there is None or not columns:
        return NOTHING
    found, whole = _read(connection, table, columns)
    rows = tuple(dict(zip(columns, row, strict=True)) for row in found)
    known = {row.get("id") for row in rows}
    lost = () if whole else tuple(id for id in _ids(connection, table) if id not in known)
    return Table(rows, lost, whole)


def _read(
    connection: sqlite3.Connection, table: str, columns: Sequence[str]
) -> tuple[list[Sequence[Any]], bool]:
    listed = ", ".join(map(quoted, columns))
    if table == "meeting_goal":  # whose rows have no numbers: from both ends
        return _from_both_ends(connection, f"SELECT {listed} FROM {table} ORDER BY", LINKS[:3])
    sql = f"SELECT rowid, {listed} FROM {quoted(table)} NOT INDEXED WHERE rowid "
    found: dict[int, Sequence[Any]] = {}
    try:
        for at, *row in connection.execute(f"{sql} > ? ORDER BY rowid", (-HIGHEST,)):
            found[at] = row
        return list(found.values()), True
    except sqlite3.Error:
        pass
    _around(connection, f"{sql} BETWEEN ? AND ? ORDER BY rowid", found, _last(connection, table))
    return [found[at] for at in sorted(found)], False


def _last(connection: sqlite3.Connection, table: str) -> int:
    with suppress(sqlite3.Error):
        (last,) = connection.execute(f"SELECT max(rowid) FROM {quoted(table)}").fetchone()
        return int(last or 0)
    return HIGHEST


def _around(
    connection: sqlite3.Connection, sql: str, found: dict[int, Sequence[Any]], last: int
) -> None:
    """Read the ranges behind what was found, halving each one that cannot be read whole."""
    ranges = [(max(found, default=0) + 1, last)]
    unread = 0
    while ranges and unread < MOST:
        low, high = ranges.pop()
        try:
            for at, *row in connection.execute(sql, (low, high)):
                found[at] = row
                low, unread = at + 1, 0
        except sqlite3.Error:
            unread += 1
            if low < high:
                half = (low + high) // 2
                ranges += [(half + 1, high), (low, half)]


def _from_both_ends(
    connection: sqlite3.Connection, sql: str, order: Sequence[str]
) -> tuple[list[Sequence[Any]], bool]:
    found: dict[Sequence[Any], None] = {}
    for way in ("", " DESC"):
        try:
            by = ", ".join(f"{name}{way}" for name in order)
            for row in connection.execute(f"{sql} {by}"):
                found[row] = None
        except sqlite3.Error:
            continue
        return list(found), not way
    return list(found), False


def _ids(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """The ids that the index of a table knows, as far as it can be read."""
    index = quoted(f"sqlite_autoindex_{table}_1")
    with suppress(sqlite3.Error):
        for (id,) in connection.execute(f"SELECT id FROM {quoted(table)} INDEXED BY {index}"):
            yield str(id)
