"""A database written to a new file under another key, or none; each row compared afterwards."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorlog.errors import JournalDamaged, JournalError
from mentorlog.store import place
from mentorlog.store.connecting import TIMEOUT, uri_of
from mentorlog.store.encryption.connection import connect
from mentorlog.store.encryption.page import Key
from mentorlog.store.failing import say, telling

_SAFE = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF;"
_OWN = "application_id", "user_version"  # which an export leaves out
_SCHEMA = "SELECT type, name, tbl_name, sql FROM {}.sqlite_schema"
_TABLES = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0"
_COUNT = "SELECT count(*) FROM {0}.{1}"


def copy_under(source: Path, old: Key | None, target: Path, key: Key | None) -> None:
    """Write the database at `source`, which `old` opens, to the new file `target` under `key`;
    None is for a plain file. It is on the disk, and has been read and compared, row by row.

    JournalDamaged where the source cannot be read whole; what was made then is gone again.
    """
    place.make_file(target)
    try:
        with telling(source):
            with _both(source, old, target, key) as connection:
                connection.execute("PRAGMA other.journal_mode=OFF")  # it is made whole
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("SELECT sqlcipher_export('other')")
                for name in _OWN:
                    (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
                    connection.execute(f"PRAGMA other.{name}={value:d}")
                connection.execute("COMMIT")
            place.sync_file(target)
            _refuse_unlike(source, old, target, key)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@contextmanager
def _both(
    source: Path, old: Key | None, target: Path, key: Key | None
) -> Iterator[sqlite3.Connection]:
    """A connection to the source, as `main`, and to the target, as `other`."""
    connection = connect(f"{uri_of(source)}?mode=rw", old, TIMEOUT, readonly=False)
    try:
        connection.executescript(_SAFE)
        named = "" if key is None else key.pragma
        connection.execute("ATTACH ? AS other KEY ?", (f"{uri_of(target)}?mode=rw", named))
        yield connection
    finally:
        connection.close()


def _refuse_unlike(source: Path, old: Key | None, target: Path, key: Key | None) -> None:
    """Read both, from the disk; JournalDamaged where one is not whole, or they differ."""
    with _both(source, old, target, key) as connection:
        run = connection.execute
        for name in ("main", "other"):
            if run(f"PRAGMA {name}.integrity_check(1)").fetchone()[0] != "ok":
                raise say(JournalDamaged, source)
        if key is not None and run("PRAGMA other.cipher_integrity_check").fetchall():
            raise _differs(source)
        schemas = [set(run(_SCHEMA.format(name))) for name in ("main", "other")]
        if schemas[0] != schemas[1]:
            raise _differs(source)
        for (table,) in run(_TABLES).fetchall():
            quoted = '"{}"'.format(table.replace('"', '""'))
            main, other = (f"SELECT * FROM {name}.{quoted}" for name in ("main", "other"))
            counts = [run(_COUNT.format(name, quoted)).fetchone() for name in ("main", "other")]
            if counts[0] != counts[1] or run(f"{main} EXCEPT {other}").fetchone():
                raise _differs(source)


def _differs(source: Path) -> JournalError:
    return JournalError(f"{source} stays as it is: what was written of it is not what it holds.")


@contextmanager
def alone(path: Path, key: Key | None) -> Iterator[None]:
    """Nobody else reads or writes the database during the block; JournalLocked where somebody
    does for long. Windows replaces no file that is open, and lets it be."""
    if os.name == "nt":
        yield
        return
    connection = connect(f"{uri_of(path)}?mode=rw", key, TIMEOUT, readonly=False)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
