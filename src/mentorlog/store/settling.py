"""The last step of a restore where a write to the old journal was cut off.

What that write left beside it belongs to the old file alone: SQLite would roll it back into the
new one. No step takes away the one and puts the other at once, so that the new journal first gets
a name that says what is to be done; whoever comes next does the rest, should it be cut off.
"""

from __future__ import annotations

import os
from pathlib import Path

from mentorlog.store import place
from mentorlog.store.beside import SQLITES, beside, restored_of


def pending(path: Path) -> bool:
    """Whether one lies there: then what stands at `path` is not to be read."""
    return os.path.lexists(restored_of(path))


def put(draft: Path, path: Path) -> None:
    """Put a finished draft in the place of the journal at `path`, and remove what lies beside
    that; the caller holds the lock. Cut off, it has happened or it has not."""
    os.replace(draft, restored_of(path))
    place.sync_folder(path.parent)
    settle(path)


def settle(path: Path) -> None:
    """Do what is left to do of that, if anything; the caller holds the lock."""
    if not pending(path):
        return
    for end in SQLITES:
        beside(path, end).unlink(missing_ok=True)
    place.sync_folder(path.parent)  # or it could be there again, beside the new one
    os.replace(restored_of(path), path)
    place.sync_folder(path.parent)
