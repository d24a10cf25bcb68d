"""What stands beside a journal, by name: what SQLite keeps there, and what commands build there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

MAGIC = b"SQLite format 3\0"
BACKUPS, DRAFTS = "backups", "drafts"  # the folders of the copies, and of what is not saved yet
LOCK = ".lock"
SQLITES = ("-journal", "-wal", "-shm")
CUT_OFF = ("-journal", "-wal")  # what belongs to the journal still, where a write was cut off


def beside(path: Path, end: str) -> Path:
    """The file whose name is that of the journal, and that end."""
    return path.parent / f"{path.name}{end}"


def hidden(path: Path, end: str) -> Path:
    """The same for a name that begins with a dot, which is what is built there."""
    return path.parent / f".{path.name}{end}"


def draft_of(path: Path) -> Path:
    """Where a new journal is built, beside the place where it will stand."""
    return hidden(path, ".new")


def copy_draft_of(path: Path) -> Path:
    """Where a copy of the journal is built, until it is whole and gets its name."""
    return draft_of(path.parent / BACKUPS / path.name)


def restored_of(path: Path) -> Path:
    """Where a journal lies that is to take the place of the one at `path`, and of what lies beside
    that."""
    return hidden(path, ".restored")


def apart(most: int) -> Iterator[str]:
    """What tells names apart of which the first is taken: nothing, then `-2`, `-3` and so on."""
    yield ""
    yield from (f"-{number}" for number in range(2, most))


def by_number(file: Path) -> tuple[list[str | int], str]:
    """What such names are sorted by, so that `-10` comes after `-2`, and that after none."""
    parts = re.split("([0-9]+)", file.stem)
    return [int(part) if at % 2 else part for at, part in enumerate(parts)], file.name


def unfinished(path: Path) -> tuple[Path, ...]:
    """Where interrupted commands may have left what they were building."""
    return draft_of(path), copy_draft_of(path)
