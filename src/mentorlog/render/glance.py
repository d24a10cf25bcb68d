"""What a glance at a relationship picks out: the last and next meeting, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorlog.days import say_rhythm, short_day
from mentorlog.record import (
    Concern,
    Feedback,
    Meeting,
    Owner,
    Pause,
    Record,
    Topic,
    booked,
    closed_on,
    held,
)
from mentorlog.record.in_force import agreed_at
from mentorlog.standing import ActionStanding, GoalStanding, actions, goals
from mentorlog.wording import plural


def last_met(record: Record) -> Meeting | None:
    """The last meeting that was held."""
    return held(record)[-1] if held(record) else None


def next_booked(record: Record, today: date) -> Meeting | None:
    """The next meeting that is planned, today included; of one that is closed none is."""
    if closed_on(record) is not None:
        return None
    return next(iter(booked(record, today)), None)


def open_goals(record: Record) -> tuple[GoalStanding, ...]:
    """The goals that are neither reached, dropped nor replaced."""
    return tuple(goal for goal in goals(record) if goal.open)


def open_actions(record: Record, today: date) -> Mapping[Owner, list[ActionStanding]]:
    """What is promised and not finished, by owner: the keeper's own first, shared ones last."""
    owners: tuple[Owner, ...] = (*record.parties, "both")
    standing = [s for s in actions(record, today) if s.open]
    found = {owner: [s for s in standing if s.action.owner == owner] for owner in owners}
    return {owner: sorted(some, key=_by_day) for owner, some in found.items() if some}


def _by_day(standing: ActionStanding) -> tuple[date, int]:
    return standing.target or date.max, standing.action.number or 0


def last_feedback(record: Record) -> Feedback | None:
    """The latest word of one side to the other."""
    said = [f for f in record.feedback if not f.waiting]
    return max(said, key=lambda f: (f.on, f.number or 0), default=None)


def open_concerns(record: Record) -> tuple[Concern, ...]:
    """The worries that are not settled."""
    return tuple(c for c in record.concerns if c.resolved_on is None)


def topics_waiting(record: Record) -> tuple[Topic, ...]:
    """What somebody wants to raise and nobody has talked about yet."""
    return tuple(topic for topic in record.topics if topic.discussed_on is None)


def breaks_ahead(record: Record, today: date) -> tuple[Pause, ...]:
    """The breaks that go on today or are still to come, in order."""
    ahead = (p for p in record.pauses if p.until is None or p.until >= today)
    return tuple(sorted(ahead, key=lambda p: (p.from_, p.id)))


def agreed(record: Record, today: date) -> dict[str, str | int | None]:
    """The rhythm, length and notice that are agreed on that day; None where none is."""
    return {key: agreed_at(record, key, today) for key in ("rhythm", "minutes", "notice_hours")}


def agreed_words(terms: Mapping[str, str | int | None]) -> str:
    """The same in words: "every 2 weeks, 60 minutes, 24 hours of notice"."""
    rhythm, minutes, notice = terms["rhythm"], terms["minutes"], terms["notice_hours"]
    said = (
        say_rhythm(str(rhythm)) if rhythm else "",
        f"{minutes} minutes" if minutes is not None else "",
        f"{plural(int(notice), 'hour')} of notice" if notice is not None else "",
    )
    return ", ".join(part for part in said if part)


def unbegun(record: Record) -> str:
    """What is said where no day is known on which it began."""
    day = record.relationship.started_on
    return f"was to begin on {short_day(day)}" if day else "start not noted"
