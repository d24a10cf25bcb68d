"""A report of a relationship: its course, its goals, its promises, and the check with what it
rests on. It is a page to look at alone or together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorlog.course import Course, course
from mentorlog.frozen import Frozen
from mentorlog.health import Checkup, examine
from mentorlog.record import Record
from mentorlog.standing import GoalStanding, goals


class Report(Frozen, kw_only=True):
    """What there is to report as of a day; `private` says whether what may not leave is in it,
    `checked` whether the page tells what the check found."""

    checkup: Checkup
    course: Course
    goals: tuple[GoalStanding, ...]
    private: bool
    checked: bool = True

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
    checked: bool = True,
) -> Report:
    """The report of a record; give it the record of what may leave, unless `private` is asked
    for: then an ending that is planned, and of which not both know, is in it as well."""
    checkup = examine(record, today, limits)
    return Report(
        checkup=checkup,
        course=course(checkup.record, today),
        goals=goals(checkup.record),
        private=private,
        checked=checked,
    )
