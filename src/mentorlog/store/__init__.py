"""The journal file. Nothing outside this package sees SQL.

`reading(path)` and `writing(path, today)` are context managers that give a Reader or a Writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.store.connecting import unlock
from mentorlog.store.opening import glancing, reading, writing
from mentorlog.store.reader import Reader

if TYPE_CHECKING:
    from mentorlog.store.writer import Writer

__all__ = ["Reader", "Writer", "glancing", "reading", "unlock", "writing"]


def __getattr__(name: str) -> object:
    """Import the Writer when it is first asked for: most commands only read."""
    if name != "Writer":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from mentorlog.store.writer import Writer

    return Writer
