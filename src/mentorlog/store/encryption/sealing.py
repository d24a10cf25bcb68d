"""A text beside an encrypted journal, encrypted under the key of that journal.

It is a database of one row, so that there is one cipher, and other programs open it, too.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import DiskFull, JournalError
from mentorlog.store import place
from mentorlog.store.connecting import TIMEOUT, uri_of
from mentorlog.store.failing import meaning

if TYPE_CHECKING:
    from mentorlog.store.encryption.page import Key


def key_of(journal: Path) -> Key | None:
    """The key of the journal at that path; None where it is not encrypted, or not there."""
    try:
        salt = place.salt_of(journal)
    except OSError:
        return None
    if salt is None:
        return None
    from mentorlog.store.encryption.unlocked import unlocked

    return unlocked(journal, salt)


def is_sealed(path: Path) -> bool:
    """Whether the file is encrypted."""
    try:
        return place.salt_of(path) is not None
    except OSError:
        return False


def seal(data: bytes, path: Path, key: Key) -> None:
    """Write `data` to a new file with mode 0600, encrypted; OSError where it cannot be."""
    from mentorlog.store.encryption.connection import connect

    place.make_file(path)
    try:
        connection = connect(f"{uri_of(path)}?mode=rw", key, TIMEOUT, readonly=False)
        try:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("CREATE TABLE text (content BLOB NOT NULL)")
            connection.execute("INSERT INTO text VALUES (?)", (data,))
        finally:
            connection.close()
    except sqlite3.Error as error:
        if isinstance(meaning(error, path), DiskFull):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise OSError(f"{path} cannot be written: {error}") from error
    place.sync_file(path)


def unsealed(path: Path, key: Key | None = None) -> bytes:
    """What was sealed in the file, with its key, or that of the run; OSError where that cannot be
    had."""
    from mentorlog.store.encryption.connection import connect
    from mentorlog.store.encryption.unlocked import unlocked

    try:
        salt = place.salt_of(path) or b""
        key = key or unlocked(path, salt, quietly=True)
        connection = connect(f"{uri_of(path)}?mode=ro", key, TIMEOUT, readonly=True)
        try:
            (content,) = connection.execute("SELECT content FROM text").fetchone()
        finally:
            connection.close()
    except (sqlite3.Error, JournalError, TypeError) as error:
        raise OSError(f"{path} cannot be read.") from error
    return bytes(content)
