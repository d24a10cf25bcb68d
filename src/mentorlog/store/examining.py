"""What is wrong with a journal: what SQLite says of its pages, and what the program says of its
rows, its history and its indices."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES, Entry
from mentorlog.store import trusting, words
from mentorlog.store.reader import Reader
from mentorlog.store.rows import Shape, quoted, read_json, shape_of
from mentorlog.store.shares import Shares

MOST = 100  # lines of SQLite's
_STALE = re.compile(
    r"(?:row \d+ missing from|wrong # of entries in|non-unique entry in) index (\S+)"
)
_TYPES = frozenset({cls.type for cls in ENTRIES} | {"meeting_goal", "packet"})
_CHANGES = "SELECT id, type, what FROM change WHERE type IS NOT NULL"
_GIVEN = "SELECT relationship, type, last FROM counter"
_WORDED = (
    "SELECT worded.id, relationship, type, entry, said FROM worded "
    "LEFT JOIN words ON words.rowid = worded.id"
)


class Finding(Frozen):
    """What is wrong, in one sentence, and whether what is recorded can be other than it was
    written: an index that disagrees with its rows can be made anew, a row cannot."""

    sentence: str
    lost: bool = True


def findings(
    reader: Reader, version: int, deep: bool, shares: Shares | None = None
) -> Iterator[Finding]:
    """Everything that is wrong with an open journal; with `deep` every row is read as well.
    `shares` is told how far that is."""
    connection = reader.connection
    # Each with its share of the time and its steps for each byte, as measured.
    looks: list[tuple[Callable[[], Iterator[Finding]], float, float]] = [
        (lambda: _built(connection, version), 0.0, 0.0),
        (lambda: _pages(connection, deep), 0.11 if deep else 0.6, 0.23 if deep else 0.13),
        (lambda: _references(connection), 0.02 if deep else 0.4, 0.04),
    ]
    if deep:
        looks += [
            (lambda: _rows(connection, kept=False), 0.4, 0.06),
            (lambda: _rows(connection, kept=True), 0.01, 0.06),
            (lambda: _numbers(connection), 0.01, 0.03),
            (lambda: _history(connection), 0.04, 0.02),
            (lambda: _packets(connection), 0.01, 0.06),
            (lambda: _words(connection), 0.4, 0.12),
        ]
    if not all(one.reads for one in trusting.differences(connection, version)):
        looks = looks[:2]  # a table that is not ours is not asked
    for look, share, steps in looks:
        if shares is not None:
            shares.begin(share, steps)
        try:
            yield from look()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            yield Finding(f"It cannot be read to its end: {_plain(error)}.")
        except (TypeError, ValueError, AttributeError):  # of a value that no column can hold
            yield Finding("A row holds what cannot stand there.")


def _plain(error: Exception) -> str:
    return str(error).rstrip(".").replace("\n", " ")[:200]


def _built(connection: sqlite3.Connection, version: int) -> Iterator[Finding]:
    for one in trusting.differences(connection, version):
        said = {
            "missing": f"The {one.type} {one.name} is missing.",
            "changed": f"The {one.type} {one.name} is not as mentorlog makes it.",
        }.get(one.how)
        if said is None and not one.writes:
            said = (
                f"Another program added the {one.type} {one.name}, which would run whenever "
                "mentorlog writes; so nothing is written while it is there."
            )
        if said is not None and not (one.reads and one.writes):
            yield Finding(said, lost=not one.reads)


def _pages(connection: sqlite3.Connection, deep: bool) -> Iterator[Finding]:
    check = "integrity_check" if deep else "quick_check"
    said = [str(row[0]) for row in connection.execute(f"PRAGMA {check}({MOST})")]
    if said == ["ok"]:
        return
    stale = sorted({found[1] for line in said if (found := _STALE.match(line))})
    rest = [line for line in said if not _STALE.match(line)]
    for index in stale:
        yield Finding(f"The index {index} disagrees with the rows that it is of.", lost=False)
    if rest:
        more = f" (and {len(rest) - 1} more)" if len(rest) > 1 else ""
        yield Finding(f"SQLite says of the file: {' '.join(rest[0].split())[:160]}{more}.")


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    found = Counter(
        (str(row[0]), str(row[2])) for row in connection.execute("PRAGMA foreign_key_check")
    )
    for (table, target), count in sorted(found.items()):
        named = f"1 {_said(table)} names" if count == 1 else f"{count} times a {_said(table)} names"
        yield Finding(f"{named} a {_said(target)} that is not there.")


def _said(table: str) -> str:
    """What the rows of a table are, in words."""
    return {"meeting_goal": "link from a session"}.get(table, table.replace("_", " "))


# The rows.


def _rows(connection: sqlite3.Connection, *, kept: bool) -> Iterator[Finding]:
    """Rows that no entry can be made of, in the record or in the history of it."""
    where = " in the history" if kept else ""
    for cls in ENTRIES:
        unread = [id for id, entry in entries(connection, cls, kept=kept) if entry is None]
        if unread:
            rows = "1 row holds" if len(unread) == 1 else f"{len(unread)} rows hold"
            named = ", ".join(repr(id)[:40] for id in unread[:3])
            yield Finding(
                f"{rows} what cannot stand in a {_said(cls.type)}{where} (the ids: {named})."
            )


def entries(
    connection: sqlite3.Connection, cls: type[Entry], *, kept: bool = False
) -> Iterator[tuple[Any, Entry | None]]:
    """The id of every row of a type and what it says; None where that makes no sense."""
    shape = shape_of(cls)
    table = shape.kept if kept else shape.table
    names = ", ".join(quoted(name) for name in cls.names)
    at = "change" if kept else "id"
    for id, *row in connection.execute(f"SELECT {table}.{at}, {names} FROM {table}"):
        yield id, _entry(shape, row)


def _entry(shape: Shape[Any], row: list[Any]) -> Entry | None:
    try:
        entry: Entry = next(shape.entries([row], (lambda _: ()) if shape.has_goals else None))
    except (ValueError, TypeError, KeyError):
        return None
    needed = (name for name in shape.cls.names if name not in shape.cls.defaults)
    return None if any(getattr(entry, name) is None for name in needed) else entry


def _numbers(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Numbers above the highest that is said to have been given."""
    given = {(home, type): last for home, type, last in connection.execute(_GIVEN)}
    for cls in ENTRIES:
        shape = shape_of(cls)
        home = "''" if cls.type == "relationship" else "relationship"
        sql = f"SELECT {home}, max(number) FROM {shape.table} GROUP BY 1"
        for relationship, most in connection.execute(sql).fetchall():
            if given.get((relationship, cls.type), 0) < most:
                yield Finding(f"The count of numbers given to {cls.type} is too low.", lost=False)
                break


# The history, what others shared, and the index of words.


def _history(connection: sqlite3.Connection) -> Iterator[Finding]:
    before: dict[str, set[int]] = defaultdict(set)
    unknown = 0
    for id, type, what in connection.execute(_CHANGES):
        if type not in _TYPES or what not in ("insert", "update", "delete"):
            unknown += 1
        elif what != "insert" or type == "meeting_goal":  # of links the new ones are kept
            before[type].add(id)
    if unknown:
        yield Finding(f"{unknown} changes in the history make no sense.")
    for type in sorted(_TYPES):
        sql = f"SELECT change FROM {quoted(f'{type}_was')}"
        kept = {id for (id,) in connection.execute(sql)}
        if kept != before[type]:
            yield Finding(f"The history of {type} is not whole.")


def _packets(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table in ("packet", "packet_was"):
        for (lines,) in connection.execute(f"SELECT lines FROM {table} WHERE lines IS NOT NULL"):
            try:
                for line in lines.splitlines():
                    read_json(line)
            except (ValueError, RecursionError):
                yield Finding("What the other side shared cannot be read.")
                return


def _words(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Words in the index that are not those of the rows. A letter of a note that was changed on
    the disk shows here, as nothing else would show it."""
    there: dict[tuple[str, str, str], str] = {}
    rows: dict[int, str] = {}
    for id, home, type, entry, said in connection.execute(_WORDED):
        there[home, type, entry] = said
        rows[id] = said or ""
    wanted = words.whole(connection)
    if there != wanted:
        differ = {key for key in there.keys() | wanted.keys() if there.get(key) != wanted.get(key)}
        count = f"{len(differ)} entries" if len(differ) > 1 else "1 entry"
        yield Finding(
            f"The words of {count} are not those in the index of words: one of the two is other "
            "than it was written."
        )
    elif not words.finds(connection, rows):
        yield Finding("The index of words does not find what stands in it.", lost=False)
