"""The record that a look at one relationship needs: all of it, or of a long one what counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record, Relationship
    from mentorlog.render.narrowing import Narrowing
    from mentorlog.store import Reader
    from mentorlog.store.reader import Hits

FEW = 100
"""So few entries are looked up one by one."""


def looked_at(session: Session, reader: Reader) -> Record:
    """The record of the chosen relationship for a look at it on the day of the command: of a
    long one the long past may be no more than counted."""
    session.chosen = session.choose(reader)
    return recent(reader, session.chosen, session.today)


def recent(reader: Reader, relationship: Relationship, today: date) -> Record:
    """The same, of any relationship and for any day."""
    found = reader.condensed(relationship, today)
    if found is not None:
        from mentorlog.reach import enough

        if enough(found, today):
            return found
    return reader.record(relationship.id)


def told(
    reader: Reader, about: Relationship, today: date, narrow: Narrowing, hits: Hits | None = None
) -> Record:
    """The record of a relationship for its log, so narrowed, with the type and id of all that can
    have the words of it, where it has some: of a long one, what is long past and not told there
    may be missing."""
    found = None
    if hits is not None and len(hits) <= FEW:
        found = reader.condensed(about, today, promises=False, hits=hits)
    elif hits is None and (narrow.since is not None or narrow.until is None):
        found = _of_late(reader, about, today, narrow.since)
    return found or reader.record(about.id)


def _of_late(reader: Reader, about: Relationship, today: date, since: date | None) -> Record | None:
    """The same without the long past; None where the log tells of that, too."""
    found = reader.condensed(about, today, promises=False)
    if found is None:
        return None
    from mentorlog.known import known_by
    from mentorlog.reach import enough
    from mentorlog.render.timeline import tells_of

    return found if enough(found, today) and tells_of(known_by(found, today), since) else None


def each(reader: Reader, ids: Sequence[str], today: date) -> Iterator[Record]:
    """The same of those with these ids, in their order, one at a time; where they are so many that
    they are read together, whole."""
    from mentorlog.store.reader import MANY

    if len(ids) >= MANY:
        yield from reader.records(ids)
        return
    for id in ids:
        yield recent(reader, reader.relationship(id), today)
