"""A journal as the SQL that makes it, so that every released schema can be kept as a text.

usage: python tests/store/releasing.py JOURNAL > tests/store/released/VERSION.sql

Once a version is released its file is made from a journal that the release wrote, with something
of every type in it, and is never edited: tests/store/test_released.py migrates each of them.
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

RELEASED = Path(__file__).with_name("released")
INDEX = "words"  # a table of FTS5, whose own tables come with it
OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"


def objects(connection: sqlite3.Connection) -> list[tuple[str, str, str, str]]:
    """Every table, index, trigger and view: its kind, its name, its table, and its SQL."""
    return connection.execute(OBJECTS).fetchall()


def dumped(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements that make a journal anew: its tables, their rows, and then the rest, so
    that no trigger runs."""
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma}={connection.execute(f'PRAGMA {pragma}').fetchone()[0]};"
    yield "BEGIN;"
    there = [one for one in objects(connection) if not one[1].startswith(f"{INDEX}_")]
    tables = [(name, sql) for kind, name, _, sql in there if kind == "table"]
    for _, sql in tables:
        yield f"{sql};"
    for name, _ in tables:
        yield from _rows(connection, name)
    yield from (f"{sql};" for kind, _, _, sql in there if kind != "table")
    yield "COMMIT;"


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    if table == INDEX:
        columns = ["rowid", *columns]
    names = ", ".join(f'"{name}"' for name in columns)
    values = " || ', ' || ".join(f'quote("{name}")' for name in columns)
    for (row,) in connection.execute(f'SELECT {values} FROM "{table}"'):
        yield f'INSERT INTO "{table}" ({names}) VALUES ({row});'


def made(path: Path, version: int) -> Path:
    """A journal at `path`, of mode 0600, as that version of the schema had it."""
    path.touch(0o600)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.executescript((RELEASED / f"{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for statement in dumped(sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)):
        print(statement)
