"""Other journals in the folder of a journal, backups above all, and whether they hold somebody."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mentorlog.errors import JournalDamaged, JournalError, NotAJournal
from mentorlog.frozen import Frozen
from mentorlog.store import place
from mentorlog.store.backup import FOLDER
from mentorlog.store.connecting import connected
from mentorlog.store.opening import APPLICATION_ID, GLANCE

BESIDE = ("-journal", "-wal", "-shm", ".lock")
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' "
    "AND name IN ('relationship', 'relationship_was')"
)


class Copy(Frozen):
    """A file that holds a relationship: whether it lies in `backups/`, how many `others` it
    holds, too; None where it cannot be read, so that nobody can tell what it holds."""

    path: Path
    backup: bool
    others: int | None


def copies(path: Path, relationship: str) -> list[Copy]:
    """The other journals in the folder of the one at `path`, and in its `backups/`, that hold
    that relationship or cannot be read."""
    folder = path.absolute().parent
    found = []
    for backup, where in ((True, folder / FOLDER), (False, folder)):
        for file in _files(where):
            if not _same(file, path):
                found += _looked(file, backup, relationship)
    return found


def remove(path: Path) -> None:
    """Remove a file, what SQLite may have left beside it, and its folder where that is then
    empty; JournalError where it cannot be removed."""
    try:
        path.unlink(missing_ok=True)
        for end in BESIDE:
            path.with_name(f"{path.name}{end}").unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(
            f"{path} cannot be removed: {error.strerror or error}. Nothing was erased from the "
            "journal."
        ) from error
    with suppress(OSError):
        path.parent.rmdir()


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    yield from (folder / name for name in names)


def _same(file: Path, path: Path) -> bool:
    try:
        return os.path.samefile(file, path)
    except OSError:
        return False


def _looked(file: Path, backup: bool, relationship: str) -> list[Copy]:
    try:
        found = place.look(file, APPLICATION_ID)
    except NotAJournal:
        return []
    except JournalDamaged:
        return [Copy(file, backup, None)]
    except (JournalError, OSError):
        return [Copy(file, backup, None)] if backup else []
    if found is None or found.version is None:
        return []
    ids = None if found.wal else _held(file)
    if ids is None:
        return [Copy(file, backup, None)]
    return [Copy(file, backup, len(ids) - 1)] if relationship in ids else []


def _held(file: Path) -> set[str] | None:
    """The relationships of which anything stands in a journal; None where it cannot be read."""
    try:
        with connected(file, "ro", GLANCE) as connection:
            tables = [name for (name,) in connection.execute(_TABLES)]
            if "relationship" not in tables:
                return None
            return {
                id for name in tables for (id,) in connection.execute(f'SELECT id FROM "{name}"')
            }
    except (sqlite3.Error, OSError, UnicodeDecodeError):
        return None
