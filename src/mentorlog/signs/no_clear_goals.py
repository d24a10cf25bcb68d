"""No goal is written down yet

What it looks for
After three meetings and a month (in coaching two meetings), whether any goal has ever been
written down, or at least a purpose. Goals without any measure are asked about.

Why it matters
The guidance is of one mind here: without something to work towards, a relationship drifts.
Writing a goal down and looking at it again is among the best supported habits there are.

When it is no worry
Mentoring may have a direction instead of a goal. One sentence about why you are meeting is
enough.

What to try
- Write one sentence on what would be different in six months if this went well.
- Give each goal something you could see or count, and a day to look at it again.
"""

from __future__ import annotations

from datetime import date

from mentorlog.frozen import Frozen
from mentorlog.record import Record, started, times_held
from mentorlog.sign import Ask, Clear, Evidence, Level, Shown, Tally, Unknown, Verdict
from mentorlog.standing import goals
from mentorlog.wording import plural

ASK = ("What would success look like, and how would the two of you know?",)
OPEN = "The record cannot show a goal that you both have in mind and never wrote down."
SOURCES = ("openlearn", "ruffle", "successful-relationship", "harkin-2016")
FACTOR = "no-clear-purpose"
FAMILY = "goals"
ORDER = 90
RESTS_WHEN_ENDING = True


class Limits(Frozen, kw_only=True):
    """From how many held meetings and days since the start the absence of any goal is worth
    noticing (`watch`), and worth a conversation (`concern`); coaching is asked earlier."""

    watch: int = 3
    watch_coaching: int = 2
    watch_days: int = 30
    concern: int = 6
    concern_days: int = 90
    origin: str = "ours: the guidance wants goals from the outset, and names no day"


LIMITS = Limits()


def look(record: Record, today: date, limits: Limits = LIMITS) -> tuple[Verdict, ...]:
    """One verdict, for both sides together."""
    if record.goals:
        return (_measured(record),)
    sessions, least = times_held(record), _least(record, limits)
    tally = Tally(0, sessions, 0, _threshold(least, limits.watch_days))
    if record.relationship.purpose:
        return (Clear("both", "a purpose is written down", tally),)
    begun = started(record)
    if begun is None:
        return (Unknown("both", "neither a start nor a meeting is recorded"),)
    days = (today - begun).days
    level: Level | None = None
    if sessions >= limits.concern and days >= limits.concern_days:
        level = "concern"
        tally = tally.but(threshold=_threshold(limits.concern, limits.concern_days))
    elif sessions >= least and days >= limits.watch_days:
        level = "watch"
    if level is None:
        return (Unknown("both", "no goal is written down yet; it is still early"),)
    says = f"No goal is written down after {plural(sessions, 'meeting')} in {days} days."
    because = (Evidence(record.relationship, "no goal and no purpose recorded", begun),)
    return (Shown(level, "both", says, tally, because),)


def _threshold(meetings: int, days: int) -> str:
    return f"no goal after {meetings} meetings and {days} days"


def _least(record: Record, limits: Limits) -> int:
    return limits.watch_coaching if record.coaching else limits.watch


def _measured(record: Record) -> Verdict:
    standing = goals(record)
    if any(goal.measure for goal in standing):
        return Clear("both")
    because = tuple(Evidence(s.goal, "no measure", s.goal.set_on) for s in standing)
    says = "None of the goals says what would show that it is reached."
    return Ask("both", says, None, because)
