"""What SQLite and the system say went wrong, as one sentence that names the journal."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorlog.errors import (
    DiskFull,
    JournalDamaged,
    JournalError,
    JournalLocked,
    JournalReadOnly,
    NotAJournal,
)
from mentorlog.store.beside import BACKUPS

LONGEST = 500  # bytes of a path; SQLite takes 512, with what it puts beside it
ANOTHER = "mentorlog list --journal FILE"
DOCTOR = "mentorlog doctor"
RESTORE = "mentorlog restore"

# The first prefix of an extended error name that fits says what it is.
_NAMES: tuple[tuple[str, type[JournalError]], ...] = (
    ("SQLITE_BUSY", JournalLocked),
    ("SQLITE_LOCKED", JournalLocked),
    ("SQLITE_NOTADB", NotAJournal),
    ("SQLITE_CORRUPT", JournalDamaged),
    ("SQLITE_INTERRUPT", JournalDamaged),
    ("SQLITE_AUTH", JournalDamaged),
    ("SQLITE_TOOBIG", JournalDamaged),
    ("SQLITE_IOERR_SHORT_READ", JournalDamaged),
    ("SQLITE_IOERR_CORRUPTFS", JournalDamaged),
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_IOERR_WRITE", DiskFull),
    ("SQLITE_READONLY", JournalReadOnly),
    ("SQLITE_CANTOPEN", JournalReadOnly),
    ("SQLITE_PERM", JournalReadOnly),
    ("SQLITE_IOERR", JournalError),
)
_NUMBERS: dict[int | None, type[JournalError]] = {
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    getattr(errno, "EDQUOT", errno.ENOSPC): DiskFull,
    errno.EACCES: JournalReadOnly,
    errno.EPERM: JournalReadOnly,
    errno.EROFS: JournalReadOnly,
    errno.ELOOP: NotAJournal,
    errno.EIO: JournalError,
}
_SENTENCES: dict[type[JournalError], tuple[str, str | None]] = {
    JournalLocked: ("Another command holds {path} and did not let go in time.", None),
    NotAJournal: ("{path} is not a mentorlog journal.", ANOTHER),
    JournalDamaged: (
        "{path} is damaged: it cannot be read whole.{backups}",
        DOCTOR,
    ),
    DiskFull: ("There is no room for {path}: the disk is full, or a size limit was met.", None),
    JournalReadOnly: ("{path} may not be written: the file or its folder is protected.", None),
    JournalError: ("{path} cannot be used: the disk did not answer as it should.", None),
}


def say(kind: type[JournalError], path: Path) -> JournalError:
    """An error of that class, with its sentence about this journal."""
    sentence, try_ = _SENTENCES[kind]
    kept = kind in (JournalDamaged, NotAJournal) and _has_backups(path)
    if kept and kind is NotAJournal:
        try_ = RESTORE
    said = f" Its backups are in {path.parent / BACKUPS}." if kept else ""
    return kind(sentence.format(path=path, backups=said), try_)


def _has_backups(path: Path) -> bool:
    from glob import escape

    return any((path.parent / BACKUPS).glob(f"{escape(path.stem)}-*{path.suffix}"))


def meaning(error: BaseException, path: Path) -> JournalError | None:
    """The journal error behind an exception, or None where it is no matter of the file."""
    if isinstance(error, UnicodeDecodeError):
        return say(JournalDamaged, path)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path)
    if isinstance(error, OSError):
        return _of_system(error, path)
    return None


def name_of(error: BaseException) -> str:
    """The extended name of an SQLite error, such as SQLITE_BUSY; empty where it has none."""
    return str(getattr(error, "sqlite_errorname", ""))


_GONE = re.compile(r"no such (table|column): |table \S+ has no column named ")


def _of_sqlite(error: sqlite3.Error, path: Path) -> JournalError | None:
    name = name_of(error)
    if not name:
        damaged = str(error).startswith("Could not decode to UTF-8")
        return say(JournalDamaged, path) if damaged else None
    if name == "SQLITE_ERROR" and _GONE.match(str(error)):
        return say(JournalDamaged, path)
    if name.startswith("SQLITE_CANTOPEN") and len(os.fsencode(path)) > LONGEST:
        return JournalError(f"{path} is too long: SQLite takes a path of {LONGEST} bytes.", ANOTHER)
    kind = next((kind for prefix, kind in _NAMES if name.startswith(prefix)), None)
    return say(kind, path) if kind else None


def _of_system(error: OSError, path: Path) -> JournalError:
    kind = _NUMBERS.get(error.errno)
    if kind is JournalReadOnly and _shut(path):
        return JournalError(
            f"{path} may not be read: the file, or a folder above it, is shut to you.",
            ANOTHER,
        )
    if kind is not None:
        return say(kind, path)
    return JournalError(f"{path} cannot be used: {error.strerror or error}.", ANOTHER)


def _shut(path: Path) -> bool:
    """Whether the file is there, or may be, and cannot be opened to be read."""
    if os.path.lexists(path):
        return not os.access(path, os.R_OK)
    above = next((folder for folder in path.parents if os.path.exists(folder)), None)
    return above is not None and not os.access(above, os.X_OK)


@contextmanager
def telling(path: Path, *, system: bool = False) -> Iterator[None]:
    """Let what SQLite raises inside the block be a journal error about this path.

    With `system` also what the operating system raises, and text that cannot be decoded: only
    for blocks that touch no other file.
    """
    kinds = (sqlite3.Error, OSError, UnicodeDecodeError) if system else sqlite3.Error
    try:
        yield
    except kinds as error:
        meant = meaning(error, path)
        if meant is None:
            raise
        raise meant from error
