"""What two people keep of their time together: what was reached, what was promised and kept,
words of thanks. No sign, no concern, nothing that did not take place, no count against anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mentorlog.frozen import Frozen
from mentorlog.known import known_by
from mentorlog.record import (
    Closing,
    Disposition,
    Feedback,
    Goal,
    Meeting,
    Milestone,
    Owner,
    Record,
    closed_on,
    closing,
    final_meeting,
    held,
    started,
)
from mentorlog.standing import GoalStanding, actions, goals

OWNERS: tuple[Owner, ...] = ("mentor", "mentee", "both")
What = Literal["began", "session", "milestone", "goal", "last-session", "closed"]


class Worked(Frozen):
    """A goal with the milestones that were reached, and what becomes of it, where that is said."""

    goal: GoalStanding
    milestones: tuple[Milestone, ...]
    becomes: Disposition | None


class Moment(Frozen):
    """Something worth remembering, on its day."""

    on: date
    what: What
    text: str = ""


class Keepsake(Frozen, kw_only=True):
    """What there is to keep as of a day. `minutes` are those of the `timed` sessions, whose
    length is noted; `kept` counts the promises that were kept, for those sides that have any;
    `withheld` is whether it is closed and nothing of that is on the page; `endings` are all
    there were, also those from which it began again, the latest last."""

    record: Record
    today: date
    since: date | None
    closed: date | None
    withheld: bool
    sessions: tuple[Meeting, ...]
    timed: int
    minutes: int
    reached: tuple[Worked, ...]
    going_on: tuple[Worked, ...]
    kept: tuple[tuple[Owner, int], ...]
    ending: Closing | None
    endings: tuple[Closing, ...]
    feedback: tuple[Feedback, ...]
    moments: tuple[Moment, ...]


def keepsake(
    record: Record, today: date, *, with_feedback: bool = False, closed: date | None = None
) -> Keepsake:
    """What there is to keep of a record, by what was known on `today`; give it the record
    without what is private, and the day on which it was closed in spite of it. What was said as
    feedback is in it only where that is asked for."""
    known = known_by(record, today)
    ending = closing(known)
    sessions = held(known)
    worked = tuple(_worked(known, ending))
    said = [f for f in known.feedback if f.text is not None] if with_feedback else []
    return Keepsake(
        record=known,
        today=today,
        since=started(known),
        closed=closed_on(known),
        withheld=closed is not None and closed_on(known) is None,
        sessions=sessions,
        timed=sum(m.lasted_minutes is not None for m in sessions),
        minutes=sum(m.lasted_minutes or 0 for m in sessions),
        reached=tuple(one for one in worked if _reached(one)),
        going_on=tuple(one for one in worked if not _reached(one)),
        kept=tuple(_kept(known, today, ending)),
        ending=ending,
        endings=tuple(sorted(known.closings, key=lambda c: (c.number or 0, c.id))),
        feedback=tuple(sorted(said, key=lambda f: (f.on, f.number or 0))),
        moments=tuple(sorted(_moments(known), key=lambda moment: moment.on)),
    )


def _worked(record: Record, ending: Closing | None) -> Iterator[Worked]:
    """The goals that were reached or are open; one that was let go or replaced is not missed."""
    becomes = {d.goal: d for d in _disposed(record, ending) if d.goal}
    for goal in goals(record):
        told = becomes.get(goal.goal.id)
        let_go = told is not None and told.outcome == "dropped"
        if goal.goal.achieved_on or (goal.open and not let_go):
            yield Worked(goal, _milestones(record, goal.goal), told)


def _reached(worked: Worked) -> bool:
    done = worked.becomes is not None and worked.becomes.outcome == "done"
    return done or worked.goal.goal.achieved_on is not None


def _disposed(record: Record, ending: Closing | None) -> list[Disposition]:
    return [d for d in record.dispositions if ending is not None and d.closing == ending.id]


def _milestones(record: Record, goal: Goal) -> tuple[Milestone, ...]:
    found = [m for m in record.milestones if m.goal == goal.id and m.reached_on]
    return tuple(sorted(found, key=lambda m: (m.reached_on or date.min, m.number or 0)))


def _kept(record: Record, today: date, ending: Closing | None) -> Iterator[tuple[Owner, int]]:
    done = {d.action for d in _disposed(record, ending) if d.outcome == "done"}
    owners = [
        one.action.owner
        for one in actions(record, today)
        if one.finished is not None or one.action.id in done
    ]
    for owner in OWNERS:
        if owner in owners:
            yield owner, owners.count(owner)


def _moments(record: Record) -> Iterator[Moment]:
    """Beginning, sessions, milestones, goals that were reached, the end; the dated ones only."""
    if begun := started(record):
        yield Moment(begun, "began")
    last, over = final_meeting(record), closed_on(record)
    for meeting in held(record):
        final = over is not None and last is not None and last.id == meeting.id
        yield Moment(meeting.on or date.min, "last-session" if final else "session")
    for step in record.milestones:
        if step.reached_on:
            yield Moment(step.reached_on, "milestone", step.text)
    for goal in goals(record):
        if goal.goal.achieved_on:
            yield Moment(goal.goal.achieved_on, "goal", goal.text)
    if over is not None:
        yield Moment(over, "closed")
