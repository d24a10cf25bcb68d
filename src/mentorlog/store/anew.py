"""Writing the file of a journal anew, so that nothing is left in it of what was erased.

An erasure leaves a mark in the journal with its rows; it goes when the file has been written
anew. Where that was cut off, or could not be done, the next opening does it.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from mentorlog.errors import JournalError
from mentorlog.store.connecting import connected
from mentorlog.store.failing import telling
from mentorlog.store.lock import locked

# A counter that counts nothing: no type of entry is called so.
_MARK = ("", "to be written anew")
_PUT = "INSERT OR REPLACE INTO counter (relationship, type, last) VALUES (?, ?, 1)"
_THERE = "SELECT EXISTS (SELECT 1 FROM counter WHERE relationship = ? AND type = ?)"
_TAKE = "DELETE FROM counter WHERE relationship = ? AND type = ?"


def mark(connection: sqlite3.Connection) -> None:
    """Have the file written anew, once this transaction is committed."""
    connection.execute(_PUT, _MARK)


def marked(connection: sqlite3.Connection) -> bool:
    """Whether the file is to be written anew, and is not yet."""
    return bool(connection.execute(_THERE, _MARK).fetchone()[0])


def write(path: Path) -> None:
    """Write the file anew if it is marked; JournalLocked or DiskFull where that has to wait."""
    path = path.absolute()
    with telling(path, system=True), locked(path), connected(path, "rw") as connection:
        compact(connection)


def write_if_possible(path: Path) -> None:
    """The same, left to the next opening where it cannot be done now."""
    with suppress(JournalError):
        write(path)


def compact(connection: sqlite3.Connection) -> None:
    """The same on a connection that is in no transaction and has the lock of its journal."""
    if marked(connection):
        in_memory(connection)
        connection.execute("VACUUM")
        connection.execute(_TAKE, _MARK)


def in_memory(connection: sqlite3.Connection) -> None:
    """Let SQLite put nothing of a journal into a temporary file."""
    connection.execute("PRAGMA temp_store=MEMORY")
