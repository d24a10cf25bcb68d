"""What happened, what was promised, what was said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorlog.record.entry import Entry
from mentorlog.record.words import (
    EXCUSING,
    About,
    ActionId,
    Answers,
    ConcernId,
    Day,
    Flag,
    Form,
    GoalId,
    GoalIds,
    Hours,
    Keeper,
    MeetingId,
    Minutes,
    Outcome,
    Owner,
    Parties,
    Party,
    Progress,
    Rating,
    RelationshipId,
    Response,
    Side,
    Text,
    Time,
)

BOOKED_ON = "x-booked_on"
OF_HELD = (
    *("lasted_minutes", "ended_early_by", "distracted", "quiet", "unprepared", "observed"),
    "useful",
)
OF_CHANGED = ("by", "reason", "notice_hours", "moved_to")
KEEPS: Mapping[Outcome, tuple[str, ...]] = {
    "held": OF_HELD,
    "cancelled": ("by", "reason", "notice_hours"),
    "missed": ("by", "reason"),
    "moved": OF_CHANGED,
}
"""What a session of that outcome may hold, of the fields that not every session has."""


class Meeting(Entry, kw_only=True):
    """One arranged occasion and what came of it. `moved_to` names the meeting that continues
    it; lengths are minutes, `notice_hours` the hours between word and start. Where a booking
    was completed on another day, `recorded_on` is the day of writing and the foreign key
    BOOKED_ON holds the day of booking."""

    type = "meeting"
    prefix = "m"

    relationship: RelationshipId
    outcome: Outcome
    on: Day | None = None
    at: Time | None = None
    by: Side | None = None
    reason: Text | None = None
    notice_hours: Hours | None = None
    moved_to: MeetingId | None = None
    planned_minutes: Minutes | None = None
    lasted_minutes: Minutes | None = None
    ended_early_by: Side | None = None
    distracted: Parties | None = None
    quiet: Parties | None = None
    unprepared: Parties | None = None
    observed: Flag | None = None
    useful: Rating | None = None
    form: Form | None = None
    goals: GoalIds | None = None
    topics: Text | None = None
    notes: Text | None = None
    private_notes: Text | None = None
    answers: Answers | None = None

    @property
    def excused(self) -> bool:
        """Whether what happened lay outside both sides, whoever called."""
        return self.by == "outside" or (self.reason or "").casefold() in EXCUSING

    @property
    def side(self) -> Side | None:
        """On whose side what happened counts: outside both where it is excused."""
        return "outside" if self.excused else self.by


def foreign(outcome: Outcome) -> tuple[str, ...]:
    """The fields that a session of that outcome does not have."""
    keeps = KEEPS.get(outcome, ())
    return tuple(name for name in (*OF_HELD, *OF_CHANGED) if name not in keeps)


def completed(booking: Meeting, today: date) -> dict[str, Any]:
    """The day on which it is written down what became of a booking, and, beside it, the day it
    was booked, as fields of the meeting; none where both are the same."""
    if booking.recorded_on is None or booking.recorded_on == today:
        return {}
    booked = booking.extra.get(BOOKED_ON, booking.recorded_on.isoformat())
    return {"recorded_on": today, "extra": {**booking.extra, BOOKED_ON: booked}}


class Action(Entry, kw_only=True):
    """A promise as first written; its reports hold what became of it."""

    type = "action"
    prefix = "a"

    relationship: RelationshipId
    text: Text
    owner: Owner
    agreed_on: Day | None = None
    meeting: MeetingId | None = None
    goal: GoalId | None = None
    due_on: Day | None = None
    done_on: Day | None = None
    dropped_on: Day | None = None


class ActionReport(Entry, kw_only=True):
    """What was said of an action on a day; without `progress` only its day changed."""

    type = "action_report"
    prefix = "ar"
    owner_key = "action"

    action: ActionId
    on: Day
    meeting: MeetingId | None = None
    progress: Progress | None = None
    new_due_on: Day | None = None
    note: Text | None = None


class Feedback(Entry, kw_only=True):
    """What one side said to the other about how it is going."""

    type = "feedback"
    prefix = "f"

    relationship: RelationshipId
    on: Day
    from_: Party
    about: About | None = None
    asked_on: Day | None = None
    question: Text | None = None
    text: Text | None = None

    @property
    def waiting(self) -> bool:
        """Whether it was asked, and no answer is noted yet."""
        return self.text is None and (self.question is not None or self.asked_on is not None)


class Concern(Entry, kw_only=True):
    """A worry somebody raised."""

    type = "concern"
    prefix = "c"

    relationship: RelationshipId
    on: Day
    by: Keeper
    text: Text
    factor: Text | None = None
    sign: Text | None = None
    agreed: Text | None = None
    resolved_on: Day | None = None
    resolution: Text | None = None


class Step(Entry, kw_only=True):
    """What was tried about a concern, and how it was taken."""

    type = "step"
    prefix = "st"
    owner_key = "concern"

    concern: ConcernId
    on: Day
    by: Keeper
    text: Text
    response: Response | None = None
    check_on: Day | None = None


class Topic(Entry, kw_only=True):
    """What somebody wants to raise next time."""

    type = "topic"
    prefix = "t"

    relationship: RelationshipId
    text: Text
    on: Day | None = None
    by: Keeper | None = None
    discussed_on: Day | None = None
