"""How present people were: the sessions that were looked at, and the ones cut short."""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import once
from mentorlog.record import Meeting, Party, Record
from mentorlog.record.in_force import agreed_at
from mentorlog.slots import counted, oldest

SHORT_PERCENT = 75
SHORT_MINUTES = 10


def planned(record: Record, meeting: Meeting) -> int | None:
    """The planned length in minutes: the meeting's own, else the agreed one, else None."""
    if meeting.planned_minutes is not None:
        return meeting.planned_minutes
    agreed = agreed_at(record, "minutes", meeting.on)
    return None if agreed is None else int(agreed)


def short(record: Record, meeting: Meeting) -> bool:
    """Whether it lasted under three quarters of the planned length, and ten minutes or more
    less; never where either length is not known."""
    plan, lasted = planned(record, meeting), meeting.lasted_minutes
    if plan is None or lasted is None:
        return False
    return lasted * 100 < plan * SHORT_PERCENT and plan - lasted >= SHORT_MINUTES


def cut_short_by(record: Record, meeting: Meeting, party: Party) -> bool:
    """Whether that side ended a short session early; an agreed early finish never counts."""
    return meeting.ended_early_by == party and short(record, meeting)


def unexplained(record: Record, today: date) -> list[Meeting]:
    """The short sessions of which nobody noted whether that was agreed, or who had to go."""
    return [m for m in _recent(record, today) if m.ended_early_by is None and short(record, m)]


@once
def seen(record: Record, today: date) -> list[Meeting]:
    """The held sessions, oldest first, of which somebody noted how present people were."""
    return [m for m in _recent(record, today) if _noted(m)]


@once
def seen_or_measured(record: Record, today: date) -> list[Meeting]:
    """The same, with the sessions whose planned and actual lengths are both known, save the
    short ones of which nobody noted why."""
    return [
        m
        for m in _recent(record, today)
        if _noted(m) or (measured(record, m) and _explained(record, m))
    ]


@once
def _recent(record: Record, today: date) -> list[Meeting]:
    limit = oldest(record)
    held = [slot.last for slot in counted(record, today) if slot.held]
    return [m for m in held if m.on is not None and (today - m.on).days <= limit]


def _noted(meeting: Meeting) -> bool:
    lists = (meeting.distracted, meeting.quiet, meeting.unprepared)
    return meeting.observed is True or any(noted is not None for noted in lists)


def measured(record: Record, meeting: Meeting) -> bool:
    """Whether its planned and its actual length are both known."""
    return meeting.lasted_minutes is not None and planned(record, meeting) is not None


def _explained(record: Record, meeting: Meeting) -> bool:
    return meeting.ended_early_by is not None or not short(record, meeting)


def rated(record: Record, today: date) -> list[Meeting]:
    """The held sessions, oldest first, that the keeper rated for their use."""
    return [m for m in _recent(record, today) if m.useful is not None]
