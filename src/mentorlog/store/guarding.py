"""Reading a journal that may come from anywhere: named to be merged, or a backup.

Its tables are compared with ours before anything is asked of it (`trusting`). Beside that nothing
can be written or attached over the connection, no value may be larger than any of ours, and what
it is asked ends in bounded time.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

from mentorlog.errors import JournalDamaged, JournalMissing
from mentorlog.private import aside
from mentorlog.store import opening, place, settling
from mentorlog.store.beside import CUT_OFF, beside, restored_of
from mentorlog.store.connecting import connected
from mentorlog.store.failing import name_of, telling
from mentorlog.store.reader import Reader
from mentorlog.store.stoppable import Heard

SECONDS = 60.0
SLOWEST = 100_000  # bytes of a journal that any machine reads, with all its looks, in a second
LARGEST = 64 * 1024 * 1024  # bytes of one value
STEPS = 20_000  # of SQLite, between two looks at the time
_MAY = frozenset(
    (
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_FUNCTION,
    )
)
# What SQLite asks for when it takes up the index of words, and does not do.
_DECLARES = (sqlite3.SQLITE_UPDATE, "sqlite_master")
_PRAGMAS = frozenset(
    "application_id data_version foreign_key_check foreign_key_list freelist_count "
    "integrity_check page_count page_size quick_check schema_version table_xinfo "
    "user_version".split()
)
_NEVER = frozenset(("load_extension", "randomblob", "zeroblob", "fts3_tokenizer"))


def patience(path: Path, seconds: float = SECONDS) -> float:
    """The seconds after which what is asked of a journal of that size will not come to an end;
    the least of them is given."""
    return seconds + os.path.getsize(path) / SLOWEST


def guard(connection: sqlite3.Connection, seconds: float, heard: Heard | None = None) -> None:
    """Let nothing but reading be done over a connection, for that long. `heard` is called with
    how many steps SQLite has gone further, as it goes."""
    until = monotonic() + seconds

    def look() -> bool:
        if heard is not None:
            heard(STEPS)
        return monotonic() > until

    connection.execute("PRAGMA query_only=ON")
    if hasattr(connection, "setlimit"):
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_progress_handler(look, STEPS)
    connection.set_authorizer(_allowed)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA:
        allowed = (first or "").casefold() in _PRAGMAS
    elif action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").casefold() not in _NEVER
    else:
        allowed = action in _MAY or (action, first) == _DECLARES
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


@contextmanager
def visiting(path: Path, heard: Heard | None = None) -> Iterator[Reader]:
    """A journal that is not this one, for the length of the block; nothing of it is written, nor
    beside it. JournalMissing, JournalDamaged and their like. `heard` as in `guard`.

    An older one, or one to which a write was cut off, is read in a copy that is thrown away.
    """
    path = path.absolute()
    if settling.pending(path):
        path = restored_of(path)
    with ExitStack() as stack:
        with telling(path, system=True):
            reader = _as_it_is(path, stack, heard) or _in_a_copy(path, stack, heard)
        with telling(path):
            yield reader


def _as_it_is(path: Path, stack: ExitStack, heard: Heard | None) -> Reader | None:
    """The journal where it stands, None where it cannot be read without writing."""
    found = opening.look(path)
    if found is None:
        raise JournalMissing(f"There is no journal at {path}.", "mentorlog restore")
    if found.wal:
        return None
    with ExitStack() as here:
        try:
            connection = here.enter_context(connected(path, "ro"))
            guard(connection, patience(path), heard)
            current = opening.is_current(connection, path)
        except sqlite3.OperationalError as error:
            if name_of(error).startswith("SQLITE_READONLY"):  # a write was cut off
                return None
            raise
        if not current:
            return None
        stack.push(here.pop_all())
        return Reader(connection, path)


def _in_a_copy(path: Path, stack: ExitStack, heard: Heard | None) -> Reader:
    copy = stack.enter_context(aside()) / path.name
    copied(path, copy)
    try:
        reader = stack.enter_context(opening.reading(copy))
    except JournalDamaged as error:
        raise JournalDamaged(error.sentence.replace(str(copy), str(path)), error.try_) from error
    guard(reader.connection, patience(copy), heard)
    return reader


def copied(path: Path, copy: Path, ends: Sequence[str] = CUT_OFF) -> None:
    """Copy a file byte for byte, with what a write that was cut off has left beside it."""
    for end in ("", *ends):
        source, target = beside(path, end), beside(copy, end)
        if end and not source.is_file():
            continue
        place.make_file(target)
        with open(source, "rb") as old, open(target, "r+b") as new:
            shutil.copyfileobj(old, new)
