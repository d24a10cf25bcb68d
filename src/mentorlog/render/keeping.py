"""That a record was to be erased, as was agreed: named where one looks, done by nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorlog.days import say_day, short_day
from mentorlog.due import to_erase
from mentorlog.record import Record, Relationship
from mentorlog.render.page import BLANK, Block, Command, Para, cells, heading, widest


def erase_reminder(record: Record, today: date) -> Iterator[Block]:
    """The day that was agreed for it and what to type; nothing before that day."""
    day = to_erase(record, today)
    if day is None:
        return
    yield BLANK
    yield Para(f"It was agreed to erase this record on {say_day(day, today)}.")
    yield Command(f"mentorlog erase {record.relationship.short} --dry-run")


def to_erase_list(found: Sequence[tuple[Relationship, date]]) -> Iterator[Block]:
    """The relationships that were to be erased by now, each with the day that was agreed."""
    return erasures([(one.short, f"{one.mentor} and {one.mentee}", day) for one, day in found])


def erasures(found: Sequence[tuple[str, str, date]]) -> Iterator[Block]:
    """The same of short ids and names; nothing where there is none."""
    if found:
        yield from heading("To be erased, as agreed")
    wide = (widest(short for short, _, _ in found), widest(pair for _, pair, _ in found))
    for short, pair, day in found:
        yield cells((short, pair), wide, f"since {short_day(day)}", 2)
