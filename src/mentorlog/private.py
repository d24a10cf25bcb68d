"""Folders and files that only their owner may read, whatever the umask."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO
_ASIDE = "mentorlog-aside-"
_MARK = ".used"  # is locked while the folder is in use, where a folder cannot be


def make_folder(folder: Path, made: list[Path] | None = None) -> None:
    """Make the folder and those above it, each with mode 0700, where they are missing.

    Each that was made is put at the end of `made`. OSError where one cannot be made.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent, made)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return
    if made is not None:
        made.append(folder)


def write_new(path: Path, text: str) -> None:
    """Write the text to a file of mode 0600 that was not there, and wait until it is on the disk;
    OSError where that cannot be done, and then there is none."""
    write_bytes(path, text.encode(errors="replace"))


def write_bytes(path: Path, data: bytes) -> None:
    """The same for what may be no text."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


# Folders that lie among the temporary files.


@contextmanager
def aside() -> Iterator[Path]:
    """A folder for copies that are thrown away: it is gone after the block, and so are those of
    commands that were killed."""
    from tempfile import gettempdir

    with suppress(OSError):
        for name in os.listdir(gettempdir()):
            if name.startswith(_ASIDE):
                _clear(Path(gettempdir(), name))
    with in_use(_ASIDE) as folder:
        yield folder


@contextmanager
def in_use(prefix: str, place: str | None = None) -> Iterator[Path]:
    """A new folder that only its owner may enter, in `place` or among the temporary files; it is
    marked as in use, and gone after the block."""
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix=prefix, dir=place))
    mark = marked(folder)
    try:
        yield folder
    finally:
        remove(folder, mark)


def _clear(folder: Path) -> None:
    """Remove a folder that nobody uses any more, if it is one's own."""
    with suppress(OSError):
        mark = marked(folder) if is_own(folder) else None
        if mark is not None:
            remove(folder, mark)


def is_own(folder: Path) -> bool:
    """Whether it is a folder that nobody else may enter."""
    status = os.lstat(folder)
    if not stat.S_ISDIR(status.st_mode):
        return False
    # On Windows the folder above is one's own.
    return is_mine(status) and not (hasattr(os, "geteuid") and status.st_mode & OTHERS)


def is_own_file(status: os.stat_result) -> bool:
    """Whether that is about an ordinary file of whoever runs this."""
    return stat.S_ISREG(status.st_mode) and is_mine(status)


def is_mine(status: os.stat_result) -> bool:
    """Whether what that is about belongs to whoever runs this; Windows does not say."""
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def marked(folder: Path) -> int | None:
    """What has to be closed when the folder is not in use any more; None where somebody else
    uses it."""
    try:
        import fcntl
    except ImportError:
        return _marked_inside(folder)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _marked_inside(folder: Path) -> int | None:
    """The same on Windows, where no folder is opened, by a file in it."""
    from importlib import import_module

    windows = import_module("msvcrt")
    try:
        descriptor = os.open(folder / _MARK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        windows.locking(descriptor, windows.LK_NBLCK, 1)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def remove(folder: Path, mark: int | None) -> None:
    """Remove a folder and let go of its mark; Windows removes no file that is open."""
    from shutil import rmtree

    if os.name != "nt":
        rmtree(folder, ignore_errors=True)
    if mark is not None:
        os.close(mark)
    if os.name == "nt":
        rmtree(folder, ignore_errors=True)
