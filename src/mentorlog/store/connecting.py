"""A connection to the file, as safe as SQLite can be made."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import Literal

from mentorlog.errors import JournalError
from mentorlog.store.failing import telling
from mentorlog.store.place import OPEN, SALTS, key_of, salt_of

OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
TIMEOUT = 30.0  # seconds
PRAGMAS = """
PRAGMA foreign_keys=ON;
PRAGMA synchronous=EXTRA;
PRAGMA secure_delete=ON;
PRAGMA trusted_schema=OFF;
PRAGMA cell_size_check=ON;
PRAGMA mmap_size=0;
PRAGMA recursive_triggers=ON;
"""
_HERE = "PRAGMA fullfsync=ON;" if sys.platform == "darwin" else ""
_WRITER = "PRAGMA cache_size=-65536;"  # 64 MiB: an import stays off the disk until it is done


def uri_of(path: PurePath) -> str:
    """An absolute path as the `file:` URI that SQLite takes.

    It takes none with a host, which is what a network path of Windows becomes with as_uri():
    here its two slashes follow an empty host.
    """
    from urllib.parse import quote_from_bytes

    text = path.as_posix()
    root = "" if text.startswith("/") else "/"
    return f"file://{root}{quote_from_bytes(os.fsencode(text), '/:')}"


@contextmanager
def connected(
    path: Path,
    mode: Literal["ro", "rw"],
    timeout: float = TIMEOUT,
    *,
    key: tuple[bytes, bytes] | None = None,
    quietly: bool = False,
) -> Iterator[sqlite3.Connection]:
    """A connection that begins no transaction by itself, closed at the end of the block. It
    waits `timeout` seconds for another one.

    An encrypted file is opened with `key` (the key and its salt), or with what the run is asked
    for: JournalEncrypted or WrongPassphrase where that does not come by; nobody is asked where it
    is wanted `quietly`.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise JournalError(
            f"mentorlog needs SQLite 3.37 or later; this Python has {sqlite3.sqlite_version}."
        )
    file = key_of(os.stat(path))
    connection, salt = _opened(path, mode, timeout, key, quietly)
    OPEN[file] += 1
    if salt is not None:
        SALTS[file] = salt
    try:
        connection.executescript(PRAGMAS + _HERE + (_WRITER if mode == "rw" else ""))
        yield connection
    finally:
        connection.close()
        OPEN[file] -= 1
        if not OPEN[file]:
            del OPEN[file]
            SALTS.pop(file, None)


def unlock(path: Path) -> None:
    """Have the key of the journal at `path`, if there is one and it is encrypted; the errors of
    who is asked for it."""
    path = path.absolute()
    with suppress(OSError):
        if salt_of(path) is not None:
            with telling(path), connected(path, "ro"):
                pass


def _opened(
    path: Path, mode: str, timeout: float, key: tuple[bytes, bytes] | None, quietly: bool
) -> tuple[sqlite3.Connection, bytes | None]:
    """A connection, and the salt of the file where it is encrypted."""
    uri = f"{uri_of(path)}?mode={mode}"
    salt = salt_of(path) if key is None else key[1]
    if salt is None:
        return _plain(uri, timeout), None
    from mentorlog.store.encryption.connection import connect
    from mentorlog.store.encryption.page import Key
    from mentorlog.store.encryption.unlocked import unlocked

    mine = Key(*key) if key else unlocked(path, salt, quietly)
    return connect(uri, mine, timeout, readonly=mode == "ro"), salt


def _plain(uri: str, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, timeout=timeout, isolation_level=None, cached_statements=256
    )
