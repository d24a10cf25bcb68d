"""Whatever a short id stands for: m7, a3, g1, c2, ar5 and all the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.cli.naming import quoted
from mentorlog.errors import NotFound, UsageError
from mentorlog.record import ENTRIES, Entry, Record, Relationship

if TYPE_CHECKING:
    from mentorlog.cli.session import Session
    from mentorlog.store import Reader

PREFIXES: dict[str, type[Entry]] = {cls.prefix: cls for cls in ENTRIES}


def read_id(text: str) -> tuple[type[Entry], int]:
    """What kind of entry a short id stands for, and its number; NotFound for other words."""
    short = re.fullmatch("([a-z]{1,2})([0-9]{1,9})", text.strip().casefold())
    cls = PREFIXES.get(short[1]) if short else None
    if short is None or cls is None:
        raise NotFound(
            f"{quoted(text)} is no short id; those of sessions are like m7, of actions like a3, "
            "of goals like g1.",
            "mentorlog log",
        )
    return cls, int(short[2])


def of_itself(session: Session, reader: Reader, text: str) -> None:
    """Let the id of a relationship say which is meant, where there are several and no name
    does."""
    short = text.strip()
    if session.wanted is None and reader.several and re.fullmatch("[rR][0-9]{1,9}", short):
        session.with_name = short


def to_edit(session: Session, reader: Reader, text: str) -> Record:
    """The record in which the entry of that short id is to be put right. UsageError where it is
    closed, which names what can still be noted of its ending."""
    of_itself(session, reader, text)
    try:
        return session.open_record(reader)
    except UsageError as error:
        if not re.fullmatch("cl[0-9]{1,9}", text.strip().casefold()):
            raise
        with_ = f"--with {session.record(reader).relationship.short}"
        raise UsageError(
            f"{error.sentence} The day on which it is to be erased can be changed all the same: "
            f"mentorlog close --erase-on DAY {with_}",
            error.try_,
        ) from error


def any_entry(session: Session, record: Record, text: str) -> Entry:
    """The entry of `record` with that short id, of whatever type; NotFound."""
    cls, number = read_id(text)
    if cls is not Relationship:
        return session.find(record, cls, text)
    if record.relationship.number != number:
        raise NotFound(
            f"{text} is not the relationship that is meant, which is {record.relationship.short}.",
            "mentorlog list",
        )
    return record.relationship


def any_relationship(reader: Reader, text: str) -> Relationship:
    """The relationship of the journal with that short id, whichever is meant; NotFound."""
    _, number = read_id(text)
    relationship = reader.numbered(number)
    if relationship is not None:
        return relationship
    raise NotFound(f"There is no relationship {text}.", "mentorlog list")
