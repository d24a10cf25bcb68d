"""Copies of a journal, each checked before anything relies on it."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

from mentorlog.errors import (
    JournalDamaged,
    JournalEncrypted,
    JournalError,
    JournalReadOnly,
    MentorlogError,
    UsageError,
    WrongPassphrase,
)
from mentorlog.frozen import Frozen
from mentorlog.private import is_mine
from mentorlog.store import opening, place
from mentorlog.store.beside import BACKUPS, MAGIC, apart, by_number, copy_draft_of
from mentorlog.store.connecting import connected, uri_of
from mentorlog.store.contents import Contents, contents
from mentorlog.store.failing import say, telling
from mentorlog.store.lock import locked
from mentorlog.store.shares import Shares, Told
from mentorlog.store.stoppable import Heard, stoppable

MOST = 10_000  # copies of one name
# The share of the time that copying takes, and steps of SQLite for each byte, as measured.
COPYING, STEPS_TO_COPY, STEPS_TO_CHECK = 0.5, 0.12, 0.2
# The labels that the program gives, and no others.
_BY_ITSELF = r"-(?:version-\d+|before-(?:import|merge|restore)-\d{4}-\d\d-\d\d)(?:-\d+)?"


class Backup(Frozen):
    """A copy in `backups/`: whether it was made by itself, when it was last written (seconds),
    its size in bytes, and what it holds; None where it cannot be read, for want of its key where
    it is `shut`."""

    path: Path
    automatic: bool
    written: float
    size: int
    contents: Contents | None
    shut: bool = False


# Making one.


def copy_before(path: Path, label: str, told: Told | None = None) -> Path:
    """Copy the journal into `backups/` beside it and return the path of the copy.

    The caller holds the lock; `told` as in `take`. The copy has mode 0600, is on the disk, and
    SQLite has read it from end to end before it got its name: what has one is whole.
    JournalDamaged where the journal cannot be copied whole, DiskFull where there is no room.
    """
    path = path.absolute()
    folder = path.parent / BACKUPS
    with telling(path, system=True), place.folder(folder):
        _refuse_strangers(folder)
        return _copied(path, copy_draft_of(path), _names(path, folder, label), told)


def take(
    path: Path, to: Path | None, today: date, told: Told | None = None
) -> tuple[Path, Contents]:
    """Copy the journal as somebody asked for it, and return where it is and what it holds.
    `told` is called with how many bytes more of it are done.

    `to` is a new file or a folder that is there; None is `backups/` beside the journal. Nothing
    is written over. UsageError where there is something at `to`, or no folder for it.
    """
    path = path.absolute()
    with telling(path, system=True), opening.reading(path):
        pass  # an older one is migrated, and what was cut off rolled back
    with _still(path):
        if to is None:
            copy = copy_before(path, today.isoformat(), told)
        else:
            copy = _copied_to(path, to.absolute(), today, told)
        return copy, _compared(path, copy)


def write(path: Path, copy: Path, told: Told | None = None) -> None:
    """Write the journal into the empty file `copy`, which is removed, with what SQLite left
    beside it, where that cannot be done to its end. `told` as in `take`."""
    shares = Shares(os.path.getsize(path), told)
    try:
        with connected(path, "ro") as connection, stoppable(connection, shares.heard):
            shares.begin(COPYING, STEPS_TO_COPY)
            connection.execute("VACUUM INTO ?", (uri_of(copy),))
        place.sync_file(copy)
        place.sync_folder(copy.parent)
        shares.begin(1 - COPYING, STEPS_TO_CHECK)
        check(copy, path, shares.heard)
    except BaseException:
        with suppress(OSError):
            place.discard(copy)
        raise


def check(copy: Path, path: Path, heard: Heard | None = None) -> None:
    """Read a copy of the journal at `path` from end to end; JournalDamaged. `heard` as in
    `stoppable`."""
    with connected(copy, "ro") as connection:
        try:
            with stoppable(connection, heard):
                found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise say(JournalDamaged, path) from error
    if found != "ok":
        raise say(JournalDamaged, path)


def discard(copy: Path) -> None:
    """Remove a copy that turned out not to be needed, and its folder where that is then empty."""
    with suppress(OSError):
        copy.unlink()
        copy.parent.rmdir()


@contextmanager
def _still(path: Path) -> Iterator[None]:
    """No other command writes meanwhile, where the folder lets anybody write at all."""
    with locked(path) if place.may_write(path) else nullcontext():
        yield


def _compared(path: Path, copy: Path) -> Contents:
    held = contents(copy)
    if held != contents(path):
        with suppress(OSError):
            copy.unlink()
        raise JournalError(
            f"{copy} did not come to hold what the journal holds; it was removed again.",
            "mentorlog doctor",
        )
    return held


def _copied_to(path: Path, to: Path, today: date, told: Told | None) -> Path:
    folder, names = to.parent, iter((to,))
    if to.is_dir():
        folder, names = to, _names(path, to, today.isoformat())
    elif os.path.lexists(to):
        raise UsageError(f"{to} is there already; a backup is never written over.")
    elif not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.")
    elif _by_itself(path, to) and place.same(folder, path.parent / BACKUPS):
        raise UsageError(
            f"{to.name} is what a copy is called that mentorlog makes by itself, and the oldest of "
            "those go by themselves. Give it another name."
        )
    with telling(to, system=True):
        return _copied(path, _draft_in(folder, path), names, told)


def _draft_in(folder: Path, path: Path) -> Path:
    """Where a copy is built in a folder that is not the journal's. The name is that of this journal
    on this machine alone: under its lock, what stands there was left by a command that was cut
    off. Where there is no lock, no name is given twice."""
    import platform
    from hashlib import blake2b

    whose = os.fsencode(f"{platform.node()}\0{os.path.realpath(path)}")
    name = blake2b(whose, digest_size=6).hexdigest()
    once = "" if place.may_write(path) else f"-{os.urandom(4).hex()}"
    return folder / f".{path.name}.{name}{once}.new"


def _copied(path: Path, draft: Path, names: Iterator[Path], told: Told | None) -> Path:
    """A copy of the journal under the first of the names that nothing has yet."""
    place.discard(draft)
    place.make_file(draft)
    write(path, draft, told)
    try:
        for name in names:
            with suppress(FileExistsError):
                place.put(draft, name)
                return name
    finally:
        with suppress(OSError):
            place.discard(draft)
    raise JournalError(f"{draft.parent} has no name left for another copy.")


def _refuse_strangers(folder: Path) -> None:
    """JournalReadOnly where the folder of the backups is another user's: whoever may change it
    may read what is put there, or take it away."""
    if not is_mine(os.stat(folder)):
        raise JournalReadOnly(f"{folder} belongs to another user of this machine.")


def _names(path: Path, folder: Path, label: str) -> Iterator[Path]:
    for again in apart(MOST):
        yield folder / f"{path.stem}-{label}{again}{path.suffix}"


# Those that are there.


def listed(path: Path, elsewhere: Path | None = None) -> list[Backup]:
    """The backups of the journal at `path` that lie beside it, the newest first; `elsewhere`
    every journal that lies in that folder."""
    files = _files(path.absolute()) if elsewhere is None else _journals(elsewhere, path.suffix)
    found = (_backup(path.absolute(), file) for file in files if file.absolute() != path.absolute())
    return sorted(
        (one for one in found if one is not None),
        key=lambda one: (one.written, by_number(one.path)),
        reverse=True,
    )


def prune(path: Path, keep: int) -> None:
    """Remove the oldest of the copies that were made by themselves, down to that many. Another
    command may do so at the same time."""
    path = path.absolute()
    mine: list[tuple[int, Any, Path]] = []
    for file in _files(path):
        if _by_itself(path, file) and _is_copy(path, file):
            with suppress(FileNotFoundError):
                mine.append((os.lstat(file).st_mtime_ns, by_number(file), file))
    for *_, file in sorted(mine)[: max(0, len(mine) - keep)]:
        with suppress(OSError):
            file.unlink()


def _files(path: Path) -> list[Path]:
    try:
        return [path.parent / BACKUPS / name for name in os.listdir(path.parent / BACKUPS)]
    except OSError:
        return []


def _journals(folder: Path, suffix: str) -> list[Path]:
    """The files of any folder that may be journals: those that say so, or are called like one."""
    there = (folder / name for name in os.listdir(folder) if not name.startswith("."))
    return [file for file in there if file.suffix == suffix or _begins_plain(file)]


def _begins_plain(file: Path) -> bool:
    try:
        return file.is_file() and place.first_bytes(file).startswith(MAGIC)
    except OSError:
        return False


def _by_itself(path: Path, file: Path) -> bool:
    name = f"{re.escape(path.stem)}{_BY_ITSELF}{re.escape(path.suffix)}"
    return re.fullmatch(name, file.name) is not None


def _is_copy(path: Path, file: Path) -> bool:
    """Whether it says that it is a journal, or the key of the journal at `path` opens it."""
    try:
        found = place.look(file, opening.APPLICATION_ID)
        if found is None or not found.encrypted:
            return found is not None
        from mentorlog.store.encryption.unlocked import opens

        return opens(path, file)
    except (MentorlogError, OSError):
        return False


def _backup(path: Path, file: Path) -> Backup | None:
    """That file as a backup, None where it is none of this journal's."""
    named = file.name.startswith(f"{path.stem}-") and file.suffix == path.suffix
    try:
        status = os.lstat(file)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    held, shut = _held(file)
    if held is None and not named:
        return None
    return Backup(file, _by_itself(path, file), status.st_mtime, status.st_size, held, shut)


def _held(file: Path) -> tuple[Contents | None, bool]:
    """What it holds, None where it cannot be read, and whether that is for want of its key."""
    try:
        return contents(file), False
    except (JournalEncrypted, WrongPassphrase):
        return None, True
    except JournalError:
        return None, False
