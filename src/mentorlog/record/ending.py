"""How a relationship ends."""

from __future__ import annotations

from mentorlog.record.entry import Entry
from mentorlog.record.words import (
    ActionId,
    ClosingId,
    ClosingReason,
    Day,
    Disposed,
    Flag,
    GoalId,
    MeetingId,
    RelationshipId,
    Side,
    Text,
)

MESSAGE = "x-message"
"""Under which what one side wrote to the other, as it withdrew, stands beside the fields."""
CONTACT_ON = "x-contact_on"
"""Where the day is kept on which two people meant to be in touch again."""

OUTCOMES = ("completed", "concluded", "paused for good", "not begun", "moved on")
"""How an ending is called; what is kind says enough."""
RENEWED = "renewed"


def kind_word(typed: str) -> str | None:
    """The one of OUTCOMES that is typed, however it is written; None for any other word."""
    word = " ".join(typed.casefold().replace("-", " ").split())
    return word if word in OUTCOMES else None


class Closing(Entry, kw_only=True):
    """How a relationship ends: looked at, told, celebrated, completed."""

    type = "closing"
    prefix = "cl"

    relationship: RelationshipId
    decided_on: Day | None = None
    by: Side | None = None
    reason: ClosingReason | None = None
    explored: Flag | None = None
    renegotiated: Flag | None = None
    mentor_told_on: Day | None = None
    mentee_told_on: Day | None = None
    final_meeting: MeetingId | None = None
    celebration: Text | None = None
    closed_on: Day | None = None
    outcome: Text | None = None
    thanks_mentor: Text | None = None
    thanks_mentee: Text | None = None
    takes_mentor: Text | None = None
    takes_mentee: Text | None = None
    contact_afterwards: Text | None = None
    erase_on: Day | None = None
    reopened_on: Day | None = None
    note: Text | None = None

    @property
    def message(self) -> str | None:
        """What the side that withdraws has for the other to read; None where nothing is kept."""
        words = self.extra.get(MESSAGE)
        return words if isinstance(words, str) and words else None

    @property
    def only_looked_at(self) -> bool:
        """Whether it says that an ending was thought about, and not that there is to be one."""
        told = (self.mentor_told_on, self.mentee_told_on)
        decided = any((self.decided_on, self.final_meeting, self.closed_on, *told))
        return not decided and (self.explored is not None or self.renegotiated is not None)

    @property
    def contact_on(self) -> Day | None:
        """The day on which they meant to be in touch again, where one is noted."""
        said = self.extra.get(CONTACT_ON)
        try:
            return Day.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            return None

    @property
    def shared(self) -> bool:
        """Whether the two share it: both are noted to have been told, or it was completed."""
        told = self.mentor_told_on is not None and self.mentee_told_on is not None
        return told or self.closed_on is not None


class Disposition(Entry, kw_only=True):
    """What becomes of one open goal or action when a relationship ends."""

    type = "disposition"
    prefix = "di"
    owner_key = "closing"

    closing: ClosingId
    outcome: Disposed
    goal: GoalId | None = None
    action: ActionId | None = None
    to: Text | None = None
