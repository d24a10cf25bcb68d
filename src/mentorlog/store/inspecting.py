"""Looking after a journal file: what stands at its path, what is beside it, what is wrong."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mentorlog.errors import JournalError
from mentorlog.frozen import Frozen
from mentorlog.private import OTHERS
from mentorlog.store import backup, examining, newer, opening
from mentorlog.store.backup import Backup
from mentorlog.store.beside import SQLITES, beside
from mentorlog.store.connecting import connected
from mentorlog.store.contents import Contents, of
from mentorlog.store.examining import Finding
from mentorlog.store.failing import meaning, telling
from mentorlog.store.guarding import guard, patience, visiting
from mentorlog.store.reader import Reader
from mentorlog.store.shares import Shares, Told


class Seen(Frozen):
    """What was seen: `size` in bytes and `mode` are None where there is nothing, `held` where
    it cannot be counted. `findings` is damage; `notes` is what is worth knowing."""

    path: Path
    size: int | None
    mode: int | None
    held: Contents | None
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    backups: tuple[Backup, ...]
    file: bool = False  # an ordinary one that may be read


def inspect(path: Path, deep: bool, told: Told | None = None) -> Seen:
    """Look at the journal at `path`, which is not written; with `deep` at every row of it. `told`
    is called with how many bytes more of it were looked at."""
    path = path.absolute()
    backups = tuple(backup.listed(path))
    try:
        status = os.lstat(path)
    except OSError:
        gone = Finding(f"There is no journal at {path}.")
        return Seen(path, None, None, None, (gone,), (), backups)
    held, findings = _examined(path, deep, Shares(status.st_size, told))
    notes = (*_of_file(path, status), *_beside(path), *_of_backups(backups))
    mode = stat.S_IMODE(status.st_mode)
    file = stat.S_ISREG(status.st_mode) and os.access(path, os.R_OK)
    return Seen(path, status.st_size, mode, held, tuple(findings), notes, backups, file)


def _examined(path: Path, deep: bool, shares: Shares) -> tuple[Contents | None, list[Finding]]:
    try:
        with telling(path, system=True):
            found = opening.look(path)
    except JournalError as error:
        return None, [Finding(error.sentence)]
    try:
        with visiting(path, shares.heard) as reader:
            held = of(reader.connection, path)
            if found is not None and found.version is not None:
                held = held.but(version=found.version)  # the one before it was brought up
            return held, list(examining.findings(reader, newer.VERSION, deep, shares))
    except JournalError as error:
        return None, [Finding(error.sentence), *_further(path, error.sentence)]


def _further(path: Path, said: str) -> Iterator[Finding]:
    """What can be said of a journal that cannot be opened as one."""
    try:
        with connected(path, "ro") as connection:
            guard(connection, patience(path))
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            found = examining.findings(Reader(connection, path), version, deep=False)
            yield from dict.fromkeys(one for one in found if one.sentence not in said)
    except Exception as error:
        if meaning(error, path) is None and not isinstance(error, JournalError):
            raise


# Beside the journal.


def _of_file(path: Path, status: os.stat_result) -> Iterator[str]:
    if os.name == "nt" or not stat.S_ISREG(status.st_mode):
        return
    if status.st_mode & OTHERS:
        yield f"Others on this machine may read it; chmod 600 {path} closes it."
    if status.st_nlink > 1:
        yield "The file has another name somewhere (a hard link), under which it is changed, too."
    folder = os.stat(path.parent)
    if folder.st_mode & stat.S_IWOTH and not folder.st_mode & stat.S_ISVTX:
        yield f"Anybody on this machine may put files into {path.parent}, or take them away."


def _beside(path: Path) -> Iterator[str]:
    for end in SQLITES:
        left = beside(path, end)
        if os.path.lexists(left) and os.lstat(left).st_size:
            yield (
                f"{left.name} was left by a command that was cut off, or runs now; the next "
                "command takes it up. It belongs to the journal: do not remove it."
            )


def _of_backups(backups: tuple[Backup, ...]) -> Iterator[str]:
    for one in backups:
        if one.shut:
            yield f"The backup {one.path.name} was made with another passphrase."
        elif one.contents is None:
            yield f"The backup {one.path.name} cannot be read."
