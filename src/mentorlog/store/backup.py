"""Copies of a journal, each checked before anything relies on it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from mentorlog.errors import JournalDamaged, JournalError
from mentorlog.store import place
from mentorlog.store.connecting import connected, uri_of
from mentorlog.store.failing import say, telling

FOLDER = place.BACKUPS
MOST = 10_000  # copies of one name


def copy_before(path: Path, label: str) -> Path:
    """Copy the journal into `backups/` beside it and return the path of the copy.

    The caller holds the lock. The copy has mode 0600, is on the disk, and SQLite has read it
    from end to end before it got its name: what has one is whole.
    JournalDamaged where the journal cannot be copied whole, DiskFull where there is no room.
    """
    path = path.absolute()
    with telling(path, system=True), place.folder(path.parent / FOLDER):
        draft = place.copy_draft_of(path)
        place.discard(draft)
        place.make_file(draft)
        try:
            with connected(path, "ro") as connection:
                connection.execute("VACUUM INTO ?", (uri_of(draft),))
            place.sync_file(draft)
            check(draft, path)
            return _named(draft, path, label)
        finally:
            with suppress(OSError):
                place.discard(draft)


def discard(copy: Path) -> None:
    """Remove a copy that turned out not to be needed, and its folder where that is then empty."""
    with suppress(OSError):
        copy.unlink()
        copy.parent.rmdir()


def check(copy: Path, path: Path) -> None:
    """Read a copy of the journal at `path` from end to end; JournalDamaged."""
    with connected(copy, "ro") as connection:
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise say(JournalDamaged, path) from error
    if found != "ok":
        raise say(JournalDamaged, path)


def _named(draft: Path, path: Path, label: str) -> Path:
    """Give a copy that is whole a name that nothing has yet."""
    for again in ("", *(f"-{number}" for number in range(2, MOST))):
        copy = path.parent / FOLDER / f"{path.stem}-{label}{again}{path.suffix}"
        with suppress(FileExistsError):
            place.put(draft, copy)
            return copy
    raise JournalError(f"{path.parent / FOLDER} holds {MOST - 1} copies named {label}.")
