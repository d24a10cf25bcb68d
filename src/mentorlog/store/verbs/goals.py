"""Goals: set, looked at again, reached in part, changed, ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.days import short_day
from mentorlog.errors import AFTER, UsageError
from mentorlog.record import Goal, GoalChange, GoalReview, Milestone, Record

if TYPE_CHECKING:
    from mentorlog.store import Writer


def set_goal(
    writer: Writer,
    record: Record,
    text: str,
    *,
    set_on: date,
    measure: str | None = None,
    why: str | None = None,
    target_on: date | None = None,
    private: bool = False,
) -> Goal:
    """A goal, and how both will know that it is reached."""
    if target_on is not None and target_on < set_on:
        raise UsageError(
            f"--by {short_day(target_on)} lies before the day it was set, {short_day(set_on)}.",
            f"{AFTER}--on DAY",
        )
    return writer.add(
        Goal(
            id="",
            relationship=record.relationship.id,
            text=text,
            measure=measure,
            why=why,
            set_on=set_on,
            target_on=target_on,
            private=private,
        )
    )


def review_goal(
    writer: Writer,
    goal: Goal,
    on: date,
    *,
    progress: int | None = None,
    still_right: bool | None = None,
    note: str | None = None,
    meeting: str | None = None,
    private: bool = False,
) -> GoalReview:
    """That a goal was looked at on a day, or in a meeting of it; `progress` in percent."""
    return writer.add(
        GoalReview(
            id="",
            goal=goal.id,
            on=on,
            progress=progress,
            still_right=still_right,
            note=note,
            meeting=meeting,
            private=private,
        )
    )


def change_goal(
    writer: Writer,
    goal: Goal,
    on: date,
    *,
    target_on: date | None = None,
    measure: str | None = None,
    text: str | None = None,
    private: bool = False,
) -> GoalChange:
    """A new day, measure or wording; UsageError where none is given or the goal has ended."""
    _still_open(goal)
    if target_on is None and measure is None and text is None:
        raise UsageError("What changes is missing: --by, --measure or --text.")
    return writer.add(
        GoalChange(
            id="",
            goal=goal.id,
            on=on,
            target_on=target_on,
            measure=measure,
            text=text,
            private=private,
        )
    )


def add_milestone(
    writer: Writer, goal: Goal, text: str, due_on: date | None = None, *, private: bool = False
) -> Milestone:
    """A step on the way to a goal; UsageError where the goal has ended."""
    _still_open(goal)
    return writer.add(Milestone(id="", goal=goal.id, text=text, due_on=due_on, private=private))


def reach_milestone(
    writer: Writer, milestone: Milestone, on: date, *, private: bool = False
) -> Milestone:
    """That a milestone was reached on a day; UsageError where it was before. One that is private
    stays so."""
    if milestone.reached_on is not None:
        raise UsageError(
            f"{milestone.short} was reached on {short_day(milestone.reached_on)} already.",
            f"mentorlog edit {milestone.short} --no-reached",
        )
    return writer.change(milestone, reached_on=on, private=private or milestone.private)


def achieve_goal(writer: Writer, goal: Goal, on: date) -> Goal:
    """That a goal was reached; UsageError where it has ended before."""
    _still_open(goal)
    return writer.change(goal, achieved_on=on)


def drop_goal(writer: Writer, goal: Goal, on: date, note: str | None = None) -> Goal:
    """That a goal was let go; UsageError where it has ended before."""
    _still_open(goal)
    return writer.change(goal, dropped_on=on, note=note or goal.note)


def replace_goal(
    writer: Writer,
    record: Record,
    goal: Goal,
    text: str,
    *,
    on: date,
    measure: str | None = None,
    why: str | None = None,
    target_on: date | None = None,
    private: bool = False,
) -> tuple[Goal, Goal]:
    """A new goal in the place of another: the new one, and the old one as it is now. The new
    one is private where the old one was."""
    _still_open(goal)
    new = set_goal(
        writer,
        record,
        text,
        set_on=on,
        measure=measure,
        why=why,
        target_on=target_on,
        private=private or goal.private,
    )
    return new, writer.change(goal, replaced_by=new.id, dropped_on=on)


def _still_open(goal: Goal) -> None:
    if goal.achieved_on is not None:
        raise UsageError(
            f"{goal.short} was achieved on {short_day(goal.achieved_on)} already.",
            f"mentorlog edit {goal.short} --no-achieved",
        )
    if goal.dropped_on is not None:
        raise UsageError(
            f"{goal.short} was dropped on {short_day(goal.dropped_on)} already.",
            f"mentorlog edit {goal.short} --no-dropped",
        )
