"""What two people agreed: the relationship, its terms, its goals, its pauses."""

from __future__ import annotations

from mentorlog.record.entry import Entry
from mentorlog.record.words import (
    AskedForBy,
    Count,
    Day,
    Duration,
    Flag,
    Form,
    GoalId,
    Hours,
    Keeper,
    MeetingId,
    Minutes,
    Percent,
    RelationshipId,
    Text,
)

NO_LONGER = "x-no_longer"


class Relationship(Entry, kw_only=True):
    """Two sides, who keeps this journal, and what they are together for."""

    type = "relationship"
    prefix = "r"

    mentor: Text
    mentee: Text
    keeper: Keeper | None = None
    form: Form | None = None
    purpose: Text | None = None
    success: Text | None = None
    asked_for_by: AskedForBy | None = None
    started_on: Day | None = None
    planned_end: Day | None = None
    facilitator: Text | None = None


class Agreement(Entry, kw_only=True):
    """What was agreed, from `agreed_on` until a later agreement says otherwise. What a later one
    does not state is still agreed as it was; where it takes something away, the foreign key
    `x-no_longer` lists the keys of that."""

    type = "agreement"
    prefix = "ag"

    relationship: RelationshipId
    agreed_on: Day | None = None
    rhythm: Duration | None = None
    minutes: Minutes | None = None
    notice_hours: Hours | None = None
    review_every: Duration | None = None
    mentor_expects: Text | None = None
    mentee_expects: Text | None = None
    boundaries: Text | None = None
    confidentiality: Text | None = None
    contact: Text | None = None
    sessions_agreed: Count | None = None
    sponsor: Text | None = None
    if_not_working: Text | None = None

    @property
    def no_longer(self) -> tuple[str, ...]:
        """The keys of what it takes away."""
        listed = self.extra.get(NO_LONGER)
        return tuple(key for key in self.names if isinstance(listed, list) and key in listed)


class AgreementReview(Entry, kw_only=True):
    """A day on which the agreement was looked at again."""

    type = "agreement_review"
    prefix = "rv"

    relationship: RelationshipId
    on: Day
    changed: Flag | None = None
    note: Text | None = None


class Goal(Entry, kw_only=True):
    """A goal as first written; its changes hold what became of it."""

    type = "goal"
    prefix = "g"

    relationship: RelationshipId
    text: Text
    measure: Text | None = None
    why: Text | None = None
    set_on: Day | None = None
    target_on: Day | None = None
    achieved_on: Day | None = None
    dropped_on: Day | None = None
    replaced_by: GoalId | None = None
    note: Text | None = None


class GoalChange(Entry, kw_only=True):
    """A new day, measure or wording for a goal."""

    type = "goal_change"
    prefix = "gc"
    owner_key = "goal"

    goal: GoalId
    on: Day
    target_on: Day | None = None
    measure: Text | None = None
    text: Text | None = None


class GoalReview(Entry, kw_only=True):
    """A day on which a goal was looked at, and how far it was."""

    type = "goal_review"
    prefix = "gr"
    owner_key = "goal"

    goal: GoalId
    on: Day
    meeting: MeetingId | None = None
    progress: Percent | None = None
    still_right: Flag | None = None
    note: Text | None = None


class Milestone(Entry, kw_only=True):
    """A step on the way to a goal."""

    type = "milestone"
    prefix = "ms"
    owner_key = "goal"

    goal: GoalId
    text: Text
    due_on: Day | None = None
    reached_on: Day | None = None


class Pause(Entry, kw_only=True):
    """An announced break, both days included; without `until` it is open."""

    type = "pause"
    prefix = "p"

    relationship: RelationshipId
    from_: Day
    until: Day | None = None
    reason: Text | None = None
    announced_on: Day | None = None


class SignPause(Entry, kw_only=True):
    """A sign set aside for this relationship; without `until` for good."""

    type = "sign_pause"
    prefix = "sp"

    relationship: RelationshipId
    sign: Text
    on: Day
    until: Day | None = None
    reason: Text | None = None


class Consent(Entry, kw_only=True):
    """Who agreed to what being shared."""

    type = "consent"
    prefix = "co"

    relationship: RelationshipId
    on: Day
    by: Keeper
    for_: Text
