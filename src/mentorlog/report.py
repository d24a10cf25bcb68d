"""A report of a relationship: its course, its goals, its promises, and the check with what it
rests on. It is a page to look at alone or together, so an ending of which one side has not been
told is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorlog.course import Course, course
from mentorlog.due import untold
from mentorlog.frozen import Frozen
from mentorlog.health import Checkup, examine
from mentorlog.known import known_by
from mentorlog.record import Closing, Record, closing
from mentorlog.standing import GoalStanding, goals


class Report(Frozen, kw_only=True):
    """What there is to report as of a day. `private` says whether what is marked private is in
    it; `untold` whether an ending was left out, since one side has not been told of it."""

    checkup: Checkup
    course: Course
    goals: tuple[GoalStanding, ...]
    private: bool
    untold: bool

    @property
    def record(self) -> Record:
        """What was known by that day."""
        return self.checkup.record

    @property
    def today(self) -> date:
        """The day as of which it is."""
        return self.checkup.today


def report(
    record: Record,
    today: date,
    limits: Mapping[str, Any] | None = None,
    *,
    private: bool = False,
) -> Report:
    """The report of a record; give it the record without what is private, unless `private` is
    asked for: then an ending that is planned, and of which not both know, is in it as well."""
    unknown = None if private else _untold(known_by(record, today))
    if unknown is not None:
        record = record.but(
            closings=tuple(c for c in record.closings if c.id != unknown.id),
            dispositions=tuple(d for d in record.dispositions if d.closing != unknown.id),
        )
    checkup = examine(record, today, limits)
    return Report(
        checkup=checkup,
        course=course(checkup.record, today),
        goals=goals(checkup.record),
        private=private,
        untold=unknown is not None,
    )


def _untold(record: Record) -> Closing | None:
    """The ending that is planned, where not both are known to have been told of it."""
    ending = closing(record)
    planned = ending is not None and ending.closed_on is None
    return ending if planned and untold(record) else None
