"""That a record was to be erased, as was agreed: named where one looks, done by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorlog.days import say_day
from mentorlog.due import to_erase
from mentorlog.record import Record
from mentorlog.render.page import BLANK, Block, Command, Para


def erase_reminder(record: Record, today: date) -> Iterator[Block]:
    """The day that was agreed for it and what to type; nothing before that day."""
    day = to_erase(record, today)
    if day is None:
        return
    yield BLANK
    yield Para(f"It was agreed to erase this record on {say_day(day, today)}.")
    yield Command(f"mentorlog erase {record.relationship.short} --dry-run")
