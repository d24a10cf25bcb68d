"""The record that a look at one relationship needs: all of it, or of a long one what counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.record import Record, Relationship
    from mentorlog.store import Reader


def looked_at(session: Session, reader: Reader, *, promises: bool = True) -> Record:
    """The record of the chosen relationship for a look at it on the day of the command: of a
    long one the long past may be no more than counted, and without `promises` lack those."""
    session.chosen = session.choose(reader)
    return recent(reader, session.chosen, session.today, promises=promises)


def recent(
    reader: Reader, relationship: Relationship, today: date, *, promises: bool = True
) -> Record:
    """The same, of any relationship and for any day."""
    found = reader.condensed(relationship, today, promises=promises)
    if found is not None:
        from mentorlog.reach import enough

        if enough(found, today) and (promises or _told(found, today)):
            return found
    return reader.record(relationship.id)


def _told(record: Record, today: date) -> bool:
    """Whether the log of a day tells nothing that is only counted."""
    from mentorlog.known import known_by
    from mentorlog.render.timeline import tells_of

    return tells_of(known_by(record, today))


def each(reader: Reader, ids: Sequence[str], today: date) -> Iterator[Record]:
    """The same of those with these ids, in their order, one at a time; where they are so many that
    they are read together, whole."""
    from mentorlog.store.reader import MANY

    if len(ids) >= MANY:
        yield from reader.records(ids)
        return
    for id in ids:
        yield recent(reader, reader.relationship(id), today)
