"""The journal as it stood on each day: what was written, and when it was written."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mentorlog.record import PLURALS, Entry, Record, Relationship

WEEK = timedelta(days=7)


class Journal:
    """Versions of entries, each with the day from which it stands in the journal."""

    def __init__(self, relationship: Relationship) -> None:
        self.relationship = relationship
        self._written: list[tuple[date, int, Entry]] = []
        self._first: dict[tuple[type[Entry], str], date] = {}
        self._count = 0

    def write(self, day: date, entry: Entry) -> None:
        """Let `entry` stand from `day` on, in place of an earlier one of the same id."""
        self._count += 1
        key = (type(entry), entry.id)
        first = self._first.setdefault(key, day)
        insort(self._written, (day, self._count, entry.but(recorded_on=first)))

    def weekly(self, start: date, end: date) -> Iterator[tuple[date, Record]]:
        """The record as it stood on every seventh day after the start."""
        kept: dict[str, dict[str, Entry]] = {plural: {} for plural in PLURALS.values()}
        position, today = 0, start + WEEK
        while today <= end:
            while position < len(self._written) and self._written[position][0] <= today:
                entry = self._written[position][2]
                kept[PLURALS[type(entry)]][entry.id] = entry
                position += 1
            entries: dict[str, Any] = {k: tuple(v.values()) for k, v in kept.items()}
            yield today, Record(relationship=self.relationship, **entries)
            today += WEEK
