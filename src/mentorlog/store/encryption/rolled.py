"""The first page of a file as it was before a write that was cut off, from the rollback journal
beside it: where the power went while that page was written, no key fits what stands there until
SQLite has rolled it back."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from mentorlog.store.beside import beside
from mentorlog.store.place import NOFOLLOW, PAGE

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 28  # bytes that are used of one
_SECTORS = range(512, 65537)  # bytes
_ALL = 2**32 - 1  # pages: those up to the end of the file


def first_page(path: Path) -> bytes | None:
    """The page that SQLite would put back; None where there is none."""
    with suppress(OSError):
        flags = os.O_RDONLY | NOFOLLOW | getattr(os, "O_BINARY", 0)
        with open(os.open(beside(path, "-journal"), flags), "rb") as journal:
            return _found(journal)
    return None


def _found(journal: BinaryIO) -> bytes | None:
    at, size = 0, os.fstat(journal.fileno()).st_size
    while at + _HEADER <= size:
        journal.seek(at)
        header = journal.read(_HEADER)
        count, sector, page = (int.from_bytes(header[n : n + 4], "big") for n in (8, 20, 24))
        if not header.startswith(_MAGIC) or page != PAGE or sector not in _SECTORS:
            return None
        at += sector
        for _ in range(min(count, (size - at) // (PAGE + 8))):
            journal.seek(at)
            if int.from_bytes(journal.read(4), "big") == 1:
                return journal.read(PAGE)
            at += PAGE + 8
        if count in (0, _ALL):
            return None
        at += -at % sector
    return None
