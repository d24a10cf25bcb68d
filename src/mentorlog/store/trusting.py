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
from functools import cache, lru_cache
from pathlib import Path

from mentorlog.errors import JournalDamaged
from mentorlog.frozen import Frozen
from mentorlog.store.failing import DOCTOR, say

Row = tuple[str, str, str, str | None]
Found = tuple[object, object, object, object]

FINGERPRINTS = {
    1: "962ff06fcc13754ce0da0e99ae3f4eae",
    2: "700ae6c9fb1eb0e2d734de9e303d4e7f",
    3: "f5f6a65350bd84164ebf05404e85625a",
    4: "bcb06e2fdf40de1b19317aa9547e12a7",
    5: "bcb06e2fdf40de1b19317aa9547e12a7",
}
"""What `fingerprint` gives for each version of the journal."""

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"  # the name that nothing else has
# What libraries make: their words may change from one release of them to the next, and each has
# these columns alone.
_STEPS = "_sqlite_migrations"
_SHADOWS = {
    "words_data": "id block",
    "words_idx": "segid term pgno",
    "words_content": "id c0",
    "words_docsize": "id sz origin",
    "words_config": "k v",
}
_LIBRARIES = {_STEPS: "id migration_set name applied_at", **_SHADOWS}
WORDS = 3  # the version that has an index of words
_DECLARES = "create table integer text blob primary key not null without rowid strict".split()
_INDEXES = "create unique index on".split()
_APART = str.maketrans(dict.fromkeys("\"'[](),", " "))
_NAME = r"(?:\"\w+\"|\[\w+\]|\w+)"
_PLAIN_INDEX = (
    r"CREATE (?:UNIQUE )?INDEX\s+(?:\"[^\"]+\"|\[[^]]+\]|\w+)\s+ON\s+"
    rf"({_NAME})\s*\(\s*{_NAME}(?:\s*,\s*{_NAME})*\s*\)\s*"
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
    there = tuple(connection.execute(_SCHEMA))
    if _as_made(there, version):
        return
    for found in _differences(connection, _as_text(there), version):
        if not (found.writes if writing else found.reads):
            raise JournalDamaged(_sentence(found, path), DOCTOR)


def differences(connection: sqlite3.Connection, version: int) -> list[Difference]:
    """All in which a journal differs from what that version of it is made as."""
    return _differences(connection, _as_text(connection.execute(_SCHEMA)), version)


@lru_cache(maxsize=4)  # most processes that open a journal again find the same one
def _as_made(there: tuple[Found, ...], version: int) -> bool:
    rows = _as_text(there)
    return fingerprint(rows) == FINGERPRINTS.get(version) and _has_libraries(rows, version)


def fingerprint(rows: Iterable[Row]) -> str:
    """A digest of the tables, indices and triggers, whatever their order."""
    try:
        from _blake2 import blake2b  # hashlib takes longer to import than this takes to do
    except ImportError:
        from hashlib import blake2b

    told = sorted((*row[:3], row[3] or "") for row in rows if not _may_differ(row))
    # The lengths keep one part from the next; repr() would take most of the time that this takes.
    text = "".join(f"{[*map(len, row)]}{''.join(row)}" for row in told)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _as_text(found: Iterable[Found]) -> list[Row]:
    """What the schema says, as text: in the rows of somebody else anything may stand."""
    return [
        (_text(type), _text(name), _text(table), None if sql is None else _text(sql))
        for type, name, table, sql in found
    ]


def _text(value: object) -> str:
    return value if isinstance(value, str) else repr(value)


def _may_differ(row: Row) -> bool:
    """Whether it may be there or not, or be another one, and runs nothing: an index that comes
    with its table, a view, what a library makes."""
    return row[3] is None or _is_view(row) or _is_librarys(row) or _finds_steps(row)


def _is_view(row: Row) -> bool:
    return row[0] == "view" and (row[3] or "").startswith("CREATE VIEW ")


def _is_librarys(row: Row) -> bool:
    """Whether that is a table of a library, with its columns and nothing that runs."""
    type, name, table, sql = row
    columns = _LIBRARIES.get(name) if type == "table" and name == table else None
    return columns is not None and _holds_only(sql, *_DECLARES, name, *columns.split())


def _holds_only(sql: str | None, *words: str) -> bool:
    """Whether nothing but these words stands there, names among them. (No pattern: one takes
    longer to compile than a journal to open.)"""
    said = (sql or "").casefold().translate(_APART).split()
    return bool(said) and {*words}.issuperset(said)


def _finds_steps(row: Row) -> bool:
    """Whether that is an index by which a library finds the steps that were done."""
    type, name, table, sql = row
    if type != "index" or table != _STEPS:
        return False
    usual = (*_INDEXES, name, _STEPS, *_LIBRARIES[_STEPS].split())
    return (name.startswith("idx_") and _holds_only(sql, *usual)) or _indexed(row) == _STEPS


def _indexed(row: Row) -> str | None:
    """The table of an index that computes nothing; None for any other part of a journal."""
    if row[0] != "index":
        return None
    plain = re.fullmatch(_PLAIN_INDEX, row[3] or "", re.IGNORECASE)
    return plain[1].strip('"[]') if plain else None


def _has_libraries(rows: Iterable[Row], version: int) -> bool:
    """Whether what the libraries make is there."""
    tables = {row[1] for row in rows if _is_librarys(row)}
    return tables == {_STEPS, *(_SHADOWS if version >= WORDS else ())}


@cache  # what looks for damage, restores or rescues asks for it again and again
def made(version: int) -> tuple[Row, ...]:
    """The rows of the schema as the migrations up to that version make them."""
    scripts = sorted(Path(__file__).parent.glob("m[0-9][0-9][0-9]_*.sql"))[:version]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for script in scripts:
            connection.executescript(script.read_text(encoding="utf-8"))
        connection.execute(f"CREATE TABLE {_STEPS} (id, migration_set, name, applied_at)")
        return tuple(_as_text(connection.execute(_SCHEMA)))
    finally:
        connection.close()


def _differences(connection: sqlite3.Connection, rows: list[Row], version: int) -> list[Difference]:
    ours = {row[:2]: row for row in made(version)}
    there: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        there.setdefault(row[:2], []).append(row)
    found = []
    for key, row in ours.items():
        if key not in there:
            found.append(_ours("missing", row))
        elif len(there[key]) > 1 or not _same(row, there[key][0]):
            found.append(_ours("changed", row))
    tables = {name for type, name in ours if type == "table"}
    theirs = (row for row in rows if row[:2] not in ours and row[3] is not None)
    return [
        *found,
        *(_theirs(connection, row, tables) for row in theirs if not _finds_steps(row)),
    ]


def _same(ours: Row, there: Row) -> bool:
    return _is_librarys(there) if ours[1] in _LIBRARIES else ours == there


def _ours(how: str, row: Row) -> Difference:
    type, name, *_ = row
    return Difference(how, type, name, type != "table", type == "view")


def _theirs(connection: sqlite3.Connection, row: Row, tables: set[str]) -> Difference:
    type, name, table, _ = row
    harmless = {
        "view": _is_view(row),
        "trigger": False,
        "index": table not in tables or _is_plain(row),
        "table": type != "table" or not _follows(connection, name, tables),
    }.get(type, False)
    return Difference("added", type, name, True, harmless)


def _is_plain(row: Row) -> bool:
    """Whether an index computes nothing and refuses nothing."""
    return _indexed(row) is not None and "UNIQUE" not in (row[3] or "")[:14].upper()


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
