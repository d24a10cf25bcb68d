"""A last session worth having: what to talk of in it, with what is known of each."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.closing import ClosePlan
from mentorlog.days import short_day
from mentorlog.guidance import closing_steps
from mentorlog.render.opening import Line
from mentorlog.wording import quoted, spoken

MOST = 8


def to_talk_of(plan: ClosePlan) -> Iterator[Line]:
    """The parts of a last session: what was reached, thanks, what each takes along, and what
    comes after, as far as it is agreed; nothing of a goal that is private."""
    step = next(step for step in closing_steps() if step.key == "final-session")
    about = plan.record.relationship
    reached = [quoted(goal.text) for goal in plan.achieved if not goal.goal.private]
    first, *others = (spoken(about, part) for part in step.parts)
    named = f"{first.rstrip('.')}: {', '.join(reached[:MOST])}" if reached else first
    yield from (Line("-", part) for part in (named, *others))
    yield from _agreed(plan)
    yield from (Line("?", spoken(about, asked)) for asked in step.ask[:1])


def _agreed(plan: ClosePlan) -> Iterator[Line]:
    ending = plan.ending
    if ending is None:
        return
    if ending.celebration:
        yield Line("-", f"To mark it: {ending.celebration}")
    if ending.contact_afterwards:
        yield Line("-", f"Afterwards, as agreed: {ending.contact_afterwards}")
    if ending.erase_on:
        yield Line("-", f"The record is to be erased on {short_day(ending.erase_on)}.")
