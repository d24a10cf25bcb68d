"""What a journal holds, in a few figures, whatever its version."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

from mentorlog.frozen import Frozen
from mentorlog.record import ENTRIES
from mentorlog.store import opening
from mentorlog.store.connecting import connected
from mentorlog.store.failing import telling
from mentorlog.store.guarding import guard, patience
from mentorlog.store.rows import quoted
from mentorlog.store.trusting import refuse_changed

_COUNT = (
    "SELECT (SELECT count(*) FROM relationship), (SELECT count(*) FROM meeting), "
    "(SELECT count(*) FROM action)"
)
_NAMES = "SELECT mentor, mentee FROM relationship ORDER BY number"
_COMMANDS = 'SELECT max("on") FROM command'
_HISTORY = 2  # the version that has one


class Contents(Frozen, kw_only=True):
    """How much a journal holds: `entries` are all of every type, `newest` is the last day on
    which anything was written down, `people` are the two of each relationship."""

    version: int
    relationships: int
    sessions: int
    actions: int
    entries: int
    newest: date | None
    people: tuple[tuple[str, str], ...]


def contents(path: Path) -> Contents:
    """What the journal at `path` holds, which is read and no more; JournalDamaged, NotAJournal,
    JournalNewer and their like where it cannot be."""
    path = path.absolute()
    with telling(path, system=True):
        opening.look(path)
        with connected(path, "ro") as connection:
            guard(connection, patience(path))
            return of(connection, path)


def of(connection: sqlite3.Connection, path: Path) -> Contents:
    """The same, over a connection that is open."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    refuse_changed(connection, path, version, writing=False)
    relationships, sessions, actions = connection.execute(_COUNT).fetchone()
    counted = [
        connection.execute(f"SELECT count(*), max(recorded_on) FROM {quoted(cls.type)}").fetchone()
        for cls in ENTRIES
    ]
    days = [day for _, day in counted if day]
    if version >= _HISTORY:
        days += [day for (day,) in connection.execute(_COMMANDS) if day]
    return Contents(
        version=version,
        relationships=relationships,
        sessions=sessions,
        actions=actions,
        entries=sum(count for count, _ in counted),
        newest=_day(max(days)) if days else None,
        people=tuple(connection.execute(_NAMES).fetchall()),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
