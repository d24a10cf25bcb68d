"""One writer at a time: an exclusive lock of the operating system on `<journal>.lock`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from mentorlog.errors import AFTER, JournalError, JournalLocked
from mentorlog.private import is_own_file
from mentorlog.store import place
from mentorlog.store.beside import LOCK, beside
from mentorlog.store.failing import say

PATIENCE = 30.0  # seconds
_TRIES = 100  # of making a folder that others, refused, remove
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

if sys.platform == "win32":
    import msvcrt

    def _grab(descriptor: int, _patience: float) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _grab(descriptor: int, patience: float) -> bool:
        """Whether the lock was got: those who wait for it get it in turn, by the system."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return patience > 0 and _wait(descriptor, patience)
        return True

    def _wait(descriptor: int, patience: float) -> bool:
        """The same, waited for in a thread: no call of the system waits for so long and no
        longer. It has a descriptor of its own of the open file whose lock that is, as the number
        of the other may mean another file by then; where it comes too late, the lock goes again
        as it closes that."""
        from threading import Thread

        got: list[bool] = []
        own = os.dup(descriptor)

        def wait() -> None:
            try:
                with suppress(OSError):
                    fcntl.flock(own, fcntl.LOCK_EX)
                    got.append(True)
            finally:
                os.close(own)

        thread = Thread(target=wait, daemon=True)
        thread.start()
        thread.join(patience)
        return not thread.is_alive() and bool(got)


@contextmanager
def locked(path: Path, *, create: bool = False, patience: float | None = None) -> Iterator[None]:
    """Hold the lock of the journal at `path`; JournalLocked after `patience` seconds of
    waiting, 30 as a rule.

    With `create` the journal's folder is made where it is missing. The lock file stays for the
    next writer. Where the block raises, what this call made goes again: a refused command
    leaves everything as it was.
    """
    folders: list[Path] = []
    try:
        with _held(path, folders if create else None, PATIENCE if patience is None else patience):
            yield
    except BaseException:
        place.unmake(folders)
        raise


@contextmanager
def _held(path: Path, folders: list[Path] | None, patience: float) -> Iterator[None]:
    lock = beside(path, LOCK)
    descriptor, made = _acquire(lock, path, folders, patience)
    try:
        yield
        made = False
    finally:
        if made and os.name != "nt":
            _remove(lock)  # while it is held
        os.close(descriptor)
        if made and os.name == "nt":
            _remove(lock)  # Windows removes no file that is open


def _remove(lock: Path) -> None:
    with suppress(OSError):
        lock.unlink()


def _acquire(
    lock: Path, path: Path, folders: list[Path] | None, patience: float
) -> tuple[int, bool]:
    """The descriptor, and whether the file was made just now.

    Another command that is refused may take the lock file away meanwhile, and the folder.
    """
    until = monotonic() + patience
    while True:
        descriptor, made = _open(lock) if folders is None else _open_in(lock, folders)
        if descriptor is not None:
            if _got(descriptor, lock, until - monotonic()):
                return descriptor, made
            os.close(descriptor)
        if monotonic() > until:
            raise say(JournalLocked, path)
        sleep(0.002 + os.urandom(1)[0] / 20_000)  # uneven, so that waiting commands take turns


def _open(lock: Path) -> tuple[int | None, bool]:
    """The lock file's descriptor, and whether it was made just now; None if it went away."""
    try:
        return os.open(lock, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600), True
    except FileExistsError:
        pass
    try:
        descriptor = os.open(lock, _FLAGS)
    except FileNotFoundError:
        return None, False
    except OSError as error:
        raise _strange(lock) from error
    if not is_own_file(os.fstat(descriptor)):
        os.close(descriptor)
        raise _strange(lock)
    return descriptor, False


def _strange(lock: Path) -> JournalError:
    return JournalError(
        f"{lock} is not the file that mentorlog made there, or you may not open it, so nothing "
        "was written. Once it is removed it is made anew.",
        AFTER,
    )


def _open_in(lock: Path, folders: list[Path]) -> tuple[int | None, bool]:
    """The same, its folder made where it is missing; again where that is taken away at once."""
    for _ in range(_TRIES):
        try:
            place.make_folder(lock.parent, folders)
            return _open(lock)
        except FileNotFoundError:
            sleep(0.001)
    return _open(lock)


def _got(descriptor: int, lock: Path, patience: float) -> bool:
    """Whether the lock is held now; the descriptor is closed where that is interrupted."""
    try:
        return _grab(descriptor, max(0.0, patience)) and _is_there(descriptor, lock)
    except BaseException:
        os.close(descriptor)
        raise


def _is_there(descriptor: int, lock: Path) -> bool:
    """Whether the locked file still has its name: another command may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(lock))
    except FileNotFoundError:
        return False
