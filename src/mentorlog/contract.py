"""The sessions that were agreed on: how many were held, how many are left, who was there."""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import PARTIES, Meeting, Party, Record, held, uncounted
from mentorlog.record.in_force import agreed_at
from mentorlog.slots import slots

NEAR = 2
"""How many sessions are left when it is time to say so."""


class Contract(Frozen, kw_only=True):
    """The sessions agreed on as of a day, and what came of those of this term. `lost` are the
    sessions that each side called off or missed, `outside` how many did not take place for a
    reason outside both, `untold` of how many nobody wrote down on whose side that lay."""

    agreed: int
    since: date | None
    held: int
    lost: tuple[tuple[Party, tuple[Meeting, ...]], ...]
    outside: int
    untold: int

    @property
    def left(self) -> int:
        """How many of the agreed sessions are still to come; never below 0."""
        return max(0, self.agreed - self.held)

    @property
    def near(self) -> bool:
        """Whether the last of them is close, or past."""
        return self.left <= NEAR


def contract(record: Record, today: date) -> Contract | None:
    """What the agreement in force says of sessions, against what was held since the term began;
    None where no number is agreed. Sessions that were moved and then held count once, as do those
    that were written down twice."""
    agreed = agreed_at(record, "sessions_agreed", today)
    if agreed is None:
        return None
    since, out = renewed(record), uncounted(record)
    found = [s for s in slots(record) if _in_term(s.last, since) and s.last.id not in out]
    return Contract(
        agreed=int(agreed),
        since=since,
        held=held_in_term(record),
        lost=tuple((p, tuple(s.last for s in found if s.lost_by(p))) for p in PARTIES),
        outside=sum(_did_not(slot.last) and slot.set_aside for slot in found),
        untold=sum(_did_not(slot.last) and slot.unattributed for slot in found),
    )


def held_in_term(record: Record) -> int:
    """How many sessions were held since the last term began; all of them where there was one."""
    since = renewed(record)
    return sum(_in_term(meeting, since) for meeting in held(record))


def renewed(record: Record) -> date | None:
    """The day on which the last term began; None where there was only one."""
    days = (c.reopened_on for c in record.closings if c.reason == "renewed")
    return max((day for day in days if day is not None), default=None)


def _in_term(meeting: Meeting, since: date | None) -> bool:
    return since is None or (meeting.on is not None and meeting.on > since)


def _did_not(meeting: Meeting) -> bool:
    return meeting.outcome in ("cancelled", "missed")
