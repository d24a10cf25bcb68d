"""A connection to the file, as safe as SQLite can be made."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from mentorlog.errors import JournalError
from mentorlog.store.place import OPEN, SALTS, key_of, salt_of

if TYPE_CHECKING:
    from mentorlog.store.encryption.page import Key

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
    key: Key | None = None,
    quietly: bool = False,
) -> Iterator[sqlite3.Connection]:
    """A connection that begins no transaction by itself, closed at the end of the block. It
    waits `timeout` seconds for another one.

    An encrypted file is opened with `key`, or with what the run is asked for: JournalEncrypted or
    WrongPassphrase where that does not come by; nobody is asked where it is wanted `quietly`.
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


def _opened(
    path: Path, mode: str, timeout: float, key: Key | None, quietly: bool
) -> tuple[sqlite3.Connection, bytes | None]:
    """A connection, and the salt of the file where it is encrypted."""
    uri = f"{uri_of(path)}?mode={mode}"
    salt = salt_of(path) if key is None else key.salt
    if salt is None:
        return _plain(uri, timeout), None
    from mentorlog.store.encryption.connection import connect
    from mentorlog.store.encryption.unlocked import unlocked

    key = key or unlocked(path, salt, quietly)
    return connect(uri, key, timeout, readonly=mode == "ro"), salt


def _plain(uri: str, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, timeout=timeout, isolation_level=None, cached_statements=256
    )
