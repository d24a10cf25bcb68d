"""Files that a command reads, and files that it makes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from mentorlog.errors import AFTER, DiskFull, JournalError, UsageError
from mentorlog.render.safe import safe


def standard_input() -> str:
    """All of standard input as text; UsageError where there is none, or it is not UTF-8."""
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("There is no standard input to read from.")
    raw = getattr(sys.stdin, "buffer", None)
    try:
        return raw.read().decode("utf-8") if raw is not None else sys.stdin.read()
    except UnicodeDecodeError as error:
        raise UsageError("Standard input is not UTF-8 text.") from error
    except OSError as error:
        raise UsageError(f"Standard input cannot be read: {error.strerror or error}.") from error


def opened(file: str) -> BinaryIO:
    """`file`, or standard input for "-", open for reading twice; UsageError if it cannot be."""
    from mentorlog.exchange.jsonl import spool

    if file == "-":
        if sys.stdin is None or not hasattr(sys.stdin, "buffer"):
            raise UsageError("There is no standard input to read from.", "mentorlog import FILE")
        return spool(sys.stdin.buffer)
    try:
        stream = open(file, "rb")  # noqa: SIM115
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise UsageError(f"{file!r} cannot be read: {reason}.", f"{AFTER}--help") from error
    if stream.seekable():
        return stream
    with stream:
        return spool(stream)


def spare(file: str | None, journal: Path, try_: str) -> None:
    """UsageError, with that line to type, where writing to `file` could cost the journal.

    That is the journal itself, what stands beside it while it is used, and any other database,
    a backup for one. To be asked while the journal is not open: reading a file ends its locks.
    """
    if file is None or file == "-":
        return
    path = Path(file)
    from mentorlog.store.beside import LOCK, SQLITES, beside, draft_of

    kept = (journal, *(beside(journal, end) for end in (LOCK, *SQLITES)), draft_of(journal))
    if any(_same(path, name) for name in kept):
        what = "the journal itself" if _same(path, journal) else "a file of the journal"
        raise UsageError(f"{file!r} is {what}; name another file.", try_)
    if is_database(path):
        raise UsageError(f"{file!r} is a database, a journal or another; name a new file.", try_)


def _same(path: Path, other: Path) -> bool:
    """Whether two paths are one file, be it there or not."""
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return os.path.realpath(path) == os.path.realpath(other) if "\0" not in str(path) else False


def is_database(path: Path) -> bool:
    """Whether a plain file is one, or an encrypted one; one that may not be read counts, lest it
    be replaced."""
    from mentorlog.store.beside import MAGIC
    from mentorlog.store.place import salt_of

    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return False
        with open(path, "rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC or salt_of(path) is not None
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


@contextmanager
def created(file: str | None, force: bool = False) -> Iterator[BinaryIO]:
    """A new file that only its owner may read, or standard output where `file` is None.

    UsageError where there is something of that name, unless `force`, which replaces a plain
    file and nothing else. What could not be written to its end is taken away again.
    """
    if file is None or file == "-":
        if sys.stdout is None:
            raise UsageError("There is no standard output to write to.")
        yield cast(BinaryIO, _Terminal()) if sys.stdout.isatty() else sys.stdout.buffer
        sys.stdout.flush()
        return
    path = Path(file)
    fresh = (
        path.with_name(f".{path.name}.{os.urandom(4).hex()}") if _replaces(path, force) else path
    )
    with _new(fresh, path) as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException as error:
            with suppress(OSError):  # what is in the buffer has no more room than it had
                stream.close()
            fresh.unlink(missing_ok=True)
            if isinstance(error, OSError):
                said = f"{file!r} could not be written: {error.strerror}."
                raise DiskFull(said, AFTER) from error
            raise
    if fresh != path:
        os.replace(fresh, path)


class _Terminal:
    """A terminal that a file is written to, to be looked at: without what it would obey."""

    def write(self, content: bytes) -> int:
        """Show whole lines of UTF-8."""
        sys.stdout.write(safe(content.decode(), lines=True))
        return len(content)


def _replaces(path: Path, force: bool) -> bool:
    """Whether a plain file is to be replaced; UsageError where something else is there."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise UsageError(f"{str(path)!r} is no place for a file.") from error
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "no plain file"
        raise UsageError(f"{str(path)!r} is {what}; name a new file.")
    if not force:
        raise UsageError(
            f"{str(path)!r} is there already; --force writes over it.", f"{AFTER}--force"
        )
    return True


def _new(fresh: Path, path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return cast(BinaryIO, os.fdopen(os.open(fresh, flags, 0o600), "wb"))
    except FileNotFoundError as error:
        raise UsageError(f"There is no folder {str(path.parent)!r}.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise JournalError(f"{str(path)!r} cannot be made: {reason}.") from error
