"""The journal as a file: what stands at its path, and how a new one comes to stand there."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from mentorlog import private
from mentorlog.errors import (
    AFTER,
    JournalDamaged,
    JournalError,
    JournalReadOnly,
    NotAJournal,
)
from mentorlog.store.beside import LOCK, MAGIC, beside, draft_of, unfinished
from mentorlog.store.failing import ANOTHER, RESTORE, say

HEADER = 100  # bytes
PAGE = 4096  # of an encrypted journal
NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)

# Closing any descriptor of a file drops all POSIX locks of the process on it, SQLite's own
# included: the header of a file that is open in this process is not read a second time.
OPEN: Counter[tuple[int, int]] = Counter()
SALTS: dict[tuple[int, int], bytes] = {}  # of those that are encrypted


class Found(NamedTuple):
    """The file at a journal's path; `version` is None where this process has it open, or it is
    encrypted."""

    application: int
    version: int | None
    wal: bool
    encrypted: bool = False


def key_of(status: os.stat_result) -> tuple[int, int]:
    """What tells a file from every other, whatever its name."""
    return status.st_dev, status.st_ino


def which(path: Path) -> tuple[object, ...]:
    """What changes where another file comes to stand at `path`, or it is encrypted otherwise."""
    return *key_of(os.stat(path)), salt_of(path)


def look(path: Path, application: int) -> Found | None:
    """What stands at `path`, before SQLite sees it; None where nothing does.

    NotAJournal for a link, a folder, a pipe, an empty file, text, another program's database;
    JournalReadOnly for a file of somebody else; JournalDamaged for a header cut short.
    """
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    refuse_kind(path, status)
    if key_of(status) in OPEN:
        return Found(application, None, False, key_of(status) in SALTS)
    header = first_bytes(path)
    if not header.startswith(MAGIC) and salt_of(path) is not None:
        return Found(application, None, False, True)
    return _read_header(path, header, application)


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted journal, or of what looks like one; None for any other file, and
    for what is none, a pipe for one."""
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        return None
    if key_of(status) in OPEN:
        return SALTS.get(key_of(status))
    header = first_bytes(path)
    if not header or header.startswith(MAGIC):
        return None
    if status.st_size % PAGE and not beside(path, "-journal").exists():
        return None
    from mentorlog.store.encryption import rolled
    from mentorlog.store.encryption.page import SALT, looks_encrypted

    if status.st_size % PAGE == 0:
        page = first_bytes(path, PAGE)
        if looks_encrypted(page, status.st_size):
            return page[:SALT]
    before = rolled.first_page(path) or b""  # a write was cut off in the middle of the page
    return before[:SALT] if looks_encrypted(before, PAGE) else None


def refuse_kind(path: Path, status: os.stat_result) -> None:
    """NotAJournal for what is no ordinary file, JournalReadOnly for that of somebody else."""
    if stat.S_ISLNK(status.st_mode):
        raise NotAJournal(f"{path} is a link. Name the journal file itself.", ANOTHER)
    if stat.S_ISDIR(status.st_mode):
        raise NotAJournal(f"{path} is a folder. Name a file in it.", ANOTHER)
    if not stat.S_ISREG(status.st_mode):
        raise NotAJournal(f"{path} is not an ordinary file.", ANOTHER)
    if not private.is_mine(status):
        raise JournalReadOnly(f"{path} belongs to another user of this machine.", ANOTHER)


def same(one: Path, other: Path) -> bool:
    """Whether two paths are one file or folder that is there."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def first_bytes(path: Path, number: int = HEADER) -> bytes:
    """What a file begins with, which must not be open in this process: its locks would go."""
    descriptor = os.open(path, os.O_RDONLY | NOFOLLOW | getattr(os, "O_BINARY", 0))
    try:
        return os.read(descriptor, number)
    finally:
        os.close(descriptor)


def _read_header(path: Path, header: bytes, application: int) -> Found:
    if not header:
        raise NotAJournal(
            f"{path} is empty, so it is no journal. Bring back a backup, or remove it to begin a "
            "new one there.",
            RESTORE,
        )
    if not header.startswith(MAGIC):
        raise say(NotAJournal, path)
    if len(header) < HEADER:
        raise say(JournalDamaged, path)
    owner = int.from_bytes(header[68:72], "big")
    if owner != application:
        raise NotAJournal(f"{path} is the database of another program, not a journal.", ANOTHER)
    return Found(owner, int.from_bytes(header[60:64], "big"), header[18] == 2)


def may_write(path: Path) -> bool:
    """Whether the file and its folder may be written: SQLite says so only at the first row."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def refuse_second_name(path: Path) -> None:
    """JournalError where the file has another name, under which SQLite would not find what a
    command that is cut off leaves beside it; nothing where there is no file."""
    try:
        names = os.lstat(path).st_nlink
    except FileNotFoundError:
        return
    if names > 1:
        from shlex import quote

        raise JournalError(
            f"{path} has another name on this disk (a hard link), so nothing is written to it: "
            "it could be damaged under the other one. Give it a file of its own.",
            f"cp -p {quote(str(path))} {quote(f'{path}.new')} && "
            f"mv {quote(f'{path}.new')} {quote(str(path))}",
        )


def others_may_open(path: Path) -> bool:
    """Whether others on this machine may read or write a file; not where the file system keeps
    no modes, which its lock file tells, that was made with mode 0600."""
    if os.name == "nt":
        return False
    try:
        lock = os.lstat(beside(path, LOCK))
        return bool(os.lstat(path).st_mode & private.OTHERS and not lock.st_mode & private.OTHERS)
    except OSError:
        return False


def make_folder(folder: Path, made: list[Path]) -> None:
    """Make the folder and those above it, each with mode 0700, where they are missing.

    Each that was made is put at the end of `made`.
    """
    before = len(made)
    private.make_folder(folder, made)
    for one in made[before:]:
        sync_folder(one.parent)


def unmake(made: list[Path]) -> None:
    """Remove the folders that were made, the last one first, unless they are not empty."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def folder(folder: Path) -> Iterator[None]:
    """The folder, made where it is missing; gone again, if empty, where the block raises."""
    made: list[Path] = []
    try:
        make_folder(folder, made)
        yield
    except BaseException:
        unmake(made)
        raise


def make_file(path: Path) -> None:
    """Make an empty file with mode 0600; FileExistsError where anything is there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | NOFOLLOW, 0o600))


def discard_draft(path: Path) -> None:
    """Remove what interrupted commands may have left beside `path` and among its copies.

    The lock of the journal is held: nobody builds them now.
    """
    draft, copy = unfinished(path)
    discard(draft)
    with suppress(OSError):
        discard(copy)


def discard(draft: Path) -> None:
    """Remove a file that was being built, and what SQLite may have left beside it."""
    beside(draft, "-journal").unlink(missing_ok=True)
    draft.unlink(missing_ok=True)


def clear_away(path: Path, found: Found | None) -> None:
    """Remove or finish what an interrupted command has left beside `path`; the lock is held."""
    if found is not None and found.encrypted:
        from mentorlog.store.encryption import turning

        turning.finish(path, salt_of(path) or b"")
    elif found is not None:
        from mentorlog.store.turned import clear_plain

        clear_plain(path)
    discard_draft(path)


def finish(path: Path) -> None:
    """The same for an encrypted journal, where nobody else is writing it."""
    from mentorlog.store.encryption import turning

    turning.finish_if_possible(path, salt_of(path) or b"")


def publish(path: Path) -> None:
    """Move the finished draft to its place; JournalError where something stands there now."""
    try:
        put(draft_of(path), path)
    except FileExistsError:
        raise JournalError(
            f"{path} appeared while a journal was being made; try again.", AFTER
        ) from None


def put(draft: Path, path: Path) -> None:
    """Give a finished file of the same folder its name, and make that last; FileExistsError
    where anything has it."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(draft, path)
    else:
        os.unlink(draft)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR | NOFOLLOW)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
