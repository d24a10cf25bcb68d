"""The three phases of the guidance, as a record tells them, and what each still needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mentorlog.frozen import Frozen
from mentorlog.record import (
    Goal,
    Record,
    booked,
    closed_on,
    fell_through,
    final_meeting,
    held,
    held_after,
)
from mentorlog.record.in_force import agreed_at
from mentorlog.rhythm import pause_on
from mentorlog.standing import GoalStanding, goals

Name = Literal["preparation", "progression", "goal-achievement"]
PREPARED = ("purpose", "mentor_expects", "mentee_expects", "boundaries", "rhythm")
"""The fields that the guidance wants settled at the beginning."""
CONTRACTED = (*PREPARED, "sessions_agreed", "sponsor")
"""The same in coaching."""
UNREVIEWED = 2
"""The sessions that may pass before a goal that was never looked at is named."""


class Need(Frozen):
    """One thing that a phase still needs: a field of the record (`purpose`, `mentor_expects`,
    `sessions_agreed`, …), or `goal`, `session`, `next`, `choice`; of a goal, which is then
    named, its `measure`, `target` or `review`."""

    key: str
    goal: Goal | None = None


class Phase(Frozen):
    """Where a relationship is. `ending` is whether its last session has a day, or had one that
    did not come about; what is open then belongs to the ending, and nothing is needed."""

    name: Name
    needs: tuple[Need, ...]
    ending: bool = False


def phase(record: Record, today: date) -> Phase | None:
    """The phase as of `today`, from a record that holds what was known then; None where it is
    closed. Preparation lasts until something to work towards is written down and a first session
    was held; progression, until no goal is open or the last session is planned."""
    if closed_on(record) is not None:
        return None
    if final_meeting(record) is not None or fell_through(record) is not None:
        return Phase("goal-achievement", (), ending=True)
    standing = goals(record)
    if not (held(record) and _towards(record)):
        return Phase("preparation", tuple(_to_prepare(record, today)))
    if standing and not any(goal.open for goal in standing):
        return Phase("goal-achievement", (Need("choice"),))
    return Phase("progression", tuple(_to_go_on(record, today)))


def said(record: Record, field: str) -> bool:
    """Whether a field of the relationship, or of any agreement, has been filled in."""
    if field in record.relationship.names:
        return getattr(record.relationship, field) is not None
    return agreed_at(record, field, None) is not None


def _towards(record: Record) -> bool:
    """Whether there is something to work towards: a goal, or in mentoring a direction."""
    return bool(record.goals) or (not record.coaching and said(record, "purpose"))


def _to_prepare(record: Record, today: date) -> Iterator[Need]:
    yield from _to_agree(record)
    if not _towards(record):
        yield Need("goal")
    yield from _measured(record)
    if not held(record) and not booked(record, today):
        yield Need("session")
    elif held(record):
        yield from _next(record, today)


def _to_go_on(record: Record, today: date) -> Iterator[Need]:
    yield from _to_agree(record)
    yield from _measured(record)
    for standing in goals(record):
        if standing.open and standing.reviewed is None and _since(record, standing) >= UNREVIEWED:
            yield Need("review", standing.goal)
    yield from _next(record, today)


def _to_agree(record: Record) -> Iterator[Need]:
    fields = CONTRACTED if record.coaching else PREPARED
    own = record.relationship.asked_for_by == "self"
    yield from (
        Need(field)
        for field in fields
        if not said(record, field) and not (own and field == "sponsor")
    )


def _measured(record: Record) -> Iterator[Need]:
    for standing in goals(record):
        if standing.open and standing.measure is None:
            yield Need("measure", standing.goal)
        if standing.open and standing.target is None:
            yield Need("target", standing.goal)


def _since(record: Record, standing: GoalStanding) -> int:
    """The sessions held after the day on which the goal was set."""
    begun = standing.goal.set_on or date.min
    return len(held_after(record, begun))


def _next(record: Record, today: date) -> Iterator[Need]:
    """The next session, which no one need book during a break."""
    if not booked(record, today) and pause_on(record, today) is None:
        yield Need("next")
