"""What became of a session, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentorlog.days import short_day
from mentorlog.observed import planned
from mentorlog.record import Meeting, Record, closed_on
from mentorlog.wording import happened, whose


def became(record: Record, today: date, meeting: Meeting, links: Iterable[Meeting] = ()) -> str:
    """The outcome, with who, notice and length; `links` are the meetings among which that one
    is to which it was moved."""
    at = f" at {meeting.at}" if meeting.at else ""
    match meeting.outcome:
        case "held":
            return f"held{at}{_length(record, meeting)}"
        case "planned":
            over = closed_on(record)
            if over is not None and meeting.on is not None and meeting.on >= over:
                return f"was booked{at}, and not needed once it was closed"
            reached = meeting.on is not None and meeting.on < today
            return f"planned{at}; what became of it is not recorded" if reached else f"booked{at}"
        case "unknown":
            return f"what became of it is not recorded{at}"
        case "moved":
            following = next((m for m in links if m.id == meeting.moved_to), None)
            to = f"; now on {short_day(following.on)}" if following and following.on else ""
            return f"{happened(record, meeting)}{to}"
    return happened(record, meeting)


def _length(record: Record, meeting: Meeting) -> str:
    plan, lasted = planned(record, meeting), meeting.lasted_minutes
    said = ""
    if lasted is not None:
        said = f", {lasted} of {plan} minutes" if plan else f", {lasted} minutes"
    if meeting.ended_early_by:
        said += f", ended early{whose(record, meeting.ended_early_by)}"
    return said + (f", useful {meeting.useful} of 5" if meeting.useful else "")
