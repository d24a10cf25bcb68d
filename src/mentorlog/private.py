"""Folders and files that only their owner may read, whatever the umask."""

from __future__ import annotations

import os
from pathlib import Path


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
