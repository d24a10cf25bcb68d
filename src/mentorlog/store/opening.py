"""Opening a journal to read it or to write it, in the order that keeps it safe.

Look at the file before SQLite sees it; take the lock, to write; connect; check the version
inside the transaction that the caller will use. A refusal leaves the file as it was, and
nothing beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import unlocking
from mentorlog.errors import (
    BEGIN,
    JournalDamaged,
    JournalMissing,
    JournalReadOnly,
    NotAJournal,
)
from mentorlog.store import anew, place, settling
from mentorlog.store.beside import draft_of
from mentorlog.store.connecting import connected
from mentorlog.store.failing import ANOTHER, name_of, say, telling
from mentorlog.store.lock import locked
from mentorlog.store.newer import APPLIED, VERSION, refuse_newer
from mentorlog.store.reader import Reader
from mentorlog.store.trusting import refuse_changed

if TYPE_CHECKING:
    from mentorlog.store.writer import Writer

APPLICATION_ID = int.from_bytes(b"mLog", "big")
GLANCE = 0.2  # seconds that a glance waits for a command that is saving

# Another program may have chosen WAL: then reading would write, and one file is no whole copy.
_OUR_MODE = "PRAGMA journal_mode=DELETE"
_TRIES = 4  # reading: as found, after a recovery, after a migration, written anew


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """The journal at `path` as it is now, for the length of the block.

    A current file is not written, and nothing appears beside it. JournalMissing where there is
    none; an older one is migrated first (`Reader.upgraded` then names the copy made before).
    """
    path = path.absolute()
    with ExitStack() as stack:
        with telling(path, system=True):
            connection, copy = _snapshot(path, stack)
        with telling(path):
            yield Reader(connection, path, copy)


@contextmanager
def writing(
    path: Path, today: date, *, create: bool = False, name: str = "write"
) -> Iterator[Writer]:
    """The journal at `path`, open for one transaction of this command alone.

    It is committed when the block ends well and rolled back on any exception. With `create` a
    journal that is missing is made: built beside its place, moved there after the commit. The
    journal's history calls it by `name`: the words of the command, such as "goal add".
    """
    from mentorlog.store.writer import Writer

    path = path.absolute()
    with ExitStack() as stack:
        with telling(path, system=True):
            if settling.pending(path):
                _recover(path)
            if look(path) is None:
                _refuse_missing(path, create)
            elif not place.may_write(path):
                raise say(JournalReadOnly, path)
            stack.enter_context(locked(path, create=create))
            settling.settle(path)
            found = look(path)
            if found is None:
                _refuse_missing(path, create)
            place.clear_away(path, found)
            place.refuse_second_name(path)
            opened = _new(path) if found is None else _existing(path, found)
            connection, copy = stack.enter_context(opened)
        with telling(path):
            writer = Writer(connection, path, copy, today, name)
            with _transaction(writer):
                yield writer


@contextmanager
def glancing(path: Path) -> Iterator[Reader]:
    """The same for what must neither wait nor write: nothing is migrated or rolled back, and
    any error is raised where that would be needed."""
    path = path.absolute()
    found = look(path)
    if found is None or found.wal or settling.pending(path):
        raise say(JournalDamaged, path)
    with connected(path, "ro", GLANCE, quietly=True) as connection:
        connection.execute("BEGIN")
        if _version(connection, path) != VERSION:
            raise say(JournalDamaged, path)
        yield Reader(connection, path)


def look(path: Path) -> place.Found | None:
    """What stands at `path`, as `place.look` says; JournalNewer, too. None where nothing does."""
    found = place.look(path, APPLICATION_ID)
    if found is not None and found.version is not None:
        refuse_newer(path, found.version, VERSION)
    return found


def _refuse_missing(path: Path, create: bool = False) -> None:
    if not create:
        said = "mentorlog restore brings a backup back."
        raise JournalMissing(f"There is no journal at {path} yet; {said}", BEGIN)


# Reading.


def _snapshot(path: Path, stack: ExitStack) -> tuple[sqlite3.Connection, Path | None]:
    """A connection inside a read transaction, and the copy made where it was migrated."""
    copy, unfinished = None, place.may_write(path)
    for _ in range(_TRIES):
        if settling.pending(path):
            _recover(path)
        found = look(path)
        if found is None:
            _refuse_missing(path)
        elif found.wal and place.may_write(path):
            _recover(path)
        elif found.encrypted:
            place.finish(path)
        with ExitStack() as here:
            connection = _begin_reading(path, here)
            if connection is not None:
                current = _version(connection, path) == VERSION
                if current and not (unfinished and anew.marked(connection)):
                    stack.push(here.pop_all())
                    return connection, copy
        if connection is None:
            _recover(path)
        elif current:
            anew.write_if_possible(path)
            unfinished = False
        else:
            with locked(path):
                copy = _bring_up(path)
    raise say(JournalDamaged, path)


def _begin_reading(path: Path, stack: ExitStack) -> sqlite3.Connection | None:
    """None where a write was cut off and has to be rolled back before anybody can read, or the
    file was replaced meanwhile."""
    before = place.which(path)
    try:
        connection = stack.enter_context(connected(path, "ro"))
        connection.execute("BEGIN")
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        unfinished = name_of(error).startswith("SQLITE_READONLY_R")  # _ROLLBACK, _RECOVERY
        if unfinished or place.which(path) != before:
            return None
        raise
    if settling.pending(path) or place.which(path) != before:  # it was not to be read
        return None
    return connection


def _version(connection: sqlite3.Connection, path: Path, *, writing: bool = False) -> int:
    """The version, as the open transaction sees it; JournalNewer, NotAJournal, JournalDamaged,
    which it is as well where another program has changed how the journal is built."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:  # which the header of an encrypted file does not say
        raise NotAJournal(f"{path} is the database of another program, not a journal.", ANOTHER)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    refuse_newer(path, version, VERSION)
    refuse_changed(connection, path, version, writing=writing)
    try:
        (applied,) = connection.execute(APPLIED).fetchone()
    except sqlite3.OperationalError as error:
        if name_of(error) == "SQLITE_ERROR":  # no such table
            raise say(JournalDamaged, path) from error
        raise
    refuse_newer(path, applied, VERSION)
    return version


def is_current(connection: sqlite3.Connection, path: Path) -> bool:
    """Begin to read, and say whether the journal is of the present version; JournalDamaged,
    JournalNewer, and OperationalError where a write was cut off."""
    connection.execute("BEGIN")
    connection.execute("PRAGMA schema_version").fetchone()
    return _version(connection, path) == VERSION


def _recover(path: Path) -> None:
    """Let SQLite roll back what a command that was cut off had begun to write."""
    try:
        with locked(path):
            settling.settle(path)
            with connected(path, "rw") as connection:
                connection.execute(_OUR_MODE)
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, OSError) or name_of(error).startswith("SQLITE_READONLY"):
            raise JournalReadOnly(
                f"A write to {path} was cut off. It can be read again once it has been opened "
                "where the file and its folder may be written."
            ) from error
        raise


# Writing.


@contextmanager
def _existing(path: Path, found: place.Found) -> Iterator[tuple[sqlite3.Connection, Path | None]]:
    copy = None
    with connected(path, "rw") as connection:
        if found.wal:
            connection.execute(_OUR_MODE)
        connection.execute("BEGIN IMMEDIATE")  # the version that the file says may be rolled back
        if _version(connection, path, writing=True) < VERSION:
            connection.execute("ROLLBACK")
            copy = _bring_up(path)
            connection.execute("BEGIN IMMEDIATE")
            _refuse_older(connection, path)
        if anew.marked(connection):
            connection.execute("ROLLBACK")
            with suppress(sqlite3.Error):  # what an erasure left to do, as far as it can be done
                anew.compact(connection)
            connection.execute("BEGIN IMMEDIATE")
        yield connection, copy


def _refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection, path, writing=True) < VERSION:
        raise say(JournalDamaged, path)


def _bring_up(path: Path) -> Path | None:
    """Migrate an older journal, whose lock is held; returns the copy made before."""
    with connected(path, "rw") as connection:
        connection.execute("BEGIN IMMEDIATE")
        version = _version(connection, path, writing=True)
        connection.execute("ROLLBACK")
        if version == VERSION:
            return None
        from mentorlog.store import backup, schema

        copy = backup.copy_before(path, f"version-{version}")
        schema.bring_up(connection, APPLICATION_ID, VERSION)
        return copy


@contextmanager
def _new(path: Path) -> Iterator[tuple[sqlite3.Connection, None]]:
    """A draft of a journal, moved to its place at the end of the block."""
    from mentorlog.store import schema

    draft = draft_of(path)
    place.make_file(draft)
    try:
        with connected(draft, "rw", key=unlocking.to_be(path)) as connection:
            schema.bring_up(connection, APPLICATION_ID, VERSION)
            connection.execute("BEGIN IMMEDIATE")
            yield connection, None
        with telling(path, system=True):
            place.publish(path)
    finally:
        with suppress(OSError):
            place.discard_draft(path)


@contextmanager
def _transaction(writer: Writer) -> Iterator[None]:
    connection = writer.connection
    try:
        yield
        connection.execute("COMMIT" if writer.finish() else "ROLLBACK")
    except BaseException as error:
        if not connection.in_transaction:
            raise
        broken = writer.broken(error)
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        if broken is not None:
            raise broken from error
        raise
