"""Whether a journal is built as mentorlog builds it, so that nothing of another program runs.

A view in the place of a table, a trigger or a computed column would run when a journal from
elsewhere is read or written. Reading needs our tables exactly as they are made. Writing needs our
triggers and indices as well, and nothing besides them that runs by itself: no other trigger, no
index on our tables that computes, no table that follows ours.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from mentorlog.errors import JournalDamaged
from mentorlog.frozen import Frozen
from mentorlog.store.failing import DOCTOR, say

Row = tuple[str, str, str, str | None]

FINGERPRINTS = {
    1: "449a1787d74fdfb374929735e17fd96b",
    2: "67dbe83cf6fe495bc1259fd4f80d3350",
    3: "a4bf5bfcb2c6aaf688afe036d4f93466",
    4: "d84ec727291eb591b8a4fec5b2530157",
    5: "d84ec727291eb591b8a4fec5b2530157",
}
"""What `fingerprint` gives for each version of the journal."""

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
# What libraries make: their words may change from one release of them to the next.
_STEPS = "_sqlite_migrations"
_SHADOWS = frozenset(f"words_{name}" for name in ("data", "idx", "content", "docsize", "config"))
_LIBRARIES = _SHADOWS | {_STEPS}
WORDS = 3  # the version that has an index of words
_COMPUTES = re.compile(r"\b(?:AS|CHECK|DEFAULT|COLLATE|USING)\b", re.IGNORECASE)
_PLAIN_INDEX = re.compile(
    r"CREATE (?:UNIQUE )?INDEX\s+(?:\"[^\"]+\"|\[[^]]+\]|\w+)\s+ON\s+(?:\"\w+\"|\[\w+\]|\w+)\s*"
    r"\(\s*(?:\"\w+\"|\[\w+\]|\w+)(?:\s*,\s*(?:\"\w+\"|\[\w+\]|\w+))*\s*\)\s*",
    re.IGNORECASE,
)
KINDS = ("table", "index", "trigger", "view")


class Difference(Frozen):
    """A part of a journal that is `missing`, `changed` or `added`: its kind and its name.

    `reads` and `writes` are whether the journal can be read, and written, all the same.
    """

    how: str
    type: str
    name: str
    reads: bool
    writes: bool


def refuse_changed(
    connection: sqlite3.Connection, path: Path, version: int, *, writing: bool
) -> None:
    """JournalDamaged where another program has changed the journal so that reading it, or
    writing it, could run what is not ours, or read what is not there."""
    if version < 1:
        raise say(JournalDamaged, path)
    rows = _rows(connection)
    if fingerprint(rows) == FINGERPRINTS.get(version) and _ours_are_tables(rows, version):
        return
    for found in _differences(connection, rows, version):
        if not (found.writes if writing else found.reads):
            raise JournalDamaged(_sentence(found, path), DOCTOR)


def differences(connection: sqlite3.Connection, version: int) -> list[Difference]:
    """All in which a journal differs from what that version of it is made as."""
    return _differences(connection, _rows(connection), version)


def fingerprint(rows: Iterable[Row]) -> str:
    """A digest of the tables, indices and triggers, whatever their order."""
    try:
        from _blake2 import blake2b  # hashlib takes longer to import than this takes to do
    except ImportError:
        from hashlib import blake2b

    told = sorted(
        f"{type}\0{name}\0{table}\0{sql}"
        for type, name, table, sql in rows
        if sql is not None
        and type != "view"
        and name not in _LIBRARIES
        and not _finds_steps(type, table, sql)
    )
    return blake2b("\0\0".join(told).encode(), digest_size=16).hexdigest()


def _rows(connection: sqlite3.Connection) -> list[Row]:
    return connection.execute(_SCHEMA).fetchall()


def _finds_steps(type: str, table: str, sql: str) -> bool:
    """Whether that is an index by which a library finds the steps that were done."""
    return type == "index" and table == _STEPS and _PLAIN_INDEX.fullmatch(sql) is not None


def _ours_are_tables(rows: Iterable[Row], version: int) -> bool:
    """Whether what the libraries make is there, as tables that compute nothing."""
    tables = {
        name
        for type, name, _, sql in rows
        if type == "table" and name in _LIBRARIES and not _COMPUTES.search(sql or "")
    }
    return tables == {_STEPS, *(_SHADOWS if version >= WORDS else ())}


def made(version: int) -> list[Row]:
    """The rows of the schema as the migrations up to that version make them."""
    scripts = sorted(Path(__file__).parent.glob("m[0-9][0-9][0-9]_*.sql"))[:version]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for script in scripts:
            connection.executescript(script.read_text(encoding="utf-8"))
        connection.execute(f"CREATE TABLE {_STEPS} (id, migration_set, name, applied_at)")
        return _rows(connection)
    finally:
        connection.close()


def _differences(connection: sqlite3.Connection, rows: list[Row], version: int) -> list[Difference]:
    ours = {row[1]: row for row in made(version)}
    there = {row[1]: row for row in rows}
    found = []
    for name, row in ours.items():
        if name not in there:
            found.append(_ours("missing", row))
        elif not _same(row, there[name]):
            found.append(_ours("changed", row))
    tables = {name for name, row in ours.items() if row[0] == "table"}
    theirs = (
        row
        for name, row in there.items()
        if name not in ours and row[3] is not None and not _finds_steps(row[0], row[2], row[3])
    )
    return [*found, *(_theirs(connection, row, tables) for row in theirs)]


def _same(ours: Row, there: Row) -> bool:
    if ours[1] in _LIBRARIES:
        return there[0] == "table" and not _COMPUTES.search(there[3] or "")
    return ours == there


def _ours(how: str, row: Row) -> Difference:
    type, name, *_ = row
    return Difference(how, type, name, type != "table", type == "view")


def _theirs(connection: sqlite3.Connection, row: Row, tables: set[str]) -> Difference:
    type, name, table, sql = row
    harmless = {
        "view": True,
        "trigger": False,
        "index": table not in tables or _is_plain(sql or ""),
        "table": type != "table" or not _follows(connection, name, tables),
    }.get(type, False)
    return Difference("added", type, name, True, harmless)


def _is_plain(sql: str) -> bool:
    """Whether an index computes nothing and refuses nothing."""
    return _PLAIN_INDEX.fullmatch(sql) is not None and "UNIQUE" not in sql[:14].upper()


def _follows(connection: sqlite3.Connection, name: str, tables: set[str]) -> bool:
    """Whether rows of a table change with rows of ours."""
    quoted = name.replace('"', '""')
    keys = connection.execute(f'PRAGMA foreign_key_list("{quoted}")')
    return any(str(key[2]).casefold() in tables for key in keys)


def _sentence(found: Difference, path: Path) -> str:
    what = f"{found.type if found.type in KINDS else 'part'} {found.name[:60]}"
    if found.how == "missing":
        return f"{path} is damaged: its {what} is missing."
    if found.how == "changed":
        return f"{path} was changed by another program: its {what} is not as mentorlog makes it."
    return (
        f"{path} was changed by another program, which added the {what}. It would run whenever "
        "mentorlog writes, so that nothing is written."
    )
