"""A connection to the file, as safe as SQLite can be made."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Literal

from mentorlog.errors import JournalError
from mentorlog.store.place import OPEN, key_of

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
    path: Path, mode: Literal["ro", "rw"], timeout: float = TIMEOUT
) -> Iterator[sqlite3.Connection]:
    """A connection that begins no transaction by itself, closed at the end of the block. It
    waits `timeout` seconds for another one."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise JournalError(
            f"mentorlog needs SQLite 3.37 or later; this Python has {sqlite3.sqlite_version}."
        )
    key = key_of(os.stat(path))
    connection = sqlite3.connect(
        f"{uri_of(path)}?mode={mode}",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        cached_statements=256,
    )
    OPEN[key] += 1
    try:
        connection.executescript(PRAGMAS + _HERE + (_WRITER if mode == "rw" else ""))
        yield connection
    finally:
        connection.close()
        OPEN[key] -= 1
        if not OPEN[key]:
            del OPEN[key]
