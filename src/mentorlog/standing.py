"""Where actions and goals stand: what fell due, what has moved, what was looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeVar

from mentorlog.frozen import Frozen, once
from mentorlog.record import (
    Action,
    ActionReport,
    Goal,
    GoalChange,
    GoalReview,
    Meeting,
    Record,
    closing,
    held,
    held_after,
)
from mentorlog.record.words import Disposed
from mentorlog.rhythm import pause_on

GRACE_DAYS = 7
REDATED_OFTEN = 2

OfGoal = TypeVar("OfGoal", GoalChange, GoalReview)
ActionState = Literal["moved", "not-moved", "set-aside", "not-due", "not-said"]


class ActionStanding(Frozen):
    """One action as the record has it: `due` is the day it is measured against, `assumed`
    where that day is the second session after it was agreed, `late` in days; `becomes` is what
    was said to become of it, where an ending is meant."""

    action: Action
    state: ActionState
    due: date | None
    assumed: bool
    redated: int
    last: ActionReport | None
    finished: date | None

    moved_to: date | None = None
    becomes: Disposed | None = None

    @property
    def short(self) -> str:
        """The id that people type."""
        return self.action.short

    @property
    def open(self) -> bool:
        """Whether it is neither finished nor dropped."""
        return self.finished is None and self.action.dropped_on is None

    @property
    def asked_for(self) -> bool:
        """Whether it is open, and nobody has said what becomes of it when it all ends."""
        return self.open and self.becomes is None

    def overdue(self, today: date) -> bool:
        """Whether it is known not to have moved, and its day is past. An action that nobody
        said a word about is neither done nor overdue."""
        past = self.target is not None and self.target < today
        return self.open and self.state == "not-moved" and past

    @property
    def late(self) -> int:
        """How many days after its due day it was finished; 0 where it was not."""
        if self.finished is None or self.due is None:
            return 0
        return max(0, (self.finished - self.due).days)

    @property
    def target(self) -> date | None:
        """The day it is promised for now, after every change of day."""
        return self.moved_to or self.action.due_on


class GoalStanding(Frozen):
    """One goal with its wording, measure and day as they are now, and when it was last set,
    reviewed, talked about, changed or ended; `becomes` is what was said to become of it, where
    an ending is meant."""

    goal: Goal
    text: str
    measure: str | None
    target: date | None
    progress: int | None
    touched: date | None
    reviewed: date | None
    becomes: Disposed | None = None

    @property
    def short(self) -> str:
        """The id that people type."""
        return self.goal.short

    @property
    def open(self) -> bool:
        """Whether it is neither achieved, dropped nor replaced."""
        goal = self.goal
        return goal.achieved_on is None and goal.dropped_on is None and goal.replaced_by is None

    @property
    def asked_for(self) -> bool:
        """Whether it is open, and nobody has said what becomes of it when it all ends."""
        return self.open and self.becomes is None


def _in_order(entries: list[ActionReport]) -> list[ActionReport]:
    return sorted(entries, key=lambda e: (e.on, e.number or 0, e.id))


@once
def _becomes(record: Record) -> dict[str, Disposed]:
    """What is said to become of each goal and action in the ending that is meant, by its id."""
    ending = closing(record)
    mine = (d for d in record.dispositions if ending is not None and d.closing == ending.id)
    return {d.goal or d.action or "": d.outcome for d in mine}


@once
def _reports(record: Record) -> dict[str, list[ActionReport]]:
    found: dict[str, list[ActionReport]] = {}
    for report in record.action_reports:
        found.setdefault(report.action, []).append(report)
    return {
        action: _in_order(reports) if len(reports) > 1 else reports
        for action, reports in found.items()
    }


@once
def actions(record: Record, today: date) -> tuple[ActionStanding, ...]:
    """Every action, by the day it is measured against; those without one come last."""
    reports, said = _reports(record), _becomes(record)
    found = [
        _stand(record, action, reports.get(action.id, ()), said.get(action.id), today)
        for action in record.actions
    ]
    return tuple(
        sorted(found, key=lambda s: (s.due or date.max, s.action.number or 0, s.action.id))
    )


def latest(record: Record, some: Sequence[ActionStanding], most: int) -> tuple[ActionStanding, ...]:
    """So many of them, in their order: those that are due last. One without a day counts by the
    day on which it was agreed."""

    def day(at: int) -> date:
        return some[at].target or agreed_on(record, some[at].action) or date.min

    return tuple(some[at] for at in sorted(sorted(range(len(some)), key=day)[-most:]))


def _stand(
    record: Record,
    action: Action,
    reports: Sequence[ActionReport],
    becomes: Disposed | None,
    today: date,
) -> ActionStanding:
    new_days: list[date] = []
    last, finished = None, action.done_on
    for report in reports:
        if report.new_due_on is not None:
            new_days.append(report.new_due_on)
        if report.progress is not None:
            last = report
            if finished is None and report.progress == "done":
                finished = report.on
    due, assumed = action.due_on, False
    if new_days or due is None or record.pauses:
        due, assumed = _due(record, action, new_days)
    return ActionStanding(
        action,
        _state(action, last, len(new_days), due, finished, today),
        due,
        assumed,
        len(new_days),
        last,
        finished,
        new_days[-1] if new_days else None,
        becomes,
    )


def agreed_on(record: Record, action: Action) -> date | None:
    """The day it was agreed: as stated, else its meeting's; None where neither is known."""
    if action.agreed_on is not None:
        return action.agreed_on
    return next((m.on for m in record.meetings if m.id == action.meeting), None)


def _due(record: Record, action: Action, new_days: list[date]) -> tuple[date | None, bool]:
    """The day it is measured against: its first new day where it was re-dated, else its own,
    else the second session after it was agreed; in a pause, the day the pause ends."""
    due = new_days[0] if new_days else action.due_on
    assumed = due is None
    if due is None:
        since = agreed_on(record, action)
        later = held_after(record, since) if since else ()
        due = later[1] if len(later) > 1 else None
    pause = pause_on(record, due) if due is not None and record.pauses else None
    return (pause.until if pause is not None else due), assumed


def _state(
    action: Action,
    last: ActionReport | None,
    redated: int,
    due: date | None,
    finished: date | None,
    today: date,
) -> ActionState:
    if action.dropped_on is not None:
        return "set-aside"
    if due is None or due > today:
        return "not-due"
    if finished is not None:
        return "moved"
    if last is not None and last.on >= due:
        return "moved" if last.progress == "some" else "not-moved"
    if (today - due).days <= GRACE_DAYS:
        return "not-due"
    return "not-moved" if redated >= REDATED_OFTEN else "not-said"


@once
def judged(record: Record, today: date) -> tuple[ActionStanding, ...]:
    """The actions that fell due and of which it is known whether they moved, oldest first; not
    those of which it is said what becomes of them when it all ends."""
    said = ("moved", "not-moved")
    return tuple([s for s in actions(record, today) if s.state in said and s.becomes is None])


@once
def unsaid(record: Record, today: date) -> tuple[ActionStanding, ...]:
    """The actions that fell due and of which nobody wrote down what became of them, nor said
    what becomes of them when it all ends."""
    standing = actions(record, today)
    return tuple([s for s in standing if s.state == "not-said" and s.becomes is None])


def untouched(record: Record, goal: GoalStanding) -> int:
    """How many sessions were held since anything became of a goal."""
    return len(held_after(record, goal.touched or date.min))


@once
def goals(record: Record) -> tuple[GoalStanding, ...]:
    """Every goal as it is now, in the order of the short ids."""
    ordered = sorted(record.goals, key=lambda g: (g.number or 0, g.id))
    return tuple(_goal(record, goal) for goal in ordered)


def _goal(record: Record, goal: Goal) -> GoalStanding:
    changes = _of(record.goal_changes, goal)
    reviews = _of(record.goal_reviews, goal)
    reached = [m.reached_on for m in record.milestones if m.goal == goal.id and m.reached_on]
    talked = [m.on for m in _of_goals(record) if m.on and goal.id in (m.goals or ())]
    looked = [r.on for r in reviews] + talked
    ends = [d for d in (goal.achieved_on, goal.dropped_on, goal.set_on) if d]
    return GoalStanding(
        goal,
        next((c.text for c in reversed(changes) if c.text), goal.text),
        next((c.measure for c in reversed(changes) if c.measure), goal.measure),
        next((c.target_on for c in reversed(changes) if c.target_on), goal.target_on),
        next((r.progress for r in reversed(reviews) if r.progress is not None), None),
        max([*looked, *reached, *ends, *(c.on for c in changes)], default=None),
        max(looked, default=None),
        _becomes(record).get(goal.id),
    )


@once
def _of_goals(record: Record) -> tuple[Meeting, ...]:
    """The held sessions of which it is noted that they were about a goal."""
    return tuple([m for m in held(record) if m.goals])


def _of(entries: tuple[OfGoal, ...], goal: Goal) -> list[OfGoal]:
    found = [entry for entry in entries if entry.goal == goal.id]
    return sorted(found, key=lambda entry: (entry.on, entry.number or 0, entry.id))


def hidden(record: Record, standing: GoalStanding) -> bool:
    """Whether a goal is private, or the words it has now are those of a private change."""
    mine = (c for c in record.goal_changes if c.goal == standing.goal.id and c.private)
    return standing.goal.private or any(change.text == standing.text for change in mine)
