"""Statements that take long and can be stopped all the same.

Python is told of Ctrl-C at once and acts on it only when SQLite comes back, which may be minutes
later where one statement works on a whole journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mentorlog.store.failing import name_of

Heard = Callable[[int], None]
STEPS = 1_000_000  # of SQLite, some hundredths of a second


@contextmanager
def stoppable(connection: sqlite3.Connection, heard: Heard | None = None) -> Iterator[None]:
    """Let Ctrl-C end, as KeyboardInterrupt, the statement that runs inside the block; SQLite then
    takes back the whole transaction. `heard` is called with how many steps it has gone further."""

    def look() -> int:
        """Being called is enough: Python raises here what it was told of meanwhile."""
        if heard is not None:
            heard(STEPS)
        return 0

    connection.set_progress_handler(look, STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if name_of(error) == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from error
        raise
    finally:
        connection.set_progress_handler(None, STEPS)
