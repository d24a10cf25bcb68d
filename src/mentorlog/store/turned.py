"""What a command that encrypts a journal, or decrypts it, may have left where it was cut off: names
alone, so that a plain journal is written without what can encrypt."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mentorlog.store import place
from mentorlog.store.beside import BACKUPS, DRAFTS, draft_of, hidden

MAKING, MADE = ".turning", ".turned"


def made_at(journal: Path) -> Path:
    """Where a database gets the key of the journal in whose place it will stand."""
    return hidden(journal, MAKING)


def left(path: Path) -> list[Path]:
    """What lies there: beside the journal at `path`, and below its folders."""
    begin = f".{path.name}."
    found = [
        Path(folder, name)
        for top in (BACKUPS, DRAFTS)
        for folder, _, names in os.walk(path.parent / top)
        for name in names
        if name.startswith(begin) and name.endswith((MAKING, MADE))
    ]
    own = (draft_of(path), made_at(path))
    return [*found, *filter(os.path.lexists, own)]


def clear_plain(path: Path) -> None:
    """Remove what lies there for a journal that is not encrypted: what it holds is; the lock is
    held."""
    for file in left(path):
        with suppress(OSError):
            place.discard(file)
