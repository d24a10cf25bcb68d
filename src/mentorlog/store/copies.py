"""Other journals in the folder of a journal, backups above all, and whether they hold somebody."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from mentorlog.errors import AFTER, JournalDamaged, JournalError, NotAJournal
from mentorlog.frozen import Frozen
from mentorlog.record import Relationship
from mentorlog.store import place
from mentorlog.store.beside import BACKUPS, LOCK, SQLITES, beside, by_number, unfinished
from mentorlog.store.connecting import connected
from mentorlog.store.guarding import guard, patience
from mentorlog.store.opening import APPLICATION_ID, GLANCE
from mentorlog.store.trusting import refuse_changed

_BESIDE = (*SQLITES, LOCK)
DEPTH = 2  # folders below backups/
SET_ASIDE = re.compile(r"\.damaged-\d{4}-\d\d-\d\d(?:-\d+)?(?:-journal|-wal)?$")
_WHOM = "SELECT id, number, mentor, mentee, keeper FROM relationship"
_WERE = f"{_WHOM}_was ORDER BY change"
_KEPT = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'relationship_was'"


class Copy(Frozen):
    """A file that holds a relationship: whether it is a backup, how many `others` it holds,
    too; None where it cannot be read, so that nobody can tell what it holds. What is `left` was
    half written by a command that was cut off, and goes with the next one that writes."""

    path: Path
    backup: bool
    others: int | None
    left: bool = False

    @property
    def damaged(self) -> bool:
        """Whether it is what stood in the place of the journal when another was brought back."""
        return SET_ASIDE.search(self.path.name) is not None


class _Seen(Frozen):
    """Another journal: whether it lies in `backups/`, and whom it holds, by id, as they are or
    last were; None where it cannot be read."""

    path: Path
    backup: bool
    whom: Mapping[str, Relationship] | None


def copies(path: Path, relationship: str) -> list[Copy]:
    """The other journals in the folder of the one at `path`, and in its `backups/`, that hold
    that relationship or cannot be read. A backup that has the name of another journal of the
    folder is that journal's, and no backup here."""
    seen = list(_seen(path))
    near = [one.path for one in seen if not one.backup]
    left = set(unfinished(path.absolute()))
    return [
        Copy(
            one.path,
            one.path in left or (one.backup and not _of_another(one.path, path, near)),
            0 if one.path in left else None if one.whom is None else len(one.whom) - 1,
            one.path in left,
        )
        for one in seen
        if one.whom is None or relationship in one.whom
    ]


def backups(path: Path) -> list[Path]:
    """The backups of the journal at `path`, and what else has its name and a further one; those
    that cannot be read are among them."""
    seen = list(_seen(path))
    near = [one.path for one in seen if not one.backup]
    mine = [one for one in near if one.name.startswith(f"{path.name}.")]
    return mine + [one.path for one in seen if one.backup and not _of_another(one.path, path, near)]


def readable(file: Path) -> bool:
    """Whether all of a backup can be read; without its key none can."""
    if SET_ASIDE.search(file.name) is not None or _held(file) is None:
        return False
    try:
        with connected(file, "ro", GLANCE, quietly=True) as connection:
            guard(connection, patience(file))
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except (sqlite3.Error, OSError, JournalError):
        return False


def elsewhere(path: Path, known: Container[str]) -> list[Relationship]:
    """The relationships that those other journals hold and whose ids are not `known`, each once
    for every pair of names that it has there."""
    found = {
        (id, whom.mentor, whom.mentee): whom
        for one in _seen(path)
        for id, whom in (one.whom or {}).items()
        if id not in known
    }
    return list(found.values())


def _of_another(copy: Path, path: Path, near: Sequence[Path]) -> bool:
    """Whether a backup is called as those of another journal are, and not as those of `path`."""
    others = [one.stem for one in near if not one.name.startswith(path.name)]
    fitting = [stem for stem in (path.stem, *others) if copy.name.startswith(f"{stem}-")]
    return max(fitting, key=len, default=path.stem) != path.stem


def remove(path: Path, top: Path) -> None:
    """Remove a file, what SQLite may have left beside it, and the folders below `top` in which it
    then was the last; JournalError where it cannot be removed."""
    try:
        path.unlink(missing_ok=True)
        for end in _BESIDE:
            beside(path, end).unlink(missing_ok=True)
    except OSError as error:
        raise JournalError(
            f"{path} cannot be removed: {error.strerror or error}. Nothing was erased from the "
            "journal.",
            AFTER,
        ) from error
    with suppress(OSError):
        for folder in path.parents:
            if top not in folder.parents:
                break
            folder.rmdir()


def _seen(path: Path) -> Iterator[_Seen]:
    """The other journals beside the one at `path`, those in `backups/` first."""
    folder = path.absolute().parent
    for backup, files in ((True, _below(folder / BACKUPS)), (False, _files(folder))):
        for file in files:
            if not place.same(file, path):
                yield from _looked(file, backup, _is_half(file, path))


def _below(folder: Path, depth: int = DEPTH) -> Iterator[Path]:
    """What lies in a folder and in those below it, as deep as that; no link is followed."""
    folders = []
    for file in _files(folder):
        if file.is_dir() and not file.is_symlink():
            folders.append(file)
        else:
            yield file
    if depth:
        for below in folders:
            yield from _below(below, depth - 1)


def _files(folder: Path) -> Iterator[Path]:
    try:
        names = os.listdir(folder)
    except OSError:
        return
    yield from sorted((folder / name for name in names), key=by_number)


def _is_half(file: Path, path: Path) -> bool:
    """Whether it may hold what a journal does without being one: what was damaged and set aside,
    or what a command that was cut off had begun to write."""
    begun = file.name.startswith(f".{path.name}.") and not file.name.endswith(_BESIDE)
    try:
        return (begun or SET_ASIDE.search(file.name) is not None) and file.stat().st_size > 0
    except OSError:
        return False


def _looked(file: Path, backup: bool, half: bool) -> Iterator[_Seen]:
    if SET_ASIDE.search(file.name):  # what it held may stand where it is damaged
        if half:
            yield _Seen(file, backup, None)
        return
    try:
        found = place.look(file, APPLICATION_ID)
    except NotAJournal:
        if half:
            yield _Seen(file, backup, None)
        return
    except JournalDamaged:
        yield _Seen(file, backup, None)
        return
    except (JournalError, OSError):
        if backup:
            yield _Seen(file, backup, None)
        return
    if found is not None and (found.encrypted or found.version is not None):
        yield _Seen(file, backup, None if found.wal else _held(file))


def _held(file: Path) -> Mapping[str, Relationship] | None:
    """The relationships of which anything stands in a journal; None where it cannot be read."""
    try:
        with connected(file, "ro", GLANCE, quietly=True) as connection:
            guard(connection, patience(file))
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            refuse_changed(connection, file, version, writing=False)
            (kept,) = connection.execute(_KEPT).fetchone()
            rows = [
                row
                for sql in ((_WERE, _WHOM) if kept else (_WHOM,))
                for row in connection.execute(sql)
            ]
    except (sqlite3.Error, OSError, UnicodeDecodeError, JournalError):
        return None
    return {
        id: Relationship(id=id, number=number, mentor=mentor, mentee=mentee, keeper=keeper)
        for id, number, mentor, mentee, keeper in rows
    }
