"""The words of every entry in a full-text index, brought up to date with what was changed.

A word stands in the index with one character before it that marks its relationship, so that a
search in one reads the words of no other. The words are folded as `mentorlog.finding` folds
them, and made of nothing but letters and digits: that is all that ever reaches MATCH.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from mentorlog.finding import keys_of, said, words_of
from mentorlog.record import ENTRIES, Entry
from mentorlog.store.rows import quoted, read_json, shape_of

Told = Callable[[int], None]

MARKS = 0x4E00, 20_000  # the first of them, and how many
FIND = (
    "SELECT worded.type, worded.entry FROM words JOIN worded ON worded.id = words.rowid "
    "WHERE words MATCH ? AND worded.relationship = ?"
)
# Or SQLite would read all that was ever changed, in the order of an index, to leave out doubles.
_CHANGED = "SELECT DISTINCT entry FROM change NOT INDEXED WHERE id >= ? AND type = ?"
_TYPES = "SELECT DISTINCT type FROM change WHERE id >= ?"
_BATCH = 5000  # rows


def asked(words: Sequence[str], relationship: str) -> str:
    """The MATCH for entries of that relationship with all the folded words in them."""
    mark = _mark(relationship)
    return " AND ".join(f'"{mark}{word}" *' for word in words)


def written_to(connection: sqlite3.Connection, since: int) -> set[str]:
    """The types of which something was changed, from the change of that number on."""
    return {type for (type,) in connection.execute(_TYPES, (since,))}


def changed(connection: sqlite3.Connection, cls: type[Entry], since: int) -> list[str]:
    """The ids of the entries of a class that were changed, from the change of that number on."""
    return [id for (id,) in connection.execute(_CHANGED, (since, cls.type))]


def renew(connection: sqlite3.Connection, since: int, told: Told | None = None) -> None:
    """Bring the index up to date with every change from the one numbered `since` on; `told` is
    called with how many entries more were taken up."""
    types = written_to(connection, since)
    for cls in ENTRIES:
        if cls.type in types:
            given = (since, cls.type)
            there = f"SELECT id FROM worded WHERE type = ? AND entry IN ({_CHANGED})"
            gone = connection.execute(there, (cls.type, *given)).fetchall()
            connection.executemany("DELETE FROM words WHERE rowid = ?", gone)
            connection.executemany("DELETE FROM worded WHERE id = ?", gone)
            _add(connection, cls, f"id IN ({_CHANGED})", given, told)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew."""
    connection.execute("DELETE FROM words")
    connection.execute("DELETE FROM worded")
    for cls in ENTRIES:
        _add(connection, cls, "1", ())
    # What was deleted stands in the segments of the index until they are merged.
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")


def _add(
    connection: sqlite3.Connection,
    cls: type[Entry],
    where: str,
    given: tuple[Any, ...],
    taken: Told | None = None,
) -> None:
    rows = connection.execute(_texts(cls, where), given)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM worded").fetchone()
    while some := rows.fetchmany(_BATCH):
        if taken is not None:
            taken(len(some))
        told = [(at, *row) for at, row in enumerate(_folded(some), last + 1)]
        last += len(told)
        connection.executemany(
            "INSERT INTO worded (id, relationship, type, entry) VALUES (?, ?, ?, ?)",
            [(at, home, cls.type, id) for at, home, id, _ in told],
        )
        connection.executemany(
            "INSERT INTO words (rowid, said) VALUES (?, ?)",
            [(at, words) for at, _, _, words in told],
        )


def _texts(cls: type[Entry], where: str) -> str:
    """The id, the relationship, the answers and the texts of the entries of a class."""
    shape = shape_of(cls)
    answers = "answers" if "answers" in cls.names else "NULL"
    texts = "".join(f", {shape.table}.{quoted(key)}" for key in keys_of(cls))
    return f"SELECT id, {shape.home}, {answers}{texts} FROM {shape.table} WHERE {where}"


def _folded(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[str, str, str]]:
    """The relationship, the id and the words of each row that has any."""
    for id, home, answers, *texts in rows:
        found = [text for text in texts if text]
        if answers:
            found += (said(*pair) for pair in read_json(answers).items())
        words = set(words_of("\n".join(found))) if found else ()
        if words:
            mark = _mark(home)
            yield home, id, " ".join(mark + word for word in sorted(words))


def _mark(relationship: str) -> str:
    """The character that marks a relationship; of many, some share theirs."""
    first, several = MARKS
    return chr(first + crc32(relationship.encode()) % several)


# For whoever looks whether it is whole.


def whole(connection: sqlite3.Connection) -> dict[tuple[str, str, str], str]:
    """What should stand in the index: by relationship, type and id, the words of each entry."""
    found: dict[tuple[str, str, str], str] = {}
    for cls in ENTRIES:
        rows = connection.execute(_texts(cls, "1"), ())
        while some := rows.fetchmany(_BATCH):
            found |= {(home, cls.type, id): words for home, id, words in _folded(some)}
    return found


def finds(connection: sqlite3.Connection, rows: Mapping[int, str]) -> bool:
    """Whether each word finds the rows that it stands in, and no other."""
    wanted: dict[str, set[int]] = {}
    for row, told in rows.items():
        for word in told.split():
            wanted.setdefault(word, set()).add(row)
    sql = "SELECT rowid FROM words WHERE words MATCH ?"
    return all(
        {row for (row,) in connection.execute(sql, (f'"{word}"',))} == there
        for word, there in wanted.items()
    )
