"""Sessions: recorded, completed, corrected, planned, moved; and what was said in one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorlog.days import short_day
from mentorlog.days.reckoning import MOST_NOTICE
from mentorlog.errors import Conflict, UsageError
from mentorlog.record import (
    Action,
    ActionReport,
    Goal,
    GoalReview,
    Meeting,
    Record,
)
from mentorlog.record.happened import completed, foreign
from mentorlog.store.verbs.actions import tell_action
from mentorlog.store.verbs.goals import review_goal

if TYPE_CHECKING:
    from mentorlog.record.words import Progress
    from mentorlog.store import Writer


def notice_given(
    there: Meeting | None, stated: Mapping[str, Any], today: date
) -> tuple[dict[str, int], list[str]]:
    """Of a change that is told ahead of its day, and says nothing of its notice: the notice that
    this is, in hours, as a field of the session, and a sentence on it. Else nothing."""
    outcome, on = stated.get("outcome"), stated.get("on") or (there.on if there else None)
    told_now = there is None or outcome != there.outcome
    if not told_now or on is None or on <= today or outcome not in ("cancelled", "moved"):
        return {}, []
    if "notice_hours" in stated:
        return {}, []
    early = min((on - today).days, MOST_NOTICE)
    days = "1 day's" if early == 1 else f"{early} days'"
    return {"notice_hours": early * 24}, [f"Noted as {days} notice, since you recorded it today."]


def occasion(record: Record, on: date, at: str | None = None) -> Meeting | None:
    """The planned session that something is told of; None where it was not planned.

    With a time, the one of that day and time, else the only one of that day. UsageError where
    several are planned then; Conflict where the session is recorded already. What to try then
    begins with `… `: it goes on where the call that told of it ends.
    """
    there = [m for m in record.meetings if m.on == on]
    planned = [m for m in there if m.outcome == "planned"]
    told = [m for m in there if m.outcome != "planned"]
    if at is not None:
        for meeting in planned:
            if meeting.at == at:
                return meeting
        _refuse_told(on, [m for m in told if m.at == at])
    if len(planned) > 1:
        named = " and ".join(f"{m.short} ({m.at or 'no time'})" for m in planned)
        raise UsageError(
            f"More than one session is planned for {short_day(on)}: {named}; --meeting says which.",
            f"… --meeting {planned[0].short}",
        )
    if planned:
        return planned[0]
    _refuse_told(on, [m for m in told if _may_be(m, at)])
    return None


def _refuse_told(on: date, told: Sequence[Meeting]) -> None:
    if told:
        short = told[0].short
        raise Conflict(
            f"A session of {short_day(on)} is recorded already: {short}, {told[0].outcome}. "
            f"--meeting {short} corrects it; --again --at HH:MM records a second one on that "
            "day.",
            f"… --meeting {short}",
        )


def _may_be(meeting: Meeting, at: str | None) -> bool:
    """Whether nothing tells that session from one at that time."""
    return at is None or meeting.at is None or meeting.at == at


def save_meeting(
    writer: Writer, record: Record, there: Meeting | None, stated: Mapping[str, Any]
) -> Meeting:
    """The session with what is stated: a new one, or `there` completed or corrected.

    Where the outcome changes, what no longer applies is taken away. UsageError for a session
    that is held, missed or of unknown outcome before its day has come.
    """
    base = there or Meeting(id="", relationship=record.relationship.id, outcome="held")
    new = base.but(**stated)
    _check_day(new, writer.today)
    if there is None:
        return writer.add(new)
    changed = dict(stated)
    follower = _follower(record, there)
    if follower is not None and new.outcome != "moved":
        raise UsageError(
            f"{there.short} was moved, and {follower.short} continues it: what became of "
            f"{follower.short} is what counts.",
            f"mentorlog meet --meeting {follower.short}",
        )
    if new.outcome != there.outcome:
        for name in foreign(new.outcome):
            if getattr(there, name) is not None:
                changed.setdefault(name, None)
    if there.outcome == "planned" and new.outcome != "planned":
        changed |= completed(there, writer.today)
    return writer.change(there, **changed)


def _follower(record: Record, meeting: Meeting) -> Meeting | None:
    """The meeting that continues one that was moved."""
    return next((m for m in record.meetings if m.id == meeting.moved_to), None)


def _check_day(meeting: Meeting, today: date) -> None:
    if meeting.on is None or meeting.on <= today:
        return
    if meeting.outcome in ("held", "missed", "unknown"):
        moment = f"{meeting.on} {meeting.at}" if meeting.at else f"{meeting.on}"
        raise UsageError(
            f"{short_day(meeting.on)} is still to come, so what happened then cannot be recorded "
            "yet; --book plans a session.",
            f'mentorlog meet --book "{moment}"',
        )


def book_meeting(
    writer: Writer, record: Record, stated: Mapping[str, Any], *, again: bool = False
) -> Meeting:
    """A planned session; `stated` holds its day and whatever else is known of it.

    UsageError for a day that is past; Conflict where one is planned then, unless `again`.
    """
    new = Meeting(id="", relationship=record.relationship.id, **{**stated, "outcome": "planned"})
    if new.on is not None and new.on < writer.today:
        raise UsageError(
            f"{short_day(new.on)} has passed; --on records what happened then.",
            f"mentorlog meet --on {new.on}",
        )
    twin = None if again else _planned(record, new.on, new.at)
    if twin is not None and twin.on is not None:
        raise Conflict(
            f"A session is planned for {short_day(twin.on)} already: {twin.short}. "
            "--again --at HH:MM plans a second one on that day.",
            f"mentorlog meet --meeting {twin.short} --moved-by both --to DAY",
        )
    return writer.add(new)


def plan_next(writer: Writer, record: Record, on: date, at: str | None = None) -> Meeting:
    """The next session on that day: the one planned then, else a new one."""
    there = _planned(record, on, at)
    if there is None:
        return writer.add(_plan(record, on, at))
    return writer.change(there, at=at) if at is not None and there.at is None else there


def _planned(record: Record, on: date | None, at: str | None, but: str = "") -> Meeting | None:
    """The session planned for that day that may be the one at that time."""
    fitting = (m for m in record.meetings if m.on == on and m.outcome == "planned")
    return next((m for m in fitting if _may_be(m, at) and m.id != but), None)


def _plan(record: Record, on: date, at: str | None, **more: Any) -> Meeting:
    return Meeting(
        id="", relationship=record.relationship.id, outcome="planned", on=on, at=at, **more
    )


def move_meeting(
    writer: Writer, record: Record, meeting: Meeting, on: date, at: str | None = None
) -> tuple[Meeting, Meeting]:
    """A moved session tied to the one that continues it, which takes over its planned length,
    form and, where `at` is not given, its time; the final session stays the final one. Both
    as they are now.

    UsageError where it would not move; Conflict where what continues it has its outcome already.
    """
    if on == meeting.on and (at is None or at == meeting.at):
        raise UsageError(
            f"--to {short_day(on)} is the day it had; give another day or time.",
            f"mentorlog meet --meeting {meeting.short} --moved-by both --to DAY",
        )
    new = _continue(writer, record, meeting, on, at)
    for ending in record.closings:
        if ending.final_meeting == meeting.id:
            writer.change(ending, final_meeting=new.id)
    return writer.change(meeting, moved_to=new.id), new


def _continue(
    writer: Writer, record: Record, meeting: Meeting, on: date, at: str | None
) -> Meeting:
    follows = next((m for m in record.meetings if m.id == meeting.moved_to), None)
    if follows is not None and follows.outcome != "planned":
        raise Conflict(
            f"{meeting.short} was moved to {follows.short}, which is {follows.outcome}.",
            f"mentorlog meet --meeting {follows.short}",
        )
    if follows is not None:
        return writer.change(follows, on=on, at=at or follows.at)
    there = _planned(record, on, at, but=meeting.id)
    if there is not None and all(m.moved_to != there.id for m in record.meetings):
        return writer.change(there, at=at) if at is not None and there.at is None else there
    inherited = {"planned_minutes": meeting.planned_minutes, "form": meeting.form}
    return writer.add(_plan(record, on, at or meeting.at, private=meeting.private, **inherited))


def tell_of_action(
    writer: Writer,
    record: Record,
    meeting: Meeting,
    action: Action,
    on: date,
    *,
    progress: Progress | None = None,
    new_due_on: date | None = None,
    dropped: bool = False,
    private: bool = False,
) -> ActionReport:
    """What was said of an action in a session; a second word on it there replaces the first.

    `done` and `dropped` end it on that day. UsageError where it had ended before.
    """
    said: dict[str, Any] = {"progress": progress, "new_due_on": new_due_on}
    earlier = next(
        (r for r in record.action_reports if (r.action, r.meeting) == (action.id, meeting.id)), None
    )
    if earlier is None:
        report = tell_action(writer, action, on, **said, meeting=meeting.id, private=private)
    else:
        report = writer.change(earlier, **{key: v for key, v in said.items() if v is not None})
    if progress == "done":
        writer.change(action, done_on=on)
    elif progress is not None and earlier is not None and earlier.progress == "done":
        writer.change(action, done_on=None)
    if dropped:
        writer.change(action, dropped_on=on)
    return report


def tell_of_goal(
    writer: Writer,
    record: Record,
    meeting: Meeting,
    goal: Goal,
    on: date,
    progress: int,
    *,
    private: bool = False,
) -> GoalReview:
    """How far a goal was in a session, in percent; a second word there replaces the first."""
    for review in record.goal_reviews:
        if (review.goal, review.meeting) == (goal.id, meeting.id):
            return writer.change(review, progress=progress)
    return review_goal(writer, goal, on, progress=progress, meeting=meeting.id, private=private)
