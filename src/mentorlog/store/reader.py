"""Reading a journal: plain SQL, one snapshot, values of mentorlog.record."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from mentorlog.errors import JournalDamaged, NotFound
from mentorlog.record import (
    PLURALS,
    Closing,
    Entry,
    Meeting,
    Record,
    Relationship,
    closed_on,
)
from mentorlog.store.failing import DOCTOR
from mentorlog.store.rows import Goals, shape_of

E = TypeVar("E", bound=Entry)

_GOALS = "SELECT meeting, goal FROM meeting_goal WHERE relationship"
_GOALS_OF_ONE = f"{_GOALS} = ? AND meeting = ? ORDER BY position"
_ALL = "SELECT id FROM relationship ORDER BY number"
_NTH = "SELECT 1 FROM meeting WHERE relationship = ? LIMIT 1 OFFSET ?"
_AT_ONCE = 16  # relationships: more together are no faster
_MANY_ROWS = 400  # of one kind: from there on reading them column by column is quicker
_LONG = 500  # meetings: from so many on the long past of a record is not read one by one
MANY = 8  # relationships: from so many on it is worth the import of what reads them together
_TO_ERASE = (
    "SELECT id FROM relationship WHERE id IN "
    "(SELECT relationship FROM closing WHERE erase_on <= ?) ORDER BY number"
)
_LONGEST = 50_000  # bytes of a pattern that SQLite takes
_NAMED = (
    "(mentor || ' ' || mentee || ' ' || mentor LIKE ? ESCAPE '\\' "
    "OR length(mentor) <> length(CAST(mentor AS BLOB)) "
    "OR length(mentee) <> length(CAST(mentee AS BLOB)))"
)
_PERHAPS = f"SELECT id, mentor, mentee FROM relationship WHERE {_NAMED} ORDER BY number"


def goals_of(connection: sqlite3.Connection, relationships: Sequence[str]) -> Goals:
    """What gives the goals of each session of these relationships, in their order."""
    marks = ", ".join("?" * len(relationships))
    goals: dict[str, tuple[str, ...]] = {}
    sql = f"{_GOALS} IN ({marks}) ORDER BY meeting, position"
    for meeting, goal in connection.execute(sql, relationships):
        goals[meeting] = (*goals.get(meeting, ()), goal)
    return goals.__getitem__


Hits = frozenset[tuple[str, str]]
"""Types and ids of entries."""


class Reader:
    """A journal as it stood when it was opened. JournalDamaged wherever a row makes no sense.

    `upgraded` is the copy made before this opening brought an older file to the present
    version; None as a rule.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, upgraded: Path | None = None
    ) -> None:
        self.connection = connection
        self.path = path
        self.upgraded = upgraded

    def relationships(self, most: int = -1) -> list[Relationship]:
        """All relationships, or the first so many, by number."""
        sql = f"{shape_of(Relationship).sql.by_number} LIMIT ?"
        return self.read(Relationship, self.connection.execute(sql, (most,)))

    @property
    def several(self) -> bool:
        """Whether there is more than one relationship."""
        return len(self.relationships(2)) > 1

    def numbered(self, number: int) -> Relationship | None:
        """The relationship of that number, or None."""
        sql = f"{shape_of(Relationship).sql.all} WHERE number = ?"
        return next(iter(self.read(Relationship, self.connection.execute(sql, (number,)))), None)

    def perhaps_named(self, parts: Sequence[str]) -> list[tuple[str, str, str]]:
        """The id and the two names of the relationships, by number, in whose names those parts may
        stand one after the other, whatever their case, be it the mentor's or the mentee's name
        that is first: those in which they do, and those whose names are not all ASCII."""
        like = "%".join(re.sub(r"([%_\\])", r"\\\1", part) for part in parts)
        if len(like.encode()) + len("%%") > _LONGEST:
            return [(one.id, one.mentor, one.mentee) for one in self.relationships()]
        return self.connection.execute(_PERHAPS, (f"%{like}%",)).fetchall()

    def only(self, relationship: Relationship, *kinds: type[Entry]) -> Record:
        """What is recorded of it of these kinds, and nothing else."""
        held: dict[str, Any] = {PLURALS[cls]: self._kind(cls, relationship.id) for cls in kinds}
        return Record(relationship=relationship, **held)

    def endings(self, relationship: Relationship) -> Record:
        """What is recorded of its endings, be they planned or taken back, and nothing else."""
        return self.only(relationship, Closing)

    def maybe_record(self, relationship_id: str) -> Record | None:
        """The same as `record`, None where it is not there."""
        found = self.entry(Relationship, relationship_id)
        return None if found is None else self.only(found, *PLURALS)

    def record(self, relationship_id: str) -> Record:
        """One relationship with all that is recorded of it; NotFound."""
        return self.only(self.relationship(relationship_id), *PLURALS)

    def relationship(self, id: str) -> Relationship:
        """The relationship with that id; NotFound."""
        found = self.entry(Relationship, id)
        if found is None:
            raise NotFound(f"There is no relationship with the id {id}.")
        return found

    def condensed(
        self,
        relationship: Relationship,
        today: date,
        *,
        promises: bool = True,
        hits: Hits = frozenset(),
    ) -> Record | None:
        """The record of a long relationship with its long past in figures, for a look at it on
        `today`; None where it is not long, or only the whole will do, which also tells what of it
        cannot be read. Without `promises` those of the past are left out. What a log tells of the
        `hits`, entries by type and id, is all there."""
        if self.connection.execute(_NTH, (relationship.id, _LONG - 1)).fetchone() is None:
            return None
        from mentorlog.store.condensed import condensed

        with suppress(ValueError):
            return condensed(self, relationship, today, promises=promises, hits=hits)
        return None

    def ids(self) -> list[str]:
        """The ids of all relationships, by number."""
        return [id for (id,) in self.connection.execute(_ALL)]

    def records(self, ids: Sequence[str] | None = None) -> Iterator[Record]:
        """All relationships, by number, or those with these ids, in their order; NotFound. One
        comes at a time, and memory holds a few."""
        ids = self.ids() if ids is None else ids
        for first in range(0, len(ids), _AT_ONCE):
            yield from self._together(ids[first : first + _AT_ONCE])

    def _together(self, ids: Sequence[str]) -> Iterator[Record]:
        """So few of them that memory may hold them all."""
        found: Iterable[Record] = map(self.record, ids)
        if len(ids) >= MANY:
            from mentorlog.store import in_bulk

            # One by one again where something is wrong: that says of which what it is.
            with suppress(KeyError, TypeError, ValueError, sqlite3.Error):
                found = in_bulk.records(self.connection, ids)
        yield from found

    def maybe_to_erase(self, by: date) -> Iterator[Record]:
        """The relationships of which an ending, be it taken back, names a day up to `by` for
        erasing them, by number."""
        return self.records([id for (id,) in self.connection.execute(_TO_ERASE, (by.isoformat(),))])

    def entry(self, cls: type[E], id: str) -> E | None:
        """The entry of that class with that id, or None."""
        rows = self.connection.execute(shape_of(cls).sql.by_id, (id,)).fetchall()
        return next(iter(self.read(cls, rows, self._goals_of_one)), None)

    def entry_numbered(self, cls: type[E], relationship_id: str, number: int) -> E | None:
        """The entry of that class with that number in a relationship, or None."""
        given = (relationship_id, number)
        rows = self.connection.execute(shape_of(cls).sql.numbered, given).fetchall()
        return next(iter(self.read(cls, rows, self._goals_of_one)), None)

    def closed(self, relationship: Relationship) -> bool:
        """Whether it is over."""
        return closed_on(self.endings(relationship)) is not None

    def find(self, words: Sequence[str], relationship_id: str) -> Hits:
        """The type and the id of every entry of a relationship in which all the words of
        `finding.words_of` stand; none where there are no words."""
        if not words:
            return frozenset()
        from mentorlog.store.words import FIND, asked

        given = (asked(words, relationship_id), relationship_id)
        return frozenset(self.connection.execute(FIND, given))

    def _kind(self, cls: type[Entry], relationship: str) -> tuple[Any, ...]:
        rows = self.connection.execute(shape_of(cls).sql.by_relationship, (relationship,))
        found = rows.fetchall()
        if not found:
            return ()
        goals = goals_of(self.connection, (relationship,)) if cls is Meeting else None
        return tuple(self.read(cls, found, goals))

    def _goals_of_one(self, meeting: str) -> tuple[str, ...]:
        home = self.connection.execute("SELECT relationship FROM meeting WHERE id = ?", (meeting,))
        rows = self.connection.execute(_GOALS_OF_ONE, (*home.fetchone(), meeting))
        return tuple(goal for _, goal in rows)

    def read(
        self, cls: type[E], rows: Sequence[Any] | sqlite3.Cursor, goals: Goals | None = None
    ) -> list[E]:
        """The entries of rows that hold the fields of `cls` in their order."""
        shape = shape_of(cls)
        those = goals if shape.has_goals else None
        try:
            if isinstance(rows, list) and len(rows) >= _MANY_ROWS:
                from mentorlog.store import in_bulk

                return in_bulk.entries(shape, rows, those)
            return list(shape.entries(rows, those))
        except (ValueError, TypeError, KeyError) as error:
            raise JournalDamaged(
                f"{self.path} is damaged: a row of {cls.type} holds what cannot stand there.",
                DOCTOR,
            ) from error
